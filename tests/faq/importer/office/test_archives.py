"""Office documents are refused by name when they are damaged, locked or made to do harm."""

import os
import socket
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importer.errors import ImportRefused
from faq.importer.office.archives import Archive
from tests.faq.importer.office.hostile_archives import CORPUS, MAIN, harmless, parts_of, with_parts
from tests.faq.importer.samples import codes, read

SUFFIXES = (".docx", ".xlsx")
MEMORY = 256 * 1024 * 1024


@pytest.fixture
def offline(monkeypatch):
    """Any attempt to open a connection fails the test."""

    def refuse(*args, **kwargs):
        raise AssertionError("A document made the importer open a connection.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_harmless_documents_are_read(suffix):
    assert read(harmless(suffix), f"harmless{suffix}").document.questions


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_document_is_refused_by_name_within_bounds(name, suffix, offline, tmp_path, monkeypatch):
    build, reason = CORPUS[name]
    data = build(suffix)
    monkeypatch.chdir(tmp_path)
    tracemalloc.start()
    try:
        with pytest.raises(ImportRefused, match=reason):
            read(data, f"hostile{suffix}")
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_macros_are_left_out_and_told(suffix):
    folder = MAIN[suffix].split("/")[0]
    result = read(with_parts(suffix, {f"{folder}/vbaProject.bin": b"Sub AutoOpen()"}), f"macros{suffix}")
    assert result.document.questions
    assert any("macros" in warning.message for warning in result.warnings if warning.code == "not_imported")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_a_document_refers_to_elsewhere_is_not_fetched(suffix, offline):
    parts = parts_of(harmless(suffix))
    folder, name = MAIN[suffix].rsplit("/", 1)
    kinds = (
        "image",
        "attachedTemplate",
        "styles",
        "numbering",
        "header",
        "footnotes",
        "externalLink",
        "hyperlink",
    )
    relations = "".join(
        f'<Relationship Id="far{kind}" TargetMode="External" Target="http://127.0.0.1:9/{kind}" Type='
        f'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        for kind in kinds
    )
    rels = f"{folder}/_rels/{name}.rels"
    known = parts.get(
        rels,
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    )
    changed = known.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    result = read(with_parts(suffix, {rels: changed}), f"far{suffix}")
    assert result.document.questions
    assert "encoding_suspect" not in codes(result)


def test_a_part_is_read_as_it_is():
    archive = Archive(harmless(".docx"), "a.docx")
    assert archive.read("word/document.xml") == parts_of(harmless(".docx"))["word/document.xml"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SUFFIXES), st.data())
def test_no_damage_breaks_the_importer(suffix, data):
    """Any bytes may be other ones: the document is read or refused, never anything else."""
    document = bytearray(harmless(suffix))
    for _ in range(data.draw(st.integers(1, 5))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ImportRefused):
        read(bytes(document), f"damaged{suffix}")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SUFFIXES), st.data())
def test_no_change_inside_a_part_breaks_the_importer(suffix, data):
    """The same with the archive itself in order, so that the changed bytes reach the XML."""
    parts = parts_of(harmless(suffix))
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    start = data.draw(st.integers(0, len(part) - 1))
    cut = data.draw(st.integers(0, 40))
    part[start : start + cut] = data.draw(
        st.sampled_from([b"", b"0", b"-1", b"99999999999", b"w:t", b'"', b">", b"<w:p/>"])
    )
    with suppress(ImportRefused):
        read(with_parts(suffix, {name: bytes(part)}), f"changed{suffix}")
