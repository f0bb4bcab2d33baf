"""Which changes of Wagtail's own tables and of the floor's the database notes; apps above add theirs."""

from typing import Any

from django.db import connections
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Locale,
    Page,
    PageViewRestriction,
    Site,
    WorkflowState,
)

from cms.models import CustomDocument, CustomImage, CustomRendition
from cms.published import triggers
from cms.published.freshness import renew_after_release
from cms.published.models import DocumentState

# What saving a draft, locking a page or adding a child writes: nothing that a reader sees.
_UNSEEN = (
    "numchild",
    "has_unpublished_changes",
    "draft_title",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
)


def watch_pages_and_sites() -> None:
    """Called once, when apps are ready."""
    triggers.watch(Page, "page", except_fields=_UNSEEN)
    # A page in a workflow is said to be in review. Ids of other objects in workflows mark pages that did not change.
    triggers.watch(WorkflowState, "page", by="object_id")
    triggers.watch(PageViewRestriction, "restriction", by="page")
    triggers.watch(Site, "site")
    triggers.watch(CustomImage, "image")
    # Documents name the address of a rendition; Wagtail makes it when it is asked for.
    triggers.watch(CustomRendition, "image", by="image", events=("delete",))
    triggers.watch(CustomDocument, "document")
    triggers.watch(Redirect, "redirect")
    triggers.watch(Locale, "locale")


def install_triggers(using: str, **kwargs: Any) -> None:
    """After every `migrate`, which is also when new code comes: what other code built is rebuilt then."""
    triggers.install(using)
    if DocumentState._meta.db_table in connections[using].introspection.table_names():
        renew_after_release()
