"""What an editor does in the admin: logs in, and posts the forms that a browser would."""

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from faq.models import FAQPage, Question
from tests.factories import UserFactory


def client_in_group(name: str = "Editors") -> Client:
    """Logged in as a member of one of the roles, with nothing beyond what the role gives."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(user)
    return client


def question_row(question: str, row: Question | None = None, **fields) -> dict:
    """One question as the form posts it; `row` is the stored one that it edits."""
    return {
        "id": row.pk if row and row.pk else "",
        "question": question,
        "short_answer": "A short answer.",
        "long_answer": streamfield([]),
        "sources": streamfield([]),
        "group": "",
        "anchor": row.anchor if row else "",
        "uuid": str(row.uuid) if row else "",
        **fields,
    }


def stored_rows(page: FAQPage) -> list[dict]:
    """The questions of the page's latest draft, as the form would post them unchanged."""
    questions = FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object().questions.all()
    return [question_row(row.question, row, short_answer=row.short_answer) for row in questions]


def page_form(questions: list[dict], *, initial: int | None = None, **fields) -> dict:
    """The data that the page editor posts. `initial` is how many rows the form had when it was opened."""
    opened_with = sum(bool(row["id"]) for row in questions) if initial is None else initial
    return nested_form_data(
        {
            "title": "Knee replacement",
            "slug": "knee-replacement",
            "subtitle": "",
            "summary": "",
            "introduction_heading": "",
            "introduction": rich_text(""),
            "treatment": "",
            "country": "",
            "call_to_action_heading": "",
            "call_to_action_text": "",
            "call_to_action_link_text": "",
            "call_to_action_link_url": "",
            "medical_reviewer": "",
            "modified_on": "2026-09-01",
            "author": "",
            "evidence_stage": "",
            "regulatory_status": "",
            "disclaimer": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "questions": inline_formset(questions, initial=opened_with),
            "sources": streamfield([]),
            "comments": inline_formset([]),
            **fields,
        }
    )
