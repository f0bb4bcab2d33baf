"""How an answer is written: whether it answers, how long it is, and how old it sounds."""

import re
from collections.abc import Iterator

from faq.editorial.findings import Hit, Reading
from faq.editorial.sentences import excerpt_of, sentences_of

MAX_SHORT_ANSWER = 300
"""Characters that a short answer has at most before it is no longer short."""
MAX_SENTENCE_WORDS = 35
_DIGIT = re.compile(r"\d")
OLD_YEARS = 2
"""A year is old if it ended at least this many years before now."""


def short_answer_missing(reading: Reading) -> Iterator[Hit]:
    for answer in reading.manuscript.answers:
        if not answer.short_answer.strip():
            yield Hit(f"q{answer.number} short_answer", excerpt_of(answer.question))


def short_answer_too_long(reading: Reading) -> Iterator[Hit]:
    for answer in reading.manuscript.answers:
        if len(answer.short_answer) > MAX_SHORT_ANSWER:
            yield Hit(f"q{answer.number} short_answer", excerpt_of(answer.short_answer))


def yes_no_not_answered(reading: Reading) -> Iterator[Hit]:
    """Questions that ask for a yes or no, with a short answer that does not begin with either or with "it depends"."""
    words = reading.words.terms
    for answer in reading.manuscript.answers:
        short = answer.short_answer.strip()
        # "Is it a or b?" asks for one of two things.
        asked = words["yes_no_question"].search(answer.question) and not words["choice"].search(
            answer.question
        )
        if short and asked and not words["yes_no_answer"].search(short):
            yield Hit(f"q{answer.number} short_answer", excerpt_of(short))


def long_sentence(reading: Reading) -> Iterator[Hit]:
    """Sentences of more than 35 words; a table's row is no sentence."""
    for passage in reading.manuscript.passages:
        for sentence in sentences_of(passage.text):
            if len(sentence.split()) > MAX_SENTENCE_WORDS and sentence.count(";") < 3:
                yield Hit(passage.where, excerpt_of(sentence))


def stale_year(reading: Reading) -> Iterator[Hit]:
    """Years given as if they were now, that ended two years ago or more; not those of studies and laws."""
    words = reading.words.terms
    for passage in reading.manuscript.passages:
        for sentence in sentences_of(passage.text):
            if not _DIGIT.search(sentence):
                continue
            years = [
                match for match in words["in_year"].finditer(sentence) if _is_old(match.group(1), reading)
            ]
            if years and not words["study"].search(sentence) and not reading.manuscript.cites(passage):
                yield Hit(passage.where, excerpt_of(sentence, years[0].start()))


def _is_old(year: str, reading: Reading) -> bool:
    return int(year) <= reading.today.year - OLD_YEARS
