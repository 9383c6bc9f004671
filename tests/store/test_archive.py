"""A backup as a file: what it holds, and what is refused."""

import io
import stat
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from advisor.store import Damaged, Unreadable
from advisor.store.archive import is_whole, pack, read_archive, read_note
from tests.store.helpers import ACME, AT

_FILES = {f"clients/{ACME}.json": b"{}" * 40, f"history/{ACME}/0123456789ab.jsonl": b"line\n" * 30}
_RAW = pack(AT, "practice", {ACME: 3}, _FILES)


def _sealed(raw: bytes) -> bytes:
    """The bytes with the digest that belongs to them, as somebody who knows the format would write it."""
    return raw[:-64] + sha256(raw[:-71]).hexdigest().encode()


def _made(write: Callable[[zipfile.ZipFile], object]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(_RAW)) as ours:
            for name in ours.namelist():
                archive.writestr(name, ours.read(name))
        write(archive)
        archive.comment = b"sha256:" + bytes(64)
    return _sealed(buffer.getvalue())


def test_it_gives_back_what_was_put_in(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(_RAW)
    found = read_archive(path)
    assert found.files == _FILES
    assert found.note == read_note(path)
    assert found.note.at == AT
    assert found.note.records == {ACME: 3}
    assert found.note.sizes == {ACME: {"0123456789ab": 150}}
    assert found.tables(ACME) == _FILES[f"clients/{ACME}.json"]
    assert found.chains(ACME) == {"0123456789ab": b"line\n" * 30}


def test_the_same_content_is_the_same_bytes() -> None:
    assert pack(AT, "practice", {ACME: 3}, dict(reversed(_FILES.items()))) == _RAW


def test_any_unzip_program_can_unpack_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(_RAW)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
        assert all(stat.S_IMODE(info.external_attr >> 16) == 0o600 for info in archive.infolist())
    assert (tmp_path / "clients" / f"{ACME}.json").read_bytes() == _FILES[f"clients/{ACME}.json"]


def test_a_changed_byte_anywhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    for at in range(len(_RAW)):
        path.write_bytes(_RAW[:at] + bytes([_RAW[at] ^ 4]) + _RAW[at + 1 :])
        assert not is_whole(path), at
        with pytest.raises(Damaged, match="no backup of a practice, or was changed"):
            read_archive(path)


def test_a_backup_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    for end in range(0, len(_RAW), 3):
        path.write_bytes(_RAW[:end])
        with pytest.raises(Damaged):
            read_archive(path)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\x.json", "clients/../practice.json", "clients/CON.json", "clients/", "x"],
)
def test_a_name_that_would_lie_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(_made(lambda archive: archive.writestr(name, b"x")))
    with pytest.raises(Damaged, match="is no file of a practice"):
        read_archive(path)


def test_a_name_of_three_hundred_characters_is_refused_in_a_short_sentence(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(_made(lambda archive: archive.writestr("x" * 300, b"x")))
    with pytest.raises(Damaged) as refused:
        read_archive(path)
    assert "x" * 61 not in str(refused.value)


def test_what_would_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    bomb = bytes(80 * 1024 * 1024)
    path.write_bytes(_made(lambda archive: archive.writestr(f"history/{ACME}/bbbbbbbbbbbb.jsonl", bomb)))
    assert path.stat().st_size < 200_000
    with pytest.raises(Damaged, match="far more than it can hold"):
        read_archive(path)


def test_a_file_that_the_note_does_not_know_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(_made(lambda archive: archive.writestr("clients/bolt0000.json", b"{}")))
    with pytest.raises(Damaged, match="does not hold what it says"):
        read_archive(path)


def test_a_backup_of_a_newer_program_says_so(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, zipfile.ZipFile(io.BytesIO(_RAW)) as ours:
        archive.writestr("backup.json", ours.read("backup.json").replace(b'"format":1', b'"format":2'))
        archive.comment = b"sha256:" + bytes(64)
    path.write_bytes(_sealed(buffer.getvalue()))
    with pytest.raises(Damaged, match="newer Advisor; update Advisor"):
        read_archive(path)


def test_a_file_that_is_no_backup_at_all_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with pytest.raises(Unreadable, match="There is no backup"):
        read_archive(path)
    path.write_bytes(b"")
    with pytest.raises(Damaged):
        read_archive(path)
    assert read_note(path) is None
