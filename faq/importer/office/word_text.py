"""The visible text of a Word paragraph: line breaks, bold words and links, without what was deleted or is hidden."""

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from faq.importer.office.word_styles import Styles, value

_TYPED = {"{w}tab": "\t", "{w}ptab": "\t", "{w}br": "\n", "{w}cr": "\n", "{w}noBreakHyphen": "-"}
_TEXT = frozenset({"{w}t", "{m}t"})
_DELETED = frozenset({"{w}del", "{w}moveFrom"})
_DRAWN = frozenset({"{w}drawing", "{w}pict", "{w}object"})
_NOTES = {"{w}footnoteReference": "footnotes", "{w}endnoteReference": "endnotes"}
_SILENT = frozenset(
    {
        "{w}pPr",
        "{w}rPr",
        "{w}sectPr",
        "{w}instrText",
        "{w}delText",
        "{w}delInstrText",
        "{w}sdtPr",
        "{w}sdtEndPr",
        "{w}rt",
    }
)
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?(?P<address>[^"\s]+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a paragraph that look alike."""

    text: str
    bold: bool = False
    address: str = ""
    note: tuple[str, str] | None = None
    """(footnotes or endnotes, id) where the mark of a note stands; such a piece has no text."""


@dataclass
class LeftOut:
    """What a document holds besides its running text, as it is come across."""

    counts: Counter[str] = field(default_factory=Counter)
    hidden: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(footnotes or endnotes, id) of each reference."""


class WordText:
    """Reads the paragraphs of one part; what has no place in running text goes to `left_out`."""

    def __init__(self, styles: Styles, addresses: dict[str, str]) -> None:
        self.styles = styles
        self.addresses = addresses
        self.left_out = LeftOut()
        self._pieces: list[Piece] = []
        self._paragraph_style = ""
        self._fields: list[str | None] = []
        """The complex fields that are open: the address of a link, "" for others, None while it is being given."""
        self._instruction = ""

    def read(self, paragraph: Element) -> list[Piece]:
        """The pieces of a paragraph, in order."""
        self._pieces = []
        self._paragraph_style = value(paragraph.find("{w}pPr/{w}pStyle"))
        self._walk(paragraph, "")
        return self._pieces

    def _walk(self, element: Element, address: str) -> None:
        for child in element:
            self._visit(child, address)

    def _visit(self, element: Element, address: str) -> None:
        tag = element.tag
        if tag == "{w}r":
            self._run(element, address)
        elif tag in ("{w}hyperlink", "{w}fldSimple"):
            given = self.addresses.get(element.get("{r}id", "")) or _link_address(element.get("{w}instr", ""))
            self._walk(element, given or address)
        elif tag in _DELETED:
            self.left_out.counts["deletions"] += 1
        elif tag == "{mc}AlternateContent":
            self._alternative(element, address)
        elif tag in _DRAWN:
            self._drawing(element)
        elif tag in _TEXT:
            self._add(element.text or "", None, address)
        elif tag not in _SILENT and not is_placeholder(element):
            self._walk(element, address)

    def _run(self, run: Element, address: str) -> None:
        properties = run.find("{w}rPr")
        style = value(properties.find("{w}rStyle")) if properties is not None else ""
        if any(
            self.styles.is_on(name, properties, style, self._paragraph_style)
            for name in ("{w}vanish", "{w}webHidden")
        ):
            self.left_out.hidden.append("".join(text.text or "" for text in run.iter("{w}t")))
            return
        for child in run:
            self._run_child(child, properties, address)

    def _run_child(self, child: Element, properties: Element | None, address: str) -> None:
        tag = child.tag
        if tag == "{w}fldChar":
            self._field(child.get("{w}fldCharType", ""))
        elif tag == "{w}instrText":
            self._instruction += child.text or ""
        elif tag in _NOTES:
            self._note((_NOTES[tag], child.get("{w}id", "")), custom=bool(child.get("{w}customMarkFollows")))
        elif tag == "{w}commentReference":
            self.left_out.counts["comments"] += 1
        elif tag == "{w}sym":
            self._add("\N{REPLACEMENT CHARACTER}", properties, address)
        elif tag in _TYPED or tag == "{w}t":
            self._add(_TYPED.get(tag, child.text or ""), properties, address)
        else:
            self._visit(child, address)

    def _add(self, text: str, properties: Element | None, address: str) -> None:
        style = value(properties.find("{w}rStyle")) if properties is not None else ""
        bold = self.styles.is_on("{w}b", properties, style, self._paragraph_style)
        linked = address or next((field for field in reversed(self._fields) if field), "")
        if text and None not in self._fields:
            self._pieces.append(Piece(text, bold, linked))

    def _note(self, reference: tuple[str, str], *, custom: bool) -> None:
        self.left_out.notes.append(reference)
        # A mark that the author chose is text of the paragraph.
        if not custom:
            self._pieces.append(Piece("", note=reference))

    def _field(self, kind: str) -> None:
        """A complex field is begun, gives its instruction, then its result, and ends."""
        if kind == "begin":
            self._fields.append(None)
            self._instruction = ""
        elif kind == "separate" and self._fields:
            self._fields[-1] = _link_address(self._instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternative(self, element: Element, address: str) -> None:
        """The same content several times over, for newer and older programs: the first will do."""
        for name in ("{mc}Choice", "{mc}Fallback"):
            content = element.find(name)
            if content is not None:
                self._walk(content, address)
                return

    def _drawing(self, element: Element) -> None:
        boxes = list(element.iter("{w}txbxContent"))
        self.left_out.boxes += boxes
        if not boxes:
            described = [each.get("descr") or each.get("title") or "" for each in element.iter("{wp}docPr")]
            self.left_out.images.append(" ".join(filter(None, described)))


def is_placeholder(element: Element) -> bool:
    """Tell a field of a form that nobody filled in, and that shows only what should be written there."""
    return element.tag == "{w}sdt" and element.find("{w}sdtPr/{w}showingPlcHdr") is not None


def _link_address(instruction: str) -> str:
    match = _ADDRESS.match(instruction)
    return match["address"] if match else ""
