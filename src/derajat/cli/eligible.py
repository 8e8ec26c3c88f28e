"""`derajat eligible`: one indicator under each source of its eligible people."""

from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.eligible_tables import (
    area_fields,
    write_areas,
    write_bases,
    write_warnings,
)
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import render_known, write_json
from derajat.cli.values import choose_values
from derajat.engines.duckdb import DuckDBEngine
from derajat.errors import DerajatError, refuse
from derajat.measures.compile import compile_measures
from derajat.measures.measuring import data_day_of
from derajat.measures.values import compute_values
from derajat.model.calendar import parse_period
from derajat.model.datasets import Eligible
from derajat.model.indicators import Indicator
from derajat.opening.offices import OpenOffice
from derajat.programmes.eligible_bases import Basis, load_bases
from derajat.programmes.eligible_sources import (
    AreaCoverage,
    Holding,
    compare_sources,
    find_eligible,
)


def run(
    *,
    indicator: Annotated[str, Parameter(help="Kode cakupan, mis. CKG-COV.")],
    period: Annotated[str, Parameter(help="2026, 2026-06, 2026-Q2 ...")],
    level: Annotated[str, Parameter(help="village, health-centre ...")] = "village",
    target: Annotated[
        float | None, Parameter(help="Target dalam satuan indikator, mis. 95.5.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Cakupan menurut tiap sumber sasaran, dan apakah pilihan sumber menentukan."""
    opened = open_asked(options)
    measured = find_indicator(opened, indicator)
    needed = None if target is None else Fraction(str(target))
    found = compare(opened, measured, period, level, needed)
    bases = _load_bases(opened, period)
    if options.json:
        areas = [area_fields(area) for area in found]
        write_json({"areas": areas, "bases": [asdict(basis) for basis in bases]})
    else:
        decimals = opened.catalogue.units[measured.unit].decimals
        write_areas(opened.office, decimals, found, options.language)
        write_warnings(opened.office, found, options.language)
        write_bases(bases, options.language)
    return 0


def find_indicator(opened: OpenOffice, code: str) -> Indicator:
    """The indicator of a code. Raises REF-204 when there is none."""
    indicators = opened.catalogue.indicators
    if code in indicators:
        return indicators[code]
    raise _not_there("indikator", "indicator", code, indicators)


def _not_there(
    what_id: str, what_en: str, value: str, known: Iterable[str]
) -> DerajatError:
    there = render_known(value, known)
    return refuse(
        "REF-204",
        value=value,
        what_id=what_id,
        what_en=what_en,
        known_id=there.id,
        known_en=there.en,
    )


def compare(
    opened: OpenOffice,
    indicator: Indicator,
    period: str,
    level: str,
    needed: Fraction | None,
) -> tuple[AreaCoverage, ...]:
    """The areas of a level in a period under every source.

    Raises REF-204 for a period or level without values, REF-212.
    """
    eligible = find_eligible(opened.catalogue, indicator)
    sources = tuple(name for name, _ in eligible.choices)
    counts = {
        source: _count(opened, indicator, eligible, source, period, level)
        for source in sources
    }
    holdings = [
        Holding(area, served, {s: counts[s][area][1] for s in sources})
        for area, (served, _) in counts[sources[0]].items()
    ]
    scale = opened.catalogue.units[indicator.unit].scale
    return compare_sources(holdings, sources, scale, needed)


Counts = dict[str, tuple[int | None, Fraction | None]]


def _count(
    opened: OpenOffice,
    indicator: Indicator,
    eligible: Eligible,
    source: str,
    period: str,
    level: str,
) -> Counts:
    """By area the people served, and those eligible by one source."""
    snapshot = opened.store.snapshot()
    choices = {**dict(opened.office.eligible_choices), eligible.name: source}
    values = compute_values(
        DuckDBEngine(),
        opened.catalogue,
        opened.office,
        {name: snapshot.facts_files(name) for name in snapshot.datasets},
        compile_measures(opened.catalogue, (indicator.code,), choices),
        data_day_of(snapshot),
    )
    if not values.num_rows:
        raise refuse("REF-203", office=opened.office.name)
    wanted: dict[str, str | None] = {
        "period": period,
        "area_level": level,
        "indicator": indicator.code,
        "group": "",
    }
    rows = choose_values(values, wanted).to_pylist()
    return {row["area"]: (row["numerator"], _exact(row["denominator"])) for row in rows}


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _load_bases(opened: OpenOffice, period: str) -> tuple[Basis, ...]:
    read = parse_period(period)
    return load_bases(opened.store.snapshot(), read.year) if read else ()
