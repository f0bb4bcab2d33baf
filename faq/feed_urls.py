"""Feeds, in each language of the site."""

from django.urls import path

from faq.feeds import feed

urlpatterns = [
    path("faq.rss", feed, {"form": "rss"}, name="faq_rss"),
    path("faq.atom", feed, {"form": "atom"}, name="faq_atom"),
]
