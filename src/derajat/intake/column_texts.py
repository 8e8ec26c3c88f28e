"""What all texts of a column prove about those that could mean two things."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from derajat.intake.faults import Fault, fault, show_cell
from derajat.intake.form import FoundForm, PlacedColumn
from derajat.intake.read_codes import proves_t_is_no
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import ReceivedDataset
from derajat.model.labels import Label
from derajat.model.sources import DateOrder
from derajat.sheets import Sheet, prove_day_first


ORDERS = {
    DateOrder.DAY_FIRST: Label("hari di depan", "the day first"),
    DateOrder.MONTH_FIRST: Label("bulan di depan", "the month first"),
}
"""The declared orders as people say them."""
_DATED = (ColumnType.DATE, ColumnType.MOMENT)


@dataclass(frozen=True)
class Contradiction:
    """A date that is not written as the form declares."""

    row: int
    placed: PlacedColumn
    found: Fault


@dataclass(frozen=True)
class ColumnProofs:
    """By column index how texts with two meanings are read in a sheet.

    `day_first` holds None where 03/04/2025 stays unread. In the columns of `t_is_no` a
    `T` is `tidak`.
    """

    day_first: Mapping[int, bool | None]
    t_is_no: frozenset[int]
    contradictions: tuple[Contradiction, ...]


def read_proofs(
    form: FoundForm, dataset: ReceivedDataset, sheet: Sheet
) -> ColumnProofs:
    """What the texts of a sheet prove; where they do not, what the form declares."""
    placed = [(placed, dataset.column(fact.to)) for placed, fact in form.fact_columns]
    dated = [(each, column) for each, column in placed if column.type in _DATED]
    answers = {e.index for e, column in placed if column.type is ColumnType.YES_NO}
    texts = _read_texts(form, sheet, answers | {each.index for each, _ in dated})
    declared = form.layout.dates
    return ColumnProofs(
        {each.index: _decide(texts[each.index], declared) for each, _ in dated},
        frozenset(index for index in answers if proves_t_is_no(texts[index])),
        tuple(
            found
            for each, column in dated
            for found in _contradict(each, column, texts[each.index], declared)
        ),
    )


def _read_texts(
    form: FoundForm, sheet: Sheet, indexes: set[int]
) -> dict[int, dict[str, int]]:
    """The different texts of columns, each with the first row that holds it."""
    texts: dict[int, dict[str, int]] = {index: {} for index in indexes}
    if not indexes:
        return texts
    rows = islice(sheet.rows(), form.first_row - 1, None)
    for number, row in enumerate(rows, start=form.first_row):
        for index in indexes:
            cell = row[index] if index < len(row) else None
            if isinstance(cell, str):
                texts[index].setdefault(cell, number)
    return texts


def _decide(texts: Mapping[str, int], declared: DateOrder | None) -> bool | None:
    """The declaration decides only where the texts prove nothing themselves."""
    proofs = {prove_day_first(text) for text in texts} - {None}
    if len(proofs) == 1:
        return proofs.pop()
    if proofs or declared is None:
        return None
    return declared is DateOrder.DAY_FIRST


def _contradict(
    placed: PlacedColumn,
    column: Column,
    texts: Mapping[str, int],
    declared: DateOrder | None,
) -> Iterator[Contradiction]:
    """The first text that proves another order than the declared one."""
    if declared is None:
        return
    other = declared is not DateOrder.DAY_FIRST
    for text, row in texts.items():
        if prove_day_first(text) is other:
            order = ORDERS[declared]
            shown = show_cell(text, column)
            found = fault("REC-046", shown=shown, order_id=order.id, order_en=order.en)
            yield Contradiction(row, placed, found)
            return
