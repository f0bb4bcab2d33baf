"""The Markdown of treatments and reviewers' profiles: what their own pages say, in the language of the page."""

from collections.abc import Callable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.identity import Identity
from cms.markdown_twin import twin_path
from cms.markdown_writing import document as joined
from cms.markdown_writing import heading, items, link, paragraphs, quotation, words
from cms.templatetags.dates import day_text
from faq.cards import Card
from faq.models.page import EvidenceStage
from faq.reviewer_document import ApprovedPage, ApprovedQuestion, ReviewerDocument
from faq.treatment_document import AnsweringPage, ListedPriceTable, PagesOfCountry, TreatmentPage

Absolute = Callable[[str], str]


def treatment_markdown(page: TreatmentPage, identity: Identity) -> str:
    """A treatment with the pages that answer questions about it; they are named by their own Markdown."""
    with translation.override(page.meta.locale):
        return joined(_treatment(page, identity.absolute))


def reviewer_markdown(profile: ReviewerDocument, identity: Identity) -> str:
    """A clinician, and what they vouch for now."""
    with translation.override(profile.meta.locale):
        return joined(_reviewer(profile, identity.absolute))


def _twin(path: str, absolute: Absolute) -> str:
    return absolute(twin_path(path))


def _treatment(page: TreatmentPage, absolute: Absolute) -> Iterator[str]:
    treatment = page.treatment
    yield heading(1, treatment.name)
    if treatment.alternate_name:
        yield f"*{words(_('also called %(name)s') % {'name': treatment.alternate_name})}*"
    if page.description:
        yield quotation(paragraphs(page.description))
    yield items(_treatment_facts(page))
    if page.countries:
        yield heading(2, _("Questions and answers"))
    for group in page.countries:
        yield from _country(group, absolute, named=bool(group.country) or len(page.countries) > 1)
    if page.more_pages:
        number = page.more_pages
        more = ngettext(
            "%(number)s more page is in the list of all pages.",
            "%(number)s more pages are in the list of all pages.",
            number,
        )
        yield words(more % {"number": number})
    yield from _prices(page, absolute)


def _treatment_facts(page: TreatmentPage) -> Iterator[str]:
    yield f"{words(_('Page'))}: <{page.meta.url}>"
    if page.specialty:
        yield f"{words(_('Field of medicine'))}: {words(page.specialty)}"
    yield f"{words(_('Written for'))}: {words(_('Patients'))}"


def _country(group: PagesOfCountry, absolute: Absolute, *, named: bool) -> Iterator[str]:
    if named:
        yield heading(3, group.country.name if group.country else _("Any country"))
    for page in group.pages:
        yield from _answering(page, absolute)


def _answering(page: AnsweringPage, absolute: Absolute) -> Iterator[str]:
    card = page.card
    yield f"**{link(card.title, _twin(card.path, absolute))}**"
    if card.summary:
        yield words(card.summary)
    yield items(link(question.question, absolute(question.path)) for question in page.questions)
    if page.more_questions:
        number = page.more_questions
        more = ngettext("and %(number)s more question", "and %(number)s more questions", number)
        yield words(more % {"number": number})
    yield " ".join(_card_facts(card))


def _card_facts(card: Card) -> Iterator[str]:
    if card.evidence_stage:
        stage = str(EvidenceStage(card.evidence_stage).label).partition(":")[0]
        yield f"{words(_('Evidence'))}: {words(stage)}."
    if card.reviewer:
        yield words(_("Medically reviewed by %(name)s") % {"name": card.reviewer}) + "."
    else:
        yield words(_("Not yet medically reviewed")) + "."
    if card.modified_on:
        yield f"{words(_('Text last changed'))}: {day_text(card.modified_on)}."


def _prices(page: TreatmentPage, absolute: Absolute) -> Iterator[str]:
    if page.price_tables or page.pricing_pages:
        yield heading(2, _("Prices"))
    yield items(link(each.title, _twin(each.path, absolute)) for each in page.pricing_pages)
    for table in page.price_tables:
        yield from _price_table(table, absolute)


def _price_table(table: ListedPriceTable, absolute: Absolute) -> Iterator[str]:
    checked = f" {words(_('Prices checked on'))} {day_text(table.checked_on)}." if table.checked_on else ""
    yield f"**{words(table.title)}**{checked}"
    yield items(link(each.title, _twin(each.path, absolute)) for each in table.pages)


def _reviewer(profile: ReviewerDocument, absolute: Absolute) -> Iterator[str]:
    yield heading(1, profile.full_name)
    if profile.reviewer.job_title:
        yield f"*{words(profile.reviewer.job_title)}*"
    if profile.biography:
        yield quotation(paragraphs(profile.biography))
    yield items(_reviewer_facts(profile))
    if profile.interests:
        yield f"{words(_('Declaration of interests'))}: {paragraphs(profile.interests)}"
    if not profile.active:
        yield words(_("No longer reviews for us. What was approved before still counts until it ends."))
    yield heading(2, _("Reviewed and approved"))
    yield words(
        _(
            "An approval is for the exact words. It ends as soon as they change, or when the next review is due."
        )
    )
    for page in profile.pages:
        yield from _approved_page(page, absolute)


def _reviewer_facts(profile: ReviewerDocument) -> Iterator[str]:
    yield f"{words(_('Page'))}: <{profile.meta.url}>"
    if profile.specialty:
        yield f"{words(_('Field of medicine'))}: {words(profile.specialty.name)}"
    if profile.reviewer.registration.number:
        yield f"{words(_('Registration'))}: {_registration(profile)}"
    for address in profile.reviewer.same_as:
        yield f"{words(_('Elsewhere'))}: {link(address, address)}"


def _registration(profile: ReviewerDocument) -> str:
    found = profile.reviewer.registration
    country = f" ({profile.country})" if profile.country else ""
    said = link(f"{found.authority}{country}, {found.number}", found.url) + "."
    if profile.verified_on:
        said += f" {words(_('Registration verified on'))} {day_text(profile.verified_on)}."
    return said


def _approved_page(page: ApprovedPage, absolute: Absolute) -> Iterator[str]:
    name = f"**{link(page.title, _twin(page.path, absolute))}**"
    if page.reviewed_on:
        yield f"{name}. {_until(page)}"
        return
    yield f"{name}. {words(_('Only these answers:'))}"
    yield items(f"{link(row.question, absolute(row.path))}. {_until(row)}" for row in page.questions)


def _until(approved: ApprovedPage | ApprovedQuestion) -> str:
    said = [f"{words(_('Reviewed on'))} {day_text(approved.reviewed_on)}."] if approved.reviewed_on else []
    if approved.review_due:
        said.append(f"{words(_('Next review due'))} {day_text(approved.review_due)}.")
    return " ".join(said)
