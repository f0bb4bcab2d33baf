"""The languages that content is written in, as a parameter of the content API."""

from django.conf import settings

from cms.api_parameters import OneOf

LANGUAGES = tuple(code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES)
Language = OneOf(LANGUAGES)
