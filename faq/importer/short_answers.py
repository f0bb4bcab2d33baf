"""The short answer: the first thing after a question, if it is quoted, labelled, set in bold or indented."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from faq.importer.blocks import Block
from faq.importer.quotations import ends_in_speaker, is_attribution, is_testimonial, unquote
from faq.importer.vocabulary import ANSWER_LABELS, SHORT_ANSWER_LABELS, plain

_LABEL = re.compile(r"(?P<label>[^:：.–—-]{1,40}?)\s*(?:[:：]|\.[–—-]?(?=\s)|\s[–—-](?=\s))\s*")
_SAYS_ANSWER = re.compile(r":|\.[–—-]")
_QUESTION_LETTER = re.compile(r"[QPF]\s?\d{0,3}\s?[.)]")
_ANSWER_LETTER = re.compile(r"[AR]\s?\d{0,3}\s?[.)]\s+(?=\S)")
_MIN_WORDS_IN_BOLD = 5


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The answer without quotation marks, label and emphasis, and how many blocks it took up."""

    text: str | None
    used: int
    rest: Block | None = None
    """What is left of the last used block, if only its label was taken off."""


def is_short_answer_label(text: str) -> bool:
    """Tell whether a line begins with "Short answer:" or the like."""
    return _label_end(text, SHORT_ANSWER_LABELS) > 0


def is_answer_label(text: str) -> bool:
    """Tell whether a line begins with "Answer:", "A:" or the like."""
    end = _label_end(text, ANSWER_LABELS)
    return (
        end > 0
        and _SAYS_ANSWER.search(text[:end]) is not None
        and (text[0].isupper() or len(text[:end].strip(": ")) > 1)
    )


def _label_end(text: str, labels: Sequence[str]) -> int:
    text = text.lstrip("*_")
    match = _LABEL.match(text)
    if match and plain(match["label"]).rstrip("0123456789 ") in labels:
        return match.end()
    return len(text) if len(text) < 40 and plain(text) in labels else 0


def take_short_answer(body: Sequence[Block]) -> ShortAnswer:
    """Find the short answer at the head of what follows a question. Without one, `text` is None."""
    if not body or body[0].kind not in ("paragraph", "heading"):
        return ShortAnswer(None, 0)
    first = body[0]
    if first.role == "short_answer":
        return ShortAnswer(_bare(first.text), 1)
    if is_short_answer_label(first.text):
        return _labelled(body)
    if is_answer_label(first.text):
        return _after_answer_label(body)
    text = _set_apart(first, body[1] if len(body) > 1 else None)
    return ShortAnswer(text, 1) if text else _bold_lead(first)


def without_letter(question: str, body: Sequence[Block]) -> list[Block]:
    """What follows a question without the "A." before it, which is a label only below a question marked "Q."."""
    if not body or body[0].kind != "paragraph" or not _QUESTION_LETTER.match(question):
        return list(body)
    letter = _ANSWER_LETTER.match(body[0].text)
    return [body[0].with_text(body[0].text[letter.end() :]), *body[1:]] if letter else list(body)


def _bare(text: str) -> str | None:
    value = text[_label_end(text, SHORT_ANSWER_LABELS) :].strip()
    return unquote(value) or value or None


def _labelled(body: Sequence[Block]) -> ShortAnswer:
    text = body[0].text.lstrip("*_")
    value = text[_label_end(text, SHORT_ANSWER_LABELS) :].lstrip("*_ ").strip()
    if value:
        return ShortAnswer(unquote(value) or value, 1)
    if len(body) > 1 and body[1].kind == "paragraph":
        return ShortAnswer(unquote(body[1].text) or body[1].text, 2)
    return ShortAnswer(None, 0)


def _after_answer_label(body: Sequence[Block]) -> ShortAnswer:
    text = body[0].text.lstrip("*_")
    value = text[_label_end(text, ANSWER_LABELS) :].lstrip("*_ ").strip()
    if not value:
        following = take_short_answer(body[1:])
        return replace(following, used=following.used + 1)
    bare = body[0].with_text(value)
    quoted = _set_apart(bare, body[1] if len(body) > 1 else None)
    return ShortAnswer(quoted, 1) if quoted else ShortAnswer(None, 1, rest=bare)


def _set_apart(block: Block, following: Block | None) -> str | None:
    """The words of a paragraph that stands out as a short answer; somebody's own words are none."""
    if block.kind != "paragraph" or (following is not None and _names_the_speaker(following)):
        return None
    quoted = unquote(block.text)
    if quoted is not None:
        return None if is_testimonial(quoted) else quoted
    if block.quoted:
        return None if is_testimonial(block.text) or ends_in_speaker(block.text) else block.text
    ends = block.text.endswith((".", "!"))
    if (
        block.bold
        and (ends or len(block.text.split()) >= _MIN_WORDS_IN_BOLD)
        and not block.text.endswith((":", "?"))
    ):
        return block.text
    return None


def _bold_lead(block: Block) -> ShortAnswer:
    """The bold sentence at the head of a paragraph that goes on after it."""
    ends = [mark.end for mark in block.marks if mark.tag == "b" and mark.start == 0]
    lead = block.text[: max(ends, default=0)].strip()
    rest = block.text[max(ends, default=0) :].strip()
    whole = lead.endswith((".", "!")) and len(lead.split()) >= _MIN_WORDS_IN_BOLD
    if block.kind != "paragraph" or not whole or not rest:
        return ShortAnswer(None, 0)
    return ShortAnswer(lead, 1, rest=block.with_text(rest))


def _names_the_speaker(following: Block) -> bool:
    if following.kind == "item":
        return following.marker in "–-" and not following.gap and is_attribution(f"- {following.text}")
    return following.kind == "paragraph" and is_attribution(following.text)
