"""The floor that all other apps stand on."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Vouch"

    def ready(self) -> None:
        from cms import (
            address_api,
            checks,  # noqa: F401  registers itself
            navigation_api,
            pages_api,
            sitemap_api,
        )
        from cms.api import content_api

        for module in (pages_api, address_api, navigation_api, sitemap_api):
            content_api.add_router("", module.router)
