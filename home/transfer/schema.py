"""The document of an exported site. Rows point at each other by keys; nothing in it depends on row ids."""

import datetime as dt
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from faq.transfer.changes import ChangeRecord
from faq.transfer.ledger import ApprovalRecord

FORMAT: Literal["vouch.site"] = "vouch.site"
VERSION: Literal[1] = 1


class Part(BaseModel):
    """Unknown keys come from a newer version or a mistake: neither may be dropped silently."""

    model_config = ConfigDict(extra="forbid")


class Restriction(Part):
    """Who may see a page or collection. The password is never exported."""

    type: Literal["none", "password", "login", "groups"]
    groups: list[str] = []


class Row(Part):
    """A row of reference data: a treatment, reviewer, source or price table."""

    key: str = Field(min_length=1)
    fields: dict[str, Any]


class MediaRow(Row):
    """An image or document; `key` is the name of its file, without digest if that was missing."""

    tags: list[str] = []
    collection: int = 0
    sha256: str | None


class CollectionRow(Part):
    """A folder of images and documents; `parent` counts from 1 in the order of the file, 0 is the root."""

    name: str
    parent: int
    restrictions: list[Restriction] = []


class RevisionRow(Part):
    """A version of a page: the newest, the live one, or one that an approval was given for."""

    created_at: dt.datetime
    scheduled_for: dt.datetime | None
    newest: bool
    live: bool
    fields: dict[str, Any]


class PageRow(Part):
    """A page with its state. `parent` is the key of a page before it; None means below the root."""

    key: str = Field(min_length=1)
    type: str
    parent: str | None
    fields: dict[str, Any]
    alias_of: str | None
    content_digest: str | None
    revisions: list[RevisionRow] = []
    restrictions: list[Restriction] = []


class SiteRow(Part):
    """A site with what it says about itself; its identity is null where nobody filled one in."""

    key: str
    fields: dict[str, Any]
    identity: dict[str, Any] | None


class SiteDocument(Part):
    """Everything of an installation but its accounts and what belongs to them."""

    format: Literal["vouch.site"] = FORMAT
    version: Literal[1] = VERSION
    locales: list[str]
    collections: list[CollectionRow]
    images: list[MediaRow]
    documents: list[MediaRow]
    treatments: list[Row]
    sources: list[Row]
    reviewers: list[Row]
    price_tables: list[Row]
    pages: list[PageRow]
    sites: list[SiteRow]
    redirects: list[dict[str, Any]]
    approvals: list[ApprovalRecord]
    changes: list[ChangeRecord] = []

    @model_validator(mode="after")
    def _parents_come_first(self) -> Self:
        known: set[str] = set()
        for page in self.pages:
            if page.parent is not None and page.parent not in known:
                raise ValueError(f"the parent of page {page.key} does not stand before it")
            known.add(page.key)
        for number, row in enumerate(self.collections):
            if not 0 <= row.parent <= number:
                raise ValueError(f"the parent of collection {number + 1} does not stand before it")
        return self
