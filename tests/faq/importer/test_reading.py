"""From the bytes of a file to a document and its warnings."""

import hashlib

import pytest

from faq.importer.errors import UnreadableDocument
from faq.importer.report import ImportedDocument
from tests.faq.importer.samples import CATARACT, codes, read


def test_the_digest_is_that_of_the_bytes():
    data = CATARACT.read_bytes()
    assert read(data).digest == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_a_format_we_do_not_read_is_refused_by_name():
    with pytest.raises(UnreadableDocument, match=r"“\.xyz” is no format we read\. Known: .*\.txt"):
        read("A title\n\nIs it safe?\n\nYes.", "guide.xyz")


def test_the_encoding_makes_no_difference_to_what_is_read():
    text = CATARACT.read_text()
    reference = read(text).document
    assert read(text.encode("utf-16")).document == reference
    assert read(text.replace("\n", "\r\n").encode("utf-8-sig")).document == reference
    windows = read(text.encode("cp1252"))
    assert windows.document == reference
    assert codes(windows)[0] == "encoding_suspect"


def test_the_report_has_the_keys_that_others_rely_on():
    """Front ends and audits read these; a key is only ever added."""
    document = read(CATARACT.read_bytes()).document.model_dump(mode="json")
    assert set(document) >= {
        "title", "subtitle", "summary", "introduction_heading", "introduction", "overview", "language", "treatment",
        "country", "claimed_reviewer", "author", "modified_on", "reviewed_on", "review_due", "disclaimer", "sources",
        "call_to_action", "questions", "price_tables",
    }  # fmt: skip
    assert set(document["questions"][0]) >= {"question", "group", "short_answer", "long_answer"}
    table = document["price_tables"][0]
    assert set(table) >= {"question", "note", "prices", "unpriced", "savings"}
    assert set(table["prices"][0]) >= {
        "option", "column", "country", "currency", "amount_min", "amount_max", "approximate", "raw",
    }  # fmt: skip
    assert document["introduction"][0] == {
        "type": "paragraph",
        "text": document["introduction"][0]["text"],
        "html": f"<p>{document['introduction'][0]['text']}</p>",
    }


def test_a_report_can_be_read_back():
    document = read(CATARACT.read_bytes()).document
    assert ImportedDocument.model_validate_json(document.model_dump_json()) == document
