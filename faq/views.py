"""Public addresses that are no pages of the tree."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from cms.html_answers import html_answer
from cms.sites import requested_site
from faq.reviewer_document import ReviewerDocument, reviewer_document
from faq.search_page import search_page
from faq.treatment_document import TreatmentPage, treatment_page


@require_safe
def reviewer_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The profile of a clinician who vouches for something here; who does not is not found, like anybody else."""
    site, now = requested_site(request), timezone.now()
    document = reviewer_document(slug, site=site, now=now)
    return _answer(request, "faq/medical_reviewer.html", document, now)


@require_safe
def treatment(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a treatment that something public is about, in the language of the address."""
    site, now = requested_site(request), timezone.now()
    document = treatment_page(slug, language=translation.get_language(), site=site, now=now)
    return _answer(request, "faq/treatment.html", document, now)


@require_safe
def search_results(request: HttpRequest) -> HttpResponse:
    """Questions that hold what `q` asks for, in the language of the address."""
    site, now = requested_site(request), timezone.now()
    document = search_page(request.GET, language=translation.get_language(), site=site, now=now)
    html = render_to_string("faq/search_results.html", {"document": document}, request)
    return html_answer(
        request,
        html.encode(),
        language=document.meta.locale,
        tags=document.meta.tags,
        now=now,
        # Nobody may push out what readers ask for by asking for thousands of addresses.
        kept=not request.GET,
    )


def _answer(
    request: HttpRequest,
    template: str,
    document: ReviewerDocument | TreatmentPage | None,
    now: dt.datetime,
) -> HttpResponse:
    if document is None:
        raise Http404
    html = render_to_string(template, {"document": document}, request)
    meta = document.meta
    return html_answer(request, html.encode(), language=meta.locale, tags=meta.tags, now=now)
