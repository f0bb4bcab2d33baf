"""Everything that changes what the public reads of an FAQ page.

Each event is a generator: it makes a page and yields it, does what it is named after, and yields what readers get of
that page from then on: words that must be there, words that must be gone; GONE where it is not public any more.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from faq.models import FAQIndexPage, FAQPage, Question
from faq.review.approving import revoke
from home.models import SiteIdentity
from pricing.models import Price
from tests.factories import (
    ImageFactory,
    PriceFactory,
    SourceFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)


@dataclass(frozen=True)
class Readers:
    """What the whole document of the page says afterwards; `public` is False where nobody may read it."""

    find: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    public: bool = True


GONE = Readers(public=False)
Event = Callable[[], Iterator[FAQPage | Readers]]


def page_with(block: dict, **fields) -> FAQPage:
    return make_faq_page(questions=[make_question(long_answer=[block])], **fields)


def page_that_links_to(target: Page) -> FAQPage:
    return page_with(paragraph(f'<p>See <a linktype="page" id="{target.pk}">there</a>.</p>'))


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


def change_the_front_end_origin() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    identity.frontend_origin = "https://old.example"
    identity.save()
    yield page
    identity.frontend_origin = "https://new.example"
    identity.save()
    yield Readers(find=("https://new.example",), miss=("https://old.example",))


def change_the_site_root() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    elsewhere = make_site("other.example").root_page
    yield page
    Site.objects.filter(is_default_site=True).update(root_page=elsewhere)
    yield GONE


def change_the_host_of_the_site() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "new.example", 8443
    site.save()
    yield Readers(find=("new.example:8443",))


def change_the_logo() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    logo = ImageFactory(file__filename="old-logo.png", file__width=200, file__height=200)
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    identity.logo, identity.publisher_name = logo, "Demonstration Publisher"
    identity.save()
    yield page
    logo.file = ImageFactory(file__filename="new-logo.png", file__width=200, file__height=200).file
    logo.save()
    yield Readers(find=("new-logo",), miss=("old-logo",))


def approve() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    approve_page(page, make_reviewer(name="Demo Voucher"))
    yield Readers(find=("Demo Voucher", '"status":"reviewed"'))


def revoke_the_approval() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    reviewer = make_reviewer(name="Demo Voucher")
    approve_page(page, reviewer)
    yield page
    revoke(page, user=reviewer.user, reason="Withdrawn")
    yield Readers(miss=("Demo Voucher",))


def rename_the_reviewer() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    reviewer = make_reviewer(slug="demo-old")
    approve_page(page, reviewer)
    yield page
    reviewer.slug = "demo-new"
    reviewer.save()
    yield Readers(find=("/reviewers/demo-new/",), miss=("demo-old",))


def rename_the_treatment() -> Iterator[FAQPage | Readers]:
    treatment = TreatmentFactory(name="Old treatment")
    page = make_faq_page(treatment=treatment)
    yield page
    treatment.name = "New treatment"
    treatment.save()
    yield Readers(find=("New treatment",), miss=("Old treatment",))


def rename_the_treatment_by_raw_sql() -> Iterator[FAQPage | Readers]:
    treatment = TreatmentFactory(name="Old treatment")
    page = make_faq_page(treatment=treatment)
    yield page
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pricing_treatment SET name = 'New treatment' WHERE id = %s", [treatment.pk])
    yield Readers(find=("New treatment",), miss=("Old treatment",))


def change_a_price() -> Iterator[FAQPage | Readers]:
    price = PriceFactory(amount_min="3000.00")
    page = page_with({"type": "price_table", "value": price.price_table_id, "id": "1"})
    yield page
    Price.objects.filter(pk=price.pk).update(amount_min="3100.00")
    yield Readers(find=("3100.00",), miss=("3000.00",))


def add_a_price() -> Iterator[FAQPage | Readers]:
    price = PriceFactory()
    page = page_with({"type": "price_table", "value": price.price_table_id, "id": "1"})
    yield page
    PriceFactory(price_table=price.price_table, option="Both knees")
    yield Readers(find=("Both knees",))


def rename_a_source() -> Iterator[FAQPage | Readers]:
    source = SourceFactory(title="Old guideline")
    page = make_faq_page(sources=[("source", source)])
    yield page
    source.title = "New guideline"
    source.save()
    yield Readers(find=("New guideline",), miss=("Old guideline",))


def describe_an_image() -> Iterator[FAQPage | Readers]:
    image = ImageFactory(description="Old description")
    chosen = {"image": {"image": image.pk, "decorative": False, "alt_text": ""}, "caption": ""}
    page = page_with({"type": "image", "value": chosen, "id": "1"})
    yield page
    image.description = "New description"
    image.save()
    yield Readers(find=("New description",), miss=("Old description",))


def delete_an_image() -> Iterator[FAQPage | Readers]:
    image = ImageFactory(description="A picture")
    chosen = {"image": {"image": image.pk, "decorative": False, "alt_text": ""}, "caption": ""}
    page = page_with({"type": "image", "value": chosen, "id": "1"})
    yield page
    type(image).objects.filter(pk=image.pk).delete()
    yield Readers(miss=("A picture",))


def unpublish_a_linked_page() -> Iterator[FAQPage | Readers]:
    target = make_faq_page(slug="linked-page")
    page = page_that_links_to(target)
    yield page
    target.unpublish()
    yield Readers(miss=("linked-page",))


def restrict_a_linked_page() -> Iterator[FAQPage | Readers]:
    target = make_faq_page(slug="linked-page")
    page = page_that_links_to(target)
    yield page
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    yield Readers(miss=("linked-page",))


def publish_a_linked_page() -> Iterator[FAQPage | Readers]:
    target = make_faq_page(slug="linked-page", live=False)
    page = page_that_links_to(target)
    yield page
    target.get_latest_revision().publish()
    yield Readers(find=("/faq/linked-page/",))


def move_a_linked_page() -> Iterator[FAQPage | Readers]:
    target = make_faq_page(slug="linked-page")
    page = page_that_links_to(target)
    other = FAQIndexPage(title="Another place", slug="elsewhere")
    home_page().add_child(instance=other)
    yield page
    target.move(other, pos="last-child")
    yield Readers(find=("/elsewhere/linked-page/",), miss=("/faq/linked-page/",))


def add_a_translation() -> Iterator[FAQPage | Readers]:
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    page = make_faq_page(slug="knee")
    yield page
    for each in (home_page(), faq_index(), page):
        each.copy_for_translation(spanish).get_latest_revision().publish()
    yield Readers(find=('"locale":"es"',))


def unpublish_a_translation() -> Iterator[FAQPage | Readers]:
    events = add_a_translation()
    page = next(events)
    next(events)
    yield page
    FAQPage.objects.exclude(pk=page.pk).get(translation_key=page.translation_key).unpublish()
    yield Readers(miss=('"locale":"es"',))


def change_a_question_in_bulk() -> Iterator[FAQPage | Readers]:
    page = make_faq_page(questions=[make_question(short_answer="Old answer.")])
    yield page
    Question.objects.filter(page=page).update(short_answer="New answer.")
    yield Readers(find=("New answer.",), miss=("Old answer.",))


def add_questions_in_bulk() -> Iterator[FAQPage | Readers]:
    page = make_faq_page()
    yield page
    new = make_question("A new question?", page=page, anchor="new", sort_order=9, locale=page.locale)
    Question.objects.bulk_create([new])
    yield Readers(find=("A new question?",))


EVENTS: tuple[Event, ...] = (
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
    change_the_front_end_origin,
    change_the_site_root,
    change_the_host_of_the_site,
    change_the_logo,
    approve,
    revoke_the_approval,
    rename_the_reviewer,
    rename_the_treatment,
    rename_the_treatment_by_raw_sql,
    change_a_price,
    add_a_price,
    rename_a_source,
    describe_an_image,
    delete_an_image,
    unpublish_a_linked_page,
    restrict_a_linked_page,
    publish_a_linked_page,
    move_a_linked_page,
    add_a_translation,
    unpublish_a_translation,
    change_a_question_in_bulk,
    add_questions_in_bulk,
)
