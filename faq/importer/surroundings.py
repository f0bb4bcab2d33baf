"""What a web page prints around its text: who reviewed it and when, sources and disclaimers are kept, the rest reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from faq.importer.blocks import Block
from faq.importer.labels import read_labels
from faq.importer.vocabulary import DISCLAIMER_HEADINGS, SOURCES_HEADINGS, plain

_KEPT_FIELDS = frozenset(
    {"reviewer", "author", "author_and_reviewer", "modified_on", "reviewed_on", "review_due", "disclaimer"}
)


@dataclass
class Surroundings:
    """The blocks around the text by what they are. Each of `removed` holds the lines of one whole region."""

    bylines: list[Block] = field(default_factory=list)
    sources: list[Block] = field(default_factory=list)
    disclaimer: list[Block] = field(default_factory=list)
    structure: list[Block] = field(default_factory=list)
    removed: list[Block] = field(default_factory=list)


def sort_surroundings(blocks: Sequence[Block]) -> Surroundings:
    """Sort the blocks that stand in some region of the page around the text."""
    found = Surroundings()
    place: list[Block] | None = None
    previous = ""
    for block in blocks:
        if block.region != previous or block.kind == "heading":
            place = _opened(block, found)
        if place is not None and block not in found.structure:
            place.append(block)
        elif place is None:
            _sort_lines(block, found)
        previous = block.region
    found.removed = [
        _whole(list(pieces)) for _, pieces in groupby(found.removed, key=lambda each: each.region)
    ]
    return found


def _whole(pieces: list[Block]) -> Block:
    """The pieces of one region as one block, to be reported in one line."""
    return replace(pieces[0], kind="paragraph", lines=tuple(line for piece in pieces for line in piece.lines))


def _opened(block: Block, found: Surroundings) -> list[Block] | None:
    """The list that the heading of some sources or of a disclaimer opens."""
    for names, place in ((SOURCES_HEADINGS, found.sources), (DISCLAIMER_HEADINGS, found.disclaimer)):
        if block.kind != "row" and plain(block.text) in names:
            found.structure.append(block)
            return place
    return None


def _sort_lines(block: Block, found: Surroundings) -> None:
    pieces = [block] if block.single or block.kind == "row" else [block.part((line,)) for line in block.lines]
    for piece in pieces:
        labels = read_labels(piece.text) if piece.kind != "row" else []
        if labels and all(label.field in _KEPT_FIELDS and label.value for label in labels):
            found.bylines.append(piece)
        else:
            found.removed.append(piece)
