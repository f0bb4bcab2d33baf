"""The public pages that a clinician vouches for now: what their profile may say, and whether they have one at all."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from wagtail.models import Locale, Site

from cms.visibility import public_pages
from faq.digest import cited_sources, content_digest, question_digest
from faq.models import Approval, FAQPage, MedicalReviewer, Question, Source
from faq.review.ledger import Ledger, load_ledger
from faq.review.texts import with_text


@dataclass(frozen=True)
class VouchedQuestion:
    """A question whose present text has an approval in force."""

    question: Question
    approval: Approval


@dataclass(frozen=True)
class VouchedPage:
    """A public page with the approval of it as a whole; without one, only these questions of it are vouched for."""

    page: FAQPage
    approval: Approval | None
    questions: list[VouchedQuestion]


@dataclass(frozen=True)
class Voucher:
    """A clinician with the public pages of one site that they vouch for, by title."""

    reviewer: MedicalReviewer
    pages: list[VouchedPage]


def voucher(slug: str, *, site: Site, now: dt.datetime) -> Voucher | None:
    """The clinician of that slug, if they vouch for anything that the public can read on `site`; else None.

    Profiles of one slug in several languages are one person; the one in the default language is shown.
    The number of queries does not depend on how many pages or questions there are.
    """
    pages: dict[UUID, list[VouchedPage]] = {}
    for person, page in _vouched(slug, site=site, now=now):
        pages.setdefault(person, []).append(page)
    profiles = MedicalReviewer.objects.filter(slug=slug, translation_key__in=pages)
    default = Locale.get_default()
    shown = sorted(
        profiles.select_related("locale", "photo"), key=lambda row: (row.locale_id != default.pk, row.pk)
    )
    return Voucher(shown[0], pages[shown[0].translation_key]) if shown else None


def _vouched(slug: str, *, site: Site, now: dt.datetime) -> Iterator[tuple[UUID, VouchedPage]]:
    """Pages by the person who vouches for them, named by the translation key of their profiles."""
    approved = Approval.objects.filter(reviewer__slug=slug, decision=Approval.Decision.APPROVED)
    candidates = with_text(FAQPage.objects.filter(pk__in=approved.values("page_id")))
    found = public_pages(candidates, site=site, now=now).select_related("treatment", "locale")
    pages = list(found.order_by("title", "pk"))
    cited, ledger = cited_sources(pages), load_ledger(pages)
    for page in pages:
        signed: dict[UUID, list[tuple[Question | None, Approval]]] = {}
        for question, approval in _approvals(page, ledger, cited, today=timezone.localdate(now)):
            if approval and approval.reviewer and approval.reviewer.slug == slug:
                signed.setdefault(approval.reviewer.translation_key, []).append((question, approval))
        for person, approvals in signed.items():
            yield person, _vouched_page(page, approvals)


def _approvals(
    page: FAQPage, ledger: Ledger, cited: Mapping[int, Source], *, today: dt.date
) -> Iterator[tuple[Question | None, Approval | None]]:
    """What is in force for the page as a whole, and for each of its questions."""
    standing = ledger.page_standing(page.pk, content_digest(page, cited), today=today)
    yield None, ledger.approval(page.pk, standing)
    for question in page.questions.all():
        digest = question_digest(page, question, cited)
        standing = ledger.question_standing(page.pk, question.uuid, digest, today=today)
        yield question, ledger.approval(page.pk, standing)


def _vouched_page(page: FAQPage, approvals: list[tuple[Question | None, Approval]]) -> VouchedPage:
    whole = next((approval for question, approval in approvals if question is None), None)
    single = [VouchedQuestion(question, approval) for question, approval in approvals if question]
    return VouchedPage(page, whole, [] if whole else single)
