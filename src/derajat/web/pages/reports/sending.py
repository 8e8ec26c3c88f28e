"""Taking the texts of a Word file back: read, shown beside what is kept, then kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from derajat.errors import DerajatError, Problem, report
from derajat.model.labels import Label
from derajat.reports.docx import read_slots
from derajat.sheets.opening import shown_name
from derajat.web.asked import Asked, read_asked
from derajat.web.limits import LARGEST_BODY_BYTES
from derajat.web.needs import needs
from derajat.web.pages.reports.allowing import tell_moved
from derajat.web.pages.reports.finding import find_worked_on
from derajat.web.pages.reports.forms import LONGEST_TEXT, SentForm, is_printable
from derajat.web.parts.forms import draw_key
from derajat.web.policy import Act
from derajat.web.reports.models import MadeReport, ReportSlot, SentTexts, SlotText
from derajat.web.reports.stale_texts import load_numbers_now
from derajat.web.reports.texts import (
    OvertakenError,
    SlotWriting,
    Writer,
    read_paragraphs,
    texts_of,
    write_texts,
)


REFUSED, STALE = 422, 409
FIELD = "berkas"
LIMIT = f"{LARGEST_BODY_BYTES // 2**20} MB"
_KEPT = Label("Tulisan tersimpan.", "The texts were saved.")


@dataclass(frozen=True)
class SentSlot:
    """A slot whose text would change."""

    key: str
    part: str
    prompt: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("report-drafts", Act.EDIT, write=Act.EDIT)
def send(request: HttpRequest, token: str) -> HttpResponse:
    """The form of a Word file, or what stands in the one that was sent."""
    asked, made = read_asked(request), find_worked_on(request, token)
    if request.method != "POST":
        return _show_form(request, asked, made)
    form = SentForm(asked.language, request.POST)
    file = request.FILES.get(FIELD)
    if file is None or not form.is_valid() or isinstance(file, list):
        nothing = report("REP-089", kinds="DOCX", limit=LIMIT)
        return _show_form(request, asked, made, (nothing,))
    try:
        slots = read_slots(file.read())
    except DerajatError as error:
        return _show_form(request, asked, made, error.problems)
    if problems := _check_texts(slots):
        return _show_form(request, asked, made, problems)
    name = shown_name(file.name or "")
    sent = _keep(asked, made, name, slots, form.cleaned_data["kunci"])
    return redirect("report-texts-sent", token=token, pk=sent.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("report-drafts", Act.EDIT, write=Act.EDIT)
def agree(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """What a Word file would change, or keep it."""
    asked, made = read_asked(request), find_worked_on(request, token)
    sent = get_object_or_404(made.sent_texts, pk=pk)
    if request.method != "POST":
        return _show(request, asked, made, sent)
    form = SentForm(asked.language, request.POST)
    if not form.is_valid():
        return _show(request, asked, made, sent, (tell_moved(made),))
    try:
        _store(request, asked, made, sent)
    except OvertakenError:
        return _refresh(request, asked, made, sent)
    messages.success(request, _KEPT.render(asked.language))
    return redirect("report-texts", token=token)


def _check_texts(slots: Mapping[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    """Texts that a page would not take either: too long, or with odd signs."""
    wrong = (
        key
        for key, lines in slots.items()
        if len("".join(lines)) > LONGEST_TEXT or not is_printable("".join(lines))
    )
    return tuple(report("REP-091", slot=key, most=LONGEST_TEXT) for key in wrong)


def _keep(
    asked: Asked,
    made: MadeReport,
    name: str,
    slots: Mapping[str, tuple[str, ...]],
    once: str,
) -> SentTexts:
    """The texts as they came; those there are when the form came before."""
    texts = {key: "\n".join(lines) for key, lines in slots.items() if lines}
    account = asked.reader.account
    try:
        with transaction.atomic():
            return SentTexts.objects.create(
                report=made,
                name=name[:120],
                texts={key: read_paragraphs(text) for key, text in texts.items()},
                versions=_versions(made),
                by=account,
                at=timezone.now(),
                once=once,
            )
    except IntegrityError:
        return get_object_or_404(made.sent_texts, once=once)


def _store(
    request: HttpRequest, asked: Asked, made: MadeReport, sent: SentTexts
) -> None:
    """Keep the texts that were chosen. Raises OvertakenError."""
    chosen = set(request.POST.getlist("ambil"))
    shown = list(load_numbers_now(made).items())
    near = {slot.key: _near(slot) for slot in made.slots.filter(key__in=chosen)}
    writings = [
        SlotWriting(
            slot=line.key,
            text="\n".join(line.after),
            version=int(sent.versions.get(line.key, 0)),
            near=near[line.key],
            shown=shown,
        )
        for line in _changed(made, sent)
        if line.key in chosen
    ]
    reader, address = asked.reader, str(request.META.get("REMOTE_ADDR", ""))
    writer = Writer(reader.account, reader.role, timezone.now(), sent.once, address)
    with transaction.atomic():
        write_texts(made, writings, writer)
        SentTexts.objects.filter(pk=sent.pk).update(stored_at=timezone.now())


def _near(slot: ReportSlot) -> list[tuple[str, str]]:
    return [(str(fact), str(shown)) for fact, shown in slot.numbers]


def _refresh(
    request: HttpRequest, asked: Asked, made: MadeReport, sent: SentTexts
) -> HttpResponse:
    """Somebody wrote meanwhile: show the difference to what is there now."""
    sent.versions = _versions(made)
    sent.save(update_fields=["versions"])
    problem = report("REP-090")
    return _show(request, asked, made, sent, (problem,), STALE)


def _versions(made: MadeReport) -> dict[str, int]:
    return {slot: text.version for slot, text in texts_of(made).items()}


def _changed(made: MadeReport, sent: SentTexts) -> list[SentSlot]:
    """The slots of the report whose text the file says otherwise, in their order."""
    texts = texts_of(made)
    found = (
        _sent_slot(slot, texts.get(slot.key), str(sent.texts[slot.key]))
        for slot in made.slots.defer("html", "numbers")
        if slot.key in sent.texts
    )
    return [line for line in found if line.before != line.after]


def _sent_slot(slot: ReportSlot, kept: SlotText | None, text: str) -> SentSlot:
    before = kept.paragraphs if kept else ()
    after = tuple(text.split("\n"))
    return SentSlot(slot.key, slot.part, slot.prompt, before, after)


def _show(
    request: HttpRequest,
    asked: Asked,
    made: MadeReport,
    sent: SentTexts,
    problems: tuple[Problem, ...] = (),
    status: int = REFUSED,
) -> HttpResponse:
    lines, language = _changed(made, sent), asked.language
    known = set(made.slots.values_list("key", flat=True))
    shown = {
        "asked": asked,
        "made": made,
        "sent": sent,
        "lines": lines,
        "changed": len(lines),
        "same": len(known & set(sent.texts)) - len(lines),
        "unknown": sorted(set(sent.texts) - known),
        "key": draw_key(),
        "problems": [(p.says(language), p.repair(language)) for p in problems],
    }
    return render(
        request, "reports/sent.html", shown, status=status if problems else 200
    )


def _show_form(
    request: HttpRequest,
    asked: Asked,
    made: MadeReport,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    language = asked.language
    shown = {
        "asked": asked,
        "made": made,
        "key": draw_key(),
        "problems": [(p.says(language), p.repair(language)) for p in problems],
    }
    status = REFUSED if problems else 200
    return render(request, "reports/send.html", shown, status=status)
