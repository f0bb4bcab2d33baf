"""Bullets and table bars that were typed into a paragraph instead of marked up: read as in a text file."""

import re
from dataclasses import replace

from faq.importer.blocks import Block
from faq.importer.readers.text import read_text

_BULLET = re.compile(r"(?:[•‣◦▪●○]\s*|·\s+)\S")


def typed_blocks(block: Block) -> list[Block]:
    """The items or rows that the lines of a paragraph are; the paragraph itself if they are none."""
    bullets = any(_BULLET.match(line.text) for line in block.lines)
    bars = not block.single and all(line.text.startswith("|") for line in block.lines)
    if block.kind != "paragraph" or block.quoted or not (bullets or bars):
        return [block]
    found: list[Block] = []
    for typed in read_text("\n".join(line.text for line in block.lines)):
        lines = tuple(block.lines[line.number - 1] for line in typed.lines)
        piece = block.part(lines).with_text(typed.text)
        found.append(
            replace(
                piece, kind=typed.kind, marker=typed.marker, cells=typed.cells, gap=typed.gap and block.gap
            )
        )
    return found
