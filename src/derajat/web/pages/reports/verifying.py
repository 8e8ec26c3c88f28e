"""Checking a file against the register, number by number; nothing of it is kept."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from derajat.errors import DerajatError, Problem, report
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.reports.register import ReportState
from derajat.reports.verifying import (
    CheckedNumber,
    Outcome,
    Verification,
    verify_file,
)
from derajat.sheets.opening import shown_name
from derajat.web.asked import Asked, read_asked
from derajat.web.limits import LARGEST_BODY_BYTES
from derajat.web.needs import needs
from derajat.web.pages.reports.facts import name_fact
from derajat.web.parts.marks import Mark
from derajat.web.policy import Act
from derajat.web.reports.models import MadeReport
from derajat.web.reports.register import open_register


REFUSED = 422
FIELD = "berkas"
MOST_LINES = 200
_KINDS = "DOCX, XLSX, PDF"
_LIMIT = f"{LARGEST_BODY_BYTES // 2**20} MB"
_OUTCOMES = {
    Outcome.CONFIRMED: ("▲", Label("cocok", "confirmed"), "meets"),
    Outcome.CHANGED: ("▼", Label("berubah", "changed"), "below"),
    Outcome.MISSING: ("▼", Label("tidak ada di berkas", "not in the file"), "below"),
    Outcome.DRAWN: ("○", Label("hanya tergambar", "drawn only"), ""),
}
_COUNT_OF = {
    Outcome.CONFIRMED: Label("Angka yang cocok", "Numbers confirmed"),
    Outcome.CHANGED: Label("Angka yang berubah", "Numbers changed"),
    Outcome.MISSING: Label("Angka yang tidak ada", "Numbers missing"),
    Outcome.DRAWN: Label("Angka yang hanya tergambar", "Numbers drawn only"),
}
_ALL_GOOD = Label("Semua angka cocok dengan register", "All numbers are confirmed")
_NOT_GOOD = Label("Berkas ini berbeda dari register", "This file differs")
_MORE = Label("dan {count} angka lagi yang cocok", "and {count} more, confirmed")
_STATES = {
    ReportState.DRAFT: Label("konsep, belum dirilis", "a draft, never released"),
    ReportState.RELEASED: Label("dirilis", "released"),
    ReportState.REPLACED: Label("dirilis, sudah digantikan", "released, now replaced"),
}


@dataclass(frozen=True)
class CheckedLine:
    """A number of the register beside what the file says."""

    address: str
    place: str
    what: str
    published: str
    found: str
    mark: Mark


@dataclass(frozen=True)
class Told:
    """What came out of a check, in the words of the reader."""

    name: str
    mark: Mark
    facts: tuple[tuple[str, str], ...]
    lines: tuple[CheckedLine, ...]
    more: str
    texts: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reports", write=Act.VIEW)
def verify(request: HttpRequest) -> HttpResponse:
    """The form of a file, or what became of each number in the one that was sent."""
    asked = read_asked(request)
    if request.method != "POST":
        return _show(request, asked)
    file = request.FILES.get(FIELD)
    if file is None or isinstance(file, list):
        return _show(request, asked, (report("REP-089", kinds=_KINDS, limit=_LIMIT),))
    name = shown_name(file.name or "")
    try:
        checked = verify_file(file.read(), name, open_register())
    except DerajatError as error:
        return _show(request, asked, error.problems)
    if not _may_know(asked, checked):
        return _show(request, asked, (report("REP-030", report=checked.entry.code),))
    return _show(request, asked, told=_tell(asked, name, checked))


def _may_know(asked: Asked, checked: Verification) -> bool:
    """Whether the reader may see the report: released ones and drafts as on pages."""
    entry = checked.entry
    if MadeReport.objects.for_reader(asked.reader).filter(code=entry.code).exists():
        return True
    is_near = entry.area in asked.reader.areas
    is_of_office = entry.area == asked.reading.office.area
    return entry.release is not None and (is_near or is_of_office)


def _tell(asked: Asked, name: str, checked: Verification) -> Told:
    language = asked.language
    others = [n for n in checked.numbers if n.outcome is not Outcome.CONFIRMED]
    same = [n for n in checked.numbers if n.outcome is Outcome.CONFIRMED]
    chosen = [*others, *same][:MOST_LINES]
    left = len(checked.numbers) - len(chosen)
    is_good = checked.is_confirmed
    mark = Mark("▲", _ALL_GOOD.render(language), "meets")
    return Told(
        name=name,
        mark=mark if is_good else Mark("▼", _NOT_GOOD.render(language), "below"),
        facts=tuple(_facts(asked, checked)),
        lines=tuple(_line(asked, number) for number in chosen),
        more=_MORE.render(language).format(count=left) if left else "",
        texts=tuple(_texts(asked, checked)),
    )


def _facts(asked: Asked, checked: Verification) -> list[tuple[str, str]]:
    language, entry = asked.language, checked.entry
    pairs = [
        (Label("Laporan", "Report"), f"{entry.title} · {entry.code}"),
        (Label("Keadaan", "State"), _STATES[entry.state].render(language)),
        (Label("Nomor surat", "Number of the letter"), _number_of(checked)),
        *(
            (_COUNT_OF[outcome], render_number(str(checked.count(outcome)), language))
            for outcome in _OUTCOMES
            if checked.count(outcome) or outcome is Outcome.CONFIRMED
        ),
        (Label("Berkas", "File"), _same(checked).render(language)),
    ]
    return [(label.render(language), said) for label, said in pairs if said]


def _number_of(checked: Verification) -> str:
    release = checked.entry.release
    return release.number if release else ""


def _same(checked: Verification) -> Label:
    if checked.is_same_file:
        return Label("sama persis dengan yang tersimpan", "exactly the one kept")
    return Label("bukan berkas yang tersimpan", "not the file that is kept")


def _line(asked: Asked, number: CheckedNumber) -> CheckedLine:
    shape, word, style = _OUTCOMES[number.outcome]
    is_same = number.outcome is Outcome.CONFIRMED
    return CheckedLine(
        address=number.address,
        place=number.place,
        what=name_fact(asked, number.number.fact),
        published=number.number.shown,
        found=number.number.shown if is_same else number.found,
        mark=Mark(shape, word.render(asked.language), style),
    )


def _texts(asked: Asked, checked: Verification) -> list[tuple[str, str]]:
    """Texts that differ: where, and both wordings."""
    changed = [
        (text.place or text.address, f"{text.expected} → {text.found or '–'}")
        for text in checked.changed
    ]
    added = [(text.place, f"+ {text.found}") for text in checked.added]
    return [*changed, *added][:MOST_LINES]


def _show(
    request: HttpRequest,
    asked: Asked,
    problems: tuple[Problem, ...] = (),
    told: Told | None = None,
) -> HttpResponse:
    language = asked.language
    shown = {
        "asked": asked,
        "told": told,
        "problems": [(p.says(language), p.repair(language)) for p in problems],
    }
    status = REFUSED if problems else 200
    return render(request, "reports/verify.html", shown, status=status)
