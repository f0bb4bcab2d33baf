"""Excerpts of found texts with the matches marked: as pieces of plain text, never as HTML.

Whoever shows an excerpt sets its own marks around the pieces and escapes their text as it escapes all text. Marks
made here would have to be trusted as HTML by every reader, beside a text that quotes what somebody wrote.
"""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from faq.question_search.folding import spans
from faq.question_search.wanted import Wanted

LONGEST_EXCERPT = 240

_Span = tuple[int, int]


class Piece(BaseModel):
    """A part of the text; `match` says that it is something that was searched for."""

    text: str
    match: bool


class Excerpt(BaseModel):
    """Plain text in pieces, which joined are the text or a part of it; none where nothing matches."""

    pieces: list[Piece]
    cut_at_start: bool = Field(description="Text was left out before the excerpt.")
    cut_at_end: bool = Field(description="Text was left out after the excerpt.")


class Match(BaseModel):
    """Where a found question holds what was searched for."""

    question: Excerpt = Field(description="The whole question.")
    answer: Excerpt = Field(description="Part of the short answer, or of the long answer if that says more.")


def match(wanted: Wanted, *, question: str, short_answer: str, long_answer: str) -> Match:
    """The excerpts of a found question; all texts are plain."""
    short, long = excerpt(short_answer, wanted), excerpt(long_answer, wanted)
    return Match(
        question=excerpt(question, wanted, longest=len(question)),
        answer=long if _matches(long) > _matches(short) else short,
    )


def excerpt(text: str, wanted: Wanted, *, longest: int = LONGEST_EXCERPT) -> Excerpt:
    """At most `longest` characters around the matches, from where most of them are close together."""
    matches = _found(text, wanted)
    start, end = _window(text, matches, longest)
    pieces = []
    place = start
    for match_start, match_end in matches:
        if match_start < start or match_end > end:
            continue
        pieces += [
            Piece(text=text[place:match_start], match=False),
            Piece(text=text[match_start:match_end], match=True),
        ]
        place = match_end
    pieces.append(Piece(text=text[place:end], match=False))
    return Excerpt(
        pieces=[piece for piece in pieces if piece.text], cut_at_start=start > 0, cut_at_end=end < len(text)
    )


def _matches(found: Excerpt) -> int:
    return len({piece.text.casefold() for piece in found.pieces if piece.match})


def _found(text: str, wanted: Wanted) -> list[_Span]:
    """The pieces of the text that match a term, phrases as one; they neither touch nor overlap."""
    folded: list[str] = []
    places: list[_Span] = []
    for start, end, words in spans(text):
        folded += words
        places += [(start, end)] * len(words)
    found = {
        (places[place][0], places[place + len(term.words) - 1][1])
        for place in range(len(folded))
        for term in wanted.terms
        if term.starts_at(folded, place)
    }
    return _joined(sorted(found))


def _joined(found: Sequence[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, matches: Sequence[_Span], longest: int) -> _Span:
    """Where the excerpt begins and ends: a third of what room is left goes before the first match."""
    if len(text) <= longest:
        return 0, len(text)
    first, last = _densest(matches, longest)
    start = max(0, min(first - (longest - (last - first)) // 3, len(text) - longest))
    end = start + longest
    # Between words, as long as no match is lost by it.
    if start:
        space = text.find(" ", start, first)
        start = start if space < 0 else space + 1
    if end < len(text):
        space = text.rfind(" ", last, end + 1)
        end = end if space < 0 else space
    return start, end


def _densest(matches: Sequence[_Span], longest: int) -> _Span:
    """From the start of the first to the end of the last match of the run that holds most, the earliest of equals."""
    best, most, first = (0, 0), 0, 0
    for place, (_, end) in enumerate(matches):
        while end - matches[first][0] > longest and first < place:
            first += 1
        if place - first + 1 > most:
            best, most = (matches[first][0], end), place - first + 1
    return best
