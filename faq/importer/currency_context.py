"""Which currency a bare sign means: column heading, then note and caption, then the rest of the table, else unknown."""

import re
from collections.abc import Iterable

from faq.importer.findings import Findings
from pricing.amounts import Amount
from pricing.currency_marks import DOLLAR_WORDS, currency_of, find_currency

# Only for the written word "pesos" or "dollars", never for a bare "$".
_PESOS = {
    "AR": "ARS", "CL": "CLP", "CO": "COP", "CU": "CUP", "DO": "DOP", "MX": "MXN", "PH": "PHP", "UY": "UYU",
}  # fmt: skip
_OTHER_DOLLARS = frozenset({"AU", "BB", "BS", "BZ", "CA", "FJ", "HK", "JM", "NZ", "SG", "TT", "TW"})
_PESO_WORD = re.compile(r"\bpesos?\b", re.IGNORECASE)


class CurrencyContext:
    """The words around the amounts of one table. `country` is that of the document, as a code."""

    def __init__(self, *, words: Iterable[str], notes: Iterable[str | None], country: str | None) -> None:
        cells = list(words)
        beside = [note for note in notes if note]
        self._notes = _one(find_currency(note) for note in beside)
        self._table = _one(find_currency(cell) for cell in cells)
        self._peso_words = any(_PESO_WORD.search(text) for text in (*cells, *beside))
        self._country = country
        self._reported: set[str] = set()

    def for_column(self, heading: str) -> str | None:
        """The currency a column's heading, the note or caption, or else the table as a whole names."""
        return find_currency(heading) or self._notes or self._table

    def currency(self, amount: Amount, findings: Findings, where: str) -> str | None:
        """The currency of an amount, or None. What is uncertain is reported once for the table, at its first price."""
        if amount.currency and not self._other_dollars(amount):
            return amount.currency
        pesos = _PESOS.get(self._country or "") if self._says_pesos(amount) else None
        if pesos:
            self._report(findings, "currency_assumed", where, amount, currency=pesos)
            return pesos
        self._report(findings, "ambiguous_currency", where, amount)
        return None

    def _report(self, findings: Findings, code: str, where: str, amount: Amount, **values: object) -> None:
        if code not in self._reported:
            self._reported.add(code)
            findings.add(code, where, amount.raw, value=amount.raw, **values)

    def _other_dollars(self, amount: Amount) -> bool:
        """Tell whether "dollars" may be those of the country the document is about."""
        certain = [mark for mark in amount.marks if currency_of(mark)]
        only_words = bool(certain) and all(mark.casefold() in DOLLAR_WORDS for mark in certain)
        return only_words and self._country in _OTHER_DOLLARS

    def _says_pesos(self, amount: Amount) -> bool:
        if any(currency_of(mark) for mark in amount.marks):
            return False
        return all(mark == "$" or _PESO_WORD.fullmatch(mark) for mark in amount.marks) and (
            self._peso_words or any(_PESO_WORD.fullmatch(mark) for mark in amount.marks)
        )


def _one(codes: Iterable[str | None]) -> str | None:
    found = {code for code in codes if code}
    return found.pop() if len(found) == 1 else None
