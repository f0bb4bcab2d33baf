"""Headings that end an answer: in a marked format, those of a higher rank than the question above them.

After the last question, one of the same rank ends its answer too.
"""

from collections.abc import Mapping, Sequence

from faq.importer.blocks import Block
from faq.importer.questions import QuestionMatch

_LOWEST = 8


def find_chapters(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch], title: int) -> set[int]:
    """Return the positions of such headings. Only a heading that the format itself ranks can be one."""
    found: set[int] = set()
    rank: int | None = None
    last = max(questions, default=-1)
    for index, block in enumerate(blocks):
        if index in questions:
            rank = block.level if block.kind == "heading" else _LOWEST
        elif rank is None or index == title or not block.certain or block.kind != "heading":
            continue
        elif block.level < rank or (index > last and block.level == rank):
            found.add(index)
    return found
