"""The floor that all other apps stand on."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Vouch"

    def ready(self) -> None:
        from cms import checks  # noqa: F401  registers itself
