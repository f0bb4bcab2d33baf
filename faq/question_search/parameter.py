"""The query parameter of a text search."""

from dataclasses import dataclass
from typing import Any

from cms.api_parameters import Check, refusal
from faq.question_search.wanted import LONGEST_TEXT, NothingWantedError, Wanted, wanted


@dataclass(frozen=True)
class SearchText(Check):
    """Words that must all be there, with phrases in double quotes."""

    def read(self, text: str) -> Wanted:
        try:
            return wanted(text)
        except NothingWantedError as nothing:
            raise refusal(nothing.code, str(nothing)) from None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
