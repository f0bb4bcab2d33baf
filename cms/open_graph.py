"""What a page shows where its address is shared: the properties of Open Graph (https://ogp.me) and a card's kind."""

from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import get_global
from pydantic import BaseModel

from cms.dates import published_and_modified
from cms.identity import Identity
from cms.page_documents import PageMeta
from cms.share_images import ShareImage

LEAST_LARGE = 600
"""Pixels; a narrower picture would be blown up on a large card."""
Kind = Literal["website", "article", "profile"]


class OpenGraph(BaseModel):
    """Times are those of the structured data; `published_time` and `modified_time` are for articles only."""

    type: Kind
    title: str
    description: str | None
    url: str
    site_name: str
    locale: str
    locale_alternate: list[str]
    image: ShareImage | None
    published_time: str | None
    modified_time: str | None
    twitter_card: Literal["summary", "summary_large_image"]


def open_graph(
    meta: PageMeta,
    identity: Identity,
    *,
    title: str,
    description: str,
    url: str,
    kind: Kind = "website",
    image: ShareImage | None = None,
) -> OpenGraph:
    """The properties of one page; without a picture of its own it has the site's."""
    image = image or identity.share_image
    published, modified = published_and_modified(meta.published_at, meta.modified_on)
    article = kind == "article"
    return OpenGraph(
        type=kind,
        title=title,
        description=description or None,
        url=url,
        site_name=identity.name,
        locale=og_locale(meta.locale),
        locale_alternate=[og_locale(other.locale) for other in meta.translations],
        image=image,
        published_time=published if article else None,
        modified_time=modified if article else None,
        twitter_card="summary_large_image" if image and image.width >= LEAST_LARGE else "summary",
    )


@lru_cache(maxsize=256)
def og_locale(code: str) -> str:
    """Open Graph wants a territory with every language ("es_ES"); CLDR's likeliest where the code has none."""
    locale = Locale.parse(code, sep="-")
    if locale.territory is None:
        locale = Locale.parse(get_global("likely_subtags").get(locale.language, str(locale)))
    return f"{locale.language}_{locale.territory}" if locale.territory else locale.language
