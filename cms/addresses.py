"""What stands at a path of a site: a public page, a redirect that leads on, or nothing."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.api_languages import LANGUAGES
from cms.identity import Identity
from cms.other_addresses import document_at
from cms.page_documents import page_path
from cms.visibility import public_pages

# A path of this site, or an address of the web; "//host" and "/\\host" would be another host's.
_SAFE_LINK = r"^(https?://|/([^/\\]|$))"
MOST_STEPS = 10
"""Redirects that are followed one after the other; a longer chain counts as a mistake and leads nowhere."""


@dataclass(frozen=True)
class Moved:
    """Where a redirect leads: a path of this site or an absolute address, after all steps in between."""

    status: Literal[301, 302]
    location: str


def look_up(path: str, *, site: Site, identity: Identity, now: dt.datetime) -> Page | Moved | None:
    """The public page at `path` (with or without a query), else where its redirect leads; None where neither is.

    A page wins over a redirect, as in Wagtail, and so does a document that is no page. A loop, and a redirect to what is not public, lead nowhere.
    """
    permanent, seen, moved = True, set(), None
    for _ in range(MOST_STEPS + 1):
        page = page_at(path, site=site, now=now)
        if page is not None:
            return moved or page
        if moved and document_at(path, None, site=site, now=now):
            return moved
        redirect = redirect_at(path, site=site)
        if redirect is None:
            return moved
        usable = usable_redirects(site=site, now=now).filter(pk=redirect.pk).first()
        if usable is None or usable.pk in seen:
            return None
        location = target(usable)
        seen.add(redirect.pk)
        permanent = permanent and redirect.is_permanent
        moved = Moved(301 if permanent else 302, path_on_site(location, site, identity) or location)
        if not moved.location.startswith("/"):
            return moved
        path = moved.location
    return None


def in_language(path: str, language: str | None) -> str:
    """The path under the prefix of a language; one that has a prefix, and the default language, stay as they are."""
    if language in (None, settings.LANGUAGE_CODE) or _prefix(path):
        return path
    return f"/{language}{path}"


def page_at(path: str, *, site: Site, now: dt.datetime) -> Page | None:
    """The public page whose address has this path; slashes at the end and a query make no difference."""
    names = [unquote(name) for name in urlsplit(path).path.split("/") if name]
    if any("/" in name or "\0" in name for name in names):
        return None
    language = _prefix(path)
    root = _root(site, language or settings.LANGUAGE_CODE) or (None if language else site.root_page)
    if root is None:
        return None
    below = names[1:] if language else names
    found = Page.objects.filter(
        url_path=root.url_path + "".join(f"{name}/" for name in below),
        slug=below[-1] if below else root.slug,
        path__startswith=root.path,
    )
    return public_pages(found.select_related("locale"), site=site, now=now).first()


def usable_redirects(*, site: Site, now: dt.datetime) -> QuerySet[Redirect]:
    """Redirects of the site that lead to a public page of it or to a web address."""
    pages = public_pages(Page.objects.all(), site=site, now=now)
    # An imported link was never checked by a form; a script in one would run in the front end.
    usable = Q(redirect_page__in=pages) | Q(redirect_page=None, redirect_link__regex=_SAFE_LINK)
    found = Redirect.get_for_site(site).filter(usable)
    return found.select_related("redirect_page__locale")


def redirect_at(path: str, *, site: Site) -> Redirect | None:
    """The redirect for this path, usable or not: with its query rather than without, of this site rather than of all."""
    full = Redirect.normalise_path(path, decode_unicode=False)
    bare = urlsplit(full).path
    wanted = list(dict.fromkeys([uri_to_iri(full), full, uri_to_iri(bare), bare]))
    found = Redirect.get_for_site(site).filter(old_path__in=wanted)
    return min(found, key=lambda each: (wanted.index(each.old_path), each.site_id is None), default=None)


def target(redirect: Redirect) -> str:
    """Where a redirect from `usable_redirects` leads by itself."""
    if redirect.redirect_page:
        return page_path(redirect.redirect_page)
    return redirect.redirect_link


def _prefix(path: str) -> str | None:
    """The language that a path starts with; the default language has no prefix."""
    first = urlsplit(path).path.split("/")[1]
    return first if first in LANGUAGES and first != settings.LANGUAGE_CODE else None


def _root(site: Site, language: str) -> Page | None:
    """The site's root page in a language."""
    roots = Page.objects.filter(translation_key=site.root_page.translation_key)
    return roots.filter(locale__language_code=language).first()


def path_on_site(location: str, site: Site, identity: Identity) -> str | None:
    """The path, query and fragment of an address of this site; None for other addresses."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return None
    ours = f"{parts.scheme}://{parts.netloc}" in (identity.origin, site.root_url)
    if not ours or parts.path.startswith("//"):
        return None
    return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()
