"""Which pages the public may see. Every door asks here: HTML, API, sitemap, relations, links in text.

A page is public when it is live, its schedule says so at the moment of reading (not only when the
scheduler last ran), neither it nor an ancestor is restricted, and it stands under the site asked for.
A public page under an unpublished parent stays public; the parent is not named.
"""

import datetime as dt
from typing import Any

from django.db.models import Q
from wagtail.models import Page, Site


def in_schedule(*, go_live_at: dt.datetime | None, expire_at: dt.datetime | None, now: dt.datetime) -> bool:
    """True from `go_live_at` until just before `expire_at`."""
    return (go_live_at is None or go_live_at <= now) and (expire_at is None or expire_at > now)


def scheduled_now(*, now: dt.datetime) -> Q:
    """The rule of `in_schedule` as a database filter."""
    return Q(Q(go_live_at__isnull=True) | Q(go_live_at__lte=now)) & Q(
        Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    )


def site_root_paths(site: Site) -> list[str]:
    """Tree paths of the site's root page in every language."""
    translation_key = site.root_page.translation_key
    return list(Page.objects.filter(translation_key=translation_key).values_list("path", flat=True))


def public_pages(queryset: Any, *, site: Site | None, now: dt.datetime) -> Any:
    """Narrow a queryset of pages to what anybody may read on `site` at `now`; without a site, nothing."""
    return pages_public_now_or_later(queryset, site=site, now=now).filter(scheduled_now(now=now))


def pages_public_now_or_later(queryset: Any, *, site: Site | None, now: dt.datetime) -> Any:
    """`public_pages` with those whose time has not begun yet, for whoever asks for the time when it is read."""
    if site is None:
        return queryset.none()
    below = Q()
    for path in site_root_paths(site):
        below |= Q(path__startswith=path)
    not_over = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    return queryset.live().public().filter(not_over).filter(below)
