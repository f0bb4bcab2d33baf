"""The addresses of one page in its languages, as hreflang names them."""

from collections.abc import Iterable

from django.conf import settings

DEFAULT = "x-default"


def alternates(languages: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of language and address by language, then the one for readers of other languages; none for one language.

    That is the address in the site's default language, or the first where there is none.
    """
    found = dict(sorted(languages))
    if len(found) < 2:
        return []
    return [*found.items(), (DEFAULT, found.get(settings.LANGUAGE_CODE) or next(iter(found.values())))]
