"""Patterns of file and sheet names: `LB3_{puskesmas}_{year}.xlsx`, `{bulan}`."""

import re

from derajat.catalogue.grammar.sections import Section
from derajat.model.columns import ColumnType
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import YEAR_PART


_PART = re.compile(r"\{([^{}]*)\}")
_TAKES_YEAR = (ColumnType.MONTH, ColumnType.WEEK)


def names_in_pattern(pattern: str) -> tuple[str, ...]:
    """The named parts of a pattern: `{tahun}` is tahun."""
    return tuple(_PART.findall(pattern))


def check_name_patterns(
    section: Section, file: str, sheet: str, dataset: ReceivedDataset
) -> None:
    """Report parts of the two patterns of a layout that say nothing or too much."""
    _check_pattern(section, "file", file, dataset)
    _check_pattern(section, "sheet", sheet, dataset)
    if "sheets" in section and not sheet:
        section.page.report("DEF-003", section.line, key="sheet", what="sheets: each")
    if names_in_pattern(sheet) and "sheets" not in section:
        what = f"sheet: {sheet}"
        section.page.report("DEF-003", section.line, key="sheets", what=what)
    _check_year(section, (*names_in_pattern(file), *names_in_pattern(sheet)), dataset)


def _check_pattern(
    section: Section, key: str, pattern: str, dataset: ReceivedDataset
) -> None:
    """Report named parts that are no columns, each once."""
    known = [column.name for column in dataset.columns]
    line = section.line_of(key)
    names = names_in_pattern(pattern)
    for name in names:
        if name not in (*known, YEAR_PART):
            section.page.report_unknown(
                "DEF-007", line, name, known, dataset=dataset.name
            )
    for column in dataset.columns:
        if column.name in names and column.identity is not None:
            section.page.report("DEF-081", line, column=column.name)
    rest = _PART.sub("", pattern)
    if len(set(names)) < len(names) or re.search(r"[{}/\\]", rest):
        example = "laporan_{tahun}_*.xlsx" if key == "file" else "{bulan}"
        section.page.report("DEF-033", line, key=key, value=pattern, needed=example)


def _check_year(
    section: Section, names: tuple[str, ...], dataset: ReceivedDataset
) -> None:
    """Report a year beside nothing that lacks one, or one that is told twice."""
    columns = {column.name: column.type for column in dataset.columns}
    if YEAR_PART in columns or YEAR_PART not in names:
        return
    if not any(columns.get(name) in _TAKES_YEAR for name in names):
        section.page.report(
            "DEF-014", section.line, key=f"{{{YEAR_PART}}}", why="file, sheet"
        )
    if names.count(YEAR_PART) > 1:
        section.page.report(
            "DEF-033",
            section.line,
            key="sheet",
            value=f"{{{YEAR_PART}}}",
            needed=f"file: {{{YEAR_PART}}}",
        )
