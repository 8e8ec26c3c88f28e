"""Values of the product held against what the city knows of itself."""

import math
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from derajat.city.truth import Asked, Knowledge, TrueValue
from derajat.model.areas import AreaLevel
from derajat.model.calendar import parse_period


LEVELS = (
    AreaLevel.DISTRICT,
    AreaLevel.SUBDISTRICT,
    AreaLevel.HEALTH_CENTRE,
    AreaLevel.VILLAGE,
)


def find_differences(values: pa.Table, known: Knowledge, code: str) -> Iterator[str]:
    """A sentence for every value that is not the true one."""
    rows = values.filter(pc.equal(values["indicator"], code)).to_pylist()
    by_asked = defaultdict(dict)
    for row in rows:
        asked = (row["area_level"], row["period"], row["group"])
        by_asked[asked][row["area"]] = row
    if not rows:
        yield f"{code}: no values at all"
    for (level, period, group), found in by_asked.items():
        asked = Asked(AreaLevel(level), parse_period(period), _group(group))
        areas = known.areas(asked.level)
        truths = known.truths[code](known, asked)
        for area, true in zip(areas, truths, strict=True):
            where = f"{code} {area.code} {period} {group}"
            if area.code in found:
                yield from _compare(where, found[area.code], true)
            elif not group or true.numerator:
                yield f"{where}: no row, true {true}"


def _group(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tuple(part.split("=", 1)) for part in text.split(",")) if text else ()


def _compare(where: str, row: dict, true: TrueValue) -> Iterator[str]:
    counts = (row["numerator"], row["denominator"])
    shown = (row["numerator"], None if counts[1] is None else Fraction(counts[1]))
    wanted = (true.numerator, true.denominator)
    if wanted != (None, None) and shown != wanted:
        yield f"{where}: {counts}, true {wanted}"
    if (row["value"] is None) != (true.value is None):
        yield f"{where}: {row['value']} ({row['flags']}), true {true.value}"
    elif true.value is not None and not _is_close(row["value"], true.value):
        yield f"{where}: {row['value']}, true {float(true.value)}"


def _is_close(found: float, true: Fraction) -> bool:
    return math.isclose(found, float(true), rel_tol=1e-12, abs_tol=1e-12)
