"""FAQ pages for the checks that read them from the database."""

from faq.models import FAQPage
from tests.factories import SourceFactory, make_faq_page, make_question

CLAIM = "It is completely safe."


def cited() -> list[dict]:
    return [{"type": "source", "value": SourceFactory().pk}]


def fair_page(short_answer: str = "You stay two nights.", **fields) -> FAQPage:
    """A page that no check finds anything in, unless the short answer of its first question says something."""
    questions = [
        make_question("How long is the stay?", short_answer, sources=cited()),
        make_question("What are the risks, and the alternatives?", "Infection is one.", sources=cited()),
    ]
    return make_faq_page(**{"questions": questions, "sources": cited(), **fields})
