"""The base of our page types: what a web address answers, by the same rule and with the same headers as the API."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.url_routing import RouteResult

from cms.answers import Answer, answered
from cms.html_answers import next_change
from cms.preview_modes import DraftPreviews
from cms.published.documents import find
from cms.published.state import changed_at
from cms.visibility import in_schedule

HTML = "text/html; charset=utf-8"


class VisiblePage(DraftPreviews):
    """A page that anybody may read while its schedule and restrictions say so.

    A template that tells of other pages, beside its document and the menu, names their tags as `also_tagged` in its context.
    """

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        result = super().route(request, path_components)
        page = result.page
        if not in_schedule(go_live_at=page.go_live_at, expire_at=page.expire_at, now=timezone.now()):
            raise Http404
        return result

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The page as an answer for everybody; one that only some may read is kept out of every cache."""
        site, now = self.get_site(), timezone.now()
        row = find(self.pk, site=site, now=now) if site and self.pk else None
        request.published_document = row  # type: ignore[attr-defined]  # for get_context
        response = super().serve(request, *args, **kwargs)
        if site is None or row is None or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
            return response
        tags = [*json.loads(row.card)["meta"]["tags"], *response.context_data.get("also_tagged", ())]
        headers = {"Content-Language": row.locale, "Cache-Tag": ",".join(tags)}
        return answered(
            request,
            Answer(
                response.render().content,
                HTML,
                changed_at=changed_at(),
                # Not that of its document: the menu on it is made of other pages.
                valid_until=next_change(now),
                headers=headers,
            ),
        )
