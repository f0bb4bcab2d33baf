"""Redirects that stay right while pages move: no chains in what is stored, and none that leads back.

Wagtail makes a redirect for each page that moves or gets another slug, and for the pages below. Here older redirects
are brought in line: what led to the old address leads on to the page, and what would lead a page to itself goes.
Only redirects of the same site are: those for all sites must not follow what one of them does. Whoever looks up an
address follows the rest.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from cms.addresses import MOST_STEPS, page_at, path_on_site, redirect_at, target
from cms.identity import for_site
from cms.other_addresses import document_at


def connect() -> None:
    """Called once, when apps are ready; Wagtail's own receivers, which make the redirects, come first."""
    page_slug_changed.connect(after_page_change, dispatch_uid="redirects-after-slug-change")
    post_page_move.connect(after_page_change, dispatch_uid="redirects-after-move")
    post_save.connect(after_redirect_saved, sender=Redirect, dispatch_uid="redirects-after-redirect")


@transaction.atomic
def after_page_change(sender: Any, instance: Page, **kwargs: Any) -> None:
    """A page, and with it all below, has another address."""
    # Wagtail keeps the addresses of sites in a cache that knows the old place.
    Site.clear_site_root_paths_cache()
    place = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    below = Redirect.objects.filter(redirect_page__path__startswith=place)
    for redirect in below.select_related("redirect_page__locale", "site"):
        if leads_to_itself(redirect):
            redirect.delete()
        else:
            repoint(redirect)


@transaction.atomic
def after_redirect_saved(
    sender: type[Redirect], instance: Redirect, raw: bool = False, **kwargs: Any
) -> None:
    """A redirect was made or changed, by whatever door but bulk writes."""
    if raw:
        return
    if instance.redirect_link:
        follow(instance)
    repoint(instance)


def leads_to_itself(redirect: Redirect) -> bool:
    """Whether its page stands at the very address that it leads away from."""
    return Redirect.normalise_path(target(redirect)) == redirect.old_path


def follow(redirect: Redirect) -> None:
    """Let it lead to where the redirect at its target leads; the newer of two that lead to each other wins."""
    site = redirect.site or Site.objects.filter(is_default_site=True).first()
    for _ in range(MOST_STEPS if site else 0):
        onward = _onward(redirect, site)
        if onward is None:
            return
        if _leads_back(onward, redirect.old_path, site):
            onward.delete()
            return
        _point(Redirect.objects.filter(pk=redirect.pk), onward)
        redirect.refresh_from_db()


def _onward(redirect: Redirect, site: Site) -> Redirect | None:
    """The redirect at the address that this one leads to, unless a page or a document stands there by now."""
    path = _path(redirect.redirect_link, site)
    if path is None or _is_taken(path, site):
        return None
    found = redirect_at(path, site=site)
    if found is None or found.pk == redirect.pk or found.site_id != redirect.site_id:
        return None
    return found


def _is_taken(path: str, site: Site) -> bool:
    now = timezone.now()
    return (
        page_at(path, site=site, now=now) is not None
        or document_at(path, None, site=site, now=now) is not None
    )


def repoint(redirect: Redirect) -> None:
    """Let those that lead to its address lead to its target."""
    links = [
        f"{origin}{redirect.old_path}{slash}" for origin in _origins(redirect.site) for slash in ("", "/")
    ]
    leading_here = Redirect.objects.filter(site=redirect.site_id, redirect_link__in=links)
    _point(leading_here.exclude(old_path=redirect.old_path), redirect)


def _origins(site: Site | None) -> Iterator[str]:
    """What the address of a page of ours can begin with: nothing, the public origin, or that of the site here."""
    yield ""
    for each in [site] if site else Site.objects.all():
        yield from (for_site(each).origin, each.root_url)


def _leads_back(onward: Redirect, path: str, site: Site) -> bool:
    if not onward.redirect_link:
        return Redirect.normalise_path(target(onward)) == path
    link = _path(onward.redirect_link, site)
    return link is not None and Redirect.normalise_path(link) == path


def _path(link: str, site: Site) -> str | None:
    """The path that a link means on this site, if it means one."""
    here = link.startswith("/") and not link.startswith(("//", "/\\"))
    return link if here else path_on_site(link, site, for_site(site))


def _point(redirects: QuerySet[Redirect], like: Redirect) -> None:
    redirects.update(
        redirect_page=like.redirect_page,
        redirect_page_route_path=like.redirect_page_route_path,
        redirect_link=like.redirect_link,
    )
