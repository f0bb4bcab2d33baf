"""Pages broken in who reviewed them and when. Each function is called like the rule it offends."""

from tests.cms.audit.page_draft import PageDraft

PERSON = '<a href="/en/reviewers/noor-talbot/">Dr Noor Talbot</a>, MRCPI'


def missing_review_date(draft: PageDraft) -> None:
    del draft.faq["lastReviewed"]


def review_date_without_reviewer(draft: PageDraft) -> None:
    draft.faq["mentions"] = [draft.faq["mentions"], draft.faq.pop("reviewedBy")]


def future_review(draft: PageDraft) -> None:
    draft.faq["lastReviewed"] = "2026-11-03"
    draft.in_body('<time datetime="2026-09-21">21 September 2026</time>', "3 November 2026")


def review_day_not_shown(draft: PageDraft) -> None:
    draft.in_body('on <time datetime="2026-09-21">21 September 2026</time>', "")


def outdated_review(draft: PageDraft) -> None:
    draft.faq.update(dateModified="2024-10-30T10:00:00+00:00", datePublished="2024-10-30T10:00:00+00:00")
    draft.faq["lastReviewed"] = "2024-11-01"
    draft.in_body(
        '<time datetime="2026-09-20">20 September 2026</time>',
        '<time datetime="2024-10-30">Oct. 30, 2024</time>',
    )
    draft.in_body('<time datetime="2026-09-21">21 September 2026</time>', "1 November 2024")
    draft.know(sitemap=None)


def changed_after_review(draft: PageDraft) -> None:
    draft.faq["lastReviewed"] = "2026-09-19"
    draft.in_body('<time datetime="2026-09-21">21 September 2026</time>', "19/09/2026")


def reviewer_is_no_person(draft: PageDraft) -> None:
    draft.faq["mentions"] = [draft.faq["mentions"], draft.faq["reviewedBy"]]
    draft.faq["reviewedBy"] = draft.faq["publisher"]


def reviewer_without_particulars(draft: PageDraft) -> None:
    del draft.node("Person")["url"]


def title_in_name(draft: PageDraft) -> None:
    draft.node("Person")["name"] = "Dr Noor Talbot"


def author_is_nobody(draft: PageDraft) -> None:
    draft.faq["author"] = "The editors"


def reviewer_not_shown(draft: PageDraft) -> None:
    draft.in_body("Noor Talbot", "N. T.")


def reviewer_profile_not_linked(draft: PageDraft) -> None:
    draft.in_body(PERSON, "Dr Noor Talbot, MRCPI")


def credential_not_shown(draft: PageDraft) -> None:
    draft.in_body(", MRCPI", "")
