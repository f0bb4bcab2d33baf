"""Which changes of Wagtail's own tables and of the floor's the database notes; apps above add theirs."""

from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    WorkflowState,
)

from cms.models import CustomDocument, CustomImage
from cms.published import triggers

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
    triggers.watch(CustomDocument, "document")
    triggers.watch(Redirect, "redirect")
    triggers.watch(Locale, "locale")
    for model in (Collection, CollectionViewRestriction):
        triggers.watch(model, "collection")


def install_triggers(using: str, **kwargs: Any) -> None:
    """After every `migrate`."""
    triggers.install(using)
