"""The labelled lines at the very end of a document."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq, places, read

TWO = ("Is it safe?\n\nYes.", "Does it hurt?\n\nNo.")


def test_a_date_under_each_answer_is_no_date_of_the_document():
    html = "".join(
        f"<h2>{question}</h2><p>Yes.</p><p>Last reviewed: {day}</p>"
        for question, day in (("Is it safe?", "26 July 2023"), ("Does it last?", "2 August 2024"))
    )
    document = read(f"<h1>A</h1>{html}", "a.html")
    assert document.document.reviewed_on is None
    assert places(document, "unknown_detail_field") == ["q1", "q2"]


def test_after_the_date_of_the_last_answer_comes_that_of_the_document():
    text = "Last reviewed: 26 July 2023"
    document = faq(
        f"Is it safe?\n\nYes.\n\n{text}", f"Does it last?\n\nYes.\n\n{text}\n\nLast reviewed: 3 March 2026"
    )
    assert document.document.reviewed_on == "2026-03-03"
    assert places(document, "unknown_detail_field") == ["q1", "q2"]


def test_a_country_alone_at_the_end_is_that_of_the_document():
    assert faq(*TWO, after="País: México").document.country == "MX"


@pytest.mark.parametrize("line", ["Country: the one you like", "Treatment: rest and water"])
def test_another_line_with_a_colon_stays_in_the_answer(line):
    document = faq(*TWO, after=line)
    assert [block.text for block in document.document.questions[1].long_answer] == ["No.", line]


def test_a_date_that_stands_alone_under_the_title_is_neither_subtitle_nor_date():
    document = read(
        "Questions About Scars\noctubre 27, 2019\nPublicado por: Demo Autor\n\nDo they fade?\n\nYes."
    )
    assert document.document.title == "Questions About Scars"
    assert document.document.author == "Demo Autor"
    assert document.document.subtitle is document.document.modified_on is None
    assert "unassigned_text" in codes(document)


def test_a_detail_that_no_field_is_made_for_stays_with_the_list_around_it():
    entries = "".join(
        f"<dt>{label}</dt><dd>{value}</dd>"
        for label, value in (("Reviewed by", "Demo Name"), ("Updated", "2026-05-04"), ("Batch", "Q-17"))
    )
    page = read(f"<h1>A</h1><dl>{entries}</dl><p>Text.</p><h2>Is it safe?</h2><p>Yes.</p>", "a.html")
    assert excerpts(page, "unknown_detail_field") == ["Batch: Q-17"]
    assert [block.type for block in page.document.introduction] == ["paragraph"]


def test_a_day_under_another_label_right_above_the_details_is_one_of_them():
    document = faq(*TWO, after="Published: 12 January 2026\nUpdated: 30 June 2026")
    assert document.document.modified_on == "2026-06-30"
    assert [block.text for block in document.document.questions[1].long_answer] == ["No."]
    assert excerpts(document, "unknown_detail_field") == ["Published: 12 January 2026"]


def test_a_standing_phrase_may_stand_below_the_details():
    document = faq(*TWO, after="Updated: 30 June 2026\n\nBack to top")
    assert document.document.modified_on == "2026-06-30"
