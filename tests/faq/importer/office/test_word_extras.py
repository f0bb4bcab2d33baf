"""What a Word document holds besides its running text: footnotes become sources, their marks the numbers of these."""

from tests.faq.importer.office.hostile_archives import packed, parts_of
from tests.faq.importer.samples import places, read
from tests.faq.importer.word_documents import append, run, table, word

MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def with_footnotes(build, *notes):
    """Read a document with footnotes; the first has the id 2."""

    def whole(opened):
        opened.add_heading("Living With Hearing Aids", level=1)
        opened.add_heading("Are they loud?", level=2)
        build(opened)

    parts = parts_of(word(whole))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>'
        for number, text in enumerate(notes, start=2)
    )
    note = f"<w:footnotes {names}>{texts}</w:footnotes>"
    parts["word/footnotes.xml"] = note.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    return read(packed(parts), "notes.docx")


def test_footnotes_become_sources_and_their_marks_numbers():
    def build(opened):
        append(opened.add_paragraph("They hum"), MARK.format(3) + run(" and buzz.") + MARK.format(2))
        append(opened.add_paragraph("So they do."), MARK.format(3))
        opened.add_heading("Details", level=2)
        opened.add_paragraph("Source: Demo Handbook")

    result = with_footnotes(build, "Demo Journal 3.", "Demo Report.")
    sources = [source.text for source in result.document.sources]
    assert sources == ["Demo Report.", "Demo Journal 3.", "Demo Handbook"]
    answer = result.document.questions[0].long_answer
    assert [block.text for block in answer] == ["They hum[1] and buzz.[2]", "So they do.[1]"]
    assert places(result, "footnote_as_source") == ["paragraph 3", "paragraph 3"]


def test_a_footnote_of_what_is_no_sentence_leaves_no_mark_in_it():
    def build(opened):
        append(opened.add_heading("Do they last?", level=2), MARK.format(2))
        append(opened.add_paragraph("“Five years.”"), MARK.format(2))
        append(opened.add_paragraph("Last reviewed: 3 May 2026."), MARK.format(2))
        table(opened, ("Kind", "Price"), ("Pair", "€900"))
        append(opened.tables[0].cell(1, 1).paragraphs[0], MARK.format(2))

    result = with_footnotes(build, "Demo Journal 3.")
    assert "[1]" not in result.document.model_dump_json()
    assert [source.text for source in result.document.sources] == ["Demo Journal 3."]


def test_a_mark_of_the_author_for_a_footnote_stays_the_only_one():
    def build(opened):
        own = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        append(opened.add_paragraph("They hum."), own)

    result = with_footnotes(build, "Demo Journal 3.")
    assert [block.text for block in result.document.questions[0].long_answer] == ["They hum.*"]
