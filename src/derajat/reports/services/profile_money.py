"""The health profile: budget of health by source of money."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.numbers import decimal_number, rupiah_number
from derajat.reports.outline import (
    Block,
    Cell,
    Fact,
    Number,
    Quoted,
    RatioOf,
    Row,
    SumOf,
)
from derajat.reports.services.layout import (
    AMOUNT,
    MONEY,
    PLACE,
    WORDS,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.source import Making
from derajat.reports.wording import say


_SOURCES = {
    "apbd": Label("APBD kabupaten/kota", "Own budget"),
    "dak-fisik": Label("DAK fisik", "Transfer, physical"),
    "dak-nonfisik": Label("DAK nonfisik", "Transfer, other"),
    "jkn": Label("Dana kapitasi JKN", "Insurance capitation"),
    "blud": Label("BLUD", "Own income of facilities"),
    "dbhcht": Label("DBHCHT", "Tobacco excise"),
}
_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Sumber biaya", "Source of money"), WORDS),
    (Label("Alokasi anggaran", "Budget"), MONEY),
    (Label("%", "%"), AMOUNT),
)
_MONEY = 3
"""The column of money, counted from 1."""


def build_budget_by_source(making: Making, _settings: Settings) -> Sequence[Block]:
    """The budget of the year by source of money, summed by formulas."""
    amounts: dict[str, int] = defaultdict(int)
    for row in making.source.load_facts("anggaran").to_pylist():
        if row["tahun"] == making.year:
            amounts[row["sumber"]] += row["pagu"] or 0
    if not amounts:
        said = say(
            making,
            "Tabel 20* (alokasi anggaran kesehatan) tidak dibuat: belum ada data "
            "anggaran tahun ini.",
            "Table 20* (health budget) is not made: there are no budget data for the "
            "year.",
        )
        return (sentence("tabel-20", Quoted(said)),)
    order = [source for source in _SOURCES if source in amounts]
    whole = len(order)
    total = sum(amounts.values())
    rows = [
        _row(making, place, source, amounts[source], total, whole)
        for place, source in enumerate(order)
    ]
    rows.append(_total_row(making, total, whole))
    caption = Label(
        "Tabel 20*. Alokasi anggaran kesehatan", "Table 20*. The health budget"
    )
    return (build_table(making, "tabel-20", caption, _COLUMNS, rows, (), "Tabel 20"),)


def _row(
    making: Making, place: int, source: str, amount: int, total: int, whole: int
) -> Row:
    formula = RatioOf((place + 1, _MONEY), (whole + 1, _MONEY))
    share = Fraction(amount * 100, total) if total else Fraction(0)
    fact = Fact("budget-share", "anggaran", making.area, str(making.year), source)
    shown = decimal_number(share, 1, fact, making.language)
    return Row(
        (
            cell(str(place + 1)),
            quoted(_SOURCES[source].render(making.language)),
            cell(_rupiah(making, amount, source)),
            Cell((shown,), formula=formula if total else None),
        )
    )


def _total_row(making: Making, total: int, whole: int) -> Row:
    parts = SumOf(tuple((place, _MONEY) for place in range(1, whole + 1)))
    words = say(making, "JUMLAH", "TOTAL")
    shown = Cell((_rupiah(making, total, ""),), formula=parts)
    return Row((Cell(), cell(words), shown, Cell()), is_total=True)


def _rupiah(making: Making, amount: int, source: str) -> Number:
    fact = Fact("budget", "anggaran", making.area, str(making.year), source)
    return rupiah_number(Decimal(amount), fact, making.language)
