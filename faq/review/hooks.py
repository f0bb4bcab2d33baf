"""What review registers with Wagtail: its address, ways to it, entries of the history, and the doors it watches."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.actions.registry import ActionRegistry
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem, WorkflowMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from cms import conf
from faq.audit.publishing import check_audit
from faq.models import FAQIndexPage, FAQPage, MedicalReviewTask
from faq.review import decisions
from faq.review.policy import ReviewRequired, check_may_go_live, may_be_refused
from faq.review.publishing import CopyAllOrNothing, PublishAsThePageDoes
from faq.review.reviewers import may_look
from faq.review.views import ReviewView, preview


class ReviewMenuItem(ActionMenuItem):
    """The way from the page editor to the review."""

    name = "action-medical-review"
    label = "Medical review"
    icon_name = "clipboard-list"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("faq_review", args=[parent_context["page"].pk])


class SubmitNewPage(SubmitForModerationMenuItem):
    """Names the workflow of the pages below the index; Wagtail asks the index for its own."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        workflow = parent_context["parent_page"].workflow_of_pages()
        return super().get_context_data(parent_context) | {"label": f"Submit to {workflow}"}


@hooks.register("register_admin_urls")
def register_review_urls() -> list[URLPattern]:
    return [
        path("faq/review/<int:page_id>/", ReviewView.as_view(), name="faq_review"),
        path("faq/review/<int:page_id>/preview/", preview, name="faq_review_preview"),
    ]


@hooks.register("register_page_header_buttons")
def review_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    if page.specific_class is not FAQPage or not may_look(page, user):
        return []
    return [
        Button(
            "Medical review",
            url=reverse("faq_review", args=[page.pk]),
            icon_name="clipboard-list",
            priority=5,
        )
    ]


@hooks.register("construct_page_action_menu")
def review_in_action_menu(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Wagtail's own item would save the form first, which would make the reviewer one who changed the text."""
    page = context.get("page")
    if page is None:
        menu_items[:] = [_for_new_page(item, context["parent_page"]) for item in menu_items]
    task = page.current_workflow_task if page else None
    if not isinstance(task, MedicalReviewTask):
        return
    menu_items[:] = [item for item in menu_items if not isinstance(item, WorkflowMenuItem)]
    if task.get_actions(page, request.user):
        menu_items.insert(0, ReviewMenuItem())


def _for_new_page(item: ActionMenuItem, parent: Page) -> ActionMenuItem:
    is_submit = isinstance(item, SubmitForModerationMenuItem) and isinstance(parent, FAQIndexPage)
    return SubmitNewPage(item.order) if is_submit else item


@hooks.register("before_bulk_action")
def check_bulk(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """All or nothing, and every page that is refused is named."""
    if action_type != "publish" or not may_be_refused():
        return
    ids = [page.pk for page in objects]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        ids += [below.pk for page in objects for below in page.get_descendants().not_live()]
    pages = FAQPage.objects.filter(pk__in=ids)
    check_may_go_live(page.get_latest_revision_as_object() for page in pages)


@hooks.register("before_copy_page")
def check_copy(request: HttpRequest, page: Page) -> None:
    """A copy is a page of its own, which nobody has approved."""
    posted = request.POST
    if not may_be_refused() or not posted.get("publish_copies") or posted.get("alias"):
        return
    below = (
        page.get_descendants(inclusive=True)
        if posted.get("copy_subpages")
        else Page.objects.filter(pk=page.pk)
    )
    copied = FAQPage.objects.live().filter(pk__in=below.values("pk"))
    check_audit(copied, copied=True)
    if conf.review_policy() == "block" and copied.exists():
        raise ReviewRequired(
            "Nothing was copied. A copy starts without any approval, so it cannot be published at once: "
            "copy without publishing, and submit the copy for medical review."
        )


@hooks.register("register_actions")
def register_actions(registry: ActionRegistry) -> None:
    registry.register(Page, PublishAsThePageDoes)
    registry.register(Page, CopyAllOrNothing)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    labels = {
        decisions.APPROVED: ("Approve medically", "Approved"),
        decisions.DECLINED: ("Decline medical review", "Declined the medical review"),
        decisions.REVOKED: ("Withdraw medical approval", "Withdrew the medical approval"),
    }
    for action, (name, done) in labels.items():
        actions.register_action(action)(
            type("ReviewFormatter", (ReviewFormatter,), {"label": name, "done": done})
        )


class ReviewFormatter(LogFormatter):
    """A decision in the page's history, with the reviewer's comment."""

    done = ""

    def format_message(self, log_entry: ModelLogEntry) -> str:
        questions = len(log_entry.data.get("questions", []))
        what = f" (questions: {questions})" if questions else ""
        comment = log_entry.data.get("comment")
        return f"{self.done}{what}" + (f": “{comment}”" if comment else "")
