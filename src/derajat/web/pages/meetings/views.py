"""Addresses of meetings."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.labels import Label
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.meetings.models import Meeting
from derajat.web.meetings.proposing import propose_agenda
from derajat.web.meetings.standing import choose_decided, read_periods
from derajat.web.meetings.writing import (
    AgendaDraft,
    StaleError,
    add_agenda,
    add_participant,
    approve_meeting,
    change_meeting,
    create_meeting,
    raise_agenda,
    remove_agenda,
    remove_participant,
)
from derajat.web.needs import needs
from derajat.web.pages.actions.changing import REFUSED, STALE
from derajat.web.pages.meetings.forms import (
    AgendaForm,
    EditMeetingForm,
    MeetingForm,
    ParticipantForm,
    VersionForm,
)
from derajat.web.pages.meetings.presenting import (
    build_meeting_lines,
    build_meeting_page,
)
from derajat.web.parts.forms import read_sent
from derajat.web.policy import Act, load_policy, may


_KEPT = Label("Tersimpan.", "Saved.")
_LOCKED = Label(
    "Notulen rapat ini sudah disetujui, jadi tidak dapat diubah lagi.",
    "The minutes of this meeting are approved, so nothing can be changed any more.",
)
_MOVED_ON = Label(
    "Rapat ini berubah sejak halaman Anda dibuka. Baca lagi, lalu setujui.",
    "This meeting has changed since you opened the page. Read it again and approve.",
)
_NO_MINUTES = Label(
    "Notulen masih kosong. Isi dahulu, lalu setujui.",
    "The minutes are still empty. Fill them in before approving.",
)
_NOTHING_NEW = Label(
    "Daftar perhatian tidak mempunyai butir baru untuk agenda ini.",
    "The attention list has nothing new for this agenda.",
)


@require_safe
@needs("meetings")
def show_list(request: HttpRequest) -> HttpResponse:
    """All meetings that the reader may know of."""
    asked = read_asked(request)
    may_add = load_policy().allows(asked.reader.role, "meetings", Act.CREATE)
    shown = {"asked": asked, "lines": build_meeting_lines(asked), "may_add": may_add}
    return render(request, "meetings/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("meetings", Act.CREATE, write=Act.CREATE)
def add(request: HttpRequest) -> HttpResponse:
    """A new meeting."""
    asked = read_asked(request)
    form = MeetingForm(asked, read_sent(request), initial={"wilayah": asked.area.code})
    if request.method == "POST" and form.is_valid():
        try:
            meeting = create_meeting(request, form.draft(), form.cleaned_data["kunci"])
        except StaleError:
            raise Http404 from None
        return _done(request, asked, meeting)
    status = REFUSED if form.errors else 200
    return render(
        request, "meetings/form.html", {"asked": asked, "form": form}, status=status
    )


@require_safe
@needs("meetings")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting."""
    asked = read_asked(request)
    return _render(request, asked, find_meeting(asked, pk))


@require_safe
@needs("meetings")
def print_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda on paper."""
    return _print(request, pk, "meetings/agenda.html")


@require_safe
@needs("meetings")
def print_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes on paper, with a block for signatures."""
    return _print(request, pk, "meetings/minutes.html")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("meetings", Act.EDIT, write=Act.EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting or write its minutes; who was second sees the difference."""
    asked = read_asked(request)
    meeting = _find_writable(asked, pk)
    form = EditMeetingForm(asked, read_sent(request), initial=_first_values(meeting))
    shown = {"asked": asked, "form": form, "meeting": meeting}
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(request, meeting, form.draft(), form.cleaned_data["versi"])
        except StaleError:
            newest = find_meeting(asked, pk)
            if newest.is_locked:
                return _refuse(request, asked, newest, _LOCKED)
            shown |= {"now": newest}
            form.data = {**request.POST.dict(), "versi": str(newest.version)}
            return render(request, "meetings/form.html", shown, status=STALE)
        return _done(request, asked, meeting)
    status = REFUSED if form.errors else 200
    return render(request, "meetings/form.html", shown, status=status)


@require_POST
@needs("meetings", None, write=Act.EDIT)
def change_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose items, add one, take one off, or put one higher."""
    asked = read_asked(request)
    meeting = _find_writable(asked, pk)
    try:
        if "usulkan" in request.POST:
            return _propose(request, asked, meeting)
        for name, change in (("hapus", remove_agenda), ("naik", raise_agenda)):
            if name in request.POST:
                item = meeting.agenda.filter(pk=_number(request.POST[name])).first()
                if item is not None:
                    change(request, meeting, item)
                return _done(request, asked, meeting)
        form = AgendaForm(asked, request.POST)
        if not form.is_valid():
            return _render(request, asked, meeting, agenda_form=form)
        add_agenda(request, meeting, (_with_value(asked, form.draft(meeting.area)),))
    except StaleError:
        return _refuse(request, asked, meeting, _LOCKED)
    return _done(request, asked, meeting)


@require_POST
@needs("meetings", None, write=Act.EDIT)
def change_participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a post, or take an invitation back."""
    asked = read_asked(request)
    meeting = _find_writable(asked, pk)
    try:
        if "hapus" in request.POST:
            number = _number(request.POST["hapus"])
            found = meeting.participants.filter(pk=number).first()
            if found is not None:
                remove_participant(request, meeting, found)
            return _done(request, asked, meeting)
        form = ParticipantForm(asked, request.POST)
        if not form.is_valid():
            return _render(request, asked, meeting, participant_form=form)
        given = form.cleaned_data
        add_participant(
            request, meeting, given["jabatan"], given["sektor"], given["puskesmas"]
        )
    except StaleError:
        return _refuse(request, asked, meeting, _LOCKED)
    return _done(request, asked, meeting)


@require_POST
@needs("meetings", None, write=Act.APPROVE)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the minutes as they were read, and lock them."""
    asked = read_asked(request)
    meeting = _find_writable(asked, pk, Act.APPROVE)
    form = VersionForm(asked.language, request.POST)
    if not form.is_valid():
        return _render(request, asked, meeting, approve_form=form)
    if not meeting.minutes:
        return _refuse(request, asked, meeting, _NO_MINUTES, REFUSED)
    try:
        approve_meeting(request, meeting, form.cleaned_data["versi"])
    except StaleError:
        words = _LOCKED if meeting.is_locked else _MOVED_ON
        return _refuse(request, asked, meeting, words)
    return _done(request, asked, meeting)


def find_meeting(asked: Asked, pk: int) -> Meeting:
    """A meeting that the reader may know of. Raises Http404 for any other."""
    known = Meeting.objects.for_reader(asked.reader).select_related("approved_by")
    meeting = known.filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting


def _find_writable(asked: Asked, pk: int, act: Act = Act.EDIT) -> Meeting:
    """The same for changing it: being invited is for reading alone."""
    meeting = find_meeting(asked, pk)
    if not may(load_policy(), asked.reader.subject, act, "meetings", meeting.area):
        raise Http404
    return meeting


def _propose(request: HttpRequest, asked: Asked, meeting: Meeting) -> HttpResponse:
    drafts = propose_agenda(asked.reading, meeting.area, today(), asked.language)
    if not add_agenda(request, meeting, drafts):
        messages.info(request, _NOTHING_NEW.render(asked.language))
    return redirect("meeting", pk=meeting.pk)


def _with_value(asked: Asked, draft: AgendaDraft) -> AgendaDraft:
    periods = read_periods(asked.reading, draft.indicator, draft.area)
    return replace(draft, value=choose_decided(periods, None, today()))


def _render(
    request: HttpRequest,
    asked: Asked,
    meeting: Meeting,
    agenda_form: AgendaForm | None = None,
    participant_form: ParticipantForm | None = None,
    approve_form: VersionForm | None = None,
    is_refused: bool = False,
) -> HttpResponse:
    refused = agenda_form or participant_form or approve_form
    shown = {
        "asked": asked,
        "page": build_meeting_page(asked, meeting),
        "agenda_form": agenda_form or AgendaForm(asked),
        "participant_form": participant_form or ParticipantForm(asked),
        "approve_form": approve_form or _approve_form(asked, meeting),
        "form": refused,
        "is_refused": is_refused,
    }
    return render(
        request, "meetings/one.html", shown, status=REFUSED if refused else 200
    )


def _approve_form(asked: Asked, meeting: Meeting) -> VersionForm:
    return VersionForm(asked.language, initial={"versi": meeting.version})


def _refuse(
    request: HttpRequest,
    asked: Asked,
    meeting: Meeting,
    words: Label,
    status: int = STALE,
) -> HttpResponse:
    messages.error(request, words.render(asked.language))
    response = _render(request, asked, meeting, is_refused=True)
    response.status_code = status
    return response


def _print(request: HttpRequest, pk: int, template: str) -> HttpResponse:
    asked = read_asked(request)
    page = build_meeting_page(asked, find_meeting(asked, pk))
    return render(request, template, {"asked": asked, "page": page})


def _first_values(meeting: Meeting) -> dict[str, object]:
    return {
        "judul": meeting.title,
        "tanggal": meeting.held_on,
        "tempat": meeting.place,
        "wilayah": meeting.area,
        "notulen": meeting.minutes,
        "versi": meeting.version,
    }


def _number(text: object) -> int:
    """A number that a button carries; 0, which is nobody's, for anything else."""
    plain = str(text)
    return int(plain) if plain.isdecimal() and len(plain) < 10 else 0


def _done(request: HttpRequest, asked: Asked, meeting: Meeting) -> HttpResponse:
    messages.success(request, _KEPT.render(asked.language))
    return redirect("meeting", pk=meeting.pk)
