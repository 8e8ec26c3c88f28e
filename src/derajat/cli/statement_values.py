"""Which statements have a value: from the offices measured in the data folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from derajat.city.office_folder import INVENTED
from derajat.cli.latest_values import ScoreLine, build_scorecard
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.opening.offices import office_folders
from derajat.plan.statements import Statement


class Answer(Enum):
    """How far a statement is answered."""

    VALUE = "value"
    INDICATOR = "indicator"
    DATA = "data"
    MORE = "more"

    @property
    def label(self) -> Label:
        return _ANSWERS[self]


_ANSWERS = {
    Answer.VALUE: Label("bernilai", "with a value"),
    Answer.INDICATOR: Label(
        "berindikator, belum bernilai", "with an indicator, no value yet"
    ),
    Answer.DATA: Label("berdata, belum berindikator", "with data, no indicator"),
    Answer.MORE: Label("perlu lebih dari hitungan", "needing more than counting"),
}


@dataclass(frozen=True)
class ShownValue:
    """The last value of an indicator, and the office that it is about."""

    indicator: str
    office: str
    line: ScoreLine
    suffix: Label

    def render(self, language: str) -> str:
        """`IKU-AKB 6,9 (2026, pangkalpinang-rekaan)`."""
        shown = render_number(str(self.line.row["shown"]), language)
        suffix = self.suffix.render(language)
        unit = suffix if len(suffix) <= 2 else ""
        period = render_period(self.line.period, language)
        return f"{self.indicator} {shown}{unit} ({period}, {self.office})"


@dataclass(frozen=True)
class Answered:
    """A statement with what answers it; `value` is that of its first indicator."""

    statement: Statement
    answer: Answer
    value: ShownValue | None


Book = Mapping[str, Mapping[str, ShownValue]]
"""Values by office and indicator."""


def load_book(options: Options) -> Book:
    """The last values of every office that was measured in the data folder.

    Nothing is received or measured for this.
    """
    data = options.data_folder
    names = [name for name in office_folders(data) if (data / name).is_dir()]
    return {name: _load_office(name, options) for name in names}


def _load_office(name: str, options: Options) -> dict[str, ShownValue]:
    opened = open_asked(replace(options, office=name))
    values = opened.store.snapshot().values()
    if values is None:
        return {}
    catalogue = opened.catalogue
    all_lines = build_scorecard(
        replace(opened, office=replace(opened.office, scorecard=())), values
    )
    return {
        line.indicator: ShownValue(
            line.indicator,
            name,
            line,
            catalogue.units[catalogue.indicators[line.indicator].unit].suffix,
        )
        for line in all_lines
    }


def answer_statements(
    statements: Sequence[Statement], book: Book
) -> tuple[Answered, ...]:
    """Each statement with its value: of its own office first, then its invented city,
    then of any other invented city."""
    return tuple(_answer(statement, book) for statement in statements)


def _answer(statement: Statement, book: Book) -> Answered:
    for code in statement.indicators.linked:
        for office in _offices(statement.office, book):
            if code in book[office]:
                return Answered(statement, Answer.VALUE, book[office][code])
    if statement.indicators.linked:
        return Answered(statement, Answer.INDICATOR, None)
    if statement.datasets.linked:
        return Answered(statement, Answer.DATA, None)
    return Answered(statement, Answer.MORE, None)


def _offices(own: str, book: Book) -> list[str]:
    """Whose values may answer, the nearest first."""
    full = f"{own}-{INVENTED}-penuh"
    invented = [name for name in book if INVENTED in name.split("-")]
    wanted = [own, full, f"{own}-{INVENTED}", *invented]
    return [name for name in dict.fromkeys(wanted) if name in book]
