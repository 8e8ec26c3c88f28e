"""Other readings of a wrong number: how it may have come about."""

from collections.abc import Callable, Iterator

from derajat.audit.broken import Broken
from derajat.audit.column_readings import (
    read_more_or_fewer_terms,
    read_other_columns,
    read_other_factor,
    read_other_scale,
    read_part_over_whole,
)
from derajat.audit.row_readings import (
    read_carried_on,
    read_exchanged_inputs,
    read_exchanged_rows,
    read_exchanged_terms,
    read_filled_down,
    read_mean_instead,
    read_more_or_fewer_rows,
)
from derajat.audit.slips import digit_reading
from derajat.model.labels import Label


MOST_READINGS = 2


def find_readings(broken: Broken) -> tuple[Label, ...]:
    """The first readings that explain a broken cell, the most telling first."""
    found: list[Label] = []
    for read in _READERS:
        for label in read(broken):
            if label not in found:
                found.append(label)
            if len(found) == MOST_READINGS:
                return tuple(found)
    return tuple(found)


def _read_digit_slips(broken: Broken) -> Iterator[Label]:
    culprit = broken.judgement.culprit(broken.outcome)
    table = broken.judgement.table
    printed = table.number_at(culprit.place)
    if printed is None:
        return
    decimals = max(printed.decimals, table.by_column[culprit.place.column].decimals)
    label = digit_reading(printed, culprit.needed, decimals)
    if label.id and culprit.place == broken.target:
        yield label
    elif label.id:
        cell = table.cell_of(culprit.place)
        yield Label(f"{label.id} di {cell}", f"{label.en} in {cell}")


_READERS: tuple[Callable[[Broken], Iterator[Label]], ...] = (
    read_exchanged_rows,
    read_carried_on,
    read_more_or_fewer_rows,
    read_more_or_fewer_terms,
    read_exchanged_terms,
    read_mean_instead,
    read_part_over_whole,
    read_filled_down,
    read_exchanged_inputs,
    _read_digit_slips,
    read_other_factor,
    read_other_columns,
    read_other_scale,
)
