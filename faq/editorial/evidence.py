"""Figures and where they are from."""

import re
from collections.abc import Iterator

from faq.editorial.findings import Hit, Reading
from faq.editorial.manuscript import Passage
from faq.editorial.required_letters import is_plain
from faq.editorial.sentences import excerpt_of, is_denied, is_question, sentences_of

# A share: "70-85 %", "70 per cent", "1 in 20", "nine out of ten", "9 de cada 10".
_NUMBERED = r"one|two|three|four|five|six|seven|eight|nine|ten|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
_SHARE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:%|per ?cent\b|por ciento\b)"
    rf"|\b(?:\d+|{_NUMBERED}) (?:in|out of|(?:de|of) (?:cada|every)|de) (?:every )?(?:\d+|{_NUMBERED})\b(?! (?:years|años))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ALL_NUMBERED = [*_NUMBERED.replace("un[oa]?", "un|uno|una").split("|")]
_NUMBERS_IN_WORDS = tuple(_ALL_NUMBERED)
_LINK = re.compile(r" (?:in|(?:out )?of|de) ")


def success_rate_no_source(reading: Reading) -> Iterator[Hit]:
    """Shares of people whom a treatment helps."""
    success = reading.words.terms["success"]
    for passage, sentence, start in _shares(reading):
        if success.search(sentence) and not reading.manuscript.cites(passage):
            yield Hit(passage.where, excerpt_of(sentence, start))


def missing_citations(reading: Reading) -> Iterator[Hit]:
    """A page that cites nothing; on one that does, an answer with a figure and no source."""
    text = reading.manuscript
    if not text.sourced and not any(answer.cites for answer in text.answers):
        if text.answers:
            yield Hit("sources")
        return
    reported = set()
    for passage, sentence, start in _shares(reading):
        answer = text.answer(passage)
        if answer and answer.number not in reported and not answer.cites:
            reported.add(answer.number)
            yield Hit(f"q{answer.number} sources", excerpt_of(sentence, start))


def _may_count(sentence: str) -> bool:
    """Whether a share may be in the sentence; the pattern takes long, and most sentences have none."""
    if _DIGIT.search(sentence) or not is_plain(sentence):
        return True
    lower = sentence.lower()
    return any(lower.endswith(_NUMBERS_IN_WORDS, 0, link.start()) for link in _LINK.finditer(lower))


def _shares(reading: Reading) -> Iterator[tuple[Passage, str, int]]:
    """Each sentence that states a share which is no price: its passage, its words and where in them."""
    for passage in reading.manuscript.passages:
        if passage.kind == "call":
            continue
        for sentence in sentences_of(passage.text):
            share = _SHARE.search(sentence) if _may_count(sentence) else None
            if share is None or is_question(sentence) or reading.words.terms["price"].search(sentence):
                continue
            if not is_denied(sentence, share.start(), reading.words):
                yield passage, sentence, share.start()
