"""Settings shared by every environment. All that differs between installations comes from the environment."""

import zoneinfo
from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()

INSTALLED_APPS = [
    # It makes redirects when pages move; what "cms" does with those must come after that.
    "wagtail.contrib.redirects",
    # Models load in this order; those of "home" need those of "faq".
    "faq",
    "home",
    "pricing",
    "cms",
    "wagtail_modeladmin",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "corsheaders",
    "django_countries",
    "ninja",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.request_ids.RequestIdMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms.rate_limit_middleware.RateLimitMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.api_middleware.StatelessApiMiddleware",
    "cms.wagtail_api.preview.TokenOnlyMiddleware",
    "cms.problems.ProblemMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # What it answers from its copies never reaches the lines below.
    "cms.published.copies.CopiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.redirect_middleware.RedirectMiddleware",
    "faq.review.refusals.ReviewRequiredMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing with "database is locked", and readers are never blocked by them.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Finished answers that each worker process keeps in memory, in megabytes; 0 keeps none.
ANSWER_COPIES_MB = env.int("ANSWER_COPIES_MB", default=64)
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

AUTH_USER_MODEL = "cms.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# Seconds until a mail server that does not answer is given up.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="vouch@localhost")

WAGTAIL_SITE_NAME = "Vouch"
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = True
# Addresses in plain letters in every language: "prótesis" becomes "protesis".
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.rich_text_editor.RichTextEditor"}}
# Names of places only: files of the system that stand beside them are no time zones that a browser would know.
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"})
# The admin asks nobody outside for pictures of users or for news of releases.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILIMAGES_IMAGE_MODEL = "cms.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.CustomDocument"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search_backend"}}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "md", "pdf", "txt", "xlsx"]

# How medical review works; cms/conf.py says what each means.
REVIEW_POLICY = env("REVIEW_POLICY", default="label")
REVIEW_MONTHS = env.int("REVIEW_MONTHS", default=12)
REVIEW_DUE_SOON_DAYS = env.int("REVIEW_DUE_SOON_DAYS", default=60)
REVIEW_REMINDER_GROUP = env("REVIEW_REMINDER_GROUP", default="Publishers")
REGISTRATION_VALID_MONTHS = env.int("REGISTRATION_VALID_MONTHS", default=24)
PRICE_CHECK_MONTHS = env.int("PRICE_CHECK_MONTHS", default=6)
PRICE_MARKUP_MONTHS = env.int("PRICE_MARKUP_MONTHS", default=24)
# Other severities than their own for editorial checks, such as "absolute_claim=warning,long_sentence=off".
EDITORIAL_SEVERITIES = env("EDITORIAL_SEVERITIES", default="")
# Editorial checks whose findings keep a text from being approved, such as "absolute_claim,experimental_status_missing".
EDITORIAL_BLOCKS_APPROVAL = env.list("EDITORIAL_BLOCKS_APPROVAL", default=[])
# The audit of the site; cms/conf.py says what each means.
AUDIT_BLOCKS_PUBLISHING = env.list("AUDIT_BLOCKS_PUBLISHING", default=[])
AUDIT_REPORT_GROUP = env("AUDIT_REPORT_GROUP", default="Publishers")
AUDIT_REPORT_RECIPIENTS = env.list("AUDIT_REPORT_RECIPIENTS", default=[])
# A workflow ends by publishing what was approved, not whatever was written after that.
WAGTAIL_FINISH_WORKFLOW_ACTION = "faq.review.workflow_end.publish"

# One page has 100 questions of a dozen form fields each; Django's default of 1,000 fields would lose them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# The import says itself how many files it takes at once; Django's default of 100 would refuse them without a word.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# Keys that were SECRET_KEY before: what they signed stays valid.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Whether anybody may read published content from the content API, or only holders of a token.
API_PUBLIC = env.bool("API_PUBLIC", default=True)
# Previews of drafts; cms/conf.py says what each means.
PREVIEW_TOKEN_SECONDS = env.int("PREVIEW_TOKEN_SECONDS", default=900)
PREVIEW_URL_TEMPLATE = env("PREVIEW_URL_TEMPLATE", default="")
# The page that shows the content API to people. The API and its openapi.json stay.
API_DOCS_ENABLED = env.bool("API_DOCS_ENABLED", default=True)
# Wagtail's API v3 at /api/v3-preview/, for holders of a token; its description would list every model to anybody.
WAGTAIL_API_V3 = env.bool("WAGTAIL_API_V3", default=False)
WAGTAILAPI_DOCS_ENABLED = False
# Scripts of any other site may read the content API, which shows nothing but public pages and takes no cookies.
CORS_URLS_REGEX = r"^/api/content/"
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_ALLOW_ALL_ORIGINS = not CORS_ALLOWED_ORIGINS
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "x-request-id",
]
CORS_EXPOSE_HEADERS = [
    "ETag",
    "Last-Modified",
    "Link",
    "Content-Language",
    "X-Request-ID",
    "Retry-After",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
]
# Requests that one client address may send to the APIs, such as "1200/minute", counted by each worker process;
# empty for no limit. Behind proxies the address is found only if their number is right: 0 trusts no header.
API_RATE_LIMIT = env("API_RATE_LIMIT", default="1200/minute")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
