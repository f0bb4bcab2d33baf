"""What a sheet says beside the values of its cells: links, joined cells, hidden rows and columns, comments."""

import posixpath
import re
from dataclasses import dataclass, field
from itertools import product
from xml.parsers import expat

from faq.importer.office.archives import Archive
from faq.importer.office.office_xml import read_xml

_RANGE = re.compile(r"\$?([A-Z]{1,2})\$?(\d{1,7})(?::\$?([A-Z]{1,2})\$?(\d{1,7}))?$")
_MAX_FILLED = 20_000
_ON = frozenset({"1", "true"})

Place = tuple[int, int]
"""A cell by its row, counted from 1, and its column, counted from 0."""


@dataclass
class SheetExtras:
    """`links` are addresses by cell; `repeats` are the cells below a joined one, each with the cell it repeats."""

    links: dict[Place, str] = field(default_factory=dict)
    repeats: dict[Place, Place] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: int = 0


def read_sheet_extras(archive: Archive, part: str) -> SheetExtras:
    """Read a sheet's part and the one with its comments. Raises UnreadableDocument for damage."""
    extras = SheetExtras()
    targets = _relations(archive, part)
    scan = _Scan(
        extras, {number: target for number, (kind, target) in targets.items() if kind == "hyperlink"}
    )
    try:
        scan.parser.Parse(archive.read(part), True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise archive.refuse(part, "This part is damaged: its XML cannot be read.") from error
    for kind, target in targets.values():
        name = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        if kind == "comments" and name in archive.names:
            extras.comments += sum(each.tag.endswith("}comment") for each in read_xml(archive, name).iter())
    return extras


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the target of each part or address that a sheet refers to."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.names:
        return {}
    return {
        each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], each.get("Target", ""))
        for each in read_xml(archive, path).iter("{rel}Relationship")
    }


class _Scan:
    """Takes from the part of a sheet what the library leaves out when it reads row by row."""

    def __init__(self, extras: SheetExtras, targets: dict[str, str]) -> None:
        self.extras = extras
        self.targets = targets
        self.row = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = _HANDLERS.get(name.rpartition(" ")[2])
        if handler:
            handler(self, attributes)

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) < 8 else self.row + 1
        if attributes.get("hidden") in _ON:
            self.extras.hidden_rows.add(self.row)

    def _column(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if (
            attributes.get("hidden") in _ON
            and first.isdecimal()
            and last.isdecimal()
            and len(first + last) < 12
        ):
            self.extras.hidden_columns.update(range(int(first) - 1, min(int(last), 702)))

    def _join(self, attributes: dict[str, str]) -> None:
        """A value that stands in cells below each other holds for every one of their rows."""
        found = _RANGE.match(attributes.get("ref", ""))
        if found is None or not found[3] or len(self.extras.repeats) > _MAX_FILLED:
            return
        column, first, last = _column_index(found[1]), int(found[2]), int(found[4])
        for row in range(first + 1, min(last, first + _MAX_FILLED) + 1):
            self.extras.repeats[(row, column)] = (first, column)

    def _link(self, attributes: dict[str, str]) -> None:
        number = next((value for name, value in attributes.items() if name.endswith(" id")), "")
        address = self.targets.get(number, "")
        found = _RANGE.match(attributes.get("ref", ""))
        if found is None or not address:
            return
        last_column, last_row = found[3] or found[1], int(found[4] or found[2])
        rows = range(int(found[2]), min(last_row, int(found[2]) + 1_000) + 1)
        columns = range(_column_index(found[1]), _column_index(last_column) + 1)
        for place in product(rows, columns):
            if len(self.extras.links) <= _MAX_FILLED:
                self.extras.links[place] = address


_HANDLERS = {"row": _Scan._open_row, "col": _Scan._column, "mergeCell": _Scan._join, "hyperlink": _Scan._link}


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
