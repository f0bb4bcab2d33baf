"""What the last audits found, as somebody who works on pages may see it."""

import datetime as dt
from typing import Any

from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Site
from wagtail.permissions import page_permission_policy

from cms.audit.kinds import GRAVEST_FIRST
from cms.audit.models import AuditedPage, AuditFinding
from cms.identity import for_site
from faq.page_permissions import listed_pages
from faq.public_addresses import public_paths

MOST_SEVERE_FIRST = ("gravity", "kind_place", "rule", "audited_page__url", "pk")
_EDITORIAL_LAST = Case(When(kind="editorial", then=Value(1)), default=Value(0), output_field=IntegerField())


def findings_for(user: Any, *, pages_only: bool = False) -> QuerySet[AuditFinding]:
    """Findings on pages that `user` may do something with, and on public addresses that are no pages of the tree.

    The latter cost a few queries for each site and are left out with `pages_only`. `may_edit` is for whom the page's editor opens.
    """
    seen = Q(audited_page__page_id__in=listed_pages(user).values("pk"))
    if not pages_only:
        # A profile that is public no more is audited no more, but only the next run forgets it.
        seen |= Q(audited_page__in=_public_addresses(timezone.now()))
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


def _public_addresses(now: dt.datetime) -> list[int]:
    """Ids of the audited addresses with findings that are no pages of the tree and still public."""
    rows = AuditedPage.objects.filter(page_id=None, findings__isnull=False).distinct()
    by_site: dict[int, list[tuple[int, str]]] = {}
    for site_id, pk, url in rows.values_list("site_id", "pk", "url"):
        by_site.setdefault(site_id, []).append((pk, url))
    sites = Site.objects.filter(pk__in=by_site).select_related("root_page")
    return [pk for site in sites for pk in _public_on(site, by_site[site.pk], now)]


def _public_on(site: Site, audited: list[tuple[int, str]], now: dt.datetime) -> list[int]:
    origin = for_site(site).origin
    paths = {pk: url.removeprefix(origin) for pk, url in audited}
    public = public_paths(paths.values(), site=site, now=now)
    return [pk for pk, path in paths.items() if path in public]


def _gravity() -> Case:
    places = [When(severity=severity, then=Value(place)) for place, severity in enumerate(GRAVEST_FIRST)]
    return Case(*places, default=Value(len(GRAVEST_FIRST)), output_field=IntegerField())
