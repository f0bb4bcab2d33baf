"""Public address of the search; each language of the site has its own."""

from django.urls import path

from faq.views import search_results

urlpatterns = [path("", search_results, name="search")]
