"""What describes a page to search engines where its editor wrote nothing for them: how its own words begin."""

import re
from collections.abc import Iterable

LIMIT = 160
"""Characters; longer descriptions are cut in search results."""

_SENTENCE = re.compile(r"\S.*?(?:[.!?…](?=\s)|$)")


def first_words(texts: Iterable[str]) -> str:
    """The first of these texts that says anything, as many whole sentences as fit; else nothing."""
    text = next((words for each in texts if (words := " ".join(each.split()))), "")
    kept = ""
    for found in _SENTENCE.finditer(text):
        longer = f"{kept} {found.group()}".strip()
        if len(longer) > LIMIT:
            break
        kept = longer
    return kept or (_cut(text) if text else "")


def _cut(text: str) -> str:
    """The beginning of one long sentence, between two words."""
    begun = text[: LIMIT - 1].rpartition(" ")[0] or text[: LIMIT - 1]
    return begun.rstrip(" ,;:") + "…"
