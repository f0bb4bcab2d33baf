"""Links that no field can hold."""

from faq.importer.blocks import Block, Line
from faq.importer.findings import Findings
from faq.importer.inline import Mark, is_kept
from faq.importer.links import report_lost_links
from faq.importer.report import ImportedDocument, ImportedSource, ParagraphBlock

LINK = Block("paragraph", "See this", (Line(1, "See this"),), marks=(Mark(4, 8, "a", "https://e.org/?a&b"),))


def lost(document: ImportedDocument) -> list[str]:
    findings = Findings()
    report_lost_links([LINK, LINK], document, findings)
    return [warning.excerpt for warning in findings.warnings]


def test_a_link_in_a_paragraph_or_a_source_is_kept():
    html = '<p>See <a href="https://e.org/?a&amp;b">this</a></p>'
    assert lost(ImportedDocument(introduction=[ParagraphBlock(text="See this", html=html)])) == []
    assert lost(ImportedDocument(sources=[ImportedSource(text="this", url="https://e.org/?a&b")])) == []


def test_a_link_that_stands_nowhere_is_reported_once():
    assert lost(ImportedDocument(title="See this")) == ["this (https://e.org/?a&b)"]


def test_only_harmless_addresses_are_kept():
    assert is_kept("HTTPS://e.org")
    assert not is_kept("javascript:alert(1)")
