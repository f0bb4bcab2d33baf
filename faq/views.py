"""Public addresses that are no pages of the tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.sites import requested_site
from faq.reviewer_document import reviewer_document


@require_safe
def reviewer_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The profile of a clinician who vouches for something here; who does not is not found, like anybody else."""
    document = reviewer_document(slug, site=requested_site(request), now=timezone.now())
    if document is None:
        raise Http404
    # The page is in the profile's language whatever the browser asks for.
    response = render(request, "faq/medical_reviewer.html", {"document": document})
    response["Content-Language"] = document.meta.locale
    return response
