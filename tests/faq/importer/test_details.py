"""The labelled details of a document, wherever they are printed."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq, read

QUESTION = "Is it safe?\n\n“Yes.”\n\nIt is."


def details(*lines: str):
    return faq(QUESTION, after="Details\n\n" + "\n".join(lines))


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "  • ", ""])
def test_every_kind_of_list_is_read(bullet):
    lines = [
        "Medically reviewed by: Dr. Demo",
        "Modified date: 2026-02-17",
        "Treatment: Hearing Aid",
        "Country: Spain",
    ]
    document = details(*(f"{bullet}{line}" for line in lines), f"{bullet}Overview What they cost.").document
    assert document.claimed_reviewer.name == "Dr. Demo"
    assert document.modified_on == "2026-02-17"
    assert (document.treatment, document.country) == ("Hearing Aid", "ES")
    assert document.overview == "What they cost."


def test_details_in_spanish_are_read():
    document = details(
        "- Revisado médicamente por: Dra. Demo, PhD",
        "- Última actualización: 3 de febrero de 2026",
        "- Tratamiento: Audífonos",
        "- País: España",
    ).document
    assert (document.claimed_reviewer.credentials, document.modified_on) == ("PhD", "2026-02-03")
    assert (document.treatment, document.country) == ("Audífonos", "ES")


def test_details_in_a_table_are_read():
    assert details("| Country | Spain |", "| Treatment | Hearing Aid |").document.country == "ES"


def test_details_without_a_heading_at_the_end_are_read():
    document = faq(QUESTION, after="Reviewed by: Dr. Demo\nUpdated: 2026-02-17\nCountry: Spain").document
    assert (document.claimed_reviewer.name, document.modified_on, document.country) == (
        "Dr. Demo",
        "2026-02-17",
        "ES",
    )
    assert [block.text for block in document.questions[0].long_answer] == ["It is."]


def test_a_byline_under_the_title_is_read():
    document = faq(
        QUESTION, front="By Demo Author\nReviewed by Demo Reviewer · Last reviewed 2026-05-13"
    ).document
    assert (document.author, document.reviewed_on) == ("Demo Author", "2026-05-13")
    assert document.claimed_reviewer.name == "Demo Reviewer"


def test_an_overview_over_several_lines_is_one_text():
    document = details("- Country: Spain", "- Overview: What they cost", "  and who pays for them.").document
    assert document.overview == "What they cost and who pays for them."


def test_two_reviewers_are_a_conflict_and_none_is_taken():
    result = details("- Reviewed by: Demo A", "- Reviewer: Demo B")
    assert result.document.claimed_reviewer is None
    assert excerpts(result, "conflicting_reviewer") == ["Demo A / Demo B"]
    assert "reviewer_unverified" in codes(result)
    assert "missing_reviewer" not in codes(result)


def test_two_days_are_a_conflict_and_none_is_taken():
    result = details("- Updated: 2026-02-17", "- Last modified: 18 February 2026")
    assert result.document.modified_on is None
    assert excerpts(result, "conflicting_date") == ["2026-02-17 / 18 February 2026"]


def test_one_day_in_two_notations_is_no_conflict():
    result = details("- Updated: 2026-02-17", "- Last modified: 17 February 2026")
    assert result.document.modified_on == "2026-02-17"
    assert "conflicting_date" not in codes(result)


@pytest.mark.parametrize("uncertain", ["05/06/2026", "March 2026", "2025"])
def test_a_day_and_an_uncertain_date_that_cannot_be_it_are_a_conflict(uncertain):
    result = details("- Updated: 2026-02-17", f"- Last modified: {uncertain}")
    assert result.document.modified_on is None
    assert excerpts(result, "conflicting_date") == [f"2026-02-17 / {uncertain}"]


def test_a_day_and_an_uncertain_date_that_may_be_it_are_no_conflict():
    result = details("- Updated: 2026-04-03", "- Last modified: 03/04/2026")
    assert result.document.modified_on == "2026-04-03"
    assert "ambiguous_date" in codes(result)
    assert "conflicting_date" not in codes(result)


@pytest.mark.parametrize(
    ("line", "field"), [("Country", "country"), ("Treatment", "treatment"), ("Overview", "overview")]
)
def test_two_values_of_any_field_are_a_conflict(line, field):
    result = details(f"- {line}: Spain", f"- {line}: Portugal")
    assert getattr(result.document, field) is None
    assert f"conflicting_{field}" in codes(result)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("03/04/2026", "ambiguous_date"),
        ("July 2026", "partial_date"),
        ("2026-02-31", "invalid_date"),
        ("8 de noviembre de 202", "invalid_date"),
        ("2030-01-01", "future_date"),
    ],
)
def test_an_uncertain_date_is_reported_with_its_words_and_left_empty(value, code):
    result = details(f"- Modified date: {value}")
    assert result.document.modified_on is None
    assert excerpts(result, code) == [value]
    assert "missing_modified_date" not in codes(result)
    assert [detail.raw for detail in result.document.details] == [value]


def test_updated_is_not_reviewed():
    result = details("- Updated: 2026-02-17")
    assert result.document.reviewed_on is None
    assert "review_date_missing" in codes(result)


def test_a_change_after_the_review_is_reported():
    assert "edited_after_review" in codes(details("- Last reviewed: 2026-01-05", "- Updated: 2026-02-17"))
    assert "edited_after_review" not in codes(details("- Last reviewed: 2026-02-18", "- Updated: 2026-02-17"))


def test_the_next_review_may_lie_ahead():
    assert details("- Next review: 2030-01-01").document.review_due == "2030-01-01"


def test_an_unknown_detail_is_kept_in_the_report():
    result = details("- Country: Spain", "- Editor: Somebody", "- no label at all")
    assert excerpts(result, "unknown_detail_field") == ["Editor: Somebody", "no label at all"]


def test_an_unknown_country_is_left_empty():
    result = details("- Country: Wonderland")
    assert result.document.country is None
    assert excerpts(result, "unknown_country") == ["Wonderland"]


def test_author_and_reviewer_in_one_are_both_and_reported():
    result = details("- Written & medically reviewed by: Demo Name")
    assert (result.document.author, result.document.claimed_reviewer.name) == ("Demo Name", "Demo Name")
    assert "author_is_reviewer" in codes(result)


def test_a_date_under_one_answer_is_not_that_of_the_document():
    result = faq("Is it safe?\n\nYes.\n\nLast reviewed: July 26, 2023", "Is it cheap?\n\nNo.")
    assert result.document.reviewed_on is None
    assert excerpts(result, "unknown_detail_field") == ["Last reviewed: July 26, 2023"]


def test_a_stated_language_wins_over_the_words():
    assert details("- Language: Spanish").document.language == "es"


def test_a_language_the_site_does_not_have_is_kept_and_reported():
    result = details("- Language: German")
    assert result.document.language == "de"
    assert "unknown_language" in codes(result)


def test_fenced_details_at_the_top_are_read():
    text = "---\ntitle: A Guide\ncountry: Spain\nmedically_reviewed_by: Dr. Demo\n---\n\nIs it safe?\n\nYes."
    document = read(text).document
    assert (document.title, document.country, len(document.questions)) == ("A Guide", "ES", 1)
    assert document.claimed_reviewer.name == "Dr. Demo"


def test_a_day_behind_the_reviewer_goes_through_the_rules_for_dates():
    byline = "Medically reviewed by Dr. Demo Name, MD. Last updated: {}"
    doubtful = read(f"# A\n\n{byline.format('3/4/2026')}\n\n## Is it safe?\n\nYes.", "a.md")
    reviewer = doubtful.document.claimed_reviewer
    assert (reviewer.name, reviewer.credentials) == ("Dr. Demo Name", "MD")
    assert doubtful.document.modified_on is None
    assert excerpts(doubtful, "ambiguous_date") == ["3/4/2026"]
    certain = read(f"# A\n\n{byline.format('31/12/2025')}\n\n## Is it safe?\n\nYes.", "a.md")
    assert certain.document.modified_on == "2025-12-31"


def test_two_reviewers_in_one_line_are_a_conflict():
    result = details("- Medically reviewed by: Dr. Demo Alba, MD, and Dr. Demo Berg")
    assert result.document.claimed_reviewer is None
    assert excerpts(result, "conflicting_reviewer") == ["Dr. Demo Alba, MD / Dr. Demo Berg"]
    assert "reviewer_unverified" in codes(result)


@pytest.mark.parametrize(
    "line",
    ["Reviewed by: Medical Team", "Revisado por nuestro equipo médico", "Reviewed by our medical board"],
)
def test_a_team_is_no_reviewer_and_is_kept_in_the_report(line):
    document = faq(QUESTION, after=line)
    assert document.document.claimed_reviewer is None
    assert "missing_reviewer" in codes(document)
    assert "reviewer_unverified" not in codes(document)
    assert len(excerpts(document, "unknown_detail_field")) == 1


def test_a_person_beside_a_team_is_the_reviewer():
    document = faq(QUESTION, after="Reviewed by: Medical Team\nReviewed by: Dr. Demo Name").document
    assert document.claimed_reviewer.name == "Dr. Demo Name"
