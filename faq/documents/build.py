"""From a page to its document: `build_document` is pure, `documents_of` loads what it needs for many pages."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils import translation
from wagtail.models import Site

from cms.countries import country_code
from cms.descriptions import first_words
from cms.identity import Identity
from cms.page_documents import page_meta
from cms.search_appearance import robots_of
from cms.seo import Seo, shared
from cms.share_images import ShareImage
from cms.structured_data import country_name
from faq.addresses import treatment_path
from faq.documents.answers import long_answer, rich_content
from faq.documents.related import Related, load_related
from faq.documents.review import reviews
from faq.documents.schema import (
    CallToAction,
    Change,
    CountryRef,
    FAQDocument,
    ImageBlock,
    Introduction,
    QuestionDocument,
    Review,
    SourceDocument,
    TreatmentRef,
)
from faq.models.source import Source
from faq.structured_data import faq_graph
from pricing.documents import PriceTableDocument
from pricing.models import Treatment

if TYPE_CHECKING:
    from faq.models import FAQPage, Question


def documents_of(pages: Sequence["FAQPage"], *, site: Site, now: dt.datetime) -> list[FAQDocument]:
    """The documents of pages of one site, as they are in memory: live pages, drafts and previews alike."""
    related = load_related(pages, site=site, now=now)
    return [build_document(page, related) for page in pages]


def build_document(page: "FAQPage", related: Related) -> FAQDocument:
    """The document of one page; `related` must have been loaded for it."""
    language = page.locale.language_code
    meta = page_meta(
        page, related.surroundings, related.identity, modified_on=page.modified_on, tags=_tags(page)
    )
    review, question_reviews = reviews(page, related)
    rows = zip(page.questions.all(), question_reviews, strict=True)
    with translation.override(language):
        document = FAQDocument(
            id=page.pk or 0,
            uuid=page.translation_key,
            title=page.title,
            subtitle=page.subtitle or None,
            summary=page.summary or None,
            introduction=_introduction(page, related),
            treatment=treatment_ref(page.treatment, related.identity) if page.treatment else None,
            country=_country(page, language),
            questions=[_question(question, standing, related) for question, standing in rows],
            prices=_prices(page, related),
            review=review,
            sources=_sources(page.sources, related),
            call_to_action=_call_to_action(page),
            disclaimer=page.disclaimer or None,
            evidence_stage=page.evidence_stage or None,
            regulatory_status=page.regulatory_status or None,
            author=page.author or None,
            changes=[Change(date=row.changed_on, note=row.note) for row in related.changes.get(page.pk, [])],
            meta=meta,
            seo=Seo(
                title=page.seo_title or page.title,
                description=page.search_description or page.summary,
                canonical=meta.url,
                robots=robots_of(page),
                json_ld={},
            ),
        )
    document.seo.description = document.seo.description or beginning(document)
    document.seo.json_ld = faq_graph(document, related.identity, today=related.today)
    shared(document.seo, meta, related.identity, kind="article", image=_picture(page, document, related))
    return document


def beginning(document: FAQDocument) -> str:
    """How the text of a page begins that has neither a description nor a summary."""
    answers = (text for each in document.questions for text in (each.short_answer, each.long_answer.text))
    return first_words([document.introduction.text, *answers])


def _picture(page: "FAQPage", document: FAQDocument, related: Related) -> ShareImage | None:
    """The one that the editor chose, or else the first in the answers."""
    chosen = related.share_images.get(page.share_image_id)
    blocks = (block for question in document.questions for block in question.long_answer.blocks)
    first = next((block.value for block in blocks if isinstance(block, ImageBlock)), None)
    if chosen or first is None:
        return chosen
    return ShareImage(url=first.url, alt=first.alt, width=first.width, height=first.height)


def _introduction(page: "FAQPage", related: Related) -> Introduction:
    content = rich_content(related.html.get(page.introduction, ""))
    return Introduction(heading=page.introduction_heading or None, html=content.html, text=content.text)


def treatment_ref(treatment: Treatment, identity: Identity) -> TreatmentRef:
    """What documents say about the treatment they are about; its locale should be loaded."""
    return TreatmentRef(
        slug=treatment.slug,
        name=treatment.name,
        alternate_name=treatment.alternate_name or None,
        kind=treatment.kind,
        specialty=treatment.specialty or None,
        url=identity.absolute(treatment_path(treatment.slug, treatment.locale.language_code)),
    )


def _country(page: "FAQPage", language: str) -> CountryRef | None:
    code = country_code(page.country)
    return CountryRef(code=code, name=country_name(code, language)) if code else None


def _question(question: "Question", review: Review, related: Related) -> QuestionDocument:
    return QuestionDocument(
        uuid=question.uuid,
        anchor=question.anchor,
        group=question.group or None,
        question=question.question,
        short_answer=question.short_answer,
        long_answer=long_answer(question.long_answer.raw_data, related),
        sources=_sources(question.sources, related),
        review=review,
    )


def _prices(page: "FAQPage", related: Related) -> list[PriceTableDocument]:
    """Each price table of the page once, in reading order."""
    blocks = [block for question in page.questions.all() for block in question.long_answer.raw_data]
    ids = dict.fromkeys(block["value"] for block in blocks if block["type"] == "price_table")
    return [related.price_tables[key] for key in ids if key in related.price_tables]


def _sources(stream: Any, related: Related) -> list[SourceDocument]:
    ids = [block["value"] for block in stream.raw_data]
    return [_source(related.sources[key]) for key in ids if key in related.sources]


def _source(source: Source) -> SourceDocument:
    return SourceDocument(
        title=source.title,
        publisher=source.publisher or None,
        url=source.link,
        doi=source.doi or None,
        type=source.type,
        published_on=source.published_on,
        accessed_on=source.accessed_on,
    )


def _call_to_action(page: "FAQPage") -> CallToAction | None:
    values = {
        "heading": page.call_to_action_heading or None,
        "text": page.call_to_action_text or None,
        "link_text": page.call_to_action_link_text or None,
        "link_url": page.call_to_action_link_url or None,
    }
    action = CallToAction(**values)
    return action if any(action.model_dump().values()) else None


def _tags(page: "FAQPage") -> list[str]:
    """What a cache forgets when one of these changes."""
    tags = [f"page:{page.pk}"]
    if page.treatment:
        tags.append(f"treatment:{page.treatment.slug}")
    return tags
