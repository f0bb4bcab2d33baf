"""Development and the demo: works out of the box on one machine, and on no other."""

from .base import *  # noqa: F403
from .base import env

# Known to everybody, so production.py refuses to start without one of its own.
SECRET_KEY = env("SECRET_KEY", default="insecure-key-for-development-only")
DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.list("ALLOWED_HOSTS", default=[])]

# Static files straight from the source folders: no collectstatic step between a change and seeing it.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
SERVE_MEDIA = True
DEMO_PASSWORD = env("DEMO_PASSWORD", default="vouch-demo")
# One machine sends everything here, measurements too; the headers are there all the same.
API_RATE_LIMIT = env("API_RATE_LIMIT", default="600000/minute")
