"""Every report of an office made, written and read again, beside the same letters set
plainly in the same run.

`python -m benchmarks reports --data FOLDER --keys FOLDER [--office NAME] [--year 2025]`
prints what `run` returns. The folder is one that `derajat demo --full` made; nothing is
written there. Opening the office and its values is told apart: it is done once.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import typst

from derajat.errors import DerajatError
from derajat.opening.offices import open_office
from derajat.opening.plans import load_plans_of
from derajat.opening.reporting import make_outline, open_forms, open_source
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.choosing import last_period, list_areas
from derajat.reports.forms import Format, ReportForm
from derajat.reports.outline import Outline
from derajat.reports.register import ReportRegister
from derajat.reports.source import Making, ReportSource
from derajat.reports.verifying import Outcome, verify_file
from derajat.reports.writing import write_report


MOST_SECONDS = 60.0
MOST_SECONDS_OF_LKJIP = 10.0
_OFFICE = "pangkalpinang-rekaan-penuh"
_READ = (Format.DOCX, Format.PDF, Format.XLSX)
_Made = TypeVar("_Made")


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: seconds of each report, of all, of reading them again."""
    asked = _read_asked(arguments)
    opening, source, forms = _open(asked)
    with tempfile.TemporaryDirectory() as folder:
        register = ReportRegister(Path(folder) / "laporan")
        reports = [
            _measure(source, form, asked.year, register) for form in forms.values()
        ]
    made = [report for report in reports if "reason" not in report]
    figures = {
        "benchmark": "reports",
        "office": asked.office,
        "year": asked.year,
        "opening_seconds": opening,
        "seconds": round(sum(r["seconds"] for r in made), 2),
        "most_seconds": MOST_SECONDS,
        "lkjip_docx_pdf_seconds": _seconds_of_lkjip(made),
        "most_seconds_of_lkjip": MOST_SECONDS_OF_LKJIP,
        "verify_seconds": round(sum(r["verify_seconds"] for r in made), 2),
        "numbers": sum(r["numbers"] for r in made),
        "not_confirmed": sum(r["not_confirmed"] for r in made),
        "ratio": _ratio(made),
        "reports": reports,
    }
    return json.dumps(figures, indent=2, ensure_ascii=False)


def _read_asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks reports")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--office", default=_OFFICE)
    parser.add_argument("--year", type=int, default=2025)
    return parser.parse_args(arguments)


def _open(
    asked: argparse.Namespace,
) -> tuple[float, ReportSource, dict[str, ReportForm]]:
    start = time.perf_counter()
    opened = open_office(asked.office, asked.data, asked.keys)
    source = open_source(opened, load_plans_of(opened), opened.store.snapshot())
    forms = open_forms(opened)
    return round(time.perf_counter() - start, 2), source, forms


def _measure(
    source: ReportSource, form: ReportForm, year: int, register: ReportRegister
) -> dict[str, object]:
    """A report for each of its areas, in every format, kept and read again."""
    period = last_period(form, year, source.data_day)
    told = {"report": form.name, "period": period.render()}
    totals = {"seconds": 0.0, "verify_seconds": 0.0, "plain_seconds": 0.0}
    formats = dict.fromkeys((one.value for one in form.formats), 0.0)
    counts = {"areas": 0, "numbers": 0, "not_confirmed": 0, "bytes": 0}
    for area in list_areas(form, source.office):
        making = Making(source, form.name, area, period)
        try:
            building, outline = _timed(make_outline, form, making)
        except DerajatError as error:
            return {**told, "reason": str(error)}
        totals["seconds"] += building
        files = {}
        for one in form.formats:
            seconds, files[one] = _timed(write_report, outline, one)
            formats[one.value] += seconds
            totals["seconds"] += seconds
        keeping, _ = _timed(register.keep, outline, files, "")
        totals["seconds"] += keeping
        for one in _READ:
            if one in files:
                seconds, left = _timed(_read, files[one], register)
                totals["verify_seconds"] += seconds
                counts["not_confirmed"] += left
        totals["plain_seconds"] += _timed(_set_plainly, outline)[0]
        counts["areas"] += 1
        counts["numbers"] += len(list_numbers(outline))
        counts["bytes"] += sum(map(len, files.values()))
    return {
        **told,
        **counts,
        **{name: round(seconds, 3) for name, seconds in totals.items()},
        "formats": {name: round(seconds, 3) for name, seconds in formats.items()},
    }


def _timed(task: Callable[..., _Made], *given: object) -> tuple[float, _Made]:
    start = time.perf_counter()
    made = task(*given)
    return time.perf_counter() - start, made


def _read(content: bytes, register: ReportRegister) -> int:
    """How many things of a file are not confirmed."""
    found = verify_file(content, "laporan", register)
    confirmed = found.count(Outcome.CONFIRMED) + found.count(Outcome.DRAWN)
    others = len(found.changed) + len(found.added)
    return len(found.numbers) - confirmed + others


def _set_plainly(outline: Outline) -> bytes:
    """The same letters, set without any table, mark or figure."""
    words = "\n\n".join(text.text for text in list_texts(outline))
    source = '#for said in sys.inputs.words.split("\\n\\n") { par(said) }'
    return typst.compile(source.encode(), sys_inputs={"words": words}, format="pdf")


def _seconds_of_lkjip(made: Sequence[dict]) -> float | None:
    for report in made:
        if report["report"] == "lkjip":
            formats = report["formats"]
            others = report["seconds"] - sum(formats.values())
            written = formats.get("docx", 0) + formats.get("pdf", 0)
            return round(others + written, 2)
    return None


def _ratio(made: Sequence[dict]) -> float | None:
    """Times the plain setting of the same letters."""
    plain = sum(report["plain_seconds"] for report in made)
    return round(sum(r["seconds"] for r in made) / plain, 1) if plain else None
