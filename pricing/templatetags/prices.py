"""Price tables in templates: the pivot, and what is saved in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import format_percent
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import conf
from cms.dates import today
from cms.templatetags.languages import active_locale, country
from pricing import pivot as pivots
from pricing.documents import PriceTableDocument
from pricing.money import price_text
from pricing.price_age import age_in_months, is_older
from pricing.savings import Saving

register = template.Library()

_WITH_ARTICLE = frozenset({"AE", "BS", "DO", "GB", "NL", "PH", "US"})


@register.filter
def pivot(table: PriceTableDocument) -> pivots.Pivot:
    """The table as people see it, in the page's language."""
    return pivots.pivot(table, language=get_language() or "en")


@register.filter
def by_column(row: pivots.PivotRow, columns: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each column's heading with the prices of the row in it."""
    return list(zip(columns, row.cells, strict=True))


@register.filter
def checked_ago(checked_on: dt.date) -> str:
    """How long ago a check was, such as "7 months ago"; nothing within the first month."""
    return age_text(age_in_months(checked_on, today=today()), locale=active_locale())


@register.filter
def is_old(checked_on: dt.date) -> bool:
    """Whether readers are told that the prices are old."""
    return is_older(checked_on, months=conf.price_check_months(), today=today())


def age_text(months: int, *, locale: Locale) -> str:
    """An age in words: months, and from two years on whole years."""
    if months < 1:
        return ""
    years = months >= 24
    # Babel counts months of 30 days and years of 365.
    ago = dt.timedelta(days=-365 * (months // 12) if years else -30 * months)
    unit: Literal["year", "month"] = "year" if years else "month"
    return format_timedelta(ago, granularity=unit, threshold=1000, add_direction=True, locale=locale)


@register.filter
def country_in_sentence(code: str) -> str:
    """The country as it stands inside a sentence: English says "the United States"."""
    english = (get_language() or "en").partition("-")[0] == "en"
    return f"the {country(code)}" if english and code in _WITH_ARTICLE else country(code)


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
    def lines(self) -> list[tuple[str, str, str]]:
        """What each is about, such as "One knee, Mexico", how much less it costs there, and the two amounts."""
        return [
            (self._subject(saving), percent_less(saving), amounts_compared(saving)) for saving in self.savings
        ]

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


def amounts_compared(saving: Saving) -> str:
    """Both amounts, such as "USD 3,750 against USD 7,500"."""
    texts = {
        name: price_text(
            amount_min=amount,
            amount_max=amount,
            currency=saving.currency,
            approximate=False,
            language=get_language() or "en",
        )
        for name, amount in (("price", saving.price), ("compared", saving.compared_price))
    }
    return _("%(price)s against %(compared)s") % texts
