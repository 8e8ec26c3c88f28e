"""`derajat demo`: an invented city, or published tables, from file to scorecard."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.city.office_folder import PLAN
from derajat.cli import scorecard
from derajat.cli.demo_output import Shown, write_shown
from derajat.cli.invented import InventedCity, settle_city
from derajat.cli.measure import measure
from derajat.cli.opening import incoming_files, office_folders, open_office
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_note
from derajat.cli.receive import receive_files
from derajat.model.batches import RowCounts
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label


_DEFAULT_CITY = "pangkalpinang"


def run(
    *,
    full: Annotated[
        bool, Parameter(help="Semua tahun kota rekaan, bukan yang terakhir saja.")
    ] = False,
    published: Annotated[
        bool, Parameter(help="Tiga kantor dengan tabel yang pernah terbit.")
    ] = False,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Coba semuanya: kota rekaan, dari berkas yang berantakan sampai kartu skor."""
    if published and not options.office:
        shown = [_show_published(name, options) for name in _offices_with_files()]
    elif options.office in _offices_with_files():
        shown = [_show_published(options.office, options)]
    else:
        shown = [_show_city(options.office or _DEFAULT_CITY, full, options)]
    if options.json:
        write_json([item.as_json() for item in shown])
        return 0
    for item in shown:
        if item.today:
            of_office = replace(options, office=item.opened.office.name)
            scorecard.run(plan=PLAN, today=item.today, options=of_office)
    write_shown(shown, options)
    return 0


def _offices_with_files() -> list[str]:
    """Names of the offices that come with files to receive."""
    folders = office_folders()
    return [name for name, path in folders.items() if (path / "incoming").is_dir()]


def _show_published(name: str, options: Options) -> Shown:
    return _show(name, (), "", options)


def _show_city(model: str, is_full: bool, options: Options) -> Shown:
    start = time.perf_counter()
    told = Label("Membangun kota rekaan …", "Building an invented city …")
    write_note(told.render(options.language))
    city = settle_city(model, is_full, options.data_folder)
    building = time.perf_counter() - start
    shown = _show(city.name, city.files, f"{_last_day(city)}T20:00:00+00:00", options)
    return replace(shown, building=building, today=_last_day(city))


def _last_day(city: InventedCity) -> str:
    return date_of_day(city.settings.reported_until).isoformat()


def _show(name: str, files: tuple[Path, ...], at: str, options: Options) -> Shown:
    start = time.perf_counter()
    options = replace(options, office=name)
    opened = open_office(options)
    files = files or incoming_files(opened.office)
    receipts = tuple(receive_files(opened, files, options.language, at=at))
    received = time.perf_counter()
    report = measure(opened, options.language)
    batches = {r.batch.id: r.batch for r in receipts if r.batch is not None}
    return Shown(
        opened=opened,
        receipts=receipts,
        counts=sum((batch.counts for batch in batches.values()), RowCounts()),
        report=report,
        receiving=received - start,
        measuring=time.perf_counter() - received,
    )
