"""The node that a form says: what it cannot say stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from derajat.errors import Location
from derajat.model.indicators import Direction
from derajat.model.plans import (
    BudgetLine,
    MoneyUnit,
    PlanIndicator,
    PlanNode,
    YearMoney,
    YearTarget,
)
from derajat.plan.reading.assembly import new_indicator
from derajat.plan.target_texts import read_target
from derajat.web.pages.plan.node_form import NodeForm


_NOWHERE = Location()


def read_node(form: NodeForm, current: PlanNode) -> PlanNode:
    """The node as the form has it; `form` is valid.

    `current` is the node as it is now: quotes, tags, baselines and formulas are its.
    """
    return replace(
        current,
        statement=form.cleaned_data["pernyataan"],
        owner=form.cleaned_data["penanggung_jawab"],
        indicators=tuple(_indicators(form, current)),
        budget=(*_budget(form), *current.budget[form.most_lines :]),
    )


def _indicators(form: NodeForm, current: PlanNode) -> Iterator[PlanIndicator]:
    known = {item.code: item for item in (*form.node.indicators, *current.indicators)}
    sent = set()
    for number in form.indicator_numbers:
        start = f"i-{number}"
        code = form.cleaned_data[f"{start}-kode"]
        sent.add(code)
        if code and not form.cleaned_data.get(f"{start}-hapus"):
            yield _indicator(
                form, start, known.get(code) or new_indicator(code, "", _NOWHERE)
            )
    # What did not fit into the form stays as it is.
    unseen = current.indicators[form.most_indicators :]
    yield from (item for item in unseen if item.code not in sent)


def _indicator(form: NodeForm, start: str, known: PlanIndicator) -> PlanIndicator:
    found = form.cleaned_data
    better = found[f"{start}-arah"]
    measured_by = found[f"{start}-ukur"]
    return replace(
        known,
        statement=found[f"{start}-pernyataan"],
        measured_by=measured_by,
        wanted="" if measured_by else known.wanted,
        unit=found[f"{start}-satuan"],
        better=Direction(better) if better else None,
        targets=tuple(_targets(form, start, known)),
    )


def _targets(form: NodeForm, start: str, known: PlanIndicator) -> Iterator[YearTarget]:
    """The targets; one that was not touched keeps its reading and its changes."""
    texts = {year: form.cleaned_data[f"{start}-t-{year}"] for year in form.years}
    for target in known.targets:
        text = texts.get(target.year, target.target.printed)
        if target is not known.target_of(target.year):
            if text:
                yield target
        elif text == target.target.printed:
            yield target
        elif printed := read_target(text):
            yield replace(target, target=printed)
    stated = {target.year for target in known.targets}
    for year, text in texts.items():
        printed = read_target(text) if year not in stated else None
        if printed:
            yield YearTarget(year, printed, "", None, "", _NOWHERE)


def _budget(form: NodeForm) -> Iterator[BudgetLine]:
    for number in form.budget_numbers:
        line = _budget_line(form, f"a-{number}")
        is_empty = not (line.code or line.statement or line.years or line.end)
        if not is_empty and not form.cleaned_data.get(f"a-{number}-hapus"):
            yield line


def _budget_line(form: NodeForm, start: str) -> BudgetLine:
    found = form.cleaned_data
    unit = found[f"{start}-satuan"] or MoneyUnit.RUPIAH.name
    years = (
        YearMoney(
            year,
            _amount(found[f"{start}-p-{year}"]),
            _amount(found[f"{start}-r-{year}"]),
            _NOWHERE,
        )
        for year in form.years
    )
    return BudgetLine(
        code=found[f"{start}-kode"],
        statement=found[f"{start}-uraian"],
        unit=MoneyUnit[unit],
        years=tuple(
            money
            for money in years
            if money.ceiling is not None or money.realisation is not None
        ),
        end=_amount(found[f"{start}-akhir"]),
        where=_NOWHERE,
    )


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None
