"""What the content API's lists of FAQ pages can be asked for."""

import datetime as dt
from typing import Annotated, Any

from django_countries import countries
from pydantic import Field

from cms.api_documents import FormParameters
from cms.api_lists import CursorParameters
from cms.api_parameters import Check, IsoDate, OneOf, Slug, echo, refusal
from cms.api_selection import selection_parameters
from cms.locale_fallback import LocaleParameters
from faq.api_card import CARD_KEYS
from faq.documents import FAQDocument
from faq.question_search.parameter import SearchText
from faq.question_search.wanted import Wanted
from faq.review.status import ReviewStatus

_LOOKUPS = {
    "country": "country",
    "review": "review_status",
    "modified__gte": "modified_on__gte",
    "modified__gt": "modified_on__gt",
    "modified__lte": "modified_on__lte",
    "modified__lt": "modified_on__lt",
}


class Country(Check):
    """An ISO 3166-1 alpha-2 code in capitals."""

    def read(self, text: str) -> str:
        if text not in countries:
            message = f"{echo(text)} is not an ISO 3166-1 alpha-2 code."
            raise refusal("unknown_value", message, sorted(countries.countries))
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{2}$"}


class FAQListParameters(
    selection_parameters(FAQDocument, card=CARD_KEYS), FormParameters, LocaleParameters, CursorParameters
):
    """Filters narrow the list together; `fields`, `include` and `html` say how much of each page it shows, and how."""

    treatment: Annotated[str | None, Slug()] = Field(
        None, description="Slug of the treatment the pages are about."
    )
    country: Annotated[str | None, Country()] = Field(
        None, description="ISO 3166-1 alpha-2 code of the country the answers hold for."
    )
    review: Annotated[str | None, OneOf(tuple(ReviewStatus))] = Field(
        None, description="Review status of the pages, as in `review.status`."
    )
    reviewer: Annotated[str | None, Slug()] = Field(
        None, description="Slug of the clinician whose review of the whole page is in force."
    )
    modified__gte: Annotated[dt.date | None, IsoDate()] = Field(
        None, description="Text last changed on this day or later."
    )
    modified__gt: Annotated[dt.date | None, IsoDate()] = Field(
        None, description="Text last changed after this day."
    )
    modified__lte: Annotated[dt.date | None, IsoDate()] = Field(
        None, description="Text last changed on this day or earlier."
    )
    modified__lt: Annotated[dt.date | None, IsoDate()] = Field(
        None, description="Text last changed before this day."
    )
    q: Annotated[Wanted | None, SearchText()] = Field(
        None,
        description="Words that one of the page's questions holds, all of them, with phrases in double quotes.",
    )
    order: Annotated[str, OneOf(("-modified_on", "modified_on", "-title", "title"))] = Field(
        "-modified_on",
        description="What the list is sorted by; a minus turns it round. Ties are sorted by id.",
    )

    def conditions(self) -> dict[str, object]:
        """The filters that a row of a published document answers by itself, as lookups."""
        given = {lookup: getattr(self, name) for name, lookup in _LOOKUPS.items()}
        return {lookup: value for lookup, value in given.items() if value is not None}


class FAQParameters(selection_parameters(FAQDocument), FormParameters):
    """How one FAQ page is shown."""
