"""What a document says about medical review: computed from the text it carries, withheld when that differs."""

from typing import TYPE_CHECKING

from cms.countries import country_code
from faq.addresses import profile_path
from faq.digest import digest, question_contents, reviewable_content
from faq.documents.related import Related
from faq.documents.schema import Registration, Review, ReviewerRef
from faq.models.approval import Approval
from faq.models.reviewer import MedicalReviewer
from faq.review.status import Standing

if TYPE_CHECKING:
    from faq.models import FAQPage


def reviews(page: "FAQPage", related: Related) -> tuple[Review, list[Review]]:
    """The review of the whole page, and of each question: its own, or as part of a page that was approved."""
    content = reviewable_content(page, related.sources)
    own = digest(content)
    whole = _review(related.ledger.page_standing(page.pk, own, today=related.today), page, own, related)
    parts = []
    for question, part in zip(page.questions.all(), question_contents(content), strict=True):
        key = digest(part)
        found = related.ledger.question_standing(page.pk, question.uuid, key, today=related.today)
        parts.append(_review(found, page, key, related))
    return whole, parts


def _review(found: Standing, page: "FAQPage", content_digest: str, related: Related) -> Review:
    approval = related.ledger.approval(page.pk, found)
    if approval is None or approval.reviewer is None:
        return Review(
            status=found.status,
            reviewer=None,
            reviewed_on=None,
            review_due=None,
            content_digest=content_digest,
        )
    return Review(
        status=found.status,
        reviewer=reviewer_ref(approval, approval.reviewer, related),
        reviewed_on=approval.reviewed_on,
        review_due=approval.valid_until,
        content_digest=content_digest,
    )


def reviewer_ref(approval: Approval, profile: MedicalReviewer, related: Related) -> ReviewerRef:
    """Who approved, as recorded that day; the profile adds where to read more about them."""
    found = ReviewerRef(
        slug=profile.slug,
        name=approval.reviewer_name,
        prefix=approval.reviewer_prefix or None,
        credentials=approval.reviewer_credentials or None,
        job_title=profile.job_title or None,
        registration=Registration(
            authority=approval.registration_authority,
            number=approval.registration_number,
            country=country_code(approval.registration_country) or None,
            url=profile.registration_url or None,
        ),
        url=related.identity.absolute(profile_path(profile.slug)),
        same_as=profile.same_as.splitlines(),
    )
    return found.knowing(profile.name)
