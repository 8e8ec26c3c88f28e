"""The demo where something is new: built, received, measured, shown."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from derajat.city.office_folder import PLAN
from derajat.cli import scorecard
from derajat.cli.demo_output import Shown, write_shown
from derajat.cli.invented import InventedCity, settle_city
from derajat.cli.measure import measure
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_note
from derajat.cli.receive import receive_files
from derajat.model.batches import RowCounts
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.opening.offices import incoming_files


def run_published(names: Sequence[str], options: Options) -> int:
    """Receive, measure and show offices that come with published tables."""
    return _write([_show(name, (), "", options) for name in names], options)


def run_city(model: str, is_full: bool, options: Options) -> int:
    """Build an invented city, receive what it sends, measure and show it."""
    return _write([_show_city(model, is_full, options)], options)


def _write(shown: list[Shown], options: Options) -> int:
    if options.json:
        write_json([item.as_json() for item in shown])
        return 0
    for item in shown:
        if item.today:
            of_office = replace(options, office=item.opened.office.name)
            scorecard.run(plan=PLAN, today=item.today, options=of_office)
    write_shown(shown, options)
    return 0


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
    opened = open_asked(options)
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
