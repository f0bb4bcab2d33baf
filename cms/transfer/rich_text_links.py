"""Links and images in stored rich text, which name rows by id."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

Translate = Callable[[type[models.Model], Any], Any]

_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
_KIND = re.compile(r'\b(?:linktype|embedtype)="(page|document|image)"')
_ID = re.compile(r'\bid="([^"]*)"')


def translated_links(html: str, translate: Translate) -> str:
    """The rich text with the id of each row it names put through `translate`; "" becomes the id of what is gone."""

    def tag(match: re.Match[str]) -> str:
        kind = _KIND.search(match[0])
        if kind is None:
            return match[0]
        model = _model(kind[1])
        return _ID.sub(lambda found: f'id="{_written(translate(model, _read(found[1])))}"', match[0])

    return _TAG.sub(tag, html)


def _model(kind: str) -> type[models.Model]:
    match kind:
        case "document":
            return get_document_model()
        case "image":
            return get_image_model()
    return Page


def _read(written: str) -> Any:
    value = unescape(written)
    return int(value) if value.isdecimal() and value.isascii() else value or None


def _written(value: Any) -> str:
    return "" if value is None else escape(str(value))
