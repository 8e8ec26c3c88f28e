"""`derajat measure`: compute all values of an office."""

from dataclasses import asdict

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import progress, write_json, write_line
from derajat.engines.duckdb import DuckDBEngine
from derajat.measures.measuring import MeasureReport, measure_office
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import OpenOffice
from derajat.opening.rules import rules_of


def run(*, options: Options = Options()) -> int:  # noqa: B008 - frozen, no state
    """Hitung semua indikator kantor ini dari data yang sudah diterima."""
    report = measure(open_asked(options), options.language)
    if options.json:
        write_json(asdict(report))
    else:
        write_line(render_report(report, options.language))
    return 0


def measure(opened: OpenOffice, language: str = "id") -> MeasureReport:
    """Measure an opened office with DuckDB."""
    words = Label("Menghitung", "Measuring").render(language)
    with progress(words, 1) as told:
        told.advance(opened.office.name)
        return measure_office(
            opened.store,
            opened.catalogue,
            opened.office,
            DuckDBEngine(),
            rules_of(opened.office),
        )


def render_report(report: MeasureReport, language: str) -> str:
    """What the measurement did, in a sentence."""
    count = render_number(report.values, language)
    if report.is_new:
        said = Label(
            f"{count} nilai dihitung dari data versi {report.data_version}.",
            f"{count} values computed from data version {report.data_version}.",
        )
    else:
        said = Label(
            f"Tidak ada yang berubah: {count} nilai tetap berlaku.",
            f"Nothing changed: {count} values stay in force.",
        )
    if not report.values:
        said = Label(
            "Tidak ada nilai: belum ada data yang berlaku. Terima berkasnya dengan "
            "`derajat receive`.",
            "No values: there are no data in force. Receive files with `derajat "
            "receive`.",
        )
    return said.render(language)
