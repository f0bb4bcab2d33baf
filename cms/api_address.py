"""Where the content API lives, and which requests are for it."""

PREFIX = "/api/content/v1/"
PREVIEW_PREFIX = f"{PREFIX}preview/"


def is_api_path(path: str) -> bool:
    """Whether a path belongs to the content API, with or without the slash after the version."""
    return path.startswith(PREFIX) or path == PREFIX.rstrip("/")
