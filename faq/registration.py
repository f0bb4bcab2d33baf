"""What FAQ pages register with the floors below: endpoints, documents, addresses, watched tables, checks."""

from cms import feed_links, last_change, page_seo, page_summaries, preview_modes, references
from cms.api import content_api
from cms.audit import content_audits
from cms.published import builders
from cms.published.triggers import watch
from faq import (
    api,
    feeds,
    llms_entries,
    page_twins,
    price_api,
    public_addresses,
    question_api,
    receivers,
    reviewer_api,
    treatment_api,
)
from faq.audit.content import audit_published
from faq.audit.drafts import draft_findings
from faq.draft_document import draft_document
from faq.editorial import blocking, severities  # noqa: F401  registers the checks of their settings
from faq.index_listing import index_seo
from faq.models import Approval, FAQIndexPage, FAQPage, MedicalReviewer, PublishedChange, Question, Source
from faq.published_faqs import finished_faqs
from faq.published_questions import store_questions
from faq.review import receivers as review_receivers
from faq.treatment_context import CONTEXT
from pricing import treatment_context


def register() -> None:
    """Called once, when all models are there."""
    references.protect(MedicalReviewer, field="medical_reviewer")
    references.protect(Source, block="source")
    receivers.connect()
    review_receivers.connect()
    for module in (api, question_api, reviewer_api, treatment_api, price_api):
        content_api.add_router("", module.router)
    _register_readers()
    _watch_tables()


def _register_readers() -> None:
    page_summaries.register_draft_document(FAQPage, draft_document)
    last_change.register_modified_on("faqpage__modified_on")
    page_seo.register(FAQIndexPage, index_seo)
    builders.register(FAQPage, finished_faqs, store_parts=store_questions)
    content_audits.register(FAQPage._meta.label, audit_published, expected_type="FAQPage")
    treatment_context.register(CONTEXT)
    public_addresses.register()
    page_twins.register()
    llms_entries.register()
    preview_modes.register_findings(FAQPage, draft_findings)
    feed_links.register(feeds.links)


def _watch_tables() -> None:
    watch(FAQPage, "page")
    watch(FAQIndexPage, "page")
    watch(Question, "page", by="page")
    watch(Approval, "page", by="page")
    watch(PublishedChange, "page", by="page")
    watch(MedicalReviewer, "reviewer")
    watch(Source, "source")
