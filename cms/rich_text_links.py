"""What stored rich text links to inside the site, as keys of what a document tells of."""

import re
from collections.abc import Iterable, Iterator

# Wagtail stores a link as <a linktype="page" id="12">, with its attributes in any order.
_LINK = re.compile(r"<a\s[^>]*>")
_KIND = re.compile(r'linktype="(page|document)"')
_TARGET = re.compile(r'\bid="(\d+)"')


def link_targets(stored: Iterable[str]) -> Iterator[str]:
    """Keys such as "page:12" or "document:3" of all links in these texts, there or not, public or not."""
    for html in stored:
        for tag in _LINK.findall(html or ""):
            kind, target = _KIND.search(tag), _TARGET.search(tag)
            if kind and target:
                yield f"{kind[1]}:{target[1]}"
