"""Word documents: what a reader of the document sees is imported, everything else is only reported."""

import datetime as dt

import pytest

from faq.importer.errors import ImportRefused
from tests.faq.importer.expectations import expected, outcome
from tests.faq.importer.samples import CATARACT, DOCUMENTS, codes, excerpts, read
from tests.faq.importer.word_documents import DOCUMENTS as BUILT
from tests.faq.importer.word_documents import append, link, run, table, word

TITLE = "Living With Hearing Aids"


def document(build) -> bytes:
    """A document with a title, a question and what `build` adds."""

    def whole(opened):
        opened.add_heading(TITLE, level=1)
        opened.add_heading("Are they loud?", level=2)
        build(opened)

    return word(whole)


def answer(build) -> tuple[list, list[str]]:
    result = read(document(build), "document.docx")
    return result.document.questions[0].long_answer, codes(result)


@pytest.mark.parametrize("name", BUILT)
def test_a_document_is_read_as_expected(name):
    result = read(word(BUILT[name]), f"{name}.docx")
    assert outcome(result) == expected(result, DOCUMENTS / "word" / f"{name}.json")


@pytest.mark.parametrize("name", BUILT)
def test_nothing_of_a_document_is_lost(name):
    assert "unassigned_text" not in codes(read(word(BUILT[name]), f"{name}.docx"))


@pytest.mark.parametrize("empty_lines", [True, False], ids=["with empty paragraphs", "without"])
def test_a_text_pasted_into_word_is_read_as_the_text(empty_lines):
    text = CATARACT.read_text()

    def paste(opened):
        for line in text.split("\n"):
            if line.strip() or empty_lines:
                opened.add_paragraph(line)

    pasted, plain = read(word(paste), "pasted.docx"), read(text)
    assert pasted.document == plain.document
    assert codes(pasted) == codes(plain)


def test_links_are_kept_where_a_page_can_keep_them():
    def build(opened):
        paragraph = opened.add_paragraph("See ")
        link(paragraph, "a & b", "https://demo.example/?a=1&b=%222%22")
        paragraph.add_run(".")
        paragraph = opened.add_paragraph("Or ")
        link(paragraph, "this", "javascript:alert(1)")
        paragraph.add_run(".")
        link(opened.add_paragraph(style="List Bullet"), "an item", "https://demo.example/item")

    result = read(document(build), "links.docx")
    html = [getattr(block, "html", "") for block in result.document.questions[0].long_answer]
    assert html[0] == '<p>See <a href="https://demo.example/?a=1&amp;b=%222%22">a &amp; b</a>.</p>'
    assert "javascript" not in str(html)
    assert html[2] == ['<a href="https://demo.example/item">an item</a>']
    assert excerpts(result, "link_left_out") == [
        "this (javascript:alert(1))",
    ]


def test_a_link_written_as_a_field_is_a_link():
    def build(opened):
        field = "".join(
            [
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:instrText> HYPERLINK "https://demo.example/f" </w:instrText></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                run("the list"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ]
        )
        append(opened.add_paragraph("See "), field)

    blocks, _ = answer(build)
    assert blocks[0].html == '<p>See <a href="https://demo.example/f">the list</a></p>'


def test_words_in_bold_stay_bold():
    def build(opened):
        paragraph = opened.add_paragraph("They are ")
        paragraph.add_run("not").bold = True
        paragraph.add_run(" loud.")

    assert answer(build)[0][0].html == "<p>They are <b>not</b> loud.</p>"


def test_a_word_broken_into_runs_is_one_word():
    def build(opened):
        append(
            opened.add_paragraph(), run("They hu") + "<w:proofErr w:type='spellStart'/>" + run("m") + run(".")
        )

    assert answer(build)[0][0].text == "They hum."


def test_joined_cells_leave_their_columns_in_place():
    def build(opened):
        table(opened, ("Model", "Weight", "Colour"), ("Basic", "3 g", "red"), ("Best", "2 g", "blue"))
        grid = opened.tables[0]
        grid.cell(1, 0).merge(grid.cell(1, 1))

    (block,), warned = answer(build)
    assert [len(row) for row in block.rows] == [3, 3, 3]
    assert block.rows[1][2] == "red"
    assert "table_recovered_from_text" not in warned


def test_a_table_inside_a_table_is_kept_with_its_cell():
    def build(opened):
        table(opened, ("Model", "Weight"), ("Basic", "3 g"))
        inner = opened.tables[0].cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "with", "batteries"

    (block,), _ = answer(build)
    assert block.rows[1] == ["Basic", "3 g with batteries"]


def test_a_caption_and_a_repeated_heading_row_belong_to_their_table():
    def build(opened):
        opened.add_paragraph("They differ.")
        opened.add_paragraph("What they cost", style="Caption")
        table(opened, ("Basic", "€400"), ("Best", "€900"))
        opened.add_paragraph("Apart:")
        table(opened, ("red", "blue"), ("one", "two"))
        properties = opened.tables[1].rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{properties.tag[:-4]}tblHeader", {}))

    result = read(document(build), "tables.docx")
    assert result.document.price_tables[0].caption == "What they cost"
    assert result.document.questions[0].long_answer[-1].header
    assert "What they cost" not in str(result.document.questions)


def test_a_frame_around_text_is_no_table():
    def build(opened):
        opened.add_table(rows=1, cols=1).cell(0, 0).text = "They hum."

    assert answer(build)[0][0].text == "They hum."


def test_deleted_rows_and_cells_are_gone():
    def build(opened):
        table(opened, ("Model", "Weight"), ("Gone", "9 g"), ("Basic", "3 g"))
        properties = opened.tables[0].rows[1]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{properties.tag[: properties.tag.index('}') + 1]}del", {}))

    (block,), _ = answer(build)
    assert "Gone" not in str(block.rows)


def test_numbered_lists_and_bulleted_ones_are_told_apart():
    def build(opened):
        opened.add_paragraph("one", style="List Number")
        opened.add_paragraph("two", style="List Number")
        opened.add_paragraph("Then:")
        opened.add_paragraph("three", style="List Bullet")

    lists = [block for block in answer(build)[0] if block.type == "list"]
    assert [(block.ordered, block.items) for block in lists] == [(True, ["one", "two"]), (False, ["three"])]


def test_a_text_box_is_read_below_its_paragraph():
    def build(opened):
        box = f"<w:txbxContent><w:p>{run('Ask before you buy.')}</w:p></w:txbxContent>"
        append(opened.add_paragraph("They hum."), f"<w:r><w:pict>{box}</w:pict></w:r>")
        opened.add_paragraph("They buzz.")

    blocks, reported = answer(build)
    assert [block.text for block in blocks] == ["They hum.", "Ask before you buy.", "They buzz."]
    assert "text_box_placed" in reported


def test_what_a_form_shows_until_it_is_filled_in_is_no_text():
    def build(opened):
        empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
        append(opened.add_paragraph("They hum."), empty.format(run("Click to enter text.")))

    assert [block.text for block in answer(build)[0]] == ["They hum."]


def test_lists_keep_their_depth_and_the_further_paragraphs_of_an_item():
    def build(opened):
        for text, style in (("one", "List Bullet"), ("one a", "List Bullet 2"), ("two", "List Bullet")):
            opened.add_paragraph(text, style=style)
        opened.add_paragraph("goes on.", style="List Continue")

    (block,), _ = answer(build)
    assert (block.items, block.levels) == (["one", "one a", "two goes on."], [0, 1, 0])


def test_the_same_text_for_newer_and_older_programs_is_read_once():
    def build(opened):
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        both = f"<mc:Choice Requires='x'>{run('They hum.')}</mc:Choice><mc:Fallback>{run('They hum.')}</mc:Fallback>"
        append(opened.add_paragraph(), f"<mc:AlternateContent {mc}>{both}</mc:AlternateContent>")

    assert [block.text for block in answer(build)[0]] == ["They hum."]


def test_text_in_content_controls_is_text():
    def build(opened):
        append(
            opened.add_paragraph(),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('They hum.')}</w:sdtContent></w:sdt>",
        )

    assert answer(build)[0][0].text == "They hum."


def test_nothing_that_describes_the_file_becomes_content():
    def build(opened):
        opened.core_properties.title = "Secret title"
        opened.core_properties.author = "Secret author"
        opened.core_properties.modified = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        opened.sections[0].header.paragraphs[0].text = "Secret header"
        opened.add_paragraph("They hum.")

    result = read(document(build), "secret.docx")
    assert "Secret" not in str(result.document) + str(result.warnings)
    assert result.document.modified_on is None
    assert result.document.author is None


def test_a_table_of_contents_is_no_text_of_the_page():
    def build(opened):
        opened.styles.add_style("toc 1", 1)
        opened.add_paragraph("They hum.")
        opened.add_paragraph("Are they loud?\t3", style="toc 1")

    result = read(document(build), "contents.docx")
    assert len(result.document.questions) == 1
    assert excerpts(result, "boilerplate_removed") == ["Are they loud?\t3"]


def test_a_document_without_text_is_refused():
    with pytest.raises(ImportRefused, match="holds no text"):
        read(word(lambda opened: None), "empty.docx")


def test_a_cell_that_reaches_down_names_every_row_beside_it():
    def build(opened):
        table(opened, ("Operation", "Price (USD)"), ("Knee", "5,000"), ("", "6,000"), ("", "7,000"))
        opened.tables[0].cell(1, 0).merge(opened.tables[0].cell(2, 0))

    tables = read(document(build), "prices.docx").document.price_tables
    assert [(price.option, price.raw) for price in tables[0].prices] == [
        ("Knee", "5,000"),
        ("Knee", "6,000"),
        ("", "7,000"),
    ]


def test_a_caption_may_stand_below_its_table():
    def build(opened):
        opened.add_paragraph("They differ.")
        table(opened, ("Basic", "€400"), ("Best", "€900"))
        opened.add_paragraph("What they cost", style="Caption")
        opened.add_paragraph("Prices change.")

    result = read(document(build), "tables.docx")
    assert result.document.price_tables[0].caption == "What they cost"
    kinds = [block.type for block in result.document.questions[0].long_answer]
    assert kinds == ["paragraph", "price_table", "paragraph"]
