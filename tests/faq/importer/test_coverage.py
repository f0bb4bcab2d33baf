"""Nothing is lost: every word of a document is somewhere in its report."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importer.coverage import uncovered
from faq.importer.report import ImportedDocument, ImportedQuestion, ParagraphBlock
from tests.faq.importer.samples import CATARACT, codes, excerpts, faq, read


def document(*paragraphs: str, question: str = "Is it safe?") -> ImportedDocument:
    blocks = [ParagraphBlock(text=text, html="") for text in paragraphs]
    return ImportedDocument(
        title="Guide", questions=[ImportedQuestion(question=question, long_answer=blocks)]
    )


def left(source: str, imported: ImportedDocument) -> list[tuple[int, str]]:
    return [(piece.line, piece.text) for piece in uncovered(source, imported, [])]


def test_a_lost_paragraph_is_found_with_its_line():
    assert left("Guide\n\nIs it safe?\n\nYes.\n\nThis is lost.", document("Yes.")) == [(7, "This is lost.")]


def test_a_lost_word_is_found():
    assert left("Guide\n\nIs it safe?\n\nYes, nearly always.", document("Yes, always.")) == [
        (5, "Yes, nearly always.")
    ]


def test_a_paragraph_printed_twice_but_kept_once_is_found():
    assert left("Guide\n\nIs it safe?\n\nYes.\n\nYes.", document("Yes.")) == [(7, "Yes.")]


def test_a_short_word_inside_a_longer_one_is_not_taken_for_it():
    assert left("Guide\n\nIs it safe?\n\nKnee 12\n\nKnee 1", document("Knee 1")) == [(5, "Knee 12")]


def test_marks_numbers_and_labels_are_no_text():
    source = "# Guide\n\n3. **Is it safe?**\n\nShort answer: “Yes.”\n\n- Note: no.\n\n---\n\nDetails\n\nQuestion 4 —"
    assert left(source, document("Yes.", "no.")) == []


def test_a_label_in_the_middle_of_a_line_is_text():
    assert left("Guide\n\nIs it safe?\n\nYes. Note: no.", document("Yes.", "no.")) == [(5, "Note:")]


def test_wrapped_lines_are_covered_by_one_paragraph():
    assert left("Guide\n\nIs it safe?\n\nYes,\n  nearly\nalways.", document("Yes, nearly always.")) == []


def test_the_sample_is_covered_whole():
    assert "unassigned_text" not in codes(read(CATARACT.read_bytes()))


def test_what_no_rule_placed_is_put_into_the_report():
    result = faq("Is it safe?\n\nYes.", after="Disclaimer\n\n| a | b |")
    assert any("a" in warning.excerpt for warning in result.warnings if warning.code == "unassigned_text")


# Documents made of every kind of line there is, in any order -----------------------------------------------------------

LINES = [
    "What is {} {}?", "3. How much is {}?", "Q: Is {} safe?", "A: {} it is.", "“{} is {}.”", "{} goes on and {}.",
    "The {} is {}. But {} is not", "- item {}", "• Hotel {}: $500", "* {}: included", "1. {}", "| {} | $400 | {} |",
    "|---|---|---|", "{}\t$300\t{}", "Option {} Cost in Spain (EUR) Cost in USA (USD) Savings", "Hip {} $3,000",
    "Knee {} $3,000 - $4,500 $5,000+ ~50%", "Note: {} {}.", "Short answer: {}.", "Short answer:", "Details", "Sources",
    "Disclaimer: {}", "Country: {}", "Reviewed by: Dr. {}, MD", "Updated: {}", "Overview {} {} things", "Foo {}: bar",
    "Last reviewed July 2026 · Reviewed by {}", "Ready to {}?", "contact us", "Table 1: {}", "Costs {}", "## About {}",
    "IS {} LOUD?", "**{}?**", "**Bold {} words here.**", "====", "> quote {}", "Conclusion", "12 min read", "Contents",
    "{}: $17-20,000", "Price {} – 20 euros", "— {}, 54", "¿Qué es {}?", "Title: {}", "Summary: {} {}", "“{}” says {}.",
    "[1] {} https://demo.example/{}", "  indented {}", "x     {}   {}", "By Demo {}", "{} — {}", "Home > {} > {}",
    "{} itâ€™s", "...", "?",
]  # fmt: skip


@st.composite
def documents(draw) -> tuple[str, list[str]]:
    """A document with a word of its own in every gap, and those words."""
    words: list[str] = []
    lines = draw(st.sampled_from([["A Guide to Something", ""], []]))
    for form, blank in draw(
        st.lists(st.tuples(st.sampled_from(LINES), st.booleans()), min_size=1, max_size=25)
    ):
        filled = form
        while "{}" in filled:
            words.append(f"zq{len(words)}x")
            filled = filled.replace("{}", words[-1], 1)
        lines = [*lines, filled, *([""] if blank else [])]
    return "\n".join(lines), words


def strings(value) -> str:
    if isinstance(value, dict):
        return " ".join(map(strings, value.values()))
    if isinstance(value, list):
        return " ".join(map(strings, value))
    return str(value)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_word_of_any_document_is_in_its_report(generated):
    text, words = generated
    result = read(text)
    report = strings([result.document.model_dump(), [warning.model_dump() for warning in result.warnings]])
    lost = [word for word in words if word not in report]
    assert lost == []


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet=st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n\t"), max_size=400
    )
)
def test_no_text_breaks_the_importer(text):
    if text.strip():
        json.dumps(read(f"A title\n\n{text}").document.model_dump())


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100_000,
        "*" * 200_000,
        "|" * 200_000 + "x",
        "“" * 200_000,
        "- item\n" * 20_000,
        "a\tb\n" * 20_000,
        "x" + " " * 300_000 + "y",
        "$3,000 " * 50_000,
        "Short line\n" * 20_000,
        "Is it?\n" * 10_000,
        "â€™" * 50_000,
    ],
    ids=lambda text: text[:8],
)
def test_monotonous_text_is_read_in_one_go(text):
    """No deadline is set; a rule that takes quadratic time would keep the suite from ending."""
    assert read(f"A title\n\nIs it safe?\n\n{text}").document.title == "A title"


def test_a_price_in_two_columns_is_not_lost():
    document = read(
        "Title,Crowns\nQuestion,Answer,Min price,Max price\nWhat is it?,A cap.,€250,€400\nAnd gold?,Dear.,€600,\n",
        "a.csv",
    )
    assert excerpts(document, "unassigned_text") == []


def test_the_number_of_an_answer_is_no_text():
    document = read("A Guide\n\nQ1. Is it safe?\n\nA1. Yes.\n\nQ2. Does it last?\n\nA2. No.")
    assert [block.text for each in document.document.questions for block in each.long_answer] == [
        "Yes.",
        "No.",
    ]
    assert excerpts(document, "unassigned_text") == []
