"""Wrongly decoded characters are put right only where that is certain."""

import pytest

from faq.importer.mojibake import repair


@pytest.mark.parametrize(
    "text", ["It’s fine", "Café – 5 £", "“Señor” añadió", "naïve", "São Paulo", "5 €", "1 ½ cm"]
)
def test_text_read_as_windows_1252_is_restored(text):
    broken = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    repaired, suspicions = repair(broken)
    assert repaired == text
    assert len(suspicions) == 1


@pytest.mark.parametrize(
    "text", ["Ça va, où ça ?", "NÃO É", "Über", "“Ástor”", "ÂNGELO", "pâté", "“AMANHÔ", "“CAFÉ”"]
)
def test_sound_text_is_left_alone(text):
    assert repair(text) == (text, [])


@pytest.mark.parametrize("text", ["weâll see", "lost \ufffd here", "a\x92b"])
def test_what_cannot_be_restored_is_pointed_out(text):
    repaired, suspicions = repair(text)
    assert repaired == text
    assert len(suspicions) == 1
