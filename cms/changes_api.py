"""What was published, changed or removed since a front end last asked."""

import datetime as dt
import json
from typing import Annotated, Any

from django.db.models import CharField, F, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Site

from cms import api_access
from cms.api import endpoint
from cms.api_parameters import NoParameters, QueryParameters, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.cursors import CursorText, SortColumn, keyset
from cms.problems import ParameterError, Problem
from cms.published.documents import published, refresh_all
from cms.published.models import FOREVER, DocumentRemoval
from cms.published.state import last_sequence
from cms.sites import requested_site

TAG = "changes"
MOST_REFRESHED = 200
_SEQUENCE = (SortColumn("sequence"),)
_COLUMNS = ("page_id", "type", "locale", "path", "sequence")

_AHEAD = ParameterError(
    loc=["query", "cursor"],
    code="invalid_cursor",
    msg="This cursor is ahead of the feed: an older backup was restored. Begin again without a cursor.",
)

router = Router(tags=["Changes"])


class Upsert(BaseModel):
    """A page whose document is new or another: read it again. `tags` is what caches know its answers by."""

    id: int
    type: str
    locale: str
    path: str
    tags: list[str]


class Removal(BaseModel):
    """A page that is no longer public; `path` is where it was."""

    id: int
    type: str
    locale: str
    path: str
    tags: list[str]


class Changes(BaseModel):
    """`next_cursor` is for the next request, also where nothing has changed; with `more` it can come at once."""

    upserts: list[Upsert]
    deletes: list[Removal]
    next_cursor: str
    more: bool


class ChangesParameters(QueryParameters):
    """Where to go on."""

    cursor: Annotated[str | None, CursorText()] = Field(
        None, description="`next_cursor` of the last answer; without one from the beginning."
    )
    limit: Annotated[int, WholeNumber(1, 100)] = Field(100, description="How many changes to answer at most.")


@endpoint(
    router,
    "changes/",
    ChangesParameters,
    response=Changes,
    operation_id="list_changes",
    summary="List what has changed",
    auth=api_access.changes,
)
def list_changes(request: HttpRequest, query: ChangesParameters) -> HttpResponse:
    """Every public page of the site once, in the order of its last change, and every page that no longer is one.

    Begin without a cursor for the whole site; keep `next_cursor`, and ask with it again for what came after. A page
    that changes several times stands at its last change only. Removals are kept for good.
    """
    site, now = requested_site(request), timezone.now()
    # What changed by the time alone, or because of something else, takes its place among the changes.
    complete = refresh_all(site, now=now, most=MOST_REFRESHED)
    keys = keyset("changes", NoParameters(), _SEQUENCE, site_id=site.pk)
    since = keys.read(query.cursor)[0] if query.cursor else 0
    if since > last_sequence():
        raise Problem(422, errors=[_AHEAD])
    rows = list(_since(since, site, now)[: query.limit + 1])
    shown, more = rows[: query.limit], len(rows) > query.limit
    body = {
        "upserts": [_upsert(row) for row in shown if row["said"]],
        "deletes": [_entry(row, [f"page:{row['page_id']}"]) for row in shown if not row["said"]],
        "next_cursor": keys.write(shown[-1] if shown else {"sequence": since}),
        "more": more or not complete,
    }
    # What is left to rebuild takes its place when the next request comes.
    return respond(request, json_bytes(body), tags=[TAG], valid_until=FOREVER if complete else now)


def _since(sequence: int, site: Site, now: dt.datetime) -> QuerySet:
    there = published(site, now=now).filter(sequence__gt=sequence).annotate(said=F("card"))
    gone = DocumentRemoval.objects.filter(site_id=site.pk, sequence__gt=sequence)
    gone = gone.annotate(said=Value("", output_field=CharField()))
    columns = (*_COLUMNS, "said")
    return there.order_by().values(*columns).union(gone.values(*columns), all=True).order_by("sequence")


def _upsert(row: dict[str, Any]) -> dict[str, Any]:
    return _entry(row, json.loads(row["said"])["meta"]["tags"])


def _entry(row: dict[str, Any], tags: list[str]) -> dict[str, Any]:
    return {"id": row["page_id"], **{name: row[name] for name in ("type", "locale", "path")}, "tags": tags}
