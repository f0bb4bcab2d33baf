"""Paths of public addresses that are no pages of the tree: reviewers' profiles and treatments."""

from django.conf import settings


def profile_path(slug: str) -> str:
    """A reviewer's profile: the same in every language of the site."""
    return f"/reviewers/{slug}/"


def treatment_path(slug: str, language: str) -> str:
    """A treatment in one language: two languages of it may share their slug, so all but the default have a prefix."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{prefix}/treatments/{slug}/"
