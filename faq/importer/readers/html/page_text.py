"""The text of a page, line by line."""

from dataclasses import dataclass, field

from faq.importer.blocks import Line


@dataclass
class PageText:
    """All text of a page line by line, and from which line of the file each came."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, words: str, number: int) -> Line:
        """Take one line; the result is numbered as in this text."""
        self.lines.append(words)
        self.numbers.append(number)
        return Line(len(self.lines), words)
