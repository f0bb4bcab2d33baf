"""Treatments, price tables and sources of an imported page."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, ReferenceIndex

from faq.importer.findings import Findings
from faq.importer.page_relations import find_or_create_treatment, store_price_tables, store_sources
from faq.importer.report import ImportedSource
from faq.models import Source
from pricing.models import PriceTable, Treatment
from tests.factories import SourceFactory, TreatmentFactory
from tests.faq.importer.samples import faq, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def locale():
    return Locale.objects.get(language_code="en")


@pytest.mark.parametrize("printed", ["Cataract Surgery", "cataract  surgery", "CATARACT SURGERY"])
def test_a_treatment_is_found_by_name(printed, locale):
    treatment = TreatmentFactory(name="Cataract surgery", slug="cataracts")
    findings = Findings()
    assert find_or_create_treatment(printed, locale, findings) == treatment
    assert findings.warnings == []


def test_a_treatment_is_found_by_slug(locale):
    treatment = TreatmentFactory(name="Lens replacement", slug="cataract-surgery")
    assert find_or_create_treatment("Cataract Surgery", locale, Findings()) == treatment


def test_a_treatment_that_is_only_similar_is_another_one(locale):
    TreatmentFactory(name="Cataract surgery with laser", slug="laser")
    findings = Findings()
    created = find_or_create_treatment("Cataract Surgery", locale, findings)
    assert (created.name, created.slug) == ("Cataract Surgery", "cataract-surgery")
    assert [warning.code for warning in findings.warnings] == ["treatment_created"]


def test_a_treatment_in_another_language_is_another_one(locale):
    spanish = Locale.objects.get(language_code="es")
    TreatmentFactory(name="Lasik", slug="lasik", locale=spanish)
    assert find_or_create_treatment("Lasik", locale, Findings()).locale == locale
    assert Treatment.objects.count() == 2


def test_price_tables_keep_everything_a_price_says(locale):
    document = faq("How much?\n\nHotel: from €50 per night\nDrops: included").document
    ids = store_price_tables(document, treatment=None, locale=locale)
    table = PriceTable.objects.get(pk=ids[1])
    price = table.prices.get()
    assert (table.title, table.note) == ("How much?", "Drops: included")
    assert (price.option, price.amount_min, price.amount_max, price.currency) == ("Hotel", 50, None, "EUR")
    assert (price.unit, price.raw) == ("per night", "from €50 per night")


def test_what_a_price_table_refers_to_is_recorded(locale):
    treatment = TreatmentFactory()
    document = faq("How much?\n\nHotel: €5\nFlight: €9").document
    ids = store_price_tables(document, treatment=treatment, locale=locale)
    found = ReferenceIndex.get_references_to(treatment)
    assert [(row.object_id, row.content_path) for row in found] == [(str(ids[1]), "treatment")]


def test_several_tables_of_a_question_are_told_apart_by_title(locale):
    document = faq("How much?\n\nHotel: €5\n\nThe flight is extra.\n\nFlight: €9").document
    store_price_tables(document, treatment=None, locale=locale)
    assert sorted(PriceTable.objects.values_list("title", flat=True)) == ["How much?", "How much? (2)"]


@pytest.mark.parametrize(
    ("language", "country", "titles"),
    [
        ("en", "- Country: Spain\n- Author: A. Plainly", ["Knee check, Spain", "Knee check, Spain (2)"]),
        ("es", "- Country: Spain\n- Author: A. Plainly", ["Knee check, España", "Knee check, España (2)"]),
        ("en", "", ["Knee check", "Knee check (2)"]),
    ],
)
def test_tables_without_a_caption_are_called_by_treatment_and_country(language, country, titles):
    locale = Locale.objects.get(language_code=language)
    treatment = TreatmentFactory(name="Knee check", locale=locale)
    details = f"Details\n\n{country}" if country else ""
    document = faq("How much?\n\nHotel: €5", "And the flight?\n\nFlight: €9", after=details).document
    store_price_tables(document, treatment=treatment, locale=locale)
    assert sorted(PriceTable.objects.values_list("title", flat=True)) == titles


def test_a_caption_is_the_title(locale):
    document = read(
        "# A\n\n## How much?\n\nTable 1: Prices in 2026\n\n| A | B |\n|--|--|\n| Hotel | €5 |", "a.md"
    )
    store_price_tables(document.document, treatment=TreatmentFactory(), locale=locale)
    assert PriceTable.objects.get().title == "Table 1: Prices in 2026"


def test_a_table_that_says_the_same_is_used_again_and_never_changed(locale):
    document = faq("How much?\n\nHotel: €5").document
    first = store_price_tables(document, treatment=None, locale=locale)
    known = list(PriceTable.objects.all())
    assert store_price_tables(document, treatment=None, locale=locale, known=known) == first
    dearer = faq("How much?\n\nHotel: €6").document
    assert store_price_tables(dearer, treatment=None, locale=locale, known=known) != first
    assert PriceTable.objects.get(pk=first[1]).prices.get().amount_min == 5


def test_an_option_that_is_too_long_is_refused_with_its_place(locale):
    document = faq("How much?\n\nHotel: €5").document
    document.price_tables[0].prices[0].option = "x" * 300
    with pytest.raises(ValidationError, match="Price 1 of “How much\\?”"):
        store_price_tables(document, treatment=None, locale=locale)


def test_sources_are_found_again_by_address_or_title(locale):
    known = SourceFactory(title="World report", url="https://demo.example/r")
    stream = store_sources(
        [
            ImportedSource(text="The report", url="https://demo.example/r"),
            ImportedSource(text="A book"),
            ImportedSource(text="A book"),
        ]
    )
    assert stream[0]["value"] == known.pk
    assert stream[1]["value"] == stream[2]["value"]
    assert Source.objects.count() == 2


def test_an_address_that_is_none_stays_in_the_title(locale):
    store_sources([ImportedSource(text="A report", url="https://nowhere")])
    source = Source.objects.get()
    assert (source.title, source.url) == ("A report https://nowhere", "")


@pytest.mark.parametrize(("columns", "base"), [("Turkey | USA", "US"), ("Turkey | UK", "")])
def test_a_price_table_is_compared_only_with_a_country_it_has_prices_of(locale, columns, base):
    text = f"How much?\n\nOption | {columns}\nOne eye | 900 EUR | 1,900 EUR"
    ids = store_price_tables(faq(text).document, treatment=None, locale=locale)
    assert PriceTable.objects.get(pk=ids[1]).base_country.code == base
