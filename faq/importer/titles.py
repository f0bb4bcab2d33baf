"""Which line is the title of a document."""

from collections.abc import Sequence
from itertools import islice

from faq.importer.blocks import Block
from faq.importer.headings import is_line
from faq.importer.labels import match_label


def given_title(blocks: Sequence[Block]) -> str | None:
    """The title that a labelled line gives."""
    labels = (match_label(block.text) for block in blocks if block.kind in ("detail", "item", "paragraph"))
    return next((label.value for label in labels if label and label.field == "title"), None)


def only_title(blocks: Sequence[Block]) -> int | None:
    """The position of the one heading of the first rank, in a format that ranks its headings."""
    heads = (
        index
        for index, block in enumerate(blocks)
        if block.certain and block.kind == "heading" and block.level == 1
    )
    first = list(islice(heads, 2))
    return first[0] if len(first) == 1 else None


def outranks(heading: Block, following: Block) -> bool:
    """Tell whether a marked heading is of a higher rank than the heading right below it."""
    ranked = heading.certain and heading.kind == following.kind == "heading"
    return ranked and heading.level < following.level


def is_titular(block: Block) -> bool:
    """Tell whether a first line can be the title: one line, at most one sentence."""
    return block.kind == "heading" or is_line(block) or (block.single and ". " not in block.text)
