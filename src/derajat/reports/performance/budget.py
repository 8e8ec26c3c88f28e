"""Budget and its realisation by programme, activity and sub activity."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from derajat.model.plans import Plan
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    Quoted,
    RatioOf,
    Row,
    SumOf,
    Text,
)
from derajat.reports.performance.amounts import count, money, percent, share
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.ledger import Ledger, budget_code, load_ledger
from derajat.reports.performance.resources import money_columns, no_money
from derajat.reports.performance.wording import join, paragraph
from derajat.reports.source import Making
from derajat.reports.wording import say


_BUDGET, _SPENT = 3, 4
"""Cells of money in a row, counted from 1."""
_MUCH_SPENT, _LITTLE_MADE = Fraction(80), Fraction(60)
"""Money above this and output below that: spent without result, to be looked at."""


def build_realised_budget(making: Making, _settings: Settings) -> Sequence[Block]:
    """Every line of the budget with its spending and output; totals as formulas."""
    ledger = load_ledger(making)
    if not ledger.has_money:
        return (no_money(making, "realisasi-anggaran"),)
    names = names_of_codes(making.source.plans)
    heads = (
        Head(say(making, "Kode", "Code"), 1.5),
        Head(
            say(making, "Program/kegiatan/sub kegiatan", "Programme to sub activity"),
            4.2,
        ),
        *money_columns(making),
        Head(say(making, "Target keluaran", "Output aimed at"), 1.1, RIGHT),
        Head(say(making, "Keluaran", "Output"), 1.1, RIGHT),
        Head(say(making, "Capaian keluaran", "Output reached"), 1.1, RIGHT),
    )
    tree = _tree(ledger)
    places = {code: place for place, code in enumerate(tree, 1)}
    rows = [_row(making, ledger, names, code, places) for code in tree]
    rows.append(_total_row(making, ledger, places))
    caption = say(
        making,
        f"Realisasi anggaran {making.year}",
        f"Budget realised in {making.year}",
    )
    table = build_table("realisasi-anggaran", caption, heads, rows, size=7.5)
    return (table, *_alarms(making, ledger))


def _tree(ledger: Ledger) -> list[str]:
    """Codes of all levels in the order of the nomenclature."""
    codes = {code for level in range(3) for code in ledger.heads(level)}
    return sorted(codes, key=lambda code: code.split("."))


def _children(code: str, codes: Sequence[str] | Mapping[str, int]) -> list[str]:
    """The codes of the next level below one."""
    depth = {3: 5, 5: 6}.get(len(code.split(".")), 0)
    return [
        each
        for each in codes
        if each.startswith(f"{code}.") and len(each.split(".")) == depth
    ]


def names_of_codes(plans: Sequence[Plan]) -> dict[str, str]:
    """Names of the nomenclature as the plans state them."""
    return {
        budget_code(node): node.statement
        for plan in plans
        for node in plan.nodes
        if budget_code(node)
    }


def _row(
    making: Making,
    ledger: Ledger,
    names: Mapping[str, str],
    code: str,
    places: Mapping[str, int],
) -> Row:
    sums = ledger.sums((code,))
    parts = len(code.split("."))
    entry = ledger.entries.get(code)
    name = entry.name if entry else names.get(code, ABSENT)
    below = [places[child] for child in _children(code, places)]
    is_sub = entry is not None
    outputs: tuple[Cell, ...] = (Cell((ABSENT,)),) * 3
    if is_sub:
        reached = share(sums.made, sums.asked)
        outputs = (
            amount_cell(count(making, "output-target", code, sums.asked)),
            amount_cell(count(making, "output", code, sums.made)),
            amount_cell(percent(making, "output-reached", code, reached)),
        )
    spent_share = percent(making, "absorption", code, share(sums.spent, sums.ceiling))
    is_bold = parts < 6
    return Row(
        (
            Cell((Quoted(code),), is_bold=is_bold),
            Cell((Quoted(name),), is_bold=is_bold, indent={3: 0, 5: 1}.get(parts, 2)),
            Cell(
                (money(making, "budget", code, sums.ceiling),),
                is_bold=is_bold,
                formula=_sum(below, _BUDGET),
            ),
            Cell(
                (money(making, "spent", code, sums.spent),),
                is_bold=is_bold,
                formula=_sum(below, _SPENT),
            ),
            Cell((spent_share,), formula=_ratio(places[code])),
            *outputs,
        )
    )


def _sum(rows: Sequence[int], cell: int) -> SumOf | None:
    return SumOf(tuple((row, cell) for row in rows)) if rows else None


def _ratio(row: int) -> RatioOf:
    return RatioOf((row, _SPENT), (row, _BUDGET))


def _total_row(making: Making, ledger: Ledger, places: Mapping[str, int]) -> Row:
    sums = ledger.sums(ledger.heads(0))
    tops = [places[code] for code in ledger.heads(0)]
    absorbed = percent(making, "absorption", "", share(sums.spent, sums.ceiling))
    return Row(
        (
            quoted_cell(say(making, "Jumlah", "Total"), across=2),
            Cell(
                (money(making, "budget", "", sums.ceiling),),
                formula=_sum(tops, _BUDGET),
            ),
            Cell((money(making, "spent", "", sums.spent),), formula=_sum(tops, _SPENT)),
            Cell((absorbed,)),
            *(Cell((ABSENT,)) for _ in range(3)),
        ),
        is_total=True,
    )


def _alarms(making: Making, ledger: Ledger) -> Iterator[Block]:
    """Lines with much money spent and little made, and lines without money."""
    low = [code for code in ledger.heads(2) if _is_spent_for_little(ledger, code)]
    if low:
        yield _lead(making)
        yield Bullets(
            "serapan-tanpa-hasil", tuple(_alarm(making, ledger, c) for c in low)
        )
    over = [code for code in ledger.heads(2) if _is_overspent(ledger, code)]
    if over:
        yield paragraph(
            making,
            "melebihi-pagu-awal",
            "Perlu ditelusuri: realisasi melebihi pagu yang tercatat (pagu perubahan "
            "belum dicatat, atau salah catat).",
            "To be looked at: more spent than the recorded budget (a changed budget "
            "not recorded yet, or an error).",
        )
        yield Bullets(
            "melebihi-pagu", tuple(_overspent(making, ledger, c) for c in over)
        )
    bare = [code for code in ledger.heads(2) if not ledger.sums((code,)).ceiling]
    if bare:
        named = "; ".join(ledger.entries[code].name for code in bare)
        yield paragraph(
            making,
            "tanpa-pagu",
            f"Sub kegiatan tanpa pagu pada {making.year}: {named}.",
            f"Sub activities without a budget in {making.year}: {named}.",
        )


def _is_spent_for_little(ledger: Ledger, code: str) -> bool:
    sums = ledger.sums((code,))
    absorbed, reached = share(sums.spent, sums.ceiling), share(sums.made, sums.asked)
    if absorbed is None or reached is None:
        return False
    return absorbed > _MUCH_SPENT and reached < _LITTLE_MADE


def _is_overspent(ledger: Ledger, code: str) -> bool:
    sums = ledger.sums((code,))
    if sums.ceiling is None or sums.spent is None:
        return False
    return sums.spent > sums.ceiling


def _overspent(making: Making, ledger: Ledger, code: str) -> Text:
    sums = ledger.sums((code,))
    return join(
        Quoted(f"{code} {ledger.entries[code].name}: "),
        money(making, "spent", code, sums.spent),
        say(making, " dari pagu ", " of a budget of "),
        money(making, "budget", code, sums.ceiling),
        ".",
    )


def _lead(making: Making) -> Paragraph:
    return paragraph(
        making,
        "serapan-tanpa-hasil-awal",
        "Perlu ditelusuri: serapan di atas 80 persen dengan keluaran di bawah 60 "
        "persen target.",
        "To be looked at: absorption above 80 per cent with output below 60 per cent "
        "of its target.",
    )


def _alarm(making: Making, ledger: Ledger, code: str) -> Text:
    sums = ledger.sums((code,))
    absorbed, reached = share(sums.spent, sums.ceiling), share(sums.made, sums.asked)
    return join(
        Quoted(f"{code} {ledger.entries[code].name}: "),
        say(making, "serapan ", "absorption "),
        percent(making, "absorption", code, absorbed),
        say(making, ", keluaran ", ", output "),
        percent(making, "output-reached", code, reached),
        ".",
    )
