"""The import of files: upload, the list of what was read, and the progress of what is done with many."""

import uuid
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models import User
from faq.import_view.choices import Matches, match
from faq.import_view.forms import UploadForm
from faq.import_view.steps import WORK, work_on
from faq.import_view.uploads import kept_for, receive
from faq.models import FAQIndexPage, FAQPage, ImportDraft
from faq.page_permissions import FAQPagePermissionHelper

State = ImportDraft.State
BROKEN_OFF = {State.READING: State.WAITING, State.CREATING: State.QUEUED}
"""What is worked on at this moment or was broken off, and how it is asked for again."""


def indexes_of(user: User) -> QuerySet[FAQIndexPage]:
    """Where this account may add FAQ pages."""
    allowed = FAQPagePermissionHelper(FAQPage).get_valid_parent_pages(user)
    return FAQIndexPage.objects.filter(pk__in=allowed.values("pk")).select_related("locale").order_by("path")


class ImportView(WagtailAdminTemplateMixin, View):
    """Lets in whoever may add FAQ pages somewhere."""

    page_title = "Import"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.indexes.exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def account(self) -> User:
        """Whoever is logged in; the admin lets nobody else in."""
        return cast(User, self.request.user)

    @cached_property
    def indexes(self) -> QuerySet[FAQIndexPage]:
        return indexes_of(self.account)

    @cached_property
    def kept(self) -> QuerySet[ImportDraft]:
        """The files of this account; nobody ever sees those of another."""
        return kept_for(self.account, timezone.now())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        start = {"url": reverse("faq_import"), "label": "Import"}
        return [*self.breadcrumbs_items, start, *self.crumbs()]

    def crumbs(self) -> list[dict[str, Any]]:
        return []


class UploadView(ImportView):
    """Takes files; below stand the uploads of the last day that are not finished."""

    template_name = "faq/admin/import_upload.html"
    form: UploadForm | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        self.form = form = UploadForm(request.POST, request.FILES, indexes=self.indexes)
        if not form.is_valid():
            return self.get(request)
        files, parent = form.cleaned_data["documents"], form.cleaned_data["parent"]
        upload = receive(files, owner=self.account, parent=parent, now=timezone.now())
        work_on(self.kept.filter(upload=upload))
        return go_on(self.kept.filter(upload=upload), upload)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uploads = (
            self.kept.exclude(state__in=[State.DONE, State.REFUSED])
            .order_by()
            .values("upload", "parent__title")
        )
        return super().get_context_data(**kwargs) | {
            "form": self.form or UploadForm(indexes=self.indexes),
            "uploads": uploads.annotate(files=Count("pk"), sent=Min("created_at")).order_by("-sent"),
        }


def go_on(drafts: QuerySet[ImportDraft], upload: uuid.UUID) -> HttpResponse:
    """To the progress while anything waits, else to the one file or to the list of all."""
    if drafts.filter(state__in=WORK).exists():
        return redirect("faq_import_progress", upload)
    rows = list(drafts.values_list("pk", "state"))
    if len(rows) == 1 and rows[0][1] == State.READY:
        return redirect("faq_import_file", upload, rows[0][0])
    return redirect("faq_import_files", upload)


class OneUploadView(ImportView):
    """A view of the files that one account sent together."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.drafts.exists():
            raise Http404("There is no such upload, or it is older than a day.")
        return super().dispatch(request)

    @property
    def upload(self) -> uuid.UUID:
        return self.kwargs["upload"]

    @cached_property
    def drafts(self) -> QuerySet[ImportDraft]:
        return self.kept.filter(upload=self.upload)

    @cached_property
    def files(self) -> list[ImportDraft]:
        return list(self.drafts.select_related("parent__locale", "page"))

    def matches(self) -> dict[int, Matches]:
        ready = [draft for draft in self.files if draft.state == State.READY]
        found = match(ready, ready[0].parent, self.account) if ready else []
        return {matches.draft.pk: matches for matches in found}


class FilesView(OneUploadView):
    """Every file of an upload: what was found in it, what is left to choose, why it was refused, what became of it."""

    template_name = "faq/admin/import_files.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        actions = {"create": self.create_all, "discard": self.discard_all, "retry": self.retry}
        action = actions.get(request.POST.get("action", ""))
        return action() if action else redirect("faq_import_files", self.upload)

    def create_all(self) -> HttpResponse:
        decided = [pk for pk, matches in self.matches().items() if matches.creates]
        self.drafts.filter(pk__in=decided, state=State.READY).update(state=State.QUEUED, problem="")
        if not decided:
            messages.warning(self.request, "No file is ready. Open each file and choose what is missing.")
        return go_on_with_all(self.drafts, self.upload)

    def discard_all(self) -> HttpResponse:
        self.drafts.delete()
        messages.success(self.request, "The files were discarded. Pages that were created from them stay.")
        return redirect("faq_import")

    def retry(self) -> HttpResponse:
        for broken, again in BROKEN_OFF.items():
            self.drafts.filter(state=broken).update(state=again)
        return go_on_with_all(self.drafts, self.upload)

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": "Files to import"}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        matches = self.matches()
        ready = sum(found.creates for found in matches.values())
        return super().get_context_data(**kwargs) | {
            "upload": self.upload,
            "parent": self.files[0].parent,
            "rows": [{"draft": draft, "matches": matches.get(draft.pk)} for draft in self.files],
            "ready": ready,
            "waits": any(draft.state in WORK for draft in self.files),
            "broken_off": any(draft.state in BROKEN_OFF for draft in self.files),
        }


def go_on_with_all(drafts: QuerySet[ImportDraft], upload: uuid.UUID) -> HttpResponse:
    """To the progress while anything waits, else to the list."""
    if drafts.filter(state__in=WORK).exists():
        return redirect("faq_import_progress", upload)
    return redirect("faq_import_files", upload)


class ProgressView(OneUploadView):
    """Works on the files that wait, a few in each request. Only what a form asked for before ever waits.

    A script asks by POST for one step after the other. Without scripts the page loads itself again, with `step`.
    """

    template_name = "faq/admin/import_progress.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        if "step" in request.GET:
            work_on(self.drafts)
        if not self.drafts.filter(state__in=WORK).exists():
            return redirect("faq_import_files", self.upload)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        work_on(self.drafts)
        return render(request, "faq/admin/import_progress_state.html", self.state())

    def state(self) -> dict[str, Any]:
        left = sum(draft.state in WORK for draft in self.files)
        return {"upload": self.upload, "files": self.files, "left": left, "done": len(self.files) - left}

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": "Progress"}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.state()
