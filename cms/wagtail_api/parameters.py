"""What may be asked of Wagtail's API: everything else is a 400 that says what was wrong."""

import re
import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.api.v2.utils import BadRequestError
from wagtail.models import Site

LARGEST_PAGE = 100
LARGEST_OFFSET = 10_000
LONGEST_QUERY = 4_000
LONGEST_VALUE = 500
DEEPEST_FIELDS = 4
MOST_WORDS = 20
_LARGEST_ID = 2**31 - 1

_NUMBER = re.compile(r"[0-9]{1,10}")
_BOUNDS = {
    "limit": LARGEST_PAGE,
    "offset": LARGEST_OFFSET,
    "id": _LARGEST_ID,
    "child_of": _LARGEST_ID,
    "ancestor_of": _LARGEST_ID,
    "descendant_of": _LARGEST_ID,
    "translation_of": _LARGEST_ID,
}
_MAY_BE_ROOT = {"child_of", "descendant_of", "translation_of"}
_FILTERABLE = (
    models.CharField,
    models.BooleanField,
    models.DateField,
    models.IntegerField,
    models.ForeignKey,
)


def check(request: HttpRequest) -> None:
    """Raise `BadRequestError` for what no endpoint understands, before anything is read from the database."""
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        raise BadRequestError(f"the query string is longer than {LONGEST_QUERY} characters")
    for name, values in request.GET.lists():
        if len(values) > 1:
            raise BadRequestError("give each query parameter once")
        _check_text(name)
        _check_text(values[0])
        _check_number(name, values[0])
    if request.GET.get("fields", "").count("(") > DEEPEST_FIELDS:
        raise BadRequestError(f"fields may hold at most {DEEPEST_FIELDS} brackets")
    if request.GET.get("rich_text_format", "html") != "html":
        raise BadRequestError("rich_text_format must be 'html': other formats name pages that are not public")


def _check_text(text: str) -> None:
    if len(text) > LONGEST_VALUE:
        raise BadRequestError(f"a query parameter is longer than {LONGEST_VALUE} characters")
    # U+FFFD is what decoding makes of bytes that are not UTF-8.
    if any(unicodedata.category(mark) in ("Cc", "Cs") or mark == "\ufffd" for mark in text):
        raise BadRequestError("a query parameter holds a control character or is not UTF-8")


def _check_number(name: str, text: str) -> None:
    most = _BOUNDS.get(name)
    if most is None or (name in _MAY_BE_ROOT and text == "root"):
        return
    if not (_NUMBER.fullmatch(text) and int(text) <= most):
        raise BadRequestError(f"{name} must be a whole number from 0 to {most}")


def check_known(request: HttpRequest, known: Iterable[str]) -> None:
    """Raise `BadRequestError` naming the parameters that are not among `known`."""
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise BadRequestError(f"unknown query parameters: {', '.join(unknown)}")


def check_site(asked: str | None, site: Site | None) -> None:
    """Raise `BadRequestError` where `?site=` names any other than the site the request is for."""
    known = {site.hostname, f"{site.hostname}:{site.port}"} if site else set()
    if asked is not None and asked not in known:
        raise BadRequestError("site must be the site of the requested host: ask each site at its own address")


def filterable(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """Those of `names` that rows may be filtered by with one exact value."""
    return [name for name in names if _is_filterable(model, name)]


def orderable(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """Those of `names` that rows may be ordered by: a row comes once, and long texts are left alone."""
    fields = {field.name: field for field in model._meta.fields}
    plain = (models.CharField, models.DateField, models.IntegerField)
    return [
        name
        for name in names
        if isinstance(fields.get(name), plain) and not isinstance(fields[name], models.ForeignKey)
    ]


def _is_filterable(model: type[models.Model], name: str) -> bool:
    # A DateTimeField is a DateField to Django, but nobody knows its microseconds; relations to many repeat rows.
    field = {field.name: field for field in model._meta.fields}.get(name)
    return isinstance(field, _FILTERABLE) and not isinstance(field, models.DateTimeField)


def filter_value(field: models.Field, text: str) -> object:
    """The value of a field that `text` spells, or a `BadRequestError`."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, models.BooleanField):
        text = {"true": "True", "false": "False"}.get(text, text)
    try:
        value = target.to_python(text)
        if isinstance(target, models.IntegerField):
            target.run_validators(value)
    except ValidationError as error:
        raise BadRequestError(f"{field.name}: {' '.join(error.messages)}") from error
    return value


def search_words(text: str) -> str:
    """The words in `text`, without the signs that search engines read as commands."""
    return " ".join(re.findall(r"\w+", text)[:MOST_WORDS])
