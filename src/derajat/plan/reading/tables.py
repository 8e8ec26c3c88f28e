"""A plan proposed from the table of a CSV or XLSX file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from derajat.errors import Location, ProblemLog, refuse
from derajat.model.plans import PlanIndicator, PlanStructure
from derajat.plan.reading.assembly import (
    Assembly,
    OpenIndicator,
    OpenNode,
    new_indicator,
)
from derajat.plan.reading.draft import Draft, Unread
from derajat.plan.reading.grid import Grid, build_grid
from derajat.plan.reading.headings import Role
from derajat.plan.reading.kind_words import KindWords
from derajat.plan.reading.levels import dotted, kind_of_code
from derajat.plan.reading.money_units import (
    Surroundings,
    decide_money_unit,
    settle_years,
)
from derajat.plan.reading.statements import UNSTATED_KIND, Statement, StatementReader
from derajat.plan.reading.table_cells import TableCells, build_cells
from derajat.plan.reading.table_header import PlanHeader, find_header
from derajat.plan.reading.table_notes import tell_about_columns, tell_about_rows
from derajat.plan.reading.table_rows import RowKind, TableRow, find_rows
from derajat.plan.reading.titles import build_plan
from derajat.sheets import OpenedFile


def read_table(opened: OpenedFile, structure: PlanStructure) -> Draft:
    """The plan that the first sheet with a plan table proposes.

    Raises PLN-050 to PLN-052 when no sheet holds one.
    """
    words = KindWords(structure)
    log = ProblemLog()
    grid, header = _choose_sheet(opened, words, log)
    around = Surroundings(_title_of(grid, header), opened.name)
    header = settle_years(grid, header, around)
    unit = decide_money_unit(grid, header, around, log)
    rows = list(find_rows(grid, header, words))
    numbers = [row.number for row in rows if row.kind is RowKind.PROMISE]
    if not numbers:
        raise refuse("PLN-052", grid.where(header.first_row))
    cells = build_cells(grid, header, unit, numbers, log)
    title = around.title or PurePath(opened.name).stem
    statements = StatementReader(grid, header, words, log)
    reading = _TableReading(cells, statements, Assembly(words, log), title)
    for row in rows:
        reading.take(row)
    tell_about_columns(grid, header, log)
    if reading.beyond:
        log.report("PLN-074", grid.where(reading.beyond[0]), count=len(reading.beyond))
    tell_about_rows(grid, reading.assembly, reading.apart, statements, log)
    nodes = tuple(node.build(title) for node in reading.assembly.nodes)
    plan = build_plan(opened.name, title, nodes, _baseline_year(header))
    left_out = [*reading.apart, *reading.beyond]
    unread = [Unread(grid.joined(row), grid.where(row)) for row in left_out]
    unread += [Unread(grid.text(*at), grid.where(*at)) for at in statements.results]
    return Draft(plan, tuple(log.problems), tuple(unread))


def _choose_sheet(
    opened: OpenedFile, words: KindWords, log: ProblemLog
) -> tuple[Grid, PlanHeader]:
    """The first visible sheet with a header of a plan; other sheets are told."""
    seen: list[str] = []
    for info in sorted(opened.sheets, key=lambda info: info.is_hidden):
        grid = build_grid(opened.name, opened.read(info.name))
        header = find_header(grid, words)
        if header:
            others = [i.name for i in opened.sheets if i.name != info.name]
            if others:
                where, names = Location(file=opened.name), ", ".join(others)
                log.report("PLN-066", where, names=names, sheet=info.name)
            return grid, header
        seen.extend(_first_texts(grid))
    found = ", ".join(f"`{text}`" for text in seen[:12]) or "-"
    raise refuse("PLN-050", Location(file=opened.name), found=found)


def _first_texts(grid: Grid) -> list[str]:
    """The words of the fullest of the first rows, most likely its header."""
    fullest = max(
        range(1, min(len(grid.rows), 10) + 1),
        key=lambda row: len(grid.filled(row)),
        default=0,
    )
    if not fullest:
        return []
    return [grid.text(fullest, column)[:40] for column in grid.filled(fullest)]


def _title_of(grid: Grid, header: PlanHeader) -> str:
    rows = range(1, header.first_row)
    return " ".join(grid.joined(row) for row in rows if grid.filled(row))


def _baseline_year(header: PlanHeader) -> int | None:
    years = {column.heading.year for column in header.all(Role.BASELINE)}
    return years.pop() if len(years) == 1 else None


@dataclass
class _TableReading:
    """Takes the rows of a table one by one into the assembly of its plan."""

    cells: TableCells
    statements: StatementReader
    assembly: Assembly
    title: str
    apart: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)
    """Rows of another table below."""
    current: OpenNode | None = None
    opened: dict[int, OpenNode] = field(default_factory=dict)
    """The last node of each column of statements, the latest of them last."""
    indicator: OpenIndicator | None = None

    def take(self, row: TableRow) -> None:
        """Use a row, join it to the one above, or keep it apart."""
        if row.kind is RowKind.CONTINUED:
            self._continue(row.number)
        elif row.kind is RowKind.PROMISE:
            self._take_promise(row.number)
        elif row.kind is RowKind.NEXT_TABLE:
            self.beyond.append(row.number)
        elif row.kind is not RowKind.HEADER:
            self.apart.append(row.number)

    def _text(self, row: int, role: Role) -> str:
        return self.cells.grid.text(row, self.cells.header.column(role))

    def _shown(self, row: int, role: Role) -> str:
        column = self.cells.header.column(role)
        return self.cells.grid.shown(row, column) if column else ""

    def _take_promise(self, row: int) -> None:
        for statement in self.statements.read(row):
            self._open(row, statement)
        if self.current is None or self._starts_unstated(row):
            self._open_unstated(row)
        self._take_indicator(row)
        node = self.current
        if node and node.cell_text == self.title:
            self.statements.unstated_rows.append(row)
        if node is None:
            return
        node = self._node_left_of(self._first_of_money(), node)
        code = node.printed_code if "." in node.printed_code else ""
        line = self.cells.budget(row, code, self._text(row, Role.INDICATOR))
        if line:
            node.budget.append(line)

    def _open(self, row: int, statement: Statement) -> None:
        is_last = statement.column == self._last_statement_column(row)
        has_own_code = is_last and self._has_statements()
        self.current = self.assembly.add(
            statement.kind,
            statement.text,
            statement.cell_text,
            self._printed_code(row, statement) if has_own_code else "",
            self._shown(row, Role.OWNER) if is_last else "",
            self.cells.grid.where(row, statement.column),
        )
        self.opened.pop(statement.column, None)
        self.opened[statement.column] = self.current

    def _node_left_of(self, column: int, otherwise: OpenNode) -> OpenNode:
        """The latest node of the columns of statements to the left of a column.

        `Sasaran | Indikator | Target | Program | Anggaran`: the indicator is that of
        the objective, the money that of the programme.
        """
        header = self.cells.header
        columns = [c.number for r in (Role.KIND, Role.NAME) for c in header.all(r)]
        left = [node for number, node in self.opened.items() if number < column]
        return left[-1] if left and max(columns, default=0) > column else otherwise

    def _first_of_money(self) -> int:
        header = self.cells.header
        roles = (Role.MONEY, Role.REALISED, Role.END_MONEY)
        return min((c.number for r in roles for c in header.all(r)), default=0)

    def _printed_code(self, row: int, statement: Statement) -> str:
        code = self._text(row, Role.CODE) or statement.code
        return dotted(code) if kind_of_code(code) else code

    def _has_statements(self) -> bool:
        header = self.cells.header
        return any(header.all(role) for role in (Role.NAME, Role.KIND))

    def _last_statement_column(self, row: int) -> int:
        header = self.cells.header
        columns = [c.number for r in (Role.KIND, Role.NAME) for c in header.all(r)]
        filled = [c for c in columns if self.cells.grid.text(row, c)]
        return filled[-1] if filled else self.cells.grid.filled(row)[0]

    def _starts_unstated(self, row: int) -> bool:
        """Whether a lone indicator follows one that said its level: `Tujuan`, `1`."""
        if self._has_statements() or not self._text(row, Role.INDICATOR):
            return False
        number = self._text(row, Role.NUMBER) or self._text(row, Role.CODE)
        is_stated = self.current is not None and self.current.statement != self.title
        says_level = self.assembly.words.exact(number) is not None
        return is_stated and bool(number) and not says_level

    def _open_unstated(self, row: int) -> None:
        """The node of rows that name no statement: it bears the title of the table."""
        where = self.cells.grid.where(row)
        self.current = self.assembly.add(
            UNSTATED_KIND,
            self.title,
            self.title,
            "",
            self._shown(row, Role.OWNER),
            where,
        )

    def _take_indicator(self, row: int) -> None:
        """The rightmost indicator of a row has its targets; others have none."""
        grid = self.cells.grid
        columns = [
            column
            for column in self.cells.header.all(Role.INDICATOR)
            if grid.text(row, column.number)
        ]
        if self.current is None or not columns:
            if self.cells.has_targets(row):
                self.cells.log.report("PLN-064", grid.where(row))
                self.apart.append(row)
            return
        is_grouped = self.cells.header.is_grouped
        for column in columns:
            is_last = column is columns[-1]
            left = self._node_left_of(column.number, self.current)
            node = self._open_node(column.heading.kind, left)
            bare = self._bare(row, column.number, node)
            if is_last or is_grouped:
                bare = self._promised(row, column.number, bare)
            self._keep(node, OpenIndicator(bare))

    def _promised(self, row: int, column: int, bare: PlanIndicator) -> PlanIndicator:
        """The indicator with what its row, or its group of columns, promises."""
        return replace(
            bare,
            unit=self._shown_of(row, Role.UNIT, column),
            formula=self._shown_of(row, Role.FORMULA, column),
            baseline=self.cells.baseline(row, column),
            targets=self.cells.targets(row, column),
            end=self.cells.end(row, column),
        )

    def _keep(self, node: OpenNode, indicator: OpenIndicator) -> None:
        """Add an indicator to its node, unless rows of a cascade repeat it."""
        several = len(self.cells.header.all(Role.INDICATOR)) > 1
        known = (other.built for other in node.indicators)
        if several and any(_says_same(other, indicator.built) for other in known):
            return
        node.indicators.append(indicator)
        self.indicator = indicator

    def _shown_of(self, row: int, role: Role, indicator: int) -> str:
        found = self.cells.header.all_of(role, indicator)
        return self.cells.grid.shown(row, found[0].number) if found else ""

    def _open_node(self, kind: str, otherwise: OpenNode) -> OpenNode:
        """The last node of a level, as long as it is open."""
        return self.assembly.open_nodes.get(kind, otherwise)

    def _bare(self, row: int, column: int, node: OpenNode) -> PlanIndicator:
        """An indicator of which only its words are known."""
        where, text = (
            self.cells.grid.where(row, column),
            self.cells.grid.text(row, column),
        )
        return new_indicator(self._indicator_code(row, node), text, where)

    def _indicator_code(self, row: int, node: OpenNode) -> str:
        """The code printed beside it, where rows are indicators; else numbered."""
        own = self._text(row, Role.CODE) or self._text(row, Role.NUMBER)
        is_level = bool(own) and self.assembly.words.exact(own) is not None
        if own and not is_level and not self._has_statements():
            return self.assembly.new_indicator_code(own)
        return self.assembly.new_indicator_code("", node)

    def _continue(self, row: int) -> None:
        grid, header = self.cells.grid, self.cells.header
        self.cells.log.report("PLN-063", grid.where(row))
        indicator = grid.text(row, header.column(Role.INDICATOR))
        if indicator and self.indicator:
            self.indicator.continue_statement(indicator)
        if self.current:
            for text in self._continued_statements(row):
                self.current.statement = f"{self.current.statement} {text}"
                self.current.cell_text = f"{self.current.cell_text} {text}"

    def _continued_statements(self, row: int) -> Iterable[str]:
        header, grid = self.cells.header, self.cells.grid
        for role in (Role.KIND, Role.NAME):
            for column in header.all(role):
                if grid.text(row, column.number):
                    yield grid.text(row, column.number)


def _says_same(one: PlanIndicator, other: PlanIndicator) -> bool:
    """Whether two rows print the same indicator with the same promises."""
    targets = [(t.year, t.target.printed) for t in one.targets]
    others = [(t.year, t.target.printed) for t in other.targets]
    return one.statement == other.statement and targets == others
