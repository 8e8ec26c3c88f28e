"""The cells of Formulir E.81: K and Rp in pairs, sums and ratios as formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from derajat.model.plans import PlanNode
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import Cell, Formula, Quoted, RatioOf, Row, SumOf
from derajat.reports.performance.amounts import percent, share
from derajat.reports.performance.evaluation_amounts import (
    QUARTERS,
    Books,
    Performance,
    Spending,
    find_spending,
    million_number,
    total_spending,
)
from derajat.reports.performance.evaluation_lines import FormLine, has_own_money
from derajat.reports.performance.review import MONEY_KINDS
from derajat.reports.source import Making
from derajat.reports.wording import say


_QUARTER_CELLS = (12, 14, 16, 18)
_PLANNED, _BEFORE, _CEILING, _REALISED, _UNTIL_NOW = 6, 8, 10, 20, 22
"""Cells of Rp in a row, counted from 1; K stands in the cell before."""
_OF_PLAN, _OF_YEAR = (_UNTIL_NOW, _PLANNED), (_REALISED, _CEILING)


def build_row(
    making: Making,
    books: Books,
    line: FormLine,
    k: Performance,
    places: Mapping[str, int],
    place: int,
) -> Row:
    node = line.node
    below = [
        places[child.code]
        for child in books.plan.children.get(node.code, ())
        if child.code in places and child.kind in MONEY_KINDS
    ]
    performance = _k_cells(k, place)
    money = [word_cell("")] * len(performance)
    if line.is_first and has_own_money(books.plan, node):
        row = _MoneyRow(making, books, _subject(node), below, place)
        money = row.cells(_spending(books, node))
    pairs = [cell for pair in zip(performance, money, strict=True) for cell in pair]
    lead = _lead_cells(line)
    return Row(
        (
            *lead,
            *pairs[:20],
            quoted_cell(node.owner if line.is_first else ""),
            word_cell(_remark(making, line, k)),
            *pairs[20:],
        )
    )


def _subject(node: PlanNode) -> str:
    """What the money of a row is of; above programmes: of those right below."""
    return node.code if node.kind in MONEY_KINDS else f"{node.code}/program"


def _spending(books: Books, node: PlanNode) -> Spending:
    """A node's money; what stands above programmes has that of its programmes."""
    own = find_spending(books, node)
    if node.kind in MONEY_KINDS:
        return own
    children = books.plan.children.get(node.code, ())
    parts = [find_spending(books, c) for c in children if c.kind in MONEY_KINDS]
    return total_spending(parts)


def _lead_cells(line: FormLine) -> tuple[Cell, ...]:
    """Columns 1 to 4; the name stands in the first row of its node."""
    node, is_result = line.node, line.depth == 0
    name = Quoted(node.statement) if line.is_first else ""
    code = next((budget.code for budget in node.budget if budget.code), "")
    said = Quoted(f"{code} {node.statement}".strip()) if line.is_first else ""
    shown = str(line.number) if is_result and line.is_first else ""
    return (
        word_cell(shown),
        Cell((name,) if is_result else (), is_bold=True),
        Cell(() if is_result else (said,), is_bold=line.depth == 1),
        quoted_cell(
            f"{line.item.statement} ({line.item.unit})" if line.item else ABSENT
        ),
    )


def _k_cells(k: Performance, place: int) -> list[Cell]:
    """Columns 5 to 14 and 12 over 7."""
    summed = SumOf(tuple((place, cell - 1) for cell in _QUARTER_CELLS))
    total = SumOf(((place, _BEFORE - 1), (place, _REALISED - 1)))
    return [
        Cell(k.end_target),
        Cell(k.before),
        Cell(k.target),
        *(Cell(text) for text in k.quarters),
        Cell(k.realised, formula=summed if k.is_sum else None),
        Cell(k.until_now, formula=total if k.is_sum else None),
        amount_cell(k.of_plan),
        amount_cell(k.of_year),
    ]


@dataclass(frozen=True)
class _MoneyRow:
    """The Rp of one row; `below` are the rows that add up to it."""

    making: Making
    books: Books
    subject: str
    below: Sequence[int]
    place: int

    def cells(self, money: Spending) -> list[Cell]:
        """Columns 5 to 14 and 12 over 7, in millions of rupiah."""
        year = str(self.books.year)
        across = SumOf(tuple((self.place, at) for at in _QUARTER_CELLS))
        both = SumOf(((self.place, _BEFORE), (self.place, _REALISED)))
        quarters = [
            self._amount("spent", amount, f"{year}-Q{quarter}", at)
            for quarter, amount, at in zip(
                QUARTERS, money.quarters, _QUARTER_CELLS, strict=True
            )
        ]
        return [
            self._amount("planned", money.planned, "all", _PLANNED),
            self._amount("spent-before", money.before, year, _BEFORE),
            self._amount("budget", money.ceiling, year, _CEILING),
            *quarters,
            self._amount("spent-realised", money.realised, "", _REALISED, across),
            self._amount("spent-until-now", money.until_now, "", _UNTIL_NOW, both),
            self._ratio("money-of-plan", money.until_now, money.planned, _OF_PLAN),
            self._ratio("money-of-year", money.realised, money.ceiling, _OF_YEAR),
        ]

    def _amount(
        self,
        what: str,
        amount: Decimal | None,
        period: str,
        at: int,
        formula: Formula | None = None,
    ) -> Cell:
        places = self.books.places
        number = million_number(self.making, what, self.subject, amount, period, places)
        below = SumOf(tuple((row, at) for row in self.below)) if self.below else None
        return Cell((number,), formula=formula or below)

    def _ratio(
        self,
        what: str,
        part: Decimal | None,
        whole: Decimal | None,
        cells: tuple[int, int],
    ) -> Cell:
        amount = share(part, whole)
        number = percent(self.making, what, self.subject, amount, mark="")
        of = RatioOf((self.place, cells[0]), (self.place, cells[1]))
        return Cell((number,), formula=of)


def _remark(making: Making, line: FormLine, k: Performance) -> str:
    if line.item is None or k.realised == (ABSENT,):
        return ""
    if k.is_sum:
        return say(making, "jumlah", "sum")
    return say(making, "akhir", "last")


def build_total_row(
    making: Making, books: Books, places: Mapping[str, int], count: int
) -> Row:
    """The sum of all programmes, below the last of `count` rows."""
    nodes = [
        node
        for node in books.plan.nodes
        if node.kind == "programme" and node.code in places
    ]
    money = total_spending([find_spending(books, node) for node in nodes])
    rows = [places[node.code] for node in nodes]
    row = _MoneyRow(making, books, "", rows, count + 1)
    cells = row.cells(money)
    pairs = [cell for rp in cells for cell in (word_cell(""), _plain(rp))]
    words = say(making, "Jumlah", "Total")
    return Row(
        (
            word_cell(""),
            word_cell(words),
            word_cell(""),
            word_cell(""),
            *pairs[:20],
            word_cell(""),
            word_cell(""),
            *pairs[20:],
        ),
        is_total=True,
    )


def _plain(cell: Cell) -> Cell:
    """The cell of the total: sums of programmes only, ratios as printed."""
    is_ratio = isinstance(cell.formula, RatioOf)
    return Cell(cell.text) if is_ratio else cell
