"""Published documents as answers of the content API: whole, in part, in another form or in place of another language."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field
from wagtail.models import Site

from cms.api_parameters import QueryParameters
from cms.api_responses import JSON, json_bytes, respond
from cms.api_selection import selected
from cms.html_answers import next_change
from cms.locale_fallback import NONE, fallback_meta
from cms.published.models import PublishedDocument
from cms.published.state import changed_at
from cms.rich_text_formats import DESCRIPTION, HTML, RichTextFormat, formatted, stored_names


class FormParameters(QueryParameters):
    """How rich text is written."""

    html: Annotated[str, RichTextFormat] = Field(HTML, description=DESCRIPTION)


def document_json(row: PublishedDocument, query: Any) -> str | dict[str, Any]:
    """The whole document as the parameters want it; as it is stored, if they want nothing in particular."""
    return _shown(row.body, row, query, card=None)


def card_json(row: PublishedDocument, query: Any, *, card: Sequence[str]) -> str | dict[str, Any]:
    """What lists say of it: the stored card, or other keys than those of `card` if the parameters want them."""
    wanted = getattr(query, "fields", ()) or getattr(query, "include", ())
    return _shown(row.body if wanted else row.card, row, query, card=card)


def _shown(
    stored: str, row: PublishedDocument, query: Any, *, card: Sequence[str] | None
) -> str | dict[str, Any]:
    fields, include = getattr(query, "fields", ()), getattr(query, "include", ())
    form = getattr(query, "html", HTML)
    meta = fallback_meta(
        row.locale, locale=getattr(query, "locale", None), fallback=getattr(query, "fallback", NONE)
    )
    if not (fields or include or meta) and form == HTML:
        return stored
    data = json.loads(stored)
    data["meta"] |= meta
    return formatted(selected(data, fields=stored_names(fields, form), include=include, card=card), form)


def respond_document(
    request: HttpRequest,
    row: PublishedDocument,
    body: str | dict[str, Any] | None = None,
    *,
    media_type: str = JSON,
    told_of: Site | None = None,
) -> HttpResponse:
    """The whole document, or `body` made of it, with the headers of its page.

    `told_of` is the site whose other pages the body tells of: it changes with any of them.
    """
    changed, valid_until = row.changed_at, row.fresh_until
    if told_of:
        changed, valid_until = changed_at(), min(valid_until, next_change(timezone.now()))
    meta = json.loads(row.card)["meta"]
    body = row.body if body is None else body
    return respond(
        request,
        body.encode("utf-8", errors="replace") if isinstance(body, str) else json_bytes(body),
        media_type=media_type,
        language=row.locale,
        tags=meta["tags"],
        links={"canonical": meta["url"]},
        changed_at=changed,
        valid_until=valid_until,
    )
