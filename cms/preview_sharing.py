"""Where editors share a draft: links to it are made, shown and revoked by whoever may edit the page."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page, Site

from cms import conf
from cms.api_address import PREVIEW_PREFIX
from cms.identity import for_site
from cms.models import User
from cms.page_summaries import has_draft_document
from cms.preview_links import LONGEST, PreviewLink, links_in_force, revoke, share, token_of

SHARED, REVOKED = "cms.preview.share", "cms.preview.revoke"
"""How these are named in the page's history."""

NEWEST, THIS = "newest", "this"
_DAY = 24 * 60 * 60


def may_share(page: Page, user: Any) -> bool:
    """Whether `user` may give the draft of this page to others: whoever may edit it could copy it out, too."""
    return has_draft_document(page) and page.permissions_for_user(user).can_edit()


def address_of(link: PreviewLink) -> str:
    """What to open: the front end's preview, or the API's own answer where no front end is set up."""
    template = conf.preview_url_template() or f"{link.site.root_url}{PREVIEW_PREFIX}{{token}}/"
    # Not `str.format`: an address may hold braces of its own.
    return template.replace("{origin}", for_site(link.site).origin).replace("{token}", token_of(link))


def lifetimes() -> list[tuple[int, str]]:
    """For how many seconds a link may be good, and how that is called."""
    own = conf.preview_token_seconds()
    minutes = max(round(own / 60), 1)
    days = [(_DAY, "1 day"), (LONGEST.days * _DAY, f"{LONGEST.days} days")]
    return sorted({own: f"{minutes} minutes" if minutes > 1 else "1 minute", **dict(days)}.items())


class ShareForm(forms.Form):
    """What a new link shows, and for how long."""

    shows = forms.ChoiceField(
        label="It shows",
        choices=[
            (NEWEST, "the newest draft, whenever it is opened"),
            (THIS, "the draft as it is now, whatever is changed later"),
        ],
        initial=NEWEST,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seconds"] = forms.TypedChoiceField(label="It works for", choices=lifetimes(), coerce=int)


def page_to_share(request: HttpRequest, page_id: int) -> Page:
    """The page, if whoever asks may share its draft."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_share(page, request.user):
        raise PermissionDenied
    return page


class SharingView(WagtailAdminTemplateMixin, View):
    """The links to one page, and the form for another one."""

    template_name = "cms/admin/share_preview.html"
    page_title = "Share preview"
    header_icon = "link"
    form: ShareForm | None = None

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = page_to_share(request, page_id)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page, self.form = page_to_share(request, page_id), ShareForm(request.POST)
        site = self.page.get_site()
        if site is None or not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        _share(self.page, request, site, **self.form.cleaned_data)
        messages.success(request, "The link is ready: copy it below.")
        return _back(self.page)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        title = self.page.get_admin_display_title()
        page = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": title}
        here = {"url": "", "label": self.page_title, "sublabel": title}
        return [*self.breadcrumbs_items, page, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = links_in_force(self.page, now=timezone.now())
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "has_site": self.page.get_site() is not None,
            "form": self.form or ShareForm(),
            "links": [{"link": link, "address": address_of(link)} for link in links],
            "shows_json": not conf.preview_url_template(),
        }


def revoke_link(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Revoke one link of this page; POST only."""
    page = page_to_share(request, page_id)
    if request.method != "POST":
        raise Http404
    link = get_object_or_404(PreviewLink, pk=link_id, page=page)
    revoke(link, now=timezone.now())
    log(instance=page, action=REVOKED, user=request.user)
    messages.success(request, "The link is revoked: it opens nothing any more.")
    return _back(page)


def _share(page: Page, request: HttpRequest, site: Site, *, shows: str, seconds: int) -> None:
    link = share(
        page,
        site=site,
        by=cast(User, request.user),
        lifetime=dt.timedelta(seconds=seconds),
        now=timezone.now(),
        revision=page.latest_revision if shows == THIS else None,
    )
    log(
        instance=page,
        action=SHARED,
        user=request.user,
        revision=link.revision,
        data={"until": link.expires_at.isoformat(timespec="minutes")},
    )


def _back(page: Page) -> HttpResponse:
    return redirect(reverse("cms_share_preview", args=[page.pk]))
