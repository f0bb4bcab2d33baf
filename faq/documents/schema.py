"""The shape of an FAQ page's document. Its JSON is the content API's answer, key for key."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from cms.link_addresses import Link, Links
from cms.page_documents import PageMeta
from cms.rich_text_formats import describe_forms
from cms.seo import Seo
from pricing.documents import PriceTableDocument


class RichContent(BaseModel):
    """The same words as HTML and as plain text."""

    model_config = ConfigDict(json_schema_extra=describe_forms)

    html: str
    text: str


class Introduction(RichContent):
    heading: str | None


class TreatmentRef(BaseModel):
    """`kind` is "therapy" or "procedure"; `specialty` a member of schema.org's MedicalSpecialty.

    `url` is the address of the treatment's own page, there while something public is about it.
    """

    slug: str
    name: str
    alternate_name: str | None
    kind: str
    specialty: str | None
    url: str


class CountryRef(BaseModel):
    """ISO 3166-1 alpha-2 code, and the name in the page's language."""

    code: str
    name: str


class SourceDocument(BaseModel):
    """A citation. `url` is where a reader can open it; for a paper without an address, its DOI as a link."""

    title: str
    publisher: str | None
    url: Link
    doi: str | None
    type: str
    published_on: dt.date | None
    accessed_on: dt.date | None


class ParagraphBlock(BaseModel):
    type: Literal["paragraph"] = "paragraph"
    value: RichContent


class CalloutValue(RichContent):
    style: Literal["note", "warning"]
    label: str


class CalloutBlock(BaseModel):
    type: Literal["callout"] = "callout"
    value: CalloutValue


class TableValue(BaseModel):
    caption: str | None
    header: list[str]
    rows: list[list[str]]


class TableBlock(BaseModel):
    type: Literal["table"] = "table"
    value: TableValue


class ImageValue(BaseModel):
    """`alt` is empty for an image that only decorates."""

    url: str
    width: int
    height: int
    alt: str
    caption: str | None


class ImageBlock(BaseModel):
    type: Literal["image"] = "image"
    value: ImageValue


class PriceTableRef(BaseModel):
    """Where a price table stands in the answer; the table itself is in the document's `prices`."""

    id: int
    title: str


class PriceTableBlock(BaseModel):
    type: Literal["price_table"] = "price_table"
    value: PriceTableRef


Block = Annotated[
    ParagraphBlock | CalloutBlock | TableBlock | ImageBlock | PriceTableBlock, Field(discriminator="type")
]


class LongAnswer(RichContent):
    """`html` and `text` leave price tables out: those stand after the answer, never inside it."""

    blocks: list[Block]


class Registration(BaseModel):
    """Where a clinician is licensed: the register, their number in it, and its country (ISO 3166-1 alpha-2)."""

    authority: str
    number: str
    country: str | None
    url: Link


class ReviewerRef(BaseModel):
    """The clinician, with name, credentials and registration as they were on the day of the review."""

    slug: str
    name: str
    prefix: str | None
    credentials: str | None
    job_title: str | None
    registration: Registration
    url: str
    same_as: Links

    _present_name: str = PrivateAttr("")

    @property
    def is_renamed(self) -> bool:
        """Whether their profile has another name by now: known while a document is made, not in its JSON."""
        return self._present_name not in ("", self.name)

    def knowing(self, present_name: str) -> "ReviewerRef":
        """The same, with the name that their profile has now."""
        self._present_name = present_name
        return self


class Review(BaseModel):
    """Whether a clinician vouches for exactly this text. Reviewer and date only while an approval is in force."""

    status: str
    reviewer: ReviewerRef | None
    reviewed_on: dt.date | None
    review_due: dt.date | None
    content_digest: str


class QuestionDocument(BaseModel):
    """A question with its answers. `short_answer` is plain text, empty if nobody wrote one."""

    uuid: UUID
    anchor: str
    group: str | None
    question: str
    short_answer: str
    long_answer: LongAnswer
    sources: list[SourceDocument]
    review: Review


class CallToAction(BaseModel):
    """What the reader can do next: outside the answers and never in structured data."""

    heading: str | None
    text: str | None
    link_text: str | None
    link_url: Link


class Change(BaseModel):
    """What editors told readers about a change of the page when they published it."""

    date: dt.date
    note: str


class FAQDocument(BaseModel):
    """An FAQ page as the public reads it. `changes` are those that readers were told about, the last one first."""

    id: int
    uuid: UUID
    type: Literal["faq.FAQPage"] = "faq.FAQPage"
    title: str
    subtitle: str | None
    summary: str | None
    introduction: Introduction
    treatment: TreatmentRef | None
    country: CountryRef | None
    questions: list[QuestionDocument]
    prices: list[PriceTableDocument]
    review: Review
    sources: list[SourceDocument]
    call_to_action: CallToAction | None
    disclaimer: str | None
    evidence_stage: str | None
    regulatory_status: str | None
    author: str | None
    changes: list[Change]
    meta: PageMeta
    seo: Seo
