"""What the styles and lists of a Word document mean: headings, titles, quotations, lists, bold and hidden text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from faq.importer.vocabulary import plain

# Word itself writes the names of built-in styles in English; other programs and converters do not.
_HEADING = re.compile(
    r"(?:heading|titulo|titre|uberschrift|berschrift|ttulo|encabezado|cabecalho|rubrik)\s*(?P<level>[1-9])$"
)
_TITLES = frozenset({"title", "titulo", "titel", "titre", "titulo del documento"})
_QUOTES = re.compile(
    r"(?:intense |block )?(?:quote|quotation|text)s?$|cita\b|citacao|zitat|citation|intensives zitat"
)
_DEEPER_LIST = re.compile(r"list\D*(?P<level>[2-5])$")
_CONTINUATION = re.compile(
    r"(?:list continue|listenfortsetzung|liste continue|continuar lista|lista continua)\b"
)
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tdc|tm|sumario) ?(?:\d|heading)$")
_STRONG = frozenset({"strong", "fett", "negrita", "forte", "gras", "texto en negrita", "accentuation forte"})
_CAPTIONS = frozenset({"caption", "beschriftung", "epigrafe", "descripcion", "leyenda", "legenda", "legende"})
_OFF = frozenset({"0", "false", "off", "none"})
_BASES = 20


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in the lists of a document."""

    number: str
    level: int


@dataclass
class Styles:
    """The styles by their id, and the formats of the lists by list and level."""

    elements: dict[str, Element] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: Element | None, numbering: Element | None) -> "Styles":
        """Read the parts word/styles.xml and word/numbering.xml, as far as there are any."""
        found = (
            {} if styles is None else {_attribute(each, "styleId"): each for each in styles.iter("{w}style")}
        )
        return cls(found, {} if numbering is None else dict(_formats(numbering)))

    def _chain(self, style: str) -> Iterator[Element]:
        """A style and those it is based on."""
        for _ in range(_BASES):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value(element.find("{w}basedOn"))

    def _names(self, style: str) -> Iterator[str]:
        yield plain(style)
        for element in self._chain(style):
            yield plain(value(element.find("{w}name")))

    def is_title(self, style: str) -> bool:
        """Tell whether a style is that of the document's title."""
        return any(name in _TITLES for name in self._names(style))

    def is_quote(self, style: str) -> bool:
        """Tell whether a style sets a paragraph apart as a quotation."""
        return any(_QUOTES.match(name) and name != "text" for name in self._names(style))

    def is_caption(self, style: str) -> bool:
        """Tell whether a style is that of the words above a table or below a picture."""
        return any(name in _CAPTIONS for name in self._names(style))

    def is_contents(self, style: str) -> bool:
        """Tell whether a style is that of an entry in the table of contents."""
        return any(_CONTENTS.match(name) for name in self._names(style))

    def heading_level(self, properties: Element | None, style: str) -> int:
        """The level of a heading, counted from 1; 0 for what is none."""
        own = _outline(properties)
        if own is not None:
            return own
        for name in self._names(style):
            if match := _HEADING.match(name):
                return int(match["level"])
        levels = (_outline(element.find("{w}pPr")) for element in self._chain(style))
        return next((level for level in levels if level is not None), 0)

    def list_place(self, properties: Element | None, style: str) -> ListPlace | None:
        """Where a paragraph stands in a list, by its own properties or its style's; None outside lists."""
        holders = [properties, *(element.find("{w}pPr") for element in self._chain(style))]
        number = level = ""
        for holder in holders:
            numbering = None if holder is None else holder.find("{w}numPr")
            if numbering is not None:
                number = number or value(numbering.find("{w}numId"))
                level = level or value(numbering.find("{w}ilvl"))
        if number in ("", "0"):
            return None
        return ListPlace(number, int(level) if level.isdecimal() else self._level_by_name(style))

    def _level_by_name(self, style: str) -> int:
        """How deep a list is by the number in the name of its style, "List Bullet 2"; each has a list of its own."""
        found = next(filter(None, map(_DEEPER_LIST.match, self._names(style))), None)
        return int(found["level"]) - 1 if found else 0

    def is_continuation(self, style: str) -> bool:
        """Tell whether a style is that of a further paragraph of a list item."""
        return any(_CONTINUATION.match(name) for name in self._names(style))

    def marker(self, place: ListPlace) -> str:
        """A mark of the kind that the list prints before its items; "" if it prints none."""
        form = self.formats.get((place.number, place.level), "bullet")
        return {"bullet": "•", "none": ""}.get(form, "1.")

    def is_on(self, name: str, run: Element | None, *styles: str) -> bool:
        """Tell whether a property such as "{w}b" holds for a run: by itself, else by the first style that says so."""
        holders = [run, *(base.find("{w}rPr") for style in styles for base in self._chain(style))]
        for holder in holders:
            found = None if holder is None else holder.find(name)
            if found is not None:
                return value(found) not in _OFF
        return name == "{w}b" and any(
            plain(each) in _STRONG for style in styles for each in self._names(style)
        )


def value(element: Element | None) -> str:
    """The main attribute of an element, or ""."""
    return "" if element is None else _attribute(element, "val")


def _attribute(element: Element, name: str) -> str:
    return element.get(f"{{w}}{name}", "")


def _outline(properties: Element | None) -> int | None:
    level = "" if properties is None else value(properties.find("{w}outlineLvl"))
    if not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < 9 else 0


def _formats(numbering: Element) -> Iterator[tuple[tuple[str, int], str]]:
    """The number format of each level of each list."""
    abstract = {
        _attribute(each, "abstractNumId"): list(each.iter("{w}lvl"))
        for each in numbering.iter("{w}abstractNum")
    }
    for each in numbering.iter("{w}num"):
        levels = [*abstract.get(value(each.find("{w}abstractNumId")), []), *each.iter("{w}lvl")]
        for level in levels:
            place = _attribute(level, "ilvl")
            if place.isdecimal():
                yield (_attribute(each, "numId"), int(place)), value(level.find("{w}numFmt"))
