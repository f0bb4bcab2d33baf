"""Names of languages and countries, by CLDR."""

from babel import Locale
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
def country(code: str) -> str:
    """The name of a country in the page's language."""
    return country_name(code, get_language() or "en")
