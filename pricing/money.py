"""Money in the reader's language, by CLDR. Always with the ISO code: a bare "$" names no currency."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal
from django.utils.translation import gettext as _


def price_text(
    *,
    amount_min: str | None,
    amount_max: str | None,
    currency: str | None,
    approximate: bool,
    language: str,
    raw: str | None = None,
) -> str:
    """A price in words and figures, such as "USD 3,000–4,500" or "from USD 25,000".

    Where no currency is known the price is shown as the source prints it.
    """
    if currency is None and raw:
        return raw
    code = f"{currency} " if currency else ""
    text = _amounts(_number(amount_min, language), _number(amount_max, language), code)
    return _("about %(price)s") % {"price": text} if approximate else text


def _amounts(low: str | None, high: str | None, code: str) -> str:
    if high is None:
        return _("from %(price)s") % {"price": f"{code}{low}"}
    if low is None:
        return _("up to %(price)s") % {"price": f"{code}{high}"}
    return f"{code}{low}" if low == high else f"{code}{low}–{high}"


def _number(amount: str | None, language: str) -> str | None:
    if amount is None:
        return None
    value = Decimal(amount)
    locale = Locale.parse(language, sep="-")
    # The digits in groups as the language has them, 12,34,567 in Hindi, and no decimals or two.
    groups = locale.decimal_formats[None].pattern.partition(".")[0]
    decimals = "" if value == value.to_integral() else ".00"
    return format_decimal(value, format=f"{groups}{decimals}", locale=locale)
