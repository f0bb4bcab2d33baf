"""Which answers are compressed here: web pages, for browsers that take it.

What the API answers is left to a proxy: each answer would have to be compressed when it is first asked for, and most
are asked for by programs beside it.
"""

import gzip

from django.http import HttpRequest

# What is compressed says no more to one reader than to all, so that its length gives nothing away (CVE-2013-3587).
_COMPRESSED = "text/html"
VARY = "Accept-Encoding"


def is_compressible(media_type: str) -> bool:
    """Whether answers of this type differ by what a reader can decompress."""
    return media_type.startswith(_COMPRESSED)


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the reader says so by name (RFC 9110, 12.5.3)."""
    for coding in request.headers.get("Accept-Encoding", "").split(","):
        name, _, quality = coding.partition(";")
        if name.strip().lower() == "gzip":
            return quality.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def gzipped(body: bytes) -> bytes:
    """The same bytes for the same body, whenever and wherever it is compressed."""
    return gzip.compress(body, mtime=0)
