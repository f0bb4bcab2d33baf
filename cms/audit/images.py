"""Images without words for those who cannot see them."""

import re

from lxml import etree

from cms.audit.findings import Finding, Severity
from cms.audit.served_page import ServedPage

NO_ALT, NO_WORDS = "missing_alt_text", "alt_text_is_a_file_name"
_FILE = re.compile(r"[\w. -]+\.(?:jpe?g|png|gif|webp|avif|svg)|(?:img|dsc|image)[_ -]?\d+", re.IGNORECASE)


def image_findings(page: ServedPage) -> list[Finding]:
    """Images that lack an alternative text, or whose text is the name of a file.

    An empty text is right for an image that only decorates, and for one inside a link whose words say where it leads.
    """
    found = []
    for image in page.elements("//img"):
        fault = _fault(image)
        if fault:
            code, severity, message = fault
            found.append(Finding(code, severity, page.url, _where(image), message, _name(image)))
    return found


def _fault(image: etree._Element) -> tuple[str, Severity, str] | None:
    text = image.get("alt")
    if text is None:
        message = "An image has no alternative text. Describe it, or say that it only decorates."
        return NO_ALT, Severity.ERROR, message
    if not text.strip() and _is_the_whole_link(image):
        message = "A link holds nothing but an image without alternative text."
        return NO_ALT, Severity.ERROR, message
    if _FILE.fullmatch(text.strip()):
        return NO_WORDS, Severity.WARNING, "The alternative text of an image is the name of its file."
    return None


def _is_the_whole_link(image: etree._Element) -> bool:
    link = next(image.iterancestors("a"), None)
    return link is not None and not "".join(link.itertext()).strip() and not link.get("aria-label")


def _where(image: etree._Element) -> str:
    named = (above.get("id") for above in image.iterancestors() if above.get("id"))
    return next((f"#{name}" for name in named), "page")


def _name(image: etree._Element) -> str:
    return image.get("src", "").rpartition("/")[2][:200]
