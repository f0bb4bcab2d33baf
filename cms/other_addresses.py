"""What stands at a path that is no page of the tree, such as a profile: apps register how to find it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel
from wagtail.models import Site


@dataclass(frozen=True)
class OtherDocument:
    """A public document with an address of its own. `type` names it as types of pages are named.

    `markdown` writes what its page says as Markdown.
    """

    type: str
    document: BaseModel
    language: str
    tags: list[str]
    canonical: str
    markdown: Callable[[], str]


Finder = Callable[[str, str | None, Site, dt.datetime], OtherDocument | None]
_finders: dict[Finder, re.Pattern[str]] = {}


def register(finder: Finder, paths: re.Pattern[str]) -> None:
    """Say how to find documents by a path and the language asked for; called when apps are ready.

    `paths` is what all their paths look like.
    """
    _finders[finder] = paths


def is_document_path(path: str) -> bool:
    """Whether documents have such paths; whether there is one at this one, only `document_at` knows."""
    return any(paths.fullmatch(path) for paths in _finders.values())


def document_at(path: str, language: str | None, *, site: Site, now: dt.datetime) -> OtherDocument | None:
    """The document at `path`, with or without a query; None where there is none that the public may read."""
    found = (finder(path, language, site, now) for finder in _finders)
    return next((each for each in found if each), None)
