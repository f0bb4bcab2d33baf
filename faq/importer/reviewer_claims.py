"""Who a document says reviewed it: name and credentials read from the printed words, which are kept."""

import re
from collections.abc import Sequence

from faq.importer.report import ClaimedReviewer
from faq.importer.vocabulary import plain

_AFTER_NAME = re.compile(r"\s+[—–|·•-]\s+|\s*[,(;]\s*")
_ARTICLE = re.compile(r"(?:el|la|the|o|a|os|as|le|les|der|die|dem)\s+(?=\S)", re.IGNORECASE)
_CREDENTIALS = re.compile(r"\s*(?:,|\()\s*(?P<text>.*?)\)?\s*(?:\s[—–|·•-]\s.*)?$", re.DOTALL)
_TITLE = re.compile(r"(?:dr|dra|dt|prof|profa|sr|sra|mr|mrs|ms)\.?\s+", re.IGNORECASE)


def read_claim(raw: str) -> ClaimedReviewer:
    """Split "Dr. Demo Name, MD — specialty" into name and credentials. `raw` stays verbatim."""
    words = " ".join(raw.split())
    article = _ARTICLE.match(words)
    without_article = words[article.end() :] if article and words[0].islower() else words
    name_end = _AFTER_NAME.search(without_article[:300])
    name = without_article[: name_end.start()] if name_end else without_article
    rest = without_article[name_end.start() :] if name_end else ""
    match = _CREDENTIALS.match(rest) if len(rest) <= 300 else None
    credentials = match["text"].strip(" ).") if match else ""
    return ClaimedReviewer(name=name.strip(), credentials=credentials or None, raw=raw)


def merge_claims(claims: Sequence[ClaimedReviewer]) -> ClaimedReviewer | None:
    """One claim for several that name the same person; None if they do not."""
    names = {plain(_TITLE.sub("", claim.name)) for claim in claims}
    credentials = {claim.credentials for claim in claims if claim.credentials}
    if len(names) > 1 or len(credentials) > 1:
        return None
    return next((claim for claim in claims if claim.credentials), claims[0])
