"""The XML of Office documents as a tree with short namespaces ("{w}p"), read without entities and within limits."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from faq.importer.office.archives import Archive

MAX_ELEMENTS = 500_000
MAX_DEPTH = 200

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
}


class _TooMuch(Exception):
    """The tree is larger or deeper than any real document."""


class _ShortNames(TreeBuilder):
    """Builds the tree under short names, and no larger than allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.count = self.depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.count += 1
        self.depth += 1
        if self.count > MAX_ELEMENTS:
            raise _TooMuch(f"This part has more than {MAX_ELEMENTS} elements.")
        if self.depth > MAX_DEPTH:
            raise _TooMuch(f"This part is nested deeper than {MAX_DEPTH} levels.")
        return super().start(_short(tag), {_short(name): value for name, value in attrs.items()})

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(_short(tag))


def _short(name: str) -> str:
    uri, brace, local = name[1:].partition("}")
    return f"{{{_PREFIXES.get(uri, '?')}}}{local}" if brace else name


def read_xml(archive: Archive, part: str) -> Element:
    """The root element of a part. Raises UnreadableDocument for entities, damage and what is too large."""
    parser = DefusedXMLParser(target=_ShortNames(), forbid_dtd=True)
    try:
        parser.feed(archive.read(part))
        return parser.close()
    except DefusedXmlException as error:
        reason = "This part declares a document type or entities, which no Office program writes."
        raise archive.refuse(part, reason) from error
    except _TooMuch as error:
        raise archive.refuse(part, str(error)) from error
    except (ParseError, LookupError, ValueError) as error:
        raise archive.refuse(part, "This part is damaged: its XML cannot be read.") from error
