"""Whether a price as printed still says what its amounts say: the two are shown side by side and must not part."""

from decimal import Decimal

from pricing.amounts import Amount, parse_amount
from pricing.currency_marks import DOLLAR_WORDS, currency_of

HOW = "Write it as the source does, such as “USD 3,000 to 4,500” or “From EUR 900”, or leave it empty."


def disagreement(
    raw: str, *, amount_min: Decimal | None, amount_max: Decimal | None, currency: str
) -> str | None:
    """What is wrong with `raw` beside these amounts, as a sentence; None if they say the same.

    A sign that several currencies share ("$") agrees with each of them, and no currency at all with any.
    """
    printed = parse_amount(raw, currency_hint=currency or None)
    if printed is None:
        return f"“{raw}” cannot be read as one price. {HOW}"
    if (printed.minimum, printed.maximum) != (amount_min, amount_max):
        return (
            f"“{raw}” says {_range(printed.minimum, printed.maximum)}, the amounts say "
            f"{_range(amount_min, amount_max)}. Correct one of the two, or leave “as printed” empty."
        )
    if not _same_currency(printed, currency):
        return (
            f"“{raw}” is in {printed.currency or 'another currency'}, the price in {currency or 'no currency'}. "
            "Correct one of the two, or leave “as printed” empty."
        )
    return None


def _same_currency(printed: Amount, currency: str) -> bool:
    if currency:
        return printed.currency == currency
    # Written dollars may be those of the country a text is about; then it is left open which.
    certain = [mark for mark in printed.marks if currency_of(mark)]
    return all(mark.casefold() in DOLLAR_WORDS for mark in certain)


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"up to {_plain(high)}"
    if high is None:
        return f"from {_plain(low)}"
    return _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"


def _plain(value: Decimal | None) -> str:
    if value is None:
        return "nothing"
    return str(int(value)) if value == value.to_integral_value() else f"{value:.2f}"
