"""Constants of definitions that no worked example holds in place."""

from collections.abc import Iterator
from dataclasses import replace

from derajat.engines.base import Engine
from derajat.errors import Location, Problem, report
from derajat.measures.compile import selections_of
from derajat.measures.examples import passes
from derajat.measures.moves import Move, moves_of
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import DerivedDataset
from derajat.model.indicators import Indicator, Version


def check_pins(catalogue: Catalogue, engine: Engine) -> tuple[Problem, ...]:
    """A notice (DEF-025) for each constant that can move and no example fails.

    Every limit, code and tie rule is moved by one step: of the versions by their own
    indicator's examples, of derived datasets by those of all indicators built on them.
    """
    return (
        *(
            p
            for code in catalogue.indicators
            for p in check_pins_of(catalogue, engine, code)
        ),
        *(
            problem
            for dataset in catalogue.datasets.values()
            if isinstance(dataset, DerivedDataset)
            for problem in _dataset_pins(catalogue, engine, dataset)
        ),
    )


def check_pins_of(catalogue: Catalogue, engine: Engine, code: str) -> Iterator[Problem]:
    """The unpinned constants of one indicator's versions."""
    indicator = catalogue.indicators[code]
    for number, version in enumerate(indicator.versions):
        for move in moves_of(version.kind):
            changed = _with_kind(indicator, number, version, move)
            moved = replace(
                catalogue, indicators={**catalogue.indicators, code: changed}
            )
            if passes(moved, engine, code):
                where = Location(indicator.file, version.line)
                yield _notice(where, code, move)


def _with_kind(
    indicator: Indicator, number: int, version: Version, move: Move
) -> Indicator:
    versions = list(indicator.versions)
    versions[number] = replace(version, kind=move.changed)
    return replace(indicator, versions=tuple(versions))


def _dataset_pins(
    catalogue: Catalogue, engine: Engine, dataset: DerivedDataset
) -> Iterator[Problem]:
    users = [
        code for code in catalogue.indicators if dataset.name in _reads(catalogue, code)
    ]
    if not users:
        return
    for move in moves_of(dataset.steps):
        changed = replace(dataset, steps=move.changed)
        datasets = {**catalogue.datasets, dataset.name: changed}
        moved = replace(catalogue, datasets=datasets)
        if all(passes(moved, engine, code) for code in users):
            yield _notice(Location(dataset.file), dataset.name, move)


def _reads(catalogue: Catalogue, code: str) -> set[str]:
    """Every dataset that an indicator's own rows come from."""
    return catalogue.behind(
        selection.dataset
        for version in catalogue.indicators[code].versions
        for selection in selections_of(version.kind)
    )


def _notice(where: Location, name: str, move: Move) -> Problem:
    return report(
        "DEF-025", where, indicator=name, constant=move.constant, moved=move.moved
    )
