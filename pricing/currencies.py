"""Which currency codes are real: ISO 4217, by way of the CLDR data that Babel carries."""

from babel import Locale, numbers
from django.core.exceptions import ValidationError

CURRENCIES = frozenset(Locale("en").currencies)


def validate_currency(code: str) -> None:
    """Refuse what is not an ISO 4217 code in capitals, such as "$", "usd" or "XYZ"."""
    if code not in CURRENCIES:
        raise ValidationError(
            "“%(code)s” is not a currency code. Use the three-letter ISO 4217 code in capitals, such as USD, EUR or MXN.",
            code="invalid_currency",
            params={"code": code},
        )


def currency_name(code: str, language: str) -> str:
    """The currency's name in `language`, such as "US Dollar"."""
    return numbers.get_currency_name(code, locale=language)
