"""Keys lie outside the data, for their owner only, and are never guessed."""

import json

import pytest

from derajat.cli.options import default_data_folder, default_key_folder
from derajat.errors import DerajatError
from derajat.store import KeyFolder
from derajat.store.vault import KeyPurpose


NOW = "2026-11-22T08:00:00+00:00"


@pytest.fixture
def folder(tmp_path):
    return KeyFolder(tmp_path / "keys" / "kantor", tmp_path / "data")


def _codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_key_made_is_the_key_loaded(folder):
    made = folder.make_key(KeyPurpose.LINK, NOW)
    assert folder.load_keys() == (made,)
    assert len(made.secret) == 32
    assert made.created == NOW


def test_keys_are_readable_by_their_owner_only(folder):
    folder.make_key(KeyPurpose.WRAPPING, NOW)
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.path.iterdir()] == [0o600]


def test_the_secret_is_not_in_what_is_printed_of_a_key(folder):
    made = folder.make_key(KeyPurpose.LINK, NOW)
    assert made.secret.hex() not in repr(made)
    assert repr(made.secret) not in repr(made)


def test_the_newest_key_of_a_purpose_is_told_by_its_number_not_its_clock(folder):
    folder.make_key(KeyPurpose.WRAPPING, NOW)
    folder.make_key(KeyPurpose.LINK, NOW)
    second = folder.make_key(KeyPurpose.WRAPPING, "2020-01-01T00:00:00+00:00")
    assert folder.newest(KeyPurpose.WRAPPING) == second
    assert second.number == 2


@pytest.mark.parametrize("inside", ["data", "data/keys", "data/../data/kantor/keys"])
def test_a_key_folder_in_the_data_folder_is_refused(tmp_path, inside):
    folder = KeyFolder(tmp_path / inside, tmp_path / "data")
    with pytest.raises(DerajatError) as refused:
        folder.make_key(KeyPurpose.LINK, NOW)
    assert _codes(refused) == ["REF-120"]
    assert not (tmp_path / "data").exists()


def test_a_link_into_the_data_folder_is_seen_through(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "keys").symlink_to(tmp_path / "data")
    folder = KeyFolder(tmp_path / "keys" / "kantor", tmp_path / "data")
    with pytest.raises(DerajatError) as refused:
        folder.load_keys()
    assert _codes(refused) == ["REF-120"]


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.pop("secret"),
        lambda fields: fields.update(secret="AAAA"),
        lambda fields: fields.update(secret="not base64!"),
        lambda fields: fields.update(id="xyz"),
        lambda fields: fields.update(id="abcd"),
        lambda fields: fields.update(purpose="other"),
        lambda fields: fields.update(number="one"),
        lambda fields: fields.update(algorithm="ROT13"),
    ],
)
def test_a_damaged_key_file_is_told_and_not_used(folder, change):
    folder.make_key(KeyPurpose.LINK, NOW)
    (path,) = folder.path.iterdir()
    fields = json.loads(path.read_text())
    change(fields)
    path.write_text(json.dumps(fields))
    with pytest.raises(DerajatError) as refused:
        folder.load_keys()
    assert _codes(refused) == ["REF-122"]


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"[]", b"{"])
def test_a_file_that_is_no_key_is_told(folder, content):
    folder.make_key(KeyPurpose.LINK, NOW)
    (path,) = folder.path.iterdir()
    path.write_bytes(content)
    with pytest.raises(DerajatError) as refused:
        folder.load_keys()
    assert _codes(refused) == ["REF-122"]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("set_by_system", [True, False])
def test_the_usual_key_folder_is_not_in_the_usual_data_folder(
    monkeypatch, platform, set_by_system
):
    monkeypatch.setattr("sys.platform", platform)
    for name in ("DERAJAT_KEYS", "DERAJAT_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
        if set_by_system:
            monkeypatch.setenv(name, f"/rumah/orang/{name}")
    keys, data = default_key_folder(), default_data_folder()
    assert keys != data
    assert data not in keys.parents


def test_the_key_folder_can_be_named_in_the_environment(monkeypatch):
    monkeypatch.setenv("DERAJAT_KEYS", "/kunci")
    assert default_key_folder().as_posix() == "/kunci"
