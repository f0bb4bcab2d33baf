"""Names of languages and countries, by CLDR."""

from babel import Locale
from babel.core import get_global
from django import template
from django.utils.translation import get_language

from cms.structured_data import country_name

register = template.Library()


def active_locale() -> Locale:
    """The language the page is being written in."""
    return Locale.parse(get_language() or "en", sep="-")


@register.filter
def language_name(code: str) -> str:
    """A language by its own name, such as "Español": whoever looks for it may read no other."""
    name = Locale.parse(code, sep="-").get_display_name() or code
    return name[0].upper() + name[1:]


@register.filter
def og_locale(code: str) -> str:
    """Open Graph wants a territory with every language ("es_ES"); CLDR's likeliest where the code has none."""
    locale = Locale.parse(code, sep="-")
    if locale.territory is None:
        locale = Locale.parse(get_global("likely_subtags").get(locale.language, str(locale)))
    return f"{locale.language}_{locale.territory}" if locale.territory else locale.language


@register.filter
def country(code: str) -> str:
    """The name of a country in the page's language."""
    return country_name(code, get_language() or "en")
