"""z-scores of children inside DuckDB: six indices with all rules, on one thread.

`python -m benchmarks statistics_growth_duckdb` prints what `run` returns. The children
are invented around the WHO standards with the gaps of real reports; the six scores are
derived by the steps of a dataset, as the engine runs them, and summed so that none is
skipped. Beside them stand a plain scan of the columns and one power a row.
"""

import json
import time
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from derajat.engines.duckdb.session import Session, open_session
from derajat.engines.ibis_text.growth_tables import build_growth_tables
from derajat.engines.ibis_text.steps import apply_steps
from derajat.engines.ibis_text.tables import Sources
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.expressions import Registered
from derajat.model.functions import FUNCTIONS
from derajat.model.steps import Derive
from derajat.statistics.growth.standards import Table, load_standard


CHILDREN = 2_000_000
TARGET_ROWS_PER_SECOND = 2_500_000
ROUNDS = 3
SEED = 2006
SCORES = tuple(
    name
    for name, signature in FUNCTIONS.items()
    if name.startswith("who_") and signature.places == 2
)
_TEXTS = ("sex", "position")


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON. `python -m benchmarks statistics_growth_duckdb 5000000`."""
    children = int(arguments[0]) if arguments else CHILDREN
    return json.dumps(measure(children), indent=2)


def measure(children: int = CHILDREN) -> dict[str, object]:
    """Figures of so many children, the best of three rounds."""
    with open_session("4GB", dense_from_rows=1) as session:
        session.execute("SET threads = 1")
        scan, scored = _prepare(session, children)
        scan_seconds = _best(session, session.backend.compile(scan))
        text = session.backend.compile(scored)
        seconds = _best(session, text)
        power = "SELECT sum(pow(weight_kg / 1000.0::DOUBLE, 0.35::DOUBLE)) FROM kids"
        power_seconds = _best(session, power)
    return {
        "benchmark": "statistics_growth_duckdb",
        "children": children,
        "rows_per_second": round(children / seconds),
        "target_rows_per_second": TARGET_ROWS_PER_SECOND,
        "seconds": round(seconds, 3),
        "plain_scan_seconds": round(scan_seconds, 3),
        "one_power_seconds": round(power_seconds, 3),
        "ratio_to_scan": round(seconds / scan_seconds, 1),
        "ratio_to_one_power": round(seconds / power_seconds, 1),
        "text_bytes": len(text),
    }


def _prepare(session: Session, children: int) -> tuple[ir.Table, ir.Table]:
    """What sums the columns of the children, and what sums their six scores."""
    rows = build_children(children, np.random.default_rng(SEED))
    session.register("rows", rows)
    session.execute("CREATE TABLE kids AS SELECT * FROM rows")
    for name, table in build_growth_tables().items():
        session.register(name, table)
    kinds = {
        name: "string" if name in _TEXTS else "int64" for name in rows.column_names
    }
    kids = ibis.table(kinds, name="kids")
    steps = [_derive(name) for name in SCORES]
    sources = Sources(datasets={}, codelists={}, data_day=0)
    scored = apply_steps(kids, steps, sources, shares_order=False)
    scan = kids.aggregate(
        **{
            name: kids[name].count() if name in _TEXTS else kids[name].sum()
            for name in kids.columns
        }
    )
    return scan, scored.aggregate(**{name: scored[name].sum() for name in SCORES})


def _derive(function: str) -> Derive:
    names = [parameter.name for parameter in FUNCTIONS[function].parameters]
    call = FunctionCall(function, tuple((name, name) for name in names))
    column = Column(function, ColumnType.DECIMAL, never_missing=False, places=2)
    return Derive(column, Registered(call))


def _best(session: Session, text: str) -> float:
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        session.backend.con.sql(text).fetchall()
        found.append(time.perf_counter() - start)
    return min(found)


def build_children(children: int, random: np.random.Generator) -> pa.Table:
    """Children of 0 to 59 months; a weight belongs to its length."""
    sex, day = random.integers(0, 2, children), random.integers(0, 1826, children)
    length = _draw(Table.LENGTH_FOR_AGE, sex, day, random)
    tenths = np.rint(length * 10).astype(np.int64)
    by_length = _draw(Table.WEIGHT_FOR_LENGTH, sex, tenths, random)
    by_height = _draw(Table.WEIGHT_FOR_HEIGHT, sex, tenths, random)
    is_odd = random.random(children) < 0.04
    return pa.table(
        {
            "sex": _some(np.array(["L", "P"])[sex], 0.002, random),
            "age_days": _some(day, 0.01, random),
            "weight_kg": _scaled(np.where(day < 731, by_length, by_height), 3, random),
            "length_cm": _scaled(length, 2, random),
            "position": _some(
                np.where((day < 731) ^ is_odd, "Terlentang", "Berdiri"), 0.05, random
            ),
            "oedema": _some((random.random(children) < 0.002).astype(int), 0.1, random),
            "head_cm": _scaled(_draw(Table.HEAD_FOR_AGE, sex, day, random), 2, random),
            "arm_cm": _scaled(_draw(Table.ARM_FOR_AGE, sex, day, random), 2, random),
        }
    )


def _draw(
    table: Table, sex: np.ndarray, step: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Measurements with z-scores around -0.7; two in three lie within 1.1."""
    standard = load_standard(table)
    row = np.clip(step - standard.first, 0, standard.m.shape[1] - 1)
    l, m, s = standard.l[sex, row], standard.m[sex, row], standard.s[sex, row]  # noqa: E741
    z = random.normal(-0.7, 1.1, len(sex))
    return m * np.maximum(1 + l * s * z, 0.05) ** (1 / l)


def _scaled(measured: np.ndarray, places: int, random: np.random.Generator) -> pa.Array:
    """Read to one decimal, as scales and boards show it; one in 50 is missing."""
    stored = np.rint(np.round(measured, 1) * 10**places).astype(np.int64)
    return _some(stored, 0.02, random)


def _some(
    values: np.ndarray, share_missing: float, random: np.random.Generator
) -> pa.Array:
    return pa.array(values, mask=random.random(len(values)) < share_missing)
