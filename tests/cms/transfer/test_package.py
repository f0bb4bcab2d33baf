"""The file of a transfer: read within limits, written the same each time."""

import json
import zipfile

import pytest

from cms.transfer import package as package_module
from cms.transfer.package import DOCUMENT, open_package, write_package
from cms.transfer.refusal import TransferRefused

FILES = {"documents/a.txt": b"A", "documents/b.txt": b"B" * 100}


def written(tmp_path, suffix: str):
    path = tmp_path / f"site{suffix}"
    write_package(path, {"b": "é", "a": 1}, sorted(FILES), FILES.__getitem__)
    return path


def archive(tmp_path, parts: dict[str, bytes], compression=zipfile.ZIP_DEFLATED):
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


@pytest.mark.parametrize("suffix", [".zip", ".json"])
def test_what_is_written_can_be_read(tmp_path, suffix):
    opened = open_package(written(tmp_path, suffix))
    assert opened.document == {"b": "é", "a": 1}
    assert {name: opened.read(name) for name in opened.names} == FILES


@pytest.mark.parametrize("suffix", [".zip", ".json"])
def test_the_same_content_gives_the_same_bytes(tmp_path, suffix):
    first = written(tmp_path, suffix).read_bytes()
    assert written(tmp_path, suffix).read_bytes() == first


def test_an_older_file_stays_if_the_new_one_cannot_be_finished(tmp_path):
    path = written(tmp_path, ".zip")
    before = path.read_bytes()
    with pytest.raises(KeyError):
        write_package(path, {}, ["missing"], FILES.__getitem__)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["site.zip"]


@pytest.mark.parametrize(
    "name", ["media/../../x", "media//x", "/etc/x", "media/a\\..\\x", "media/c:x", "other/x", "media/./x"]
)
def test_a_name_that_leaves_the_folder_is_refused(tmp_path, name):
    with pytest.raises(TransferRefused, match=r"points outside|nothing else"):
        open_package(archive(tmp_path, {DOCUMENT: b"{}", name: b"x"}))


def test_a_name_in_a_json_file_that_leaves_the_folder_is_refused(tmp_path):
    path = tmp_path / "site.json"
    path.write_text(json.dumps({"media": {"../x": ""}}))
    with pytest.raises(TransferRefused, match="points outside"):
        open_package(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = archive(tmp_path, {DOCUMENT: b"{}", "media/documents/a.txt": b"0" * 3_000_000})
    with pytest.raises(TransferRefused, match="zip bomb"):
        open_package(path)


@pytest.mark.parametrize(
    ("limit", "message"),
    [("MAX_ENTRIES", "2 parts"), ("MAX_FILE_BYTES", "this part is larger"), ("MAX_TOTAL_BYTES", "the archive is larger")],
)  # fmt: skip
def test_too_much_is_refused(tmp_path, monkeypatch, limit, message):
    path = archive(tmp_path, {DOCUMENT: b"{}", "media/documents/a.txt": b"0" * 100})
    monkeypatch.setattr(package_module, limit, 1)
    with pytest.raises(TransferRefused, match=message):
        open_package(path)


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(DOCUMENT, b"{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr(DOCUMENT, b"{}")
    with pytest.raises(TransferRefused, match="Two parts"):
        open_package(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "no JSON"), (b"{", "line 1: This is no JSON"), (b"PK\x03\x04cut off", "no readable archive"), (b"[" * 200_000, "no JSON"), (b'{"media": {"documents/a.txt": "*"}}', None)],
)  # fmt: skip
def test_damaged_files_are_refused(tmp_path, data, message):
    path = tmp_path / "site.json"
    path.write_bytes(data)
    if message is None:
        opened = open_package(path)
        with pytest.raises(TransferRefused, match="no base64"):
            opened.read("documents/a.txt")
    else:
        with pytest.raises(TransferRefused, match=message):
            open_package(path)


def test_a_part_that_was_changed_in_the_file_is_refused(tmp_path):
    path = written(tmp_path, ".zip")
    data = bytearray(path.read_bytes())
    place = data.index(b"documents/b.txt") + len(b"documents/b.txt")
    data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(TransferRefused, match="damaged"):
        open_package(path).read("documents/b.txt")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(TransferRefused, match="No such file"):
        open_package(tmp_path / "none.zip")
