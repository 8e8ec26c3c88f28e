"""Addresses that change actions: new, edited, moved, with evidence."""

from datetime import date

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.labels import Label
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.meetings.effects import settle_effects
from derajat.web.meetings.evidence_files import (
    CONTENT_TYPES,
    StoredFile,
    evidence_folder,
    keep_file,
)
from derajat.web.meetings.models import Action, Meeting
from derajat.web.meetings.moves import Move, find_move, may_do
from derajat.web.meetings.standing import choose_decided, read_periods
from derajat.web.meetings.writing import (
    StaleError,
    add_evidence,
    change_action,
    create_action,
    move_action,
)
from derajat.web.needs import needs
from derajat.web.pages.actions.cards import Standing, build_standing
from derajat.web.pages.actions.differences import build_differences, form_values
from derajat.web.pages.actions.forms import (
    ActionForm,
    EditActionForm,
    EvidenceForm,
    MoveForm,
)
from derajat.web.pages.actions.one import find_action, render_action
from derajat.web.parts.forms import read_sent
from derajat.web.policy import Act, load_policy
from derajat.web.reading.signals import find_signal


REFUSED = 422
STALE = 409
_MOVED_ON = Label(
    "Tindak lanjut ini sudah berubah sejak halaman Anda dibuka. Yang tampak sekarang "
    "adalah keadaan terbaru.",
    "This action has changed since you opened the page. What you see now is the "
    "newest state.",
)
_NO_MOVE = Label(
    "Pilih salah satu tombol di halaman ini.", "Choose one of the buttons of this page."
)
_NO_EVIDENCE = Label(
    "Tambahkan bukti dahulu: keterangan atau berkas.",
    "Add evidence first: words or a file.",
)
_KEPT = Label("Tersimpan.", "Saved.")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("actions", Act.CREATE, write=Act.CREATE)
def add(request: HttpRequest) -> HttpResponse:
    """A new action, with place, indicator and reason of the finding filled in."""
    asked = read_asked(request)
    meeting, signal = _asked_meeting(request, asked), _asked_signal(request, asked)
    form = ActionForm(asked, read_sent(request), initial=_first_values(request, asked))
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        periods = read_periods(asked.reading, draft.indicator, draft.area)
        value = choose_decided(periods, asked.period, today())
        try:
            key = form.cleaned_data["kunci"]
            action = create_action(request, draft, key, value, meeting, signal)
        except StaleError:
            raise Http404 from None
        return _done(request, asked, action)
    standing = _asked_standing(request, asked)
    shown = {"asked": asked, "form": form, "meeting": meeting, "standing": standing}
    status = REFUSED if form.errors else 200
    return render(request, "actions/form.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("actions", Act.EDIT, write=Act.EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an action; who was second sees what the first changed."""
    asked = read_asked(request)
    action = _find_writable(asked, pk, Act.EDIT)
    first = {**form_values(action), "versi": action.version}
    kept_due: date = action.due
    form = EditActionForm(asked, read_sent(request), initial=first, kept_due=kept_due)
    shown = {"asked": asked, "form": form, "action": action}
    if request.method == "POST" and form.is_valid():
        try:
            change_action(request, action, form.draft(), form.cleaned_data["versi"])
        except StaleError:
            shown["differences"] = build_differences(form, action, asked)
            form.data = {**request.POST.dict(), "versi": str(action.version)}
            return render(request, "actions/form.html", shown, status=STALE)
        return _done(request, asked, action)
    status = REFUSED if form.errors else 200
    return render(request, "actions/form.html", shown, status=status)


@require_POST
@needs("actions", None, write=Act.EDIT)
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an action, or say that its evidence can be looked at."""
    return _move(request, pk, Act.EDIT)


@require_POST
@needs("actions", None, write=Act.APPROVE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an action done, or reject it."""
    return _move(request, pk, Act.APPROVE)


@require_POST
@needs("actions", None, write=Act.EDIT)
def give_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Add words or a file that show what was done."""
    asked = read_asked(request)
    action = _find_writable(asked, pk, Act.EDIT)
    form = EvidenceForm(asked.language, request.POST, request.FILES)
    if not form.is_valid():
        return render_action(request, asked, action, evidence_form=form, status=REFUSED)
    file = _keep(form)
    words, key = form.cleaned_data["keterangan"], form.cleaned_data["kunci"]
    if not add_evidence(request, action, words, file, key) and file is not None:
        (evidence_folder() / file.stored_name).unlink()
    return _done(request, asked, action)


@require_safe
@needs("actions")
def send_file(request: HttpRequest, pk: int, evidence: int) -> FileResponse:
    """A file of evidence, to be saved and never shown within a page of ours."""
    asked = read_asked(request)
    item = find_action(asked, pk).evidence.filter(pk=evidence).first()
    if item is None or not item.stored_name:
        raise Http404
    path = evidence_folder() / item.stored_name
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=item.file_name,
        content_type=CONTENT_TYPES[item.kind],
    )


def _move(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    asked = read_asked(request)
    action = _find_writable(asked, pk, act)
    form = MoveForm(asked.language, request.POST)
    move = find_move(request.POST.get("langkah", ""))
    if move is None or move.act is not act:
        form.say(None, _NO_MOVE)
    if move is None or not form.is_valid():
        return render_action(request, asked, action, move_form=form, status=REFUSED)
    if not _is_ready(form, move, action):
        return render_action(request, asked, action, move_form=form, status=REFUSED)
    try:
        given = form.cleaned_data
        move_action(request, action, move, given["versi"], given["catatan"])
        _settle(asked, action)
    except StaleError:
        if action.state == move.after.value:
            return _done(request, asked, action)
        form.say(None, _MOVED_ON)
        return render_action(request, asked, action, move_form=form, status=STALE)
    return _done(request, asked, action)


def _settle(asked: Asked, action: Action) -> None:
    """Say what can be said of an action that is now done, of values there already."""
    known = Action.objects.for_reader(asked.reader).filter(pk=action.pk)
    settle_effects(asked.reading, known, today(), timezone.now())


def _is_ready(form: MoveForm, move: Move, action: Action) -> bool:
    if move.needs_note:
        return form.require_note()
    if move.needs_evidence and not action.evidence.exists():
        form.say(None, _NO_EVIDENCE)
        return False
    return True


def _find_writable(asked: Asked, pk: int, act: Act) -> Action:
    action = find_action(asked, pk)
    if not may_do(load_policy(), asked.reader, act, action):
        raise Http404
    return action


def _keep(form: EvidenceForm) -> StoredFile | None:
    file = form.cleaned_data["berkas"]
    if not file:
        return None
    return keep_file(file.chunks(), file.name, form.kind, file.size)


def _asked_meeting(request: HttpRequest, asked: Asked) -> Meeting | None:
    """The meeting that decides it, named in the address. Raises Http404 for no such."""
    text = request.GET.get("rakor", "")
    if not text:
        return None
    known = Meeting.objects.for_reader(asked.reader)
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    meeting = known.filter(pk=number, approved_at=None).first()
    if meeting is None:
        raise Http404
    return meeting


def _asked_signal(request: HttpRequest, asked: Asked) -> str:
    """The signal that it answers, named in the address. Raises Http404 for no such."""
    identifier = request.GET.get("sinyal", "")
    if identifier and not find_signal(asked.reading, asked.reader.areas, identifier):
        raise Http404
    return identifier


def _asked_standing(request: HttpRequest, asked: Asked) -> Standing | None:
    """The value that will be kept as that of the decision, for what is filled in."""
    code = request.GET.get("indikator", "").upper()
    if code not in asked.reading.catalogue.indicators:
        return None
    periods = read_periods(asked.reading, code, asked.area.code)
    return build_standing(choose_decided(periods, asked.period, today()), asked, code)


def _first_values(request: HttpRequest, asked: Asked) -> dict[str, str]:
    return {
        "wilayah": asked.area.code,
        "indikator": request.GET.get("indikator", "")[:40],
        "alasan": request.GET.get("alasan", "")[:500],
        "judul": request.GET.get("judul", "")[:200],
    }


def _done(request: HttpRequest, asked: Asked, action: Action) -> HttpResponse:
    messages.success(request, _KEPT.render(asked.language))
    return redirect(reverse("action", args=[action.pk]))
