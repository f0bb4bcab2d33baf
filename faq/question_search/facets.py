"""What searches are narrowed by: words of the index themselves, so that no cap can starve a filter or a site."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

# A sign that no folded word holds; the schema of the SQLite index knows it, too.
_SIGN = "="


@dataclass(frozen=True)
class Facets:
    """What an indexed question is about and where it stands. Nothing (None, "", 0) is no facet."""

    site_id: int
    locale: str
    page_id: int | None = None
    treatment_id: int | None = None
    country: str | None = None
    review_status: str | None = None
    page_review_status: str | None = None
    reviewer_id: int | None = None

    def tokens(self) -> list[str]:
        return [token(name, value) for name, value in _given(self)]


@dataclass(frozen=True)
class Narrowing:
    """The facets that what is found must have; several treatments or reviewers are alternatives."""

    site_id: int
    locale: str | None = None
    page_id: int | None = None
    treatment_ids: tuple[int, ...] | None = None
    country: str | None = None
    review_status: str | None = None
    page_review_status: str | None = None
    reviewer_ids: tuple[int, ...] | None = None

    def alternatives(self) -> list[list[str]]:
        """Lists of tokens: of each list one must be there. An empty list can never be met."""
        lists = [[token(name, value)] for name, value in _given(self) if name not in _SEVERAL]
        for name, facet in _SEVERAL.items():
            ids = getattr(self, name)
            if ids is not None:
                lists.append([token(facet, each) for each in ids])
        return lists


_SEVERAL = {"treatment_ids": "treatment_id", "reviewer_ids": "reviewer_id"}
_LETTERS = {
    "site_id": "s",
    "locale": "l",
    "page_id": "p",
    "treatment_id": "t",
    "country": "c",
    "review_status": "r",
    "page_review_status": "q",
    "reviewer_id": "w",
}


def token(name: str, value: object) -> str:
    """The word of a facet; short, because the index holds the beginnings of words, too."""
    return f"{_SIGN}{_LETTERS[name]}{value}".lower()


def _given(facets: Facets | Narrowing) -> Iterator[tuple[str, object]]:
    for field in fields(facets):
        value = getattr(facets, field.name)
        if value:
            yield field.name, value
