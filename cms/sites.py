"""The site that a request is for."""

from django.http import Http404, HttpRequest
from wagtail.models import Site


def requested_site(request: HttpRequest) -> Site:
    """The site of the request's host name, or the default site; 404 where there is neither."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
