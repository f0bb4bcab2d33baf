"""How large a workbook may be, measured before the library that reads it sees it."""

import re
from xml.parsers import expat

from faq.importer.office.archives import Archive

MAX_ROW = 20_000
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 100

_CELL = re.compile(r"(?P<column>[A-Za-z]{0,3})(?P<row>\d{1,7})?$")
_MAX_COLUMN_LETTERS = 2


class _Refused(Exception):
    """Something in a part that no ordinary workbook holds."""


def check_workbook(archive: Archive) -> None:
    """Refuse entities, damage, and sheets larger or sparser than a list of questions. Raises UnreadableDocument."""
    if "xl/workbook.xml" not in archive.names:
        raise archive.refuse("", "This is no spreadsheet, whatever its name says.")
    for name in sorted(archive.names):
        data = archive.read(name)
        if name.lower().endswith((".xml", ".rels", ".vml")):
            _check_part(archive, name, data)


def _check_part(archive: Archive, name: str, data: bytes) -> None:
    scan = _Scan()
    try:
        scan.parser.Parse(data, True)
    except _Refused as refusal:
        raise archive.refuse(name, str(refusal)) from refusal
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise archive.refuse(name, "This part is damaged: its XML cannot be read.") from error


class _Scan:
    """Counts the elements of a part and looks at where its cells say they stand."""

    def __init__(self) -> None:
        self.elements = self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _doctype(self, *_: object) -> None:
        raise _Refused("This part declares a document type or entities, which no Office program writes.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS:
            raise _Refused(f"This part has more than {MAX_ELEMENTS} elements.")
        if self.depth > MAX_DEPTH:
            raise _Refused(f"This part is nested deeper than {MAX_DEPTH} levels.")
        if name.rpartition(" ")[2] in ("c", "row") and "r" in attributes:
            self._check_place(attributes["r"])

    def _end(self, _: str) -> None:
        self.depth -= 1

    def _check_place(self, place: str) -> None:
        match = _CELL.match(place)
        if match is None or len(match["column"]) > _MAX_COLUMN_LETTERS or int(match["row"] or 0) > MAX_ROW:
            raise _Refused(f"The cell or row “{place[:20]}” lies beyond row {MAX_ROW} or column ZZ.")
