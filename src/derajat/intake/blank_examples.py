"""Cells that would be right, for the guidance of a blank form."""

from collections.abc import Sequence
from dataclasses import dataclass

from derajat.intake.file_names import named_parts
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import (
    date_of_day,
    first_day_of_month,
    week_of_day,
    year_and_week,
)
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, Identity
from derajat.model.datasets import ReceivedDataset
from derajat.model.numerals import MONTH_NAMES
from derajat.model.offices import Office
from derajat.model.sources import YEAR_PART, FactColumn, FormColumn, Reading


_DAY = 14
"""Days after the first of the month: the 15th, so that day and month never mix up."""
_MOST = 12
_NAMES = {
    Identity.TEXT: "Contoh Nama",
    Identity.NUMBER: "0001234567890",
}


@dataclass(frozen=True)
class ExampleCells:
    """Right cells for the columns of a dataset, for an area and a month."""

    dataset: ReceivedDataset
    catalogue: Catalogue
    office: Office
    area: Area
    month: int

    @property
    def year(self) -> int:
        """The year of the month."""
        return self.month // 12

    def of_column(self, form: FormColumn, columns: Sequence[FormColumn]) -> str:
        """A right cell for a column of the form."""
        if not isinstance(form, FactColumn):
            return self._of_helper(form, columns)
        column = self.dataset.column(form.to)
        if form.reading is Reading.MONTH_NAME:
            return MONTH_NAMES["id"][self.month % 12]
        if form.reading is Reading.AREA_NAME:
            return self._area(column).name
        return self.of_values(column)

    def of_values(self, column: Column) -> str:
        """A right value of a column of the dataset, as people write it."""
        if column.identity is not None:
            return self._identity(column.identity)
        if column.type is ColumnType.AREA:
            return self._area(column).code
        if column.type is ColumnType.CODE:
            return self._code(column)
        if column.type.is_number:
            return self._number(column)
        return self._plain(column.type)

    def parts(self, pattern: str) -> dict[str, str]:
        """Texts for the named parts of a file name."""
        found = {}
        for part in named_parts(pattern):
            if part == YEAR_PART:
                found[part] = str(self.year)
                continue
            column = self.dataset.column(part)
            is_area = column.type is ColumnType.AREA
            found[part] = self._area(column).name if is_area else self.of_values(column)
        return found

    def _of_helper(self, form: FormColumn, columns: Sequence[FormColumn]) -> str:
        for other in columns:
            if isinstance(other, FactColumn) and other.inside in form.headers:
                inner = self._area(self.dataset.column(other.to))
                return self.office.areas.by_code[inner.parent].name
        return str(self.year)

    def _area(self, column: Column) -> Area:
        """The first area of the column's level that lies in, or holds, ours."""
        areas = self.office.areas
        wanted = AreaLevel(column.area_level) if column.area_level else None
        served = [
            c.village for c in areas.catchments if c.health_centre == self.area.code
        ]
        near = [self.area.code, *areas.within(self.area.code), *served]
        around = [*areas.ancestors(self.area.code), *areas.within(self.office.area)]
        for code in (*near, *around):
            if wanted is None or areas.by_code[code].level is wanted:
                return areas.by_code[code]
        return self.area

    def _code(self, column: Column) -> str:
        if column.codes or not column.codelist:
            return column.codes[0] if column.codes else ""
        codes = self.catalogue.codelists[column.codelist]
        return str(codes.values(codes.key[0])[0])

    def _number(self, column: Column) -> str:
        scale = 10**column.places
        low, high = column.low, column.high
        value = _MOST * scale
        value = max(value, low) if low is not None else value
        value = min(value, high) if high is not None else value
        whole, part = divmod(value, scale)
        return f"{whole},{part:0{column.places}d}" if part else str(whole)

    def _plain(self, type_: ColumnType) -> str:
        day = first_day_of_month(self.month) + _DAY
        date = date_of_day(day)
        year, week = year_and_week(week_of_day(day))
        return {
            ColumnType.ID: "A-001",
            ColumnType.TEXT: "contoh",
            ColumnType.YES_NO: "ya",
            ColumnType.DATE: f"{date:%d/%m/%Y}",
            ColumnType.MONTH: f"{date:%Y-%m}",
            ColumnType.WEEK: f"{year}-W{week:02d}",
            ColumnType.YEAR: str(date.year),
            ColumnType.MOMENT: f"{date:%d/%m/%Y} 09:30",
        }[type_]

    def _identity(self, identity: Identity) -> str:
        if identity is not Identity.NIK:
            return _NAMES[identity]
        born = date_of_day(first_day_of_month(self.month) + _DAY)
        return f"990101{born:%d%m%y}0001"
