"""Which addresses a link may lead to: nothing that a browser would run instead of opening.

Forms check what is typed. What documents carry passes here once more, for rows that no form has seen.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from pydantic import BeforeValidator

LINK_SCHEMES = {"http", "https", "mailto", "tel"}
WEB_SCHEMES = ["http", "https"]

_HARMLESS = re.compile(r"(?:(?:https?://|mailto:|tel:)\S|/(?![/\\])(?:\S|$))", re.IGNORECASE)
# A browser drops these before it reads the scheme, wherever they stand.
_NOT_SEEN = re.compile("[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def harmless_link(address: str | None) -> str | None:
    """The address if it is one of the web, of mail, of a telephone, or a path of this site; otherwise None."""
    address = _NOT_SEEN.sub("", address or "").strip()
    return address if _HARMLESS.match(address) else None


def harmless_links(addresses: Iterable[str]) -> list[str]:
    """The harmless ones among the addresses, each once, in their order."""
    found = (harmless_link(address) for address in addresses)
    return list(dict.fromkeys(address for address in found if address))


def _kept(value: Any) -> Any:
    return harmless_link(value) if isinstance(value, str) else value


def _kept_in_list(value: Any) -> Any:
    return harmless_links(value) if isinstance(value, list) else value


Link = Annotated[str | None, BeforeValidator(_kept)]
"""An address in a document; null in place of one that is not harmless."""
Links = Annotated[list[str], BeforeValidator(_kept_in_list)]
"""Addresses in a document, without those that are not harmless."""


class WebAddressField(models.URLField):
    """An address of the web. Django's own field takes ftp:// too, which no document would show.

    Migrations know it as Django's field: what is stored is the same.
    """

    default_validators = [
        URLValidator(
            schemes=WEB_SCHEMES,
            message="This is not a web address. Give one that starts with https:// or http://.",
        )
    ]

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


def validate_link_list(value: str) -> None:
    """Refuse any line that is not a web address."""
    check = URLValidator(schemes=WEB_SCHEMES)
    for number, line in enumerate(value.splitlines(), start=1):
        if line.strip():
            try:
                check(line.strip())
            except ValidationError as error:
                raise ValidationError(
                    "Line %(number)s, “%(line)s”, is not a web address. Give one per line, starting with https://.",
                    code="invalid_link",
                    params={"number": number, "line": line.strip()},
                ) from error
