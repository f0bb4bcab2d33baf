"""The base of our page types: what a web address answers, by the same rule and with the same headers as the API."""

import datetime as dt
import json
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.url_routing import RouteResult

from cms.answers import Answer, answered
from cms.html_answers import next_change
from cms.page_seo import is_made_on_request
from cms.preview_modes import DraftPreviews
from cms.published.documents import find
from cms.published.models import PublishedDocument
from cms.published.state import changed_at
from cms.visibility import in_schedule

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class AlsoTold:
    """What a web page tells of beside its document, as `also_told` in the context of its template.

    `tags` are what caches know it by; from `fresh_until` on time alone may have made it another.
    """

    tags: tuple[str, ...] = ()
    fresh_until: dt.datetime | None = None


class VisiblePage(DraftPreviews):
    """A page that anybody may read while its schedule and restrictions say so."""

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
        row = self.published_document()
        request.published_document = row  # type: ignore[attr-defined]  # for get_context
        response = super().serve(request, *args, **kwargs)
        if row is None or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
            return response
        told: AlsoTold = response.context_data.get("also_told", AlsoTold())
        tags = [*json.loads(row.card)["meta"]["tags"], *told.tags]
        headers = {"Content-Language": row.locale, "Cache-Tag": ",".join(tags)}
        return answered(
            request,
            Answer(
                response.render().content,
                HTML,
                changed_at=changed_at(),
                valid_until=self._valid_until(row, told),
                headers=headers,
            ),
        )

    def _valid_until(self, row: PublishedDocument, told: AlsoTold) -> dt.datetime:
        """Lists of other pages become others with any of them."""
        moments = [row.fresh_until, told.fresh_until or row.fresh_until]
        if is_made_on_request(row):
            moments.append(next_change(self.get_site(), timezone.now()))
        return min(moments)

    def published_document(self) -> PublishedDocument | None:
        """What readers get of this page on its site; None if the public may not read it."""
        site = self.get_site()
        return find(self.pk, site=site, now=timezone.now()) if site and self.pk else None
