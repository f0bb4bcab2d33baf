"""Dates in <time> elements: the markup says which day "03/04/2026" is, and is a witness where the words differ."""

import datetime as dt

from faq.importer.dates import read_date
from faq.importer.readers.html.tree import Element, Text, descendants, flat_text
from faq.importer.source import Notice


def settle_times(root: Element) -> list[Notice]:
    """Write the day of the markup in place of printed dates that are uncertain; report it, and every contradiction."""
    notices: list[Notice] = []
    for element in descendants(root):
        if element.tag != "time":
            continue
        printed, marked = flat_text(element), _day(element.get("datetime"))
        if not printed or marked is None:
            continue
        read, where = read_date(printed), f"document line {element.line}"
        if read.problem in ("ambiguous_date", "partial_date"):
            element.children = [Text(marked.isoformat(), element.line)]
            detail = f"“{printed}” was read as {marked.isoformat()}, the day that its markup gives."
            notices.append(Notice("date_from_markup", where, printed, detail=detail))
        elif read.value and read.value != marked:
            element.children = [Text(f"{printed} / {marked.isoformat()}", element.line)]
            detail = (
                f"The page prints “{printed}”, but its markup gives {marked.isoformat()}. None was taken."
            )
            notices.append(Notice("structured_data_differs", where, printed, detail=detail))
    return notices


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
