"""`derajat claims`, as a person or a program uses it."""

import pytest


def test_the_claims_of_an_office_are_recomputed(run):
    status, claims = run("claims", "pangkalpinang")
    assert status == 0
    first = next(c for c in claims if c["claim"] == "capaian-uhc-september-2025")
    assert first["state"] == "not-reproducible"
    assert first["population"] == "242285"
    text = "\n".join(first["explanation"])
    assert all(number in text for number in ("108.194", "18.177", "36,2 %"))


def test_the_claims_of_all_offices_are_told_in_english(say):
    status, text, _ = say("claims", "--language", "en")
    assert status == 0
    assert "Kota Prabumulih, kasus-stunting-2024: reproducible" in text
    assert "108,194" in text and "36.2 %" in text
    assert text.splitlines()[-1].endswith("reproducible.")


def test_a_claim_is_held_against_the_value_computed_from_the_files(run):
    _, claims = run("claims", "batu")
    weighed = next(c for c in claims if c["claim"] == "bblr-2022")
    assert weighed["is_value_missing"] is False
    assert any("GZ-BBLR 2022 35.79: 6,1" in line for line in weighed["explanation"])


def test_a_value_that_is_not_computed_yet_is_said_so(tmp_path, capsys):
    from derajat.cli import main

    assert main(["claims", "batu", "--data", str(tmp_path)]) == 0
    assert "belum dihitung" in capsys.readouterr().out


@pytest.mark.parametrize("office", ["jawa-barat"])
def test_an_office_without_claims_says_so(say, office):
    status, text, _ = say("claims", office)
    assert status == 0
    assert "Belum ada klaim" in text


def test_an_office_that_does_not_exist_is_refused(run):
    status, answer = run("claims", "pangkalan")
    assert status == 5
    assert answer["problems"][0]["code"] == "REF-202"
