"""Reports and what was found in them, as tables for people and fields for programs."""

from collections.abc import Iterable, Sequence

from derajat.cli.output import problem_fields, write_line, write_table
from derajat.cli.report_making import Made
from derajat.model.calendar import (
    Period,
    PeriodKind,
    month_of_day,
    period_of_month,
    week_of_day,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.reports.choosing import due_day, name_kinds
from derajat.reports.forms import ReportForm
from derajat.reports.outline import Number
from derajat.reports.register import Entry, ReportState, Restatement
from derajat.reports.register.restating import DataChange, render_restatements
from derajat.reports.verifying import Outcome, Verification


_STATES = {
    ReportState.DRAFT: Label("konsep", "draft"),
    ReportState.RELEASED: Label("dirilis", "released"),
    ReportState.REPLACED: Label("diganti", "replaced"),
}
_OUTCOMES = {
    Outcome.CONFIRMED: Label("sesuai", "confirmed"),
    Outcome.CHANGED: Label("berubah", "changed"),
    Outcome.MISSING: Label("hilang", "missing"),
    Outcome.DRAWN: Label("digambar", "drawn"),
}
MOST_LISTED = 200


def form_fields(
    form: ReportForm, entries: Sequence[Entry], today: int, language: str
) -> dict[str, object]:
    """A form for JSON, with what was made of it."""
    period = _last_ended(form, today)
    due = due_day(form, period)
    return {
        "report": form.name,
        "label": form.label.render(language),
        "periods": [kind.value for kind in form.periods],
        "about": form.about.value,
        "formats": [one.value for one in form.formats],
        "last_period": period.render(),
        "due": render_day(due, language) if due is not None else None,
        "due_rule": form.due.words.render(language) if form.due else None,
        "source": " ".join(filter(None, (form.source.title, form.source.article))),
        "confirmed": form.confirmed,
        "made": [entry_fields(e) for e in entries if e.name == form.name],
    }


def _last_ended(form: ReportForm, today: int) -> Period:
    """The last period that has ended before today."""
    kind = form.periods[0]
    if kind is PeriodKind.WEEK:
        return Period(kind, week_of_day(today) - 1)
    return Period(kind, period_of_month(kind, month_of_day(today)).number - 1)


def entry_fields(entry: Entry) -> dict[str, object]:
    """A made report for JSON."""
    release = entry.release
    return {
        "code": entry.code,
        "report": entry.name,
        "title": entry.title,
        "area": entry.area,
        "period": entry.period,
        "language": entry.language,
        "state": entry.state.value,
        "made_at": entry.made_at,
        "data_version": entry.basis.data_version,
        "run": entry.basis.run,
        "software": entry.basis.software,
        "files": [
            {"format": f.format.value, "size": f.size, "sha256": f.sha256}
            for f in entry.files
        ],
        "released_at": release.at if release else None,
        "number": release.number if release else None,
        "released_by": list(release.by) if release else [],
        "replaced_by": entry.replaced_by or None,
    }


def write_forms(
    forms: Iterable[ReportForm], entries: Sequence[Entry], today: int, language: str
) -> None:
    """A line a form, and below it what was made."""
    headings = Label(
        "laporan|nama|periode|bentuk|periode terakhir|batas|dibuat|dirilis",
        "report|name|period|formats|last period|due|made|released",
    )
    rows = []
    for form in forms:
        period = _last_ended(form, today)
        due = due_day(form, period)
        made = [entry for entry in entries if entry.name == form.name]
        released = [e for e in made if e.state is ReportState.RELEASED]
        rows.append(
            (
                form.name,
                form.label.render(language),
                name_kinds(form.periods).render(language),
                ", ".join(one.value for one in form.formats),
                period.render(),
                render_day(due, language) if due is not None else "-",
                str(len(made)),
                str(len(released)),
            )
        )
    write_table("", headings.render(language).split("|"), rows, right=6)
    if entries:
        write_line()
        _write_entries(entries, language)


def _write_entries(entries: Sequence[Entry], language: str) -> None:
    headings = Label(
        "kode|wilayah|keadaan|dibuat|data|berkas", "code|area|state|made|data|files"
    )
    rows = [
        (
            entry.code,
            entry.area,
            _STATES[entry.state].render(language),
            entry.made_at[:16].replace("T", " "),
            str(entry.basis.data_version),
            ", ".join(file.format.value for file in entry.files),
        )
        for entry in entries[:MOST_LISTED]
    ]
    write_table("", headings.render(language).split("|"), rows)


def made_fields(
    made: Made, changes: Sequence[DataChange], language: str
) -> dict[str, object]:
    """What became of a report, for JSON."""
    return {
        "report": made.form.name,
        "period": made.period,
        "area": made.area,
        "entry": entry_fields(made.entry) if made.entry else None,
        "files": [
            {"format": f.format.value, "path": str(f.path), "size": f.size}
            for f in made.files
        ],
        "stale_sentences": made.stale,
        "texts_without_place": list(made.left_out),
        "restated": restated_fields(made.restated),
        "restatement_note": render_restatements(made.restated, changes, language),
        "problems": [problem_fields(one, language) for one in made.problems],
    }


def restated_fields(restated: Sequence[Restatement]) -> list[dict[str, object]]:
    """Numbers published before with another amount, for JSON."""
    return [
        {
            "fact": one.key,
            "old": one.old.exact,
            "new": one.new.exact,
            "old_report": one.old_report,
            "old_address": one.old_address,
            "address": one.address,
            "old_data_version": one.old_data,
            "new_data_version": one.new_data,
            "reason": one.reason,
        }
        for one in restated
    ]


def write_made(made: Made, changes: Sequence[DataChange], language: str) -> None:
    """What became of a report: its files, or why it could not be made."""
    name = f"{made.form.name} {made.period} {made.area}"
    for problem in made.problems:
        write_line(f"{name}: {problem.render(language)}")
    for file in made.files:
        size = render_number(str(-(-file.size // 1024)), language)
        write_line(f"{file.path} ({size} KB)")
    if made.entry is not None:
        state = _STATES[made.entry.state].render(language)
        write_line(f"  {made.entry.code} · {state}")
    notes = [
        (made.stale, _STALE, str(made.stale)),
        (len(made.left_out), _LEFT_OUT, ", ".join(made.left_out)),
        (len(made.restated), _RESTATED, str(len(made.restated))),
    ]
    for count, words, said in notes:
        if count:
            write_line(f"  {words.render(language).format(said=said)}")
    for line in render_restatements(made.restated, changes, language)[:MOST_LISTED]:
        write_line(f"    {line}")


_STALE = Label(
    "{said} kalimat ditulis untuk angka yang kini lain; ditandai dalam laporan.",
    "{said} sentences were written for numbers that are others now; they are marked.",
)
_LEFT_OUT = Label(
    "Tulisan tanpa tempat dalam laporan ini: {said}.",
    "Texts without a place in this report: {said}.",
)
_RESTATED = Label(
    "{said} angka pernah dirilis dengan nilai lain; rilis ini memerlukan alasannya:",
    "{said} numbers were released before with another amount; releasing this needs "
    "the reasons:",
)


def verification_fields(found: Verification) -> dict[str, object]:
    """A verification for JSON; confirmed numbers too."""
    return {
        "code": found.entry.code,
        "report": found.entry.name,
        "state": found.entry.state.value,
        "format": found.format.value,
        "confirmed": found.is_confirmed,
        "same_file": found.is_same_file,
        "counts": {one.value: found.count(one) for one in Outcome},
        "numbers": [
            {
                "address": one.address,
                "outcome": one.outcome.value,
                "expected": one.number.shown,
                "found": one.found,
                "place": one.place,
                "fact": one.number.fact.key,
            }
            for one in found.numbers
        ],
        "changed_texts": [
            {
                "address": one.address,
                "expected": one.expected,
                "found": one.found,
                "place": one.place,
                "written_by_people": one.is_written,
                "unconfirmed_numbers": list(one.numbers),
            }
            for one in found.changed
        ],
        "added": [
            {"found": one.found, "place": one.place, "numbers": list(one.numbers)}
            for one in found.added
        ],
    }


def write_verification(found: Verification, language: str) -> None:
    """The summary, then everything that is not as it was published."""
    counts = ", ".join(
        f"{render_number(str(found.count(one)), language)} "
        f"{_OUTCOMES[one].render(language)}"
        for one in Outcome
        if found.count(one) or one is Outcome.CONFIRMED
    )
    state = _STATES[found.entry.state].render(language)
    write_line(f"{found.entry.code} ({found.entry.title}, {state}): {counts}.")
    write_line(_verdict(found).render(language))
    rows = list(_difference_rows(found, language))
    if rows:
        headings = Label(
            "alamat|apa|terbitan|berkas ini|tempat",
            "address|what|published|this file|place",
        )
        write_table("", headings.render(language).split("|"), rows[:MOST_LISTED])


def _verdict(found: Verification) -> Label:
    if found.is_same_file:
        return Label(
            "Berkas ini sama dengan yang disimpan, sampai ke setiap bita.",
            "This file is the one that was kept, byte by byte.",
        )
    if found.is_confirmed and found.changed:
        return Label(
            "Semua angka sesuai; tulisan orang berubah, dan angka di dalamnya tidak "
            "dikonfirmasi.",
            "All numbers are confirmed; people's words changed, and numbers in them "
            "are not confirmed.",
        )
    if found.is_confirmed:
        return Label("Semua angka dan tulisan sesuai.", "All numbers and words stand.")
    return Label(
        "Berkas ini TIDAK seperti yang diterbitkan.",
        "This file is NOT as it was published.",
    )


def _difference_rows(found: Verification, language: str) -> Iterable[tuple[str, ...]]:
    told = set()
    for number in found.altered:
        told.add(number.address.partition(".")[0])
        outcome = _OUTCOMES[number.outcome].render(language)
        shown = number.number.shown
        yield number.address, outcome, shown, number.found or "-", number.place or "-"
    written = Label("tulisan berubah", "people's words changed").render(language)
    changed = Label("teks berubah", "text changed").render(language)
    for text in found.changed:
        if text.address in told and not text.is_written:
            continue
        what = written if text.is_written else changed
        if text.numbers:
            unconfirmed = Label("tidak dikonfirmasi", "not confirmed").render(language)
            what += f" ({unconfirmed}: {', '.join(text.numbers)})"
        yield text.address, what, text.expected, text.found or "-", text.place or "-"
    added = Label("ditambahkan", "added").render(language)
    for one in found.added:
        yield "-", added, "-", one.found, one.place


def number_fields(address: str, number: Number) -> dict[str, object]:
    """A number of the register for JSON."""
    fact = number.fact
    return {
        "address": address,
        "shown": number.shown,
        "exact": number.exact,
        "what": fact.what,
        "subject": fact.subject,
        "area": fact.area,
        "period": fact.period,
        "group": fact.group,
        "definition": number.definition,
        "data_version": number.data_version or None,
    }


def write_numbers(numbers: Sequence[tuple[str, Number]], language: str) -> None:
    """The register of a report as a table."""
    headings = Label(
        "alamat|terbaca|tepat|apa|pokok|wilayah|periode|kelompok|definisi|data",
        "address|shown|exact|what|subject|area|period|group|definition|data",
    )
    rows = [
        (
            address,
            number.shown,
            number.exact,
            number.fact.what,
            number.fact.subject,
            number.fact.area,
            number.fact.period,
            number.fact.group,
            number.definition or "-",
            str(number.data_version or "-"),
        )
        for address, number in numbers
    ]
    write_table("", headings.render(language).split("|"), rows)
