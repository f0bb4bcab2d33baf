"""One uploaded file: what was read beside its warnings, and what an editor chooses before the draft is created."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from faq.import_view.choices import Matches, match
from faq.import_view.forms import ChoicesForm
from faq.import_view.shown_document import shown
from faq.import_view.steps import create, read_again
from faq.import_view.views import OneUploadView, State
from faq.importer.pages import findings_under
from faq.models import ImportDraft

DONE = {
    "created": "The draft was created.",
    "updated": "A new draft of the page was created.",
    "unchanged": "Nothing was changed: the page was made from this very file.",
}


_MOST_CHANGES = 8


def told(action: str, changes: list[str]) -> str:
    """What was done, and what that changed on a page that was there."""
    if not changes:
        return DONE[action] if action != "updated" else f"{DONE[action]} It says the same as before."
    more = len(changes) - _MOST_CHANGES
    listed = [*changes[:_MOST_CHANGES], f"{more} more"] if more > 0 else changes
    return f"{DONE[action]} Changed: {'; '.join(listed)}."


class FileView(OneUploadView):
    """Shows one file that was read and not dealt with yet."""

    template_name = "faq/admin/import_file.html"
    form: ChoicesForm | None = None

    @property
    def pk(self) -> int:
        return self.kwargs["pk"]

    @cached_property
    def draft(self) -> ImportDraft:
        found = self.drafts.select_related("owner", "parent__locale").filter(pk=self.pk).first()
        if found is None:
            raise Http404("There is no such file, or it is older than a day.")
        return found

    @cached_property
    def matched(self) -> Matches:
        [found] = match([self.draft], self.draft.parent, self.account)
        return found

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.draft.state != State.READY:
            return redirect("faq_import_files", self.upload)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("action") == "discard":
            return self.discard()
        if self.draft.state != State.READY:
            return redirect("faq_import_files", self.upload)
        self.form = form = ChoicesForm(request.POST, matches=self.matched, user=self.account)
        creates = request.POST.get("action") == "create"
        if form.is_valid() and creates:
            form.require_all()
        if form.errors:
            return self.get(request)
        self.draft.choices = form.cleaned_data
        self.draft.save(update_fields=["choices"])
        return self.create() if creates else self.back("Your choices are kept with the file.")

    def create(self) -> HttpResponse:
        """Claimed first, so that pressing the button twice creates one page."""
        if not self.drafts.filter(pk=self.pk, state=State.READY).update(state=State.CREATING):
            return redirect("faq_import_files", self.upload)
        changes = create(self.draft)
        if self.draft.problem:
            messages.error(self.request, f"Nothing was created. {self.draft.problem}")
            return redirect("faq_import_file", self.upload, self.pk)
        messages.success(self.request, told(self.draft.action, changes), buttons=self.buttons())
        return redirect("wagtailadmin_pages:edit", self.draft.page_id)

    def buttons(self) -> list[tuple[str, str, bool]]:
        if not self.drafts.exclude(state=State.DONE).exists():
            return []
        return [messages.button(reverse("faq_import_files", args=[self.upload]), "Back to the import")]

    def discard(self) -> HttpResponse:
        self.draft.delete()
        if not self.drafts.exists():
            messages.success(self.request, "The file was discarded.")
            return redirect("faq_import")
        return self.back("The file was discarded.")

    def back(self, message: str) -> HttpResponse:
        messages.success(self.request, message)
        return redirect("faq_import_files", self.upload)

    def crumbs(self) -> list[dict[str, Any]]:
        files = {"url": reverse("faq_import_files", args=[self.upload]), "label": "Files to import"}
        return [files, {"url": "", "label": self.draft.file}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = findings_under(read_again(self.draft), self.draft.parent)
        document = self.draft.imported
        return super().get_context_data(**kwargs) | {
            "upload": self.upload,
            "draft": self.draft,
            "form": self.form or ChoicesForm(matches=self.matched, user=self.account),
            "open": self.matched.open,
            "shown": shown(document, found.warnings),
            "claimed": document.claimed_reviewer.raw if document.claimed_reviewer else "",
            "others": self.drafts.count() > 1,
        }
