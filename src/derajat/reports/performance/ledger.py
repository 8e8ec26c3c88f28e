"""Money and output of a year by sub activity, from the records of the budget."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from derajat.model.calendar import month_number
from derajat.model.plans import Plan, PlanNode
from derajat.reports.performance.review import nodes_below
from derajat.reports.source import Making


BUDGET, SPENDING = "anggaran", "realisasi-anggaran"
_LEVELS = (3, 5, 6)
"""Parts of a code: programme, activity, sub activity."""


@dataclass
class Entry:
    """A sub activity in a year; None is "nothing recorded"."""

    code: str
    name: str = ""
    ceiling: int | None = None
    asked: int | None = None
    """The output aimed at."""
    spent: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Rupiah by month number."""
    made: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Output by month number."""


@dataclass(frozen=True)
class Sums:
    """What a branch of the nomenclature comes to; None is "nothing recorded"."""

    ceiling: Decimal | None
    spent: Decimal | None
    asked: int | None
    """Only of a single sub activity: outputs of several cannot be added."""
    made: int | None


@dataclass(frozen=True)
class Ledger:
    """The entries of a year by code of the sub activity."""

    year: int
    entries: Mapping[str, Entry]

    def codes(self, heads: Iterable[str]) -> tuple[str, ...]:
        """The sub activities at or below some codes, in order."""
        wanted = tuple(heads)
        return tuple(
            code
            for code in sorted(self.entries)
            if any(code == head or code.startswith(f"{head}.") for head in wanted)
        )

    def sums(
        self, heads: Iterable[str], first_month: int = 1, last_month: int = 12
    ) -> Sums:
        """Ceiling of the year, money and output of the months from first to last."""
        found = [self.entries[code] for code in self.codes(heads)]
        months = range(
            month_number(self.year, first_month),
            month_number(self.year, last_month) + 1,
        )
        alone = found[0] if len(found) == 1 else None
        return Sums(
            ceiling=_total(entry.ceiling for entry in found),
            spent=_total(_in_months(entry.spent, months) for entry in found),
            asked=alone.asked if alone else None,
            made=_in_months(alone.made, months) if alone else None,
        )

    def heads(self, level: int) -> tuple[str, ...]:
        """The codes of a level (0 programme, 1 activity, 2 sub activity)."""
        parts = _LEVELS[level]
        return tuple(
            dict.fromkeys(".".join(c.split(".")[:parts]) for c in sorted(self.entries))
        )

    @property
    def has_money(self) -> bool:
        """Whether any ceiling or spending of the year is recorded."""
        return any(
            entry.ceiling is not None or entry.spent for entry in self.entries.values()
        )


def _total(amounts: Iterable[int | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return Decimal(sum(known)) if known else None


def _in_months(amounts: Mapping[int, int], months: range) -> int | None:
    known = [amount for month, amount in amounts.items() if month in months]
    return sum(known) if known else None


def load_ledger(making: Making, year: int = 0) -> Ledger:
    """The money of a year (by default that of the report); empty without records."""
    wanted = year or making.year
    entries: dict[str, Entry] = {}
    for row in making.source.load_facts(BUDGET).to_pylist():
        if row.get("tahun") == wanted:
            _add_budget(entries, row)
    for row in making.source.load_facts(SPENDING).to_pylist():
        if row.get("bulan") is not None and row["bulan"] // 12 == wanted:
            _add_spending(entries, row)
    return Ledger(wanted, entries)


def _add_budget(entries: dict[str, Entry], row: Mapping[str, object]) -> None:
    code = str(row["sub_kegiatan"])
    entry = entries.setdefault(code, Entry(code))
    entry.name = str(row.get("uraian") or entry.name)
    pagu, target = row.get("pagu"), row.get("target_keluaran")
    if isinstance(pagu, int):
        entry.ceiling = (entry.ceiling or 0) + pagu
    if isinstance(target, int):
        entry.asked = (entry.asked or 0) + target


def _add_spending(entries: dict[str, Entry], row: Mapping[str, object]) -> None:
    code, month = str(row["sub_kegiatan"]), row["bulan"]
    entry = entries.setdefault(code, Entry(code))
    spent, made = row.get("realisasi"), row.get("keluaran")
    if isinstance(month, int) and isinstance(spent, int):
        entry.spent[month] += spent
    if isinstance(month, int) and isinstance(made, int):
        entry.made[month] += made


def budget_code(node: PlanNode) -> str:
    """The code of the nomenclature that a node carries; empty without one."""
    return next((line.code for line in node.budget if line.code), "")


def codes_under(plan: Plan, node: PlanNode) -> tuple[str, ...]:
    """The innermost codes of the nomenclature at or below a node."""
    found = {budget_code(each) for each in (node, *nodes_below(plan, node))} - {""}
    return tuple(
        code
        for code in sorted(found)
        if not any(other.startswith(f"{code}.") for other in found)
    )


def planned_ceiling(node: PlanNode, year: int | None) -> Decimal | None:
    """What the plan foresees for a node in a year, or (None) for its whole period."""
    if year is None:
        ends = [line.end for line in node.budget if line.end is not None]
        sums = [m.ceiling for line in node.budget for m in line.years]
        known = ends or [amount for amount in sums if amount is not None]
    else:
        money = [m for line in node.budget for m in line.years if m.year == year]
        known = [m.ceiling for m in money if m.ceiling is not None]
    return sum(known, Decimal(0)) if known else None
