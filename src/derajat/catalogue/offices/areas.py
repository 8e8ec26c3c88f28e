"""The areas of an office: from the national list and from its own tables."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.tables import (
    Table,
    TableRow,
    check_header,
    load_csv_table,
)
from derajat.catalogue.offices.successions import load_successions
from derajat.model.areas import (
    NATION_CODE,
    Area,
    AreaLevel,
    AreaRegistry,
    Catchment,
)
from derajat.model.scalars import NotOfType, parse_day


LIST_NAME = "kode-wilayah.csv"
LEVELS_BY_DOTS = (
    AreaLevel.PROVINCE,
    AreaLevel.DISTRICT,
    AreaLevel.SUBDISTRICT,
    AreaLevel.VILLAGE,
)
_AREA_KEYS = ("code", "name", "level", "parent")
_DATES = ("valid_from", "valid_until")
_CATCHMENT_KEYS = ("health_centre", "village")


@dataclass(frozen=True)
class AreaFiles:
    """Where the areas of an office are told, with the names problems show."""

    national: Path
    own: Path
    catchments: Path
    successions: Path
    name: str
    """Name of the office's folder as problems show it."""


def load_areas(
    page: Page, line: int, files: AreaFiles, area: str, down_to: AreaLevel
) -> AreaRegistry:
    """The office's own area, all below it and all that hold it.

    Reports wrong rows of the office's own tables. Raises Skipped when the national
    list does not have the area, or a table is wrong: nothing else is told then.
    """
    areas = {item.code: item for item in _load_national(page, files, area, down_to)}
    if area not in areas:
        raise page.unknown(
            "DEF-065", line, area, (), kind=f"definitions/areas/{LIST_NAME}"
        )
    if files.own.is_file():
        own_page = Page(f"{files.name}/{files.own.name}", page.log)
        _add_own(own_page, load_csv_table(own_page, files.own), areas)
        if own_page.failed:
            raise page.silence()
    successions = load_successions(files.name, page, files.successions, areas)
    catchments: tuple[Catchment, ...] = ()
    if files.catchments.is_file():
        own_page = Page(f"{files.name}/{files.catchments.name}", page.log)
        table = load_csv_table(own_page, files.catchments)
        catchments = _read_catchments(own_page, table, areas)
    return AreaRegistry(tuple(areas.values()), catchments, successions)


def _load_national(
    page: Page, files: AreaFiles, area: str, down_to: AreaLevel
) -> Iterator[Area]:
    """Areas of the national list: those above, the area, those below to a level."""
    path = files.national
    text = read_file(Page(f"{path.parent.name}/{path.name}", page.log), path)
    yield Area(NATION_CODE, "Indonesia", AreaLevel.NATION, "")
    above = {area[:end] for end, mark in enumerate(area) if mark == "."} | {area}
    below = "" if area == NATION_CODE else f"{area}."
    deepest = LEVELS_BY_DOTS.index(down_to) if down_to in LEVELS_BY_DOTS else -1
    for line in text.splitlines()[1:]:
        code, _, name = line.partition(",")
        dots = code.count(".")
        if code in above or (code.startswith(below) and dots <= deepest):
            yield _build_area(code, _unquote(name), dots)


def _build_area(code: str, name: str, dots: int) -> Area:
    parent = code.rpartition(".")[0] or NATION_CODE
    return Area(code, name, LEVELS_BY_DOTS[dots], parent)


def _unquote(name: str) -> str:
    """A CSV field that may be quoted."""
    return next(csv.reader([name]))[0] if name.startswith('"') else name


def _add_own(page: Page, table: Table, areas: dict[str, Area]) -> None:
    check_header(page, table, _AREA_KEYS, (*_DATES, "other_names", "assumed"))
    seen: set[str] = set()
    for row in table.rows:
        with suppress(Skipped):
            area = _read_area(page, row, table.named(row), areas)
            if area.code in seen:
                page.report("DEF-050", row.line, key=page.file, name=area.code)
            seen.add(area.code)
            areas[area.code] = area


def _read_area(
    page: Page, row: TableRow, cells: dict[str, str], areas: dict[str, Area]
) -> Area:
    """A new area, or a known one with further names and dates."""
    known = areas.get(cells["code"])
    area = (
        _known_area(page, row, cells, known)
        if known
        else _new_area(page, row, cells, areas)
    )
    other = tuple(
        name.strip() for name in cells.get("other_names", "").split(";") if name.strip()
    )
    return replace(
        area,
        valid_from=_read_date(page, row, cells, "valid_from"),
        valid_until=_read_date(page, row, cells, "valid_until"),
        other_names=other,
        assumed=_read_assumed(page, row, cells),
    )


def _known_area(page: Page, row: TableRow, cells: dict[str, str], known: Area) -> Area:
    """The known area; its row may repeat what is known but not contradict it."""
    for key, value in (
        ("name", known.name),
        ("level", known.level.value),
        ("parent", known.parent),
    ):
        if cells[key] not in ("", value):
            detail = f"{known.code}: {key} = {value}"
            raise page.skip("DEF-066", row.line, detail=detail)
    return known


def _new_area(
    page: Page, row: TableRow, cells: dict[str, str], areas: dict[str, Area]
) -> Area:
    words = {level.value: level for level in AreaLevel}
    for key in ("code", "name"):
        if not cells[key]:
            raise page.skip("DEF-066", row.line, detail=f"{key}: -")
    if cells["level"] not in words:
        raise page.unknown("DEF-034", row.line, cells["level"], words, key="level")
    if cells["parent"] not in areas:
        raise page.unknown("DEF-065", row.line, cells["parent"], areas, kind="parent")
    return Area(cells["code"], cells["name"], words[cells["level"]], cells["parent"])


def _read_date(
    page: Page, row: TableRow, cells: dict[str, str], key: str
) -> int | None:
    text = cells.get(key, "")
    if not text:
        return None
    try:
        return parse_day(text)
    except NotOfType:
        raise page.skip(
            "DEF-033", row.line, key=key, value=text, needed="2026-01-31"
        ) from None


def _read_assumed(page: Page, row: TableRow, cells: dict[str, str]) -> bool:
    text = cells.get("assumed", "no")
    if text not in ("yes", "no", ""):
        raise page.skip(
            "DEF-033", row.line, key="assumed", value=text, needed="yes | no"
        )
    return text == "yes"


def _read_catchments(
    page: Page, table: Table, areas: dict[str, Area]
) -> tuple[Catchment, ...]:
    check_header(page, table, _CATCHMENT_KEYS, (*_DATES, "assumed"))
    found: list[Catchment] = []
    served: dict[str, list[Catchment]] = {}
    for row in table.rows:
        with suppress(Skipped):
            catchment = _read_catchment(page, row, table.named(row), areas)
            earlier = served.setdefault(catchment.village, [])
            if any(_overlap(catchment, other) for other in earlier):
                detail = f"{catchment.village}: {catchment.health_centre}"
                page.report("DEF-066", row.line, detail=detail)
            earlier.append(catchment)
            found.append(catchment)
    return tuple(found)


def _read_catchment(
    page: Page, row: TableRow, cells: dict[str, str], areas: dict[str, Area]
) -> Catchment:
    _check_level(page, row, cells["health_centre"], areas, AreaLevel.HEALTH_CENTRE)
    _check_level(page, row, cells["village"], areas, AreaLevel.VILLAGE)
    return Catchment(
        cells["health_centre"],
        cells["village"],
        _read_date(page, row, cells, "valid_from"),
        _read_date(page, row, cells, "valid_until"),
        _read_assumed(page, row, cells),
    )


def _check_level(
    page: Page, row: TableRow, code: str, areas: dict[str, Area], level: AreaLevel
) -> None:
    known = areas.get(code)
    if known is None or known.level is not level:
        codes = [area.code for area in areas.values() if area.level is level]
        raise page.unknown("DEF-065", row.line, code, codes, kind=level.value)


def _overlap(left: Catchment, right: Catchment) -> bool:
    """Whether two spans of days share a day; an open end goes on for ever."""
    return _starts_before_end(left, right) and _starts_before_end(right, left)


def _starts_before_end(left: Catchment, right: Catchment) -> bool:
    return (
        left.valid_from is None
        or right.valid_until is None
        or left.valid_from <= right.valid_until
    )
