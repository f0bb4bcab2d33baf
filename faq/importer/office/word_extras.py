"""What a Word document holds besides its running text: reported, so that nothing disappears unseen."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from faq.importer.blocks import Block, join_lines
from faq.importer.labels import match_label
from faq.importer.numbered_lines import NumberedLines
from faq.importer.office.word_parts import WordParts
from faq.importer.office.word_text import LeftOut, Piece, WordText
from faq.importer.source import Notice

_COUNTED = {
    "comments": "comments",
    "deletions": "deleted passages (tracked changes)",
    "headers": "page headers and footers",
    "macros": "macros",
    "documents": "embedded documents",
}


class WordExtras:
    """Turns what `words` left out into notices, each with its place."""

    def __init__(self, parts: WordParts, words: WordText, lines: NumberedLines) -> None:
        self.parts = parts
        self.words = words
        self.lines = lines
        self.counts = parts.left_out()
        self.note_texts = {kind: parts.notes(kind) for kind in ("footnotes", "endnotes")}
        self.numbers: dict[tuple[str, str], int] = {}
        """Which source each note became, counted from 1; 0 for one without text."""
        self.notices: list[Notice] = []
        self.sources: list[Block] = []
        """The footnotes and endnotes as labelled lines."""

    def collect(self, place: str) -> list[Element]:
        """Report what was left out since the last call; return the text boxes, which are for the caller to read."""
        left, self.words.left_out = self.words.left_out, LeftOut()
        self.counts += left.counts
        for text in left.hidden:
            self._keep("hidden_text_left_out", place, text)
        for description in left.images:
            self.notices.append(Notice("image_left_out", place, description))
        for reference in left.notes:
            self._note(reference, place)
        return left.boxes

    def leave_out(self, boxes: list[Element], place: str) -> None:
        """Report text boxes that stand where no paragraph can follow."""
        for box in boxes:
            reader = WordText(self.words.styles, self.words.addresses)
            self._keep("text_box_left_out", place, _text(reader, box))

    def _note(self, reference: tuple[str, str], place: str) -> None:
        kind, number = reference
        note = self.note_texts[kind].get(number)
        if note is None or reference in self.numbers:
            return
        self.numbers[reference] = 0
        addresses = {
            key: value
            for name in self.parts.related(kind)
            for key, value in self.parts.addresses(name).items()
        }
        text = " ".join(_text(WordText(self.words.styles, addresses), note).split())
        lines = self.lines.add(f"Source: {text}", place) if text else ()
        if lines:
            self.sources.append(Block("detail", join_lines(lines), lines, certain=True))
            self.numbers[reference] = len(self.sources)
            self.notices.append(Notice("footnote_as_source", place, text))

    def numbered(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a paragraph of sentences with "[1]" where the first note stands.

        Any other stays as it is: a mark behind a question, a quotation, a value or an amount would be read as part of it.
        """
        numbers = [self.numbers.get(piece.note, 0) if piece.note else 0 for piece in pieces]
        if not any(numbers) or not _is_sentence("".join(piece.text for piece in pieces).strip()):
            return pieces
        return [
            replace(piece, text=f"[{number}]") if number else piece
            for piece, number in zip(pieces, numbers, strict=True)
        ]

    def _keep(self, code: str, place: str, text: str) -> None:
        lines = self.lines.add(text, place)
        if lines:
            self.notices.append(Notice(code, place, "\n".join(line.text for line in lines)))

    def summary(self) -> list[Notice]:
        """One notice with the number of everything that was left out uncounted elsewhere."""
        self.counts += self.words.left_out.counts
        told = [f"{name} ({self.counts[kind]})" for kind, name in _COUNTED.items() if self.counts[kind]]
        sentence = f"Parts of the document that are no text of the page were left out: {', '.join(told)}."
        return [Notice("not_imported", "document", detail=sentence)] if told else []


def _is_sentence(text: str) -> bool:
    ends = text.removesuffix(")").endswith((".", "!", "…"))
    return ends and not ("\t" in text or "|" in text or match_label(text))


def _text(reader: WordText, element) -> str:
    """The text of all paragraphs below an element; a link's address follows its words."""
    return "\n".join(
        "".join(
            f"{piece.text} <{piece.address}>" if piece.address else piece.text
            for piece in reader.read(paragraph)
        )
        for paragraph in element.iter("{w}p")
    )
