"""Text that was decoded wrongly before it reached us ("weâ€™ll"): repaired where certain, else pointed out."""

import re

# What UTF-8 bytes 0x80-0xBF look like once they were read as Windows-1252 (or, where that has no sign, Latin-1).
_CONTINUATION = "".join(
    sorted({bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)})
)
_SEQUENCE = re.compile(
    rf"[Â-ß][{re.escape(_CONTINUATION)}]|[à-ï][{re.escape(_CONTINUATION)}]{{2}}|ð[{re.escape(_CONTINUATION)}]{{3}}"
)
_LOST = re.compile(r"\ufffd|[\x80-\x9f]|(?<=[a-z])â(?:ll|re|ve|s|t|d|m)\b")
_CONTEXT = 25


def repair(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text with certain repairs made, and (sentence, excerpt) for what was repaired or looks lost."""
    found = list(_SEQUENCE.finditer(text))
    suspicions = []
    repaired = text
    if any(_original(match.group()) for match in found):
        repaired = _SEQUENCE.sub(lambda match: _original(match.group()) or match.group(), text)
        first = next(match for match in found if _original(match.group()))
        count = sum(1 for match in found if _original(match.group()))
        excerpt = _around(text, first.start())
        suspicions.append(
            (f"{count} wrongly encoded characters were put right, such as the one shown here.", excerpt)
        )
    lost = _LOST.search(repaired)
    if lost:
        suspicions.append(
            (
                "Some characters look wrongly encoded and cannot be put right with certainty.",
                _around(repaired, lost.start()),
            )
        )
    return repaired, suspicions


def _original(sequence: str) -> str | None:
    """The one character that these wrongly read bytes stand for, if it is a letter, sign or space of a text."""
    try:
        data = b"".join(_byte(character) for character in sequence)
        character = data.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return character if len(character) == 1 and (character.isprintable() or character == "\xa0") else None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _around(text: str, position: int) -> str:
    return " ".join(text[max(0, position - _CONTEXT) : position + _CONTEXT].split())
