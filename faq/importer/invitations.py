"""Which headings invite the reader to do business ("Ready to …?"): never questions, though they may end in "?"."""

import re
from collections.abc import Mapping, Sequence

from faq.importer.blocks import Block
from faq.importer.inline import is_kept
from faq.importer.questions import QuestionMatch
from faq.importer.report import CallToAction
from faq.importer.short_answers import take_short_answer
from faq.importer.vocabulary import (
    DETAILS_HEADINGS,
    INVITATIONS,
    LINK_WORDS,
    POSSIBLE_INVITATIONS,
    SOURCES_HEADINGS,
    plain,
)

_MAX_HEADING = 120
_MAX_LINK_WORDS = 7
_BODY_LIMIT = 4
_MARKDOWN_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,200})\]\((?P<url>https?://[^\s()]{1,500})\)$")
_TRAILING_URL = re.compile(r"(?P<text>.*?)[\s:(]*(?P<url>https?://[^\s()]{1,500})\)?$")


def find_invitations(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch]) -> set[int]:
    """Return the positions of headings that open a call to action, after at least one real question."""
    last = max(questions, default=-1)
    answered = _share_answered(blocks, questions)
    found: set[int] = set()
    seen_question = False
    for index in range(len(blocks)):
        if seen_question and _invites(blocks, index, last=index >= last, answered=answered):
            found.add(index)
        elif index in questions:
            seen_question = True
    return found


def _share_answered(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch]) -> bool:
    """Tell whether most questions before the last, which may be an invitation, have a short answer."""
    before = sorted(questions)[:-1]
    short = sum(_has_short_answer(blocks, index) for index in before)
    return bool(before) and short >= 0.6 * len(before)


def _has_short_answer(blocks: Sequence[Block], index: int) -> bool:
    return take_short_answer(blocks[index + 1 : index + 3]).text is not None


def _invites(blocks: Sequence[Block], index: int, *, last: bool, answered: bool) -> bool:
    block = blocks[index]
    if (
        block.role
        or block.kind not in ("paragraph", "heading")
        or len(block.text) > _MAX_HEADING
        or block.text.endswith((".", ":"))
    ):
        return False
    if not block.single and block.kind == "paragraph":
        return False
    text = plain(block.text).strip("¿?! ")
    certain = INVITATIONS.match(text) is not None
    possible = POSSIBLE_INVITATIONS.match(text) is not None and block.text.endswith(("?", "!"))
    asks = block.text.endswith("?")
    if not (certain or possible or (asks and last and answered)) or _has_short_answer(blocks, index):
        return False
    linked = _leads_to_link(blocks, index)
    if certain:
        return last or answered or linked
    return last and (linked or (possible and answered))


def _leads_to_link(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line such as "contact us", or such words linked, follow before anything else begins."""
    for block in blocks[index + 1 : index + 1 + _BODY_LIMIT]:
        if block.text.endswith("?") or plain(block.text) in DETAILS_HEADINGS | SOURCES_HEADINGS:
            return False
        if is_link(block) or any(LINK_WORDS.match(plain(words)) for words, _ in block.links):
            return True
    return False


def is_link(block: Block) -> bool:
    """Tell whether a block is the words of a link or button: short, without a full stop, "contact us"."""
    text = block.text
    if block.kind not in ("paragraph", "heading", "item") or not block.single or len(text) > 300:
        return False
    if is_whole_link(block) and len(text.split()) <= _MAX_LINK_WORDS and not text.endswith((".", "?")):
        return True
    if _MARKDOWN_LINK.match(text) or text.startswith(("http://", "https://")):
        return True
    words = _TRAILING_URL.sub(lambda match: match["text"], text) if "://" in text else text
    short = 0 < len(words.split()) <= _MAX_LINK_WORDS and not words.endswith((".", "?", ":"))
    return short and LINK_WORDS.match(plain(words)) is not None


def read_call(blocks: Sequence[Block]) -> CallToAction:
    """The call to action from its heading, its text and the link at its end."""
    alone = len(blocks) == 1 and is_link(blocks[0])
    heading, body = ("", list(blocks)) if alone else (blocks[0].text, list(blocks[1:]))
    links = [block for block in body if is_link(block)]
    link_text, link_url = _link(links[-1]) if links else ("", None)
    text = "\n\n".join(block.text for block in body if not links or block is not links[-1])
    return CallToAction(heading=heading, text=text, link_text=link_text, link_url=link_url)


def is_whole_link(block: Block) -> bool:
    """Tell whether all of a block is one link."""
    return any(mark.href and mark.end - mark.start == len(block.text) for mark in block.marks)


def _link(block: Block) -> tuple[str, str | None]:
    text = block.text
    if block.links and is_kept(block.links[0][1]):
        return text, block.links[0][1]
    match = _MARKDOWN_LINK.match(text) or (_TRAILING_URL.match(text) if "://" in text else None)
    return (match["text"].strip() or match["url"], match["url"]) if match else (text, None)
