"""The addresses of the interface, each with what it needs."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query

from derajat.measures.explaining import ExplainingDesk
from derajat.model.calendar import parse_period
from derajat.web.access import choose_area
from derajat.web.accounts.grants import reader_of
from derajat.web.api import answers, released, working
from derajat.web.api.asking import (
    ActionsAsked,
    FindingsAsked,
    OneValueAsked,
    PageAsked,
    ReportsAsked,
    ValuesAsked,
)
from derajat.web.api.explaining import answer_explanation
from derajat.web.api.interface import TROUBLES, api, needed
from derajat.web.api.paging import answer_all, answer_page
from derajat.web.api.schemas import (
    ActionPage,
    ActionWithSteps,
    AreaPage,
    ExplanationAnswer,
    FindingPage,
    IndicatorAnswer,
    IndicatorPage,
    NodePage,
    OfficeAnswer,
    Page,
    PlanPage,
    ReportNumberPage,
    ReportPage,
    Trouble,
    ValuePage,
)
from derajat.web.api.troubles import CHANGED, answer_trouble
from derajat.web.clock import today
from derajat.web.meetings.models import Action
from derajat.web.policy import Act
from derajat.web.reading.explaining import open_desk
from derajat.web.reading.office import open_reading
from derajat.web.reading.scorecard import read_score_lines


__all__ = ["api"]

MOST_ROWS = 2_000
"""Received rows that are traced for one explanation."""
Code = Annotated[str, Path(max_length=60)]
ReportCode = Annotated[str, Path(max_length=120)]
Number = Annotated[int, Path(ge=1, le=2**53)]
Listed = Page | HttpResponse


@api.get("/kantor", response={200: OfficeAnswer, **TROUBLES}, url_name="office")
@needed("definitions")
def tell_office(request: HttpRequest) -> OfficeAnswer:
    """The office and the version of its data."""
    return answers.answer_office(open_reading())


@api.get("/wilayah", response={200: AreaPage, **TROUBLES}, url_name="areas")
@needed("values")
def list_areas(request: HttpRequest, asked: Query[PageAsked]) -> Listed:
    """The areas of the token."""
    areas = answers.answer_areas(open_reading(), reader_of(request))
    return answer_all(AreaPage, areas, asked)


@api.get("/indikator", response={200: IndicatorPage, **TROUBLES}, url_name="indicators")
@needed("definitions")
def list_indicators(request: HttpRequest, asked: Query[PageAsked]) -> Listed:
    """All indicators, also those without values."""
    reading = open_reading()
    indicators = reading.catalogue.indicators.values()
    items = [answers.answer_indicator(reading, each) for each in indicators]
    return answer_all(IndicatorPage, items, asked)


@api.get(
    "/indikator/{code}",
    response={200: IndicatorAnswer, **TROUBLES},
    url_name="indicator",
)
@needed("definitions")
def tell_indicator(request: HttpRequest, code: Code) -> IndicatorAnswer:
    """One indicator."""
    reading = open_reading()
    found = reading.catalogue.indicators.get(code)
    if found is None:
        raise Http404
    return answers.answer_indicator(reading, found)


@api.get("/nilai", response={200: ValuePage, **TROUBLES}, url_name="values")
@needed("values", as_table=Act.EXPORT)
def list_values(request: HttpRequest, asked: Query[ValuesAsked]) -> Listed:
    """Values of an indicator; CSV for roles that may take values away."""
    reading = open_reading()
    if asked.indikator not in reading.catalogue.indicators:
        raise Http404
    words = (asked.wilayah, asked.periode, asked.tingkat)
    names = ("area", "period", "area_level")
    wanted = {name: word for name, word in zip(names, words, strict=True) if word}
    if asked.kelompok is not None:
        wanted["group"] = asked.kelompok
    rows = answers.choose_rows(reading, reader_of(request), asked.indikator, wanted)
    chosen = rows.slice(asked.first, asked.ukuran).to_pylist()
    items = [answers.answer_value(row) for row in chosen]
    return answer_page(ValuePage, items, rows.num_rows, asked)


@api.get(
    "/nilai/jelaskan",
    response={200: ExplanationAnswer, **TROUBLES, CHANGED: Trouble},
    url_name="explain",
)
@needed("values")
def explain_value(
    request: HttpRequest, asked: Query[OneValueAsked]
) -> ExplanationAnswer | HttpResponse:
    """Why a number is what it is."""
    reading = open_reading()
    found = reading.shelf.choose(
        asked.indikator,
        area=choose_area(reader_of(request), request),
        period=asked.periode,
        group=asked.kelompok,
    )
    if not found:
        raise Http404
    desk: ExplainingDesk | None = open_desk(reading)
    if desk is None:
        return answer_trouble(CHANGED)
    return answer_explanation(desk.explain(found[0], MOST_ROWS), reader_of(request))


@api.get("/temuan", response={200: FindingPage, **TROUBLES}, url_name="findings")
@needed("values", as_table=Act.EXPORT)
def list_findings(request: HttpRequest, asked: Query[FindingsAsked]) -> Listed:
    """Indicators of the plans against their targets: what needs attention, or all."""
    period = parse_period(asked.periode) if asked.periode else None
    if asked.periode and period is None:
        raise Http404
    reading, area = open_reading(), choose_area(reader_of(request), request)
    lines = read_score_lines(reading, area, period, today())
    items = working.answer_findings(lines, asked.hanya == "perhatian")
    return answer_all(FindingPage, items, asked)


@api.get("/tindak-lanjut", response={200: ActionPage, **TROUBLES}, url_name="actions")
@needed("actions")
def list_actions(request: HttpRequest, asked: Query[ActionsAsked]) -> Listed:
    """The actions of the token's areas, those due first in front."""
    reader = reader_of(request)
    found = working.find_actions(reader, asked, open_reading())
    chosen = found[asked.first : asked.first + asked.ukuran]
    items = [working.answer_action(action, reader) for action in chosen]
    return answer_page(ActionPage, items, found.count(), asked)


@api.get(
    "/tindak-lanjut/{number}",
    response={200: ActionWithSteps, **TROUBLES},
    url_name="action",
)
@needed("actions")
def tell_action(request: HttpRequest, number: Number) -> ActionWithSteps:
    """One action with its history."""
    reader = reader_of(request)
    known = Action.objects.for_reader(reader).select_related("owner", "effect")
    action = known.filter(pk=number).first()
    if action is None:
        raise Http404
    return working.answer_with_steps(action, reader)


@api.get("/rencana", response={200: PlanPage, **TROUBLES}, url_name="plans")
@needed("plan")
def list_plans(request: HttpRequest, asked: Query[PageAsked]) -> Listed:
    """The plans of the office."""
    plans = [answers.answer_plan(plan) for plan in open_reading().plans]
    return answer_all(PlanPage, plans, asked)


@api.get("/rencana/{name}", response={200: NodePage, **TROUBLES}, url_name="plan")
@needed("plan")
def tell_plan(request: HttpRequest, name: Code, asked: Query[PageAsked]) -> Listed:
    """The nodes of a plan in the order of the document."""
    for plan in open_reading().plans:
        if plan.name == name:
            nodes = [answers.answer_node(node) for node in plan.nodes]
            return answer_all(NodePage, nodes, asked)
    raise Http404


@api.get("/laporan", response={200: ReportPage, **TROUBLES}, url_name="reports")
@needed("reports", as_table=Act.EXPORT)
def list_reports(request: HttpRequest, asked: Query[ReportsAsked]) -> Listed:
    """Released reports of the token's areas and of the office, the newest first."""
    found = released.find_released(reader_of(request), asked)
    rows = found[asked.first : asked.first + asked.ukuran]
    items = [released.answer_report(each) for each in rows]
    return answer_page(ReportPage, items, found.count(), asked)


@api.get(
    "/laporan/{code}/angka",
    response={200: ReportNumberPage, **TROUBLES},
    url_name="report-numbers",
)
@needed("reports", as_table=Act.EXPORT)
def list_report_numbers(
    request: HttpRequest, code: ReportCode, asked: Query[PageAsked]
) -> Listed:
    """Every number of a released report with its address, in its order."""
    items = released.answer_numbers(reader_of(request), code)
    return answer_all(ReportNumberPage, items, asked)
