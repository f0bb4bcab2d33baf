"""A Markdown file that says at its head which of its headings are the questions, as our own export does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from faq.importer.blocks import Block
from faq.importer.short_answers import is_short_answer_label

QUESTION_HEADINGS = "question headings"
INTRODUCTION_HEADING = "introduction heading"
NO_GROUP = "—"
"""The heading that ends a group whose next question stands in none."""


@dataclass(frozen=True)
class KnownHeadings:
    """The rank of the questions, and the words of the heading above the introduction."""

    rank: int
    introduction: str = ""

    def settle(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with what each of them is, so that nothing is left to its form."""
        return list(self._settled(blocks))

    def _settled(self, blocks: Sequence[Block]) -> Iterator[Block]:
        asked = unanswered = introduced = False
        for block in blocks:
            heads = block.kind == "heading"
            if block.role or block.kind == "detail":
                yield block
            elif heads and block.level == 1:
                yield replace(block, role="title")
            elif heads and not (asked or introduced) and block.text == self.introduction:
                introduced = True
                yield replace(block, role="introduction_heading")
            elif heads and block.level == self.rank:
                asked = unanswered = True
                yield replace(block, role="question")
            elif heads and block.level < self.rank:
                yield replace(block, role="group", text="" if block.text == NO_GROUP else block.text)
            else:
                short = unanswered and block.kind == "paragraph" and is_short_answer_label(block.text)
                if unanswered and not short:
                    yield Block("paragraph", "", (), role="short_answer")
                unanswered = False
                yield block if short else replace(block, role="answer")


def take_known_headings(data: dict[str, Any]) -> tuple[dict[str, Any], KnownHeadings | None]:
    """The data at the head without what it says of headings, and that."""
    marks = data.get(QUESTION_HEADINGS)
    if marks not in ("##", "###"):
        return data, None
    rest = {key: value for key, value in data.items() if key not in (QUESTION_HEADINGS, INTRODUCTION_HEADING)}
    return rest, KnownHeadings(len(marks), " ".join(str(data.get(INTRODUCTION_HEADING, "")).split()))
