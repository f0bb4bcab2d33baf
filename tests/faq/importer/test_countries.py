"""Country names: certain ones only."""

import pytest

from faq.importer.countries import country_code, find_country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mexico", "MX"), ("México", "MX"), ("MX", "MX"), ("costa rica", "CR"), ("United States", "US"), ("USA", "US"),
        ("EE.UU.", "US"), ("UK", "GB"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Deutschland", "DE"), ("Georgia", "GE"),
        ("Mexico, Colombia", None), ("Wonderland", None), ("EU", None), ("Europe", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_alone_is_one_country_or_none(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cost in Costa Rica (USD)", "CR"),
        ("Cost in USA (USD)", "US"),
        ("Precio en España (EUR)", "ES"),
        ("Price in the US", "US"),
        ("Cost in USA/Canada (Avg)", None),
        ("Price in US dollars", None),
        ("New Mexico price", None),
        ("Contact us", None),
        ("Cost in Georgia", None),
        ("Treatment", None),
    ],
)
def test_a_heading_names_one_country_or_none(text, code):
    assert find_country(text) == code
