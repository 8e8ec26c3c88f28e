"""Money of a node as people read it."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_rupiah_short
from derajat.model.plans import BudgetLine


def add_year(lines: Iterable[BudgetLine], year: int) -> tuple[Decimal, Decimal | None]:
    """Ceiling and realisation of a year over all lines; None where none is printed."""
    rows = [money for line in lines for money in line.years if money.year == year]
    spent = [row.realisation for row in rows if row.realisation is not None]
    ceiling = sum((row.ceiling for row in rows if row.ceiling is not None), Decimal(0))
    return ceiling, sum(spent, Decimal(0)) if spent else None


def render_year_money(lines: Iterable[BudgetLine], year: int, language: str) -> str:
    """`pagu 2026 Rp2,4 miliar · realisasi Rp1,5 miliar (61,0%)`; empty without any."""
    ceiling, spent = add_year(lines, year)
    if not ceiling and spent is None:
        return ""
    word = Label(f"pagu {year}", f"ceiling {year}").render(language)
    said = f"{word} {render_rupiah_short(ceiling, language)}"
    if spent is None:
        return said
    done = Label("realisasi", "realised").render(language)
    said += f" · {done} {render_rupiah_short(spent, language)}"
    return f"{said} ({_share(spent, ceiling, language)})" if ceiling else said


def _share(part: Decimal, whole: Decimal, language: str) -> str:
    shown = (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{render_number(str(shown), language)}%"
