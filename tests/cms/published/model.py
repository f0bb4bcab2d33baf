"""What must be public after anything that editors do, in a few lines of plain Python."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Text:
    """What a page says: numbers that stand in its title and in its answer."""

    title: int
    answer: int


@dataclass
class Entry:
    """A page as the model knows it; `text` is what it says when it is live, `kept` that it may not be deleted."""

    text: Text
    draft: Text
    slug: str
    place: int
    treatment: int
    live: bool = True
    expired: bool = False
    restricted: bool = False
    approved: list[tuple[Text, str]] = field(default_factory=list)
    source: int | None = None
    kept: bool = False


@dataclass
class Model:
    """What must be public."""

    pages: dict[int, Entry] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)
    restricted: set[int] = field(default_factory=set)
    treatments: dict[int, str] = field(default_factory=dict)
    amount: int = 1000

    def is_public(self, entry: Entry) -> bool:
        return (
            entry.live and not entry.expired and not entry.restricted and entry.place not in self.restricted
        )

    def public(self) -> dict[int, dict[str, Any]]:
        return {pk: self.said(entry) for pk, entry in self.pages.items() if self.is_public(entry)}

    def signed(self, entry: Entry, text: Text) -> tuple[Text, str]:
        """What a clinician vouches for: the text, and what it is about."""
        return text, self.treatments[entry.treatment]

    def said(self, entry: Entry) -> dict[str, Any]:
        return {
            "title": f"Title {entry.text.title}",
            "answer": f"Answer number{entry.text.answer}.",
            "path": f"/{self.slugs[entry.place]}/{entry.slug}/",
            "treatment": self.treatments[entry.treatment],
            "reviewed": self.signed(entry, entry.text) in entry.approved,
            "amount": f"{self.amount}.00",
        }
