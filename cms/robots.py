"""/robots.txt: crawlers may read everything that is public, the content API included."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.identity import for_site
from cms.sites import requested_site

# Answer engines read JSON too, so the API stays open; its answers name the HTML page as canonical.
_RULES = "User-agent: *\nDisallow: /admin/\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules, and where the sitemap of the site that the request is for is."""
    sitemap = for_site(requested_site(request)).absolute("/sitemap.xml")
    return HttpResponse(f"{_RULES}\nSitemap: {sitemap}\n", content_type="text/plain; charset=utf-8")
