"""Asking for a report: which, of which area and period, under which letter."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from derajat.errors import Problem, report
from derajat.model.labels import Label
from derajat.reports.forms import About, ReportForm
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.reports.allowing import tell_moved
from derajat.web.pages.reports.finding import find_worked_on
from derajat.web.pages.reports.forms import AgainForm, AskForm, list_periods
from derajat.web.pages.reports.one import show_with
from derajat.web.policy import Act
from derajat.web.reports.jobs import make_report
from derajat.web.reports.known_forms import list_areas, load_known_forms
from derajat.web.reports.models import MadeReport
from derajat.web.reports.moving import decide, log_report
from derajat.web.reports.states import ReportState


REFUSED = 422
_REPORT = "laporan"
_ASKED = Label("Laporan sedang dibuat.", "The report is being made.")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("report-drafts", Act.CREATE, write=Act.CREATE)
def ask(request: HttpRequest) -> HttpResponse:
    """The form of what to make, or the report that was asked for with it."""
    asked = read_asked(request)
    forms = _forms_of(asked)
    name = request.POST.get(_REPORT) or request.GET.get(_REPORT, "")
    chosen = forms.get(name) or next(iter(forms.values()), None)
    if chosen is None:
        return render(request, "reports/new.html", {"asked": asked}, status=200)
    if request.method != "POST":
        first = {"laporan": chosen.name, "periode": request.GET.get("untuk", "")}
        form = AskForm(asked, chosen, initial=first)
        return _show(request, asked, chosen, form)
    form = AskForm(asked, chosen, request.POST)
    if name not in forms:
        gone = report("REP-080", name=name[:60])
        return _show(request, asked, chosen, form, (gone,), REFUSED)
    if not form.is_valid():
        return _show(request, asked, chosen, form, status=REFUSED)
    if problems := _check_asked(chosen, form):
        return _show(request, asked, chosen, form, problems, REFUSED)
    made = _keep(request, asked, chosen, form)
    messages.success(request, _ASKED.render(asked.language))
    return redirect("report", token=made.token)


@require_POST
@needs("report-drafts", None, write=Act.CREATE)
def ask_again(request: HttpRequest, token: str) -> HttpResponse:
    """Make a draft, or one that could not be made, from what is there now."""
    asked, made = read_asked(request), find_worked_on(request, token)
    before = (ReportState.DRAFT, ReportState.FAILED)
    if made.standing.is_running:
        return redirect("report", token=token)
    form = AgainForm(asked.language, request.POST)
    is_seen = form.is_valid() and form.cleaned_data["dilihat"] == made.changes
    if made.standing not in before or not is_seen:
        return show_with(request, asked, made, (tell_moved(made),))
    with transaction.atomic():
        if decide(request, made, ReportState.WAITING, "make", problems=[]):
            transaction.on_commit(lambda: make_report.enqueue(made.pk))
    return redirect("report", token=token)


def _forms_of(asked: Asked) -> dict[str, ReportForm]:
    """The forms that are about some area of the reader, by label."""
    known = load_known_forms(asked.reading.opened).by_name
    mine = {
        name: form
        for name, form in known.items()
        if any(a.code in asked.reader.areas for a in list_areas(form, asked.reading))
    }
    by_label = sorted(mine.items(), key=lambda pair: pair[1].label.id)
    return dict(by_label)


def _check_asked(chosen: ReportForm, form: AskForm) -> tuple[Problem, ...]:
    """Why the report is not made now: the same one waits for its release."""
    given = form.cleaned_data
    alike = MadeReport.objects.filter(
        form=chosen.name,
        area=given["tempat"],
        period=given["periode"],
        language=given["bahasa"],
        state=ReportState.SUBMITTED.value,
    )
    return (report("REP-087"),) if alike.exists() else ()


def _keep(
    request: HttpRequest, asked: Asked, chosen: ReportForm, form: AskForm
) -> MadeReport:
    """The report asked for; the one there is when the form came before."""
    given, reader = form.cleaned_data, asked.reader
    try:
        with transaction.atomic():
            made = MadeReport.objects.create(
                once=given["kunci"],
                form=chosen.name,
                area=given["tempat"],
                is_of_office=chosen.about is About.OFFICE,
                period=given["periode"],
                language=given["bahasa"],
                letter_number=given["nomor"],
                letter_day=given["tanggal"],
                asked_by=reader.account,
                asked_role=reader.role,
                asked_at=timezone.now(),
                state=ReportState.WAITING.value,
            )
            log_report(request, made, "make")
            transaction.on_commit(lambda: make_report.enqueue(made.pk))
    except IntegrityError:
        mine = MadeReport.objects.for_reader(reader)
        return get_object_or_404(mine, once=given["kunci"])
    return made


def _show(
    request: HttpRequest,
    asked: Asked,
    chosen: ReportForm,
    form: AskForm,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    language = asked.language
    shown = {
        "asked": asked,
        "form": form,
        "name": chosen.label.render(language),
        "chosen": chosen.name,
        "others": [
            (name, other.label.render(language))
            for name, other in _forms_of(asked).items()
        ],
        "has_periods": bool(list_periods(asked, chosen)),
        "confirmed": chosen.confirmed,
        "source": chosen.source.title,
        "problems": [(p.says(language), p.repair(language)) for p in problems],
    }
    return render(request, "reports/new.html", shown, status=status)
