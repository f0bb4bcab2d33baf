"""The text of a file that has no lines of its own: each piece becomes numbered lines, with the place it came from."""

from faq.importer.blocks import Line
from faq.importer.decoding import clean
from faq.importer.mojibake import repair
from faq.importer.source import Notice


class NumberedLines:
    """Collects the text of a file piece by piece."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.places: list[str] = []
        self.notices: list[Notice] = []

    def add(self, text: str, place: str) -> tuple[Line, ...]:
        """Take a piece of text; return its lines without the blank ones."""
        text, repairs = repair(clean(text))
        for sentence, excerpt in repairs:
            self.notices.append(Notice("encoding_suspect", place, excerpt, detail=sentence))
        return tuple(self._add_line(line.strip(), place) for line in text.split("\n") if line.strip())

    def _add_line(self, text: str, place: str) -> Line:
        self.texts.append(text)
        self.places.append(place)
        return Line(len(self.texts), text)

    @property
    def text(self) -> str:
        """Everything taken so far, line by line."""
        return "\n".join(self.texts)
