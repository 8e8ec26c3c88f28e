"""How settled months and quarters are: who declared it, when and why."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from derajat.errors import Problem, report
from derajat.model.calendar import Period, PeriodKind, month_of_day, parse_period
from derajat.model.numerals import render_period
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.data.deciding import LONGEST_REASON
from derajat.web.pages.data.tabs import build_tabs
from derajat.web.pages.data.words import render_when
from derajat.web.parts.forms import draw_key
from derajat.web.policy import Act, load_policy
from derajat.web.uploads.models import PeriodState
from derajat.web.uploads.standings import load_standings
from derajat.web.uploads.states import PeriodStanding


MONTHS, QUARTERS = 12, 4
_OPEN, _PROVISIONAL, _FINAL = PeriodStanding
_BY_STEWARD = frozenset({(_OPEN, _PROVISIONAL), (_PROVISIONAL, _OPEN)})
_BY_HEAD = frozenset({(_PROVISIONAL, _FINAL), (_FINAL, _PROVISIONAL)})


@dataclass(frozen=True)
class PeriodLine:
    """A period, how settled it is, and the standings it can be given next."""

    period: str
    name: str
    standing: str
    declared: str
    choices: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("periods", Act.VIEW, write=Act.EDIT)
def show(request: HttpRequest) -> HttpResponse:
    """The periods; a steward opens them and makes them provisional."""
    asked = read_asked(request)
    if request.method == "POST":
        return _declare(request, asked, _BY_STEWARD)
    return _show(request, asked)


@require_POST
@needs("periods", None, write=Act.APPROVE)
def settle(request: HttpRequest) -> HttpResponse:
    """The head of the office makes a provisional period final, or opens a final one."""
    return _declare(request, read_asked(request), _BY_HEAD)


def _declare(
    request: HttpRequest,
    asked: Asked,
    allowed: frozenset[tuple[PeriodStanding, PeriodStanding]],
) -> HttpResponse:
    period, wanted = request.POST.get("masa", ""), request.POST.get("keadaan", "")
    reason = " ".join(request.POST.get("alasan", "").split())
    states = load_standings(asked.reading.office.area)
    problems = check_declaration(period, wanted, reason, states, allowed)
    if problems:
        return _show(request, asked, problems)
    try:
        _write(request, asked, period, wanted, reason)
    except IntegrityError:
        return redirect("data-periods")
    label = PeriodStanding(wanted).label.render(asked.language)
    messages.success(request, f"{period}: {label}.")
    return redirect("data-periods")


def check_declaration(
    period: str,
    wanted: str,
    reason: str,
    states: dict[str, PeriodState],
    allowed: frozenset[tuple[PeriodStanding, PeriodStanding]],
) -> tuple[Problem, ...]:
    """Why a period cannot be declared so; empty when it can."""
    known = {name for name, _ in list_periods(today())}
    before = PeriodStanding(states[period].standing) if period in states else _OPEN
    found = [each for each in PeriodStanding if each.value == wanted]
    problems = []
    if period not in known or not found or (before, found[0]) not in allowed:
        label = found[0].label if found else before.label
        problems.append(
            report(
                "WEB-062",
                standing_id=label.id,
                standing_en=label.en,
                before_id=before.label.id,
                before_en=before.label.en,
            )
        )
    elif not reason or len(reason) > LONGEST_REASON:
        problems.append(report("WEB-059", most=LONGEST_REASON))
    return tuple(problems)


def _write(
    request: HttpRequest, asked: Asked, period: str, wanted: str, reason: str
) -> None:
    reader, area = asked.reader, asked.reading.office.area
    once = request.POST.get("kunci", "")[:64] or draw_key()
    with transaction.atomic():
        PeriodState.objects.create(
            period=period,
            standing=wanted,
            area=area,
            set_by=reader.account,
            reason=reason,
            once=once,
        )
        deed = Deed(
            account=reader.account.get_username(),
            act="declare",
            thing="periods",
            role=reader.role,
            identifier=period,
            area=area,
            detail=wanted,
        )
        write_deed(deed, timezone.now())


def list_periods(day: int) -> list[tuple[str, Period]]:
    """The months and quarters that can be declared, newest first."""
    month = month_of_day(day)
    months = [Period(PeriodKind.MONTH, month - back) for back in range(MONTHS)]
    quarters = [
        Period(PeriodKind.QUARTER, month // 3 - back) for back in range(QUARTERS)
    ]
    return [(period.render(), period) for period in (*quarters, *months)]


def _show(
    request: HttpRequest, asked: Asked, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    states = load_standings(asked.reading.office.area)
    shown = {
        "asked": asked,
        "tabs": build_tabs(request, asked),
        "lines": [_line(n, p, states, asked) for n, p in list_periods(today())],
        "problems": [
            (p.says(asked.language), p.repair(asked.language)) for p in problems
        ],
        "can_edit": _moves(asked) != frozenset(),
        "target": "data-period-settle" if _is_head(asked) else "data-periods",
        "chosen": request.POST.get("masa", ""),
        "reason": request.POST.get("alasan", ""),
        "once": draw_key(),
    }
    status = 422 if problems else 200
    return render(request, "data/periods.html", shown, status=status)


def _line(
    name: str, period: Period, states: dict[str, PeriodState], asked: Asked
) -> PeriodLine:
    parsed, language = parse_period(name) or period, asked.language
    state = states.get(name)
    now = PeriodStanding(state.standing) if state else _OPEN
    declared = ""
    if state is not None:
        when = render_when(state.set_at, language)
        declared = f"{state.set_by.shown_name}, {when}. {state.reason}"
    choices = tuple(
        (after.value, after.label.render(language))
        for before, after in sorted(_moves(asked), key=str)
        if before is now
    )
    words = now.label.render(language)
    return PeriodLine(name, render_period(parsed, language), words, declared, choices)


def _is_head(asked: Asked) -> bool:
    return load_policy().allows(asked.reader.role, "periods", Act.APPROVE)


def _moves(asked: Asked) -> frozenset[tuple[PeriodStanding, PeriodStanding]]:
    """The declarations that the reader's role may make."""
    allows, role = load_policy().allows, asked.reader.role
    by_steward = _BY_STEWARD if allows(role, "periods", Act.EDIT) else frozenset()
    return _BY_HEAD if _is_head(asked) else by_steward
