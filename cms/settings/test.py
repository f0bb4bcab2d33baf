"""Settings of the test suite: fast, on a database of its own, without any outside service."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import env

SECRET_KEY = "insecure-key-for-tests-only"
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "other.example"]

# The default hasher is slow on purpose; tests create many accounts and guard no secrets.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

DATA_DIR = Path(tempfile.mkdtemp(prefix="vouch-test-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True

DATABASES = {"default": env.db("DATABASE_URL", default="sqlite://:memory:")}

# All tests come from one address. Those of the limit set their own.
API_RATE_LIMIT = ""
TRUSTED_PROXIES = 0
