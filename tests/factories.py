"""Ready-made objects for tests: each valid on its own, each field open to the test that needs another value."""

import datetime as dt
import uuid
from unittest import mock

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site, Workflow, WorkflowTask

from cms.dates import today
from cms.new_pages import create, place
from cms.ordering import number_rows
from faq import question_rules
from faq.digest import content_digest
from faq.models import (
    Approval,
    FAQIndexPage,
    FAQPage,
    MedicalReviewer,
    MedicalReviewTask,
    Question,
    Source,
)
from faq.review.approving import Statement, approve
from faq.review.digests import store_digests_of
from faq.review.policy import may_be_refused
from home.models import HomePage
from pricing.models import Price, PriceTable, PricingIndexPage, PricingPage, Treatment

MODIFIED_ON = dt.date(2026, 9, 1)
# Given with every approval, because the pages of tests rarely satisfy all editorial checks.
REASON = "The findings do not matter in a test."
# Fields with which saving or publishing does more than to write rows.
UNUSUAL = {
    "go_live_at",
    "expire_at",
    "first_published_at",
    "translation_key",
    "major_change",
    "change_note",
    "owner",
}


class TreatmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Treatment

    name = factory.Sequence(lambda n: f"Treatment {n}")
    slug = factory.Sequence(lambda n: f"treatment-{n}")


class MedicalReviewerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MedicalReviewer

    name = factory.Sequence(lambda n: f"Demo Reviewer {n}")
    slug = factory.Sequence(lambda n: f"demo-reviewer-{n}")
    prefix = "Dr"
    credentials = "MD (demo)"
    registration_authority = "Demonstration Register"
    registration_number = factory.Sequence(lambda n: f"DEMO-{n:04}")


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    title = factory.Sequence(lambda n: f"Guideline {n}")
    publisher = "Demonstration Institute"
    url = factory.Sequence(lambda n: f"https://institute.example/guidelines/{n}")


class PriceTableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PriceTable

    title = factory.Sequence(lambda n: f"Price table {n}")
    treatment = factory.SubFactory(TreatmentFactory)
    checked_on = dt.date(2026, 10, 1)


class PriceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Price

    price_table = factory.SubFactory(PriceTableFactory)
    option = "One knee"
    country = "MX"
    currency = "USD"
    amount_min = "3000.00"
    amount_max = "4500.00"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")


class ImageFactory(wagtail_factories.ImageFactory):
    description = "A drawing of a knee joint"


def home_page() -> HomePage:
    """The home page that the first migration makes."""
    return HomePage.objects.get(slug="home")


def faq_index() -> FAQIndexPage:
    """The FAQ index that the first migration makes."""
    return FAQIndexPage.objects.get(slug="faq", locale__language_code="en")


def paragraph(html: str) -> dict:
    """A text block of a long answer, as it is stored."""
    return {"type": "paragraph", "value": html, "id": str(uuid.uuid4())}


def pricing_index() -> PricingIndexPage:
    """The pricing index below the home page; made the first time."""
    found = PricingIndexPage.objects.child_of(home_page()).first()
    return found or home_page().add_child(instance=PricingIndexPage(title="Prices", slug="pricing"))


def make_pricing_page(treatment: Treatment, *, live: bool = True, **fields) -> PricingPage:
    """A pricing page in the tree, published with a revision as the admin would, or left a draft."""
    fields = {"title": f"What {treatment.name} costs", "slug": treatment.slug, **fields}
    page = PricingPage(treatment=treatment, live=False, **fields)
    pricing_index().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return PricingPage.objects.get(pk=page.pk)


def make_question(
    question: str = "How long does recovery take?",
    short_answer: str = "Most people walk on the day of the operation.",
    long_answer: list[dict] | None = None,
    **fields,
) -> Question:
    """An unsaved question; give it to `make_faq_page`."""
    blocks = [paragraph("<p>Full recovery takes months.</p>")] if long_answer is None else long_answer
    return Question(question=question, short_answer=short_answer, long_answer=blocks, **fields)


def make_faq_page(
    *, parent: Page | None = None, live: bool = True, questions: list[Question] | None = None, **fields
) -> FAQPage:
    """An FAQ page in the tree, published with a revision as the admin would, or left a draft."""
    number = uuid.uuid4().hex[:6]
    fields = {"title": f"Knee replacement {number}", "modified_on": MODIFIED_ON, **fields}
    if "treatment" not in fields:
        fields["treatment"] = TreatmentFactory()
    page = FAQPage(live=False, **fields)
    page.questions = [make_question()] if questions is None else questions
    parent = parent or faq_index()
    if UNUSUAL & fields.keys() or (live and may_be_refused()):
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
    else:
        _store_at_once(page, parent, live=live)
    return FAQPage.objects.get(pk=page.pk)


def _store_at_once(page: FAQPage, parent: Page, *, live: bool) -> None:
    """The rows that `add_child` and `save_revision().publish()` write, as the import writes them: in a fourth of the time."""
    place(page, parent)
    page.locale = page.locale if page.locale_id else parent.locale
    for question in page.questions.all():
        question.locale = question.locale if question.locale_id else page.locale
    number_rows(page.questions.all())
    question_rules.complete(page.questions.all())
    page.full_clean(exclude=["path"], validate_unique=False)
    page.clean_questions()
    page.set_url_path(parent)
    create(parent, [page], publish=live)
    store_digests_of([page])


def make_site(hostname: str = "other.example") -> Site:
    """A second site with a home page and FAQ index of its own."""
    root = Page.objects.get(depth=1)
    home = HomePage(title=hostname, slug=hostname.replace(".", "-"))
    root.add_child(instance=home)
    home.add_child(instance=FAQIndexPage(title="Questions", slug="faq"))
    return Site.objects.create(hostname=hostname, root_page=home)


def make_reviewer(**fields) -> MedicalReviewer:
    """A clinician who may approve: active, registered, looked up today, with an account of their own."""
    fields = {"user": UserFactory(), "registration_verified_on": today(), **fields}
    return MedicalReviewerFactory(**fields)


def approve_page(page: FAQPage, reviewer: MedicalReviewer | None = None, **options) -> list[Approval]:
    """Approve the newest revision of a page as the review view does."""
    draft = FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    statement = Statement(True, "None declared", REASON)
    options = {"seen_digest": content_digest(draft), "statement": statement, **options}
    return approve(page, user=(reviewer or make_reviewer()).user, **options)


def approve_page_on(
    day: dt.date, page: FAQPage, reviewer: MedicalReviewer | None = None, **options
) -> list[Approval]:
    """Approve as if it were that day; the approval then ends a year later."""
    with mock.patch("faq.review.approving.today", return_value=day):
        return approve_page(page, reviewer, **options)


def submit_for_review(page: FAQPage) -> None:
    """Send the newest revision of a page to a medical review, as its editor does."""
    task, _ = MedicalReviewTask.objects.get_or_create(name="Medical review")
    workflow = Workflow.objects.create(name=f"Review {page.pk}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(FAQPage.objects.get(pk=page.pk), user=None)
