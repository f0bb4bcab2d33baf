"""The home page and the identity of each site."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        from cms import identity, markdown_twin, page_seo
        from cms.published.freshness import also_means
        from cms.published.triggers import watch
        from cms.wagtail_api import public_images
        from home.listing import seo_of_home
        from home.models import HomePage, SiteIdentity, identity_of, sites_with_picture
        from home.page_twins import home_draft, home_twin
        from home.site_pictures import site_pictures

        identity.register(identity_of)
        public_images.register(site_pictures)
        markdown_twin.register(HomePage, home_twin, draft=home_draft)
        page_seo.register(HomePage, seo_of_home)
        watch(HomePage, "page")
        watch(SiteIdentity, "site", by="site")
        also_means(sites_with_picture)
