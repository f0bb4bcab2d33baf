"""FAQ pages: questions, answers, reviewers, sources."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = "FAQ"

    def ready(self) -> None:
        from cms import page_summaries, references, sitemap
        from cms.api import content_api
        from cms.published import builders
        from cms.published.triggers import watch
        from faq import api, price_api, question_api, receivers, reviewer_api, treatment_api
        from faq.draft_document import draft_document
        from faq.editorial import severities  # noqa: F401  registers the check of EDITORIAL_SEVERITIES
        from faq.models import Approval, FAQIndexPage, FAQPage, MedicalReviewer, Question, Source
        from faq.published_faqs import finished_faqs
        from faq.published_questions import store_questions
        from faq.review import receivers as review_receivers

        references.protect(MedicalReviewer, field="medical_reviewer")
        references.protect(Source, block="source")
        receivers.connect()
        review_receivers.connect()
        for module in (api, question_api, reviewer_api, treatment_api, price_api):
            content_api.add_router("", module.router)
        page_summaries.register_draft_document(FAQPage, draft_document)
        sitemap.register_modified_on("faqpage__modified_on")
        builders.register(FAQPage, finished_faqs, store_parts=store_questions)
        watch(FAQPage, "page")
        watch(FAQIndexPage, "page")
        watch(Question, "page", by="page")
        watch(Approval, "page", by="page")
        watch(MedicalReviewer, "reviewer")
        watch(Source, "source")
