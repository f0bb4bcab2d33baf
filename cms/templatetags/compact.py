"""`{% compact %}...{% endcompact %}`: HTML without the indentation and blank lines that templates leave in it.

White space in HTML is one space however much of it there is. No template or rich text of ours keeps more in a `pre`
or `textarea`; structured data is JSON, whose line ends are escaped. Control characters, which HTML forbids and pasted
titles may hold, are left out here as they are in structured data: the words of both stay the same.
"""

import re

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token

from cms.rich_text import without_control_characters

register = template.Library()

# Spaces that do not break, and those of other scripts, are text.
_LINE_END = re.compile(r"\n[ \t\r\n]+")


class CompactNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        return _LINE_END.sub("\n", without_control_characters(self.nodelist.render(context)))


@register.tag
def compact(parser: Parser, token: Token) -> CompactNode:
    nodelist = parser.parse(("endcompact",))
    parser.delete_first_token()
    return CompactNode(nodelist)
