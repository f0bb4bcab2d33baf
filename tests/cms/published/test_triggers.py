"""The database notes every change by itself."""

import pytest
from django.db import connection
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.models import CustomRendition
from cms.published import triggers
from cms.published.models import DocumentMark
from faq.models import FAQPage, Question
from tests.factories import ImageFactory, PriceFactory, TreatmentFactory, make_faq_page, make_question
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def marks() -> set[str]:
    found = set(DocumentMark.objects.values_list("key", flat=True))
    DocumentMark.objects.all().delete()
    return found


@pytest.fixture
def page(site) -> FAQPage:
    page = make_faq_page()
    marks()
    return page


def test_every_watched_table_has_its_triggers(db):
    assert triggers.missing() == []


def test_a_table_without_its_triggers_is_found(db):
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON faq_source"
        cursor.execute(f'DROP TRIGGER "published_mark_source_faq_source_update"{on}')
    assert triggers.missing() == ["faq_source"]
    triggers.install()
    assert triggers.missing() == []


def test_rows_that_come_change_and_go_are_noted(db):
    treatment = TreatmentFactory()
    key = f"treatment:{treatment.pk}"
    assert marks() == {key}
    type(treatment).objects.filter(pk=treatment.pk).update(name="Another")
    assert marks() == {key}
    type(treatment).objects.filter(pk=treatment.pk).delete()
    assert marks() == {key}


def test_a_row_marks_what_it_belongs_to(db):
    price = PriceFactory()
    marks()
    price.delete()
    assert marks() == {f"price_table:{price.price_table_id}"}


def test_a_row_that_changes_hands_marks_both(page):
    other = make_faq_page()
    marks()
    Question.objects.filter(page=page).update(page=other.pk)
    assert marks() == {f"page:{page.pk}", f"page:{other.pk}"}


def test_saving_a_draft_marks_nothing(page):
    page.title = "Draft"
    page.save_revision()
    Page.objects.filter(pk=page.pk).update(locked=True)
    assert marks() == set()


def test_raw_sql_is_noted_like_everything_else(page):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET title = 'Raw' WHERE id = %s", [page.pk])
    assert marks() == {f"page:{page.pk}"}


def test_a_redirect_is_noted(page):
    redirect = Redirect.add_redirect("/old", redirect_to=page)
    assert f"redirect:{redirect.pk}" in marks()


def test_no_two_triggers_share_a_name(db):
    names = [triggers._name(each, event) for each in triggers._watches.values() for event in each.events]
    assert len(names) == len(set(names))
    assert all(len(name) <= 63 for name in names)


def test_long_names_that_differ_at_their_end_stay_different():
    long = triggers.Watch("a_table_with_a_name_that_is_very_much_too_long_for_a_database", "kind", "id", ())
    names = {triggers._name(long, event) for event in long.events}
    assert len(names) == 3


def test_what_changed_while_nobody_noted_it_counts_as_changed(client, page):
    assert client.get(f"{PREFIX}faqs/{page.pk}/").status_code == 200
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON wagtailcore_page"
        for event in ("insert", "update", "delete"):
            cursor.execute(f'DROP TRIGGER "published_mark_page_wagtailcore_page_{event}"{on}')
    Page.objects.filter(pk=page.pk).update(live=False)
    triggers.install()
    assert client.get(f"{PREFIX}faqs/{page.pk}/").status_code == 404


def test_a_rendition_that_is_deleted_is_made_anew(client, site):
    image = ImageFactory()
    chosen = {"image": {"image": image.pk, "decorative": False, "alt_text": ""}, "caption": ""}
    block = {"type": "image", "value": chosen, "id": "1"}
    page = make_faq_page(questions=[make_question(long_answer=[block])])
    address = f"{PREFIX}faqs/{page.pk}/"
    client.get(address)
    CustomRendition.objects.all().delete()
    client.get(address)
    assert CustomRendition.objects.filter(image=image).exists()
