"""FAQ pages: questions, answers, reviewers, sources."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = "FAQ"

    def ready(self) -> None:
        from cms import references, sitemap
        from cms.api import content_api
        from faq import receivers
        from faq.api import router
        from faq.models import MedicalReviewer, Source
        from faq.review import receivers as review_receivers

        references.protect(MedicalReviewer, field="medical_reviewer")
        references.protect(Source, block="source")
        receivers.connect()
        review_receivers.connect()
        content_api.add_router("", router)
        sitemap.register_modified_on("faqpage__modified_on")
