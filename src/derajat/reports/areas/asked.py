"""What a form asks of a table by area, read from its settings and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from derajat.errors import Location, Problem, report
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.forms import Setting
from derajat.reports.settings import (
    check_labels,
    check_words,
    is_label,
    is_yes,
    label_of,
    list_of,
    words_of,
    wrong_shape,
)


VILLAGES_SERVED = "villages-served"
"""The villages that the health centre of the report serves."""
ROWS = (*(level.value for level in AreaLevel), VILLAGES_SERVED)


class ValuePart(Enum):
    """What of a stored value stands in a column."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    INTERVAL = "interval"
    COMPLETENESS = "completeness"


class Place(Enum):
    """What stands beside the name of an area."""

    NOTHING = "nothing"
    PARENT = "parent"
    """The area that holds it; for a health centre the subdistricts it serves."""


@dataclass(frozen=True)
class AskedColumn:
    """A column of values. `group` is that of the values (`jk=L`), not a heading.

    `above` are the headings over its title, outermost first; neighbours that have the
    same ones share a cell. `years_back` takes the value of an earlier year.
    """

    title: Label
    indicator: str
    part: ValuePart = ValuePart.VALUE
    group: str = ""
    above: tuple[Label, ...] = ()
    years_back: int = 0


@dataclass(frozen=True)
class AskedTable:
    """A table by area. The first of `rows` that has values gives the rows."""

    key: str
    caption: Label
    rows: tuple[str, ...]
    columns: tuple[AskedColumn, ...]
    period: PeriodKind | None = None
    """None: the period of the report."""
    total: Label | None = None
    """What the row of the whole is called; None: the name of the area."""
    sheet: str = ""
    is_numbered: bool = False
    """Whether a row numbers the columns, as printed forms have it."""
    has_tones: bool = False
    place: Place = Place.NOTHING
    notes: tuple[Label, ...] = ()


def read_table(settings: Settings) -> AskedTable:
    """The table asked for. Raises ValueError for what `check_table` reports."""
    period = settings.get("period")
    return AskedTable(
        key=str(settings["key"]),
        caption=label_of(settings["caption"]),
        rows=words_of(settings["rows"]),
        columns=tuple(_read_column(item) for item in list_of(settings["columns"])),
        period=PeriodKind(period) if period else None,
        total=label_of(settings["total"]) if "total" in settings else None,
        sheet=str(settings.get("sheet", "")),
        is_numbered=is_yes(settings, "numbered"),
        has_tones=is_yes(settings, "tones"),
        place=Place(settings.get("place", Place.NOTHING.value)),
        notes=tuple(label_of(note) for note in list_of(settings.get("notes", ()))),
    )


def _read_column(item: Setting) -> AskedColumn:
    if not isinstance(item, Mapping):
        raise ValueError(f"no column: {item!r}")
    return AskedColumn(
        title=label_of(item["title"]),
        indicator=str(item["indicator"]),
        part=ValuePart(item.get("part", ValuePart.VALUE.value)),
        group=str(item.get("group", "")),
        above=tuple(label_of(one) for one in list_of(item.get("above", ()))),
        years_back=int(str(item.get("years_back", "0"))),
    )


_COLUMN_KEYS = ("title", "indicator", "part", "group", "above", "years_back")


def check_table(
    settings: Settings, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    """Every setting of a table by area that cannot be read: DEF-203, DEF-26x."""
    yield from check_labels(settings, ("caption", "total"), where)
    yield from check_words(settings, "rows", ROWS, where)
    yield from check_words(settings, "period", [k.value for k in PeriodKind], where)
    yield from check_words(settings, "place", [p.value for p in Place], where)
    for key in ("tones", "numbered"):
        yield from check_words(settings, key, ("yes", "no"), where)
    for note in list_of(settings.get("notes", ())):
        if not is_label(note):
            yield wrong_shape(where, "notes", "[{id: ..., en: ...}]")
    columns = list_of(settings.get("columns", ()))
    if "columns" in settings and not columns:
        yield wrong_shape(where, "columns", "[{title: ..., indicator: ...}]")
    for item in columns:
        yield from _check_column(item, catalogue, where)


def _check_column(
    item: Setting, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    if not isinstance(item, Mapping):
        yield wrong_shape(where, "columns", "[{title: ..., indicator: ...}]")
        return
    for key in ("title", "indicator"):
        if key not in item:
            yield report("DEF-203", where, name="columns", key=key)
    keys = {"columns": tuple(item)}
    yield from check_words(keys, "columns", _COLUMN_KEYS, where)
    yield from check_labels(item, ("title",), where)
    yield from check_words(item, "part", [part.value for part in ValuePart], where)
    if not all(is_label(one) for one in list_of(item.get("above", ()))):
        yield wrong_shape(where, "above", "[{id: ..., en: ...}]")
    if not str(item.get("years_back", "0")).isdigit():
        yield wrong_shape(where, "years_back", "0, 1, 2, ...")
    yield from _check_group(item, catalogue, where)


def _check_group(
    item: Settings, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    """Whether an indicator is split by what the group of a column names."""
    indicator = catalogue.indicators.get(str(item.get("indicator", "")))
    group = str(item.get("group", ""))
    if indicator is None or not group:
        return
    names = tuple(part.partition("=")[0] for part in group.split(";"))
    known = {split for version in indicator.versions for split in version.groups}
    if names not in known:
        shown = [";".join(split) for split in known if split]
        yield from check_words({"group": ";".join(names)}, "group", shown, where)
