"""FAQ pages: questions, answers, reviewers, sources."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = "FAQ"

    def ready(self) -> None:
        from faq import registration

        registration.register()
