"""Writing in the slots of a report, and looking at sentences whose numbers moved."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.labels import Label
from derajat.reports.outline import StaleSentence
from derajat.web.asked import Asked, read_asked
from derajat.web.moments import render_moment
from derajat.web.needs import needs
from derajat.web.pages.reports.finding import find_worked_on
from derajat.web.pages.reports.forms import CheckedForm, TextForm
from derajat.web.parts.forms import SpokenForm
from derajat.web.policy import Act, load_policy
from derajat.web.reports.models import MadeReport, ReportSlot, SlotText
from derajat.web.reports.people import post_of
from derajat.web.reports.stale_texts import find_stale_texts, load_numbers_now
from derajat.web.reports.states import ReportState
from derajat.web.reports.texts import (
    OvertakenError,
    SlotWriting,
    Writer,
    texts_of,
    write_texts,
)


REFUSED, STALE = 422, 409
_KEPT = Label("Tersimpan.", "Saved.")
_MOVED_ON = Label(
    "Orang lain sudah menulis di sini sejak halaman Anda dibuka. Tulisannya tampak di "
    "atas; tulisan Anda masih ada di bawah. Gabungkan, lalu simpan lagi.",
    "Somebody else wrote here since you opened the page. Their text stands above, "
    "yours is still below. Join the two and save again.",
)


@dataclass(frozen=True)
class SlotLine:
    """A slot in the list: what is asked, what was written, what to look at."""

    key: str
    url: str
    part: str
    prompt: str
    paragraphs: tuple[str, ...]
    who: str
    version: int
    stale: tuple[StaleSentence, ...]
    check_url: str


@require_safe
@needs("report-drafts")
def show_list(request: HttpRequest, token: str) -> HttpResponse:
    """The slots of a report with their texts; stale sentences first of all."""
    asked, made = read_asked(request), find_worked_on(request, token)
    return _show_list(request, asked, made)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("report-drafts", Act.EDIT, write=Act.EDIT)
def write(request: HttpRequest, token: str, slot: str) -> HttpResponse:
    """Write in a slot; who writes second sees what was written first."""
    asked, made = read_asked(request), find_worked_on(request, token)
    found = _find_slot(made, slot)
    known = texts_of(made).get(slot)
    if request.method != "POST":
        first = {"versi": known.version if known else 0}
        first["tulisan"] = known.text if known else ""  # type: ignore[assignment]
        return _show(
            request, asked, made, found, TextForm(asked.language, initial=first)
        )
    form = TextForm(asked.language, request.POST)
    if not form.is_valid():
        return _show(request, asked, made, found, form, REFUSED)
    given = form.cleaned_data
    writing = _build_writing(made, found, given["tulisan"], given["versi"])
    try:
        write_texts(made, [writing], _writer(request, asked, given["kunci"]))
    except OvertakenError:
        newest = texts_of(made)[slot]
        form.say(None, _MOVED_ON)
        form.data = {**request.POST.dict(), "versi": str(newest.version)}
        return _show(request, asked, made, found, form, STALE)
    messages.success(request, _KEPT.render(asked.language))
    return redirect(_list_url(made, slot))


@require_POST
@needs("report-drafts", None, write=Act.EDIT)
def check(request: HttpRequest, token: str, slot: str) -> HttpResponse:
    """Agree that a text still holds beside the numbers as they are now."""
    asked, made = read_asked(request), find_worked_on(request, token)
    found = _find_slot(made, slot)
    known = texts_of(made).get(slot)
    form = CheckedForm(asked.language, request.POST)
    if known is None or not form.is_valid():
        return _show_list(request, asked, made, form, REFUSED)
    given = form.cleaned_data
    writing = _build_writing(made, found, known.text, given["versi"])
    try:
        write_texts(made, [writing], _writer(request, asked, given["kunci"]))
    except OvertakenError:
        form.say(None, _MOVED_ON)
        return _show_list(request, asked, made, form, STALE)
    messages.success(request, _KEPT.render(asked.language))
    return redirect(_list_url(made, slot))


def _find_slot(made: MadeReport, key: str) -> ReportSlot:
    found: ReportSlot | None = made.slots.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _build_writing(
    made: MadeReport, slot: ReportSlot, text: str, version: int
) -> SlotWriting:
    """A text with the numbers it is written beside."""
    near = [(str(fact), str(shown)) for fact, shown in slot.numbers]
    shown = list(load_numbers_now(made).items())
    return SlotWriting(slot.key, text, version, near, shown)


def _writer(request: HttpRequest, asked: Asked, key: str) -> Writer:
    address = str(request.META.get("REMOTE_ADDR", ""))
    reader = asked.reader
    return Writer(reader.account, reader.role, timezone.now(), key, address)


def _list_url(made: MadeReport, slot: str) -> str:
    return f"{reverse('report-texts', args=[made.token])}#{slot}"


def _show_list(
    request: HttpRequest,
    asked: Asked,
    made: MadeReport,
    form: SpokenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    texts, stale = texts_of(made), find_stale_texts(made)
    lines = [
        _line(asked, made, slot, texts.get(slot.key), stale.get(slot.key, ()))
        for slot in made.slots.defer("html", "numbers")
    ]
    lines.sort(key=lambda line: not line.stale)
    shown = {
        "asked": asked,
        "made": made,
        "lines": lines,
        "form": form,
        "key": CheckedForm(asked.language)["kunci"].value(),
        "may_write": load_policy().allows(asked.reader.role, "report-drafts", Act.EDIT),
        "is_open": made.standing is ReportState.DRAFT,
    }
    return render(request, "reports/texts.html", shown, status=status)


def _line(
    asked: Asked,
    made: MadeReport,
    slot: ReportSlot,
    text: SlotText | None,
    stale: tuple[StaleSentence, ...],
) -> SlotLine:
    return SlotLine(
        key=slot.key,
        url=reverse("report-text", args=[made.token, slot.key]),
        part=slot.part,
        prompt=slot.prompt,
        paragraphs=text.paragraphs if text else (),
        who=_tell_writer(asked, text),
        version=text.version if text else 0,
        stale=stale,
        check_url=reverse("report-text-checked", args=[made.token, slot.key]),
    )


def _tell_writer(asked: Asked, text: SlotText | None) -> str:
    if text is None:
        return ""
    who = post_of(text.by, text.role, asked.language)
    return f"{who} · {render_moment(text.at, asked.language)}"


def _show(
    request: HttpRequest,
    asked: Asked,
    made: MadeReport,
    slot: ReportSlot,
    form: TextForm,
    status: int = 200,
) -> HttpResponse:
    """The page of a slot: the numbers of its part, what stands there, the form."""
    known = texts_of(made).get(slot.key)
    stale = find_stale_texts(made).get(slot.key, ())
    shown = {
        "asked": asked,
        "made": made,
        "slot": slot,
        "form": form,
        "line": _line(asked, made, slot, known, stale),
        "versions": _versions(asked, made, slot.key),
        "part_url": reverse("report", args=[made.token]),
    }
    return render(request, "reports/text.html", shown, status=status)


def _versions(asked: Asked, made: MadeReport, slot: str) -> list[tuple[str, str]]:
    """Who wrote here before and what, the newest first, without the newest."""
    rows = SlotText.objects.for_reader(asked.reader).filter(
        form=made.form, area=made.area, period=made.period, slot=slot
    )
    rows = rows.select_related("by").prefetch_related("by__grants")
    older = rows.order_by("-version")[1:6]
    return [(_tell_writer(asked, text), text.text) for text in older]
