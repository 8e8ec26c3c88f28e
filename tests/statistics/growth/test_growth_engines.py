"""Three forms of the z-scores agree: arrays, Ibis on DuckDB, one child at a time."""

import ibis
import numpy as np
import pyarrow as pa
import pytest

from derajat.catalogue import check_catalogue, load_catalogue
from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.duckdb.session import open_session
from derajat.engines.growth import BOYS, GIRLS, LARGEST_MEASURE, LYING, STANDING
from derajat.engines.ibis_text.growth_tables import build_growth_tables
from derajat.engines.ibis_text.steps import apply_steps
from derajat.engines.ibis_text.tables import Sources
from derajat.engines.reference import ReferenceEngine
from derajat.engines.reference.functions import call_function
from derajat.intake.check_rows import _compute as compute_column
from derajat.intake.element_facts import ElementFacts
from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.counting import RowCount, Tally
from derajat.model.datasets import PlaceRole
from derajat.model.expressions import Registered
from derajat.model.functions import FUNCTIONS
from derajat.model.indicators import Selection
from derajat.model.steps import Derive
from derajat.statistics.growth import (
    PLAUSIBLE,
    Index,
    Measurements,
    compute_growth,
    position_codes,
    sex_codes,
)


COLUMN_OF = {
    "sex": "jk",
    "age_days": "umur",
    "weight_kg": "berat",
    "length_cm": "panjang",
    "position": "cara",
    "oedema": "edema",
    "head_cm": "kepala",
    "arm_cm": "lila",
}
TEXTS = ("jk", "cara")
ODD_DAYS = (-1, 0, 1, 90, 91, 92, 273, 274, 730, 731, 1825, 1826, 1827, 5000, 10_005)
ODD_CM = (
    *(44.3, 44.9, 44.99, 45, 45.7, 50.5, 64.3, 64.99, 65, 65.7, 86.99, 87, 87.7),
    *(101.7, 102.4, 103.1, 109.3, 110, 110.01, 110.7, 119.3, 120, 120.01, 120.7),
    *(-1, 0, 0.01, 0.5, 0.7, 0.71, 1, 500, 9_000_000),
)
ODD_KG = (-1, 0, 0.001, 0.5, 1, 40, 150, 999, 900_000)
INDEX_OF = {f"who_{index.value}": index for index in Index}


def call(function, **changed):
    columns = {**COLUMN_OF, **changed}
    names = [parameter.name for parameter in FUNCTIONS[function].parameters]
    return FunctionCall(
        function, tuple((name, columns[name]) for name in names if columns[name])
    )


CALLS = {name: call(name) for name in INDEX_OF}


def children(number, random):
    """Columns as stored; one value in twenty is odd, some are missing."""

    def odd(usual, values):
        is_odd = random.random(number) < 0.05
        return np.where(is_odd, random.choice(np.array(values), number), usual)

    def some(values, kind, missing=0.03):
        return pa.array(values, kind, mask=random.random(number) < missing)

    def stored(values, places, odd_values):
        scaled = np.where(
            random.random(number) < 0.7, np.round(values, 1), np.round(values, places)
        )
        return some(
            np.rint(odd(scaled, odd_values) * 10**places).astype(np.int64), pa.int64()
        )

    age = odd(random.integers(0, 1827, number), ODD_DAYS)
    size = np.sqrt(np.clip(age, 0, 1900))
    sexes = random.choice(np.array(["L", "P"], object), number)
    ways = random.choice(np.array(["Terlentang", "Berdiri"], object), number)
    noise = random.normal(0, 1, (4, number))
    return pa.table(
        {
            "nomor": pa.array(range(number), pa.int64()),
            "jk": some(odd(sexes, ["1", "2", "X", "m", "f", "PEREMPUAN"]), pa.string()),
            "umur": some(age, pa.int64()),
            "berat": stored(3.3 + 0.35 * size + 1.3 * noise[0], 3, ODD_KG),
            "panjang": stored(50 + 1.35 * size + 4 * noise[1], 2, ODD_CM),
            "cara": some(odd(ways, ["L", "h", "?", "tb"]), pa.string(), 0.2),
            "edema": some((random.random(number) < 0.03).astype(int), pa.int64(), 0.3),
            "kepala": stored(36 + 0.37 * size + 2 * noise[2], 2, (-1, 0, 10, 80)),
            "lila": stored(11 + 0.13 * size + 2 * noise[3], 2, (-1, 0, 5, 80)),
        }
    )


def by_duckdb(kids, calls):
    steps = [
        Derive(Column(name, ColumnType.DECIMAL, False, places=2), Registered(item))
        for name, item in calls.items()
    ]
    kinds = {name: "string" if name in TEXTS else "int64" for name in kids.column_names}
    with open_session("1GB", 1) as session:
        session.register("kids", kids)
        for name, table in build_growth_tables().items():
            session.register(name, table)
        rows = ibis.table(kinds, name="kids")
        scored = apply_steps(rows, steps, Sources({}, {}, 0), shares_order=False)
        return session.read(scored).sort_by("nomor").select(list(calls))


def by_one_child(kids, calls):
    rows = kids.to_pylist()
    return {
        name: [call_function(item, row) for row in rows] for name, item in calls.items()
    }


def by_arrays(kids):
    def column(name, scale=1.0):
        stored = kids.column(name).to_numpy(zero_copy_only=False)
        return stored.astype(np.float64) / scale

    growth = compute_growth(
        Measurements(
            sex=sex_codes(kids.column("jk").to_pylist()),
            age_days=column("umur"),
            weight_kg=column("berat", 1000.0),
            length_cm=column("panjang", 100.0),
            position=position_codes(kids.column("cara").to_pylist()),
            head_cm=column("kepala", 100.0),
            arm_cm=column("lila", 100.0),
            oedema=column("edema"),
        )
    )
    return {name: growth.score(index).z for name, index in INDEX_OF.items()}


def as_hundredths(z):
    return [None if np.isnan(item) else round(item * 100) for item in z.tolist()]


def differing(found, expected):
    """Rows that differ; beyond a million SD a float holds no hundredths to agree on."""
    return [
        row
        for row, (one, other) in enumerate(zip(found, expected, strict=True))
        if one != other
        and (
            None in (one, other)
            or abs(one - other) > 1e-11 * abs(one)
            or abs(one) < 1e8
        )
    ]


def test_the_forms_agree_on_random_children(counts):
    kids = children(counts(4_000, 1_000_000), np.random.default_rng(4))
    duckdb, plain, arrays = (
        by_duckdb(kids, CALLS),
        by_one_child(kids, CALLS),
        by_arrays(kids),
    )
    for name in CALLS:
        found = duckdb.column(name).to_pylist()
        assert differing(found, plain[name]) == [], name
        assert differing(found, as_hundredths(arrays[name])) == [], name
        given = len(found) - found.count(None)
        assert 0.5 * kids.num_rows < given < kids.num_rows


@pytest.mark.parametrize(
    "left_out",
    [("position",), ("oedema",), ("age_days",), ("age_days", "position", "oedema")],
)
def test_the_forms_agree_when_a_call_tells_less(left_out, counts):
    kids = children(counts(1_000, 50_000), np.random.default_rng(5))
    calls = {}
    for name in CALLS:
        optional = {
            item.name for item in FUNCTIONS[name].parameters if item.may_be_missing
        }
        calls[name] = call(name, **dict.fromkeys(optional & set(left_out), ""))
    plain = by_one_child(kids, calls)
    for name, found in by_duckdb(kids, calls).to_pydict().items():
        assert differing(found, plain[name]) == [], name
    some = {"age_days": "umur", "position": "cara", "oedema": "edema"}
    unknown = kids
    for item in left_out:
        place = unknown.column_names.index(some[item])
        kind = unknown.column(place).type
        unknown = unknown.set_column(place, some[item], pa.nulls(len(kids), kind))
    arrays = as_hundredths(by_arrays(unknown)["who_weight_for_length"])
    assert differing(plain["who_weight_for_length"], arrays) == []


def test_every_stored_length_finds_the_figures_of_the_arrays():
    """Both sexes, measured as the age asks for and not, beyond both ends as well."""
    stored = np.arange(4_300, 12_200)
    ways = ((100, "Terlentang"), (500, "Berdiri"), (900, "Berdiri"))
    kinds = [(sex, *way) for sex in ("L", "P") for way in (*ways, (900, "Terlentang"))]
    sexes, ages, positions = zip(*kinds, strict=True)
    rows = len(stored) * len(kinds)
    kids = pa.table(
        {
            "nomor": pa.array(range(rows), pa.int64()),
            "jk": np.repeat(np.array(sexes), len(stored)),
            "umur": np.repeat(np.array(ages), len(stored)),
            "berat": np.tile(stored**2 * 16 // 10**5, len(kinds)),
            "panjang": np.tile(stored, len(kinds)),
            "cara": np.repeat(np.array(positions), len(stored)),
            **{
                name: pa.nulls(rows, pa.int64()) for name in ("edema", "kepala", "lila")
            },
        }
    )
    name = "who_weight_for_length"
    found = by_duckdb(kids, {name: CALLS[name]}).column(name).to_pylist()
    assert found == as_hundredths(by_arrays(kids)[name])
    assert 0.7 * rows < rows - found.count(None) < 0.9 * rows


def test_scores_that_read_another_score_are_computed_after_it():
    kids = children(300, np.random.default_rng(6))
    calls = {
        "first": CALLS["who_length_for_age"],
        "second": call("who_head_for_age", head_cm="first"),
        "other_age": call("who_arm_for_age", age_days="kepala"),
        "arm": CALLS["who_arm_for_age"],
    }
    found = by_duckdb(kids, calls).to_pydict()
    rows = kids.to_pylist()
    for number, row in enumerate(rows):
        for name, item in calls.items():
            row[name] = call_function(item, row)
            assert row[name] == found[name][number]


def test_a_measurement_beyond_all_reason_is_refused_not_overflown():
    huge = 2**63 - 1
    kids = children(6, np.random.default_rng(7)).to_pydict()
    kids |= {"jk": ["L"] * 6, "cara": [None] * 6, "edema": [0] * 6}
    for name in ("umur", "berat", "panjang", "kepala", "lila"):
        kids[name] = [100, -huge, huge, LARGEST_MEASURE, LARGEST_MEASURE + 1, None]
    table = pa.table({**kids, "cara": pa.array(kids["cara"], pa.string())})
    plain = by_one_child(table, CALLS)
    assert by_duckdb(table, CALLS).to_pydict() == plain
    assert {tuple(plain[name][1:]) for name in CALLS} == {(None,) * 5}


def test_codes_mean_the_same_in_arrays_and_engines():
    assert set(sex_codes(BOYS)) == {1} and set(sex_codes(GIRLS)) == {2}
    assert set(position_codes(LYING)) == {1} and set(position_codes(STANDING)) == {2}


@pytest.mark.parametrize("name", INDEX_OF)
def test_the_limits_of_what_is_believed_are_those_of_the_arrays(name):
    flag = name.replace("who_", "who_implausible_")
    marked = FunctionCall(flag, (("z", "z"),))
    hundredths = [-700, -601, -600, -599, -501, -500, 0, 500, 501, 600, 601]
    excluded = PLAUSIBLE[INDEX_OF[name]].excludes(np.array(hundredths) / 100)
    found = [call_function(marked, {"z": z}) for z in hundredths]
    assert found == [int(item) for item in excluded]
    assert call_function(marked, {"z": None}) is None


RECEIVED = """\
grammar: 1
dataset: ukur
label: {id: pengukuran, en: measurements}
one_row: {id: satu pengukuran, en: one measurement}
kind: records
key: [nomor]
time: tanggal
places: {residence: desa}
columns:
  nomor: {type: id, missing: never, personal: none}
  desa: {type: area, area_level: village, personal: none}
  tanggal: {type: date, missing: never, personal: none}
  jk: {type: code, codes: [L, P], personal: none}
  umur_hari: {type: whole, personal: none}
  berat_kg: {type: decimal, places: 3, personal: health}
  tinggi_cm: {type: decimal, places: 2, personal: health}
  cara: {type: code, codes: [Terlentang, Berdiri], personal: none}
  tbu:
    type: decimal
    places: 2
    personal: health
    function:
      name: who_length_for_age
      arguments: {sex: jk, age_days: umur_hari, length_cm: tinggi_cm, position: cara}
"""
DERIVED = """\
grammar: 1
dataset: gizi
label: {id: gizi, en: nutrition}
one_row: {id: satu pengukuran, en: one measurement}
from: ukur
time: tanggal
steps:
  - derive:
      bbtb:
        function:
          name: who_weight_for_length
          arguments: {sex: jk, weight_kg: berat_kg, length_cm: tinggi_cm}
      bbu:
        function:
          name: who_weight_for_age
          arguments: {sex: jk, age_days: umur_hari, weight_kg: berat_kg}
      bbu_diragukan:
        function: {name: who_implausible_weight_for_age, arguments: {z: bbu}}
"""


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "datasets"
    folder.mkdir()
    (folder / "ukur.yaml").write_text(RECEIVED)
    (folder / "gizi.yaml").write_text(DERIVED)
    return load_catalogue(tmp_path)


def test_a_column_of_a_received_dataset_is_filled_at_acceptance(catalogue):
    """The scores are those of WHO anthro 1.1 for the same children."""
    column = catalogue.datasets["ukur"].column("tbu")
    inputs = {
        "jk": ["P", "P", None],
        "umur_hari": [800, 800, 800],
        "tinggi_cm": [8050, 8050, 8050],
        "cara": ["Berdiri", "Terlentang", "Berdiri"],
    }
    facts = ElementFacts((), [1, 2, 3], inputs, bytearray(3))
    assert compute_column(column, facts) == [-215, -236, None]


@pytest.mark.parametrize("engine", [ReferenceEngine(), DuckDBEngine()])
def test_a_derived_dataset_counts_by_its_scores(catalogue, engine):
    """The scores are those of WHO anthro 1.1 for the same children."""
    rows = pa.table(
        {
            "nomor": ["a", "b", "c"],
            "desa": ["d"] * 3,
            "tanggal": [20_000] * 3,
            "jk": ["P", "P", "L"],
            "umur_hari": pa.array([800, None, 800], pa.int64()),
            "berat_kg": [10_200, 10_200, 60_000],
            "tinggi_cm": [8050, 8050, 8050],
            "cara": pa.nulls(3, pa.string()),
            "tbu": pa.nulls(3, pa.int64()),
            "_order": [1, 2, 3],
        }
    )
    groups = ("bbtb", "bbu", "bbu_diragukan")
    selection = Selection("gizi", PlaceRole.RESIDENCE, "tanggal", None)
    tally = Tally("t", selection, PeriodKind.MONTH, groups, RowCount())
    found = engine.compute_parts(catalogue, {"ukur": rows}, (tally,), 20_100)["t"]
    shown = {tuple(row[name] for name in groups) for row in found.to_pylist()}
    assert shown == {("1", "-131", "0"), ("1", None, None), ("4253", "2447", "1")}


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        (
            "tinggi_cm: {type: decimal, places: 2",
            "tinggi_cm: {type: decimal, places: 1",
            "DEF-043",
            "decimal (places: 2)",
        ),
        ("age_days: umur_hari, ", "", "DEF-003", "age_days"),
        ("position: cara", "cara: cara", "DEF-001", "cara"),
    ],
)
def test_arguments_that_do_not_fit_are_told(tmp_path, old, new, code, told):
    (tmp_path / "datasets").mkdir()
    file = tmp_path / "datasets" / "ukur.yaml"
    assert old in RECEIVED
    file.write_text(RECEIVED.replace(old, new))
    (problem,) = check_catalogue(tmp_path)[1]
    assert problem.code == code
    assert told in problem.says("en")


def test_position_and_oedema_may_be_left_out_of_a_call(tmp_path):
    (tmp_path / "datasets").mkdir()
    file = tmp_path / "datasets" / "ukur.yaml"
    file.write_text(RECEIVED.replace(", position: cara", ""))
    found = load_catalogue(tmp_path).datasets["ukur"].column("tbu").function
    assert [name for name, _ in found.arguments] == ["sex", "age_days", "length_cm"]
