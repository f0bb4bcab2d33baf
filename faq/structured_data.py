"""What an FAQ page claims in schema.org terms: read from its document, so nothing is claimed that is not shown.

Rules followed here, beside the vocabulary (schema.org 30.0): one FAQPage per address and none without an answered
question; `acceptedAnswer.text` is the whole visible answer, short and long, in the few tags Google documented for
FAQPage; prices and calls to action never stand in an answer; a node that lacks what it needs is left out together
with every reference to it. Google has shown no FAQ rich results since 7 May 2026; other engines read FAQPage.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from cms import structured_data as site_nodes
from cms.dates import published_and_modified
from cms.identity import Identity
from cms.jsonld import Node, node, reference
from faq.answer_structured_data import question_node
from faq.documents.schema import FAQDocument, ReviewerRef, SourceDocument
from faq.reviewer_structured_data import person
from faq.treatment_structured_data import specialty_url, treatment_node
from pricing.structured_data import service_nodes


def faq_graph(document: FAQDocument, identity: Identity, *, today: dt.date) -> Node:
    """The page's JSON-LD document: the page with its questions, then every node it refers to."""
    with translation.override(document.meta.locale):
        page, breadcrumbs = _page(document, identity)
    treatment = treatment_node(document.treatment) if document.treatment else None
    country = _country(document, identity)
    reviewer = person(document.review.reviewer) if document.review.reviewer else None
    named = [person(each) for each in _reviewers_of_answers(document)]
    services, priced_countries = service_nodes(
        document.prices,
        document.treatment.name if document.treatment else None,
        identity,
        document.meta.locale,
        url=document.seo.canonical,
        written_on=document.meta.modified_on,
        today=today,
    )
    page |= node(
        reviewedBy=reference(reviewer),
        lastReviewed=document.review.reviewed_on.isoformat() if document.review.reviewed_on else None,
        about=reference(treatment),
        spatialCoverage=reference(country),
        mentions=[reference(each) for each in (*named, *services)],
        mainEntity=page.pop("mainEntity", None),
    )
    about = [reviewer, *named, treatment, country, *services, *priced_countries]
    return site_nodes.site_graph([page, *about, breadcrumbs], identity)


def _page(document: FAQDocument, identity: Identity) -> tuple[Node, Node | None]:
    """What the page says about itself, without the nodes that stand beside it in the graph."""
    url = document.seo.canonical
    questions = _questions(document)
    page, breadcrumbs = site_nodes.page_node(
        ["FAQPage", "MedicalWebPage"] if questions else "MedicalWebPage",
        document.meta,
        identity,
        url=url,
        name=document.title,
        description=document.seo.description,
    )
    published, modified = published_and_modified(document.meta.published_at, document.meta.modified_on)
    own = node(
        author={"@type": "Person", "name": document.author} if document.author else None,
        datePublished=published,
        dateModified=modified,
        audience={"@type": "Patient", "audienceType": _("Patients")},
        specialty=specialty_url(document.treatment),
        citation=_citations(document),
        mainEntity=questions,
    )
    return page | own, breadcrumbs


def _questions(document: FAQDocument) -> list[Node]:
    whole = document.review.reviewer is not None
    nodes = (
        question_node(row, document.seo.canonical, reviewed_alone_by=None if whole else row.review.reviewer)
        for row in document.questions
    )
    return [each for each in nodes if each]


def _reviewers_of_answers(document: FAQDocument) -> Sequence[ReviewerRef]:
    """Who vouches for single answers of a page that nobody vouches for as a whole: the page mentions them, no more."""
    if document.review.reviewer is not None:
        return []
    found: dict[str, ReviewerRef] = {}
    for reviewer in (row.review.reviewer for row in document.questions):
        if reviewer:
            found.setdefault(reviewer.slug, reviewer)
    return list(found.values())


def _country(document: FAQDocument, identity: Identity) -> Node | None:
    if document.country is None:
        return None
    return site_nodes.country(document.country.code, identity, language=document.meta.locale)


def _citations(document: FAQDocument) -> list[Node]:
    """Every source of the page and its questions, once."""
    sources = [*document.sources, *(source for row in document.questions for source in row.sources)]
    found = {(source.title, source.url): _citation(source) for source in sources}
    return list(found.values())


def _citation(source: SourceDocument) -> Node:
    """The source at the address that the page links to; a paper also by its DOI."""
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    doi = f"https://doi.org/{source.doi}" if source.doi else None
    return node(
        type_="CreativeWork",
        name=source.title,
        url=source.url or doi,
        sameAs=doi if doi != source.url else None,
        publisher=publisher,
        datePublished=source.published_on.isoformat() if source.published_on else None,
    )
