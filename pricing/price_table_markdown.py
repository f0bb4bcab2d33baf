"""A price table as Markdown, with all that readers of the page are told about it."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.markdown_writing import items, link, paragraphs, table, words
from cms.templatetags.dates import day_text
from pricing.documents import PriceTableDocument
from pricing.pivot import pivot
from pricing.templatetags.prices import checked_ago, compared, country_in_sentence, is_old


def price_table_markdown(prices: PriceTableDocument) -> Iterator[str]:
    """The title, the table, what is saved, the note, and when and where the prices were checked: in the active language."""
    yield f"**{words(prices.title)}**"
    shown = pivot(prices, language=get_language() or "en")
    if shown.rows:
        header = [_("Option"), *(column or _("Price") for column in shown.columns)]
        # Several prices of one option stand side by side; none is said, as on the page.
        rows = [
            [
                f"{row.option} ({row.unit})" if row.unit else row.option,
                *("; ".join(cell) or _("no price found") for cell in row.cells),
            ]
            for row in shown.rows
        ]
        yield table(header, rows)
    yield from _savings(prices)
    if prices.note:
        # On the page each line of it stands on its own.
        yield paragraphs("\n\n".join(prices.note.splitlines()))
    yield " ".join(_provenance(prices))


def _savings(prices: PriceTableDocument) -> Iterator[str]:
    for comparison in compared(prices.savings):
        base = country_in_sentence(comparison.country)
        said = (
            _("Compared with %(country)s, between the middles of both ranges:")
            if comparison.ranges
            else _("Compared with %(country)s:")
        )
        yield words(said % {"country": base})
        yield items(words(f"{subject}: {less} ({amounts})") for subject, less, amounts in comparison.lines)
        if comparison.open_ended:
            yield words(
                _(
                    "“At least”: the price in %(country)s has no upper end, so the middle of the other range is compared with its lowest amount."
                )
                % {"country": base}
            )


def _provenance(prices: PriceTableDocument) -> Iterator[str]:
    if prices.checked_on:
        age = checked_ago(prices.checked_on)
        yield f"{words(_('Prices checked on'))} {day_text(prices.checked_on)}{f' ({age})' if age else ''}."
        if is_old(prices.checked_on):
            yield words(_("These prices may be out of date: ask before you rely on them."))
    else:
        yield words(_("It is not known when these prices were last checked."))
    if prices.source or prices.source_url:
        source = link(prices.source or prices.source_url or "", prices.source_url)
        yield f"{words(_('Source:'))} {source}."
