"""Which currency a bare sign means, and when nobody can tell."""

import pytest

from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from pricing.amounts import parse_amount
from tests.faq.importer.samples import codes, read


def resolve(raw, *, heading="", note=None, words=(), country=None):
    findings = Findings()
    context = CurrencyContext(words=[heading, *words, raw], notes=[note], country=country)
    amount = parse_amount(raw, currency_hint=context.for_column(heading))
    return context.currency(amount, findings, "q1"), [warning.code for warning in findings.warnings]


@pytest.mark.parametrize(
    "around",
    [
        {"heading": "Cost (USD)"},
        {"note": "All prices in USD."},
        {"words": ["Toric", "$900 USD"]},
    ],
)
def test_column_note_and_table_settle_a_bare_sign(around):
    assert resolve("$3,000", **around) == ("USD", [])


def test_the_column_goes_before_the_note_and_the_note_before_the_table():
    assert resolve("$3,000", heading="Cost (MXN)", note="in USD")[0] == "MXN"
    assert resolve("$3,000", note="in USD", words=["MXN 400"])[0] == "USD"


def test_the_country_never_settles_a_bare_sign():
    assert resolve("$3,000", country="MX") == (None, ["ambiguous_currency"])
    assert resolve("$3,000", heading="Cost in Mexico", country="US") == (None, ["ambiguous_currency"])


def test_two_currencies_in_a_table_settle_nothing():
    assert resolve("$3,000", words=["$900 USD", "$900 MXN"]) == (None, ["ambiguous_currency"])


def test_written_pesos_are_those_of_the_country_and_are_reported():
    assert resolve("$500 y $1,000 pesos", country="MX") == ("MXN", ["currency_assumed"])
    assert resolve("$500", words=["precio en pesos"], country="CO") == ("COP", ["currency_assumed"])


def test_written_pesos_without_a_country_stay_open():
    assert resolve("$500 y $1,000 pesos") == (None, ["ambiguous_currency"])


def test_dollars_are_us_dollars_unless_the_text_is_about_another_dollar_country():
    assert resolve("24.000 dólares", country="ES")[0] == "USD"
    assert resolve("24,000 dollars", country="CA") == (None, ["ambiguous_currency"])


def test_an_open_currency_is_reported_once_for_a_table():
    findings = Findings()
    context = CurrencyContext(words=[], notes=[], country=None)
    for _ in range(3):
        context.currency(parse_amount("$5"), findings, "q1")
    assert len(findings.warnings) == 1


@pytest.mark.parametrize(
    ("title", "currency"),
    [
        ("¿Cuánto cuesta un audífono en México?", "MXN"),
        ("Audífonos en México y Colombia", None),
        ("Audífonos", None),
    ],
)
def test_pesos_are_those_of_the_one_country_that_the_title_or_a_question_names(title, currency):
    text = f"{title}\n\nUn audífono ayuda.\n\nSe compra en tiendas.\n\n¿Qué cuesta?\n\nUno: $500 pesos\nDos: $900\n"
    document = read(text)
    assert {price.currency for price in document.document.price_tables[0].prices} == {currency}
    assert ("currency_assumed" if currency else "ambiguous_currency") in codes(document)


def test_a_bare_dollar_sign_is_never_decided_by_a_country():
    text = "Audífonos en México\n\nAyudan.\n\nSe compran.\n\n¿Qué cuesta?\n\nUno: $500\nDos: $900\n"
    assert {price.currency for price in read(text).document.price_tables[0].prices} == {None}
