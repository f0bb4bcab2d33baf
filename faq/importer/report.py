"""The import report: what was read, what an editor should look at, and what was done.

Money is a decimal string, a date an ISO string; null means the document does not say, or not clearly.
`where` is "document", a field name or "qN" (counted from 1), with " row N" or a label after it where needed.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class ReportModel(BaseModel):
    """Unknown keys are mistakes in our own code, never data."""

    model_config = ConfigDict(extra="forbid")


class ParagraphBlock(ReportModel):
    type: Literal["paragraph"] = "paragraph"
    text: str
    html: str


class ListBlock(ReportModel):
    type: Literal["list"] = "list"
    items: list[str]
    html: list[str] = []
    """The items with their links and emphasis; empty where no item has any."""
    levels: list[int] = []
    """How many items each item stands within, the one before it first; empty where none stands within another."""
    ordered: bool = False


class HeadingBlock(ReportModel):
    type: Literal["heading"] = "heading"
    text: str


class TableBlock(ReportModel):
    """A table without prices, kept as it is. `header` tells whether its first row holds the column headings."""

    type: Literal["table"] = "table"
    header: bool
    rows: list[list[str]]


class PriceTableBlock(ReportModel):
    """The place of a price table in an answer; `table` counts the document's price tables from 1."""

    type: Literal["price_table"] = "price_table"
    table: int


class CalloutBlock(ReportModel):
    type: Literal["callout"] = "callout"
    text: str


Block = Annotated[
    ParagraphBlock | ListBlock | HeadingBlock | TableBlock | PriceTableBlock | CalloutBlock,
    Field(discriminator="type"),
]


class ClaimedReviewer(ReportModel):
    """Who the document says reviewed it. A claim: `raw` is verbatim, and no reviewer is ever linked to it."""

    name: str
    credentials: str | None = None
    raw: str


class ImportedSource(ReportModel):
    text: str
    url: str | None = None


class CallToAction(ReportModel):
    heading: str
    text: str
    link_text: str
    link_url: str | None = None


class ImportedQuestion(ReportModel):
    question: str
    group: str | None = None
    short_answer: str | None = None
    long_answer: list[Block] = []


class ImportedPrice(ReportModel):
    """One amount. No `amount_max` means "from", no `amount_min` means "up to"."""

    option: str
    column: str
    country: str | None
    currency: str | None
    amount_min: str | None
    amount_max: str | None
    approximate: bool
    open_ended: bool
    unit: str | None
    raw: str


class OtherCell(ReportModel):
    """A cell that is no price: "On request" in a price column, or any cell of a column without prices."""

    option: str
    column: str
    raw: str


class Saving(ReportModel):
    option: str
    raw: str


class ImportedPriceTable(ReportModel):
    """`question` counts from 1; null where the table stands before the first question."""

    question: int | None
    caption: str | None = None
    headings: list[str] = []
    note: str | None = None
    prices: list[ImportedPrice] = []
    unpriced: list[OtherCell] = []
    savings: list[Saving] = []
    other: list[OtherCell] = []


class Detail(ReportModel):
    """A labelled line as it was printed, with the field it was read into."""

    field: str
    label: str
    raw: str


class ImportedDocument(ReportModel):
    """The content of one document. `title` is empty only in a document that is refused."""

    title: str = ""
    subtitle: str | None = None
    summary: str | None = None
    introduction_heading: str | None = None
    introduction: list[Block] = []
    overview: str | None = None
    language: str | None = None
    treatment: str | None = None
    country: str | None = None
    claimed_reviewer: ClaimedReviewer | None = None
    author: str | None = None
    modified_on: str | None = None
    reviewed_on: str | None = None
    review_due: str | None = None
    disclaimer: str | None = None
    sources: list[ImportedSource] = []
    call_to_action: CallToAction | None = None
    questions: list[ImportedQuestion] = []
    price_tables: list[ImportedPriceTable] = []
    details: list[Detail] = []


class ReportWarning(ReportModel):
    code: str
    where: str
    excerpt: str
    message: str


Action = Literal["created", "updated", "unchanged", "dry_run", "refused"]


class Result(ReportModel):
    """What was done.

    `page` is the page's id and `live` tells whether the imported text is public; `reason` says why a document was
    refused. `changes` lists what a new version changed on its page.
    """

    action: Action
    page: int | None = None
    path: str | None = None
    live: bool | None = None
    file: str
    reason: str | None = None
    changes: list[str] = []


class Report(ReportModel):
    document: ImportedDocument | None
    warnings: list[ReportWarning]
    result: Result
