"""Bytes become text, or are refused."""

import pytest

from faq.importer.decoding import MAX_BYTES, decode
from faq.importer.errors import UnreadableDocument

TEXT = "Is it “safe”?\n\nYes – mostly, in the café.\n"


def text_of(data: bytes) -> str:
    return decode(data, "a.txt").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read_without_a_word(encoding):
    decoded = decode(TEXT.encode(encoding), "a.txt")
    assert decoded.text == TEXT
    assert decoded.suspicions == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_encodings_that_had_to_be_found_out_are_reported(encoding):
    text = TEXT if encoding == "cp1252" else "Is it safe?\n\nYes, mostly.\n"
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert len(decoded.suspicions) == 1


def test_accented_capitals_before_a_quotation_mark_are_no_damaged_utf8():
    assert text_of("“CAFÉ” y “TÉ” – “sí”".encode("cp1252")) == "“CAFÉ” y “TÉ” – “sí”"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028", "\x0c", "\x85"])
def test_every_kind_of_line_end_is_one(end):
    assert text_of(f"One{end}Two".encode()) == "One\nTwo"


def test_invisible_characters_are_dropped():
    assert (
        text_of("soft\u00adhyphen \u200bzero \ufeffmark \u202eturned".encode())
        == "softhyphen zero mark turned"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"Text\x00more", "NUL"),
        (b"Text \x1b[0m", "control character"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"{\\rtf1 text}", "RTF"),
        ("Is it “safe”? Café – très".encode() + b"\xff", "damaged"),
        ("Это безопасно? Да, конечно.".encode("cp1251"), "Save the file as UTF-8"),
        ("安全ですか?".encode("shift-jis"), "Save the file as UTF-8"),
        ("Text".encode("utf-16") + b"\x00", "damaged"),
        (b"a" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_with_a_reason(data, reason):
    with pytest.raises(UnreadableDocument, match=reason):
        decode(data, "a.txt")


def test_a_refusal_names_the_line():
    with pytest.raises(UnreadableDocument) as refusal:
        decode(b"One\nTwo\nThree \x07", "a.txt")
    assert refusal.value.place == "line 3"
    assert refusal.value.file == "a.txt"
