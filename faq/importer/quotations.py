"""Quotation marks: whether a text is one whole quotation, and whose words it may be."""

import re

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "‟": "”"}
OPENING = frozenset(_PAIRS)
CLOSING = frozenset('”“»"’')
_MARK = re.compile(f"[{''.join(OPENING | CLOSING)}]")
_MAX_LENGTH = 3000

# Words of a patient about himself: a testimonial, never an answer.
_FIRST_PERSON = re.compile(
    r"(?:I|My|Mi|Yo|Me|Meine?|Ich|Minha?|Eu)\b(?!\.)|.{0,200}\bI (?:was|am|had|have|felt|could|went|would|did|can|do)\b"
    r"|.{0,200}\bI[’'](?:m|ve|d|ll)\b"
)
_SPEAKER_AT_END = re.compile(r"[”“»\"’]\s*(?:[—–-]|\()\s*\S.{0,80}$")
_ATTRIBUTION = re.compile(r"(?:[—–-]|said\b|says\b|dice\b|dijo\b)\s*\S.{0,80}$")


def unquote(text: str) -> str | None:
    """Return what stands between the marks if the whole text is one quotation, else None. Inner quotes stay."""
    text = text.strip()
    if not 3 <= len(text) <= _MAX_LENGTH or text[0] not in _PAIRS:
        return None
    body = text.removesuffix(".") if text[-2:-1] in CLOSING else text
    if body[-1] not in _PAIRS[text[0]]:
        return None
    inner = body[1:-1]
    if _closes_early(inner, text[0]):
        return None
    return inner.strip() or None


def _closes_early(inner: str, opening: str) -> bool:
    """Tell whether the first mark is closed before the end: “Yes,” he says, “it does.”"""
    if opening == "‘":
        return bool(re.search(r"\w’(?!\w)", inner))
    depth = 1
    for mark in _MARK.finditer(inner):
        position, character = mark.start(), mark.group()
        if character == '"':
            depth += 1 if _opens(inner, position) else -1
        elif character in "“„«" and opening != '"' and not (opening == "„" and character == "“"):
            depth += 1
        elif character in _PAIRS[opening] or (character in "”»" and opening != '"'):
            depth -= 1
        if depth <= 0:
            return True
    return False


def _opens(text: str, position: int) -> bool:
    """Tell whether a straight mark opens: something stands right after it and nothing right before it."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return (not before or before in " ([—–-/") and bool(after) and not after.isspace()


def is_testimonial(quotation: str) -> bool:
    """Tell whether somebody speaks of himself."""
    return _FIRST_PERSON.match(quotation) is not None


def is_attribution(text: str) -> bool:
    """Tell whether a short line names who said the words before it: "— Demo Patient, 54"."""
    return len(text) <= 90 and not text.endswith((".", "?")) and _ATTRIBUTION.match(text) is not None


def ends_in_speaker(text: str) -> bool:
    """Tell whether a text is somebody's quoted words with the speaker's name behind: “It helped.” — Demo Patient, 54."""
    return text[:1] in OPENING and _SPEAKER_AT_END.search(text) is not None
