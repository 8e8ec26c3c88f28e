"""The addresses of the interface, each with what it needs."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError

from derajat.web.access import is_allowed
from derajat.web.api import answers
from derajat.web.api.schemas import (
    AreaAnswer,
    IndicatorAnswer,
    NodeAnswer,
    OfficeAnswer,
    PlanAnswer,
    Trouble,
    ValuePage,
)
from derajat.web.api.tokens import TokenDoor
from derajat.web.needs import Need
from derajat.web.policy import Act
from derajat.web.reading.office import open_reading


Code = Annotated[str, Path(max_length=60)]
Text = Annotated[str, Query(max_length=60)]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Size = Annotated[int, Query(ge=1, le=answers.MOST_ON_A_PAGE)]
Operation = Callable[..., Any]

api = NinjaAPI(
    title="Derajat",
    version="1",
    description="Nilai indikator, rencana, dan wilayah satu kantor. Token saja.",
    auth=TokenDoor(),
    docs_url=None,
    urls_namespace="api",
)


def needed(thing: str, act: Act = Act.VIEW) -> Callable[[Operation], Operation]:
    """Say what an operation needs and refuse what the policy does not allow."""
    need = Need(thing, act)

    def mark(operation: Operation) -> Operation:
        @wraps(operation)
        def guarded(request: HttpRequest, *args: Any, **fields: Any) -> Any:
            if not is_allowed(request.reader, need, request):  # type: ignore[attr-defined]
                raise HttpError(404, "tidak ada")
            return operation(request, *args, **fields)

        guarded.need = need  # type: ignore[attr-defined]
        return guarded

    return mark


@api.get("/kantor", response=OfficeAnswer, url_name="office", tags=["kantor"])
@needed("definitions")
def tell_office(request: HttpRequest) -> OfficeAnswer:
    """The office and the version of its data."""
    return answers.answer_office(open_reading())


@api.get("/wilayah", response=list[AreaAnswer], url_name="areas", tags=["kantor"])
@needed("values")
def list_areas(request: HttpRequest) -> list[AreaAnswer]:
    """The areas of the token."""
    return answers.answer_areas(open_reading(), request.reader)  # type: ignore[attr-defined]


@api.get("/indikator", response=list[IndicatorAnswer], url_name="indicators")
@needed("definitions")
def list_indicators(request: HttpRequest) -> list[IndicatorAnswer]:
    """All indicators, also those without values."""
    reading = open_reading()
    indicators = reading.catalogue.indicators.values()
    return [answers.answer_indicator(reading, each) for each in indicators]


@api.get(
    "/indikator/{code}",
    response={200: IndicatorAnswer, 404: Trouble},
    url_name="indicator",
)
@needed("definitions")
def tell_indicator(request: HttpRequest, code: Code) -> IndicatorAnswer:
    """One indicator."""
    reading = open_reading()
    found = reading.catalogue.indicators.get(code)
    if found is None:
        raise HttpError(404, "tidak ada")
    return answers.answer_indicator(reading, found)


@api.get(
    "/nilai", response={200: ValuePage, 404: Trouble}, url_name="values", tags=["nilai"]
)
@needed("values")
def list_values(
    request: HttpRequest,
    indikator: Annotated[str, Query(max_length=60)],
    wilayah: Text = "",
    periode: Text = "",
    kelompok: Text | None = None,
    tingkat: Text = "",
    halaman: Page = 1,
    ukuran: Size = 100,
    bentuk: Literal["json", "csv"] = "json",
) -> ValuePage | HttpResponse:
    """Values of an indicator; `bentuk=csv` gives the same page as CSV."""
    reading = open_reading()
    if indikator not in reading.catalogue.indicators:
        raise HttpError(404, "tidak ada")
    asked = {"area": wilayah, "period": periode, "area_level": tingkat}
    wanted = {name: text for name, text in asked.items() if text}
    if kelompok is not None:
        wanted["group"] = kelompok
    reader = request.reader  # type: ignore[attr-defined]
    rows = answers.choose_rows(reading, reader, indikator, wanted)
    page = answers.answer_page(rows, halaman, ukuran)
    if bentuk == "csv":
        text = answers.render_csv(page.items)
        return HttpResponse(text, content_type="text/csv; charset=utf-8")
    return page


@api.get("/rencana", response=list[PlanAnswer], url_name="plans", tags=["rencana"])
@needed("plan")
def list_plans(request: HttpRequest) -> list[PlanAnswer]:
    """The plans of the office."""
    return [answers.answer_plan(plan) for plan in open_reading().plans]


@api.get(
    "/rencana/{name}",
    response={200: list[NodeAnswer], 404: Trouble},
    url_name="plan",
    tags=["rencana"],
)
@needed("plan")
def tell_plan(request: HttpRequest, name: Code) -> list[NodeAnswer]:
    """The nodes of a plan in the order of the document."""
    for plan in open_reading().plans:
        if plan.name == name:
            return [answers.answer_node(node) for node in plan.nodes]
    raise HttpError(404, "tidak ada")


@api.exception_handler(HttpError)
def tell_trouble(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What is not there and what may not be seen answer alike."""
    says = {"code": f"API-{error.status_code}", "says": str(error)}
    return api.create_response(request, says, status=error.status_code)
