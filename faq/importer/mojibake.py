"""Text that was decoded wrongly before it reached us ("weâ€™ll"): repaired where certain, else pointed out."""

import re

# What UTF-8 bytes 0x80-0xBF look like once they were read as Windows-1252 (or, where that has no sign, Latin-1).
_CONTINUATION = "".join(
    sorted({bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)})
)
# The signs and letters of western languages: U+00A0 to U+00FF come out as two characters, the rest as three.
_SEQUENCE = re.compile(rf"[ÂÃ][{re.escape(_CONTINUATION)}]|â[€‚„][{re.escape(_CONTINUATION)}]")
# After a capital letter these are what they look like more often than not: “AMANHÔ.
_ALSO_SOUND = frozenset("“”‘’«»–—…·\xa0")
_LOST = re.compile(r"\ufffd|[\x80-\x9f]|(?<=[a-z])â(?:ll|re|ve|s|t|d|m)\b")
# Without one of these, text has nothing to repair or to point out; looking for them alone is quick.
_SUSPECT = re.compile("[ÂÃâ\ufffd\x80-\x9f]")
_CONTEXT = 25


def repair(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text with certain repairs made, and (sentence, excerpt) for what was repaired or looks lost."""
    if _SUSPECT.search(text) is None:
        return text, []
    found = [match for match in _SEQUENCE.finditer(text) if _original(match.group())]
    suspicions = []
    if any(match.group()[-1] not in _ALSO_SOUND or len(match.group()) == 3 for match in found):
        text, before = _SEQUENCE.sub(lambda match: _original(match.group()) or match.group(), text), text
        excerpt = _around(before, found[0].start())
        sentence = f"{len(found)} wrongly encoded characters were put right, such as the one shown here."
        suspicions.append((sentence, excerpt))
    lost = _LOST.search(text)
    if lost:
        sentence = "Some characters look wrongly encoded and cannot be put right with certainty."
        suspicions.append((sentence, _around(text, lost.start())))
    return text, suspicions


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
