"""The public pages that a clinician vouches for now: what their profile may say, and whether they have one at all."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Site

from cms.visibility import public_pages
from faq.digest import cited_sources, digest, question_contents, reviewable_content
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
    """The clinician of that slug, if they vouch for anything that the public can read on `site`; else None."""
    approvals = Approval.objects.filter(reviewer__slug=slug)
    found = [each for each in _vouchers(approvals, site=site, now=now) if each.reviewer.slug == slug]
    return found[0] if found else None


def vouchers(*, site: Site, now: dt.datetime) -> list[Voucher]:
    """Everybody who vouches for anything that the public can read on `site`, by name."""
    found = _vouchers(Approval.objects.exclude(reviewer=None), site=site, now=now)
    return sorted(found, key=lambda each: (each.reviewer.name.casefold(), each.reviewer.slug))


def _vouchers(approvals: QuerySet[Approval], *, site: Site, now: dt.datetime) -> list[Voucher]:
    """Those with one of these approvals in force, one for each slug.

    Profiles of one slug in several languages are one person; the one in the default language is shown.
    The number of queries does not depend on how many pages or questions there are.
    """
    pages: dict[tuple[str, UUID], list[VouchedPage]] = {}
    for person, page in _vouched(approvals, site=site, now=now):
        pages.setdefault(person, []).append(page)
    profiles = MedicalReviewer.objects.filter(translation_key__in={key for _, key in pages})
    found: dict[str, Voucher] = {}
    for row in default_language_first(profiles.select_related("locale", "photo")):
        person = row.slug, row.translation_key
        if person in pages:
            found.setdefault(row.slug, Voucher(row, pages[person]))
    return list(found.values())


def default_language_first(profiles: Iterable[MedicalReviewer]) -> list[MedicalReviewer]:
    """The first profile of a person is the one that is shown."""
    default = Locale.get_default()
    return sorted(profiles, key=lambda row: (row.locale_id != default.pk, row.pk))


def _vouched(
    approvals: QuerySet[Approval], *, site: Site, now: dt.datetime
) -> Iterator[tuple[tuple[str, UUID], VouchedPage]]:
    """Pages by the person who vouches for them, named by slug and translation key of their profiles."""
    approved = approvals.filter(decision=Approval.Decision.APPROVED)
    candidates = with_text(FAQPage.objects.filter(pk__in=approved.values("page_id")))
    found = public_pages(candidates, site=site, now=now).select_related("treatment", "locale")
    pages = list(found.order_by("title", "pk"))
    cited, ledger = cited_sources(pages), load_ledger(pages)
    for page in pages:
        signed: dict[tuple[str, UUID], list[tuple[Question | None, Approval]]] = {}
        for question, approval in _approvals(page, ledger, cited, today=timezone.localdate(now)):
            if approval and approval.reviewer:
                person = approval.reviewer.slug, approval.reviewer.translation_key
                signed.setdefault(person, []).append((question, approval))
        for person, signatures in signed.items():
            yield person, _vouched_page(page, signatures)


def _approvals(
    page: FAQPage, ledger: Ledger, cited: Mapping[int, Source], *, today: dt.date
) -> Iterator[tuple[Question | None, Approval | None]]:
    """What is in force for the page as a whole, and for each of its questions."""
    content = reviewable_content(page, cited)
    standing = ledger.page_standing(page.pk, digest(content), today=today)
    yield None, ledger.approval(page.pk, standing)
    for question, part in zip(page.questions.all(), question_contents(content), strict=True):
        standing = ledger.question_standing(page.pk, question.uuid, digest(part), today=today)
        yield question, ledger.approval(page.pk, standing)


def _vouched_page(page: FAQPage, approvals: list[tuple[Question | None, Approval]]) -> VouchedPage:
    whole = next((approval for question, approval in approvals if question is None), None)
    single = [VouchedQuestion(question, approval) for question, approval in approvals if question]
    return VouchedPage(page, whole, [] if whole else single)
