"""Bold words and links of a Word paragraph, put on the block that its text became."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faq.importer.blocks import Block
from faq.importer.decoding import clean
from faq.importer.inline import Mark
from faq.importer.office.word_text import Piece


def is_bold(pieces: Sequence[Piece]) -> bool:
    """Tell whether every visible character is bold."""
    visible = [piece for piece in pieces if piece.text.strip()]
    return bool(visible) and all(piece.bold for piece in visible)


def with_marks(block: Block, pieces: Sequence[Piece]) -> Block:
    """The block with its links, and its bold words where not all of them are."""
    if not any(piece.bold or piece.address for piece in pieces):
        return block
    bold = not is_bold(pieces)
    found = [mark for mark in _marks(block.text, pieces) if mark.tag == "a" or bold]
    return replace(block, marks=tuple(found)) if found else block


def _marks(text: str, pieces: Sequence[Piece]) -> Iterator[Mark]:
    position = 0
    typed = (piece for piece in pieces if piece.text)
    for (bold, address), alike in groupby(typed, key=lambda piece: (piece.bold, piece.address)):
        words = " ".join(clean("".join(piece.text for piece in alike)).split())
        start = text.find(words, position) if words else -1
        if start < 0:
            continue
        position = start + len(words)
        if address:
            yield Mark(start, position, "a", address)
        elif bold:
            yield Mark(start, position, "b")
