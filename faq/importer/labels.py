"""Labelled lines: "Medically reviewed by: …", "Updated 2026-07-04", "País: México", and bylines of several."""

import re
from dataclasses import dataclass

from faq.importer.dates import looks_like_date
from faq.importer.vocabulary import FIELD_LABELS, LABEL_FIELDS, plain

_COLON = re.compile(r"(?P<label>[^:：]{1,60}?)\s*[:：]\s*(?P<value>.*)$", re.DOTALL)
_DASH = re.compile(r"(?P<label>[^–—-]{1,40}?)\s+[–—-]\s+(?P<value>.+)$", re.DOTALL)
_SEPARATOR = re.compile(r"(\s+[·|•—–]\s+|\s*;\s+)")
_NAMES_A_PERSON = frozenset(
    label
    for label in FIELD_LABELS["reviewer"] + FIELD_LABELS["author_and_reviewer"]
    if label.endswith((" by", " por", " von", " par"))
)
_PEOPLE_AND_DATES = frozenset(
    {"reviewer", "reviewed", "author", "author_and_reviewer", "modified_on", "reviewed_on", "review_due"}
)
_BY = re.compile(
    r"(?P<label>By) (?!The |Your |Our |A |An )(?P<name>(?:(?:Dr|Dra|Prof)\. )?(?:[A-ZÀ-Þ][\w’'-]*\.? ?){2,5})$"
)
_MAX_WORDS = max(len(label.split()) for label in LABEL_FIELDS)
_MAX_BYLINE = 200


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled value. `label` and `value` are verbatim; `field` is a key of FIELD_LABELS, or "" if unknown."""

    field: str
    label: str
    value: str


def match_label(text: str, *, loose: bool = False) -> Labelled | None:
    """Read a line that begins with a known label.

    A colon makes it certain. Without one it counts only before a date or a person ("Updated 2026-07-04",
    "Reviewed by …"); `loose`, inside a list of details, any known label will do ("Overview Discover …").
    """
    colon = _COLON.match(text)
    if colon and plain(colon["label"]) in LABEL_FIELDS:
        return _labelled(LABEL_FIELDS[plain(colon["label"])], colon["label"], colon["value"])
    if loose:
        dash = _DASH.match(text)
        if dash and plain(dash["label"]) in LABEL_FIELDS:
            return _labelled(LABEL_FIELDS[plain(dash["label"])], dash["label"], dash["value"])
    return _without_colon(text, loose=loose) or _byline(text)


def _without_colon(text: str, *, loose: bool) -> Labelled | None:
    words = text.split(maxsplit=_MAX_WORDS)
    for count in range(min(_MAX_WORDS, len(words)), 0, -1):
        label = " ".join(words[:count])
        field = LABEL_FIELDS.get(plain(label))
        if field is None or label.endswith((".", ",")):
            continue
        value = text[_end_of_word(text, count) :].strip()
        if loose or _certain_without_colon(field, plain(label), value, text):
            return _labelled(field, label, value)
    return None


def _byline(text: str) -> Labelled | None:
    """A line of its own that names who wrote the text: "By Demo Author"."""
    match = _BY.match(text) if len(text) <= 80 else None
    return Labelled("author", match["label"], match["name"]) if match else None


def _end_of_word(text: str, count: int) -> int:
    match = re.match(rf"\s*(?:\S+\s*){{{count}}}", text)
    return match.end() if match else len(text)


def _certain_without_colon(field: str, label: str, value: str, text: str) -> bool:
    if len(text) > _MAX_BYLINE or not value or text.endswith((".", "?")):
        return False
    if label in _NAMES_A_PERSON:
        return not value[0].islower() or bool(re.match(r"(?:el|la|the|dr|dra)\b", value))
    first = _SEPARATOR.split(value)[0]
    return field in ("reviewed", "modified_on", "reviewed_on", "review_due") and looks_like_date(first)


def _labelled(field: str, label: str, value: str) -> Labelled:
    value = value.strip()
    if field in ("reviewed", "reviewer"):
        field = "reviewed_on" if looks_like_date(_SEPARATOR.split(value)[0]) else "reviewer"
    return Labelled(field, label.strip(), value)


def read_labels(text: str, *, loose: bool = False) -> list[Labelled]:
    """Read a line of one or more labelled values: "Reviewed by … · Last reviewed 2026-05-13".

    What stands between two labelled values without a label of its own stays with the one before it.
    """
    whole = match_label(text, loose=loose)
    if whole is None or (whole.field not in _PEOPLE_AND_DATES and whole.field):
        return [whole] if whole else []
    pieces = _SEPARATOR.split(text)
    found: list[str] = [pieces[0]]
    for separator, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        following = match_label(piece)
        if following and following.field in _PEOPLE_AND_DATES:
            found.append(piece)
        else:
            found[-1] += separator + piece
    return [label for piece in found if (label := match_label(piece, loose=loose))]


def unknown_label(text: str) -> Labelled | None:
    """Read a line whose label names no field of ours."""
    colon = _COLON.match(text)
    return Labelled("", colon["label"].strip(), colon["value"].strip()) if colon else None
