"""What a price saves against the same option in the base country: worked out, never typed."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Protocol

from pydantic import BaseModel

DEFAULT_BASE_COUNTRY = "US"
"""The country that a table compares with until an editor chooses another."""


class Row(Protocol):
    """The parts of a price that savings are worked out from; amounts are decimal strings."""

    option: str
    country: str | None
    column: str | None
    currency: str | None
    unit: str | None
    amount_min: str | None
    amount_max: str | None


class Saving(BaseModel):
    """`option` costs `percent` less in `country` than in `compared_with`, between the middles of both ranges.

    `column` and `unit` are those of the price, for options that have several. `price` and `compared_price` are the two
    amounts that were compared, decimal strings in `currency`: the middles of the ranges. `at_least` is true where the
    dearer price is open-ended ("from …"): its lowest amount is taken, so the true difference is that or more. A price
    without a middle of its own, "from …" or "up to …", is not compared: nothing true can be said of it.
    """

    option: str
    country: str
    column: str | None
    unit: str | None
    compared_with: str
    percent: int
    at_least: bool
    currency: str
    price: str
    compared_price: str


def savings(rows: Sequence[Row], *, base_country: str) -> list[Saving]:
    """One saving for each price that is cheaper than exactly one base price in the same currency and unit.

    Without a base country there is nothing to compare with.
    """
    found: list[Saving] = []
    if not base_country:
        return found
    for row in rows:
        bases = [base for base in rows if base.country == base_country and _comparable(row, base)]
        if row.country and row.country != base_country and len(bases) == 1:
            saving = _saving(row, bases[0])
            if saving is not None:
                found.append(saving)
    return found


def _comparable(row: Row, base: Row) -> bool:
    return (row.option, row.currency, row.unit) == (base.option, base.currency, base.unit) and bool(
        row.currency
    )


def _percent(share: Decimal, *, at_least: bool) -> int:
    """The whole percent below a price of which this share is paid; nothing that costs something is 100 % cheaper."""
    # "At least" must hold, so that what is not reached is not said.
    rounding = ROUND_DOWN if at_least else ROUND_HALF_UP
    percent = int(((1 - share) * 100).quantize(Decimal(1), rounding))
    return min(percent, 99) if share else percent


def _saving(row: Row, base: Row) -> Saving | None:
    if row.amount_min is None or row.amount_max is None or base.amount_min is None:
        return None
    price = (Decimal(row.amount_min) + Decimal(row.amount_max)) / 2
    open_ended = base.amount_max is None
    compared = Decimal(base.amount_min)
    if base.amount_max is not None:
        compared = (compared + Decimal(base.amount_max)) / 2
    if compared <= price:
        return None
    percent = _percent(price / compared, at_least=open_ended)
    if percent == 0:
        return None
    return Saving(
        option=row.option,
        country=row.country or "",
        column=row.column,
        unit=row.unit,
        compared_with=base.country or "",
        percent=percent,
        at_least=open_ended,
        currency=row.currency or "",
        price=f"{price:.2f}",
        compared_price=f"{compared:.2f}",
    )
