"""Public addresses of medical reviewers, the same for every language of the site."""

from django.urls import path

from faq.views import reviewer_profile

urlpatterns = [path("<slug:slug>/", reviewer_profile, name="medical_reviewer")]
