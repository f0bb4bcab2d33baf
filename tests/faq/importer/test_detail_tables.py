"""Tables of labels and values are details; tables of facts are not."""

from tests.faq.importer.samples import codes, excerpts, faq, read

QUESTION = "Are they loud?\n\n“Not at all.”\n\nThey hum."


def table(*rows: tuple[str, ...]) -> str:
    head, *below = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *below])


def test_a_table_at_the_end_that_says_who_and_when_is_a_list_of_details():
    rows = (
        ("Medically reviewed by", "Dr. Demo Name, MD"),
        ("Last modified", "2026-02-17"),
        ("Country", "Spain"),
    )
    result = faq(QUESTION, after=table(*rows, ("Reading time", "6 minutes")))
    document = result.document
    assert document.claimed_reviewer.name == "Dr. Demo Name"
    assert (document.modified_on, document.country) == ("2026-02-17", "ES")
    assert excerpts(result, "unknown_detail_field") == ["Reading time: 6 minutes"]
    assert [block.type for block in document.questions[0].long_answer] == ["paragraph"]
    assert "unassigned_text" not in codes(result)


def test_a_table_before_the_questions_may_have_its_labels_as_headings():
    document = faq(
        QUESTION, front=table(("Reviewed by", "Updated"), ("Dr. Demo Name", "2026-02-17"))
    ).document
    assert document.claimed_reviewer.name == "Dr. Demo Name"
    assert document.modified_on == "2026-02-17"
    assert document.introduction == []


def test_two_reviewers_in_a_table_are_a_conflict():
    result = faq(QUESTION, after=table(("Reviewed by", "Demo Name A"), ("Reviewer", "Demo Name B")))
    assert result.document.claimed_reviewer is None
    assert "conflicting_reviewer" in codes(result)


def test_a_table_of_facts_in_an_answer_stays_in_it():
    rows = (("Treatment", "Hearing aid"), ("Country", "Spain"), ("Weight", "3 g"))
    document = faq(QUESTION + "\n\n" + table(*rows)).document
    assert document.treatment is None
    assert [block.type for block in document.questions[0].long_answer] == ["paragraph", "table"]


def test_one_known_label_is_enough_where_every_label_ends_in_a_colon():
    document = read(
        "<h1>Ears</h1><table><tr><td>Reviewed by:</td><td>Dr. Demo Name</td></tr><tr><td>Date:</td><td>3 May 2026</td></tr>"
        "</table><h2>Is it safe?</h2><p>Yes.</p>",
        "a.html",
    )
    assert document.document.claimed_reviewer.name == "Dr. Demo Name"


def test_labels_may_stand_in_every_other_column():
    document = read(
        "<h1>Ears</h1><table><tr><td>Author:</td><td>S. Demo</td><td>Reviewer:</td><td>Mr Demo Name</td></tr><tr><td>Version:</td>"
        "<td>4</td><td>Review date:</td><td>3 May 2026</td></tr></table><h2>Is it safe?</h2><p>Yes.</p>",
        "a.html",
    ).document
    assert (document.author, document.claimed_reviewer.name, document.reviewed_on) == (
        "S. Demo",
        "Mr Demo Name",
        "2026-05-03",
    )
