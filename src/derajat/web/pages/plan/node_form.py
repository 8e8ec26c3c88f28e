"""The form of a node: its words, its indicators with targets, its money."""

from collections.abc import Iterator
from typing import Any

from django import forms

from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.plans import BudgetLine, MoneyUnit, Plan, PlanIndicator, PlanNode
from derajat.plan.money import MONEY_WORDS
from derajat.web.pages.plan.fields import (
    LONGEST_LINE,
    LONGEST_STATEMENT,
    LONGEST_TARGET,
    CatalogueCode,
    FormFrame,
    NewCode,
    PlainText,
    Rupiah,
    Sent,
)
from derajat.web.parts.forms import draw_key


MOST_INDICATOR_FIELDS, MOST_BUDGET_FIELDS = 240, 200
"""Together below the number of fields that a form may be sent with."""
_OWN_INDICATOR_FIELDS, _OWN_BUDGET_FIELDS = 6, 5
"""Fields of a group besides those of its years."""
NEW = "baru"
"""In place of a number: the empty group at the end."""
_DIRECTIONS = {
    Direction.HIGHER: Label("makin tinggi makin baik", "higher is better"),
    Direction.LOWER: Label("makin rendah makin baik", "lower is better"),
    Direction.RANGE: Label("dalam rentang", "within a range"),
    Direction.NEITHER: Label("tidak ada arah", "no direction"),
}


class NodeForm(Sent):
    """A node of a draft."""

    i_jumlah = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    a_jumlah = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, frame: FormFrame, node: PlanNode, version: int, data: Any = None
    ) -> None:
        super().__init__(data, initial=initial_of(frame, node, version))
        self.frame, self.node = frame, node
        self.years = years_of(frame.plan, node)
        years = len(self.years)
        self.most_indicators = MOST_INDICATOR_FIELDS // (years + _OWN_INDICATOR_FIELDS)
        self.most_lines = MOST_BUDGET_FIELDS // (2 * years + _OWN_BUDGET_FIELDS)
        self.fields["pernyataan"] = PlainText(
            frame,
            max(LONGEST_STATEMENT, len(node.statement)),
            label=frame.say("Pernyataan", "Statement"),
        )
        self.fields["penanggung_jawab"] = PlainText(
            frame,
            LONGEST_LINE,
            required=False,
            label=frame.say("Penanggung jawab", "Owner"),
        )
        for number in self.indicator_numbers:
            self.fields.update(_indicator_fields(frame, number, self.years))
        for number in self.budget_numbers:
            self.fields.update(_budget_fields(frame, number, self.years))

    @property
    def indicator_numbers(self) -> tuple[str, ...]:
        """The groups of indicators, the empty one last."""
        own = len(self.node.indicators)
        return self._numbers("i_jumlah", own, self.most_indicators)

    @property
    def budget_numbers(self) -> tuple[str, ...]:
        """The groups of budget lines, the empty one last."""
        return self._numbers("a_jumlah", len(self.node.budget), self.most_lines)

    @property
    def unseen(self) -> int:
        """Indicators and budget lines that do not fit and stay as they are."""
        indicators = len(self.node.indicators) - self.most_indicators
        return max(0, indicators) + max(0, len(self.node.budget) - self.most_lines)

    def _numbers(self, name: str, own: int, most: int) -> tuple[str, ...]:
        """As many as the form was sent with, so that no typing is dropped."""
        text = str(self.data.get(name, "")) if self.is_bound else str(own)
        count = int(text) if text.isdecimal() and len(text) < 4 else own
        return (*map(str, range(min(count, most))), NEW)

    def clean(self) -> dict[str, Any]:
        """What was sent; an indicator needs code and statement together."""
        found = super().clean() or {}
        for number in self.indicator_numbers:
            self._check_indicator(found, number)
        return found

    def _check_indicator(self, found: dict[str, Any], number: str) -> None:
        if found.get(f"i-{number}-hapus"):
            return
        code = found.get(f"i-{number}-kode", "")
        words = found.get(f"i-{number}-pernyataan", "")
        say = self.frame.say
        if number != NEW and f"i-{number}-pernyataan" in found and not words:
            self.add_error(f"i-{number}-pernyataan", say("Wajib diisi.", "Needed."))
        if number != NEW:
            return
        if bool(code) != bool(words):
            missing = "pernyataan" if code else "kode"
            needed = say(
                "Isi kode dan pernyataan, atau kosongkan keduanya.",
                "Fill in code and statement, or leave both empty.",
            )
            self.add_error(f"i-{number}-{missing}", needed)
        if code in {item.code for _, item in self.frame.plan.indicators()}:
            used = say("Kode ini sudah dipakai.", "This code is used already.")
            self.add_error(f"i-{number}-kode", used)


def years_of(plan: Plan, node: PlanNode) -> tuple[int, ...]:
    """The years that a node can state something for."""
    more = {plan.transition_year} if plan.transition_year else set()
    targets = {t.year for item in node.indicators for t in item.targets}
    money = {money.year for line in node.budget for money in line.years}
    return tuple(sorted({*plan.years, *more, *targets, *money}))


def _indicator_fields(
    frame: FormFrame, number: str, years: tuple[int, ...]
) -> Iterator[tuple[str, forms.Field]]:
    say, start = frame.say, f"i-{number}"
    if number == NEW:
        label = say("Kode indikator", "Indicator code")
        yield f"{start}-kode", NewCode(frame, required=False, label=label)
    else:
        hidden = forms.CharField(widget=forms.HiddenInput, max_length=120)
        yield f"{start}-kode", hidden
    words = say("Indikator", "Indicator")
    text = PlainText(frame, LONGEST_STATEMENT, required=False, label=words)
    yield f"{start}-pernyataan", text
    measured = say("Diukur oleh (kode katalog)", "Measured by (catalogue code)")
    yield f"{start}-ukur", CatalogueCode(frame, label=measured)
    unit = say("Satuan", "Unit")
    yield f"{start}-satuan", PlainText(frame, LONGEST_LINE, required=False, label=unit)
    yield f"{start}-arah", _direction_field(frame)
    for year in years:
        label = f"Target {year}"
        target = PlainText(frame, LONGEST_TARGET, required=False, label=label)
        yield f"{start}-t-{year}", target
    if number != NEW:
        drop = say("Hapus indikator ini", "Delete this indicator")
        yield f"{start}-hapus", forms.BooleanField(required=False, label=drop)


def _direction_field(frame: FormFrame) -> forms.Field:
    choices = [("", frame.say("tidak disebut", "not stated"))]
    choices += [
        (d.value, words.render(frame.language)) for d, words in _DIRECTIONS.items()
    ]
    label = frame.say("Arah", "Direction")
    wrong = frame.say("Pilih salah satu.", "Choose one of them.")
    return forms.ChoiceField(
        choices=choices,
        required=False,
        label=label,
        error_messages={"invalid_choice": wrong},
    )


def _budget_fields(
    frame: FormFrame, number: str, years: tuple[int, ...]
) -> Iterator[tuple[str, forms.Field]]:
    say, start = frame.say, f"a-{number}"
    code = say("Kode rekening", "Account code")
    yield f"{start}-kode", PlainText(frame, LONGEST_LINE, required=False, label=code)
    words = say("Uraian", "Description")
    yield f"{start}-uraian", PlainText(frame, LONGEST_LINE, required=False, label=words)
    unit = say("Satuan cetak", "Printed unit")
    choices = [(u.name, MONEY_WORDS[u].render(frame.language)) for u in MoneyUnit]
    yield (
        f"{start}-satuan",
        forms.ChoiceField(choices=choices, required=False, label=unit),
    )
    for year in years:
        ceiling = say(f"Pagu {year} (Rp)", f"Ceiling {year} (Rp)")
        spent = say(f"Realisasi {year} (Rp)", f"Realised {year} (Rp)")
        yield f"{start}-p-{year}", Rupiah(frame, label=ceiling)
        yield f"{start}-r-{year}", Rupiah(frame, label=spent)
    end = say("Pagu akhir periode (Rp)", "Ceiling at the end of the period (Rp)")
    yield f"{start}-akhir", Rupiah(frame, label=end)
    if number != NEW:
        drop = say("Hapus baris ini", "Delete this line")
        yield f"{start}-hapus", forms.BooleanField(required=False, label=drop)


def initial_of(frame: FormFrame, node: PlanNode, version: int) -> dict[str, Any]:
    """What the form shows of a node before anybody typed."""
    found: dict[str, Any] = {
        "kunci": draw_key(),
        "konsep": frame.draft,
        "versi": version,
        "i_jumlah": len(node.indicators),
        "a_jumlah": len(node.budget),
        "pernyataan": node.statement,
        "penanggung_jawab": node.owner,
        f"a-{NEW}-satuan": MoneyUnit.RUPIAH.name,
    }
    for number, item in enumerate(node.indicators):
        found.update(_indicator_initial(f"i-{number}", item))
    for number, line in enumerate(node.budget):
        found.update(_budget_initial(frame, f"a-{number}", line))
    return found


def _indicator_initial(start: str, item: PlanIndicator) -> dict[str, str]:
    found = {
        f"{start}-kode": item.code,
        f"{start}-pernyataan": item.statement,
        f"{start}-ukur": item.measured_by,
        f"{start}-satuan": item.unit,
        f"{start}-arah": item.better.value if item.better else "",
    }
    for year in {target.year for target in item.targets}:
        target = item.target_of(year)
        found[f"{start}-t-{year}"] = target.target.printed if target else ""
    return found


def _budget_initial(frame: FormFrame, start: str, line: BudgetLine) -> dict[str, str]:
    found = {
        f"{start}-kode": line.code,
        f"{start}-uraian": line.statement,
        f"{start}-satuan": line.unit.name,
    }
    amounts = {f"{start}-akhir": line.end}
    for money in line.years:
        amounts[f"{start}-p-{money.year}"] = money.ceiling
        amounts[f"{start}-r-{money.year}"] = money.realisation
    for name, amount in amounts.items():
        if amount is not None:
            text = f"{amount:f}"
            plain = text.rstrip("0").rstrip(".") if "." in text else text
            found[name] = render_number(plain, frame.language)
    return found
