"""What the last audits found, as somebody who works on pages may see it."""

import datetime as dt
from typing import Any

from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Site
from wagtail.permissions import page_permission_policy

from cms.audit.addresses import other_urls
from cms.audit.kinds import GRAVEST_FIRST
from cms.audit.models import AuditFinding
from cms.identity import for_site
from faq.page_permissions import listed_pages

MOST_SEVERE_FIRST = ("gravity", "kind_place", "rule", "audited_page__url", "pk")
_EDITORIAL_LAST = Case(When(kind="editorial", then=Value(1)), default=Value(0), output_field=IntegerField())


def findings_for(user: Any) -> QuerySet[AuditFinding]:
    """Findings on pages that `user` may do something with, and on public addresses that are no pages of the tree.

    `may_edit` is for whom the page's editor opens.
    """
    seen = Q(audited_page__page_id__in=listed_pages(user).values("pk"))
    if AuditFinding.objects.filter(audited_page__page_id=None).exists():
        # A profile that is public no more is audited no more, but only the next run forgets it.
        seen |= Q(audited_page__page_id=None, audited_page__url__in=_other_urls(timezone.now()))
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


def _other_urls(now: dt.datetime) -> list[str]:
    """The public addresses of all sites that are no pages of the tree."""
    sites = Site.objects.select_related("root_page").order_by("pk")
    return [url for site in sites for url in other_urls(site, for_site(site), now=now)]


def _gravity() -> Case:
    places = [When(severity=severity, then=Value(place)) for place, severity in enumerate(GRAVEST_FIRST)]
    return Case(*places, default=Value(len(GRAVEST_FIRST)), output_field=IntegerField())
