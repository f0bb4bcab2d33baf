"""The languages whose wording can be judged."""

from faq.editorial.vocabulary import Vocabulary
from faq.editorial.vocabulary_en import ENGLISH
from faq.editorial.vocabulary_es import SPANISH

VOCABULARIES = {"en": ENGLISH, "es": SPANISH}
LANGUAGES = tuple(VOCABULARIES)


def vocabulary(language: str | None) -> Vocabulary | None:
    """The words of a language ("es", "es-mx"), or None where we have none: then no wording is judged."""
    return VOCABULARIES.get((language or "").split("-")[0].lower())
