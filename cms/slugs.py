"""Slugs that must differ within one language, and the panel that fills them in."""

from django.core.exceptions import ValidationError
from wagtail.admin.panels import TitleFieldPanel
from wagtail.models import TranslatableMixin


class NamePanel(TitleFieldPanel):
    """A name that fills in the slug of a new object, and leaves the slug of an existing one alone."""

    def __init__(self, *args, classname: str = "", placeholder: bool = False, **kwargs) -> None:
        super().__init__(*args, classname=classname, placeholder=placeholder, **kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            return self.instance is None or self.instance.pk is None


def validate_slug_is_free(thing: TranslatableMixin) -> None:
    """Refuse a slug that another object of the same kind and language has; the message belongs to the slug.

    The database constraint says the same, but forms leave the language out and so never ask it.
    """
    locale_id = thing.locale_id or thing.get_default_locale().pk
    others = type(thing)._default_manager.filter(slug=thing.slug, locale_id=locale_id).exclude(pk=thing.pk)
    other = others.first()
    if other is not None:
        raise ValidationError(
            {"slug": f"“{other}” already has this slug in this language. Choose another, or edit that one."}
        )
