"""Where a clinician reads a page as it will be, sees what changed, and decides."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import TaskState

from cms.models import User
from faq.models import FAQPage
from faq.review import decisions
from faq.review.approving import NotAllowed, TextChanged
from faq.review.forms import APPROVE, CHANGES, REVOKE, DecisionForm, WithdrawalForm
from faq.review.open_warnings import folded_warnings, open_warnings
from faq.review.overview import Overview
from faq.review.reservations import reservations_about
from faq.review.reviewers import is_reviewer, may_look, may_revoke, reviewer_of, why_not

TEXT_CHANGED = (
    "The text was changed after you opened it. Nothing was approved. Here is the new text: please look again."
)


def page_to_review(request: HttpRequest, page_id: int) -> FAQPage:
    """The page, if whoever asks may look at its draft."""
    page = get_object_or_404(FAQPage, pk=page_id)
    if not may_look(page, request.user):
        raise PermissionDenied
    return page


def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest draft as readers will see it: without the request, hence without anybody's account and its tools."""
    draft = page_to_review(request, page_id).get_latest_revision_as_object()
    links_leave_the_frame = {"in_preview_panel": True}
    return draft.make_preview_request(
        preview_mode=draft.default_preview_mode, extra_request_attrs=links_leave_the_frame
    )


class ReviewView(WagtailAdminTemplateMixin, View):
    """Shows a page's review; whoever may finds the forms to approve, send back, decline and withdraw."""

    template_name = "faq/admin/review.html"
    page_title = "Medical review"
    header_icon = "clipboard-list"
    form: DecisionForm | None = None
    withdrawal: WithdrawalForm | None = None

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponseBase:
        self.page = page_to_review(request, page_id)
        self.overview = Overview(self.page)
        return super().dispatch(request)

    @property
    def account(self) -> User:
        """Whoever is logged in; the admin lets nobody else in."""
        return cast(User, self.request.user)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        act = self.withdraw if request.POST.get("decision") == REVOKE else self.decide
        try:
            return act()
        except NotAllowed as refusal:
            messages.error(request, "Nothing was approved. " + " ".join(refusal.reasons))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return self.back()

    def decide(self) -> HttpResponse:
        self.form = form = self.decision_form(self.request.POST)
        if self.saw_another_text(form):
            return self.show_new_text(form)
        if not form.is_valid():
            return self.get(self.request)
        decision, comment = form.cleaned_data["decision"], form.cleaned_data["comment"]
        if decision == APPROVE:
            return self.approve(form)
        if decision == CHANGES:
            decisions.ask_for_changes(self.page, user=self.account, comment=comment)
            return self.back("The page went back to its editors with your comment.")
        decisions.decline(self.page, user=self.account, comment=comment)
        return self.back("You declined the review. Whoever submitted the page is told.")

    def approve(self, form: DecisionForm) -> HttpResponse:
        try:
            records = decisions.approve_and_go_on(
                self.page,
                user=self.account,
                seen_digest=form.cleaned_data["seen_digest"],
                statement=form.statement,
                questions=form.chosen,
            )
        except TextChanged:
            self.overview = Overview(self.page)
            return self.show_new_text(form)
        if form.chosen is not None:
            return self.back(
                f"Questions approved: {len(records)}. The page as a whole is not reviewed by this."
            )
        now = Overview(FAQPage.objects.get(pk=self.page.pk))
        shown = now.live_finding and now.live_finding.in_force
        more = (
            "Readers see it as reviewed now." if shown else "Readers see it as reviewed once it is published."
        )
        return self.back(f"You approved exactly this text. {more}")

    def withdraw(self) -> HttpResponse:
        self.withdrawal = form = self.withdrawal_form(self.request.POST)
        if not form.is_valid():
            return self.get(self.request)
        decisions.withdraw(
            self.page,
            user=self.account,
            reason=form.cleaned_data["reason"],
            question=form.cleaned_data["question"],
        )
        return self.back("Withdrawn. Readers no longer see this page as reviewed.")

    def saw_another_text(self, form: DecisionForm) -> bool:
        """Looked at before the fields: what they say is about a text that is no longer there."""
        return (
            form.data.get("decision") == APPROVE and form.data.get("seen_digest", "") != self.overview.digest
        )

    def show_new_text(self, form: DecisionForm) -> HttpResponse:
        """Keeps what was written; what was confirmed must be confirmed again for the new text."""
        messages.error(self.request, TEXT_CHANGED)
        kept = {name: form.data[name] for name in ("interests", "comment") if name in form.data}
        self.form = self.decision_form(**kept)
        return self.get(self.request)

    def back(self, message: str = "") -> HttpResponse:
        if message:
            messages.success(self.request, message)
        return HttpResponseRedirect(reverse("faq_review", args=[self.page.pk]))

    def decision_form(self, data: Any = None, **initial: Any) -> DecisionForm:
        reviewer = reviewer_of(self.request.user)
        declared = {"interests": reviewer.interests if reviewer else ""}
        # The digest of the text that this very page shows, whatever a refused form said.
        declared["seen_digest"] = self.overview.digest
        draft = self.overview.draft
        return DecisionForm(
            data,
            initial=declared | initial,
            questions=draft.questions.all(),
            reservations=lambda questions: reservations_about(draft, questions=questions),
        )

    def withdrawal_form(self, data: Any = None) -> WithdrawalForm:
        return WithdrawalForm(data, questions=self.overview.draft.questions.all())

    @cached_property
    def in_review(self) -> TaskState | None:
        return decisions.review_in_progress(self.page)

    @cached_property
    def reasons(self) -> list[str]:
        return why_not(self.overview.draft, self.request.user)

    @cached_property
    def may_answer(self) -> bool:
        """True if there is anything that this account can decide."""
        return not self.reasons or (self.in_review is not None and is_reviewer(self.request.user))

    def get_page_subtitle(self) -> str:
        return self.overview.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        allowed = self.page.permissions_for_user(self.request.user).can_edit()
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if allowed else ""
        page = {"url": editor, "label": self.overview.draft.title}
        here = {"url": "", "label": self.page_title, "sublabel": self.overview.draft.title}
        return [*self.breadcrumbs_items, page, here]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton("Decide", url="#decision-section", icon_name="check")] if self.may_answer else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.in_review.workflow_state if self.in_review else None
        forms: dict[str, Form | None] = {"form": None, "withdrawal": None}
        if self.may_answer:
            forms["form"] = self.form or self.decision_form()
        if self.overview.can_be_withdrawn and may_revoke(self.page, self.request.user):
            forms["withdrawal"] = self.withdrawal or self.withdrawal_form()
        return (
            super().get_context_data(**kwargs)
            | forms
            | {
                "overview": self.overview,
                "draft": self.overview.draft,
                "reasons": self.reasons,
                "in_review": self.in_review,
                "publishes": bool(state and state.is_at_final_task),
                "warnings": folded_warnings(open_warnings(self.overview.draft)),
                "can_edit": self.page.permissions_for_user(self.request.user).can_edit(),
            }
        )
