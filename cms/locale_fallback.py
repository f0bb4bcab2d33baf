"""Another language in place of one that a page is not public in: `locale=es&fallback=en`."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Annotated, Any

from django.db.models import Exists, OuterRef, Q
from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from cms.api_languages import LANGUAGES, Language
from cms.api_parameters import OneOf, QueryParameters, refusal
from cms.published.models import PublishedDocument

NONE = "none"
FallbackLanguage = OneOf((*LANGUAGES, NONE))
FALLBACK_DESCRIPTION = (
    "Language to answer in where there is nothing in the one of `locale`; `none` for nothing at all. "
    "`meta.fallback` marks what is answered in it."
)


def needs_locale(data: Any) -> Any:
    """For `model_validator(mode="before")`: refuses `fallback` without the `locale` it stands in for."""
    if isinstance(data, Mapping) and "fallback" in data and "locale" not in data:
        wrong = refusal("missing_parameter", "Name the locale that this language stands in for.")
        error = InitErrorDetails(type=wrong, loc=("fallback",), input=data["fallback"])
        raise ValidationError.from_exception_data("parameters", [error])
    return data


class LocaleParameters(QueryParameters):
    """Which language, and which instead."""

    locale: Annotated[str | None, Language] = Field(None, description="Language to answer in.")
    fallback: Annotated[str, FallbackLanguage] = Field(NONE, description=FALLBACK_DESCRIPTION)

    needs_locale = model_validator(mode="before")(needs_locale)


def shown_language(public_in: Iterable[str], *, locale: str, fallback: str = NONE) -> str | None:
    """The language that a page appears in, of those it is public in: the asked one, else the fallback, else none."""
    languages = set(public_in)
    return next((language for language in (locale, fallback) if language in languages), None)


def shown(
    rows: Iterable[tuple[Hashable, str]], *, locale: str, fallback: str = NONE
) -> list[tuple[Hashable, str]]:
    """Of rows of (translation key, language) those to show, in their order: each key once at most."""
    rows = list(dict.fromkeys(rows))
    languages: dict[Hashable, list[str]] = {}
    for key, language in rows:
        languages.setdefault(key, []).append(language)
    chosen = {
        key: shown_language(public_in, locale=locale, fallback=fallback)
        for key, public_in in languages.items()
    }
    return [(key, language) for key, language in rows if language == chosen[key]]


def in_locale(locale: str, fallback: str = NONE, *, present: Q | None = None) -> Q:
    """The rule as a condition on published documents.

    `present` says which rows count as public in the asked language: the condition of their schedule.
    """
    if fallback in (NONE, locale):
        return Q(locale=locale)
    twin = PublishedDocument.objects.filter(
        present or Q(), site_id=OuterRef("site_id"), uuid=OuterRef("uuid"), locale=locale
    )
    return Q(locale__in=[locale, fallback]) & (Q(locale=locale) | Q(~Exists(twin)))


def fallback_meta(language: str, *, locale: str | None, fallback: str = NONE) -> dict[str, Any]:
    """What an item's `meta` says beside its own `locale`; nothing unless a fallback was asked for."""
    if locale is None or fallback == NONE:
        return {}
    return {"requested_locale": locale, "fallback": language != locale}


def describe_fallback(schema: dict[str, Any]) -> None:
    """For `json_schema_extra` of what an item's `meta` is: what `fallback_meta` may add to it."""
    schema["properties"] |= {
        "requested_locale": {
            "title": "Requested Locale",
            "type": "string",
            "description": "The language that was asked for, where a fallback was named.",
        },
        "fallback": {
            "title": "Fallback",
            "type": "boolean",
            "description": "Whether this is in the language of the fallback.",
        },
    }
