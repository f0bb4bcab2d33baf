"""The audit of a draft, as it would be if it were published."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from faq.audit.drafts import findings_if_published
from faq.models import FAQPage
from faq.review.texts import newest_text
from tests.editing import client_in_group, page_form, stored_rows
from tests.factories import faq_index, make_faq_page, make_question
from tests.faq.review.steps import draft_of, reword

pytestmark = pytest.mark.django_db


def rules(page: FAQPage) -> set[str]:
    return {each.finding.rule for each in findings_if_published(page)}


def test_a_draft_that_was_never_published_is_audited_as_if_it_were(site):
    page = make_faq_page(live=False, summary="What it is.")
    assert {each.finding.severity.value for each in findings_if_published(draft_of(page))} <= {
        "information",
        "warning",
    }
    assert not FAQPage.objects.get(pk=page.pk).live


def test_the_draft_is_audited_and_not_what_is_live(site):
    page = make_faq_page(title="Knee", questions=[make_question("Does it hurt?")])
    draft = draft_of(page)
    draft.questions = [
        make_question("Does it hurt?"),
        make_question("Recovery", short_answer="50% off: guaranteed results."),
    ]
    draft.save_revision()
    assert rules(draft_of(page)) - rules(page)


def test_nothing_of_the_draft_itself_is_changed(site):
    page = make_faq_page(live=False)
    draft = draft_of(page)
    findings_if_published(draft)
    assert not draft.live
    assert draft.first_published_at is None


def test_a_page_in_its_place_that_was_not_saved_yet_can_be_audited(site):
    page = FAQPage(title="New", slug="new", locale=site.root_page.locale)
    page.path = FAQPage._get_path(faq_index().path, faq_index().depth + 1, 9)
    page.depth = faq_index().depth + 1
    page.questions = [make_question()]
    assert findings_if_published(page) is not None


def test_the_editor_lists_what_would_be_found(site):
    page = make_faq_page(live=False, title="Knee")
    html = client_in_group("Editors").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "Structured data and content" in html
    assert "if the page were published as it is" in html


@pytest.mark.parametrize(
    ("template", "context"),
    [
        ("faq/admin/audit_findings.html", {"audit_sections": []}),
        ("cms/preview/structured_data.html", {"sections": []}),
    ],
)
def test_where_nothing_is_found_it_is_told_what_was_not_looked_at(template, context):
    told = " ".join(render_to_string(template, context).split())
    assert "No fault in the structured data and content of this page." in told
    assert "Not checked here: the review state, and what only shows between pages." in told


def test_what_is_being_typed_is_audited_without_saving(site):
    page = make_faq_page(title="Knee")
    revisions = page.revisions.count()
    form = page_form(stored_rows(page), title="Knee", slug=page.slug, treatment=page.treatment_id)
    answer = client_in_group("Editors").post(reverse("faq_editorial_findings", args=[page.pk]), form)
    assert answer.status_code == 200
    assert "Structured data and content" in answer.text
    assert page.revisions.count() == revisions


def test_a_reworded_draft_agrees_with_itself(site):
    page = make_faq_page()
    reword(page)
    assert not rules(newest_text(page)) & {"api_text_not_on_page", "json_ld_differs_from_api"}
