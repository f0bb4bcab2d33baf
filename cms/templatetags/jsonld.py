"""`{% jsonld document %}`: structured data in a page's head."""

from django import template
from django.utils.safestring import SafeString

from cms import jsonld as syntax

register = template.Library()


@register.simple_tag
def jsonld(document: syntax.Node) -> SafeString:
    """The script element for a JSON-LD document built elsewhere."""
    return syntax.script(document)
