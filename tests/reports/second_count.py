"""The numbers of the performance chain counted a second time, the plain way.

From stored values, records and the plan alone; nothing of `derajat.reports` or of the
steering is used, so that a fault there cannot hide here.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from derajat.model.indicators import (
    Accumulation,
    Count,
    Coverage,
    EligibleSide,
    Rate,
    Ratio,
)


_TARGET = re.compile(r"([<≤>≥]?)\s*(\d+(?:,\d+)?)")
_MONEY_KINDS = ("programme", "activity", "sub-activity")


def rounded(amount, places: int) -> str:
    """Half up, as people are taught."""
    whole = abs(Fraction(amount)) * 10**places
    number = Decimal(floor(whole + Fraction(1, 2))).scaleb(-places)
    sign = -1 if amount < 0 else 1
    return f"{(number * sign).quantize(Decimal(1).scaleb(-places)):f}"


def stripped(amount) -> str:
    text = rounded(amount, 3)
    return text.rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Aimed:
    """A printed target: its number, which side is good, whether the end is out."""

    number: Fraction
    is_floor: bool
    is_strict: bool


@dataclass
class SecondCount:
    source: object
    plan: object
    year: int
    quarter: int = 4

    @cached_property
    def items(self):
        return {item.code: (node, item) for node, item in self.plan.indicators()}

    @cached_property
    def results(self):
        return [(n, i) for n, i in self.plan.indicators() if n.kind not in _MONEY_KINDS]

    @property
    def area(self):
        return self.source.office.area

    @cached_property
    def budget(self):
        return self.source.load_facts("anggaran").to_pylist()

    @cached_property
    def spending(self):
        return self.source.load_facts("realisasi-anggaran").to_pylist()

    # Plan and values

    def aimed(self, item, year) -> Aimed | None:
        target = item.target_of(year) if year else None
        if target is None:
            return None
        found = _TARGET.fullmatch(target.target.printed)
        sign, digits = found.groups()
        better = "floor" if item.better.value == "higher" else "ceiling"
        side = {"<": "ceiling", "≤": "ceiling", ">": "floor", "≥": "floor"}
        is_floor = side.get(sign, better) == "floor"
        return Aimed(
            Fraction(digits.replace(",", ".")), is_floor, sign in "<>" and sign
        )

    def value(self, code, area="", period=""):
        found = self.source.value(code, area or self.area, period or str(self.year))
        return found if found is not None and found.shown is not None else None

    def scale(self, code):
        catalogue = self.source.catalogue
        return catalogue.units[catalogue.indicators[code].unit].scale

    def amount(self, value) -> Fraction:
        """As exact as the counts allow; a ratio of two sums is known as shown."""
        kind = self.source.catalogue.indicators[value.indicator].versions[-1].kind
        has_counts = value.numerator is not None and value.denominator is not None
        if has_counts and not isinstance(kind, Ratio):
            exact = Fraction(value.numerator) / Fraction(value.denominator)
            exact *= self.scale(value.indicator)
            if rounded(exact, len(value.shown.partition(".")[2])) == value.shown:
                return exact
        return Fraction(value.shown)

    def is_counted(self, value) -> bool:
        """Whether its people can be counted: means and indexes have none."""
        shown = len(value.shown.partition(".")[2])
        if value.numerator is None or value.denominator is None:
            return False
        exact = Fraction(value.numerator) / Fraction(value.denominator)
        return rounded(exact * self.scale(value.indicator), shown) == value.shown

    def attained(self, item, value, year, share=Fraction(1)) -> Fraction | None:
        """R/T x 100, or (2T - R)/T x 100 for what should fall; cut at nought."""
        aim = self.aimed(item, year)
        if aim is None or value is None or aim.number == 0:
            return None
        target, found = aim.number * share, self.amount(value)
        raw = found / target if aim.is_floor else (2 * target - found) / target
        return max(raw * 100, Fraction(0))

    def share(self, item) -> Fraction:
        """Which part of the year's target is due at the end of the quarter."""
        indicator = self.source.catalogue.indicators[item.measured_by]
        kind = indicator.versions[-1].kind
        adds = isinstance(kind, Coverage | Count) or (
            isinstance(kind, Rate) and isinstance(kind.denominator, EligibleSide)
        )
        within = indicator.accumulate is Accumulation.WITHIN_YEAR
        return Fraction(self.quarter, 4) if adds and within else Fraction(1)

    def value_until(self, code):
        """The last value that stands at the end of the quarter."""
        if self.quarter == 4 and (value := self.value(code)):
            return value
        names = [f"{self.year}-Q{self.quarter}"]
        if self.quarter % 2 == 0:
            names.insert(0, f"{self.year}-S{self.quarter // 2}")
        last = self.quarter * 3
        names += [f"{self.year}-{month:02d}" for month in range(last, last - 3, -1)]
        for quarter in range(self.quarter - 1, 0, -1):
            if quarter == 2:
                names.append(f"{self.year}-S1")
            names.append(f"{self.year}-Q{quarter}")
            months = range(quarter * 3, quarter * 3 - 3, -1)
            names += [f"{self.year}-{month:02d}" for month in months]
        found = (self.value(code, period=name) for name in names)
        return next((value for value in found if value is not None), None)

    def can_judge(self, value) -> bool:
        """Enough reports came, and no more are counted than there are."""
        if value is None:
            return False
        complete = value.completeness
        return complete is None or Fraction(complete).limit_denominator(
            10**6
        ) >= Fraction(4, 5)

    def state(self, item) -> str:
        """Reached or not only where chance leaves no doubt."""
        value, aim = self.value(item.measured_by), self.aimed(item, self.year)
        if aim is None:
            return "not-judged"
        if not self.can_judge(value):
            return "data-too-poor"
        indicator = self.source.catalogue.indicators[item.measured_by]
        ends = (value.lower, value.upper)
        if indicator.judge.value == "count" or value.lower is None:
            ends = (self.amount(value), self.amount(value))
        held = {self._holds(aim, Fraction(end)) for end in ends}
        if len(held) == 2:
            return "cannot-tell"
        return "reached" if held == {True} else "not-reached"

    def _holds(self, aim, amount) -> bool:
        if amount == aim.number:
            return not aim.is_strict
        return amount > aim.number if aim.is_floor else amount < aim.number

    # Gaps, in people

    def missing(self, item, value, share=Fraction(1)) -> tuple[int, int]:
        """How many more are needed, how many too many."""
        aim = self.aimed(item, self.year)
        per = Fraction(value.denominator) / self.scale(value.indicator)
        edge = aim.number * share * per
        if aim.is_floor:
            least = floor(edge) + 1 if aim.is_strict else ceil(edge)
            return max(0, least - value.numerator), 0
        most = ceil(edge) - 1 if aim.is_strict else floor(edge)
        return 0, max(0, value.numerator - most)

    # Money

    def codes_of(self, node_code) -> list[str]:
        """Sub activities that the plan places below a node, or a code itself."""
        if node_code == "":
            return sorted({row["sub_kegiatan"] for row in self.budget})
        if node_code.endswith("/program"):
            parent = node_code.removesuffix("/program")
            tops = [n for n in self.plan.nodes if n.parent == parent]
            tops = [n.code for n in tops if n.kind == "programme"]
            return sorted(code for top in tops for code in self.codes_of(top))
        if node_code not in self.plan.by_code:
            every = {row["sub_kegiatan"] for row in self.budget}
            return sorted(c for c in every if f"{c}.".startswith(f"{node_code}."))
        found, waiting = set(), [node_code]
        while waiting:
            code = waiting.pop()
            node = self.plan.by_code[code]
            waiting += [n.code for n in self.plan.nodes if n.parent == code]
            if node.kind == "sub-activity":
                found |= {line.code for line in node.budget}
        return sorted(found)

    def ceiling(self, subject, year=None):
        codes = self.codes_of(subject)
        rows = [r for r in self.budget if r["tahun"] == (year or self.year)]
        return sum(r["pagu"] or 0 for r in rows if r["sub_kegiatan"] in codes)

    def asked(self, subject, year=None):
        rows = [r for r in self.budget if r["tahun"] == (year or self.year)]
        return sum(
            r["target_keluaran"] or 0 for r in rows if r["sub_kegiatan"] == subject
        )

    def spent(self, subject, year=None, months=range(12), column="realisasi"):
        codes = self.codes_of(subject)
        months = {(year or self.year) * 12 + month for month in months}
        rows = [r for r in self.spending if r["bulan"] in months]
        return sum(r[column] or 0 for r in rows if r["sub_kegiatan"] in codes)

    def made(self, subject, year=None, months=range(12)):
        return self.spent(subject, year, months, "keluaran")

    def planned(self, subject, year=None):
        """Millions in the plan, of one node or of all programmes together."""
        nodes = [
            node
            for node in self.plan.nodes
            if node.code == subject or (subject == "" and node.kind == "programme")
        ]
        if subject.endswith("/program"):
            parent = subject.removesuffix("/program")
            nodes = [n for n in self.plan.nodes if n.parent == parent]
            nodes = [n for n in nodes if n.kind in _MONEY_KINDS]
        lines = [line for node in nodes for line in node.budget]
        if year is None:
            return sum(line.end for line in lines)
        return sum(m.ceiling for line in lines for m in line.years if m.year == year)


def quantized(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
