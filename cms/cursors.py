"""Cursors: where a list was left off, as the sort keys of its last row, signed so that nobody can make one up.

A cursor belongs to one list: the same endpoint, filters, order and site. Unlike an offset it costs the same
anywhere in the list, and rows that come or go before it move nothing.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from cms.api_parameters import Check, QueryParameters, echo, refusal
from cms.problems import ParameterError, Problem

LONGEST_CURSOR = 2_000
# Parameters that say how much of a list is shown and how, not which rows it has or in what order.
PRESENTATION = frozenset({"limit", "offset", "cursor", "fields", "include", "html"})

_CURSOR = re.compile(r"[-_.~A-Za-z0-9]+")
# In addresses "~" stays as it is, unlike the ":" that Django puts there.
_SEPARATOR = "~"
_SALT = "cms.cursors"
_DAMAGED = "This cursor is damaged. Take `next_cursor` as it stands, or start again without a cursor."
_FOREIGN = "This cursor belongs to another list: the endpoint, filters, order and site must stay the same."


@dataclass(frozen=True)
class CursorText(Check):
    """The text of a cursor; whether it is a real one, and of this list, is known when the list is read."""

    def read(self, text: str) -> str:
        if len(text) > LONGEST_CURSOR or not _CURSOR.fullmatch(text):
            raise refusal("invalid_cursor", f"{echo(text)} is not a cursor.")
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": LONGEST_CURSOR}


def one_way_of_paging(data: Any) -> Any:
    """For `model_validator(mode="before")`: refuses `cursor` and `offset` in one request."""
    if isinstance(data, Mapping) and {"cursor", "offset"} <= data.keys():
        wrong = refusal(
            "conflicting_parameters", "Give either cursor or offset: a cursor is a place already."
        )
        error = InitErrorDetails(type=wrong, loc=("cursor",), input=data["cursor"])
        raise ValidationError.from_exception_data("parameters", [error])
    return data


@dataclass(frozen=True)
class SortColumn:
    """A column that a list is sorted by. What is NULL stands before every value, on every database."""

    name: str
    descending: bool = False
    nullable: bool = False

    def order(self) -> OrderBy:
        """For `order_by`. PostgreSQL would put NULL after every value, SQLite before."""
        nulls = {"nulls_last" if self.descending else "nulls_first": True} if self.nullable else {}
        return F(self.name).desc(**nulls) if self.descending else F(self.name).asc(**nulls)

    def value_of(self, row: Model | Mapping[str, Any]) -> Any:
        if isinstance(row, Mapping):
            return row[self.name]
        return reduce(getattr, self.name.split("__"), row)

    def equal(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any) -> Q | None:
        """Rows that this column alone puts after the value; None if there can be none."""
        if value is None:
            return None if self.descending else Q(**{f"{self.name}__isnull": False})
        return self._from(value, "lt" if self.descending else "gt")

    def at_or_beyond(self, value: Any) -> Q:
        """Rows that this column alone does not put before the value."""
        if value is None:
            return self.equal(None) if self.descending else Q()
        return self._from(value, "lte" if self.descending else "gte")

    def _from(self, value: Any, lookup: str) -> Q:
        found = Q(**{f"{self.name}__{lookup}": value})
        return found | self.equal(None) if self.nullable and self.descending else found


def after(columns: Sequence[SortColumn], values: Sequence[Any]) -> Q:
    """The rows that come after the one with these values, in the order of the columns.

    The first column's bound stands on its own, so that a database can start in the middle of an index.
    """
    alternatives = []
    same = Q()
    for column, value in zip(columns, values, strict=True):
        beyond = column.beyond(value)
        if beyond is not None:
            alternatives.append(same & beyond)
        same &= column.equal(value)
    if not alternatives:
        return Q(pk__in=[])
    return columns[0].at_or_beyond(values[0]) & reduce(or_, alternatives)


@dataclass(frozen=True)
class Keyset:
    """One list: its sort columns, of which the last is unique, and the fingerprint its cursors carry.

    The rows' own `order_by` does not matter: `page` sets it.
    """

    columns: tuple[SortColumn, ...]
    fingerprint: str

    def page(
        self, rows: QuerySet, *, limit: int, cursor: str | None = None, offset: int = 0
    ) -> tuple[list[Any], str | None]:
        """At most `limit` rows from the cursor (or offset) on, and the cursor of what follows, if anything does.

        Raises a `Problem` with code invalid_cursor for a cursor that is not of this list.
        """
        if cursor is not None:
            rows = rows.filter(after(self.columns, self.read(cursor)))
        ordered = rows.order_by(*(column.order() for column in self.columns))
        # What is passed over is read from an index only: the rows themselves can be large.
        names = dict.fromkeys(["pk", *(column.name for column in self.columns)])
        places = list(ordered.values(*names)[offset : offset + limit + 1])
        shown = places[:limit]
        found = {row.pk: row for row in rows.order_by().filter(pk__in=[place["pk"] for place in shown])}
        page = [found[place["pk"]] for place in shown if place["pk"] in found]
        return page, self.write(shown[-1]) if len(places) > limit else None

    def write(self, row: Model | Mapping[str, Any]) -> str:
        """The cursor of what follows this row. The same row always gives the same text."""
        content = [self.fingerprint, *(column.value_of(row) for column in self.columns)]
        text = json.dumps(content, cls=_Exactly, separators=(",", ":"))
        return _signer().sign_object(json.loads(text), compress=True)

    def read(self, text: str) -> list[Any]:
        """The sort keys in this cursor. Dates, UUIDs and decimals are text there, which lookups understand."""
        try:
            content = _signer().unsign_object(text)
        except (signing.BadSignature, ValueError):
            raise _invalid(_DAMAGED) from None
        if content[0] != self.fingerprint or len(content) != len(self.columns) + 1:
            raise _invalid(_FOREIGN)
        return content[1:]


def keyset(
    endpoint: str, parameters: QueryParameters, columns: Sequence[SortColumn], *, site_id: int
) -> Keyset:
    """The keyset of the list that this endpoint answers to these parameters on this site."""
    asked = parameters.model_dump(mode="json", exclude=set(PRESENTATION))
    order = [(column.name, column.descending, column.nullable) for column in columns]
    text = json.dumps([endpoint, site_id, asked, order], sort_keys=True)
    digest = hashlib.sha256(text.encode()).digest()[:12]
    return Keyset(tuple(columns), base64.urlsafe_b64encode(digest).decode())


class _Exactly(DjangoJSONEncoder):
    """Django's encoder cuts times to milliseconds; two rows could then share a cursor."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _signer() -> signing.Signer:
    # Without a time stamp: the same state of the content must give the same bytes.
    return signing.Signer(sep=_SEPARATOR, salt=_SALT)


def _invalid(message: str) -> Problem:
    return Problem(422, errors=[ParameterError(loc=["query", "cursor"], code="invalid_cursor", msg=message)])
