"""The home page and the identity of each site."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        from cms import identity
        from cms.published.freshness import also_means
        from cms.published.triggers import watch
        from home.models import HomePage, SiteIdentity, identity_of, sites_with_logo

        identity.register(identity_of)
        watch(HomePage, "page")
        watch(SiteIdentity, "site", by="site")
        also_means(sites_with_logo)
