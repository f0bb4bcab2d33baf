"""What editors do to a page itself, and to where it stands."""

import datetime as dt
import io
from collections.abc import Iterator

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from faq.models import FAQIndexPage, FAQPage
from tests.cms.published.event import GONE, Event, Readers
from tests.factories import (
    faq_index,
    home_page,
    make_faq_page,
)


def publish() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="Old words")
    yield page
    page.title = "New words"
    page.save_revision().publish()
    yield Readers(find=("New words",), miss=("Old words",))


def publish_for_the_first_time() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="New words", live=False)
    yield page
    page.get_latest_revision().publish()
    yield Readers(find=("New words",))


def save_a_draft() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="Public words")
    yield page
    page.title = "Draft words"
    page.save_revision()
    yield Readers(find=("Public words",), miss=("Draft words",))


def unpublish() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    page.unpublish()
    yield GONE


def go_live_as_scheduled() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="Old words")
    page.title, page.go_live_at = "New words", timezone.now() + dt.timedelta(hours=1)
    page.save_revision().publish()
    yield page
    waiting = page.get_latest_revision()
    waiting.approved_go_live_at = timezone.now() - dt.timedelta(minutes=1)
    waiting.content["go_live_at"] = waiting.approved_go_live_at.isoformat()
    waiting.save()
    call_command("publish_scheduled", stdout=io.StringIO())
    yield Readers(find=("New words",), miss=("Old words",))


def expire_as_scheduled() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(seconds=1))
    yield GONE


def move() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(slug="knee")
    other = FAQIndexPage(title="Another place", slug="elsewhere")
    home_page().add_child(instance=other)
    yield page
    page.move(other, pos="last-child")
    yield Readers(find=("/elsewhere/knee/", "Another place"), miss=("/faq/knee/",))


def change_the_slug() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(slug="old-address")
    yield page
    page.slug = "new-address"
    page.save_revision().publish()
    yield Readers(find=("/new-address/",), miss=("/old-address/",))


def change_the_slug_of_the_parent() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(slug="knee")
    yield page
    index = faq_index()
    index.slug = "questions"
    index.save_revision().publish()
    yield Readers(find=("/questions/knee/",), miss=("/faq/knee/",))


def rename_the_parent() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    index = faq_index()
    index.title = "A new name above"
    index.save_revision().publish()
    yield Readers(find=("A new name above",))


def unpublish_the_parent() -> Iterator[FAQPage | Readers]:
    index = faq_index()
    index.title = "The name above"
    index.save_revision().publish()
    page = make_faq_page()
    yield page
    index.unpublish()
    yield Readers(miss=("The name above",))


def delete() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    key = page.pk
    yield page
    page.delete()
    page.pk = key
    yield GONE


def copy() -> Iterator[FAQPage | Readers]:
    """A copy is a page of its own; the one it was made of does not change."""
    page = make_faq_page(title="Original words")
    yield page
    page.copy(update_attrs={"slug": "a-copy", "title": "Words of the copy"})
    yield Readers(find=("Original words",), miss=("Words of the copy",))


def edit_the_source_of_an_alias() -> Iterator[FAQPage | Readers]:
    source = make_faq_page(title="Old words")
    alias = source.create_alias(update_slug="an-alias")
    yield FAQPage.objects.get(pk=alias.pk)
    source.title = "New words"
    source.save_revision().publish()
    yield Readers(find=("New words",), miss=("Old words",))


def revert() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="First words")
    first = page.latest_revision
    page.title = "Second words"
    page.save_revision().publish()
    yield page
    first.as_object().save_revision().publish()
    yield Readers(find=("First words",), miss=("Second words",))


def restrict() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    yield GONE


def restrict_the_parent() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    PageViewRestriction.objects.create(page=faq_index(), restriction_type="password", password="open")
    yield GONE


def lift_a_restriction() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(title="Words for all")
    restriction = PageViewRestriction.objects.create(page=home_page(), restriction_type="login")
    yield page
    restriction.delete()
    yield Readers(find=("Words for all",))


PAGE_EVENTS: tuple[Event, ...] = (
    publish,
    publish_for_the_first_time,
    save_a_draft,
    unpublish,
    go_live_as_scheduled,
    expire_as_scheduled,
    move,
    change_the_slug,
    change_the_slug_of_the_parent,
    rename_the_parent,
    unpublish_the_parent,
    delete,
    copy,
    edit_the_source_of_an_alias,
    revert,
    restrict,
    restrict_the_parent,
    lift_a_restriction,
)
