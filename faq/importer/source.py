"""What every reader hands over: the blocks of a file, all of its text, and what it noticed while reading."""

from collections.abc import Callable
from dataclasses import dataclass, field

from faq.importer.blocks import Block
from faq.importer.decoding import DecodedText
from faq.importer.structured_claims import StructuredClaims


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader left out or is not sure of: a code of `findings.MESSAGES`, its place and an excerpt.

    `detail` fills the blank of codes whose sentence the reader itself writes.
    """

    code: str
    where: str
    excerpt: str = ""
    detail: str = ""


@dataclass
class Source:
    """A file as neutral blocks.

    `text` is all of the file's text, line by line: every word of it must end in a field or in the report. The
    lines of the blocks are numbered as in it. `places` names these lines where they are no lines of the file, such
    as "row 3, Answer".
    """

    blocks: list[Block]
    text: str
    notices: list[Notice] = field(default_factory=list)
    places: list[str] | None = None
    claims: StructuredClaims = field(default_factory=StructuredClaims)

    def place(self, line: int) -> str:
        """The name of a line of `text`, counted from 1."""
        return f"line {line}" if self.places is None else self.places[line - 1]


def encoding_notices(decoded: DecodedText) -> list[Notice]:
    """What an editor should know about the encoding of a file."""
    return [
        Notice("encoding_suspect", "document", excerpt, detail=sentence)
        for sentence, excerpt in decoded.suspicions
    ]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, as text, and the row's number, counted from 1 as a spreadsheet program does."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """The cells that are not empty."""
        return [cell for cell in self.cells if cell.strip()]


Reader = Callable[[bytes, str], Source]
"""From the bytes of a file and its name. Raises UnreadableDocument for what is not in this reader's format."""
