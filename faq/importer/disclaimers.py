"""Sentences below the last answer that say what the page itself is not for, though no heading says so."""

import re
from collections.abc import Sequence

from faq.importer.blocks import Block
from faq.importer.boilerplate import is_boilerplate
from faq.importer.labels import read_labels
from faq.importer.titles import is_date_line, is_disclaimer
from faq.importer.vocabulary import DISCLAIMS, plain

_NAMES_THE_PAGE = re.compile(
    r"\b(?:pages?|(?:web)?site|leaflet|booklet|brochure|guide|article|information|content|contents|text|answers?|faqs?|document"
    r"|handout|materials?|pagina|sitio|articulo|informacion|contenidos?|guia|folleto|textos?|documento|respuestas|artigo"
    r"|informac(?:ao|oes)|conteudos?|material|respostas|seite|artikel|informationen|inhalte|angaben|broschure|merkblatt"
    r"|leitfaden|antworten|informations?|contenus?|fiche|brochure|reponses)\b"
)


def closing_disclaimers(blocks: Sequence[Block], last: int) -> set[int]:
    """The places of such sentences; `last` is that of the last question. Only details may stand below them."""
    found: set[int] = set()
    # The first block below a question is its answer.
    for index in range(len(blocks) - 1, last + 1, -1):
        block = blocks[index]
        if block.role or block.kind == "row":
            break
        if is_disclaimer(block) and _speaks_of_page(block.text):
            found.add(index)
        elif not (
            read_labels(block.text) or is_boilerplate(block) or is_date_line(block) or block.kind == "detail"
        ):
            break
    return found


def _speaks_of_page(text: str) -> bool:
    words = plain(text)
    disclaims = DISCLAIMS.search(words)
    return disclaims is not None and _NAMES_THE_PAGE.search(words, 0, disclaims.end()) is not None
