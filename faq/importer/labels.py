"""Labelled lines: "Medically reviewed by: …", "Updated 2026-07-04", "País: México", and bylines of several."""

import re
from dataclasses import dataclass, replace

from faq.importer.dates import looks_like_date
from faq.importer.vocabulary import FIELD_LABELS, LABEL_FIELDS, plain, words_of

_COLON = re.compile(r"(?P<label>[^:：]{1,60}?)\s*[:：]\s*(?P<value>.*)$", re.DOTALL)
_DASH = re.compile(r"(?P<label>[^–—-]{1,40}?)\s+[–—-]\s+(?P<value>.+)$", re.DOTALL)
_SEPARATOR = re.compile(r"(\s+[·|•—–]\s+|\s*;\s+)")
_NAMES_A_PERSON = frozenset(
    label
    for field in ("reviewer", "author", "author_and_reviewer")
    for label in FIELD_LABELS[field]
    if label.endswith((" by", " por", " von", " par"))
)
_PEOPLE_AND_DATES = frozenset(
    {"reviewer", "reviewed", "author", "author_and_reviewer", "modified_on", "reviewed_on", "review_due"}
)
_PEOPLE = frozenset({"reviewer", "author", "author_and_reviewer"})
_PUBLISHED = re.compile(
    r"(?P<first>(?:publi|posted|veröffentlicht|erstellt).{0,60}?\d)(?:\s+[-|·]|,)\s+", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:(?:this|the|our|est[ae]|el|la|o|a|le|la|cet|cette) )?(?:page|article|content|information|text|guide|leaflet|contenido|art[íi]culo"
    r"|p[áa]gina|informaci[óo]n|texto|gu[íi]a|conte[úu]do|artigo|contenu|texte|fiche) (?:(?:was|is|has been|fue|ha sido|foi|a été) )?",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?P<label>By|Por|Von|Par) (?!The |Your |Our |A |An )(?P<name>(?:(?:Dr|Dra|Prof)\. )?(?:[A-ZÀ-Þ][\w’'-]*\.? ?){2,5})$"
)
_BEFORE_A_NAME = re.compile(
    r"(?:(?:el|la|the|o|a|os|as|le|les|der|die|dem)\s+(?=[^\W\d_a-zà-öø-ÿ])|(?:el |la )?(?:dr|dra|drs|prof|profa)\b)"
)
_DAY_BY_WHOM = re.compile(r"(?P<day>.{4,40}?),? (?P<by>by|por|von|par) (?P<who>\S.*)$", re.DOTALL)
_WHO_ON_DAY = re.compile(r"(?P<who>\S.*?),? (?P<on>on|el|am|le|em|on the) (?P<day>\S.*)$", re.DOTALL)
_WHO_DAY = re.compile(r"(?:\s*[,;]\s+|\s+\(|\s+[—–·|-]\s+)")
_LESSER_SEPARATOR = re.compile(r"\s*[.,;]\s+|\s+[|·•—–-]\s+")
_BAR = re.compile(r"\s+[|·•]\s+")
_MAX_BARRED = 400
_SENTENCE_ENDS = re.compile(r"\.\s+")
_DATES = frozenset({"modified_on", "reviewed_on", "review_due"})
_MAX_OTHER_WORDS = 6
_MOST_BEFORE_A_BAR = 12
_ENOUGH_BEHIND_A_DASH = 2
_WITHIN_NAMES = frozenset(
    words_of("el la le the o a de del da do dos das von van der den y e and und et med dent")
)
_MOST_NAMES = 12
_OUR_TEAM = re.compile(
    r"(?:our|nuestro|nuestra|notre|unserem|unser|(?:a |o )?noss[ao])\s(?:[\w-]+ ){0,3}?"
    r"(?:team|board|staff|panel|committee|experts|clinicians|doctors|equipo|comite|equipe)(?: (?:medic[oa]|clinic[oa]|medicale?|editorial))?"
    r"(?: (?:of|at|de|del|da|do|der|des) .{1,40})?"
)
_BODY = re.compile(
    r"\b(?:board|team|committee|staff|department|equipo|equipe|comite|teams?)\b", re.IGNORECASE
)
_FIRST_WORDS = frozenset(plain(label.split()[0]) for label in LABEL_FIELDS)
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
    colon = _COLON.match(text) if ":" in text or "：" in text else None
    if colon and plain(colon["label"]) in LABEL_FIELDS:
        return _labelled(LABEL_FIELDS[plain(colon["label"])], colon["label"], colon["value"])
    if loose:
        dash = _DASH.match(text)
        if dash and plain(dash["label"]) in LABEL_FIELDS:
            return _labelled(LABEL_FIELDS[plain(dash["label"])], dash["label"], dash["value"])
    return _without_colon(text, loose=loose) or _byline(text) or _of_the_page(text)


def _first_word(text: str) -> str:
    words = text.split(maxsplit=1)
    return plain(words[0]).partition(" ")[0] if words else ""


def _of_the_page(text: str) -> Labelled | None:
    """A label behind what it is said of: "This article was medically reviewed by Demo Name, MD."."""
    subject = _SUBJECT.match(text) if len(text) <= _MAX_BYLINE else None
    found = match_label(text[subject.end() :]) if subject else None
    if subject is None or found is None or found.field not in _PEOPLE_AND_DATES:
        return None
    return replace(found, label=text[: subject.end()] + found.label)


def _without_colon(text: str, *, loose: bool) -> Labelled | None:
    words = text.split(maxsplit=_MAX_WORDS)
    # Most lines begin like no label at all.
    if (first := _first_word(text)) and first not in _FIRST_WORDS:
        return None
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
    if len(text) > _MAX_BYLINE or not value or text.endswith("?"):
        return False
    if label in _NAMES_A_PERSON and _OUR_TEAM.fullmatch(plain(value)):
        return True
    if text.endswith("."):
        # A sentence that begins like a label is one only if nothing but names and a day follow.
        dated, *more = _SEPARATOR.split(value, maxsplit=1)
        if more and field in _DATES and looks_like_date(dated):
            return True
        return label in _NAMES_A_PERSON and _is_who_and_when(value)
    if label in _NAMES_A_PERSON:
        return not value[0].islower() or bool(_BEFORE_A_NAME.match(value))
    first = _SEPARATOR.split(value)[0]
    first = day["day"] if (day := _DAY_BY_WHOM.match(first)) else first
    return field in ("reviewed", "modified_on", "reviewed_on", "review_due") and looks_like_date(first)


def _is_who_and_when(value: str) -> bool:
    """Tell "el Dr. Demo Name el 4 de mayo de 2026." and "Demo Name, MD." from the rest of a sentence."""
    dated = _WHO_ON_DAY.match(value)
    who = dated["who"] if dated and looks_like_date(dated["day"]) else value
    behind = (end.start() for end in _WHO_DAY.finditer(who) if looks_like_date(who[end.end() :].rstrip(".)")))
    words = who[: next(behind, None)].split()
    named = all(word.lstrip("(")[:1].isupper() or plain(word) in _WITHIN_NAMES for word in words)
    return named and 1 < len(words) <= _MOST_NAMES and not _BODY.search(who)


def _labelled(field: str, label: str, value: str) -> Labelled:
    value = value.strip()
    if field in ("reviewed", "reviewer"):
        first = _SEPARATOR.split(value)[0]
        by = _DAY_BY_WHOM.match(first)
        field = "reviewed_on" if looks_like_date(by["day"] if by else first) else "reviewer"
    return Labelled(field, label.strip(), value)


def read_labels(text: str, *, loose: bool = False) -> list[Labelled]:
    """Read a line of one or more labelled values: "Reviewed by … · Last reviewed 2026-05-13".

    What stands between two labelled values without a label of its own stays with the one before it.
    """
    sentences = _dated_sentences(text)
    if len(sentences) > 1:
        return sentences
    byline, dates = _dated_byline(text, loose=loose)
    if dates:
        return [*read_labels(byline, loose=loose), *dates]
    if barred := _barred(text):
        return barred
    whole = match_label(text, loose=loose)
    if whole is None and sentences:
        return sentences
    if whole is None:
        return _after_other_words(text) or _after_publication(text)
    if whole.field not in _PEOPLE_AND_DATES and whole.field:
        return [whole]
    return [
        each
        for piece in _labelled_pieces(text)
        if (label := match_label(piece, loose=loose))
        for each in _who_and_when(label)
    ]


def _dated_sentences(text: str) -> list[Labelled]:
    """Sentences that are nothing but labelled days: "Last reviewed June 2026. Next review June 2029."."""
    if not text.endswith(".") or len(text) > _MAX_BYLINE or _first_word(text) not in _FIRST_WORDS:
        return []
    labels = [match_label(sentence) for sentence in _SENTENCE_ENDS.split(text.removesuffix("."))]
    dated = [label for label in labels if label and label.field in _DATES and looks_like_date(label.value)]
    return dated if len(dated) == len(labels) else []


def _barred(text: str) -> list[Labelled]:
    """A line of labelled values of any kind between bars: "Country: Greece | Updated: 2026-05-13"; [] for another."""
    pieces = _BAR.split(text) if len(text) <= _MAX_BARRED and any(bar in text for bar in "|·•") else []
    labels = [match_label(piece) if ":" in piece else None for piece in pieces]
    known = [label for label in labels if label and label.value]
    return [each for label in known for each in _who_and_when(label)] if 1 < len(known) == len(pieces) else []


def _dated_byline(text: str, *, loose: bool) -> tuple[str, list[Labelled]]:
    """Take the labelled days off a byline: "Reviewed by Dr. Demo Name, MD. Last updated: 2026-05-13"."""
    dates: list[Labelled] = []
    byline = text
    # The last first: a day may hold a separator of its own, "May 13, 2026".
    for separator in reversed(list(_LESSER_SEPARATOR.finditer(text)) if len(text) <= _MAX_BYLINE else []):
        label = match_label(byline[separator.end() :].removesuffix("."))
        if label and label.field in _DATES and looks_like_date(label.value):
            dates.insert(0, label)
            byline = text[: separator.start()]
    whole = match_label(byline, loose=loose) if dates else None
    return (byline, dates) if whole and whole.field in _PEOPLE else (text, [])


def _labelled_pieces(text: str) -> list[str]:
    pieces = _SEPARATOR.split(text)
    found: list[str] = [pieces[0]]
    for separator, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        following = match_label(piece)
        if following and following.field in _PEOPLE_AND_DATES:
            found.append(piece)
        else:
            found[-1] += separator + piece
    return found


def _after_other_words(text: str) -> list[Labelled]:
    """A byline that begins with words of another kind: "12 min read · Updated 2026-05-13"."""
    first, *rest = _SEPARATOR.split(text, maxsplit=1) if len(text) <= _MAX_BYLINE else [text]
    most = _MOST_BEFORE_A_BAR if rest and rest[0].strip() in "|·•" else _MAX_OTHER_WORDS
    if not rest or len(first.split()) > most:
        return []
    labels = read_labels(rest[1])
    if rest[0].strip() in "–—" and sum(bool(label.field) for label in labels) < _ENOUGH_BEHIND_A_DASH:
        # One dash may as well part the halves of a sentence.
        return []
    certain = labels and all(label.field in _PEOPLE_AND_DATES or not label.field for label in labels)
    return [_byline(first) or Labelled("", first, ""), *labels] if certain else []


def _after_publication(text: str) -> list[Labelled]:
    """The dates behind the first one of a page, whatever stands between: "Published 3 May - Updated 5 May 2026"."""
    match = _PUBLISHED.match(text) if len(text) <= _MAX_BYLINE else None
    labels = read_labels(text[match.end() :]) if match else []
    certain = match and all(label.field in _PEOPLE_AND_DATES or not label.field for label in labels)
    dated = any(label.field in _DATES for label in labels)
    return [Labelled("", match["first"], ""), *labels] if match and certain and dated else []


def _who_and_when(label: Labelled) -> list[Labelled]:
    """Take "Dr. Demo Name on 4 May 2026" and "4 May 2026 by Dr. Demo Name" apart."""
    if label.field == "reviewer":
        match = _WHO_ON_DAY.match(label.value)
        if match and looks_like_date(match["day"]):
            return [replace(label, value=match["who"]), Labelled("reviewed_on", match["on"], match["day"])]
        return _who_then_day(label)
    elif label.field in _DATES:
        return _day_then_more(label)
    return [label]


def _day_then_more(label: Labelled) -> list[Labelled]:
    """Take "4 May 2026 by Dr. Demo Name" and "4 May 2026 · 12 min read" apart."""
    day, *more = _SEPARATOR.split(label.value, maxsplit=1)
    found = [label]
    if more and looks_like_date(day):
        found = [replace(label, value=day), Labelled("", more[1], "")]
    if (
        label.field == "reviewed_on"
        and not looks_like_date(label.value)
        and (parts := _day_then_person(label))
    ):
        return parts
    match = _DAY_BY_WHOM.match(day)
    if match and looks_like_date(match["day"]):
        field = "reviewer" if label.field == "reviewed_on" else ""
        found[:1] = [replace(label, value=match["day"]), Labelled(field, match["by"], match["who"])]
    return found


def _day_then_person(label: Labelled) -> list[Labelled]:
    """Take "4 May 2026. Dr. Demo Name" apart; [] unless what follows the day has the title of a clinician."""
    for separator in reversed(list(_LESSER_SEPARATOR.finditer(label.value[:_MAX_BYLINE]))):
        day, who = label.value[: separator.start()], label.value[separator.end() :]
        if looks_like_date(day) and _BEFORE_A_NAME.match(who.casefold()):
            return [replace(label, value=day), Labelled("reviewer", separator.group().strip(), who)]
    return []


def _who_then_day(label: Labelled) -> list[Labelled]:
    """Take "Dr. Demo Name, MD, 4 May 2026" apart: the day of a review has no label but the reviewer's."""
    for separator in _WHO_DAY.finditer(label.value[:_MAX_BYLINE]):
        day = label.value[separator.end() :].removesuffix(")")
        if looks_like_date(day):
            who = label.value[: separator.start()]
            return [replace(label, value=who), replace(label, field="reviewed_on", value=day)]
    return [label]


def unknown_label(text: str) -> Labelled | None:
    """Read a line whose label names no field of ours."""
    colon = _COLON.match(text)
    return Labelled("", colon["label"].strip(), colon["value"].strip()) if colon else None
