"""Headings that end an answer: in a marked format, those of a higher rank than the question above them.

One of the same rank ends it where questions of a lower rank follow, and after the last question.
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
        elif block.level < rank or (
            block.level == rank and (index > last or _leads_to_lower(blocks, questions, index))
        ):
            found.add(index)
    return found


def ends_group(group: Block, question: Block, before: Block | None) -> bool:
    """Tell whether a question is of the rank of its group's heading, while the one `before` it stands below that."""
    ranked = group.certain and group.kind == question.kind == "heading"
    below = before is not None and (before.kind != "heading" or before.level > group.level)
    return ranked and below and question.level <= group.level


def stands_beside(question: Block, block: Block) -> bool:
    """Tell whether a block in a question's answer is a heading of the question's own rank, and asks nothing."""
    ranked = block.certain and block.kind == question.kind == "heading"
    return ranked and block.level <= question.level


def _leads_to_lower(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch], index: int) -> bool:
    """Tell whether a question of a lower rank follows before any other heading of this rank."""
    for following in range(index + 1, len(blocks)):
        block = blocks[following]
        if block.kind == "heading" and block.level <= blocks[index].level:
            return False
        if following in questions:
            return True
    return False
