"""API tokens as text: a beginning that scanners for leaked secrets recognise, randomness, and a checksum."""

import re
import secrets
import string
import zlib

BEGINNING = "vouch_"
# Beginning and the next four characters: enough to tell tokens apart in a list, far too little to guess one.
HINT_LENGTH = len(BEGINNING) + 4
_ALPHABET = string.digits + string.ascii_letters
_RANDOM_LENGTH = 40
_CHECK_LENGTH = 6  # 62 ** 6 is more than any CRC-32
_SHAPE = re.compile(rf"{BEGINNING}[0-9A-Za-z]{{{_RANDOM_LENGTH + _CHECK_LENGTH}}}")


def new_token() -> str:
    """A token with 238 bits of randomness; nothing remembers it."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LENGTH))
    return f"{BEGINNING}{body}{_checksum(body)}"


def is_well_formed(text: str) -> bool:
    """Whether the checksum fits: typing errors and other people's tokens are refused without asking the database."""
    if not _SHAPE.fullmatch(text):
        return False
    body, check = text[len(BEGINNING) : -_CHECK_LENGTH], text[-_CHECK_LENGTH:]
    return check == _checksum(body)


def _checksum(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(_CHECK_LENGTH):
        number, rest = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[rest] + digits
    return digits
