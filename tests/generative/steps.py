"""Random steps: each says what the dataset looks like after it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import Dataset
from derajat.model.expressions import Fallback, Statistic, Summary
from derajat.model.steps import (
    Attach,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Presence,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
    Which,
)

from .conditions import ConditionWriter
from .coverage import KEPT_COPY, Coverage
from .expressions import ExpressionWriter
from .tables import CODELIST, LIMITS, RECEIVED, column, draw_known


COPYING = (EachPeriod, EachCode, Trailing, Stack, Fill)
"""Steps after which rows share their order of acceptance."""
DERIVED = "baru"
"""How the names of derived columns begin."""
PLACE_NAMES = ("desa", "puskesmas")
_PERIODS = {
    PeriodKind.WEEK: ("minggu_hadir", ColumnType.WEEK),
    PeriodKind.MONTH: ("bulan_hadir", ColumnType.MONTH),
    PeriodKind.YEAR: ("tahun_hadir", ColumnType.YEAR),
}


@dataclass(frozen=True)
class Shape:
    """The columns of a dataset between two steps, and what is still allowed."""

    columns: tuple[Column, ...]
    has_stays: bool = False
    """A register that was not yet spread over periods."""
    is_copied: bool = False
    """Some rows share their order of acceptance."""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(item.name for item in self.columns)

    def of_type(self, *types: ColumnType) -> list[Column]:
        return [item for item in self.columns if item.type in types]

    def add(self, *columns: Column) -> "Shape":
        return replace(self, columns=(*self.columns, *columns))


Drawn = tuple[list[Step], Shape] | None


@dataclass
class StepWriter:
    """Draws steps; the rarer ones come more often."""

    random: Random
    coverage: Coverage
    others: dict[str, Dataset]
    """Datasets that can be attached, all with a key."""
    numbered: int = 0

    def steps(self, shape: Shape, wanted: int) -> tuple[list[Step], Shape]:
        """About as many steps as wanted; a place and a time always remain."""
        done: list[Step] = []
        for number in range(wanted):
            drawn = self._draw(shape) if number else self._derive(shape)
            if drawn:
                done += drawn[0]
                shape = drawn[1]
        return done, shape

    def _draw(self, shape: Shape) -> Drawn:
        makers: list[tuple[str, Callable[[Shape], Drawn]]] = [
            ("Where", self._where),
            ("Derive", self._derive),
            ("Attach", self._attach),
            ("EachCode", self._each_code),
            ("Stack", self._stack),
            ("Trailing", self._trailing),
            (self.coverage.rarest_of(Statistic), self._summarise),
            ("Fill", self._fill),
        ]
        if shape.has_stays:
            makers.append((self.coverage.rarest_of(Presence), self._each_period))
        makers.append((KEPT_COPY if shape.is_copied else "Keep", self._keep))
        return self.coverage.choose(self.random, makers)(shape)

    def _name(self, prefix: str) -> str:
        self.numbered += 1
        return f"{prefix}_{self.numbered}"

    @property
    def _conditions(self) -> ConditionWriter:
        return ConditionWriter(self.random, self.coverage)

    def _where(self, shape: Shape) -> Drawn:
        return [Where(self._conditions.condition(shape.columns, 1))], shape

    def _derive(self, shape: Shape) -> Drawn:
        """Several columns at once: there are more operators than steps."""
        writer = ExpressionWriter(self.random, self.coverage)
        steps: list[Step] = []
        for _ in range(self.random.randint(1, 4)):
            step = writer.derive(self._name(DERIVED), shape.columns)
            if step:
                steps.append(step)
                shape = shape.add(step.column)
        return steps, shape

    def _attach(self, shape: Shape) -> Drawn:
        if self.random.random() < 0.25 and "jk" in shape.names:
            return self._attach_codelist(shape)
        fitting = [
            other
            for other in self.others.values()
            if all(_matching(shape, other.column(key)) for key in other.key or ())
        ]
        if not fitting:
            return None
        other = self.random.choice(fitting)
        keys = [other.column(key) for key in other.key or ()]
        match = tuple(self._match(shape, key) for key in keys)
        return self._taking(shape, other.name, other.columns, match, False)

    def _attach_codelist(self, shape: Shape) -> Drawn:
        match = (Match("jk", "jk"),)
        return self._taking(shape, LIMITS.name, LIMITS.columns, match, True)

    def _match(self, shape: Shape, key: Column) -> Match:
        found = self.random.choice(_matching(shape, key))
        looks_back = key.type is ColumnType.MONTH and self.random.random() < 0.5
        return Match(found.name, key.name, earlier_by=1 if looks_back else 0)

    def _taking(
        self,
        shape: Shape,
        other: str,
        columns: tuple[Column, ...],
        match: tuple[Match, ...],
        is_codelist: bool,
    ) -> Drawn:
        sources = self.random.sample(columns, min(2, len(columns)))
        take = tuple(self._fallback(source) for source in sources)
        added = (
            replace(source, name=item.column)
            for source, item in zip(sources, take, strict=True)
        )
        return [Attach(other, is_codelist, match, take)], shape.add(*added)

    def _fallback(self, source: Column) -> Fallback:
        missing = (
            draw_known(self.random, source) if self.random.random() < 0.5 else None
        )
        return Fallback(self._name("ambil"), source.name, missing)

    def _each_code(self, shape: Shape) -> Drawn:
        by_code = "jk" in shape.names and self.random.random() < 0.6
        take = (
            Fallback(self._name("jenis"), "jenis"),
            Fallback(self._name("batas"), "batas"),
        )
        match = (Match("jk", "jk"),) if by_code else ()
        added = (
            column(take[0].column, ColumnType.CODE),
            column(take[1].column, ColumnType.WHOLE),
        )
        step = EachCode(CODELIST.name, match, take)
        return [step], replace(shape.add(*added), is_copied=True)

    def _each_period(self, shape: Shape) -> Drawn:
        kind = self.random.choice(tuple(_PERIODS))
        name, type_ = _PERIODS[kind]
        presence = self.coverage.choose(
            self.random, [(str(presence), presence) for presence in Presence]
        )
        step = EachPeriod(kind, name, presence, "mulai", "selesai")
        added = (
            column(name, type_),
            column("awal_periode", ColumnType.DATE),
            column("akhir_periode", ColumnType.DATE),
        )
        return [step], replace(shape.add(*added), has_stays=False, is_copied=True)

    def _keep(self, shape: Shape) -> Drawn:
        keys = shape.of_type(ColumnType.ID, ColumnType.AREA, ColumnType.CODE)
        ordered = [item for item in shape.columns if item.type.has_order]
        if not keys or not ordered:
            return None
        one_per = self.random.sample(keys, min(len(keys), self.random.randint(1, 2)))
        names = tuple(item.name for item in one_per)
        order = self.random.choice(ordered).name
        highest = self.random.choice([item.name for item in ordered])
        which = self.coverage.choose(
            self.random, [(str(which), which) for which in Which]
        )
        then = highest if self.random.random() < 0.5 else ""
        return [Keep(names, which, order, then)], shape

    def _stack(self, shape: Shape) -> Drawn:
        whole = shape.of_type(ColumnType.WHOLE)
        if len(whole) < 2:
            return None
        elements = tuple(item.name for item in self.random.sample(whole, 2))
        name, value = self._name("unsur"), self._name("isi")
        kept = tuple(item for item in shape.columns if item.name not in elements)
        after = replace(shape, columns=kept, is_copied=True).add(
            column(name, ColumnType.CODE), column(value, ColumnType.WHOLE)
        )
        return [Stack(elements, name, value)], after

    def _trailing(self, shape: Shape) -> Drawn:
        timed = shape.of_type(ColumnType.MONTH, ColumnType.WEEK, ColumnType.YEAR)
        if not timed:
            return None
        item = self.random.choice(timed)
        copies = replace(shape, is_copied=True)
        summed = self._summarise_by(copies, item)
        steps: list[Step] = [Trailing(item.name, self.random.randint(1, 3))]
        kept = self._keep(copies) if self.random.random() < 0.3 else None
        if kept:
            steps += kept[0]
        return ([*steps, *summed[0]], summed[1]) if summed else None

    def _summarise(self, shape: Shape) -> Drawn:
        timed = [item for item in shape.columns if item.type.is_time]
        return self._summarise_by(shape, self.random.choice(timed))

    def _summarise_by(self, shape: Shape, time: Column) -> Drawn:
        keys = [item for item in shape.columns if item.name in PLACE_NAMES]
        keys.append(time)
        derived = [item for item in shape.columns if item.name.startswith(DERIVED)]
        extra = derived + shape.of_type(ColumnType.CODE, ColumnType.YES_NO)
        keys += self.random.sample(extra, min(len(extra), self.random.randint(0, 3)))
        summaries = self._summaries(shape)
        names = tuple(dict.fromkeys(item.name for item in keys))
        step = Summarise(names, tuple(summary for summary, _ in summaries))
        kept = tuple(item for item in shape.columns if item.name in names)
        after = replace(shape, columns=kept, has_stays=False)
        return [step], after.add(*(made for _, made in summaries))

    def _summaries(self, shape: Shape) -> list[tuple[Summary, Column]]:
        found = [self._summary(shape) for _ in range(self.random.randint(1, 3))]
        return [item for item in found if item]

    def _summary(self, shape: Shape) -> tuple[Summary, Column] | None:
        statistic = self.coverage.choose(
            self.random, [(str(statistic), statistic) for statistic in Statistic]
        )
        name = self._name("ringkas")
        if statistic in (Statistic.ANY, Statistic.EVERY):
            condition = self._conditions.condition(shape.columns, 1)
            made = Summary(name, statistic, condition=condition)
            return made, column(name, ColumnType.YES_NO)
        where = None
        if self.random.random() < 0.5:
            where = self._conditions.condition(shape.columns, 1)
        if statistic is Statistic.COUNT:
            return Summary(name, statistic, where=where), column(name, ColumnType.WHOLE)
        return self._summary_of(shape, name, statistic, where)

    def _summary_of(self, shape, name, statistic, where):
        numbers = [item for item in shape.columns if item.type.is_number]
        ordered = [item for item in shape.columns if item.type.has_order]
        pool = {
            Statistic.SUM: numbers,
            Statistic.MIN: ordered,
            Statistic.MAX: ordered,
            Statistic.NTH: ordered,
            Statistic.DISTINCT: list(shape.columns),
        }[statistic]
        if not pool:
            return None
        item = self.random.choice(pool)
        nth = self.random.randint(1, 2) if statistic is Statistic.NTH else 0
        made = replace(item, name=name)
        if statistic is Statistic.DISTINCT:
            made = column(name, ColumnType.WHOLE)
        return Summary(name, statistic, item.name, nth, where), made

    def _fill(self, shape: Shape) -> Drawn:
        """Case counts by health centre and month, filled with reported ones."""
        if not {"puskesmas", "bulan"} <= shape.names:
            return None
        counted = tuple(
            Summary(
                name,
                Statistic.COUNT,
                where=self._conditions.condition(shape.columns, 1),
            )
            for name in ("kasus", "mati")
        )
        one_per = ("puskesmas", "bulan")
        where_none = self.random.choice((one_per, one_per[:1], one_per[1:]))
        after = Shape(RECEIVED["laporan"].columns, is_copied=True)
        filled = Fill("laporan", where_none)
        steps: list[Step] = [Summarise(one_per, counted), filled]
        if self.random.random() < 0.5:
            steps.insert(0, Where(self._conditions.condition(shape.columns, 0)))
        return steps, after


def _matching(shape: Shape, key: Column) -> list[Column]:
    same = [item for item in shape.columns if item.type is key.type]
    if key.type in (ColumnType.ID, ColumnType.AREA, ColumnType.CODE):
        return [item for item in same if item.name == key.name]
    return same
