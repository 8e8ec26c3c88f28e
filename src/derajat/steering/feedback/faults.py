"""Faults of a sender's rows, by their effect on what the office publishes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from derajat.intake.faults import HIDDEN
from derajat.intake.reasons import ROUTINE
from derajat.measures.lineage import trace_columns
from derajat.model.batches import Batch, RowFinding, RowState
from derajat.model.conditions import columns_of
from derajat.model.datasets import ReceivedDataset
from derajat.model.labels import Label
from derajat.model.sources import FactColumn, Source
from derajat.sheets import fold_header
from derajat.steering.feedback.files import FeedbackFiles
from derajat.steering.feedback.outline import Effect, Fault, Loss
from derajat.steering.feedback.senders import RowAddress


QUESTION = "REC-058"
"""A rule asks about the row; nothing of it is lost."""
_QUESTIONS = frozenset({QUESTION, "REC-086"})
"""So does a NIK that tells something else than its row."""
NO_DATA_NUMBER = "REC-059"
"""The office declared that the number means no data: not the sender's fault."""
_PRINTED = "REC-07"
_LONG_NUMBER = re.compile(r"\d{11,}")
_NOT_FAULTS = ROUTINE | {NO_DATA_NUMBER}


@dataclass(frozen=True)
class FoundFault:
    """A finding that is a fault, with the file it stands in."""

    batch: Batch
    finding: RowFinding

    @property
    def address(self) -> RowAddress:
        return (self.batch.number, self.finding.problem.where.sheet, self.finding.row)


def effect_of(finding: RowFinding) -> Effect | None:
    """What a finding did to its row; None where it is no fault of the sender."""
    code = finding.problem.code
    if not finding.row or code in _NOT_FAULTS:
        return None
    if finding.state is RowState.SET_ASIDE:
        return Effect.ROW_LOST
    if finding.state is RowState.QUESTIONED:
        return Effect.QUESTIONED if code in _QUESTIONS else Effect.CELL_LOST
    return Effect.PRINTED if code.startswith(_PRINTED) else None


class EffectBook:
    """Which published indicators would count a row, or one of its columns."""

    def __init__(self, files: FeedbackFiles) -> None:
        self._catalogue = files.catalogue
        self._sources = {source.name: source for source in files.office.sources}
        self._read = {
            each.code: trace_columns(each, files.catalogue) for each in files.indicators
        }

    def indicators_of(self, fault: FoundFault, effect: Effect) -> tuple[str, ...]:
        """Codes of the indicators that miss what the fault concerns, in order."""
        if effect is Effect.PRINTED:
            return ()
        dataset = self._catalogue.received(fault.batch.dataset)
        readers = {
            code: read[dataset.name]
            for code, read in self._read.items()
            if dataset.name in read
        }
        if effect is Effect.ROW_LOST:
            return tuple(readers)
        columns = self._columns(fault, dataset)
        if not columns:
            return tuple(readers)
        return tuple(code for code, read in readers.items() if read & columns)

    def _columns(self, fault: FoundFault, dataset: ReceivedDataset) -> frozenset[str]:
        fields = dict(fault.finding.problem.fields)
        if fault.finding.problem.code == QUESTION:
            rules = {rule.code: rule for rule in dataset.rules}
            rule = rules.get(fields.get("rule", ""))
            return columns_of(rule.condition) if rule else frozenset()
        source = self._sources.get(fault.batch.source)
        header = fields.get("column", "")
        return frozenset(_columns_under(source, header)) if source else frozenset()


def _columns_under(source: Source, header: str) -> Iterator[str]:
    """The columns that a header fills, alone or with another that it goes with."""
    wanted = fold_header(header)
    for column in source.columns:
        if not isinstance(column, FactColumn):
            continue
        headers = (*column.headers, column.year_from, column.inside)
        if header and wanted in {fold_header(each) for each in headers}:
            yield column.to


def group_faults(found: Iterable[FoundFault], book: EffectBook) -> tuple[Fault, ...]:
    """Faults of one kind and column together, the one that costs most first."""
    groups: dict[tuple[object, ...], list[FoundFault]] = defaultdict(list)
    for fault in found:
        finding, where = fault.finding, fault.finding.problem.where
        key = (fault.batch.number, where.sheet, finding.column, finding.problem.code)
        groups[(*key, finding.state)].append(fault)
    faults = [_build_fault(group, book) for group in groups.values()]
    order = list(Effect)
    return tuple(
        sorted(
            faults,
            key=lambda f: (-f.weight, order.index(f.effect), -len(f.rows), f.rows),
        )
    )


def _build_fault(group: list[FoundFault], book: EffectBook) -> Fault:
    first = min(group, key=lambda fault: fault.finding.row)
    problem = first.finding.problem
    effect = effect_of(first.finding) or Effect.PRINTED
    named: dict[str, None] = {}
    for fault in group:
        named.update(dict.fromkeys(book.indicators_of(fault, effect)))
    return Fault(
        code=problem.code,
        file=mask_numbers(first.batch.file_name),
        sheet=mask_numbers(problem.where.sheet),
        cell=problem.where.cell,
        rows=tuple(sorted({fault.finding.row for fault in group})),
        says=Label(*(mask_numbers(problem.says(each)) for each in ("id", "en"))),
        repair=Label(*(mask_numbers(problem.repair(each)) for each in ("id", "en"))),
        effect=effect,
        indicators=tuple(named),
    )


def mask_numbers(text: str) -> str:
    """The text without long numbers: a letter travels where a list must not.

    Findings hide what stands in personal columns; this also hides a NIK (16 digits), a
    card (13) or a telephone number (11 and more) that somebody wrote elsewhere.
    """
    return _LONG_NUMBER.sub(HIDDEN, text)


def count_losses(
    found: Iterable[FoundFault], files: FeedbackFiles, book: EffectBook
) -> tuple[Loss, ...]:
    """Published indicators that miss sent rows, most rows first."""
    rows: Mapping[str, set[RowAddress]] = defaultdict(set)
    for fault in found:
        effect = effect_of(fault.finding)
        if effect in (Effect.ROW_LOST, Effect.CELL_LOST):
            for code in book.indicators_of(fault, effect):
                rows[code].add(fault.address)
    labels = {each.code: each.label for each in files.indicators}
    losses = [Loss(code, labels[code], len(lost)) for code, lost in rows.items()]
    return tuple(sorted(losses, key=lambda loss: (-loss.rows, loss.indicator)))
