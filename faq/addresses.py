"""Paths of public addresses that are no pages of the tree: reviewers' profiles, treatments, and the search."""

from urllib.parse import urlencode

from django.conf import settings


def profile_path(slug: str) -> str:
    """A reviewer's profile: the same in every language of the site."""
    return f"/reviewers/{slug}/"


def treatment_path(slug: str, language: str) -> str:
    """A treatment in one language: two languages of it may share their slug, so all but the default have a prefix."""
    return f"{_prefix(language)}/treatments/{slug}/"


def search_path(language: str, text: str = "", number: int = 1) -> str:
    """The search of what is written in one language; with a text, one page of what it finds."""
    query = {"q": text, "page": number if number > 1 else None}
    filled = urlencode({name: value for name, value in query.items() if value})
    return f"{_prefix(language)}/search/{'?' if filled else ''}{filled}"


def _prefix(language: str) -> str:
    """How the addresses of a language begin."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"
