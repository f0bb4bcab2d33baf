"""What each role reaches in the admin, and what it does not: the roles that the migration makes."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.editing import client_in_group
from tests.factories import (
    MedicalReviewerFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    faq_index,
    make_faq_page,
    make_question,
)
from tests.faq.review.publishing_doors import PUBLISH
from tests.faq.review.steps import post_editor

pytestmark = pytest.mark.django_db

ROLES = ("Editors", "Medical reviewers", "Publishers")
WRITERS = {"Editors", "Publishers"}
PUBLISHERS = {"Publishers"}
NOBODY: set[str] = set()


def _page() -> Page:
    return make_faq_page(title="Knee replacement", slug="knee")


def _question_of(page: Page) -> list:
    """The first of two questions: the only one of a page cannot leave it."""
    draft = page.get_latest_revision_as_object()
    draft.questions.add(make_question("Does it hurt?"))
    draft.save_revision()
    return [page.pk, draft.questions.all()[0].uuid]


# What is asked for, its arguments, and the roles that get it. The rest is refused.
DOORS = {
    "the dashboard": ("wagtailadmin_home", list, set(ROLES)),
    "the list of FAQ pages": ("faq_faqpage_modeladmin_index", list, WRITERS),
    "a new page": ("wagtailadmin_pages:add", lambda: ["faq", "faqpage", faq_index().pk], WRITERS),
    "a page": ("wagtailadmin_pages:edit", lambda: [_page().pk], WRITERS),
    "moving a question to another page": ("faq_move_question", lambda: _question_of(_page()), WRITERS),
    "the import": ("faq_import", list, WRITERS),
    "deleting a public page": ("wagtailadmin_pages:delete", lambda: [_page().pk], PUBLISHERS),
    "unpublishing a page": ("wagtailadmin_pages:unpublish", lambda: [_page().pk], PUBLISHERS),
    "sources": ("faq_source_modeladmin_index", list, WRITERS),
    "a source": ("faq_source_modeladmin_edit", lambda: [SourceFactory().pk], WRITERS),
    "deleting a source": ("faq_source_modeladmin_delete", lambda: [SourceFactory().pk], PUBLISHERS),
    "treatments": ("pricing_treatment_modeladmin_index", list, WRITERS),
    "a treatment": ("pricing_treatment_modeladmin_edit", lambda: [TreatmentFactory().pk], WRITERS),
    "deleting a treatment": (
        "pricing_treatment_modeladmin_delete",
        lambda: [TreatmentFactory().pk],
        PUBLISHERS,
    ),
    "price tables": ("pricing_pricetable_modeladmin_index", list, WRITERS),
    "a price table": ("pricing_pricetable_modeladmin_edit", lambda: [PriceTableFactory().pk], WRITERS),
    "deleting a price table": (
        "pricing_pricetable_modeladmin_delete",
        lambda: [PriceTableFactory().pk],
        PUBLISHERS,
    ),
    "a new reviewer": ("faq_medicalreviewer_modeladmin_create", list, PUBLISHERS),
    "a reviewer": (
        "faq_medicalreviewer_modeladmin_edit",
        lambda: [MedicalReviewerFactory().pk],
        PUBLISHERS,
    ),
    "redirects": ("wagtailredirects:index", list, PUBLISHERS),
    "users": ("wagtailusers_users:index", list, NOBODY),
    "groups": ("wagtailusers_groups:index", list, NOBODY),
    "sites": ("wagtailsites:index", list, NOBODY),
    "workflows": ("wagtailadmin_workflows:index", list, NOBODY),
    "languages": ("wagtaillocales:index", list, NOBODY),
    "the identity of the site": ("wagtailsettings:edit", lambda: ["home", "siteidentity"], NOBODY),
    "API tokens": ("cms_apitoken_modeladmin_index", list, NOBODY),
}


def reaches(client: Client, door: str) -> bool:
    """Whether the admin opens the door; refused, it sends people back to where they may be."""
    name, arguments, _ = DOORS[door]
    return client.get(reverse(name, args=arguments())).status_code == 200


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", DOORS)
def test_a_role_reaches_what_its_work_needs_and_nothing_else(site, role, door):
    assert reaches(client_in_group(role), door) is (role in DOORS[door][2])


@pytest.mark.parametrize(("role", "may"), [("Editors", False), ("Publishers", True)])
def test_only_publishers_make_a_change_public(site, role, may):
    page = _page()
    post_editor(client_in_group(role), page, summary="Changed.", **PUBLISH)
    page.refresh_from_db()
    assert (page.summary == "Changed.") is may
    assert page.get_latest_revision_as_object().summary == "Changed."


def test_a_stranger_with_an_account_but_no_role_does_not_enter(site, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_the_roles_are_there_after_migrating(db):
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
