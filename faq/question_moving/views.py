"""Asks to which page a question is to be moved, and moves it. A plain page: it works without JavaScript."""

from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models import User
from cms.page_ids import id_of
from cms.rich_text import without_control_characters
from faq.models import FAQPage, Question
from faq.question_moving.move import Moved, MoveRefused, leaving, move_question, open_pages, pages_to_move_to

SHOWN = 20
"""How many pages are offered at once; the search finds the others."""


class MoveQuestionView(WagtailAdminTemplateMixin, View):
    """A search for pages that the editor may edit, and a choice of one of them."""

    template_name = "faq/admin/move_question.html"
    page_title = "Move question"
    header_icon = "arrow-right-full"

    def dispatch(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponseBase:
        self.page = get_object_or_404(FAQPage, pk=page_id)
        self.account = cast(User, request.user)
        if not open_pages(self.account).filter(pk=page_id).exists():
            raise PermissionDenied
        try:
            self.question = leaving(list(self.page.get_latest_revision_as_object().questions.all()), uuid)
        except MoveRefused as refused:
            messages.error(request, str(refused))
            return redirect(_editor(self.page))
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = id_of(request.POST.get("page", ""))
        target = pages_to_move_to(self.page, self.account).filter(pk=chosen).first() if chosen else None
        if target is None:
            return self.refuse("Choose the page to move the question to.")
        try:
            moved = move_question(self.page, self.question.uuid, target, user=self.account)
        except MoveRefused as refused:
            return self.refuse(str(refused), chosen=target.pk)
        _tell(request, moved, self.question)
        return redirect(_editor(self.page))

    def refuse(self, reason: str, chosen: int | None = None) -> HttpResponse:
        context = self.get_context_data(error=reason, chosen=chosen)
        response = self.render_to_response(context)
        response.status_code = 422
        return response

    def get_page_subtitle(self) -> str:
        return self.question.question

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = {"url": _editor(self.page, self.question), "label": self.page.get_admin_display_title()}
        here = {"url": "", "label": self.page_title, "sublabel": self.question.question}
        return [*self.breadcrumbs_items, page, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = without_control_characters(self.request.GET.get("q", "")).strip()
        pages = pages_to_move_to(self.page, self.account)
        if words:
            pages = pages.filter(Q(title__icontains=words) | Q(draft_title__icontains=words))
        found = list(pages.select_related("treatment")[: SHOWN + 1])
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "question": self.question,
            "back": _editor(self.page, self.question),
            "words": words,
            "pages": found[:SHOWN],
            "more": len(found) > SHOWN,
        }


def _editor(page: FAQPage, question: Question | None = None) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{address}#question-{question.uuid}" if question else address


def _tell(request: HttpRequest, moved: Moved, question: Question) -> None:
    old, new = (page.get_admin_display_title() for page in (moved.source, moved.target))
    messages.success(
        request,
        f"“{moved.question}” moved from the draft of “{old}” to the end of the draft of “{new}”. "
        "Nothing is published by this, and no approval moves along.",
        buttons=[messages.button(_editor(moved.target, question), f"Edit “{new}”")],
    )
