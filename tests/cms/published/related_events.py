"""What happens to what a page tells of: its site, review, treatment, prices, images, links, translations."""

from collections.abc import Iterator

from django.db import connection
from wagtail.models import Locale, Page, PageViewRestriction, Site

from faq.models import FAQIndexPage, FAQPage, Question
from faq.review.approving import revoke
from home.models import SiteIdentity
from pricing.models import Price
from tests.cms.published.event import GONE, Event, Readers
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


def page_with(block: dict, **fields) -> FAQPage:
    return make_faq_page(questions=[make_question(long_answer=[block])], **fields)


def page_that_links_to(target: Page) -> FAQPage:
    return page_with(paragraph(f'<p>See <a linktype="page" id="{target.pk}">there</a>.</p>'))


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


RELATED_EVENTS: tuple[Event, ...] = (
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
