"""Links from rich text to pages of our own: only to what the public may see."""

from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.page_ids import id_of
from cms.visibility import scheduled_now


class PublicPageLinkHandler(PageLinkHandler):
    """Wagtail's handler prints the address of any page, drafts included; this one leaves those without a target."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        ids = [number for attrs in attrs_list if (number := id_of(str(attrs.get("id", ""))))]
        pages = Page.objects.filter(id__in=ids).live().public().filter(scheduled_now(now=timezone.now()))
        found = {str(page.id): page for page in pages.select_related("locale")}
        return [found.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        links = []
        for page in cls.get_many(attrs_list):
            url = page.url if page else None
            links.append(f'<a href="{escape(url)}">' if url else "<a>")
        return links
