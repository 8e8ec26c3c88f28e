"""Cells that name an area, by its name or by its code."""

import datetime
import re
from collections import defaultdict
from functools import cached_property

from derajat.errors import nearest_name
from derajat.intake.faults import Fault, fault, show_cell
from derajat.intake.read_codes import text_of
from derajat.model.areas import Area, AreaLevel, fold_name
from derajat.model.borders import are_related
from derajat.model.columns import Column, PersonalData, StoredValue
from derajat.model.offices import Office
from derajat.sheets import CellValue


LEVEL_WORDS: dict[AreaLevel, tuple[str, str]] = {
    AreaLevel.NATION: ("negara", "nation"),
    AreaLevel.PROVINCE: ("provinsi", "province"),
    AreaLevel.DISTRICT: ("kabupaten/kota", "district"),
    AreaLevel.SUBDISTRICT: ("kecamatan", "kecamatan"),
    AreaLevel.HEALTH_CENTRE: ("Puskesmas", "Puskesmas"),
    AreaLevel.VILLAGE: ("desa/kelurahan", "village"),
}
ANY_LEVEL = ("wilayah", "area")
LISTED_AREAS = 5

_DOTTED = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_CUT = re.compile(r"\d{1,2}(\.\d{2})*\.\d|\d(\.\d{2})*")
_PIECES = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}


class AreaBook:
    """The areas an office can receive, by code and by folded name."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._registry = office.areas
        self._inside = frozenset(office.areas.within(office.area))

    @cached_property
    def _names(self) -> dict[AreaLevel | None, dict[str, list[Area]]]:
        found: dict[AreaLevel | None, dict[str, list[Area]]] = {
            level: defaultdict(list) for level in (None, *AreaLevel)
        }
        for area in self._registry.areas:
            for folded in {fold_name(n) for n in (area.name, *area.other_names)}:
                found[area.level][folded].append(area)
                found[None][folded].append(area)
        return found

    def read_code(self, cell: CellValue, column: Column) -> StoredValue | Fault:
        """The code of an area, written with dots or without."""
        text = text_of(cell)
        if not isinstance(text, str):
            return text
        area = self._registry.by_code.get(text)
        if area is None:
            if _is_cut(text) or isinstance(cell, datetime.date):
                return fault("REC-027", shown=show_cell(cell, column))
            area = self._registry.by_code.get(_dotted(text))
        if area is None:
            return self._unknown_code(_dotted(text), cell, column)
        return self._accept(area, cell, column)

    def names_for(self, column: Column) -> tuple[str, ...]:
        """Names of the areas that a column can hold."""
        return tuple(area.name for area in self._at_level(column))

    def read_name(
        self, cell: CellValue, column: Column, inside: CellValue = None
    ) -> StoredValue | Fault:
        """The code of the area of that name; `inside` names the area that holds it."""
        text = text_of(cell)
        if not isinstance(text, str):
            return text
        level = _level_of(column)
        found = self._names[level].get(fold_name(text), [])
        if len(found) > 1 and inside is not None:
            found = self._keep_inside(found, inside)
        if len(found) > 1 and not are_related(self._registry, [a.code for a in found]):
            return self._ambiguous(found, cell, column)
        if found:
            return self._accept(found[0], cell, column)
        return self._unknown_name(text, cell, column)

    def _keep_inside(self, found: list[Area], inside: CellValue) -> list[Area]:
        text = text_of(inside)
        if not isinstance(text, str):
            return found
        holders = {area.code for area in self._names[None].get(fold_name(text), [])}
        holders.add(_dotted(text))
        kept = [a for a in found if holders & set(self._registry.ancestors(a.code)[1:])]
        return kept or found

    def _accept(
        self, area: Area, cell: CellValue, column: Column
    ) -> StoredValue | Fault:
        level = _level_of(column)
        if level is not None and area.level is not level:
            return self._wrong_level(area, cell, column, level)
        if area.code not in self._inside:
            return self._outside(cell, column)
        return area.code

    def _wrong_level(
        self, area: Area, cell: CellValue, column: Column, level: AreaLevel
    ) -> Fault:
        return fault(
            "REC-043",
            shown=show_cell(cell, column),
            found_id=LEVEL_WORDS[area.level][0],
            found_en=LEVEL_WORDS[area.level][1],
            level_id=LEVEL_WORDS[level][0],
            level_en=LEVEL_WORDS[level][1],
        )

    def _outside(self, cell: CellValue, column: Column) -> Fault:
        return fault(
            "REC-042", shown=show_cell(cell, column), office=self._office.label
        )

    def _ambiguous(self, found: list[Area], cell: CellValue, column: Column) -> Fault:
        listed = ", ".join(f"{a.name} ({a.code})" for a in found[:LISTED_AREAS])
        more = ", …" if len(found) > LISTED_AREAS else ""
        return fault("REC-041", shown=show_cell(cell, column), candidates=listed + more)

    def _unknown_code(self, code: str, cell: CellValue, column: Column) -> Fault:
        office_code = self._office.area
        is_code = _DOTTED.fullmatch(code) is not None
        if is_code and code != office_code and not code.startswith(office_code + "."):
            return self._outside(cell, column)
        near = nearest_name(code[:20], [a.code for a in self._at_level(column)])
        return self._unknown(near, cell, column)

    def _unknown_name(self, text: str, cell: CellValue, column: Column) -> Fault:
        bare = [a for a in self._at_level(column) if _bare(a.name) == _bare(text)]
        if len(bare) > 1:
            return self._ambiguous(bare, cell, column)
        if bare:
            return self._unknown(bare[0].name, cell, column)
        elsewhere = self._names[None].get(fold_name(text), [])
        level = _level_of(column)
        if elsewhere and level is not None:
            return self._wrong_level(elsewhere[0], cell, column, level)
        names = [area.name for area in self._at_level(column)]
        return self._unknown(nearest_name(text[:100], names), cell, column)

    def _unknown(self, near: str | None, cell: CellValue, column: Column) -> Fault:
        level = _level_of(column)
        words = LEVEL_WORDS[level] if level else ANY_LEVEL
        personal = column.personal is not PersonalData.NONE
        return fault(
            "REC-040",
            shown=show_cell(cell, column),
            level_id=words[0],
            level_en=words[1],
            nearest="–" if personal or near is None else near,
        )

    def _at_level(self, column: Column) -> tuple[Area, ...]:
        level = _level_of(column)
        return self._registry.at_level(level) if level else self._registry.areas


def _level_of(column: Column) -> AreaLevel | None:
    return AreaLevel(column.area_level) if column.area_level else None


def _bare(name: str) -> str:
    """A folded name without the word that tells regency from city."""
    return fold_name(name).removeprefix("kab").removeprefix("kota")


def _dotted(text: str) -> str:
    """A code of digits only, with its dots; any other text as it is."""
    if not text.isascii() or not text.isdecimal() or len(text) not in _PIECES:
        return text
    pieces, start = [], 0
    for size in _PIECES[len(text)]:
        pieces.append(text[start : start + size])
        start += size
    return ".".join(pieces)


def _is_cut(text: str) -> bool:
    """Whether Excel seems to have eaten a zero: 19.7, 9.71, 3.51E+09."""
    return bool(_CUT.fullmatch(text)) or bool(
        re.fullmatch(r"\d([.,]\d+)?[eE]\+?\d+", text)
    )
