"""What editors and reviewers do in tests, and what readers then see."""

import json

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site, TaskState

from faq.digest import content_digest
from faq.documents import documents_of
from faq.models import Approval, FAQPage, MedicalReviewer
from tests.editing import page_form, stored_rows
from tests.factories import make_reviewer
from tests.faq.reading import node, parse
from tests.problem_assertions import PREFIX


def fresh(page: FAQPage) -> FAQPage:
    return FAQPage.objects.get(pk=page.pk)


def draft_of(page: FAQPage) -> FAQPage:
    return fresh(page).get_latest_revision_as_object()


def reword(page, text="Nobody walks on the day.", *, user=None, publish=False, **fields):
    """Change the first short answer, or other fields, as an editor does."""
    draft = draft_of(page)
    for name, value in fields.items():
        setattr(draft, name, value)
    questions = list(draft.questions.all())
    if questions:
        questions[0].short_answer = text
    draft.questions = questions
    revision = draft.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return revision


def reviewer_in_group(**fields) -> MedicalReviewer:
    """A clinician as an installation sets one up: an account in the group "Medical reviewers", and nothing more."""
    reviewer = make_reviewer(**fields)
    reviewer.user.groups.add(Group.objects.get(name="Medical reviewers"))
    return reviewer


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def submit(page: FAQPage, user=None) -> TaskState:
    """Send the newest draft to the workflow that the page has, as the button in the editor does."""
    page = fresh(page)
    page.get_workflow().start(page, user)
    return fresh(page).current_workflow_task_state


def post_editor(client: Client, page: FAQPage, *, summary="Changed in the editor.", url: str = "", **extra):
    """Post the page editor's form with another summary; `extra` are buttons and fields."""
    draft = draft_of(page)
    fields = {
        "title": draft.title,
        "slug": draft.slug,
        "treatment": draft.treatment_id or "",
        "summary": summary,
    }
    form = page_form(stored_rows(page), **fields | extra)
    return client.post(url or reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def decide(client: Client, page: FAQPage, decision="approve", **fields):
    """Post the form of the review view."""
    data = {
        "decision": decision,
        "seen_digest": content_digest(draft_of(page)),
        "scope": "page",
        "evidence_checked": "on",
        "interests": "None declared",
        "comment": "The findings do not matter in a test." if decision == "approve" else "",
    }
    return client.post(reverse("faq_review", args=[page.pk]), data | fields)


def messages_of(response) -> str:
    """What the admin says at the top of the page that follows."""
    client = response.client
    return " ".join(str(message) for message in client.get(reverse("wagtailadmin_home")).context["messages"])


def review_of(page: FAQPage):
    """The review in the document that every reader is served from."""
    site = Site.objects.get(is_default_site=True)
    return documents_of([fresh(page)], site=site, now=timezone.now())[0].review


def claims(page: FAQPage) -> dict[str, bool]:
    """Whether readers are told that the page is reviewed: in HTML, in the API document, in JSON-LD."""
    client = Client()
    html = client.get(fresh(page).get_url_parts()[2])
    document = client.get(f"{PREFIX}faqs/{page.pk}/")
    if html.status_code == 404:
        assert document.status_code == 404
        return {"html": False, "api": False, "json_ld": False}
    soup = parse(html.content)
    review, served = document.json()["review"], document.json()["seo"]["json_ld"]
    in_html = node(soup, "MedicalWebPage") if soup.find(string=lambda text: "MedicalWebPage" in text) else {}
    assert ("reviewedBy" in in_html) == ("reviewedBy" in json.dumps(served))
    return {
        "html": soup.select_one(".standing .reviewed") is not None,
        "api": review["reviewer"] is not None or review["reviewed_on"] is not None,
        "json_ld": "reviewedBy" in json.dumps(served) or "lastReviewed" in json.dumps(served),
    }


CLAIMED = {"html": True, "api": True, "json_ld": True}
NOTHING = {"html": False, "api": False, "json_ld": False}


def assert_truthful(page: FAQPage) -> None:
    """Every claim that leaves the system, of the page and of each question, is about text that a record is for."""
    answer = Client().get(f"{PREFIX}faqs/{page.pk}/")
    if answer.status_code == 404:
        return
    document = answer.json()
    said = [(None, document["review"]), *((row["uuid"], row["review"]) for row in document["questions"])]
    for question, review in said:
        if review["reviewer"] or review["reviewed_on"]:
            records = Approval.objects.filter(
                page_id=page.pk, question_uuid=question, content_digest=review["content_digest"]
            )
            assert records.filter(decision=Approval.Decision.APPROVED).exists(), question


def assert_no_claim(page: FAQPage) -> None:
    assert claims(page) == NOTHING
    assert_truthful(page)
