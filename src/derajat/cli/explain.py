"""`derajat explain`: one number down to file, sheet and row."""

from dataclasses import asdict
from typing import Annotated

import pyarrow as pa
from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.cli.values import choose_values, load_values
from derajat.errors import refuse
from derajat.measures.explaining import Explanation, explain_value, render_explanation
from derajat.measures.measuring import data_day_of, name_run, plan_of
from derajat.model.calendar import parse_period
from derajat.model.values import Value
from derajat.opening.offices import OpenOffice, find_area
from derajat.opening.rules import rules_of


def run(
    indicator: str,
    *,
    area: Annotated[str, Parameter(help="Kode atau nama; bawaan: kantor.")] = "",
    period: Annotated[str, Parameter(help="Bawaan: periode terakhir.")] = "",
    group: Annotated[str, Parameter(help="jk=L; bawaan: semua bersama.")] = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Jelaskan satu angka: rumus, hitungan, baris yang dihitung dan yang tidak.

    Parameters
    ----------
    indicator
        Kode indikator, mis. GZ-BBLR.
    """
    opened = open_asked(options)
    values = load_values(opened, options.language)
    where = find_area(opened.office, area) or opened.office.area
    value = find_value(values, indicator, where, period, group)
    explanation = explain(opened, value, values)
    if options.json:
        write_json(asdict(explanation))
    else:
        write_line(render_explanation(explanation, options.language))
    return 0


def find_value(
    values: pa.Table, indicator: str, area: str, period: str, group: str
) -> Value:
    """The value of that address; without a period the last that has one.

    Raises REF-204 or REF-205.
    """
    wanted: dict[str, str | None] = {
        "indicator": indicator,
        "area": area,
        "period": period or None,
        "group": group,
    }
    chosen = [Value(**row) for row in choose_values(values, wanted).to_pylist()]
    if not chosen:
        raise refuse("REF-205", indicator=indicator, area=area, period=period)
    return max(chosen, key=lambda value: (value.shown is not None, _last_day(value)))


def _last_day(value: Value) -> int:
    period = parse_period(value.period)
    return period.last_day if period else 0


def explain(opened: OpenOffice, value: Value, values: pa.Table) -> Explanation:
    """Explain a value from the data version it was computed from.

    Raises REF-208 when the definitions are no longer those it was computed by.
    """
    if value.run != name_run(rules_of(opened.office), value.data_version):
        raise refuse("REF-208", indicator=value.indicator)
    snapshot = opened.store.snapshot(value.data_version)
    return explain_value(
        value,
        opened.catalogue,
        opened.office,
        plan_of(opened.catalogue, opened.office),
        snapshot,
        values,
        data_day_of(snapshot),
    )
