"""Who is to be served in a place: eligible numbers behind its indicators."""

from collections.abc import Iterator, Sequence

from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.cells import heading_row
from derajat.reports.monitoring.standings import open_standings
from derajat.reports.numbers import denominator_number
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Role,
    Row,
    Table,
)
from derajat.reports.settings import words_of
from derajat.reports.source import Making


def build_people(making: Making, settings: Settings) -> Sequence[Block]:
    """A column for each group of people that the indicators named are held against."""
    found = dict(_people(making, words_of(settings["indicators"])))
    if not found:
        words = Label(
            "Sasaran program wilayah ini belum tersedia.",
            "Eligible numbers of this place are not there yet.",
        )
        return (Paragraph("sasaran", (words.render(making.language),), Role.WARNING),)
    caption = Label(
        f"Sasaran program {making.year} (orang)", f"Eligible people {making.year}"
    )
    cells = tuple(
        Cell((denominator_number(value, making.language),)) for value in found.values()
    )
    return (
        Table(
            key="sasaran",
            caption=caption.render(making.language),
            columns=tuple(Column(1, Align.CENTRE) for _ in found),
            heading=(heading_row(found),),
            rows=(Row(cells),),
            size=6.9,
        ),
    )


def _people(making: Making, codes: Sequence[str]) -> Iterator[tuple[str, Value]]:
    book = open_standings(making)
    catalogue = making.source.catalogue
    for code in codes:
        eligible = catalogue.indicators[code].eligible
        one = book.find(code, making.area)
        if eligible and one is not None and one.value.denominator is not None:
            label = catalogue.eligible[eligible].label
            yield label.render(making.language), one.value
