"""The order of child rows: kept as a number in each row, because a database promises no other order."""

from collections.abc import Iterable
from typing import Any


def number_rows(rows: Iterable[Any]) -> None:
    """Number the rows as they stand if any has no `sort_order` yet; rows that forms have ordered keep theirs."""
    rows = list(rows)
    if any(row.sort_order is None for row in rows):
        for position, row in enumerate(rows):
            row.sort_order = position
