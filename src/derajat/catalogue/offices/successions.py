"""Areas that were split, merged or given another code: `succession.csv`."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.tables import (
    Table,
    TableRow,
    check_header,
    load_csv_table,
)
from derajat.model.areas import Area, Succession, SuccessionKind
from derajat.model.scalars import NotOfType, parse_day


_KEYS = ("from_code", "to_code", "from_date", "kind", "source")


def load_successions(
    office: str, page: Page, path: Path, areas: dict[str, Area]
) -> tuple[Succession, ...]:
    """The rows of the table; none where the office has no such file.

    Areas begin and end as the rows say: `areas` is changed. Raises Skipped when a
    row is wrong, after all wrong ones were told.
    """
    if not path.is_file():
        return ()
    own_page = Page(f"{office}/{path.name}", page.log)
    table = load_csv_table(own_page, path)
    check_header(own_page, table, _KEYS, ())
    found = _read_rows(own_page, table, areas)
    for code in sorted({c for s, _ in found for c in (s.before, s.after)}):
        with suppress(Skipped):
            areas[code] = _date_area(own_page, areas[code], found)
    if own_page.failed:
        raise own_page.silence()
    return tuple(succession for succession, _ in found)


def _read_rows(
    page: Page, table: Table, areas: dict[str, Area]
) -> list[tuple[Succession, int]]:
    """The successions with their lines."""
    found: dict[tuple[str, str, int], tuple[Succession, int]] = {}
    for row in table.rows:
        with suppress(Skipped):
            succession = _read_row(page, row, table.named(row), areas)
            key = (succession.before, succession.after, succession.day)
            if key in found:
                name = f"{succession.before} -> {succession.after}"
                page.report("DEF-050", row.line, key="to_code", name=name)
            found[key] = (succession, row.line)
    rows = list(found.values())
    _check_whole(page, rows)
    return rows


def _check_whole(page: Page, rows: list[tuple[Succession, int]]) -> None:
    """Report a split into one area, or a merger of one: a row is missing then."""
    for succession, line in rows:
        if succession.kind is SuccessionKind.SPLIT:
            code = succession.before
            together = {
                s.after for s, _ in rows if (s.before, s.day) == (code, succession.day)
            }
        elif succession.kind is SuccessionKind.MERGED:
            code = succession.after
            together = {
                s.before for s, _ in rows if (s.after, s.day) == (code, succession.day)
            }
        else:
            continue
        if len(together) < 2:
            page.report("DEF-073", line, kind=succession.kind.value, area=code)


def _read_row(
    page: Page, row: TableRow, cells: dict[str, str], areas: dict[str, Area]
) -> Succession:
    before, after = (_find_area(page, row, cells[k], areas) for k in _KEYS[:2])
    if before.level is not after.level:
        detail = f"{after.code}: level = {after.level.value}"
        raise page.skip("DEF-066", row.line, detail=detail)
    kinds = {kind.value: kind for kind in SuccessionKind}
    if cells["kind"] not in kinds:
        raise page.unknown("DEF-034", row.line, cells["kind"], kinds, key="kind")
    if not cells["source"]:
        raise page.skip("DEF-035", row.line, key="source")
    kind = kinds[cells["kind"]]
    if kind is SuccessionKind.RENAMED and before.code == after.code:
        raise page.skip("DEF-071", row.line, area=after.code)
    day = _read_day(page, row, cells["from_date"])
    return Succession(before.code, after.code, day, kind, cells["source"])


def _find_area(page: Page, row: TableRow, code: str, areas: dict[str, Area]) -> Area:
    if code not in areas:
        raise page.unknown("DEF-065", row.line, code, areas, kind="succession")
    return areas[code]


def _read_day(page: Page, row: TableRow, text: str) -> int:
    try:
        return parse_day(text)
    except NotOfType:
        raise page.skip(
            "DEF-033", row.line, key="from_date", value=text, needed="2026-07-01"
        ) from None


def _date_area(page: Page, area: Area, rows: list[tuple[Succession, int]]) -> Area:
    """The area with the days on which the rows let it begin and end."""
    days: dict[int, list[bool]] = defaultdict(lambda: [False, False])
    lines: dict[int, int] = {}
    for succession, line in rows:
        for side, code in enumerate((succession.before, succession.after)):
            if code == area.code:
                days[succession.day][side] = True
                lines[succession.day] = line
    for day, (is_before, is_after) in sorted(days.items()):
        if is_after and not is_before:
            area = _set_day(page, lines[day], area, "valid_from", day)
        if is_before and not is_after:
            area = _set_day(page, lines[day], area, "valid_until", day - 1)
    return area


def _set_day(page: Page, line: int, area: Area, key: str, day: int) -> Area:
    """The area with that day; one that is dated otherwise is told."""
    known = area.valid_from if key == "valid_from" else area.valid_until
    if known not in (None, day):
        raise page.skip("DEF-072", line, area=area.code, key=key)
    if key == "valid_from":
        return replace(area, valid_from=day)
    return replace(area, valid_until=day)
