"""What an imported page points at: its treatment, its price tables and its sources."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.text import slugify
from django_countries import countries
from wagtail.models import Locale

from cms.page_indexing import index_references, references_left_to_caller
from cms.structured_data import country_name
from faq.importer.findings import Findings
from faq.importer.page_content import note_of
from faq.importer.report import ImportedDocument, ImportedPrice, ImportedPriceTable, ImportedSource
from faq.importer.vocabulary import plain
from faq.models import Source
from pricing.models import Price, PriceTable, Treatment
from pricing.savings import DEFAULT_BASE_COUNTRY

_MAX_TITLE = 255


class StoredRelations:
    """What a page points at, found or stored at once."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def treatment(self, name: str, findings: Findings) -> Treatment:
        return find_or_create_treatment(name, self.locale, findings)

    def sources(self, sources: Sequence[ImportedSource]) -> list[dict[str, object]]:
        return store_sources(sources)

    def price_tables(
        self, document: ImportedDocument, treatment: Treatment | None, known: Sequence[PriceTable]
    ) -> dict[int, int | None]:
        return store_price_tables(document, treatment=treatment, locale=self.locale, known=known)


def find_treatment(name: str, treatments: Iterable[Treatment]) -> Treatment | None:
    """The first of the treatments that has this name or slug."""
    wanted = plain(name)
    slug = slugify(name)[:_MAX_TITLE]
    for treatment in treatments:
        if wanted == plain(treatment.name) or (slug and slug == treatment.slug):
            return treatment
    return None


def find_or_create_treatment(name: str, locale: Locale, findings: Findings) -> Treatment:
    """The treatment of this name or slug in the page's language; a new one is reported."""
    found = find_treatment(name, Treatment.objects.filter(locale=locale))
    if found:
        return found
    slug = slugify(name)[:_MAX_TITLE] or f"treatment-{uuid.uuid4().hex[:8]}"
    treatment = Treatment(name=name, slug=slug, locale=locale)
    treatment.full_clean()
    treatment.save()
    findings.add("treatment_created", "treatment", name, value=name)
    return treatment


# Price tables ------------------------------------------------------------------------------------------------------


def store_price_tables(
    document: ImportedDocument,
    *,
    treatment: Treatment | None,
    locale: Locale,
    known: Sequence[PriceTable] = (),
) -> dict[int, int | None]:
    """Store the document's price tables and return their ids by number; None for one without any price.

    One of the `known` tables that says exactly the same is used again. A table is never changed here: other
    pages may show it, and it has no drafts.
    """
    ids: dict[int, int | None] = dict.fromkeys(range(1, len(document.price_tables) + 1))
    by_content = {price_table_content(table, list(table.prices.all())): table.pk for table in known}
    for number, table, prices in new_price_tables(document, treatment=treatment, locale=locale):
        content = price_table_content(table, prices)
        if content not in by_content:
            check_price_table(table, prices)
            by_content[content] = _save(table, prices)
        ids[number] = by_content[content]
    return ids


def new_price_tables(
    document: ImportedDocument, *, treatment: Treatment | None, locale: Locale
) -> Iterator[tuple[int, PriceTable, list[Price]]]:
    """The price tables of a document that hold a price, not stored, each with its number and its rows."""
    for number, imported in enumerate(document.price_tables, start=1):
        if imported.prices:
            table = PriceTable(
                title=_title(document, imported, number, treatment, locale),
                note=note_of(imported),
                base_country=_base_country(imported),
                treatment=treatment,
                locale=locale,
            )
            yield (
                number,
                table,
                [_price(row, position, locale) for position, row in enumerate(imported.prices)],
            )


def _base_country(table: ImportedPriceTable) -> str:
    """The country to compare with where the table has a price there; else none, for nothing can be compared with it."""
    return DEFAULT_BASE_COUNTRY if any(row.country == DEFAULT_BASE_COUNTRY for row in table.prices) else ""


def _title(
    document: ImportedDocument,
    table: ImportedPriceTable,
    number: int,
    treatment: Treatment | None,
    locale: Locale,
) -> str:
    """The caption, else treatment and country, else the question or the page's title; numbered where several share it.

    The question stands right above its table: readers need not read it twice.
    """
    if table.caption:
        return table.caption[:_MAX_TITLE]
    others = [(index, other) for index, other in enumerate(document.price_tables, 1) if not other.caption]
    if treatment:
        country = country_name(document.country, locale.language_code) if document.country else ""
        title = ", ".join(filter(None, [treatment.name, country]))
    else:
        title = document.questions[table.question - 1].question if table.question else document.title
        others = [(index, other) for index, other in others if other.question == table.question]
    position = [index for index, _ in others].index(number) + 1
    return title[:_MAX_TITLE] if position == 1 else f"{title[: _MAX_TITLE - 8]} ({position})"


def _price(row: ImportedPrice, position: int, locale: Locale) -> Price:
    return Price(
        option=row.option or row.column or row.raw,
        column=row.column,
        country=row.country or "",
        currency=row.currency or "",
        amount_min=_decimal(row.amount_min),
        amount_max=_decimal(row.amount_max),
        approximate=row.approximate,
        unit=row.unit or "",
        raw=row.raw,
        sort_order=position,
        locale=locale,
    )


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def price_table_content(table: PriceTable, prices: Sequence[Price]) -> tuple:
    rows = tuple(
        (
            row.option,
            row.column,
            str(row.country),
            row.currency,
            row.amount_min,
            row.amount_max,
            row.unit,
            row.raw,
        )
        for row in prices
    )
    return table.title, table.note, table.treatment_id, rows


def check_price_table(table: PriceTable, prices: Sequence[Price]) -> None:
    """Raise ValidationError for a table that cannot be stored as it is."""
    # Neither its language and treatment, which were looked up, nor anything unique: its key was just made up.
    table.full_clean(exclude=["locale", "treatment", *known_countries(table, "base_country")])
    for number, price in enumerate(prices, start=1):
        try:
            price.full_clean(exclude=["price_table", "locale", *known_countries(price, "country")])
        except ValidationError as error:
            raise ValidationError(f"Price {number} of “{table.title}”: {' '.join(error.messages)}") from error


def known_countries(thing: models.Model, *names: str) -> list[str]:
    """Those of these fields that hold a country of this site: the field itself would go through all of them twice."""
    return [name for name in names if getattr(thing, name).code in countries.countries]


def _save(table: PriceTable, prices: list[Price]) -> int:
    table.prices = prices
    with references_left_to_caller() as indexes:
        table.save()
    if indexes:
        index_references(table)
    return table.pk


# Sources -----------------------------------------------------------------------------------------------------------


def store_sources(sources: Sequence[ImportedSource]) -> list[dict[str, object]]:
    """The stream of sources of a page. A source with the same address, or else the same title, is used again."""
    stream: list[dict[str, object]] = []
    for imported in sources:
        source = _find_or_create_source(imported)
        stream.append({"type": "source", "value": source.pk, "id": str(uuid.uuid4())})
    return stream


def _find_or_create_source(imported: ImportedSource) -> Source:
    url = imported.url if imported.url and _is_web_address(imported.url) else ""
    title = imported.text if url or not imported.url else f"{imported.text} {imported.url}"
    found = Source.objects.filter(url=url) if url else Source.objects.filter(title=title, url="")
    source = found.order_by("pk").first()
    if source is None:
        source = Source(title=title, url=url)
        source.full_clean()
        source.save()
    return source


def _is_web_address(url: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return False
    return True
