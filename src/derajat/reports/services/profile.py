"""The health profile: official tables that data allow, and why the others are not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from derajat.errors import Location, Problem, report
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.reports.areas.asked import AskedColumn, AskedTable, Place, ValuePart
from derajat.reports.areas.grid import load_grid
from derajat.reports.areas.table import build_asked_table
from derajat.reports.builders import Settings
from derajat.reports.forms import Setting
from derajat.reports.outline import Block, Break, Cell, Column, Row, Table, Tone
from derajat.reports.services.layout import build_table, cell, quoted
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
from derajat.reports.source import Making
from derajat.reports.wording import say


ROWS = ("health-centre", "district")
"""A city's tables are by health centre, a province's by district."""
_PARTS = {
    ValuePart.NUMERATOR: Label("Jumlah", "Number"),
    ValuePart.DENOMINATOR: Label("Jumlah", "Number"),
    ValuePart.VALUE: Label("%", "%"),
}
_SEXES = (
    (Label("L", "M"), "jk=L"),
    (Label("P", "F"), "jk=P"),
    (Label("L+P", "M+F"), ""),
)
_TOTAL = Label("JUMLAH", "TOTAL")
_SHORT = 12
"""So many rows leave room for a second table on the sheet."""
_USUAL_PARTS = ("numerator", "value")


@dataclass(frozen=True)
class ProfileTable:
    """A table of the official layout; the first of `variants` with values is made."""

    number: str
    is_number_confirmed: bool
    name: Label
    rows: tuple[str, ...]
    variants: tuple[tuple[AskedColumn, ...], ...]
    notes: tuple[Label, ...]

    def asked(self, columns: tuple[AskedColumn, ...]) -> AskedTable:
        """The table by area of one of the variants."""
        mark = "" if self.is_number_confirmed else "*"
        return AskedTable(
            key=f"tabel-{self.number.lower()}",
            caption=Label(
                f"Tabel {self.number}{mark}. {self.name.id}",
                f"Table {self.number}{mark}. {self.name.en}",
            ),
            rows=self.rows,
            columns=columns,
            total=_TOTAL,
            sheet=f"Tabel {self.number}",
            is_numbered=True,
            place=Place.PARENT,
            notes=self.notes,
        )

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators of its columns, each once."""
        columns = (column for variant in self.variants for column in variant)
        return tuple(dict.fromkeys(column.indicator for column in columns))


@dataclass(frozen=True)
class LeftOut:
    """A table of the official layout that is never made, and why."""

    number: str
    name: Label
    reason: Label


def build_profile(making: Making, settings: Settings) -> Sequence[Block]:
    """A list of all tables with what became of each, then those that data allow."""
    tables = [read_profile_table(item) for item in list_of(settings["tables"])]
    left_out = [_read_left_out(item) for item in list_of(settings["left_out"])]
    made = {table.number: _choose(making, table) for table in tables}
    blocks: list[Block] = [_list_table(making, tables, left_out, made)]
    chosen = [asked for table in tables if (asked := made[table.number])]
    return [*blocks, *_lay_out([build_asked_table(making, one) for one in chosen])]


def _lay_out(made: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Two short tables on a sheet, a long one on its own."""
    has_room = False
    for blocks in made:
        is_short = all(
            not isinstance(b, Table) or len(b.rows) <= _SHORT for b in blocks
        )
        if not (has_room and is_short):
            yield Break()
        has_room = is_short and not has_room
        yield from blocks


def _choose(making: Making, table: ProfileTable) -> AskedTable | None:
    """The first variant that has values; None where no one has."""
    for columns in table.variants:
        asked = table.asked(columns)
        grid = load_grid(making, asked)
        if grid.areas and not grid.is_empty:
            return asked
    return None


_LIST_COLUMNS = (
    (Label("Tabel", "Table"), Column(0.7)),
    (Label("Nama tabel", "Name"), Column(5)),
    (Label("Keadaan", "State"), Column(1)),
    (Label("Alasan", "Reason"), Column(4)),
)


def _list_table(
    making: Making,
    tables: Sequence[ProfileTable],
    left_out: Sequence[LeftOut],
    made: Mapping[str, AskedTable | None],
) -> Block:
    found = [(one.number, _list_row(making, one, made[one.number])) for one in tables]
    found += [(one.number, _left_out_row(making, one)) for one in left_out]
    rows = [row for _, row in sorted(found, key=lambda one: _order(one[0]))]
    caption = Label("Daftar tabel dan yang tidak dibuat", "All tables, made or not")
    note = say(
        making,
        "* nomor tabel belum dicocokkan dengan naskah resmi.",
        "* number not compared with the official text yet.",
    )
    return build_table(
        making, "daftar", caption, _LIST_COLUMNS, rows, ((note,),), "Daftar tabel"
    )


def _order(number: str) -> tuple[int, str]:
    digits = "".join(letter for letter in number if letter.isdigit())
    return (0 if number.isdigit() else 1000) + int(digits or 0), number


def _list_row(making: Making, table: ProfileTable, asked: AskedTable | None) -> Row:
    mark = "" if table.is_number_confirmed else "*"
    state = say(making, "dibuat", "made")
    reason = ""
    if asked is None:
        state = say(making, "tidak", "not made")
        codes = ", ".join(table.indicators)
        reason = say(
            making,
            f"belum ada nilai tahun ini: {codes}",
            f"no value this year: {codes}",
        )
    name = table.name.render(making.language)
    tone = Tone.GOOD if asked else Tone.ABSENT
    return Row(
        (
            quoted(f"{table.number}{mark}"),
            quoted(name),
            cell(state, tone),
            quoted(reason) if reason else Cell(),
        )
    )


def _left_out_row(making: Making, one: LeftOut) -> Row:
    return Row(
        (
            quoted(f"{one.number}*"),
            quoted(one.name.render(making.language)),
            cell(say(making, "tidak", "not made"), Tone.ABSENT),
            quoted(one.reason.render(making.language)),
        )
    )


def read_profile_table(item: Setting) -> ProfileTable:
    """A table of a form. Raises ValueError where `check_profile` reports."""
    if not isinstance(item, Mapping):
        raise ValueError(f"no table: {item!r}")
    variants = []
    for variant in list_of(item["variants"]):
        if not isinstance(variant, Mapping):
            raise ValueError(f"no variant: {variant!r}")
        columns = list_of(variant["columns"])
        variants.append(tuple(c for one in columns for c in _expand(one)))
    return ProfileTable(
        number=str(item["number"]),
        is_number_confirmed=is_yes(item, "confirmed"),
        name=label_of(item["name"]),
        rows=words_of(item["rows"]) if "rows" in item else ROWS,
        variants=tuple(variants),
        notes=tuple(label_of(note) for note in list_of(item.get("notes", ()))),
    )


def _expand(item: Setting) -> Iterator[AskedColumn]:
    """The columns of one item: by sex and by part, as printed forms set them."""
    if not isinstance(item, Mapping):
        raise ValueError(f"no column: {item!r}")
    above = tuple(label_of(one) for one in list_of(item.get("above", ())))
    parts = [ValuePart(word) for word in words_of(item.get("parts", _USUAL_PARTS))]
    group = str(item.get("group", ""))
    sides = _SEXES if is_yes(item, "by_sex") else ((None, group),)
    for sex, chosen in sides:
        for part in parts:
            heads = (*above, sex) if sex is not None else above
            title = label_of(item["title"]) if "title" in item else _PARTS[part]
            if sex is not None and len(parts) == 1:
                heads, title = above, sex
            yield AskedColumn(title, str(item["indicator"]), part, chosen, heads)


def _read_left_out(item: Setting) -> LeftOut:
    if not isinstance(item, Mapping):
        raise ValueError(f"no table: {item!r}")
    name, reason = label_of(item["name"]), label_of(item["reason"])
    return LeftOut(str(item["number"]), name, reason)


_TABLE_KEYS = ("number", "confirmed", "name", "rows", "variants", "notes")
_COLUMN_KEYS = ("title", "indicator", "parts", "group", "above", "by_sex")


def check_profile(
    settings: Settings, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    """Every setting of the tables that cannot be read: DEF-202, DEF-203, DEF-26x."""
    for item in list_of(settings.get("tables", ())):
        if not isinstance(item, Mapping):
            yield wrong_shape(where, "tables", "[{number: ..., name: ..., ...}]")
            continue
        yield from _check_keys(item, "tables", ("number", "name", "variants"), where)
        yield from check_words({"tables": tuple(item)}, "tables", _TABLE_KEYS, where)
        yield from check_labels(item, ("name",), where)
        for variant in list_of(item.get("variants", ())):
            yield from _check_variant(variant, catalogue, where)
    for item in list_of(settings.get("left_out", ())):
        if not isinstance(item, Mapping):
            yield wrong_shape(where, "left_out", "[{number: ..., name: ..., ...}]")
            continue
        yield from _check_keys(item, "left_out", ("number", "name", "reason"), where)
        yield from check_labels(item, ("name", "reason"), where)


def _check_keys(
    item: Settings, name: str, keys: Sequence[str], where: Location
) -> Iterator[Problem]:
    for key in keys:
        if key not in item:
            yield report("DEF-203", where, name=name, key=key)


def _check_variant(
    variant: Setting, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    columns = variant.get("columns") if isinstance(variant, Mapping) else None
    if not columns:
        yield wrong_shape(where, "variants", "[{columns: [{indicator: ...}]}]")
        return
    for item in list_of(columns):
        if not isinstance(item, Mapping):
            yield wrong_shape(where, "columns", "[{indicator: ..., above: ...}]")
            continue
        keys = {"columns": tuple(item)}
        yield from check_words(keys, "columns", _COLUMN_KEYS, where)
        yield from check_words(item, "indicator", tuple(catalogue.indicators), where)
        yield from check_words(item, "parts", [part.value for part in _PARTS], where)
        if not all(is_label(one) for one in list_of(item.get("above", ()))):
            yield wrong_shape(where, "above", "[{id: ..., en: ...}]")
