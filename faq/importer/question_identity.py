"""Which question of the page each question of a new document is, so that links and reviews keep their hold."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from faq.question_rules import same_words

_MIN_RATIO = 0.8
# A reworded question is looked for near its place: comparing each with each takes too long on large pages.
_NEIGHBOURHOOD = 30


def match_questions(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Positions in `new` with the position in `old` of the same question: same words first, then nearly the same."""
    matches: dict[int, int] = {}
    places = {same_words(text): position for position, text in enumerate(old)}
    for position, text in enumerate(new):
        place = places.pop(same_words(text), None)
        if place is not None:
            matches[position] = place
    taken = set(matches.values())
    for ratio, position, place in sorted(_alike(new, old, set(matches), taken), reverse=True):
        if ratio >= _MIN_RATIO and position not in matches and place not in taken:
            matches[position] = place
            taken.add(place)
    return matches


def _alike(
    new: Sequence[str], old: Sequence[str], matched: set[int], taken: set[int]
) -> list[tuple[float, int, int]]:
    found = []
    for position, text in enumerate(new):
        if position in matched:
            continue
        near = range(max(0, position - _NEIGHBOURHOOD), min(len(old), position + _NEIGHBOURHOOD + 1))
        for place in near:
            if place not in taken:
                ratio = SequenceMatcher(None, text.casefold(), old[place].casefold()).ratio()
                found.append((ratio, position, place))
    return found
