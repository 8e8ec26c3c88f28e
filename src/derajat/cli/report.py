"""`derajat report`: the reports of an office, made, proved and listed."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import progress, write_json
from derajat.cli.report_making import (
    Asked,
    Made,
    list_wanted,
    make_every,
    open_workshop,
)
from derajat.cli.report_tables import (
    form_fields,
    made_fields,
    number_fields,
    verification_fields,
    write_forms,
    write_made,
    write_numbers,
    write_verification,
)
from derajat.cli.report_texts import load_edited, open_texts
from derajat.cli.values import load_values
from derajat.cli.web_office import Database
from derajat.errors import DerajatError, Family, refuse
from derajat.measures.shelf import build_shelf
from derajat.model.calendar import PeriodKind, day_number, parse_period
from derajat.model.labels import Label
from derajat.opening.offices import OpenOffice, find_office, now
from derajat.opening.reporting import choose_form, open_forms
from derajat.reports.register import REGISTER_FOLDER, ReportRegister
from derajat.reports.register.restating import DataChange, list_changes
from derajat.reports.verifying import load_content, read_codes, verify_file


app = App(
    name="report",
    help="Laporan: daftar, buat, buktikan sebuah berkas, angka-angkanya.",
)
ALL = "all"
Quarter = Annotated[int | None, Parameter(help="Triwulan 1 sampai 4.")]
Month = Annotated[int | None, Parameter(help="Bulan 1 sampai 12.")]
Week = Annotated[int | None, Parameter(help="Minggu epidemiologi 1 sampai 53.")]
Semester = Annotated[int | None, Parameter(help="Semester 1 atau 2.")]


@app.command(name="list")
def list_reports(*, options: Options = Options()) -> int:  # noqa: B008 - frozen
    """Bentuk laporan kantor ini, batas waktunya, dan yang sudah dibuat."""
    opened = open_asked(options)
    forms = open_forms(opened).values()
    entries = open_register(options, opened.office.name).entries()
    today = _today()
    if options.json:
        write_json(
            [form_fields(form, entries, today, options.language) for form in forms]
        )
    else:
        write_forms(forms, entries, today, options.language)
    return 0


@app.command
def make(
    name: str,
    /,
    *,
    year: Annotated[int, Parameter(help="Tahun, mis. 2025.")],
    quarter: Quarter = None,
    month: Month = None,
    week: Week = None,
    semester: Semester = None,
    area: Annotated[str, Parameter(help="Kode wilayah; bawaan: semua.")] = "",
    formats: Annotated[
        str, Parameter(name="--format", help="docx,pdf,xlsx,html; bawaan: semua.")
    ] = "",
    output: Annotated[Path, Parameter(help="Folder untuk berkasnya.")] = Path(),
    number: Annotated[str, Parameter(help="Nomor surat.")] = "",
    day: Annotated[str, Parameter(help="Tanggal tanda tangan: 2026-02-28.")] = "",
    texts: Annotated[
        Path | None, Parameter(help="Berkas .docx yang tulisannya dipertahankan.")
    ] = None,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buat satu laporan dalam semua bentuknya, atau semua yang dapat dibuat.

    Parameters
    ----------
    name
        Nama laporan, mis. lkjip; `all` untuk semua.
    """
    parts = {"Q": quarter, "M": month, "W": week, "S": semester}
    asked = Asked(
        year=year,
        period=_read_period(year, parts),
        area=area,
        formats=tuple(filter(None, formats.split(","))),
        number=number,
        day=day,
        language=options.language,
    )
    opened = open_asked(options)
    forms = open_forms(opened)
    chosen = list(forms.values()) if name == ALL else [choose_form(forms, name)]
    values = load_values(opened, options.language)
    register = open_register(options, opened.office.name)
    edited = load_edited(texts, register) if texts else None
    written = open_texts(options, opened.office, database, edited)
    workshop = open_workshop(opened, build_shelf(values), register, written, output)
    if name == ALL:
        chosen = [form for form in chosen if _is_asked(form.periods, asked)]
    else:
        list_wanted(workshop, chosen[0], asked)
    made: list[Made] = []
    words = Label("Laporan", "Report").render(options.language)
    with progress(words, len(chosen)) as told:
        for form in chosen:
            told.advance(form.name)
            made += make_every(workshop, [form], asked)
    return _tell(opened, made, name, options)


def _tell(opened: OpenOffice, made: list[Made], name: str, options: Options) -> int:
    """What was made; a single report that could not be made is an error."""
    problems = tuple(problem for one in made for problem in one.problems)
    if problems and name != ALL and len(made) == 1:
        raise DerajatError(problems)
    changes: tuple[DataChange, ...] = ()
    if any(one.restated for one in made):
        changes = list_changes(opened.store.snapshot())
    if options.json:
        write_json([made_fields(one, changes, options.language) for one in made])
    else:
        for one in made:
            write_made(one, changes, options.language)
    none_was_made = problems and all(one.problems for one in made)
    return problems[0].family.value if none_was_made else 0


@app.command
def verify(file: Path, /, *, options: Options = Options()) -> int:  # noqa: B008 - frozen
    """Baca lagi berkas laporan dan cocokkan setiap angkanya dengan register.

    Parameters
    ----------
    file
        Berkas .docx, .pdf, atau .xlsx; tanpa --office: register semua kantor.
    """
    content = load_content(file)
    unknown: DerajatError | None = None
    for register in _registers(options):
        try:
            found = verify_file(content, file.name, register)
        except DerajatError as error:
            if error.problems[0].code != "REP-030":
                raise
            unknown = error
            continue
        if options.json:
            write_json(verification_fields(found))
        else:
            write_verification(found, options.language)
        return 0 if found.is_confirmed else Family.RECORD.value
    codes = read_codes(content, file.name)
    raise unknown or refuse("REP-030" if codes else "REP-040", report=", ".join(codes))


@app.command
def numbers(code: str, /, *, options: Options = Options()) -> int:  # noqa: B008 - frozen
    """Angka sebuah laporan dengan alamat, nilai tepat, definisi, dan versi data.

    Parameters
    ----------
    code
        Kode di kaki halaman laporan.
    """
    known = [r for r in _registers(options) if code in {e.code for e in r.entries()}]
    if not known:
        raise refuse("REP-030", report=code)
    found = known[0].contents(code).numbers
    if options.json:
        write_json([number_fields(address, number) for address, number in found])
    else:
        write_numbers(found, options.language)
    return 0


def open_register(options: Options, office: str) -> ReportRegister:
    """The register of an office in the data folder."""
    return ReportRegister(options.data_folder / office / REGISTER_FOLDER)


def _registers(options: Options) -> list[ReportRegister]:
    """The register of the office asked for, else that of every office."""
    if options.office:
        office = find_office(options.office, options.data_folder).name
        return [open_register(options, office)]
    found = sorted(options.data_folder.glob(f"*/{REGISTER_FOLDER}"))
    return [ReportRegister(folder) for folder in found]


_ENDINGS = {"Q": "-Q{}", "M": "-{:02d}", "W": "-W{:02d}", "S": "-S{}"}


def _read_period(year: int, parts: dict[str, int | None]) -> str:
    """`2025-Q3` of the year and at most one part of it; empty without any part."""
    given = {kind: number for kind, number in parts.items() if number is not None}
    if len(given) > 1:
        raise refuse("REP-047", given=", ".join(map(str, given.values())))
    for kind, count in given.items():
        return f"{year:04d}{_ENDINGS[kind].format(count)}"
    return ""


def _is_asked(periods: tuple[PeriodKind, ...], asked: Asked) -> bool:
    """Whether a report is made for periods as the one asked for."""
    period = parse_period(asked.period) if asked.period else None
    return not asked.period or (period is not None and period.kind in periods)


def _today() -> int:
    year, month, day = map(int, now()[:10].split("-"))
    return day_number(year, month, day)
