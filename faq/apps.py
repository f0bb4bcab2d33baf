"""FAQ pages: questions, answers, reviewers, sources."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = "FAQ"

    def ready(self) -> None:
        from cms import page_summaries, references, sitemap
        from cms.api import content_api
        from faq import api, price_api, question_api, receivers, reviewer_api, treatment_api
        from faq.models import FAQPage, MedicalReviewer, Source
        from faq.review import receivers as review_receivers

        references.protect(MedicalReviewer, field="medical_reviewer")
        references.protect(Source, block="source")
        receivers.connect()
        review_receivers.connect()
        for module in (api, question_api, reviewer_api, treatment_api, price_api):
            content_api.add_router("", module.router)
        page_summaries.register_document(FAQPage, api.public_document)
        sitemap.register_modified_on("faqpage__modified_on")
