"""The project's addresses with Wagtail's own writing API beside them: the widest set of doors there can be."""

from django.urls import path
from wagtail.api.v3.urls import api

from cms.urls import urlpatterns as project

urlpatterns = [path("api/v3/", api.urls), *project]
