"""What an indicator reads: datasets down to those that offices send, and columns."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from derajat.model.catalogue import Catalogue
from derajat.model.datasets import (
    Dataset,
    DerivedDataset,
    Estimate,
    GivenNumber,
    ReceivedDataset,
)
from derajat.model.formulas import indicators_of
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    Indicator,
    Kind,
    Rate,
    Ratio,
    Side,
)
from derajat.model.steps import Attach, Fill


def datasets_of(indicator: Indicator, catalogue: Catalogue) -> tuple[Dataset, ...]:
    """The datasets that its own versions read, in the order of the catalogue."""
    wanted: set[str] = set()
    for version in indicator.versions:
        _add(_read_by(version.kind, catalogue), catalogue, wanted)
    return tuple(each for name, each in catalogue.datasets.items() if name in wanted)


def components_of(kind: Kind) -> tuple[str, ...]:
    """Codes of the indicators whose values a kind reads."""
    if isinstance(kind, AreasReached):
        return (kind.of,)
    return tuple(sorted(indicators_of(kind.formula))) if isinstance(kind, Index) else ()


def received_by(indicator: Indicator, catalogue: Catalogue) -> tuple[str, ...]:
    """Names of the received datasets that feed it, also through other indicators."""
    found: set[str] = set()
    waiting, seen = [indicator.code], set()
    while waiting:
        code = waiting.pop()
        if code in seen or code not in catalogue.indicators:
            continue
        seen.add(code)
        own = indicator if code == indicator.code else catalogue.indicators[code]
        for version in own.versions:
            waiting.extend(components_of(version.kind))
        read = datasets_of(own, catalogue)
        found.update(each.name for each in read if isinstance(each, ReceivedDataset))
    return tuple(sorted(found))


def _add(names: Iterable[str], catalogue: Catalogue, wanted: set[str]) -> None:
    for name in names:
        if name in wanted:
            continue
        wanted.add(name)
        dataset = catalogue.datasets[name]
        if isinstance(dataset, DerivedDataset):
            others = [
                step.other
                for step in dataset.steps
                if isinstance(step, Fill)
                or (isinstance(step, Attach) and not step.is_codelist)
            ]
            _add([dataset.source, *others], catalogue, wanted)


def _read_by(kind: Kind, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(kind, AreasReached | Index):
        return
    if isinstance(kind, Coverage | Rate | Ratio):
        for side in (kind.numerator, kind.denominator):
            yield from _read_by_side(side, catalogue)
    elif isinstance(kind, Count):
        yield kind.numerator.selection.dataset
    else:
        yield kind.selection.dataset


def _read_by_side(side: Side | EligibleSide, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(side, Side):
        yield side.selection.dataset
    else:
        yield from _counted_in(side.eligible, side.choices, catalogue)


def _counted_in(
    name: str, choices: tuple[str, ...], catalogue: Catalogue
) -> Iterator[str]:
    for choice, number in catalogue.eligible[name].choices:
        if choices and choice not in choices:
            continue
        if isinstance(number, Estimate):
            yield from _counted_in(number.of, (), catalogue)
            continue
        yield number.dataset
        if isinstance(number, GivenNumber) and number.share_by:
            yield from _counted_in(number.share_by, (), catalogue)


def columns_read(
    dataset: ReceivedDataset, indicator: Indicator, catalogue: Catalogue
) -> frozenset[str]:
    """Its columns that are named by the indicator or by the datasets on the way."""
    named: set[str] = set()
    for version in indicator.versions:
        named.update(_texts_in(version))
        side = getattr(version.kind, "denominator", None)
        if isinstance(side, EligibleSide):
            named.update(_eligible_texts(side.eligible, catalogue))
    for each in datasets_of(indicator, catalogue):
        if isinstance(each, DerivedDataset):
            named.update(_texts_in(each.steps))
    named.update(column for _, column in dataset.places)
    named.update([dataset.time, *(dataset.key or ())])
    return frozenset(named & {column.name for column in dataset.columns})


def _eligible_texts(name: str, catalogue: Catalogue) -> Iterator[str]:
    eligible = catalogue.eligible[name]
    yield from _texts_in(eligible)
    for _, number in eligible.choices:
        if isinstance(number, Estimate):
            yield from _eligible_texts(number.of, catalogue)
        elif isinstance(number, GivenNumber) and number.share_by:
            yield from _eligible_texts(number.share_by, catalogue)


def _texts_in(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _texts_in(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _texts_in(getattr(thing, field.name))
