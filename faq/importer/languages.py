"""Which language a text is in, by its most frequent small words."""

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in is are that it for with you your be this can or not have from on as by at which what how",
    "es": "el la los las de y que en es un una por con para se su del lo como más puede no está al son o qué cómo",
    "pt": "o os as de e que em é um uma por com para se sua do da não como mais pode são ao você ou das dos qual",
    "de": "der die das und ist zu in den mit von für auf nicht ein eine sie werden im dem auch kann oder bei wie wird",
    "fr": "le la les de et est à un une des pour dans que vous avec sur pas du au ce qui par plus ou sont peut votre",
    "it": "il la di che e è un una per con non sono del della si le i gli dei come più può nel alla o anche questo",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000
_MIN_HITS = 5


def detect_language(text: str) -> str | None:
    """Return the code of the language that is clearly ahead of all others, or None."""
    words = _TOKEN.findall(text[:_SAMPLE].casefold())
    counts = Counter(words)
    hits = {language: sum(counts[word] for word in known) for language, known in _SETS.items()}
    first, second = sorted(hits, key=lambda language: hits[language], reverse=True)[:2]
    clear = hits[first] >= _MIN_HITS and hits[first] >= 1.2 * hits[second]
    return first if clear else None
