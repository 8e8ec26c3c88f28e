"""Steps that look at another table: attach and fill."""

from collections.abc import Iterable, Mapping

from derajat.engines.reference.rows import (
    LeftOut,
    Origin,
    Reason,
    Row,
    Sources,
    StepResult,
)
from derajat.model.columns import StoredValue
from derajat.model.datasets import Codelist
from derajat.model.steps import Attach, Fill, Match


Key = tuple[StoredValue, ...]
Found = tuple[Mapping[str, StoredValue], frozenset[Origin]]


def attach(step: Attach, rows: list[Row], sources: Sources) -> StepResult:
    """Every row with the columns of the row that matches, or the value for none.

    A missing value never matches. Raises ValueError when two rows match: the
    catalogue lets only matches through that cover the other side's key.
    """
    found = _index(step, sources)
    return StepResult([_attach_row(step, row, found) for row in rows], [])


def _attach_row(step: Attach, row: Row, index: dict[Key, Found]) -> Row:
    key = _wanted(step.match, row)
    found = None if key is None else index.get(key)
    if found is None:
        return row.add({item.column: item.missing for item in step.take})
    values, origins = found
    taken = {item.column: values[item.source] for item in step.take}
    return Row({**row.values, **taken}, row.order, row.origins | origins)


def _index(step: Attach, sources: Sources) -> dict[Key, Found]:
    index: dict[Key, Found] = {}
    for values, origins in _other_rows(step, sources):
        key = tuple(values[match.other] for match in step.match)
        if None in key:
            continue
        if key in index:
            raise ValueError(f"attach {step.other}: rows would multiply")
        index[key] = values, origins
    return index


def _other_rows(step: Attach, sources: Sources) -> Iterable[Found]:
    if step.is_codelist:
        codelist = sources.codelists[step.other]
        return [(values, frozenset()) for values in _codes(codelist)]
    return [(row.values, row.origins) for row in sources.rows_of(step.other).rows]


def _wanted(matches: tuple[Match, ...], row: Row) -> Key | None:
    """The values to look for; None when one is missing."""
    key = tuple(_earlier(row.values[item.column], item.earlier_by) for item in matches)
    return None if None in key else key


def _earlier(value: StoredValue, periods: int) -> StoredValue:
    return value - periods if isinstance(value, int) else value


def _codes(codelist: Codelist) -> list[dict[str, StoredValue]]:
    names = [column.name for column in codelist.columns]
    return [dict(zip(names, row, strict=True)) for row in codelist.rows]


def find_codes(
    codelist: Codelist, matches: tuple[Match, ...], row: Row
) -> list[dict[str, StoredValue]]:
    """The rows of the list that match a row."""
    wanted = _wanted(matches, row)
    others = tuple(match.other for match in matches)
    return [
        code
        for code in _codes(codelist)
        if wanted is not None and tuple(code[name] for name in others) == wanted
    ]


def fill(step: Fill, rows: list[Row], sources: Sources) -> StepResult:
    """The rows, and those of the other dataset whose combination does not occur here.

    A combination with a missing value occurs nowhere.
    """
    here = {row.key(step.where_none) for row in rows} - {None}
    result = StepResult(list(rows), [])
    for row in sources.rows_of(step.other).rows:
        if row.key(step.where_none) in here:
            result.left_out.append(LeftOut(row, Reason.NOT_NEEDED))
        else:
            result.rows.append(row)
    return result
