"""The pricing pages of the demo, from home/demo/pricing.toml."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wagtail.models import Locale, Site

from home.models import HomePage
from pricing.models import PricingIndexPage, PricingPage, Treatment

FILE = Path(__file__).parent / "demo" / "pricing.toml"


def load_pricing(site: Site, treatments: Mapping[tuple[str, str], Treatment]) -> list[PricingPage]:
    """Make the pricing index of each language with its pages. `treatments` are by key and language."""
    content = tomllib.loads(FILE.read_text())
    home = HomePage.objects.get(pk=site.root_page_id)
    indexes: dict[str, PricingIndexPage] = {}
    for language, row in content["indexes"].items():
        first = next(iter(indexes.values()), None)
        parent = home.get_translation(Locale.objects.get(language_code=language))
        index = PricingIndexPage(locale=parent.locale, show_in_menus=True, **row)
        if first is not None:
            index.translation_key = first.translation_key
        indexes[language] = _published(index, parent)
    keys: dict[str, Any] = {}
    return [_page(row, indexes, treatments, keys) for row in content["pages"]]


def _page(
    row: dict[str, Any],
    indexes: Mapping[str, PricingIndexPage],
    treatments: Mapping[tuple[str, str], Treatment],
    keys: dict[str, Any],
) -> PricingPage:
    key, language = row.pop("treatment"), row.pop("locale")
    index = indexes[language]
    page = PricingPage(locale=index.locale, treatment=treatments[key, language], **row)
    page.translation_key = keys.setdefault(key, page.translation_key)
    # It is as old as it says, also after somebody has edited it.
    page.first_published_at = dt.datetime.combine(page.modified_on, dt.time(12), tzinfo=dt.UTC)
    return _published(page, index)


def _published(page: Any, parent: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
