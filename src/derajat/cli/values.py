"""`derajat values`: what came out, as a table or JSON."""

from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
from cyclopts import Parameter

from derajat.cli.measure import measure
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import (
    render_known,
    write_json,
    write_line,
    write_note,
    write_table,
)
from derajat.cli.receive import receive_files
from derajat.errors import refuse
from derajat.measures.explaining.arithmetic import flag_words
from derajat.measures.measuring import name_run
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import OpenOffice, find_area, incoming_files
from derajat.opening.rules import rules_of


MOST_ROWS_SHOWN = 200


def run(
    *,
    indicator: Annotated[str, Parameter(help="Kode indikator, mis. GZ-BBLR.")] = "",
    area: Annotated[str, Parameter(help="Kode atau nama wilayah.")] = "",
    period: Annotated[str, Parameter(help="2022, 2022-08, 2022-Q3 ...")] = "",
    group: Annotated[str | None, Parameter(help="jk=L; kosong: semua bersama.")] = None,
    level: Annotated[str, Parameter(help="province, district ...")] = "",
    version: Annotated[
        int | None, Parameter(help="Seperti pada versi data itu; bawaan: terbaru.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Nilai indikator kantor ini; menerima dan menghitung dulu bila belum ada."""
    opened = open_asked(options)
    values = (
        load_values(opened, options.language)
        if version is None
        else load_values_of(opened, version)
    )
    wanted = {
        "indicator": indicator or None,
        "area": find_area(opened.office, area) or None,
        "period": period or None,
        "group": group,
        "area_level": level or None,
    }
    chosen = choose_values(values, wanted)
    if options.json:
        write_json(chosen.to_pylist())
    else:
        _write_values(opened, chosen, options.language)
    return 0


def load_values(opened: OpenOffice, language: str = "id") -> pa.Table:
    """The values in force; of an office with files but no values it makes them.

    Raises REF-203 when there is none.
    """
    snapshot = opened.store.snapshot()
    values = snapshot.values()
    if values is None or not snapshot.batches:
        values = _make_values(opened, language)
    else:
        _tell_changes(opened, language)
    if values is None or not values.num_rows:
        raise refuse("REF-203", office=opened.office.name)
    return values


def _tell_changes(opened: OpenOffice, language: str) -> None:
    """Say so when the values in force are not those of the facts and rules of now."""
    snapshot = opened.store.snapshot()
    in_force = snapshot.values_run()
    run = name_run(rules_of(opened.office), snapshot.facts_version)
    if in_force is None or in_force.run == run:
        return
    changed = Label(
        "Data atau definisi sudah berubah sejak nilai ini dihitung (dari data versi "
        f"{in_force.data_version}). Hitung lagi dengan `derajat measure`.",
        "Data or definitions have changed since these values were computed (from data "
        f"version {in_force.data_version}). Compute again with `derajat measure`.",
    )
    write_note(changed.render(language))


def _make_values(opened: OpenOffice, language: str) -> pa.Table | None:
    """Measure what was received; where nothing was, the files of the office first."""
    if not opened.store.snapshot().batches:
        _receive_incoming(opened, language)
    measure(opened, language)
    return opened.store.snapshot().values()


def _receive_incoming(opened: OpenOffice, language: str) -> None:
    files = incoming_files(opened.office)
    first = Label(
        f"{opened.office.name}: belum dihitung; menerima {len(files)} berkas dulu.",
        f"{opened.office.name}: nothing measured yet; receiving {len(files)} files.",
    )
    write_note(first.render(language))
    for receipt in receive_files(opened, files, language):
        for problem in receipt.problems:
            write_note(problem.render(language))


def load_values_of(opened: OpenOffice, version: int) -> pa.Table:
    """The values in force at a version of the store. Raises REF-105, REF-207."""
    values = opened.store.snapshot(version).values()
    if values is None:
        raise refuse("REF-207", office=opened.office.name, version=version)
    return values


def choose_values(values: pa.Table, wanted: dict[str, str | None]) -> pa.Table:
    """The rows that have every wanted value. Raises REF-204 for one not known."""
    for column, value in wanted.items():
        if value is None:
            continue
        there = pc.unique(values[column]).to_pylist()
        if value not in there:
            what, known = _COLUMNS[column], render_known(value, there)
            raise refuse(
                "REF-204",
                value=value,
                what_id=what.id,
                what_en=what.en,
                known_id=known.id,
                known_en=known.en,
            )
        values = values.filter(pc.equal(values[column], value))
    return values


_COLUMNS = {
    "indicator": Label("indikator", "indicator"),
    "area": Label("wilayah", "area"),
    "area_level": Label("tingkat wilayah", "level of area"),
    "period": Label("periode", "period"),
    "group": Label("kelompok", "group"),
}
_HEADINGS = {
    "id": "indikator wilayah periode kelompok nilai pembilang penyebut selang catatan",
    "en": "indicator area period group value numerator denominator interval notes",
}


def _write_values(opened: OpenOffice, values: pa.Table, language: str) -> None:
    shown = values.slice(0, MOST_ROWS_SHOWN).to_pylist()
    rows = [_render_row(opened, row, language) for row in shown]
    write_table("", _HEADINGS[language].split(), rows, right=4)
    left = values.num_rows - len(rows)
    if left:
        more = Label(
            f"... dan {render_number(left, language)} nilai lagi; persempit dengan "
            "--indicator, --area, --period, atau pakai --json.",
            f"... and {render_number(left, language)} more; narrow with --indicator, "
            "--area, --period, or use --json.",
        )
        write_line(more.render(language))


def _render_row(
    opened: OpenOffice, row: dict[str, object], language: str
) -> tuple[str, ...]:
    area = opened.office.areas.by_code.get(str(row["area"]))
    name = f"{area.name} ({row['area']})" if area else str(row["area"])
    return (
        str(row["indicator"]),
        name,
        str(row["period"]),
        str(row["group"]),
        *(_number(row[field], language) for field in _NUMBERS),
        render_interval(row, language),
        "; ".join(flag_words(str(row["flags"]), language)),
    )


_NUMBERS = ("shown", "numerator", "denominator")


def _number(value: object, language: str) -> str:
    return "-" if value is None else render_number(str(value), language)


def render_interval(row: dict[str, object], language: str) -> str:
    """`5,0 - 7,4`, or a dash."""
    if row["lower"] is None or row["upper"] is None:
        return "-"
    decimals = len(str(row["shown"]).partition(".")[2])
    ends = (f"{row[end]:.{decimals}f}" for end in ("lower", "upper"))
    return " - ".join(render_number(end, language) for end in ends)
