"""The home page and the identity of each site."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        from cms import identity
        from home.models import identity_of

        identity.register(identity_of)
