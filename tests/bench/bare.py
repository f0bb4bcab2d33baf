"""Views that only give back bytes: how fast anything in this server can be at all."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOLDER = Path(settings.DATA_DIR) / "bare"
_bodies: dict[str, tuple[bytes, str]] = {}


def keep(name: str, body: bytes, media_type: str) -> None:
    """Put the bytes that `/bench/bare/<name>` answers where every process of the server finds them."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(body)
    (FOLDER / f"{name}.type").write_text(media_type)


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """Exactly the bytes of another answer, without doing any of its work."""
    if name not in _bodies:
        _bodies[name] = (FOLDER / name).read_bytes(), (FOLDER / f"{name}.type").read_text()
    body, media_type = _bodies[name]
    return HttpResponse(body, content_type=media_type)
