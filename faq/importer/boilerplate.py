"""What web pages print around a text: reading times, share buttons, tables of contents."""

from collections.abc import Mapping, Sequence

from faq.importer.blocks import Block
from faq.importer.questions import QuestionMatch, match_question
from faq.importer.vocabulary import BOILERPLATE, CONTENTS_HEADINGS, FAQ_HEADINGS, plain

_MAX_LENGTH = 200


def is_boilerplate(block: Block) -> bool:
    """Tell whether a block is one of the standing phrases of a web page and nothing else."""
    if block.role or block.kind not in ("paragraph", "heading", "item") or len(block.text) > _MAX_LENGTH:
        return False
    return plain(block.text) in FAQ_HEADINGS or is_standing_phrase(block.text)


def is_standing_phrase(text: str) -> bool:
    """Tell whether a text is such a phrase, but for the headings of all questions."""
    words = text.casefold().strip(" .!")
    return bool(words) and BOILERPLATE.fullmatch(words) is not None


def contents_list(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch]) -> set[int]:
    """Return the positions of a table of contents: lines that only repeat questions asked further down."""
    last: dict[str, int] = {}
    asked: dict[int, str] = {}
    for index, block in enumerate(blocks):
        match = questions.get(index) or match_question(block)
        if match and not block.role:
            asked[index] = plain(match.text)
            last[asked[index]] = index
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index in asked and last[asked[index]] > index:
            run.append(index)
            continue
        if len(run) > 1:
            found.update(run)
        run = []
    return found | _headings_above(blocks, found)


def _headings_above(blocks: Sequence[Block], entries: set[int]) -> set[int]:
    return {
        index - 1
        for index in entries
        if index and index - 1 not in entries and plain(blocks[index - 1].text) in CONTENTS_HEADINGS
    }
