"""The site that a request is for."""

from django.http import Http404, HttpRequest
from wagtail.models import Site

from cms.published.state import known_token

# By the token of the content, host and port: Wagtail asks the database each time.
_sites: dict[tuple[str, str, str], Site] = {}
_MOST = 200


def requested_site(request: HttpRequest) -> Site:
    """The site of the request's host name, or the default site; 404 where there is neither."""
    token = known_token()
    if token is None:
        return _find(request)
    key = (token, request.get_host(), request.get_port())
    site = _sites.get(key)
    if site is None:
        if len(_sites) >= _MOST:
            _sites.clear()
        site = _sites[key] = _find(request)
    return site


def _find(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
