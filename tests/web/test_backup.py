"""A backup restores an office whole into an empty folder, or says what is wrong."""

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from tests.web_city import OFFICE

from derajat.archive import make_backup, restore_backup
from derajat.archive.manifest import NAME, is_inside, read_manifest
from derajat.errors import DerajatError
from derajat.opening.offices import open_office


NOW = "2026-03-31T20:00:00+00:00"


@pytest.fixture(scope="module")
def data(site, tmp_path_factory):
    """A copy of the office with a file that somebody sent, and a scratch file."""
    folder = tmp_path_factory.mktemp("backup") / "data"
    shutil.copytree(site.profile.data, folder)
    written = folder / "web" / OFFICE
    (written / "unggahan").mkdir(exist_ok=True)
    (written / "unggahan" / "1.csv").write_text("isi")
    (written / "unggahan" / "datang.separuh").write_text("setengah")
    (written / "bukti").mkdir(exist_ok=True)
    (written / "bukti" / "foto.jpg").write_bytes(b"gambar")
    (written / "scratch").mkdir(exist_ok=True)
    (written / "scratch" / "sisa.tmp").write_text("sisa")
    (written / "profil.json").write_text("{}")
    (folder / OFFICE / "facts" / "yatim.parquet").write_text("left by a killed writer")
    return folder


@pytest.fixture(scope="module")
def opened(data, site):
    return open_office(OFFICE, data, site.profile.keys)


@pytest.fixture(scope="module")
def backup(data, opened, tmp_path_factory):
    target = tmp_path_factory.mktemp("cadangan") / "kantor.zip"
    return make_backup(target, data, OFFICE, opened.store, "1", NOW)


def _sent_files(folder):
    """Uploads and evidence that arrived whole."""
    written = folder / "web" / OFFICE
    found = [*written.glob("unggahan/*"), *written.glob("bukti/*")]
    return [path for path in found if path.suffix != ".separuh"]


def _codes(source, folder):
    with pytest.raises(DerajatError) as refused:
        restore_backup(source, folder)
    assert not folder.exists() or not any(folder.iterdir())
    assert not list(folder.parent.glob(".*"))
    return {problem.code for problem in refused.value.problems}


def _altered(backup, target, change):
    """A copy of the backup with its members changed by a function."""
    with zipfile.ZipFile(backup.path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            for member, content in change(name, old.read(name)):
                new.writestr(member, content)
    return target


def test_a_restored_office_has_the_same_values_and_a_sound_ledger(
    backup, opened, site, tmp_path
):
    folder = tmp_path / "baru"
    restore_backup(backup.path, folder)
    restored = open_office(OFFICE, folder, site.profile.keys)
    assert restored.store.verify() == ()
    old, new = opened.store.snapshot(), restored.store.snapshot()
    assert new.version == old.version
    assert new.values().equals(old.values())
    assert new.batches == old.batches
    for dataset in old.datasets:
        assert new.load_facts(dataset).equals(old.load_facts(dataset)), dataset


def test_accounts_and_the_chain_of_the_log_come_back(site, data, opened, tmp_path):
    """By the commands, in processes of their own, as on another machine."""

    def run(*words, folder, text=""):
        folders = ["--data", str(folder), "--keys", str(site.profile.keys)]
        whole = [sys.executable, "-m", "derajat", *words, *folders]
        done = subprocess.run(whole, input=text, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    office = ("--office", OFFICE)
    password = "sebuah kalimat sandi\n"
    words = ("account", "new", "wati", "--role", "ADM", "--own-password", *office)
    assert password.strip() not in run(*words, folder=data, text=password)
    head = json.loads(run("log", "verify", "--json", *office, folder=data))["head"]
    file, folder = tmp_path / "kantor.zip", tmp_path / "baru"
    sent = {p: p.read_bytes() for p in _sent_files(data)}
    run("backup", str(file), *office, folder=data)
    run("restore", str(file), folder=folder)
    accounts = json.loads(run("account", "list", "--json", *office, folder=folder))
    assert accounts == [{"account": "wati", "roles": "ADM tanpa wilayah"}]
    run("log", "verify", "--head", head, *office, folder=folder)
    assert {data / p.relative_to(folder) for p in _sent_files(folder)} == set(sent)
    assert all((folder / p.relative_to(data)).read_bytes() == sent[p] for p in sent)
    asked = ("--indicator", "KIA-K6", *office)
    moved = json.loads(run("values", "--json", *asked, folder=folder))
    assert moved == json.loads(run("values", "--json", *asked, folder=data))


def test_uploads_and_evidence_come_back_and_can_be_opened(data, opened, site, tmp_path):
    from derajat.web.uploads.sealed_copies import SealedCopies

    old = SealedCopies(replace(site.profile, data=data))
    with old.writing("kiriman") as writer:
        writer.write(b"baris;47")
        writer.finish()
    made = make_backup(tmp_path / "b.zip", data, OFFICE, opened.store, "1", NOW)
    folder = tmp_path / "baru"
    restore_backup(made.path, folder)
    new = SealedCopies(replace(site.profile, data=folder))
    assert new.load("kiriman") == b"baris;47"
    assert b"baris" not in new.path("kiriman").read_bytes()
    assert (folder / "web" / OFFICE / "bukti" / "foto.jpg").read_bytes() == b"gambar"
    names = [file.path for file in made.manifest.files]
    assert not [name for name in names if name.endswith(".separuh")]


def test_a_file_that_comes_or_goes_meanwhile_spoils_nothing(
    data, opened, tmp_path, monkeypatch
):
    from derajat.archive import making

    sent = data / "web" / OFFICE / "unggahan"
    (sent / "pergi.csv").write_text("segera dihapus")
    real = making._add_database

    def change(archive, path, folder):
        (sent / "datang.csv").write_text("baru tiba")
        return real(archive, path, folder)

    original = making._add

    def remove_first(archive, path, folder):
        (sent / "pergi.csv").unlink(missing_ok=True)
        return original(archive, path, folder)

    monkeypatch.setattr(making, "_add_database", change)
    monkeypatch.setattr(making, "_add", remove_first)
    early = making.web_files
    listed = [sent / "pergi.csv", *early(data, OFFICE)]
    answers = iter([listed])
    monkeypatch.setattr(
        making, "web_files", lambda *words: next(answers, None) or early(*words)
    )
    made = make_backup(tmp_path / "b.zip", data, OFFICE, opened.store, "1", NOW)
    names = [file.path for file in made.manifest.files]
    assert f"web/{OFFICE}/unggahan/datang.csv" in names
    assert f"web/{OFFICE}/unggahan/pergi.csv" not in names
    restore_backup(made.path, tmp_path / "baru")
    (sent / "datang.csv").unlink()


def test_a_backup_holds_no_key_and_nothing_of_this_machine(backup, site):
    names = [file.path for file in backup.manifest.files]
    assert f"web/{OFFICE}/unggahan/1.csv" in names
    assert f"web/{OFFICE}/ditulis.sqlite3" in names
    assert any(name.startswith(f"kantor-rekaan/{OFFICE}/") for name in names)
    for word in ("scratch", "profil.json", "yatim", "lock"):
        assert not [n for n in names if word in n.split("/")[-1] or f"/{word}/" in n]
    keys = [path.read_bytes() for path in site.profile.keys.rglob("*.*")]
    assert keys
    with zipfile.ZipFile(backup.path) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    assert not [key for key in keys if any(key.strip() in held for held in contents)]


def test_a_database_is_copied_while_somebody_writes(data, opened, tmp_path):
    import sqlite3

    path = data / "web" / OFFICE / "ditulis.sqlite3"
    writing = sqlite3.connect(path)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("INSERT INTO accounts_formkey VALUES ('setengah', '2026-01-01')")
    made = make_backup(tmp_path / "b.zip", data, OFFICE, opened.store, "1", NOW)
    writing.rollback()
    writing.close()
    restore_backup(made.path, tmp_path / "baru")
    copy = sqlite3.connect(tmp_path / "baru" / "web" / OFFICE / "ditulis.sqlite3")
    found = copy.execute("SELECT 1 FROM accounts_formkey WHERE key='setengah'")
    assert found.fetchall() == []


def test_a_backup_waits_for_nobody_who_writes_facts(data, opened, tmp_path):
    target = tmp_path / "b.zip"
    with opened.store.writer(), pytest.raises(DerajatError) as refused:
        make_backup(target, data, OFFICE, opened.store, "1", NOW)
    assert refused.value.problems[0].code == "REF-101"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_not_written_over(data, opened, tmp_path):
    target = tmp_path / "b.zip"
    target.write_text("penting")
    with pytest.raises(DerajatError) as refused:
        make_backup(target, data, OFFICE, opened.store, "1", NOW)
    assert refused.value.problems[0].code == "ARC-001"
    assert target.read_text() == "penting"


def test_a_folder_that_is_not_there_is_told(data, opened, tmp_path):
    with pytest.raises(DerajatError) as refused:
        make_backup(tmp_path / "tiada" / "b.zip", data, OFFICE, opened.store, "1", NOW)
    assert refused.value.problems[0].code == "ARC-002"


def test_a_folder_with_something_in_it_is_left_alone(backup, tmp_path):
    (tmp_path / "milik.txt").write_text("saya")
    with pytest.raises(DerajatError) as refused:
        restore_backup(backup.path, tmp_path)
    assert refused.value.problems[0].code == "ARC-010"
    assert [path.name for path in tmp_path.iterdir()] == ["milik.txt"]


@pytest.mark.parametrize("content", [b"", b"PK", b"bukan zip" * 99])
def test_a_file_that_is_no_backup_is_told(tmp_path, content):
    source = tmp_path / "b.zip"
    source.write_bytes(content)
    assert _codes(source, tmp_path / "baru") == {"ARC-011"}
    assert _codes(tmp_path / "tiada.zip", tmp_path / "baru") == {"ARC-011"}


@pytest.mark.parametrize("where", [0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_one_flipped_byte_is_found(backup, tmp_path, where):
    content = bytearray(backup.path.read_bytes())
    content[int(len(content) * where)] ^= 0x10
    source = tmp_path / "b.zip"
    source.write_bytes(content)
    assert _codes(source, tmp_path / "baru") <= {
        "ARC-011",
        "ARC-012",
        "ARC-013",
        "ARC-014",
    }


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
def test_a_backup_cut_short_is_found(backup, tmp_path, part):
    content = backup.path.read_bytes()
    source = tmp_path / "b.zip"
    source.write_bytes(content[: int(len(content) * part)])
    assert _codes(source, tmp_path / "baru") == {"ARC-011"}


def test_a_missing_piece_is_named(backup, tmp_path):
    lost = f"web/{OFFICE}/ditulis.sqlite3"

    def drop(name, content):
        return [] if name == lost else [(name, content)]

    source = _altered(backup, tmp_path / "b.zip", drop)
    assert _codes(source, tmp_path / "baru") == {"ARC-012"}


def test_a_piece_of_another_backup_is_named(backup, tmp_path):
    def swap(name, content):
        return [(name, b"lain" if name.endswith("1.csv") else content)]

    source = _altered(backup, tmp_path / "b.zip", swap)
    assert _codes(source, tmp_path / "baru") == {"ARC-013"}


def test_a_piece_that_is_not_listed_is_named(backup, tmp_path):
    def add(name, content):
        return [(name, content)] + ([("lebih.txt", b"x")] if name == NAME else [])

    source = _altered(backup, tmp_path / "b.zip", add)
    assert _codes(source, tmp_path / "baru") == {"ARC-014"}


def test_a_damaged_database_is_found_before_it_is_visible(backup, tmp_path):
    import hashlib

    name = f"web/{OFFICE}/ditulis.sqlite3"
    damaged = b"SQLite format 3\x00" + b"\xff" * 5000
    files = tuple(
        replace(f, size=len(damaged), sha256=hashlib.sha256(damaged).hexdigest())
        if f.path == name
        else f
        for f in backup.manifest.files
    )
    listed = replace(backup.manifest, files=files).render()

    def swap(member, content):
        return [(member, {name: damaged, NAME: listed}.get(member, content))]

    source = _altered(backup, tmp_path / "b.zip", swap)
    assert _codes(source, tmp_path / "baru") == {"ARC-015"}


def test_a_piece_larger_than_listed_is_not_written_on(backup, tmp_path):
    def swell(name, content):
        return [(name, b"0" * 50_000_000 if name.endswith("1.csv") else content)]

    source = _altered(backup, tmp_path / "b.zip", swell)
    assert _codes(source, tmp_path / "baru") == {"ARC-013"}


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../../x", "C:\\x", "a\\..\\x", "C:x", "a\x00b"]
)
def test_a_path_out_of_the_folder_is_no_list(backup, path):
    assert not is_inside(path)
    listed = json.loads(backup.manifest.render())
    listed["files"][0]["path"] = path
    with pytest.raises(ValueError, match="out of the folder"):
        read_manifest(json.dumps(listed))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"format": "derajat-backup-1"}', "{"]
)
def test_a_list_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        read_manifest(text)


def test_a_disk_that_refuses_is_told(backup, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("derajat.archive.restoring.sync_file", fail)
    assert _codes(backup.path, tmp_path / "baru") == {"ARC-016"}
