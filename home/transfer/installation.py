"""Whether an installation is empty, and what it holds that no export carries."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Comment, Page, PageViewRestriction, Site, Workflow, WorkflowState

from cms.models import ApiToken, User
from faq.models import Approval, FAQIndexPage, MedicalReviewer, Source
from home.models import HomePage, SiteIdentity
from pricing.models import PriceTable, Treatment

# What the migrations of this project and of Wagtail make.
_FIRST_WORKFLOWS = ("Medical review", "Moderators approval")


def contents() -> list[str]:
    """What stands in the way of an import, in words: everything but what the first migration made."""
    content = (Treatment, PriceTable, Source, MedicalReviewer, Approval, Redirect, SiteIdentity)
    kinds: list[type[models.Model]] = [*content, get_image_model(), get_document_model()]
    found = [
        _counted(model._default_manager.count(), model) for model in kinds if model._default_manager.exists()
    ]
    if _pages_beside_the_first():
        found.insert(0, _counted(Page.objects.filter(depth__gt=1).count(), Page))
    if Collection.objects.filter(depth__gt=1).exists():
        found.append(_counted(Collection.objects.filter(depth__gt=1).count(), Collection))
    return found


def _pages_beside_the_first() -> bool:
    types = ContentType.objects.get_for_models(HomePage, FAQIndexPage).values()
    pages = Page.objects.filter(depth__gt=1)
    edited = pages.exclude(content_type__in=types) | pages.exclude(latest_revision=None)
    return pages.count() > len(types) or edited.exists() or Site.objects.count() > 1


def remove_first_pages() -> None:
    """Delete the home page and index of a new installation, and the site that shows them."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()


def left_out() -> Iterator[str]:
    """What an export does not carry although it is there, a sentence for each."""
    accounts = User.objects.count()
    if accounts:
        yield f"{_counted(accounts, User)} and what belongs to them: rights, preview links, history."
    for model, why in ((ApiToken, "each installation has its own"), (Comment, "they belong to accounts")):
        if model.objects.exists():
            yield f"{_counted(model.objects.count(), model)}: {why}."
    running = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count()
    if running:
        yield f"{_counted(running, WorkflowState)} in progress: submit those pages again after an import."
    others = Workflow.objects.active().exclude(name__in=_FIRST_WORKFLOWS).count()
    if others:
        yield f"{_counted(others, Workflow)} and what they are assigned to: set them up again after an import."
    passwords = PageViewRestriction.objects.filter(restriction_type=PageViewRestriction.PASSWORD).count()
    if passwords:
        yield f"The passwords of {_counted(passwords, PageViewRestriction)}: those pages stay closed after an import."


def _counted(number: int, model: type[models.Model]) -> str:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number} {name}"
