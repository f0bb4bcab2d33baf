"""What the floor registers with Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_modeladmin.options import modeladmin_register

from cms import preview_hooks  # noqa: F401  registers the sharing of drafts
from cms.api_token_admin import ApiTokenAdmin
from cms.page_links import PublicPageLinkHandler

modeladmin_register(ApiTokenAdmin)


@hooks.register("register_rich_text_features", order=100)
def register_public_page_links(features: FeatureRegistry) -> None:
    """After Wagtail's own registration, so that this handler is the one in use."""
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("insert_global_admin_css")
def form_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/forms.css"))
