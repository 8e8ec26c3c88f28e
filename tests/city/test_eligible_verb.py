"""`derajat eligible` in a very small invented city, against what the city knows."""

import json
from fractions import Fraction

import pytest

from derajat.catalogue import load_office
from derajat.city.building import build_city, write_files
from derajat.city.eligible import ELIGIBLE
from derajat.city.eligible.denominators import eligible_people
from derajat.city.health_check import HEALTH_CHECK
from derajat.city.health_check.sides import checks
from derajat.city.office_folder import write_office
from derajat.city.settings import CitySettings
from derajat.city.truth import Asked, divided
from derajat.cli.main import main
from derajat.content import find_content
from derajat.model.areas import AreaLevel
from derajat.model.calendar import parse_period
from derajat.model.indicators import Accumulation
from derajat.opening.offices import find_office, open_catalogue


MODEL, CODE = "pangkalpinang", "19.71"
WANTED = ("ASIK_skrining", "Sasaran_Program", "Dasar_Sasaran")
SOURCES = ("pusdatin", "bps", "dukcapil", "riil")


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """The city, its office's folder, and the folder of its data."""
    catalogue, areas = open_catalogue(), find_content("definitions") / "areas"
    real = load_office(find_office(MODEL), catalogue, areas)
    settings = CitySettings(3_000, 2026, 2026, 19, last_month=3)
    city = build_city(real.areas, CODE, settings, (ELIGIBLE, HEALTH_CHECK))
    root = tmp_path_factory.mktemp("eligible")
    folder, data = root / "rekaan", root / "data"
    write_office(city, find_office(MODEL), folder, real.label, ())
    files = [f for f in write_files(city, root) if f.path.name.startswith(WANTED)]
    words = ["--office", str(folder), "--data", str(data)]
    paths = [str(file.path) for file in files]
    assert main(["receive", *paths, *words, "--json"]) == 0
    return city, words


def _asked(sent, capsys, *more):
    status = main(["eligible", "--period", "2026-03", *sent[1], *more])
    return status, capsys.readouterr()


def test_each_source_gives_the_true_coverage_of_each_village(sent, capsys):
    city, _ = sent
    status, out = _asked(sent, capsys, "--indicator", "CKG-COV", "--json")
    assert status == 0
    areas = json.loads(out.out)["areas"]
    asked = Asked(AreaLevel.VILLAGE, parse_period("2026-03"))
    assert len(areas) == len(city.world.places.villages)
    for source in SOURCES:
        truth = divided(
            checks(),
            eligible_people("penduduk", source),
            accumulate=Accumulation.WITHIN_YEAR,
        )
        true = truth(city.first_received, asked)
        told = [
            next(item for item in area["by_source"] if item["source"] == source)
            for area in areas
        ]
        found = [item["value"] and Fraction(item["value"]) for item in told]
        assert found == [value.value for value in true], source


def test_ranks_are_those_of_the_values(sent, capsys):
    _, out = _asked(sent, capsys, "--indicator", "CKG-COV", "--json")
    areas = json.loads(out.out)["areas"]
    for place in range(len(SOURCES)):
        items = [area["by_source"][place] for area in areas]
        values = [Fraction(item["value"]) for item in items]
        ranks = [1 + sum(other > value for other in values) for value in values]
        assert [item["rank"] for item in items] == ranks
    for area in areas:
        ranks = {item["rank"] for item in area["by_source"]}
        assert area["rank_depends"] == (len(ranks) > 1)


def test_people_are_warned_and_told_what_the_numbers_rest_on(sent, capsys):
    status, out = _asked(sent, capsys, "--indicator", "CKG-COV", "--target", "12.5")
    assert status == 0
    assert "peringkat" in out.out
    assert "bergantung pada sumber" in out.out
    assert "Pusat data (rekaan)" in out.out
    assert "15 Maret 2026" in out.out


def test_the_answer_can_be_in_english_and_for_another_level(sent, capsys):
    more = ("--indicator", "CKG-COV", "--level", "health-centre", "--language", "en")
    status, out = _asked(sent, capsys, *more)
    assert status == 0
    assert "rank of" in out.out
    assert "served" in out.out


def test_an_estimate_is_followed_to_the_sources_below_it(sent, capsys):
    _, out = _asked(sent, capsys, "--indicator", "CKG-TGT", "--json")
    area = json.loads(out.out)["areas"][0]
    assert [item["source"] for item in area["by_source"]] == list(SOURCES)


def test_an_indicator_without_eligible_people_is_refused(sent, capsys):
    status, out = _asked(sent, capsys, "--indicator", "CKG-FIND")
    assert status == 5
    assert "REF-212" in out.err


@pytest.mark.parametrize("code", ["CKG-COF", "?"])
def test_an_unknown_indicator_is_named(sent, capsys, code):
    status, out = _asked(sent, capsys, "--indicator", code)
    assert status == 5
    assert "REF-204" in out.err


def test_an_unknown_level_is_named(sent, capsys):
    status, out = _asked(sent, capsys, "--indicator", "CKG-COV", "--level", "desa")
    assert status == 5
    assert "REF-204" in out.err
