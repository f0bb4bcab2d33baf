"""/robots.txt: the rules of the site that the request is for."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.answers import Answer, answered
from cms.identity import for_site
from cms.published.models import FOREVER
from cms.published.state import changed_at
from cms.robots_rules import robots_text
from cms.sites import requested_site

TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read; answer engines read JSON too, so the content API is open unless the editors close it."""
    identity = for_site(requested_site(request))
    text = robots_text(identity.robots, sitemap=identity.absolute("/sitemap.xml"))
    return answered(request, Answer(text.encode(), TEXT, changed_at=changed_at(), valid_until=FOREVER))
