"""`derajat explain`: one number down to file, sheet and row."""

from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import OpenOffice, open_office
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.cli.values import choose_values, load_values
from derajat.errors import refuse
from derajat.measures.explaining import Explanation, explain_value, render_explanation
from derajat.measures.measuring import data_day_of, plan_of
from derajat.model.values import Value


def run(
    indicator: str,
    *,
    area: Annotated[str, Parameter(help="Kode wilayah; bawaan: wilayah kantor.")] = "",
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
    opened = open_office(options)
    value = find_value(opened, indicator, area, period, group)
    explanation = explain(opened, value)
    if options.json:
        write_json(asdict(explanation))
    else:
        write_line(render_explanation(explanation, options.language))
    return 0


def find_value(
    opened: OpenOffice, indicator: str, area: str, period: str, group: str
) -> Value:
    """The value of that address; of several periods the last. Raises REF-204."""
    wanted: dict[str, str | None] = {
        "indicator": indicator,
        "area": area or opened.office.area,
        "period": period or None,
        "group": group,
    }
    chosen = choose_values(load_values(opened), wanted).to_pylist()
    if not chosen:
        raise refuse("REF-205", indicator=indicator, area=area, period=period)
    return Value(**max(chosen, key=lambda row: row["period"]))


def explain(opened: OpenOffice, value: Value) -> Explanation:
    """Explain a value from the data version it was computed from."""
    snapshot = opened.store.snapshot(value.data_version)
    return explain_value(
        value,
        opened.catalogue,
        opened.office,
        plan_of(opened.catalogue, opened.office),
        snapshot,
        data_day_of(snapshot),
    )
