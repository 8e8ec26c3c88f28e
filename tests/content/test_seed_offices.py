"""The five offices with plans: areas, Puskesmas, boundaries, what their plans say."""

import csv
import hashlib
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from derajat.catalogue import load_office
from derajat.model.areas import AreaLevel
from derajat.model.plans import Authority
from derajat.plan.loading import load_plans
from derajat.plan.structure import load_structure


ROOT = Path(__file__).parents[2]
AREAS = ROOT / "definitions" / "areas"
COUNTS = {
    "prabumulih": ("16.74", 6, 45, 9),
    "dki-jakarta": ("31", 44, 267, 315),
    "bandar-lampung": ("18.71", 20, 126, 31),
    "batu": ("35.79", 3, 24, 5),
    "pangkalpinang": ("19.71", 7, 42, 9),
}
"""Code, kecamatan, kelurahan and desa, Puskesmas. Kemendagri and Ministry of Health."""

CITIES_OF_JAKARTA = {
    "31.01": (2, 6, 6),
    "31.71": (8, 44, 35),
    "31.72": (6, 31, 45),
    "31.73": (8, 56, 73),
    "31.74": (10, 65, 72),
    "31.75": (10, 65, 84),
}
"""Kecamatan, kelurahan, Puskesmas."""

WITHOUT_POLYGON = {
    "prabumulih": {
        "16.74.01.1014",
        *(f"16.74.02.10{number}" for number in range(11, 16)),
        "16.74.05.1006",
        "16.74.05.1007",
    }
}
NAMES_OF_PERSONS = {
    "ea8aa262f4b4140c751668f9fe2bc2e49cb61529940d9170805e869b23c36853",
    "f02b1af03479d1df81ee83e4dd6abb825469a3d0e00aa5d3b5e7e593d07d6235",
}
"""SHA-256 of family names that stand in a source text, in small letters."""

NAMES = tuple(COUNTS)
WITH_OWN_PLANS = ("bandar-lampung", "batu", "pangkalpinang")


@pytest.fixture(scope="module")
def seed_offices(catalogue):
    return {
        name: load_office(ROOT / "offices" / name, catalogue, AREAS) for name in NAMES
    }


@pytest.fixture(scope="module")
def plans(catalogue):
    structure = load_structure(ROOT / "definitions")
    return {
        plan.name: plan
        for name in WITH_OWN_PLANS
        for plan in load_plans(ROOT / "offices" / name, structure, catalogue)
    }


def _polygons(name: str, kind: str) -> list[dict]:
    path = ROOT / "offices" / name / f"boundaries-{kind}.geojson"
    return json.loads(path.read_text("utf-8"))["features"]


def _counts(registry, code: str) -> tuple[int, ...]:
    levels = (AreaLevel.SUBDISTRICT, AreaLevel.VILLAGE, AreaLevel.HEALTH_CENTRE)
    inside = [registry.by_code[found].level for found in registry.within(code)]
    return tuple(inside.count(level) for level in levels)


@pytest.mark.parametrize("name", NAMES)
def test_an_office_has_the_kecamatan_villages_and_health_centres_of_the_lists(
    name, seed_offices
):
    office = seed_offices[name]
    code, *expected = COUNTS[name]
    assert office.area == code
    assert _counts(office.areas, code) == tuple(expected)


def test_the_health_centres_of_jakarta_stand_in_their_own_city(seed_offices):
    registry = seed_offices["dki-jakarta"].areas
    assert {city: _counts(registry, city) for city in CITIES_OF_JAKARTA} == (
        CITIES_OF_JAKARTA
    )
    assert registry.by_code["31.71.P1030175"].name == (
        "Puskesmas Kecamatan Tanah Abang"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_health_centre_has_the_code_of_the_ministry_below_its_district(
    name, seed_offices
):
    centres = seed_offices[name].areas.at_level(AreaLevel.HEALTH_CENTRE)
    for centre in centres:
        assert re.fullmatch(rf"{re.escape(centre.parent)}\.P\d{{7}}", centre.code)
        assert centre.name.startswith("Puskesmas ")
    assert len({centre.name for centre in centres}) == len(centres)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_on_who_serves_which_village(name, seed_offices):
    assert seed_offices[name].areas.catchments == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_polygon_is_a_village_of_the_list_and_only_known_gaps_have_none(
    name, seed_offices
):
    villages = {
        village.code: village
        for village in seed_offices[name].areas.at_level(AreaLevel.VILLAGE)
    }
    drawn = [feature["properties"] for feature in _polygons(name, "kelurahan")]
    codes = [item["kode"] for item in drawn]
    assert len(codes) == len(set(codes))
    assert set(villages) - set(codes) == WITHOUT_POLYGON.get(name, set())
    for item in drawn:
        village = villages[item["kode"]]
        assert (item["nama"], item["kec"]) == (village.name, village.parent)


@pytest.mark.parametrize("name", NAMES)
def test_every_kecamatan_has_a_polygon_under_its_code_and_name(name, seed_offices):
    kecamatan = seed_offices[name].areas.at_level(AreaLevel.SUBDISTRICT)
    drawn = [feature["properties"] for feature in _polygons(name, "kecamatan")]
    assert sorted((item["kec"], item["nama_kec"]) for item in drawn) == sorted(
        (area.code, area.name) for area in kecamatan
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_polygons_cover_the_official_area_of_the_region(name):
    """0.5 % apart at most: printed areas against areas computed from the shapes."""
    code = COUNTS[name][0]
    with (AREAS / "penduduk-kabkota-2025.csv").open(encoding="utf-8") as stream:
        official = sum(
            Fraction(row["luas_km2"])
            for row in csv.DictReader(stream)
            if row["luas_km2"] and f"{row['kode']}.".startswith(f"{code}.")
        )
    drawn = sum(
        Fraction(str(feature["properties"]["luas_km2"]))
        for feature in _polygons(name, "kelurahan")
    )
    assert abs(drawn / official - 1) < Fraction(5, 1000)


@pytest.mark.parametrize("name", NAMES)
def test_the_note_of_an_office_documents_its_boundaries(name):
    folder = ROOT / "offices" / name
    note = (folder / "README.md").read_text("utf-8")
    listed = dict(re.findall(r"\| `([\w.-]+\.geojson)` \|.*`([0-9a-f]{64})` \|", note))
    shipped = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("*.geojson")
    }
    assert len(shipped) == 2
    assert listed == shipped
    assert "Copyright (c) 2024 Cahya DSN" in note
    assert "Permission is hereby granted, free of charge" in note
    assert "commit 3c5a7960f4d227a38489094d84252bdbb3f978a5" in note
    assert "indikatif, bukan acuan hukum" in note


def test_the_vision_of_batu_carries_its_eight_words_and_six_strategies(plans):
    plan = plans["visi-mbatu-sae"]
    (group,) = plan.tag_groups
    words = [word for word, _ in group.words]
    assert "".join(word[0] for word in words) == "mbatusae"
    assert plan.by_code["V"].tags == tuple(f"mbatu-sae/{word}" for word in words)
    kinds = [node.kind for node in plan.nodes]
    assert kinds.count("strategy") == 6
    assert plan.years == tuple(range(2025, 2031))


def test_each_of_the_six_pillars_is_a_node_and_a_tag(plans):
    plan = plans["rakor-2025"]
    (group,) = plan.tag_groups
    pillars = [node for node in plan.nodes if node.kind == "pillar"]
    tagged = [(node.tags, node.statement) for node in pillars]
    assert tagged == [((f"pilar/{word}",), label.id) for word, label in group.words]
    assert len(pillars) == 6


def test_supervision_of_wholesalers_is_marked_as_a_task_of_the_province(plans):
    plan = plans["renstra"]
    assert plan.authority is Authority.DISTRICT
    marked = {
        node.code for node, item in plan.indicators() if item.authority is not None
    }
    assert marked == {"S3"}
    assert {item.authority for item in plan.by_code["S3"].indicators} == {
        Authority.PROVINCE
    }


def test_no_number_stands_in_the_plans_but_the_three_that_were_published(plans):
    stated = [
        (plan.name, item.code, target.year, target.target.printed)
        for plan in plans.values()
        for _, item in plan.indicators()
        for target in item.targets
    ]
    assert stated == [
        ("visi-mbatu-sae", "GZ-STUNT", 2025, "8 %"),
        ("rakor-2025", "CKG-COV", 2025, "16,8 persen"),
    ]
    baselines = [
        (plan.name, item.code, item.baseline.year, item.baseline.target.printed)
        for plan in plans.values()
        for _, item in plan.indicators()
        if item.baseline
    ]
    assert baselines == [("iku", "IKU-JKI", 2024, "11")]
    assert all(item.end is None for p in plans.values() for _, item in p.indicators())
    assert all(node.budget == () for p in plans.values() for node in p.nodes)


def test_the_note_on_the_pangkalpinang_figures_is_the_arithmetic_of_the_population(
    plans,
):
    with (AREAS / "penduduk-kabkota-2025.csv").open(encoding="utf-8") as stream:
        rows = {row["kode"]: row for row in csv.DictReader(stream)}
    people = int(rows["19.71"]["jumlah"])
    target = round(Fraction(168, 1000) * people)
    notes = " ".join(note.en for note in plans["rakor-2025"].notes)
    assert f"{people:,} inhabitants" in notes
    assert f"16.8 per cent are {target:,} persons" in notes


def _hashed_words(text: str) -> dict[str, str]:
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return {hashlib.sha256(word.encode()).hexdigest(): word for word in words}


def test_no_person_of_a_source_text_is_named():
    for name in NAMES:
        for path in sorted((ROOT / "offices" / name).rglob("*")):
            if path.suffix in {".yaml", ".md", ".csv"}:
                found = NAMES_OF_PERSONS & set(_hashed_words(path.read_text("utf-8")))
                assert not found, path


def test_the_search_for_names_finds_a_name():
    digest = hashlib.sha256(b"fulan").hexdigest()
    assert digest in _hashed_words('kata "Fulan," tadi')
