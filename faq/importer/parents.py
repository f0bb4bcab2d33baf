"""Under which page an imported document goes."""

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site

from cms.api_languages import LANGUAGES
from cms.page_ids import id_of
from cms.visibility import site_root_paths
from faq.models import FAQIndexPage


class NoParent(Exception):
    """There is no page, or more than one, that the document could go under; the message says what to give."""


def given_parent(given: str) -> FAQIndexPage:
    """The FAQ index with this id or address path ("/faq/")."""
    found = pages_at(given)
    if not found:
        raise NoParent(f"There is no page “{given}”. Give the id or the path of an FAQ index, such as /faq/.")
    if len(found) > 1:
        ids = ", ".join(str(page.pk) for page in found)
        raise NoParent(f"“{given}” is the path of several pages. Give one of their ids: {ids}.")
    index = found[0].specific
    if not isinstance(index, FAQIndexPage):
        raise NoParent(f"“{given}” is no FAQ index, so no FAQ page can stand under it.")
    return index


def pages_at(given: str) -> list[Page]:
    """The page with this id, or the pages at this address path of any site."""
    number = id_of(given)
    return _by_path(given) if number is None else _by_id(number)


def default_parent(language: str | None) -> FAQIndexPage:
    """The only FAQ index of the default site in this language, or at all where it is not known or none of the site's."""
    site = Site.objects.filter(is_default_site=True).first()
    indexes = FAQIndexPage.objects.filter(_below(site)) if site else FAQIndexPage.objects.none()
    language = language if language in dict(settings.WAGTAIL_CONTENT_LANGUAGES) else None
    if language:
        indexes = indexes.filter(locale__language_code=language)
    found = list(indexes.select_related("locale")[:2])
    if len(found) == 1:
        return found[0]
    kind = f"FAQ index in “{language}”" if language else "FAQ index"
    count = "more than one" if found else "no"
    raise NoParent(
        f"The default site has {count} {kind}. Say with --parent where the page goes: an id or a path."
    )


def site_of(page: Page) -> Site | None:
    """The site a page stands under."""
    return page.get_site()


def pages_below(site: Site | None, pages: QuerySet) -> QuerySet:
    """Narrow a queryset of pages to those of one site, in every language."""
    return pages.filter(_below(site)) if site else pages


def _below(site: Site) -> Q:
    below = Q(pk__in=[])
    for path in site_root_paths(site):
        below |= Q(path__startswith=path)
    return below


def _by_id(pk: int) -> list[Page]:
    return list(Page.objects.filter(pk=pk)[:1])


def _by_path(path: str) -> list[Page]:
    """Pages at this path of any site as it is served, with the prefix of its language; else without, in any language.

    Translated indexes often share a slug: "/faq/" is the English one, "/es/faq/" the Spanish one.
    """
    names = [name for name in path.split("/") if name]
    language = names[0] if names and names[0] in LANGUAGES else settings.LANGUAGE_CODE
    below = names[1:] if names and names[0] == language else names
    return _below_roots(below, language) or _below_roots(names)


def _below_roots(names: list[str], language: str | None = None) -> list[Page]:
    """The pages with these slugs, one below the other, under the roots of all sites, or only under those in a language."""
    found: dict[int, Page] = {}
    for site in Site.objects.select_related("root_page"):
        roots = Page.objects.filter(path__in=site_root_paths(site))
        for root in roots.filter(locale__language_code=language) if language else roots:
            address = root.url_path + "".join(f"{name}/" for name in names)
            found |= {page.pk: page for page in Page.objects.filter(url_path=address)}
    return list(found.values())
