"""Which code and settings built a document: what other code built is built again before it is read."""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

from cms import conf

_APPS = ("cms", "faq", "pricing", "home")


def fingerprint() -> str:
    """At most 64 characters, the same in every process of one release and configuration."""
    months = conf.price_markup_months()
    configured = f"{settings.TIME_ZONE}|{settings.MEDIA_URL}|{conf.review_due_soon_days()}|{months}"
    return f"{_source()}-{_digest(configured.encode())}"


@functools.cache
def _source() -> str:
    """Of all our own modules and of the packages' versions, so that nobody has to remember to count up a number."""
    root = Path(settings.BASE_DIR)
    files = [root / "constraints.txt", root / "requirements.txt"]
    for app in _APPS:
        files += sorted((root / app).rglob("*.py"))
    files += sorted((root / "locale").rglob("*.[mp]o"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() if file.exists() else b"")
    return digest.hexdigest()[:32]


@functools.lru_cache(maxsize=8)
def _digest(configured: bytes) -> str:
    return hashlib.sha256(configured).hexdigest()[:16]
