"""Wordings that promise, praise or press: claims that a text makes itself, not those that it denies or reports."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from faq.editorial.findings import Hit, Reading
from faq.editorial.manuscript import Passage
from faq.editorial.required_letters import is_plain
from faq.editorial.sentences import excerpt_of, is_excused, is_question, sentences_of
from faq.editorial.vocabulary import Phrase, Vocabulary

_NUMBER = re.compile(r"\d+(?:[.,]\d+)? ?%|\b\d+ (?:in|of|out of|de cada) \d+")


@dataclass(frozen=True)
class Place:
    """A sentence in which a wording was found, and where in it."""

    passage: Passage
    sentence: str
    start: int


Guard = Callable[[Reading, Place], bool]


def wording_check(code: str, *guards: Guard) -> Callable[[Reading], Iterator[Hit]]:
    """A check for the phrases of `code`; a place that any guard knows as harmless is left out."""

    def find(reading: Reading) -> Iterator[Hit]:
        for place in places(reading, code):
            if not any(guard(reading, place) for guard in guards):
                yield Hit(
                    place.passage.where,
                    excerpt_of(place.sentence, place.start),
                    lower=code in LOWER_IN_CALLS and place.passage.kind == "call",
                )

    return find


LOWER_IN_CALLS = {"promotional_inducement"}


def places(reading: Reading, code: str) -> Iterator[Place]:
    """Each sentence that says what `code` looks for, as its own claim; one place for each sentence."""
    yield from _places(reading).get(code, ())


@lru_cache(maxsize=1)
def _places(reading: Reading) -> Mapping[str, Sequence[Place]]:
    """The places of every code: each check of the same text asks for its own."""
    found: dict[str, list[Place]] = {}
    for passage in reading.manuscript.passages:
        for sentence in sentences_of(passage.text):
            for code, start in _claims(sentence, reading.words).items():
                found.setdefault(code, []).append(Place(passage, sentence, start))
    return found


# Most sentences of a site are the same from one look to the next.
@lru_cache(maxsize=32_768)
def _claims(sentence: str, words: Vocabulary) -> Mapping[str, int]:
    """What a sentence claims: by the code of the check, where it begins."""
    if is_question(sentence):
        return {}
    starts = ((code, _start(sentence, phrases, words)) for code, phrases in _possible(sentence, words))
    return {code: start for code, start in starts if start is not None}


def _possible(sentence: str, words: Vocabulary) -> Iterable[tuple[str, Sequence[Phrase]]]:
    """The phrases whose letters stand in the sentence at all, which are few."""
    if not is_plain(sentence):
        return words.phrases.items()
    lower = sentence.lower()
    found = {place for piece in words.letters.in_text(lower) for place in words.by_letters[piece]}
    possible: dict[str, list[Phrase]] = {}
    for code, number in sorted(found):
        possible.setdefault(code, []).append(words.phrases[code][number])
    return possible.items()


def _start(sentence: str, phrases: Iterable[Phrase], words: Vocabulary) -> int | None:
    for wanted in phrases:
        for match in wanted.pattern.finditer(sentence):
            if wanted.unless and wanted.unless.search(sentence):
                break
            if not is_excused(sentence, match.start(), match.end(), words):
                return match.start()
    return None


# Guards ---------------------------------------------------------------------------------------------------------


def is_ranked_with_source(reading: Reading, place: Place) -> bool:
    """A ranking that is named and cited."""
    return bool(reading.words.terms["ranking"].search(place.sentence)) and reading.manuscript.cites(
        place.passage
    )


def is_licence_with_link(reading: Reading, place: Place) -> bool:
    """A licence that a reader can look up, or an answer that cites the authority itself."""
    answer = reading.manuscript.answer(place.passage)
    if answer is None:
        return False
    numbered = bool(reading.words.terms["licence_number"].search(answer.text))
    return answer.regulator_cited or (numbered and answer.linked)


def is_compared_with_doctor(reading: Reading, place: Place) -> bool:
    """An answer that sends the reader to a clinician to choose between the options."""
    answer = reading.manuscript.answer(place.passage)
    words = reading.words.terms
    return bool(
        answer and words["talk_to_doctor"].search(answer.text) and words["alternatives"].search(answer.text)
    )


def is_quantified(reading: Reading, place: Place) -> bool:
    """A risk with its number and where that is from."""
    return bool(_NUMBER.search(place.sentence)) and reading.manuscript.cites(place.passage)


def is_outside_answers(reading: Reading, place: Place) -> bool:
    return place.passage.question is None
