"""Drafts in the content API, for whoever holds the link to one."""

from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from cms.api import endpoint
from cms.api_access import previews
from cms.api_parameters import NoParameters
from cms.api_responses import json_bytes, respond
from cms.page_documents import PageMeta
from cms.page_summaries import AnyPage, PageDocument, draft_document
from cms.preview_links import draft_of, opened_by
from cms.sites import requested_site

router = Router(tags=["Previews"])


class PreviewMeta(PageMeta):
    """Where the page stands, and which revision this is; none if the page never had any."""

    preview: Literal[True]
    revision_id: int | None


class PreviewPage(AnyPage):
    """A draft with every key that the page has once it is published."""

    meta: PreviewMeta


@endpoint(
    router,
    "preview/{token}/",
    response=PreviewPage,
    operation_id="get_preview",
    summary="Get a draft",
    auth=previews,
)
def preview(request: HttpRequest, query: NoParameters, token: str) -> HttpResponse:
    """The draft that a preview link shows. Nothing may keep it; whatever is wrong with the link, the answer is 404."""
    site, now = requested_site(request), timezone.now()
    link = opened_by(token, site=site, now=now)
    if link is None:
        raise Http404
    page, revision_id = draft_of(link)
    document = draft_document(page, site=site, now=now)
    body = json_bytes(_as_preview(document, revision_id))
    # No row remembers when a draft became this one: as of now, so that no date makes it "not modified".
    return respond(request, body, language=document.meta.locale, changed_at=now)


def _as_preview(document: PageDocument, revision_id: int | None) -> dict[str, Any]:
    body = document.model_dump(mode="json")
    body["meta"] |= {"preview": True, "revision_id": revision_id}
    if "seo" in body:
        # A front end writes this into its page.
        body["seo"]["robots"] = "noindex,nofollow"
    return body
