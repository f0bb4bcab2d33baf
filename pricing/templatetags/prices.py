"""Price tables in templates: the pivot, and what is saved in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from babel.numbers import format_percent
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.templatetags.languages import active_locale, country
from pricing import pivot as pivots
from pricing.documents import PriceTableDocument
from pricing.savings import Saving

register = template.Library()


@register.filter
def pivot(table: PriceTableDocument) -> pivots.Pivot:
    """The table as people see it, in the page's language."""
    return pivots.pivot(table, language=get_language() or "en")


@register.filter
def by_column(row: pivots.PivotRow, columns: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each column's heading with the prices of the row in it."""
    return list(zip(columns, row.cells, strict=True))


@dataclass(frozen=True)
class Comparison:
    """What is saved against one country."""

    country: str
    savings: list[Saving]

    @property
    def ranges(self) -> bool:
        """Whether any of them compares the middles of two ranges."""
        return any(not saving.at_least for saving in self.savings)

    @property
    def open_ended(self) -> bool:
        """Whether any of them compares with a price without an upper end."""
        return any(saving.at_least for saving in self.savings)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What each is about, such as "One knee, Mexico", and how much less it costs there."""
        return [(self._subject(saving), percent_less(saving)) for saving in self.savings]

    def _subject(self, saving: Saving) -> str:
        same = [row for row in self.savings if (row.option, row.country) == (saving.option, saving.country)]
        details = [saving.column, saving.unit] if len(same) > 1 else []
        return ", ".join(part for part in [saving.option, country(saving.country), *details] if part)


@register.filter
def compared(savings: Sequence[Saving]) -> list[Comparison]:
    """The savings by the country they are compared with."""
    by_country = groupby(savings, key=lambda saving: saving.compared_with)
    return [Comparison(code, list(rows)) for code, rows in by_country]


def percent_less(saving: Saving) -> str:
    """How much less, such as "50% less" or "at least 70% less"."""
    percent = format_percent(Decimal(saving.percent) / 100, locale=active_locale())
    text = _("at least %(percent)s less") if saving.at_least else _("%(percent)s less")
    return text % {"percent": percent}
