"""Which currency codes are real: ISO 4217, by way of the CLDR data that Babel carries."""

from babel import Locale, numbers
from django.core.exceptions import ValidationError

CURRENCIES = frozenset(Locale("en").currencies)
THREE_DECIMALS = frozenset(code for code in CURRENCIES if numbers.get_currency_precision(code) == 3)
"""Such as the dinars of Kuwait and Jordan, a thousand fils each."""


def validate_currency(code: str) -> None:
    """Refuse what is not an ISO 4217 code in capitals, such as "$", "usd" or "XYZ"."""
    if code not in CURRENCIES:
        raise ValidationError(
            "“%(code)s” is not a currency code. Use the three-letter ISO 4217 code in capitals, such as USD, EUR or MXN.",
            code="invalid_currency",
            params={"code": code},
        )
