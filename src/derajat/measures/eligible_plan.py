"""How the eligible people of a denominator are to be counted."""

from dataclasses import dataclass, replace
from fractions import Fraction

from derajat.measures.plan import (
    Figure,
    PartReading,
    PlannedEligible,
    PlannedNumber,
    PlannedShare,
)
from derajat.measures.spans import unit_of_time
from derajat.measures.tallies import TallyBook, level_of_place
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.counting import ColumnSum, RowCount
from derajat.model.datasets import (
    CountedNumber,
    DatasetKind,
    Eligible,
    EligibleTime,
    Estimate,
    GivenNumber,
    PlaceRole,
)
from derajat.model.indicators import EligibleSide, KeepOne, Selection
from derajat.model.steps import Which


HELD_FOR = {
    EligibleTime.YEAR: PeriodKind.YEAR,
    EligibleTime.SEMESTER: PeriodKind.SEMESTER,
    EligibleTime.MONTH: PeriodKind.MONTH,
    EligibleTime.FIXED: PeriodKind.YEAR,
}
"""The unit for which an eligible number holds."""


@dataclass(frozen=True)
class _Chain:
    """A number with the factors of the estimates that lead to it."""

    number: GivenNumber | CountedNumber | None
    parameters: tuple[str, ...]
    factor: Fraction


@dataclass(frozen=True)
class EligibleCompiler:
    """Chooses how eligible people are counted and asks for the tallies."""

    catalogue: Catalogue
    book: TallyBook
    office_choices: dict[str, str]

    def compile(self, side: EligibleSide, columns: tuple[str, ...]) -> PlannedEligible:
        """The plan of one denominator, grouped by `columns`."""
        eligible = self.catalogue.eligible[side.eligible]
        choice = self._choice(eligible, side.choices)
        chain = self._follow(eligible, choice)
        return PlannedEligible(
            eligible=eligible.name,
            choice=choice,
            time=eligible.time,
            fixed_year=eligible.fixed_year,
            group_columns=columns,
            number=self._number(eligible, choice, chain.number, columns),
            parameters=chain.parameters,
            factor=chain.factor,
        )

    def _choice(self, eligible: Eligible, offered: tuple[str, ...]) -> str:
        """The office's choice, else the version's first, else the first declared."""
        if eligible.name in self.office_choices:
            return self.office_choices[eligible.name]
        return offered[0] if offered else eligible.choices[0][0]

    def _follow(self, eligible: Eligible, choice: str) -> _Chain:
        way = dict(eligible.choices).get(choice)
        if not isinstance(way, Estimate):
            return _Chain(way, (), Fraction(1))
        other = self.catalogue.eligible[way.of]
        base = self._follow(other, self._choice(other, ()))
        return _Chain(
            base.number,
            (*base.parameters, *way.parameters),
            base.factor * way.factor,
        )

    def _number(
        self,
        eligible: Eligible,
        choice: str,
        number: GivenNumber | CountedNumber | None,
        columns: tuple[str, ...],
    ) -> PlannedNumber | None:
        if number is None:
            return None
        name = f"eligible:{eligible.name}:{choice}:{','.join(columns)}"
        if isinstance(number, GivenNumber):
            given = self._given(name, number, columns)
            return replace(given, share=self._share(number))
        return self._counted(name, number, columns, HELD_FOR[eligible.time])

    def _share(self, number: GivenNumber) -> PlannedShare | None:
        """How a number is divided; None where it is not, or by what does not exist."""
        if not number.share_by:
            return None
        base = self.catalogue.eligible[number.share_by]
        choice = self._choice(base, ())
        chain = self._follow(base, choice)
        planned = self._number(base, choice, chain.number, ())
        if planned is None:
            return None
        return PlannedShare(planned, chain.parameters, chain.factor)

    def _given(
        self, name: str, number: GivenNumber, columns: tuple[str, ...]
    ) -> PlannedNumber:
        dataset = self.catalogue.datasets[number.dataset]
        role = PlaceRole(number.place)
        selection = Selection(dataset.name, role, dataset.time, number.where)
        unit = unit_of_time(dataset.column(dataset.time).type, ())
        return PlannedNumber(
            tally=self.book.ask(
                name, selection, unit, columns, ColumnSum(number.column)
            ),
            dataset=dataset.name,
            place_level=level_of_place(dataset, role),
            unit=unit,
            presence=self.book.ask_presence(selection, unit),
            presence_unit=unit,
            readings=(
                PartReading("sum", Figure.DENOMINATOR),
                PartReading("known", Figure.KNOWN),
            ),
            zero_is_known=False,
            places=dataset.column(number.column).places,
        )

    def _counted(
        self,
        name: str,
        number: CountedNumber,
        columns: tuple[str, ...],
        held_for: PeriodKind,
    ) -> PlannedNumber:
        """People counted once each: the last row of the period decides their place,
        so that the numbers of areas add up."""
        dataset = self.catalogue.datasets[number.dataset]
        role = PlaceRole(number.place)
        keep = KeepOne((*number.one_per, "period"), Which.LAST, dataset.time)
        selection = Selection(dataset.name, role, dataset.time, number.where, keep)
        unit = unit_of_time(dataset.column(dataset.time).type, ())
        root = self.catalogue.root(dataset.name)
        return PlannedNumber(
            tally=self.book.ask(name, selection, held_for, columns, RowCount()),
            dataset=dataset.name,
            place_level=level_of_place(dataset, role),
            unit=held_for,
            presence=self.book.ask_presence(selection, unit),
            presence_unit=unit,
            readings=(PartReading("count", Figure.DENOMINATOR),),
            zero_is_known=root.kind is not DatasetKind.COUNTS,
            places=0,
        )
