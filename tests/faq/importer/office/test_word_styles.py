"""Styles of Word documents under their names in several languages, and by what they are based on."""

import pytest
from defusedxml.ElementTree import fromstring

from faq.importer.office.word_styles import ListPlace, Styles


def styles(*inner: str, numbering: str = "") -> Styles:
    lists = fromstring(f'<w:numbering xmlns:w="w">{numbering}</w:numbering>')
    return Styles.read(fromstring(f'<w:styles xmlns:w="w">{"".join(inner)}</w:styles>'), lists)


def style(name: str, inner: str = "") -> str:
    return f'<w:style w:styleId="S1"><w:name w:val="{name}"/>{inner}</w:style>'


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 1", 1), ("Heading 3", 3), ("Título 2", 2), ("Überschrift 2", 2), ("Titre 4", 4), ("Encabezado 1", 1),
        ("Normal", 0), ("Heading", 0), ("heading 10", 0),
    ],
)  # fmt: skip
def test_headings_are_known_by_name(name, level):
    assert styles(style(name)).heading_level(None, "S1") == level


@pytest.mark.parametrize(
    ("identifier", "level"), [("Heading2", 2), ("berschrift1", 1), ("Ttulo3", 3), ("Titre2", 2)]
)
def test_headings_are_known_by_id_where_styles_are_missing(identifier, level):
    assert styles().heading_level(None, identifier) == level


def test_a_style_is_what_it_is_based_on():
    base = '<w:style w:styleId="B"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
    found = styles(base, style("Our questions", '<w:basedOn w:val="B"/>'))
    assert found.heading_level(None, "S1") == 2
    assert found.is_on("{w}b", None, "S1")


def test_styles_that_are_based_on_each_other_end():
    assert styles(style("Loop", '<w:basedOn w:val="S1"/>')).heading_level(None, "S1") == 0


def test_an_outline_level_makes_a_heading():
    outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    assert styles(style("Our style", outline)).heading_level(None, "S1") == 2
    body = fromstring('<w:pPr xmlns:w="w"><w:outlineLvl w:val="9"/></w:pPr>')
    assert styles(style("heading 1")).heading_level(body, "S1") == 0


@pytest.mark.parametrize(
    "name",
    ["Quote", "Intense Quote", "Zitat", "Intensives Zitat", "Cita", "Cita destacada", "Citation", "Citação"],
)
def test_quotations_are_known_by_name(name):
    assert styles(style(name)).is_quote("S1")


@pytest.mark.parametrize(("off", "on"), [("0", False), ("false", False), ("1", True), ("", True)])
def test_a_property_can_be_switched_off(off, on):
    run = fromstring(f'<w:rPr xmlns:w="w"><w:b w:val="{off}"/></w:rPr>')
    assert styles(style("x", "<w:rPr><w:b/></w:rPr>")).is_on("{w}b", run, "S1") is on


def test_lists_are_known_by_style_and_their_marks_by_format():
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    found = styles(style("x", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'), numbering=numbering)
    place = found.list_place(None, "S1")
    assert place == ListPlace("3", 0)
    assert [found.marker(ListPlace(number, level)) for number, level in (("3", 0), ("3", 1), ("9", 0))] == [
        "1.",
        "",
        "•",
    ]
    removed = fromstring('<w:pPr xmlns:w="w"><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    assert found.list_place(removed, "S1") is None
