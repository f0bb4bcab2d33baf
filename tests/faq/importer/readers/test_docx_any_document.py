"""Word documents made of every kind of paragraph there is, in any order: no word is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faq.importer.samples import read
from tests.faq.importer.word_documents import append, link, run, table, word

STYLES = [
    "Normal", "Normal", "Heading 1", "Heading 2", "Title", "Subtitle", "Quote", "Intense Quote", "List Bullet",
    "List Number", "List Bullet 2", "Caption",
]  # fmt: skip
FORMS = [
    "What is {}?", "{} is {}.", "“{} is so.”", "- {}", "{}", "{}\t$400", "| {} | {} |", "Note: {}", "Short answer: {}",
    "Reviewed by Dr. {}", "Country: {}", "Details", "Sources", "Ready to {}?", "contact us", "3. How is {}?", "{}\n{}",
    "Price of {}: €400", "Updated: {}", "Disclaimer: {}", "Last reviewed July 2026 · {}", "12 min read", "Title: {}", "",
]  # fmt: skip
KINDS = [
    "plain",
    "bold",
    "half bold",
    "link",
    "inserted",
    "hidden",
    "box",
    "table",
    "question table",
    "named table",
]


def _fill(opened, kind: str, style: str, text: str) -> None:
    if kind == "table":
        table(opened, ("Model", "Price"), (text, "$400"), ("Best", text))
    elif kind == "question table":
        table(opened, (f"Is it {text}?", text), ("Is it so?", "No."))
    elif kind == "named table":
        table(opened, ("Question", "Answer", "Colour"), (text, text, text))
    else:
        paragraph = opened.add_paragraph(style=style)
        if kind == "link":
            link(paragraph, text.strip() or "x", "https://demo.example/a")
        elif kind == "inserted":
            inserted = f'<w:ins w:id="1" w:author="A">{run(text.replace("|", ""))}</w:ins>'
            append(paragraph, inserted)
        elif kind == "hidden":
            append(paragraph, run(text, "<w:vanish/>"))
        elif kind == "box":
            append(
                paragraph,
                f"<w:r><w:pict><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></w:pict></w:r>",
            )
        else:
            half = len(text) // 2 if kind == "half bold" else 0
            paragraph.add_run(text[:half])
            paragraph.add_run(text[half:]).bold = kind != "plain"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(STYLES), st.sampled_from(FORMS)),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_of_any_document_is_in_its_report(pieces):
    words: list[str] = []

    def build(opened):
        opened.add_paragraph("A Guide to Something")
        for kind, style, form in pieces:
            text = form
            while "{}" in text:
                words.append(f"zq{len(words)}x")
                text = text.replace("{}", words[-1], 1)
            _fill(opened, kind, style, text)

    result = read(word(build), "any.docx")
    report = str([result.document.model_dump(), [warning.model_dump() for warning in result.warnings]])
    assert [each for each in words if each not in report] == []
