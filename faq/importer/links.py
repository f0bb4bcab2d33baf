"""Which links of a document stand nowhere in its report: fields of plain text cannot hold one."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from faq.importer.blocks import Block
from faq.importer.findings import Findings
from faq.importer.report import ImportedDocument, ListBlock, ParagraphBlock

_ADDRESS = re.compile(r'<a href="([^"]*)"')


def report_lost_links(blocks: Sequence[Block], document: ImportedDocument, findings: Findings) -> None:
    """Report each link of the text that was not kept, once, as "words (address)"."""
    kept = set(_kept(document))
    reported: set[tuple[str, str]] = set()
    for block in blocks:
        for words, address in block.links:
            if address and not block.region and address not in kept and (words, address) not in reported:
                reported.add((words, address))
                excerpt = words if words == address else f"{words} ({address})"
                findings.add("link_left_out", "document", excerpt)


def _kept(document: ImportedDocument) -> Iterator[str]:
    bodies = [document.introduction, *(question.long_answer for question in document.questions)]
    for block in (block for body in bodies for block in body):
        if isinstance(block, ParagraphBlock):
            yield from _addresses(block.html)
        elif isinstance(block, ListBlock):
            yield from (address for item in block.html for address in _addresses(item))
    call = document.call_to_action
    addresses = [source.url for source in document.sources] + [call.link_url if call else None]
    yield from filter(None, addresses)


def _addresses(html: str) -> Iterator[str]:
    return map(unescape, _ADDRESS.findall(html))
