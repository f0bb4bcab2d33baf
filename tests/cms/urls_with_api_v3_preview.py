"""The project's addresses as they are where WAGTAIL_API_V3 is set."""

from django.test import override_settings

from cms.urls import urlpatterns as project
from cms.wagtail_api import preview

with override_settings(WAGTAIL_API_V3=True):
    urlpatterns = [*preview.urlpatterns(), *project]
