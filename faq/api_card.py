"""An FAQ page in a list of the content API: a card of its document's keys, and whatever else is asked for."""

from typing import Any

from pydantic import BaseModel, Field, create_model

from cms.api_fields import narrowed
from cms.api_lists import ListLinks, ListMeta
from faq.documents import FAQDocument

CARD_KEYS = (
    "id",
    "uuid",
    "type",
    "title",
    "subtitle",
    "summary",
    "treatment",
    "country",
    "review",
    "evidence_stage",
    "meta",
)
KEYS = tuple(FAQDocument.model_fields)


def _definition(name: str) -> Any:
    annotation = FAQDocument.model_fields[name].annotation
    # A factory, because a default would be printed as what an absent key means.
    return annotation, ... if name in CARD_KEYS else Field(default_factory=lambda: None)


FAQCard: type[BaseModel] = create_model(
    "FAQCard",
    __doc__="An FAQ page in a list. Keys that are not required are there if `include` names them.",
    **{name: _definition(name) for name in KEYS},
)


class FAQList(BaseModel):
    """Each item is an FAQCard; with `fields` it is an object of exactly the keys that were named."""

    items: list[FAQCard | dict[str, Any]]  # type: ignore[valid-type]
    meta: ListMeta
    links: ListLinks


def card(document: FAQDocument) -> dict[str, Any]:
    """What lists say of a document, unless they are asked for more or less."""
    return narrowed(document, CARD_KEYS)
