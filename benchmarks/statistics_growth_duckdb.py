"""z-scores of children inside DuckDB: six indices with all rules, on one thread.

`python -m benchmarks statistics_growth_duckdb` prints what `run` returns. The children
are invented around the WHO standards, once with the gaps and faults of real reports and
once without; the six scores are derived by the steps of a dataset, as the engine runs
them, and summed so that none is skipped. Beside them stand a plain scan of the columns
and one power a row. Seconds are those of the processor, the best of the rounds.
"""

import json
import time
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from benchmarks._timing import best_seconds
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
ROUNDS = 5
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
    """Figures of so many children, as they are reported and as they should be."""
    return {
        "benchmark": "statistics_growth_duckdb",
        "children": children,
        "target_rows_per_second": TARGET_ROWS_PER_SECOND,
        "with_gaps": _measure(build_children(children, np.random.default_rng(SEED))),
        "complete": _measure(
            build_children(children, np.random.default_rng(SEED), share_of_gaps=0.0)
        ),
    }


def _measure(rows: pa.Table) -> dict[str, object]:
    with open_session("4GB", dense_from_rows=1) as session:
        session.execute("SET threads = 1")
        scan, scored = _prepare(session, rows)
        scan_seconds = _best(session, session.backend.compile(scan))
        text = session.backend.compile(scored)
        seconds = _best(session, text)
        power = "SELECT sum(pow(weight_kg / 1000.0::DOUBLE, 0.35::DOUBLE)) FROM kids"
        power_seconds = _best(session, power)
    return {
        "rows_per_second": round(rows.num_rows / seconds),
        "seconds": round(seconds, 3),
        "plain_scan_seconds": round(scan_seconds, 3),
        "one_power_seconds": round(power_seconds, 3),
        "ratio_to_scan": round(seconds / scan_seconds, 1),
        "ratio_to_one_power": round(seconds / power_seconds, 1),
        "text_bytes": len(text),
    }


def _prepare(session: Session, rows: pa.Table) -> tuple[ir.Table, ir.Table]:
    """What sums the columns of the children, and what sums their six scores."""
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
    connection = session.backend.con
    return best_seconds(
        lambda: connection.sql(text).fetchall(), ROUNDS, clock=time.process_time
    )


def build_children(
    children: int, random: np.random.Generator, share_of_gaps: float = 1.0
) -> pa.Table:
    """Children of 0 to 59 months; a weight belongs to its length.

    One in 200 has oedema, one in 25 was measured in the other position than its age
    asks for. Of 1,000 children 10 have no age, 20 no weight, length or position, 100
    no circumference of head or arm; in 10 each of these is wrong by a decimal place
    or is zero. `share_of_gaps` scales the gaps and faults.
    """
    sex, day = random.integers(0, 2, children), random.integers(0, 1826, children)
    length = _draw(Table.LENGTH_FOR_AGE, sex, day, random)
    tenths = np.rint(length * 10).astype(np.int64)
    by_length = _draw(Table.WEIGHT_FOR_LENGTH, sex, tenths, random)
    by_height = _draw(Table.WEIGHT_FOR_HEIGHT, sex, tenths, random)
    weight = np.where(day < 731, by_length, by_height)
    position = np.where(
        (day < 731) ^ (random.random(children) < 0.04), "Terlentang", "Berdiri"
    )

    def some(values: np.ndarray, share_missing: float) -> pa.Array:
        is_missing = random.random(children) < share_missing * share_of_gaps
        return pa.array(values, mask=is_missing)

    def measured(values: np.ndarray, places: int, share_missing: float) -> pa.Array:
        """Read to one decimal, as scales and boards show it."""
        is_faulty = random.random(children) < 0.01 * share_of_gaps
        faulty = values * random.choice([0.0, 0.1, 10.0], children)
        read = np.round(np.where(is_faulty, faulty, values), 1)
        return some(np.rint(read * 10**places).astype(np.int64), share_missing)

    return pa.table(
        {
            "sex": some(np.array(["L", "P"])[sex], 0.002),
            "age_days": some(day, 0.01),
            "weight_kg": measured(weight, 3, 0.02),
            "length_cm": measured(length, 2, 0.02),
            "position": some(position, 0.02),
            "oedema": some((random.random(children) < 0.005).astype(int), 0.1),
            "head_cm": measured(_draw(Table.HEAD_FOR_AGE, sex, day, random), 2, 0.1),
            "arm_cm": measured(_draw(Table.ARM_FOR_AGE, sex, day, random), 2, 0.1),
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
