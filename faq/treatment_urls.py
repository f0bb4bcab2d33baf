"""Public addresses of treatments; each language of the site has its own."""

from django.urls import path

from faq.views import treatment

urlpatterns = [path("<slug:slug>/", treatment, name="treatment")]
