"""A text in sentences, and whether a word in one is denied, attributed to somebody else or only asked about."""

import re
from functools import lru_cache

from faq.editorial.vocabulary import Vocabulary

EXCERPT_LENGTH = 160
MAX_DISTANCE = 14
"""How many words after a negation it still counts."""

# Begins with the letters that it looks for: one that only looked back to them would be tried at every place of a text.
_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"”’»)]*\s+(?=[\"“‘«¿¡(]?[A-ZÁÉÍÓÚÑ0-9]))")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:Drs?|Dra|Sr|Sra|Prof|vs|approx|aprox|p\. ej|e\.g|i\.e|St|ca)\.$", re.IGNORECASE
)
_NUMBER_SIGN = re.compile(r"(?<!\w)(?:no|nr|núm)\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
_LISTS = re.compile(r"(?:\b(?:and|or|y|o|e)|[,&])\s*$")
_QUESTION = re.compile(r"\?[\"”’»)]*$")


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, each on one line; lines are never joined."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if "\n" not in end.group() and _is_abbreviated(text, end):
            continue
        found.append(" ".join(text[start : end.end()].split()))
        start = end.end()
    found.append(" ".join(text[start:].split()))
    return tuple(sentence for sentence in found if sentence)


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop at the head of `end` belongs to a word: "Dr. Example", "licence no. 12"."""
    stop = end.start() + 1
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    numbered = text[end.end() : end.end() + 1].isdigit() and _NUMBER_SIGN.search(before)
    return bool(numbered or _ABBREVIATION.search(before))


def is_question(sentence: str) -> bool:
    return bool(_QUESTION.search(sentence))


def is_excused(sentence: str, start: int, end: int, words: Vocabulary) -> bool:
    """True if what stands from `start` to `end` is not the text's own claim."""
    return bool(
        is_question(sentence)
        or words.attribution.search(sentence)
        or words.naming.search(sentence[:start])
        or is_denied(sentence, start, words)
        or words.denied_after.match(sentence[end:])
        or is_conditional(sentence[:start], words)
    )


def is_denied(sentence: str, start: int, words: Vocabulary) -> bool:
    """True if a negation before `start` reaches it: "no procedure guarantees", but not "no surgery, guaranteed"."""
    clause = words.clause_end.split(sentence[:start])[-1]
    clause = words.no_negation.sub(lambda match: "x" * len(match.group()), clause)
    negations = list(words.negation.finditer(clause))
    if not negations:
        return False
    pieces = clause[negations[-1].end() :].split(",")
    if len(" ".join(pieces).split()) > MAX_DISTANCE:
        return False
    bare = words.bare_negation.fullmatch(negations[-1].group())
    if bare and _LISTS.search(clause) and words.bare_negation.match(sentence[start:]):
        # "no downtime and no risks": one thing after the other is denied, not the second by the first.
        return False
    if bare and len(pieces) > 1 and len(pieces[0].split()) <= 2:
        return False
    return not any(words.new_subject.match(piece.strip()) for piece in pieces[1:])


def is_conditional(before: str, words: Vocabulary) -> bool:
    """True inside the condition itself, which ends with a comma."""
    conditions = list(words.condition.finditer(before))
    return bool(conditions) and "," not in before[conditions[-1].end() :]


def excerpt_of(sentence: str, start: int = 0) -> str:
    """At most 160 characters of a sentence, with what stands at `start` in them."""
    if len(sentence) <= EXCERPT_LENGTH:
        return sentence
    first = max(0, min(start - EXCERPT_LENGTH // 3, len(sentence) - EXCERPT_LENGTH + 2))
    last = first + EXCERPT_LENGTH - 2
    return ("…" if first else "") + sentence[first:last].strip() + ("…" if last < len(sentence) else "")
