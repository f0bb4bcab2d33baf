"""The home page, and who publishes the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from cms import robots_rules, search_appearance
from cms.identity import Identity, Logo
from cms.link_addresses import WebAddressField, harmless_link, harmless_links, validate_link_list
from cms.llms_introduction import validate_introduction
from cms.robots_rules import RobotsPolicy, validate_rules
from cms.search_appearance import SearchAppearance
from cms.share_images import share_image
from cms.visible_page import VisiblePage
from home.listing import home_document


def validate_origin(value: str) -> None:
    """Refuse anything but scheme and host: paths and queries would end up in every public address."""
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise ValidationError(
            "Give only the scheme and host, such as https://www.example.org, without a path.",
            code="invalid_origin",
        )


class HomePage(SearchAppearance, VisiblePage):
    """The root of a site in one language."""

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["faq.FAQIndexPage", "pricing.PricingIndexPage"]

    heading = models.CharField(
        max_length=255, blank=True, help_text="The headline; empty means the page's title."
    )
    introduction = models.TextField(
        blank=True, help_text="What visitors find on this site, in a few sentences."
    )

    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("introduction")]
    promote_panels = [*Page.promote_panels, *search_appearance.panels]

    api_fields = ["heading", "introduction"]

    class Meta:
        verbose_name = "home page"
        verbose_name_plural = "home pages"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["document"] = home_document(self, site=self.get_site(), now=timezone.now())
        return context


@register_setting(icon="site")
class SiteIdentity(BaseSiteSetting):
    """What structured data and the API say about the publisher of one site."""

    select_related = ["logo", "share_image"]

    publisher_name = models.CharField(
        max_length=255,
        blank=True,
        help_text="The organisation that publishes the site; empty means the site's name.",
    )
    frontend_origin = models.CharField(
        "public address",
        max_length=255,
        blank=True,
        validators=[validate_origin],
        help_text="Where the public reads these pages, such as https://www.example.org. Empty means the address of this site here.",
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="At least 112 pixels wide and high.",
    )
    editorial_policy_url = WebAddressField(
        "editorial policy", blank=True, help_text="The page that says how content is written and reviewed."
    )
    corrections_policy_url = WebAddressField(
        "corrections policy", blank=True, help_text="How mistakes are put right."
    )
    contact_url = WebAddressField(
        "contact page", blank=True, help_text="Where readers can reach the publisher."
    )
    same_as = models.TextField(
        "profiles elsewhere", blank=True, help_text="Addresses of pages about the publisher, one per line."
    )
    share_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="picture for sharing",
        help_text="Shown where a page without a picture of its own is shared. At best 1200 by 630 pixels.",
    )
    allow_search_engines = models.BooleanField("search engines may read", default=True)
    allow_answer_engines = models.BooleanField("answer engines may read", default=True)
    allow_model_training = models.BooleanField("collectors for training may read", default=True)
    robots_txt = models.TextField(
        "robots.txt",
        blank=True,
        default=robots_rules.DEFAULT_RULES,
        validators=[validate_rules],
        help_text="What all crawlers are told, and what some are told by name: that counts more than the choices above. "
        "The address of the sitemap is added by itself. Emptied, only the admin is kept from crawlers.",
    )
    llms_introduction = models.TextField(
        "introduction of llms.txt",
        blank=True,
        validators=[validate_introduction],
        help_text="What language models should know about this site before its list of pages: Markdown, without headings.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("publisher_name"), FieldPanel("frontend_origin"), FieldPanel("logo")],
            heading="Publisher",
        ),
        MultiFieldPanel(
            [
                FieldPanel("editorial_policy_url"),
                FieldPanel("corrections_policy_url"),
                FieldPanel("contact_url"),
                FieldPanel("same_as"),
            ],
            heading="Policies and contact",
        ),
        MultiFieldPanel([FieldPanel("share_image")], heading="Sharing"),
        MultiFieldPanel(
            [
                *(FieldPanel(kind.field, help_text=kind.help_text) for kind in robots_rules.KINDS),
                FieldPanel("robots_txt"),
                FieldPanel("llms_introduction"),
            ],
            heading="Crawlers and language models",
            help_text="Well-behaved crawlers keep to this; it locks nobody out.",
        ),
    ]

    class Meta:
        verbose_name = "site identity"
        verbose_name_plural = "site identities"

    def __str__(self) -> str:
        return self.publisher_name or str(self.site)

    def clean(self) -> None:
        super().clean()
        try:
            validate_link_list(self.same_as)
        except ValidationError as error:
            raise ValidationError({"same_as": error}) from error


def identity_of(site: Site) -> Identity:
    """The identity of `site`, from its settings where they are filled in."""
    found = SiteIdentity.base_queryset().filter(site=site).first() or SiteIdentity(site=site)
    origin = (harmless_link(found.frontend_origin) or site.root_url).rstrip("/")
    return Identity(
        name=found.publisher_name or site.site_name or site.hostname,
        origin=origin,
        language=settings.LANGUAGE_CODE,
        logo=_logo(found, origin),
        editorial_policy_url=harmless_link(found.editorial_policy_url) or "",
        corrections_policy_url=harmless_link(found.corrections_policy_url) or "",
        contact_url=harmless_link(found.contact_url) or "",
        same_as=harmless_links(found.same_as.splitlines()),
        share_image=share_image(found.share_image, origin) if found.share_image else None,
        robots=_robots(found),
        introduction=found.llms_introduction.replace("\r\n", "\n").strip(),
    )


def _robots(found: SiteIdentity) -> RobotsPolicy:
    barred = (kind.field for kind in robots_rules.KINDS if not getattr(found, kind.field))
    return RobotsPolicy(rules=found.robots_txt, barred=frozenset(barred))


def _logo(found: SiteIdentity, origin: str) -> Logo | None:
    if not found.logo:
        return None
    url = found.logo.file.url
    return Logo(url if "://" in url else f"{origin}{url}", found.logo.width, found.logo.height)


def sites_with_picture(changes: set[str]) -> list[str]:
    """Sites whose logo or picture for sharing is one of the changed images: their documents name it."""
    images = [int(key.removeprefix("image:")) for key in changes if key.startswith("image:")]
    if not images:
        return []
    found = SiteIdentity.objects.filter(Q(logo__in=images) | Q(share_image__in=images))
    return [f"site:{pk}" for pk in found.values_list("site", flat=True)]
