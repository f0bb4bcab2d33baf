"""What the last audits found, as somebody who works on pages may see it."""

from typing import Any

from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When
from wagtail.permissions import page_permission_policy

from cms.audit.kinds import GRAVEST_FIRST
from cms.audit.models import AuditFinding
from faq.page_permissions import listed_pages

MOST_SEVERE_FIRST = ("gravity", "kind_place", "rule", "audited_page__url", "pk")
_EDITORIAL_LAST = Case(When(kind="editorial", then=Value(1)), default=Value(0), output_field=IntegerField())


def findings_for(user: Any) -> QuerySet[AuditFinding]:
    """Findings on pages that `user` may do something with, and on addresses that are no pages of the tree.

    `may_edit` is for whom the page's editor opens.
    """
    seen = Q(audited_page__page_id=None) | Q(audited_page__page_id__in=listed_pages(user).values("pk"))
    editable = page_permission_policy.instances_user_has_permission_for(user, "change").values("pk")
    found = AuditFinding.objects.filter(seen).select_related("audited_page").defer("audited_page__traits")
    return found.annotate(
        gravity=_gravity(),
        kind_place=_EDITORIAL_LAST,
        may_edit=Case(
            When(audited_page__page_id__in=editable, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )


def _gravity() -> Case:
    places = [When(severity=severity, then=Value(place)) for place, severity in enumerate(GRAVEST_FIRST)]
    return Case(*places, default=Value(len(GRAVEST_FIRST)), output_field=IntegerField())
