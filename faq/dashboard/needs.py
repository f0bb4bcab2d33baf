"""What waits for somebody: drafts, prices, errors, imports. Each kind names only what that person may act on."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState
from wagtail.permissions import page_permission_policy

from cms import conf
from cms.audit.findings import Severity
from faq.audit.report import INDEX as AUDIT
from faq.audit.report import Row as FindingRow
from faq.audit.stored_findings import MOST_SEVERE_FIRST, findings_for
from faq.import_view.uploads import kept_for
from faq.models import ImportDraft
from pricing.models import PriceTable
from pricing.recheck import to_recheck
from pricing.recheck_views import INDEX as RECHECK
from pricing.recheck_views import may_see_list

SHOWN = 5
RECENT = dt.timedelta(days=7)
State = ImportDraft.State


@dataclass(frozen=True)
class Line:
    """One thing in a list: its name, where to do something about it, and what is known of it."""

    title: str
    url: str
    note: str
    moment: dt.datetime | None = None


@dataclass(frozen=True)
class Need:
    """Things of one kind: how many there are, and the first of them. `url` leads to all, if there is such a list."""

    name: str
    heading: str
    count: int
    lines: list[Line] = field(default_factory=list)
    url: str = ""

    @property
    def unnamed(self) -> int:
        """How many the list leaves out."""
        return self.count - len(self.lines)


def needs_of(user: Any, *, now: dt.datetime) -> list[Need]:
    """What waits for `user`, kind by kind; kinds without anything are left out."""
    kinds = (own_drafts, prices, audit_errors, imports)
    return [need for kind in kinds if (need := kind(user, now=now)).count]


def own_drafts(user: Any, *, now: dt.datetime) -> Need:
    """Drafts that `user` wrote last and nobody was sent, and those sent back to them; these first."""
    of_page = WorkflowState.objects.filter(object_id=Cast(OuterRef("pk"), CharField()))
    of_page = of_page.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")
    sent_back = of_page.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    pages = _editable(user).filter(has_unpublished_changes=True)
    pages = pages.annotate(
        sent_back=Exists(sent_back),
        sent_back_to_me=Exists(sent_back.filter(requested_by=user)),
        under_way=Exists(of_page.filter(status=WorkflowState.STATUS_IN_PROGRESS)),
    )
    # What is approved and waits for its day needs nobody.
    scheduled = Q(latest_revision__approved_go_live_at__isnull=False)
    mine = Q(latest_revision__user=user) | Q(sent_back_to_me=True)
    waiting = pages.filter(mine, under_way=False).exclude(scheduled)
    waiting = waiting.order_by("-sent_back", F("latest_revision_created_at").desc(nulls_last=True), "pk")
    return _need("drafts", "Your drafts", waiting, _draft_line)


def prices(user: Any, *, now: dt.datetime) -> Need:
    """Price tables that nobody has compared with their source for too long."""
    heading = "Prices to re-check"
    if not may_see_list(user):
        return Need("prices", heading, 0)
    may_edit = user.has_perm("pricing.change_pricetable")
    tables = to_recheck(months=conf.price_check_months(), today=timezone.localdate(now))

    def line(table: PriceTable) -> Line:
        url = reverse("pricing_pricetable_modeladmin_edit", args=[table.pk]) if may_edit else reverse(RECHECK)
        checked = f"Last checked {table.checked_on:%-d %B %Y}" if table.checked_on else "Never checked"
        return Line(table.title, url, checked)

    return _need("prices", heading, tables, line, url=reverse(RECHECK))


def audit_errors(user: Any, *, now: dt.datetime) -> Need:
    """Errors of the last audit on pages that `user` may correct."""
    errors = findings_for(user, pages_only=True).filter(severity=Severity.ERROR, may_edit=True)
    errors = errors.order_by(*MOST_SEVERE_FIRST)

    def line(finding: Any) -> Line:
        row = FindingRow(finding)
        return Line(row.title, row.url, f"{row.where}: {row.message}")

    return _need("audit", "Errors of the audit", errors, line, url=f"{reverse(AUDIT)}?severity=error")


def imports(user: Any, *, now: dt.datetime) -> Need:
    """Files of `user` that were refused, broke off, or are read and wait for a decision, while they are kept."""
    heading = "Your imports"
    if not page_permission_policy.user_has_permission(user, "add"):
        return Need("imports", heading, 0)
    files = kept_for(user, now).exclude(state=State.DONE).defer("content", "document", "warnings")
    return _need(
        "imports", heading, files.order_by("-created_at", "-pk"), _import_line, url=reverse("faq_import")
    )


def last_changes(user: Any, *, now: dt.datetime) -> Need:
    """Pages that others have changed in the last seven days, the newest first: to know, not to do."""
    pages = _editable(user).filter(latest_revision_created_at__gt=now - RECENT)
    pages = pages.exclude(latest_revision__user=user).order_by("-latest_revision_created_at", "pk")
    return _need("changes", "Changed by others in the last 7 days", pages, _change_line)


def _editable(user: Any) -> QuerySet[Page]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    # A page imported or loaded by a command has a revision of nobody.
    author = Coalesce("latest_revision__user__username", Value(""))
    return pages.filter(depth__gt=1, alias_of=None).annotate(author=author)


def _draft_line(page: Any) -> Line:
    live = "Changes of a live page" if page.live else "Not published yet"
    note = "Sent back to you" if page.sent_back else f"{live}, not submitted"
    return _page_line(page, note)


def _change_line(page: Any) -> Line:
    state = "With unpublished changes" if page.has_unpublished_changes else "Published"
    return _page_line(page, f"{state}, by {page.author}" if page.author else state)


def _page_line(page: Any, note: str) -> Line:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Line(page.get_admin_display_title(), url, note, page.latest_revision_created_at)


def _import_line(draft: ImportDraft) -> Line:
    url = reverse("faq_import_files", args=[draft.upload])
    return Line(draft.file, url, _import_note(draft), draft.created_at)


def _import_note(draft: ImportDraft) -> str:
    if draft.state == State.REFUSED:
        return f"Refused: {draft.refusal}" if draft.refusal else "Refused"
    if draft.problem:
        return f"No page was created: {draft.problem}"
    return "Read, and waits for you to create its page" if draft.state == State.READY else "Not finished"


def _need(name: str, heading: str, found: QuerySet, line: Callable[[Any], Line], *, url: str = "") -> Need:
    count = found.count()
    rows: Iterable[Any] = found[:SHOWN]
    return Need(name, heading, count, [line(row) for row in rows], url)
