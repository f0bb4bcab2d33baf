"""Query parameters of the content API: read once, strictly, with an answer that says what is allowed.

ninja's own reading ignores unknown parameters, takes the last of several, and accepts " 5", "5.0" and "1_0"
as numbers. Every such spelling would be another address for the same answer in every cache.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, QueryDict
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError, core_schema

from cms.problems import ParameterError, Problem

LONGEST_QUERY = 8_000
LONGEST_VALUE = 2_000
# One answer must not grow with what is wrong in a request.
_MOST_ERRORS = 20
_LONGEST_ECHO = 80

_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,255}")


class QueryParameters(BaseModel):
    """Base of an endpoint's parameters: a field each, with a default; anything else is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoParameters(QueryParameters):
    """For endpoints that take none."""


Parameters = TypeVar("Parameters", bound=QueryParameters)


def refusal(code: str, message: str, allowed: Sequence[str] = ()) -> PydanticCustomError:
    """What a validator of a parameter raises: a stable code, a sentence, and the allowed values."""
    # Not as pydantic's own message: that is a template, and braces that somebody sent would be filled in.
    return PydanticCustomError(code, "refused", {"message": message, "allowed": list(allowed)})


@dataclass(frozen=True)
class Check:
    """Base of marks for `Annotated`: `read` turns the text of a parameter into its value or raises `refusal`."""

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def json_schema(self) -> dict[str, Any]:
        """What OpenAPI says about the parameter."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.json_schema()


@dataclass(frozen=True)
class WholeNumber(Check):
    """A number in plain ASCII digits from `least` to `most`."""

    least: int
    most: int

    def read(self, text: str) -> int:
        if not _WHOLE_NUMBER.fullmatch(text):
            raise refusal("not_a_number", f"{echo(text)} is not a whole number in plain digits.")
        number = int(text)
        if not self.least <= number <= self.most:
            raise refusal("out_of_range", f"{echo(text)} is not between {self.least} and {self.most}.")
        return number

    def json_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class IsoDate(Check):
    """A day as YYYY-MM-DD."""

    def read(self, text: str) -> dt.date:
        wrong = refusal("not_a_date", f"{echo(text)} is not a date such as 2026-10-01.")
        # fromisoformat alone would also take "20261001" and "2026-W40-4".
        if not _DATE.fullmatch(text):
            raise wrong
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise wrong from None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class OneOf(Check):
    """One of a few words."""

    allowed: tuple[str, ...]

    def read(self, text: str) -> str:
        if text not in self.allowed:
            raise refusal("unknown_value", f"{echo(text)} is not one of the allowed values.", self.allowed)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.allowed)}


@dataclass(frozen=True)
class SeveralOf(Check):
    """Some of several words, separated by commas."""

    allowed: tuple[str, ...]

    def read(self, text: str) -> tuple[str, ...]:
        names = tuple(text.split(","))
        unknown = [name for name in names if name not in self.allowed]
        if unknown:
            raise refusal("unknown_field", f"{echo(unknown[0])} is not a field here.", self.allowed)
        return names

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": [",".join(self.allowed[:2])]}


@dataclass(frozen=True)
class Slug(Check):
    """The slug of something: letters, digits, hyphens and underscores."""

    def read(self, text: str) -> str:
        if not _SLUG.fullmatch(text):
            raise refusal(
                "unknown_value", f"{echo(text)} is not a slug: letters, digits, hyphens and underscores."
            )
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": 255}


def read(request: HttpRequest, model: type[Parameters]) -> Parameters:
    """The parameters of this request, or a `Problem` that names what is wrong with them."""
    query_string = request.META.get("QUERY_STRING", "")
    if len(query_string) > LONGEST_QUERY:
        raise Problem(414, f"The query string is longer than {LONGEST_QUERY} characters.")
    # Not request.GET: there the sender's Content-Type decides about the encoding, and caches know nothing of it.
    query = QueryDict(query_string, encoding="utf-8")
    errors = list(_malformed(query))
    if errors:
        raise Problem(422, errors=errors[:_MOST_ERRORS])
    try:
        return model.model_validate(query.dict())
    except ValidationError as failure:
        errors = [_described(error, model) for error in failure.errors(include_url=False)]
        raise Problem(422, errors=errors[:_MOST_ERRORS]) from failure


def _malformed(query: QueryDict) -> Iterator[ParameterError]:
    for name, values in query.lists():
        loc = ["query", echo(name, quotes=False)]
        if len(values) > 1:
            yield ParameterError(loc=loc, code="duplicate_parameter", msg="Give this parameter once.")
        if any(len(text) > LONGEST_VALUE for text in (name, *values)):
            yield ParameterError(loc=loc, code="too_long", msg=f"Longer than {LONGEST_VALUE} characters.")
        if any(_is_unprintable(text) for text in (name, *values)):
            yield ParameterError(
                loc=loc, code="control_character", msg="Holds a control character or is not UTF-8."
            )


def _is_unprintable(text: str) -> bool:
    # U+FFFD is what decoding makes of bytes that are not UTF-8.
    return any(unicodedata.category(character) in ("Cc", "Cs") or character == "\ufffd" for character in text)


def _described(error: ErrorDetails, model: type[QueryParameters]) -> ParameterError:
    name = str(error["loc"][0])
    loc = ["query", echo(name, quotes=False)]
    if error["type"] == "extra_forbidden":
        message = f"{echo(name)} is not a parameter here."
        known = list(model.model_fields)
        return ParameterError(loc=loc, code="unknown_parameter", msg=message, allowed=known)
    context = error["ctx"]
    return ParameterError(
        loc=loc, code=error["type"], msg=context["message"], allowed=context["allowed"] or None
    )


def echo(text: str, *, quotes: bool = True) -> str:
    """What somebody sent, short and printable enough to be repeated in a message."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text)
    shown = shown if len(shown) <= _LONGEST_ECHO else f"{shown[:_LONGEST_ECHO]}…"
    return f"“{shown}”" if quotes else shown


def openapi_parameters(model: type[QueryParameters]) -> list[dict[str, Any]]:
    """The parameters as OpenAPI describes them."""
    properties = model.model_json_schema()["properties"]
    return [
        {
            "in": "query",
            "name": name,
            "required": details.pop("required", False),
            "description": details.pop("description", ""),
            "schema": {key: value for key, value in details.items() if _says_something(key, value)},
        }
        for name, details in properties.items()
    ]


def _says_something(key: str, value: Any) -> bool:
    """Not the name again, nor that a parameter is absent if it is left out."""
    return key != "title" and (key, value) not in (("default", None), ("default", []))
