"""What an FAQ page claims in schema.org terms: read from its document, so nothing is claimed that is not shown.

Rules followed here, beside the vocabulary (schema.org 30.0): one FAQPage per address and none without an answered
question; `acceptedAnswer.text` is the whole visible answer, short and long, in the few tags Google documented for
FAQPage; prices and calls to action never stand in an answer; a node that lacks what it needs is left out together
with every reference to it. Google has shown no FAQ rich results since 7 May 2026; other engines read FAQPage.
"""

from django.utils.html import escape

from cms import structured_data as site_nodes
from cms.dates import published_and_modified
from cms.identity import Identity
from cms.jsonld import Node, graph, node, reference
from faq.documents.schema import (
    Block,
    CalloutBlock,
    FAQDocument,
    ImageBlock,
    ParagraphBlock,
    QuestionDocument,
    SourceDocument,
    TableBlock,
    TableValue,
    TreatmentRef,
)
from faq.reviewer_structured_data import person

TREATMENT_TYPES = {"therapy": "MedicalTherapy", "procedure": "MedicalProcedure"}


def faq_graph(document: FAQDocument, identity: Identity) -> Node:
    """The page's JSON-LD document: the page with its questions, then every node it refers to."""
    url = document.seo.canonical
    treatment = _treatment(document.treatment, identity)
    country = _country(document, identity)
    trail = [(crumb.title, crumb.url) for crumb in document.meta.breadcrumbs]
    breadcrumbs = site_nodes.breadcrumbs(url, trail)
    reviewer = person(document.review.reviewer) if document.review.reviewer else None
    page = _page(
        document, identity, about=treatment, country=country, breadcrumbs=breadcrumbs, reviewer=reviewer
    )
    return graph(
        [
            page,
            reviewer,
            treatment,
            country,
            breadcrumbs,
            site_nodes.website(identity),
            site_nodes.organization(identity),
        ]
    )


def _page(
    document: FAQDocument,
    identity: Identity,
    *,
    about: Node | None,
    country: Node | None,
    breadcrumbs: Node | None,
    reviewer: Node | None,
) -> Node:
    url = document.seo.canonical
    questions = [question for question in (_question(row, url) for row in document.questions) if question]
    published, modified = published_and_modified(document.meta.published_at, document.meta.modified_on)
    specialty = document.treatment and document.treatment.specialty
    return node(
        type_=["MedicalWebPage", "FAQPage"] if questions else "MedicalWebPage",
        id_=url,
        url=url,
        name=document.title,
        description=document.seo.description,
        inLanguage=document.meta.locale,
        isPartOf={"@id": site_nodes.website_id(identity)},
        publisher={"@id": site_nodes.organization_id(identity)},
        author={"@type": "Person", "name": document.author} if document.author else None,
        breadcrumb=reference(breadcrumbs),
        datePublished=published,
        dateModified=modified,
        reviewedBy=reference(reviewer),
        lastReviewed=document.review.reviewed_on.isoformat() if document.review.reviewed_on else None,
        about=reference(about),
        spatialCoverage=reference(country),
        audience={"@type": "Patient", "audienceType": "Patient"},
        specialty=f"https://schema.org/{specialty}" if specialty else None,
        citation=_citations(document),
        mainEntity=questions,
    )


def _country(document: FAQDocument, identity: Identity) -> Node | None:
    if document.country is None:
        return None
    return site_nodes.country(document.country.code, identity, language=document.meta.locale)


def _treatment(treatment: TreatmentRef | None, identity: Identity) -> Node | None:
    if treatment is None:
        return None
    return node(
        type_=TREATMENT_TYPES[treatment.kind],
        id_=identity.absolute(f"/treatments/{treatment.slug}/#treatment"),
        name=treatment.name,
        alternateName=treatment.alternate_name,
        relevantSpecialty=f"https://schema.org/{treatment.specialty}" if treatment.specialty else None,
    )


def _question(question: QuestionDocument, page_url: str) -> Node | None:
    """The question with its one answer; nothing if there is no answer yet."""
    text = answer_html(question)
    if not text:
        return None
    url = f"{page_url}#{question.anchor}"
    answer = node(
        type_="Answer",
        id_=f"{page_url}#answer-{question.uuid}",
        url=url,
        abstract=question.short_answer,
        text=text,
    )
    return node(
        type_="Question",
        id_=f"{page_url}#question-{question.uuid}",
        url=url,
        name=question.question,
        answerCount=1,
        acceptedAnswer=answer,
    )


def answer_html(question: QuestionDocument) -> str:
    """Short and long answer in the tags an answer may carry: cms.rich_text.ANSWER_TAGS, links absolute."""
    short = f"<p>{escape(question.short_answer)}</p>" if question.short_answer.strip() else ""
    return short + "".join(_block_html(block) for block in question.long_answer.blocks)


def _block_html(block: Block) -> str:
    """The block's visible words in allowed tags; tables become lists, and price tables stay out."""
    match block:
        case ParagraphBlock(value=value):
            return value.html
        case CalloutBlock(value=value):
            return f"<p><strong>{escape(value.label)}</strong></p>{value.html}"
        case TableBlock(value=value):
            return _table_html(value)
        case ImageBlock(value=value):
            return f"<p>{escape(value.caption)}</p>" if value.caption else ""
    return ""


def _table_html(value: TableValue) -> str:
    caption = f"<p>{escape(value.caption)}</p>" if value.caption else ""
    rows = [row for row in [value.header, *value.rows] if any(row)]
    items = "".join(f"<li>{'<br>'.join(escape(cell) for cell in row)}</li>" for row in rows)
    return f"{caption}<ul>{items}</ul>" if items else caption


def _citations(document: FAQDocument) -> list[Node]:
    """Every source of the page and its questions, once."""
    sources = [*document.sources, *(source for row in document.questions for source in row.sources)]
    found = {(source.title, source.url): _citation(source) for source in sources}
    return list(found.values())


def _citation(source: SourceDocument) -> Node:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    published = source.published_on.isoformat() if source.published_on else None
    return node(
        type_="CreativeWork", name=source.title, url=source.url, publisher=publisher, datePublished=published
    )
