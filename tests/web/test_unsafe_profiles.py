"""A profile that is not safe does not start."""

import socket
from dataclasses import replace

import pytest
from tests.ports import find_free_port

from derajat.errors import DerajatError
from derajat.web.profile import Profile, ProfileKind, load_profile, write_profile
from derajat.web.secret import settle_secret
from derajat.web.settings import build_settings, journal_mode
from derajat.web.starting import check_profile, require_safe_profile


@pytest.fixture
def laptop(tmp_path):
    """A profile of a laptop on a port that is free."""
    folders = (tmp_path / "data", tmp_path / "keys")
    return Profile("kantor", *folders, port=find_free_port())


@pytest.fixture
def office(laptop, tmp_path):
    """A profile of a whole office, with a certificate."""
    for name in ("cert.pem", "key.pem"):
        (tmp_path / name).write_text("-")
    return replace(
        laptop,
        kind=ProfileKind.OFFICE,
        hosts=("derajat.dinkes.local",),
        certificate=tmp_path / "cert.pem",
        certificate_key=tmp_path / "key.pem",
    )


def _codes(profile):
    return [problem.code for problem in check_profile(profile)]


def test_safe_profiles_have_no_problem(laptop, office):
    assert _codes(laptop) == []
    assert _codes(office) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"address": "0.0.0.0"}, "WEB-011"),
        ({"hosts": ("derajat.local",)}, "WEB-012"),
        ({"port": 70_000}, "WEB-018"),
    ],
)
def test_a_laptop_is_not_served_to_the_network(laptop, change, code):
    assert code in _codes(replace(laptop, **change))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"is_demo": True}, "WEB-013"),
        ({"hosts": ()}, "WEB-014"),
        ({"hosts": ("*",)}, "WEB-015"),
        ({"hosts": (".dinkes.local",)}, "WEB-015"),
        ({"certificate": None}, "WEB-016"),
        ({"certificate_key": None}, "WEB-016"),
    ],
)
def test_an_office_is_not_served_without_its_safeguards(office, change, code):
    assert _codes(replace(office, **change)) == [code]


def test_a_certificate_that_is_not_there_is_named(office, tmp_path):
    missing = replace(office, certificate=tmp_path / "tiada.pem")
    with pytest.raises(DerajatError, match=r"tiada\.pem") as refused:
        require_safe_profile(missing)
    assert refused.value.problems[0].code == "WEB-017"


def test_a_port_in_use_is_named(laptop):
    with socket.socket() as taken:
        taken.bind((laptop.address, laptop.port))
        taken.listen()
        assert _codes(laptop) == ["WEB-018"]


def test_a_secret_is_made_once_and_outside_the_data(laptop):
    first = settle_secret(laptop)
    assert len(first) >= 50
    assert settle_secret(laptop) == first
    with pytest.raises(DerajatError) as refused:
        settle_secret(replace(laptop, keys=laptop.data / "keys"))
    assert refused.value.problems[0].code == "REF-120"


@pytest.mark.parametrize("text", ["", "pendek", "x" * 80])
def test_a_secret_that_can_be_guessed_is_refused(laptop, text):
    settle_secret(laptop)
    path = laptop.keys / laptop.office / "web.secret"
    path.write_text(text)
    with pytest.raises(DerajatError) as refused:
        settle_secret(laptop)
    assert refused.value.problems[0].code == "WEB-002"


def test_a_profile_survives_its_file(office, tmp_path):
    path = tmp_path / "profil.json"
    write_profile(office, path)
    assert load_profile(path) == office


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"office": 1}'])
def test_a_damaged_profile_is_named(tmp_path, text):
    path = tmp_path / "profil.json"
    path.write_text(text)
    with pytest.raises(DerajatError) as refused:
        load_profile(path)
    assert refused.value.problems[0].code == "WEB-001"


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://host", "sqlite:///x"])
def test_only_postgresql_can_be_named_as_database(laptop, address):
    with pytest.raises(DerajatError) as refused:
        build_settings(replace(laptop, database=address), "x" * 60)
    assert refused.value.problems[0].code == "WEB-010"


def test_postgresql_without_its_driver_says_what_to_install(laptop, monkeypatch):
    chosen = replace(laptop, database="postgresql://derajat@db.local/derajat")
    monkeypatch.setattr("derajat.web.settings.find_spec", lambda _: None)
    with pytest.raises(DerajatError) as refused:
        build_settings(chosen, "x" * 60)
    assert refused.value.problems[0].code == "WEB-019"
    monkeypatch.setattr("derajat.web.settings.find_spec", lambda _: True)
    database = build_settings(chosen, "x" * 60)["DATABASES"]["default"]
    assert (database["HOST"], database["USER"]) == ("db.local", "derajat")
    assert (database["NAME"], database["PASSWORD"]) == ("derajat", "")


def test_an_office_travels_encrypted_and_never_debugs(office):
    settings = build_settings(office, "x" * 60)
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["derajat.dinkes.local"]
    assert settings["SESSION_COOKIE_SECURE"] and settings["CSRF_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "DELETE"),
        ((3, 53, 0), "WAL"),
    ],
)
def test_a_write_ahead_log_is_kept_only_where_sqlite_is_mended(version, mode):
    assert journal_mode(version) == mode
