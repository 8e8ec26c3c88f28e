"""The stunting report: money tagged for it, and what does not fit together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.numbers import ABSENT, decimal_number, rupiah_number
from derajat.reports.outline import (
    Block,
    Fact,
    Row,
    SumOf,
    Text,
)
from derajat.reports.services.layout import (
    AMOUNT,
    MONEY,
    PLACE,
    WORDS,
    Content,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.source import Making
from derajat.reports.wording import say


FactRow = dict[str, Any]
"""A record of a dataset by its columns."""
BUDGET, SPENT = "anggaran", "realisasi-anggaran"
TAGS = {
    "spesifik": Label("Intervensi spesifik", "Specific interventions"),
    "sensitif": Label("Intervensi sensitif", "Sensitive interventions"),
    "koordinasi": Label("Koordinasi", "Coordination"),
}
_MUCH_SPENT, _LITTLE_DONE = Fraction(80), Fraction(60)
"""Per cent: alarm (c) of the control rules, money without result."""


@dataclass(frozen=True)
class Activity:
    """A sub activity of a year over all its sources of money.

    Budget and money spent are those tagged for stunting (times the share).
    """

    code: str
    name: str
    tag: str
    budget: Decimal
    spent: Decimal
    whole_budget: Decimal
    whole_spent: Decimal
    aimed: int
    done: int
    has_objective: bool
    has_place: bool

    @property
    def absorption(self) -> Fraction | None:
        """Per cent of the tagged budget that was spent."""
        if not self.budget:
            return None
        return Fraction(self.spent) * 100 / Fraction(self.budget)

    @property
    def output(self) -> Fraction | None:
        """Per cent of the output aimed at; None where none is stated."""
        return Fraction(self.done * 100, self.aimed) if self.aimed else None

    @property
    def is_without_result(self) -> bool:
        """Much was spent of its budget and little of its output came."""
        if not self.whole_budget or self.output is None:
            return False
        spent = Fraction(self.whole_spent) * 100 / Fraction(self.whole_budget)
        return spent > _MUCH_SPENT and self.output < _LITTLE_DONE


@dataclass(frozen=True)
class TaggedMoney:
    """The sub activities tagged for stunting up to the end of a period."""

    making: Making

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Those of the year, by tag and code."""
        spent, done = self._spent
        groups: dict[str, list[FactRow]] = defaultdict(list)
        for row in self._budget_rows:
            groups[row["sub_kegiatan"]].append(row)
        found = [
            _activity(code, rows, spent, done, self._places)
            for code, rows in groups.items()
            if any(row["stunting"] in TAGS for row in rows)
        ]
        order = list(TAGS)
        return tuple(sorted(found, key=lambda one: (order.index(one.tag), one.code)))

    @cached_property
    def has_budget(self) -> bool:
        """Whether any budget of the year is stored at all."""
        return bool(self._budget_rows)

    @property
    def _places(self) -> int:
        dataset = self.making.source.catalogue.received(BUDGET)
        return next(one.places for one in dataset.columns if one.name == "porsi")

    @cached_property
    def _budget_rows(self) -> list[FactRow]:
        rows = self.making.source.load_facts(BUDGET).to_pylist()
        return [row for row in rows if row["tahun"] == self.making.year]

    @cached_property
    def _spent(self) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
        """Money and output by sub activity and source, from January on."""
        first, last = self.making.year * 12, self.making.period.last_month
        money: dict[tuple[str, str], int] = defaultdict(int)
        output: dict[tuple[str, str], int] = defaultdict(int)
        for row in self.making.source.load_facts(SPENT).to_pylist():
            if first <= row["bulan"] <= last:
                key = row["sub_kegiatan"], row["sumber"]
                money[key] += row["realisasi"] or 0
                output[key] += row["keluaran"] or 0
        return money, output


def _activity(
    code: str,
    rows: list[FactRow],
    spent: dict[tuple[str, str], int],
    done: dict[tuple[str, str], int],
    places: int,
) -> Activity:
    tagged = [row for row in rows if row["stunting"] in TAGS]
    shares = {
        row["sumber"]: Decimal(row["porsi"] or 0).scaleb(-places) for row in tagged
    }
    keys = [(code, row["sumber"]) for row in rows]
    return Activity(
        code=code,
        name=rows[0]["uraian"] or code,
        tag=tagged[0]["stunting"],
        budget=sum(
            (Decimal(row["pagu"] or 0) * shares[row["sumber"]] for row in tagged),
            Decimal(0),
        ),
        spent=sum(
            (share * spent.get((code, source), 0) for source, share in shares.items()),
            Decimal(0),
        ),
        whole_budget=Decimal(sum(row["pagu"] or 0 for row in rows)),
        whole_spent=Decimal(sum(spent.get(key, 0) for key in keys)),
        aimed=sum(row["target_keluaran"] or 0 for row in rows),
        done=sum(done.get(key, 0) for key in keys),
        has_objective=any(row["sasaran"] for row in rows),
        has_place=any(row["lokasi_jelas"] for row in rows),
    )


_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Sub kegiatan", "Sub activity"), WORDS),
    (Label("Anggaran bertanda", "Tagged budget"), MONEY),
    (Label("Realisasi", "Spent"), MONEY),
    (Label("Serapan (%)", "Absorption (%)"), AMOUNT),
    (Label("Keluaran (%)", "Output (%)"), AMOUNT),
)
_BUDGET = 3
"""The column of the tagged budget, counted from 1."""


def build_tagged_budget(making: Making, _settings: Settings) -> Sequence[Block]:
    """Each tagged sub activity under its tag, with sums by tag and of all."""
    money = TaggedMoney(making)
    if not money.activities:
        return (_nothing_tagged(making, money),)
    rows: list[Row] = []
    for tag, label in TAGS.items():
        some = [one for one in money.activities if one.tag == tag]
        rows += [_row(making, place, one) for place, one in enumerate(some, 1)]
        parts = range(len(rows) - len(some) + 1, len(rows) + 1)
        rows.append(_sum_row(making, label.render(making.language), tag, some, parts))
    sums = [place for place, row in enumerate(rows, 1) if row.is_total]
    whole = say(making, "Seluruhnya", "All")
    rows.append(_sum_row(making, whole, "semua", money.activities, sums))
    caption = Label(
        "Anggaran bertanda stunting dan realisasinya sejak Januari",
        "Budget tagged for stunting, and what was spent since January",
    )
    notes = (_meaning(making),)
    table = build_table(
        making, "anggaran", caption, _COLUMNS, rows, notes, "Anggaran stunting"
    )
    return (table,)


def _nothing_tagged(making: Making, money: TaggedMoney) -> Block:
    if money.has_budget:
        said = say(
            making,
            "Tidak ada sub kegiatan yang bertanda stunting tahun ini.",
            "No sub activity is tagged for stunting this year.",
        )
    else:
        said = say(
            making,
            "Belum ada data anggaran untuk tahun ini.",
            "There are no budget data for this year.",
        )
    return sentence("anggaran", said)


def _row(making: Making, place: int, one: Activity) -> Row:
    return Row(
        (
            cell(str(place)),
            quoted(one.name),
            *(cell(amount) for amount in _amounts(making, one.code, [one])),
            cell(_share(making, "output", one.code, one.output)),
        )
    )


def _sum_row(
    making: Making,
    words: str,
    tag: str,
    activities: Sequence[Activity],
    parts: Sequence[int],
) -> Row:
    """A sum over the rows of these places, counted from 1."""
    budget, spent, share = _amounts(making, f"stunting={tag}", activities)
    summed = (
        replace(cell(amount), formula=SumOf(tuple((row, column) for row in parts)))
        for amount, column in ((budget, _BUDGET), (spent, _BUDGET + 1))
    )
    lead = (cell(""), cell(words, is_bold=True))
    return Row((*lead, *summed, cell(share), cell("")), is_total=True)


def _amounts(
    making: Making, subject: str, activities: Sequence[Activity]
) -> tuple[Content, ...]:
    """Tagged budget, money spent of it, and the one by the other."""
    budget = sum((one.budget for one in activities), Decimal(0))
    spent = sum((one.spent for one in activities), Decimal(0))
    share = Fraction(spent) * 100 / Fraction(budget) if budget else None
    return (
        _rupiah(making, "tagged-budget", subject, budget),
        _rupiah(making, "tagged-spent", subject, spent),
        _share(making, "tagged-absorption", subject, share),
    )


def _rupiah(making: Making, what: str, subject: str, amount: Decimal) -> Content:
    fact = Fact(what, subject, making.area, making.period.render())
    return rupiah_number(amount.quantize(Decimal(1)), fact, making.language)


def _share(making: Making, what: str, subject: str, share: Fraction | None) -> Content:
    if share is None:
        return ABSENT
    fact = Fact(what, subject, making.area, making.period.render())
    return decimal_number(share, 1, fact, making.language)


def _meaning(making: Making) -> Text:
    return (
        say(
            making,
            "Anggaran bertanda = pagu × porsi untuk stunting; realisasi dikalikan "
            "porsi yang sama. Keluaran = keluaran sejak Januari dibagi target "
            "setahun; – berarti target keluaran tidak dinyatakan.",
            "Tagged budget = budget × the share meant for stunting; what was spent is "
            "multiplied by the same share. Output = since January by the aim of the "
            "year; – means that no aim is stated.",
        ),
    )
