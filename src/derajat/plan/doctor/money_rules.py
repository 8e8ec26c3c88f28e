"""Rules about ceilings, realisation and their sums. All amounts are rupiah."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from derajat.errors import Location
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.plans import BudgetLine, MoneyUnit, PlanNode, YearMoney
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import NODES, gather, node_case, plain, tell
from derajat.plan.doctor.scale_rules import find_jump
from derajat.plan.doctor.sums import BudgetSums, ceilings_of, rounding_of
from derajat.plan.doctor.twin_rules import join_labels


_UNITS = (Decimal(1000), Decimal(1_000_000))
"""Money does change tenfold, as when a building is paid; units differ by these."""


def _money(amount: Decimal) -> Label:
    """Rupiah as people read them, without sen unless there are some."""
    whole = amount == amount.to_integral_value()
    text = f"{amount:.0f}" if whole else f"{amount:.2f}"
    return Label(render_number(text, "id"), render_number(text, "en"))


@dataclass(frozen=True)
class _End:
    """The printed end of a line beside what it could be."""

    printed: Decimal
    total: Decimal
    last: Decimal
    repeats_last: bool


def _wrong_end(line: BudgetLine) -> _End | None:
    """The end of a line that is not the sum of its years; None when it is right."""
    if line.end is None:
        return None
    ceilings = ceilings_of(line)
    if len(ceilings) < 2:
        return None
    total = sum(ceilings.values(), Decimal(0))
    if abs(line.end - total) <= rounding_of(line, len(ceilings)):
        return None
    last = ceilings[max(ceilings)]
    return _End(line.end, total, last, abs(line.end - last) <= line.unit.value)


def look_for_end_as_last_year(examination: Examination) -> Iterator[Symptom]:
    """Money of the whole period that repeats that of the last year."""
    return _look_for_ends(examination, repeats_last=True)


def look_for_end_of_money(examination: Examination) -> Iterator[Symptom]:
    """Money of the whole period that is neither the sum nor the last year."""
    return _look_for_ends(examination, repeats_last=False)


def _look_for_ends(examination: Examination, repeats_last: bool) -> Iterator[Symptom]:
    for node, line in examination.budget_lines:
        end = _wrong_end(line)
        if end and end.repeats_last == repeats_last:
            yield tell(
                node_case(examination, node, line.where),
                end=_money(end.printed),
                sum=_money(end.total),
                last=_money(end.last),
            )


def look_for_wrong_sums(examination: Examination) -> Iterator[Symptom]:
    """Years in which a programme is not the sum of its activities."""
    for sums in examination.sums:
        if sums.wrong_years and not sums.is_partial and not sums.is_thousandfold:
            yield _tell_sums(examination, sums)


def look_for_missing_parts(examination: Examination) -> Iterator[Symptom]:
    """Programmes above all their activities together in every year.

    A single activity below a larger programme is taken as an excerpt.
    """
    for sums in examination.sums:
        if sums.is_partial and sums.parts > 1 and not sums.is_thousandfold:
            yield _tell_sums(examination, sums)


def _tell_sums(examination: Examination, sums: BudgetSums) -> Symptom:
    where = _year_place(sums.node, sums.wrong_years[0])
    case = node_case(examination, sums.node, where)
    return tell(case, years=lambda: _wrong_years(sums))


def _wrong_years(sums: BudgetSums) -> Label:
    return join_labels([_own_and_below(sums, year) for year in sums.wrong_years])


def _own_and_below(sums: BudgetSums, year: int) -> Label:
    own, below = _money(sums.own[year]), _money(sums.below.get(year, Decimal(0)))
    return Label(f"{year}: {own.id} – {below.id}", f"{year}: {own.en} – {below.en}")


def _year_place(node: PlanNode, year: int) -> Location:
    places = (item.where for line in node.budget for item in line.years)
    years = (item.year for line in node.budget for item in line.years)
    return next(
        (place for place, own in zip(places, years, strict=True) if own == year),
        node.where,
    )


def look_for_thousands(examination: Examination) -> Iterator[Symptom]:
    """Money that is a thousand times, or a thousandth of, what stands beside it."""
    for node, line in examination.budget_lines:
        years = [item for item in line.years if item.ceiling]
        jump = find_jump([item.ceiling or Decimal(0) for item in years], _UNITS, 2)
        if jump:
            odd = [years[place] for place in jump[0]]
            told = years if len(years) == 2 else odd
            printed = join_labels([_year_money(item) for item in told])
            case = node_case(examination, node, odd[0].where)
            yield tell(case, printed=printed, factor=f"{jump[1]:f}")
    for sums in examination.sums:
        if sums.is_thousandfold:
            year = min(sums.own)
            printed = _own_and_below(sums, year)
            case = node_case(examination, sums.node, _year_place(sums.node, year))
            yield tell(case, printed=printed, factor="1000")


def _year_money(item: YearMoney) -> Label:
    amount = _money(item.ceiling or Decimal(0))
    return Label(f"{item.year}: {amount.id}", f"{item.year}: {amount.en}")


def look_for_two_money_units(examination: Examination) -> Iterator[Symptom]:
    """Lines of one plan that print their money in different units."""
    usual: MoneyUnit | None = None
    for node, line in examination.budget_lines:
        usual = usual or line.unit
        if line.unit is not usual:
            case = node_case(examination, node, line.where)
            yield tell(case, unit=line.unit.name.lower(), usual=usual.name.lower())
            return


def look_for_no_ceiling(examination: Examination) -> Iterator[Symptom]:
    """Lines, or years of a line with realisation, that have no ceiling."""
    for node, line in examination.budget_lines:
        spent = [y for y in line.years if y.ceiling is None and y.realisation]
        if spent or all(item.ceiling is None for item in line.years):
            where = spent[0].where if spent else line.where
            years = ", ".join(str(item.year) for item in spent) or "-"
            yield tell(node_case(examination, node, where), years=years)


def look_for_overspending(examination: Examination) -> Iterator[Symptom]:
    """Years in which more was spent than the ceiling allows."""
    for node, line in examination.budget_lines:
        for item in line.years:
            spent, ceiling = item.realisation, item.ceiling
            if spent is not None and ceiling is not None and spent > ceiling:
                yield tell(
                    node_case(examination, node, item.where),
                    year=item.year,
                    spent=_money(spent),
                    ceiling=_money(ceiling),
                )


def look_for_work_without_money(examination: Examination) -> Iterator[Symptom]:
    """Nodes with targets and no money, or in years without, where others have it."""
    carrying = {node.kind for node in examination.plan.nodes if node.budget}
    cases = []
    for node in examination.plan.nodes:
        if node.kind not in carrying:
            continue
        years = _promised_years(node) - examination.ceilings.get(node.code, {}).keys()
        if years:
            detail = plain(", ".join(map(str, sorted(years))))
            cases.append(node_case(examination, node, detail=detail))
    return gather(cases, len(examination.plan.nodes), NODES)


def _promised_years(node: PlanNode) -> set[int]:
    return {target.year for item in node.indicators for target in item.targets}


def look_for_money_without_work(examination: Examination) -> Iterator[Symptom]:
    """Nodes with money that no indicator answers for, in a plan with indicators."""
    if not examination.indicators:
        return iter(())
    cases = [
        node_case(examination, node)
        for node in examination.plan.nodes
        if node.code in examination.ceilings and not node.indicators
    ]
    return gather(cases, len(examination.plan.nodes), NODES)
