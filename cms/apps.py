"""The floor that all other apps stand on."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Vouch"

    def ready(self) -> None:
        from cms import (
            address_api,
            audit_api,
            changes_api,
            checks,  # noqa: F401  registers itself
            navigation_api,
            pages_api,
            preview_api,
            redirect_upkeep,
            sitemap_api,
        )
        from cms.api import content_api
        from cms.published import watched
        from cms.spreadsheets import keep_downloads_safe

        for module in (
            pages_api,
            address_api,
            navigation_api,
            sitemap_api,
            changes_api,
            preview_api,
            audit_api,
        ):
            content_api.add_router("", module.router)
        watched.watch_pages_and_sites()
        redirect_upkeep.connect()
        keep_downloads_safe()
        post_migrate.connect(watched.install_triggers, sender=self, dispatch_uid="published-triggers")
