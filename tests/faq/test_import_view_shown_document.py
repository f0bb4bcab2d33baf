"""A document as its page would read: every text, table and warning, with nothing in it that runs."""

from faq.import_view.shown_document import shown
from faq.importer.report import ImportedDocument, ParagraphBlock, ReportWarning
from tests.faq.importer.samples import CATARACT, read


def warning(where: str, code: str = "any") -> ReportWarning:
    return ReportWarning(code=code, where=where, excerpt="", message="Look.")


def document(**fields) -> ImportedDocument:
    question = {"question": "Is it safe?", "long_answer": fields.pop("answer", [])}
    return ImportedDocument(title="Ears", questions=[question], **fields)


def test_warnings_lead_to_questions_and_fields_that_are_shown():
    places = ["q1 row 2", "q1", "q2", "claimed_reviewer", "disclaimer", "document line 3"]
    [entry] = shown(document(), [warning(place) for place in places]).warnings
    found = entry.items
    assert [row.anchor for row in found] == ["q1", "q1", "", "claimed_reviewer", "", ""]
    assert [row.where for row in found[:4]] == [
        "Question 1 row 2",
        "Question 1",
        "Question 2",
        "Claimed reviewer",
    ]
    assert [row.first for row in found[:2]] == [True, False]


def test_errors_come_first_and_what_says_the_same_of_several_questions_is_one_entry():
    found = shown(
        document(),
        [
            warning("q1", code="missing_short_answer"),
            warning("q1", code="duplicate_question"),
            warning("q2", code="missing_short_answer"),
            warning("q1", code="absolute_claim"),
        ],
    )
    assert [(entry.first.code, entry.where) for entry in found.warnings] == [
        ("absolute_claim", "Question 1"),
        ("duplicate_question", "Question 1"),
        ("missing_short_answer", "Questions 1 and 2"),
    ]
    assert found.warning_count == 4


def test_a_question_tells_how_many_warnings_are_about_it():
    [question] = shown(document(), [warning("q1"), warning("q1 row 2"), warning("q11")]).questions
    assert question.warnings == 2


def test_a_price_table_has_options_down_and_columns_across():
    found = read(CATARACT.read_text())
    [table] = [part for part in shown(found.document, found.warnings).questions[2].parts if part.rows]
    assert table.head[0] == "Option"
    assert len(table.head) > 2
    assert all(len(row) == len(table.head) for row in table.rows)
    printed = {price.raw for price in found.document.price_tables[0].prices}
    assert printed <= {cell for row in table.rows for cell in row}


def test_nothing_in_a_paragraph_runs():
    html = "<p onclick='x()'>Yes<script>x()</script> <a href='javascript:x()'>really</a></p>"
    [question] = shown(document(answer=[ParagraphBlock(text="Yes", html=html)]), []).questions
    assert question.parts[0].html == "<p>Yes really</p>"
