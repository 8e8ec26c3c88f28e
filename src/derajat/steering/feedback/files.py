"""What letters are made from: files in force, their facts, what is published."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from derajat.model.batches import Batch, RowFinding
from derajat.model.calendar import day_number, month_of_day
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Indicator
from derajat.model.offices import Office


@dataclass(frozen=True)
class SentFile:
    """A batch in force with all that was found in it."""

    batch: Batch
    findings: tuple[RowFinding, ...]

    @property
    def received_on(self) -> int:
        """Day number on which it came."""
        year, month, day = (
            int(part) for part in self.batch.received_at[:10].split("-")
        )
        return day_number(year, month, day)

    @property
    def month(self) -> int:
        """The month in which it came."""
        return month_of_day(self.received_on)


@dataclass(frozen=True)
class FeedbackFiles:
    """Everything about one office that its letters rest on."""

    office: Office
    catalogue: Catalogue
    files: tuple[SentFile, ...]
    facts: Mapping[str, pa.Table]
    """Current records by received dataset, with their hidden columns."""
    indicators: tuple[Indicator, ...]
    """Those the office publishes."""
