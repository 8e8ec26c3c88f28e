"""From which columns of received datasets the values of an indicator come."""

from collections import defaultdict
from collections.abc import Iterator

from derajat.measures.methods.reading import components_of
from derajat.model.catalogue import Catalogue
from derajat.model.conditions import Condition, columns_of
from derajat.model.datasets import (
    CountedNumber,
    DerivedDataset,
    Estimate,
    GivenNumber,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.expressions import inputs_of
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    Indicator,
    KeepOne,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Selection,
    Side,
    SumProportion,
    Version,
)
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
)


Columns = frozenset[str]


def trace_columns(indicator: Indicator, catalogue: Catalogue) -> dict[str, Columns]:
    """By received dataset the columns that a value of the indicator comes from.

    Columns of derived datasets are followed back through their steps, those of an
    index through the indicators it is made of. The key of a received dataset is
    always among them: it decides which rows are the same.
    """
    trace = _Trace(catalogue)
    waiting, seen = [indicator], {indicator.code}
    while waiting:
        for version in waiting.pop().versions:
            trace.add_version(version)
            for code in set(components_of(version.kind)) - seen:
                seen.add(code)
                waiting.append(catalogue.indicators[code])
    return {name: frozenset(columns) for name, columns in trace.received.items()}


class _Trace:
    """Collects columns of received datasets, whatever lies between."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.received: dict[str, set[str]] = defaultdict(set)

    def add_version(self, version: Version) -> None:
        """Everything that one rule reads itself."""
        groups = frozenset(name for group in version.groups for name in group)
        for part in _parts_of(version.kind):
            if isinstance(part, EligibleSide):
                asked = groups - frozenset(part.without)
                self._add_eligible(part.eligible, part.choices, asked)
            else:
                selection, columns = part
                self._add_selection(selection, columns | groups)

    def _add_selection(self, selection: Selection, columns: Columns) -> None:
        dataset = self._catalogue.datasets[selection.dataset]
        columns |= {dataset.place_column(selection.place), selection.when}
        columns |= _read_by_condition(selection.where) | _read_to_keep(selection.keep)
        self._add(selection.dataset, columns)

    def _add_eligible(
        self, name: str, choices: tuple[str, ...], groups: Columns
    ) -> None:
        for choice, number in self._catalogue.eligible[name].choices:
            if not choices or choice in choices:
                self._add_number(number, groups)

    def _add_number(
        self, number: GivenNumber | CountedNumber | Estimate, groups: Columns
    ) -> None:
        if isinstance(number, Estimate):
            return self._add_eligible(number.of, (), groups)
        dataset = self._catalogue.datasets[number.dataset]
        place = dataset.place_column(PlaceRole(number.place))
        columns = groups | {place, dataset.time} | _read_by_condition(number.where)
        if isinstance(number, CountedNumber):
            return self._add(dataset.name, columns | set(number.one_per))
        if number.share_by:
            self._add_eligible(number.share_by, (), frozenset())
        return self._add(dataset.name, columns | {number.column})

    def _add(self, name: str, columns: Columns) -> None:
        """Columns of a dataset, followed back to those that were received."""
        dataset = self._catalogue.datasets[name]
        if isinstance(dataset, ReceivedDataset):
            self.received[name] |= _sent_columns(dataset, columns)
        elif isinstance(dataset, DerivedDataset):
            for step in reversed(dataset.steps):
                columns = self._before(step, columns)
            self._add(dataset.source, columns)

    def _before(self, step: Step, columns: Columns) -> Columns:
        """The columns needed before a step, of those that are wanted after it."""
        if isinstance(step, Attach):
            return self._before_attach(step, columns)
        if isinstance(step, Fill):
            self._add(step.other, columns | set(step.where_none))
            return columns | set(step.where_none)
        return _needed_before(step, columns)

    def _before_attach(self, step: Attach, columns: Columns) -> Columns:
        taken = [each for each in step.take if each.column in columns]
        if not taken:
            return columns
        if not step.is_codelist:
            there = {match.other for match in step.match}
            self._add(step.other, frozenset(there | {each.source for each in taken}))
        return columns - {each.column for each in taken} | {
            match.column for match in step.match
        }


def _sent_columns(dataset: ReceivedDataset, columns: Columns) -> Columns:
    """The columns and the key, with what those computed at acceptance come from."""
    found = {*columns, *(dataset.key or ())}
    for column in reversed(dataset.columns):
        if column.name in found and column.function is not None:
            found |= {given for _, given in column.function.arguments}
    return frozenset(found & {column.name for column in dataset.columns})


def _needed_before(
    step: Where | Derive | EachPeriod | EachCode | Keep | Summarise | Trailing | Stack,
    columns: Columns,
) -> Columns:
    match step:
        case Where(condition):
            return columns | columns_of(condition)
        case Derive(column, expression):
            is_wanted = column.name in columns
            return (
                columns - {column.name} | inputs_of(expression)
                if is_wanted
                else columns
            )
        case EachPeriod():
            return columns | {step.valid_from, step.valid_until}
        case EachCode():
            return columns | {match.column for match in step.match}
        case Keep():
            return columns | {*step.one_per, step.order, step.then_highest} - {""}
        case Summarise():
            return _before_summary(step, columns)
        case Trailing():
            return columns | {step.column}
        case Stack():
            return columns | set(step.columns) if step.value in columns else columns


def _before_summary(step: Summarise, columns: Columns) -> Columns:
    found = set(step.one_per)
    for summary in step.summaries:
        if summary.name in columns:
            found |= {summary.column} - {""}
            found |= _read_by_condition(summary.where)
            found |= _read_by_condition(summary.condition)
    return frozenset(found)


def _parts_of(kind: Kind) -> Iterator[tuple[Selection, Columns] | EligibleSide]:
    """What a kind reads: rows with the columns it counts, or eligible people."""
    if isinstance(kind, Index | AreasReached):
        return
    if isinstance(kind, Coverage | Rate | Ratio):
        yield _part_of(kind.numerator)
        yield _part_of(kind.denominator)
    elif isinstance(kind, Count):
        yield _part_of(kind.numerator)
    else:
        yield kind.selection, _counted_by(kind)


def _part_of(side: Side | EligibleSide) -> tuple[Selection, Columns] | EligibleSide:
    if isinstance(side, EligibleSide):
        return side
    return side.selection, frozenset({side.sum} - {""})


def _counted_by(kind: Proportion | SumProportion | Mean | Quantile) -> Columns:
    if isinstance(kind, SumProportion):
        return frozenset({kind.part, kind.whole})
    below = _read_by_condition(kind.denominator)
    if isinstance(kind, Proportion):
        return columns_of(kind.numerator) | below
    return below | {kind.value}


def _read_by_condition(condition: Condition | None) -> Columns:
    return columns_of(condition) if condition is not None else frozenset()


def _read_to_keep(keep: KeepOne | None) -> Columns:
    if keep is None:
        return frozenset()
    return frozenset({*keep.one_per, keep.order, keep.then_highest} - {"period", ""})
