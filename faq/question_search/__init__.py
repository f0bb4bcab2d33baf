"""Full-text search of the published questions."""

from faq.question_search.entries import Entry, index, remove
from faq.question_search.excerpts import Excerpt, Match, Piece, excerpt, match
from faq.question_search.facets import Facets, Narrowing
from faq.question_search.finding import Found, search
from faq.question_search.parameter import SearchText
from faq.question_search.wanted import NothingWantedError, Wanted, wanted

__all__ = [
    "Entry",
    "Excerpt",
    "Facets",
    "Found",
    "Match",
    "Narrowing",
    "NothingWantedError",
    "Piece",
    "SearchText",
    "Wanted",
    "excerpt",
    "index",
    "match",
    "remove",
    "search",
    "wanted",
]
