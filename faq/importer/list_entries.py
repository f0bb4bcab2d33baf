"""What belongs to the lists that a heading opens, details, sources and links to other pages, and what merely follows."""

from faq.importer.blocks import Block
from faq.importer.dates import read_date
from faq.importer.headings import looks_like_heading
from faq.importer.invitations import is_link, is_whole_link
from faq.importer.labels import match_label, unknown_label
from faq.importer.titles import is_date_line


def is_dated(block: Block) -> bool:
    """Tell a day under a label that no field is made for, such as "Last fact-checked: 2 April 2024"."""
    label = unknown_label(block.text) if block.kind == "paragraph" and len(block.text) <= 120 else None
    return label is not None and match_label(block.text) is None and read_date(label.value).value is not None


def is_detail(block: Block) -> bool:
    """Tell an entry of a list of details from text that merely follows it."""
    if block.kind in ("item", "row"):
        return True
    return match_label(block.text, loose=True) is not None or ":" in block.text[:60]


def is_source(block: Block) -> bool:
    """Tell an entry of a list of sources from text that merely follows it."""
    return block.kind == "item" or (
        block.kind == "paragraph" and not (looks_like_heading(block) or is_link(block) or is_date_line(block))
    )


def is_other_page(block: Block) -> bool:
    """Tell the link to another page, alone in a line or as an item."""
    return block.kind == "item" or is_whole_link(block)
