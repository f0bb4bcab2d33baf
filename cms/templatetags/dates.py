"""`{% day value %}`: a day in the page's language, readable by people and machines alike."""

import datetime as dt

from babel.dates import format_date
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms import dates
from cms.page_documents import PageMeta
from cms.templatetags.languages import active_locale

register = template.Library()


@register.simple_tag
def day(value: dt.date | dt.datetime | None) -> SafeString | str:
    """A <time> element such as "October 20, 2026"; of a moment the day in UTC, as structured data has it."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', _date(value).isoformat(), day_text(value))


def day_text(value: dt.date | dt.datetime) -> str:
    """The day in words, such as "October 20, 2026", in the active language."""
    return format_date(_date(value), format="long", locale=active_locale())


def _date(value: dt.date | dt.datetime) -> dt.date:
    return value.astimezone(dt.UTC).date() if isinstance(value, dt.datetime) else value


@register.filter
def published_and_modified(meta: PageMeta) -> tuple[str | None, str | None]:
    """Both moments of a page as its structured data has them."""
    return dates.published_and_modified(meta.published_at, meta.modified_on)
