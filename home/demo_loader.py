"""The demo: content from home/demo/*.toml becomes pages, people and prices. What exists already is left alone."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from cms.dates import today
from faq.models import FAQIndexPage, FAQPage, MedicalReviewer, Question, Source
from home.demo_accounts import Account, load_accounts
from home.demo_pricing import load_pricing
from home.models import HomePage, SiteIdentity
from pricing.models import Price, PriceTable, Treatment

FOLDER = Path(__file__).parent / "demo"
SPANISH_TITLES = {"home.HomePage": "Inicio", "faq.FAQIndexPage": "Preguntas y respuestas"}
HEADINGS = {
    "en": "Care abroad: plain answers, with their sources",
    "es": "Tratarse en otro país: respuestas claras, con fuentes",
}
INTRODUCTIONS = {
    (
        "home.HomePage",
        "en",
    ): "Questions people ask before a treatment in another country, answered in plain words. This is "
    "a demonstration: the people in it are invented and nothing here is medical advice.",
    (
        "home.HomePage",
        "es",
    ): "Lo que se pregunta antes de tratarse en otro país, respondido con palabras claras. Es una "
    "demostración: las personas son inventadas y nada de esto es un consejo médico.",
    (
        "faq.FAQIndexPage",
        "en",
    ): "Each page answers the questions about one treatment in one country and says who, if "
    "anybody, has reviewed it.",
    (
        "faq.FAQIndexPage",
        "es",
    ): "Cada página responde a las preguntas sobre un tratamiento en un país y dice quién la ha "
    "revisado, si alguien lo ha hecho.",
}


@dataclass
class Demo:
    """What was loaded, by the keys the TOML files use; treatments and price tables also by language."""

    accounts: list[Account] = field(default_factory=list)
    treatments: dict[tuple[str, str], Treatment] = field(default_factory=dict)
    reviewers: dict[str, MedicalReviewer] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    price_tables: dict[str, PriceTable] = field(default_factory=dict)
    pages: list[FAQPage] = field(default_factory=list)


@transaction.atomic
def load_demo(*, origin: str | None = None, password: str | None = None) -> Demo:
    """Load the demo where there are no FAQ pages yet. `origin` is where the site is served; `password` that of new demo
    accounts.

    What somebody has since moved, renamed or deleted stays as they wanted it.
    """
    demo = Demo()
    site = _site(origin)
    demo.accounts = load_accounts(password)
    if FAQPage.objects.exists():
        demo.pages = list(FAQPage.objects.all())
        demo.price_tables = {table.title: table for table in PriceTable.objects.all()}
        return demo
    _treatments(demo)
    _reviewers(demo)
    for row in _rows("sources"):
        demo.sources[row["key"]] = _source(row)
    for row in _rows("prices", "price_tables"):
        demo.price_tables[row["key"]] = _price_table(row, demo)
    indexes = _indexes(site)
    for path in sorted((FOLDER / "pages").glob("*.toml")):
        demo.pages.append(_page(tomllib.loads(path.read_text()), demo, indexes))
    load_pricing(site, demo.treatments)
    return demo


def _rows(name: str, key: str | None = None) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())[key or name]


def _site(origin: str | None) -> Site:
    site = Site.objects.get(is_default_site=True)
    site.site_name = site.site_name or "Vouch Demo Guide"
    if origin:
        parts = urlsplit(origin)
        site.hostname, site.port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    site.save()
    identity, created = SiteIdentity.objects.get_or_create(site=site)
    if created:
        identity.publisher_name = "Vouch Demo Guide"
        with (FOLDER / "logo.png").open("rb") as file:
            logo = get_image_model()(title="Vouch Demo Guide", description="A tick inside a circle")
            logo.file.save("vouch-demo-logo.png", ImageFile(file), save=True)
        identity.logo = logo
        identity.save()
    return site


def _treatments(demo: Demo) -> None:
    keys: dict[str, Any] = {}
    for row in _rows("treatments"):
        slug, language = row.pop("key"), row.pop("locale")
        found = Treatment.objects.filter(slug=slug, locale__language_code=language).first()
        if found is None:
            shared = {"translation_key": keys[slug]} if slug in keys else {}
            found = Treatment(slug=slug, locale=_locale(language), **row, **shared)
            _save(found)
        keys.setdefault(slug, found.translation_key)
        demo.treatments[slug, language] = found


def _reviewers(demo: Demo) -> None:
    accounts = {account.user.username: account.user for account in demo.accounts}
    for row in _rows("reviewers"):
        slug = row.pop("key")
        found = MedicalReviewer.objects.filter(slug=slug, locale=_locale("en")).first()
        if found is None:
            user = accounts.get("reviewer") if slug == "demo-reviewer-a" else None
            # A look-up of the made-up register counts from the day the demo is loaded, so that reviewing works.
            verified = today() if user else None
            found = MedicalReviewer(
                slug=slug, locale=_locale("en"), user=user, registration_verified_on=verified, **row
            )
            _save(found)
        demo.reviewers[slug] = found


def _source(row: dict[str, Any]) -> Source:
    found = Source.objects.filter(title=row["title"], url=row["url"]).first()
    if found is None:
        dates = {"published_on": row.get("published"), "accessed_on": row.get("accessed")}
        found = Source(
            title=row["title"], publisher=row["publisher"], url=row["url"], type=row["type"], **dates
        )
        _save(found)
    return found


def _price_table(row: dict[str, Any], demo: Demo) -> PriceTable:
    language = row.get("locale", "en")
    found = PriceTable.objects.filter(title=row["title"], locale__language_code=language).first()
    if found is None:
        found = PriceTable(
            title=row["title"],
            locale=_locale(language),
            treatment=demo.treatments[row["treatment"], language],
            note=row["note"],
            base_country=row.get("base_country", "US"),
            checked_on=row["checked_on"],
            source=row["source_text"],
            source_url=row.get("source_url", ""),
        )
        found.prices = [Price(locale=_locale(language), **price) for price in row["prices"]]
        for price in found.prices.all():
            price.full_clean(exclude=["price_table"])
        _save(found)
    return found


def _indexes(site: Site) -> dict[str, FAQIndexPage]:
    """The FAQ index of each language; the Spanish home page and index are made on the first run."""
    home = site.root_page.specific
    index = FAQIndexPage.objects.child_of(home).first()
    spanish = _locale("es")
    for page in [home, index]:
        _introduce(page)
        if page.get_translation_or_none(spanish) is None:
            copy = page.copy_for_translation(spanish)
            copy.title = SPANISH_TITLES[page._meta.label]
            copy.slug = copy.slug if isinstance(page, HomePage) else page.slug
            copy.introduction = copy.heading = ""
            _introduce(copy)
            copy.save_revision().publish()
    return {"en": index, "es": index.get_translation(spanish)}


def _introduce(page: HomePage | FAQIndexPage) -> None:
    if page.introduction:
        return
    language = page.locale.language_code
    page.introduction = INTRODUCTIONS[page._meta.label, language]
    if isinstance(page, HomePage):
        page.heading = HEADINGS[language]
    page.save()


def _page(row: dict[str, Any], demo: Demo, indexes: dict[str, FAQIndexPage]) -> FAQPage:
    index = indexes[row["locale"]]
    found = FAQPage.objects.child_of(index).filter(slug=row["slug"]).first()
    if found is not None:
        return found
    page = FAQPage(
        locale=index.locale,
        treatment=demo.treatments[row["treatment"], row["locale"]],
        medical_reviewer=demo.reviewers[row["reviewer"]],
        introduction="".join(row["introduction"]),
        sources=_citations(row.get("sources", []), demo),
        **{name: row[name] for name in _PLAIN_FIELDS if name in row},
        **{f"call_to_action_{name}": value for name, value in row.get("call_to_action", {}).items()},
    )
    if "translation_of" in row:
        page.translation_key = FAQPage.objects.get(slug=row["translation_of"]).translation_key
    page.questions = [_question(question, demo, index.locale) for question in row["questions"]]
    # It is as old as it says, also after somebody has edited it.
    page.first_published_at = dt.datetime.combine(page.modified_on, dt.time(12), tzinfo=dt.UTC)
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


_PLAIN_FIELDS = (
    *("title", "slug", "subtitle", "summary", "introduction_heading", "search_description", "country"),
    *("evidence_stage", "regulatory_status", "disclaimer", "modified_on"),
)


def _question(row: dict[str, Any], demo: Demo, locale: Locale) -> Question:
    return Question(
        locale=locale,
        question=row["question"],
        group=row.get("group", ""),
        short_answer=row["short_answer"],
        long_answer=[_block(block, demo) for block in row["long_answer"]],
        sources=_citations(row.get("sources", []), demo),
    )


def _block(block: dict[str, Any], demo: Demo) -> dict[str, Any]:
    """The block as a StreamField stores it."""
    match block["type"]:
        case "paragraph":
            value: Any = block["html"]
        case "callout":
            value = {"style": block["style"], "text": block["html"]}
        case "price_table":
            value = demo.price_tables[block["price_table"]].pk
        case "table":
            value = {
                "caption": block["caption"],
                "columns": [{"type": "text", "heading": heading} for heading in block["header"]],
                "rows": [{"values": row} for row in block["rows"]],
            }
        case unknown:
            raise ValueError(f"home/demo: unknown block type {unknown!r}")
    return {"type": block["type"], "value": value}


def _citations(keys: list[str], demo: Demo) -> list[dict[str, Any]]:
    return [{"type": "source", "value": demo.sources[key].pk} for key in keys]


def _locale(language: str) -> Locale:
    return Locale.objects.get(language_code=language)


def _save(found: Any) -> None:
    found.full_clean()
    found.save()
