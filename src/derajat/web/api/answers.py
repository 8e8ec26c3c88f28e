"""From model objects to what the interface answers."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from derajat.model.areas import Area
from derajat.model.indicators import Indicator
from derajat.model.plans import Plan, PlanNode
from derajat.web.accounts.grants import Reader
from derajat.web.api.schemas import (
    AreaAnswer,
    IndicatorAnswer,
    NodeAnswer,
    OfficeAnswer,
    PlanAnswer,
    ValueAnswer,
)
from derajat.web.reading.office import Reading
from derajat.web.served import served_profile


def answer_office(reading: Reading) -> OfficeAnswer:
    """The office of this server."""
    office = reading.office
    return OfficeAnswer(
        name=office.name,
        label=office.label.id,
        area=office.area,
        levels=[level.value for level in office.levels],
        data_version=reading.snapshot.version,
        is_invented=served_profile().is_demo,
    )


def answer_areas(reading: Reading, reader: Reader) -> list[AreaAnswer]:
    """The areas that the reader may see, in the order of the registry."""
    return [
        _answer_area(area)
        for area in reading.office.areas.areas
        if area.code in reader.areas
    ]


def _answer_area(area: Area) -> AreaAnswer:
    return AreaAnswer(
        code=area.code, name=area.name, level=area.level.value, parent=area.parent
    )


def answer_indicator(reading: Reading, indicator: Indicator) -> IndicatorAnswer:
    """An indicator, and whether it has values here."""
    return IndicatorAnswer(
        code=indicator.code,
        label=indicator.label.id,
        label_en=indicator.label.en,
        programme=indicator.programme,
        unit=indicator.unit,
        better=indicator.better.value,
        periods=[kind.value for kind in indicator.periods],
        disclosure=indicator.disclosure.value,
        has_values=indicator.code in reading.shelf.spans,
    )


def answer_plan(plan: Plan) -> PlanAnswer:
    """A plan without its nodes."""
    return PlanAnswer(
        name=plan.name,
        label=plan.label.id,
        first_year=plan.start_year or 0,
        last_year=plan.end_year or 0,
        is_example=plan.is_example,
    )


def answer_node(node: PlanNode) -> NodeAnswer:
    """A node with the codes of the indicators that measure it."""
    return NodeAnswer(
        code=node.code,
        kind=node.kind,
        statement=node.statement,
        parent=node.parent,
        indicators=[item.measured_by for item in node.indicators if item.measured_by],
    )


def choose_rows(
    reading: Reading, reader: Reader, indicator: str, wanted: Mapping[str, str]
) -> pa.Table:
    """The rows of an indicator in the reader's areas that have what is wanted."""
    rows = reading.shelf.of_indicator(indicator)
    rows = rows.filter(pc.is_in(rows["area"], pa.array(sorted(reader.areas))))
    for column, text in wanted.items():
        rows = rows.filter(pc.equal(rows[column], text))
    return rows


def answer_value(row: Mapping[str, object]) -> ValueAnswer:
    """A stored value; its flags as a list."""
    names = ValueAnswer.model_fields
    flags = [flag for flag in str(row["flags"]).split(";") if flag]
    chosen = {name: row[name] for name in names if name != "flags"}
    return ValueAnswer.model_validate({**chosen, "flags": flags})
