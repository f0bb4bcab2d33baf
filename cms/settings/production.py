"""Production: safe defaults, and a refusal to start without the values only the operator can know."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import env


def required(name: str, why: str) -> str:
    """The environment variable, or a refusal that says what it is for."""
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {why}")
    return value


SECRET_KEY = required("SECRET_KEY", "a long random string; sessions and signed links depend on it.")
if len(SECRET_KEY) < 32 or SECRET_KEY.startswith("insecure"):
    raise ImproperlyConfigured("SECRET_KEY must be a random string of at least 32 characters.")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "host names this server answers to, separated by commas.").split(
    ","
)
WAGTAILADMIN_BASE_URL = required("WAGTAILADMIN_BASE_URL", "address of the admin, used in e-mails.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

DEBUG = False
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Off only behind a proxy that speaks plain HTTP to itself, such as a health check inside a container.
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
