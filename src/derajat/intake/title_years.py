"""The year in the titles over a table, beside the one in the file name."""

import re
from collections.abc import Sequence

from derajat.errors import Location, Problem, report
from derajat.model.columns import ColumnType, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.sheets import CellValue


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def tell_other_year(
    titles: Sequence[Sequence[CellValue]],
    dataset: ReceivedDataset,
    parts: Sequence[tuple[str, StoredValue]],
    where: Location,
) -> tuple[Problem, ...]:
    """A notice (REC-019) when the titles tell years, but not that of the file name."""
    told = dict(parts).get(dataset.time) if dataset.time else None
    if told is None or dataset.column(dataset.time).type is not ColumnType.YEAR:
        return ()
    texts = [str(cell) for row in titles for cell in row if isinstance(cell, str | int)]
    years = sorted({year for text in texts for year in _YEAR.findall(text)})
    if not years or str(told) in years:
        return ()
    return (report("REC-019", where, titled=", ".join(years), named=told),)
