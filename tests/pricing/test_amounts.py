"""The grammar of written prices."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.amounts import is_percentage, parse_amount


def read(raw, **hint):
    amount = parse_amount(raw, **hint)
    return amount and (amount.minimum, amount.maximum, amount.currency)


@pytest.mark.parametrize(
    ("raw", "minimum", "maximum", "currency"),
    [
        ("US$ 2.500 – US$ 6.500", 2500, 6500, "USD"),
        ("US$ 6.000 a US$ 15.000", 6000, 15000, "USD"),
        ("US$45,000-80,000", 45000, 80000, "USD"),
        ("between $ 15,000 and $ 25,000 USD", 15000, 25000, "USD"),
        ("entre 3.000 y 4.000 euros", 3000, 4000, "EUR"),
        ("₹1,61,000 - ₹2,47,000", 161000, 247000, "INR"),
        ("£6,000 – 10,000", 6000, 10000, "GBP"),
        ("12 000 - 15 000 €", 12000, 15000, "EUR"),
        ("$8,000 to $12,000 CAD", 8000, 12000, "CAD"),
        ("USD 3,000–4,000", 3000, 4000, "USD"),
        ("€3k-5k", 3000, 5000, "EUR"),
        ("$800 - $12,000 USD", 800, 12000, "USD"),
    ],
)
def test_a_range_shares_its_currency(raw, minimum, maximum, currency):
    assert read(raw) == (minimum, maximum, currency)


@pytest.mark.parametrize(
    ("raw", "value", "currency"),
    [
        ("$800 USD", 800, "USD"),
        ("MXN $500", 500, "MXN"),
        ("MX$500", 500, "MXN"),
        ("R$ 5.000,00", 5000, "BRL"),
        ("1.900 €", 1900, "EUR"),
        ("CHF 1'200", 1200, "CHF"),
        ("24.000 dólares", 24000, "USD"),
        ("zł 5 000", 5000, "PLN"),
        ("1 200 000 Ft", 1200000, "HUF"),
        ("500 pesos mexicanos", 500, "MXN"),
        ("€ 3.000,-", 3000, "EUR"),
        ("$1.2 million USD", 1200000, "USD"),
        ("€60k", 60000, "EUR"),
        ("US$2,999*", 2999, "USD"),
    ],
)
def test_a_single_price_is_both_ends(raw, value, currency):
    assert read(raw) == (value, value, currency)


@pytest.mark.parametrize(
    "raw", ["from 2000 EUR", "2000+ EUR", "2000 EUR+", "desde 2.000 euros", "upwards of €2,000", "ab 2.000 €"]
)
def test_from_leaves_the_upper_end_open(raw):
    amount = parse_amount(raw)
    assert (amount.minimum, amount.maximum, amount.open_ended) == (2000, None, True)


@pytest.mark.parametrize("raw", ["up to €5,000", "hasta 5.000 €", "less than 5000 EUR", "bis zu 5.000 €"])
def test_up_to_leaves_the_lower_end_open(raw):
    amount = parse_amount(raw)
    assert (amount.minimum, amount.maximum, amount.open_ended) == (None, 5000, True)


def test_from_to_is_a_range_and_not_open():
    assert read("from $3,000 to $4,000 USD") == (3000, 4000, "USD")


@pytest.mark.parametrize("raw", ["~€400", "around €400", "unos 400 €", "approx. 400 EUR", "€400 approx."])
def test_about_makes_a_price_approximate(raw):
    assert parse_amount(raw).approximate


def test_a_bare_dollar_sign_names_no_currency():
    assert parse_amount("$3,000 - $4,500").currency is None
    assert parse_amount("C$3,000").currency is None
    assert parse_amount("kr 3.000").currency is None


def test_the_surroundings_settle_a_bare_sign_they_agree_with():
    assert parse_amount("$3,000", currency_hint="MXN").currency == "MXN"
    assert parse_amount("3,000", currency_hint="EUR").currency == "EUR"
    assert parse_amount("Rs.3,80,000", currency_hint="INR").currency == "INR"


def test_the_surroundings_never_overrule_what_is_written():
    assert parse_amount("€3,000", currency_hint="USD").currency == "EUR"
    assert parse_amount("$3,000", currency_hint="EUR").currency is None


def test_pesos_and_a_dollar_sign_are_no_us_dollars():
    assert read("$500 y $1,000 pesos") == (500, 1000, None)


@pytest.mark.parametrize(
    "raw",
    [
        "Included", "On request", "—", "-", "", "free", "$", "3 nights", "24-48 hours", "$17-20,000", "$17-20,000.00",
        "$3-5k", "€500 USD", "$3,000 – €4,000", "-$500", "1e5", "$12,500 … $3,500", "from $3,000 depending on the case",
        "up to $3,000+", "TOP 10 places", "$1,2000", "one fourth (1/4)",
    ],
)  # fmt: skip
def test_what_leaves_the_grammar_is_no_price(raw):
    assert parse_amount(raw) is None


@pytest.mark.parametrize("raw", ["KWD 25.000", "OMR 1.500–2.000", "from 12.500 JOD", "900-1.250 TND"])
def test_a_point_before_three_digits_is_no_price_in_a_currency_of_three_decimals(raw):
    assert parse_amount(raw) is None


def test_other_notations_of_such_a_currency_are_read():
    assert read("KWD 1,250 to 2.50") == (1250, Decimal("2.50"), "KWD")
    assert read("JOD 1.250,50") == (Decimal("1250.50"), Decimal("1250.50"), "JOD")
    assert read("ISK 450.000") == (450000, 450000, "ISK")


@pytest.mark.parametrize(
    "raw", ["50%", "~50%", "50-70 %", "50 % y 70 %", "50-70% less", "up to 68%", "100% free"]
)
def test_a_percentage_is_not_a_price(raw):
    assert parse_amount(raw) is None


@pytest.mark.parametrize("raw", ["~50%", "50-70 %", "50 % a 70 %", "up to 68%", "58–65%", "save 20%"])
def test_a_share_is_recognised(raw):
    assert is_percentage(raw)


@pytest.mark.parametrize("raw", ["$50", "50", "Grade 2 or 3", "5,000%1"])
def test_other_numbers_are_no_share(raw):
    assert not is_percentage(raw)


def test_a_reversed_range_is_read_and_says_so():
    assert parse_amount("€5,000 - €3,000").reversed


def test_the_unit_and_what_stands_in_brackets_are_kept():
    amount = parse_amount("US$ 2.500 per knee (average: US$ 3.900)")
    assert amount.unit == "per knee"
    assert amount.remark == "(average: US$ 3.900)"
    assert amount.raw == "US$ 2.500 per knee (average: US$ 3.900)"


@given(st.integers(0, 9_999_999), st.sampled_from(["{:,} USD", "US$ {:,}", "USD {}", "{}€", "from {:,} EUR"]))
def test_whatever_is_printed_in_a_known_form_is_read_back(value, form):
    amount = parse_amount(form.format(value))
    assert amount.minimum == Decimal(value)


@given(st.text(max_size=300))
def test_no_text_breaks_the_parser(text):
    amount = parse_amount(text)
    assert amount is None or amount.minimum is not None or amount.maximum is not None


@pytest.mark.parametrize(
    ("written", "minimum", "maximum", "currency"),
    [
        ("De 3,000 a 4,500 USD", 3000, 4500, "USD"),
        ("de US$ 2.500 a US$ 6.500", 2500, 6500, "USD"),
        ("von 900 bis 1.200 €", 900, 1200, "EUR"),
        ("de 3 000 à 4 500 €", 3000, 4500, "EUR"),
        ("de 3.000 até 4.500 EUR", 3000, 4500, "EUR"),
        ("Desde 3.000 hasta 4.500 €", 3000, 4500, "EUR"),
        ("menos de 300 €", None, 300, "EUR"),
        ("au moins 300 €", 300, None, "EUR"),
        ("höchstens 300 €", None, 300, "EUR"),
    ],
)
def test_ranges_in_other_languages(written, minimum, maximum, currency):
    amount = parse_amount(written)
    assert (amount.minimum, amount.maximum, amount.currency) == (minimum, maximum, currency)


@pytest.mark.parametrize("written", ["de 300 USD", "between $3,000", "de 3000 USD a"])
def test_the_beginning_of_a_range_without_its_end_is_no_amount(written):
    assert parse_amount(written) is None
