"""A refusal to publish, whatever the reason: every door that publishes knows this one error."""

from django.core.exceptions import ValidationError


class PublishingRefused(ValidationError):
    """The page does not go live; the message tells whoever tried why, and what to do."""
