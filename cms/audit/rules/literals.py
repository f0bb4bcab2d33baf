"""R8: dates, addresses, numbers and names of enumerations are well formed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import local_name
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.vocabulary import schema_org
from cms.audit.web_addresses import is_absolute

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALLOWED_CONTROLS = "\n\r\t"
_SCHEMES = ("http", "https", "mailto", "tel", "urn", "doi")


def parsed_day(value: object) -> dt.date | None:
    """An ISO 8601 day."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


def parsed_moment(value: object) -> dt.datetime | None:
    """An ISO 8601 date with time, with or without zone; a bare day is none."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return None


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float) or (isinstance(value, str) and _NUMBER.fullmatch(value) is not None)


def _is_integer(value: object) -> bool:
    return _is_number(value) and str(value).lstrip("+-").isdigit()


def _is_address(value: object) -> bool:
    return is_absolute(value) or (
        isinstance(value, str) and value.partition(":")[0].lower() in _SCHEMES[2:] and not value.endswith(":")
    )


def _is_boolean(value: object) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and local_name(value) in ("True", "False"))


def _is_day(value: object) -> bool:
    # A moment in a property for days is told by its own, milder rule.
    return parsed_day(value) is not None or parsed_moment(value) is not None


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and dt.time.fromisoformat(value) is not None
    except ValueError:
        return False


_WELL_FORMED: dict[str, tuple[Callable[[object], bool], str]] = {
    "Date": (_is_day, "an ISO 8601 date such as 2026-10-14"),
    "DateTime": (
        lambda value: parsed_moment(value) is not None,
        "an ISO 8601 date with time and zone such as 2026-10-14T10:30:00+00:00",
    ),
    "Time": (_is_time, "an ISO 8601 time"),
    "URL": (_is_address, "an absolute address such as https://guide.example/"),
    "Number": (_is_number, "a plain number with a point"),
    "Integer": (_is_integer, "a whole number"),
    "Float": (_is_number, "a plain number with a point"),
    "Boolean": (_is_boolean, "true or false"),
}


@rule("R8", ERROR, SCHEMA_ORG, "A literal in no form that the property takes is not understood.")
def malformed_literal(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Literals of properties that take dates, addresses, numbers or truth values, and no free text."""
    for node, prop, said in page.graph.literals:
        wanted = schema_org().ranges.get(prop, frozenset())
        forms = [_WELL_FORMED[name] for name in sorted(wanted) if name in _WELL_FORMED]
        if said in (None, "") or not forms or _takes_text(wanted):
            continue
        if not any(test(said) for test, _form in forms) and not _stands_for_node(wanted, said):
            allowed = " or ".join(dict.fromkeys(form for _test, form in forms))
            yield Problem(f"{node.where} {prop}", f"Malformed; expected is {allowed}.", excerpt(said))


def _takes_text(wanted: frozenset[str]) -> bool:
    return "Text" in wanted or any(
        "Text" in schema_org().with_parents(name) and name != "URL" for name in wanted
    )


def _stands_for_node(wanted: frozenset[str], said: object) -> bool:
    return is_absolute(said) and any(name not in _WELL_FORMED for name in wanted)


@rule("R8", ERROR, SCHEMA_ORG, "Only the listed members of an enumeration are understood.")
def unknown_enumeration_member(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Values that name a schema.org term in properties that lead to enumerations."""
    words = schema_org()
    for node, prop, said in page.graph.literals:
        if not isinstance(said, str) or local_name(said) == said:
            continue
        enumerations = [
            name for name in words.ranges.get(prop, ()) if "Enumeration" in words.with_parents(name)
        ]
        if enumerations and not any(words.is_member(local_name(said), name) for name in enumerations):
            allowed = ", ".join(sorted(enumerations))
            yield Problem(f"{node.where} {prop}", f"No member of {allowed}.", excerpt(said))


@rule("R8", ERROR, SCHEMA_ORG, "An empty value is worse than none: leave the property out.")
def empty_value(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every literal, and lists with nothing in them."""
    for node, prop, said in page.graph.literals:
        if said is None or (isinstance(said, str) and not said.strip()):
            yield Problem(f"{node.where} {prop}", "Null or empty; leave the property out.")
    for node in page.graph.nodes:
        for prop, value in node.properties():
            if value in ([], {}):
                yield Problem(f"{node.where} {prop}", "An empty list or object; leave the property out.")


@rule("R8", ERROR, SCHEMA_ORG, "Control characters are no text.")
def control_character(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every literal that is text."""
    for node, prop, said in page.graph.literals:
        if not isinstance(said, str) or said.isprintable():
            continue
        bad = next((sign for sign in said if _is_control(sign)), None)
        if bad:
            yield Problem(
                f"{node.where} {prop}", f"Holds the control character U+{ord(bad):04X}.", excerpt(said)
            )


def _is_control(sign: str) -> bool:
    return sign not in _ALLOWED_CONTROLS and unicodedata.category(sign) in ("Cc", "Cs")


@rule("R8", WARNING, SCHEMA_ORG, "A day has no time of day.")
def moment_for_day(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Properties that take a Date and no DateTime, such as `lastReviewed`."""
    for node, prop, said in page.graph.literals:
        wanted = schema_org().ranges.get(prop, frozenset())
        if "Date" in wanted and "DateTime" not in wanted and parsed_moment(said):
            yield Problem(
                f"{node.where} {prop}", "A date with time; a bare date belongs here.", excerpt(said)
            )
