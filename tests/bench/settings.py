"""Settings of the benchmark: those of `make demo`, with Wagtail's own APIs and bare views beside ours."""

from cms.settings.dev import *  # noqa: F403
from cms.settings.dev import CACHES, LOGGING, env

DEBUG = False
ROOT_URLCONF = "tests.bench.urls"
# One server of each size of site may share a Redis.
CACHES["default"]["KEY_PREFIX"] = env("BENCH_NAME", default="bench")
# It would answer 429 to nearly everything that a benchmark asks.
API_RATE_LIMIT = ""
# Wagtail would take 20 at most, which is what is asked for; said here because both its APIs read it.
WAGTAILAPI_LIMIT_MAX = 20
# The benchmark itself asks for what may not be there, and says so.
LOGGING["loggers"] = {"django.request": {"level": "ERROR"}}
