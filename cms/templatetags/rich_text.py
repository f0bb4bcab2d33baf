"""`{{ html|trusted_html }}`: HTML that our own code has built and cleaned."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def trusted_html(html: str) -> SafeString:
    """Print the HTML of a document's rich content unescaped.

    Only for `html` of a document (faq.documents): it has passed cms.rich_text.clean, and whatever else stands in it
    was escaped by faq.documents.answers or faq.answer_tables. Never for a field of a model, and never for anything a visitor sends.
    """
    return mark_safe(html)  # noqa: S308  cleaned by nh3 when the document was built, see the docstring
