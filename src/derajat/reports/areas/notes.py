"""What stands below a table by area: why cells are empty, what does not add up."""

from collections import Counter
from collections.abc import Iterator, Mapping

from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.model.values import FLAGS
from derajat.reports.areas.asked import AskedColumn, AskedTable, ValuePart
from derajat.reports.areas.formulas import columns_that_do_not_add_up
from derajat.reports.areas.grid import Grid
from derajat.reports.areas.tones import Judge, tell_states
from derajat.reports.outline import Quoted, Text
from derajat.reports.source import Making


_FLAG_WORDS = {code: Label(indonesian, english) for code, indonesian, english in FLAGS}
_REASONS = ("no-data", "no-denominator", "empty-denominator", "version-lapsed")
_NOT_STORED = Label(
    "tidak dihitung atau tidak dilaporkan di sana", "not computed or reported there"
)


def build_notes(
    making: Making, table: AskedTable, grid: Grid, judges: Mapping[str, Judge]
) -> tuple[Text, ...]:
    """The notes of a table, those of the form first."""
    language = making.language
    own: list[Text] = [(Quoted(note.render(language)),) for note in table.notes]
    own += tell_states(judges, grid, language)
    own += _tell_missing(grid, language)
    own += _tell_incomplete(grid, language)
    own += _tell_sums(grid, language)
    return tuple(own)


def tell_empty(making: Making, table: AskedTable, grid: Grid) -> Text:
    """Why there is no table: nothing is stored for any of its cells."""
    caption = table.caption.render(making.language)
    period = render_period(grid.period, making.language)
    names = sorted({column.indicator for column in grid.columns})
    codes = Quoted(", ".join(names))
    if making.language == "id":
        return (
            Quoted(caption),
            f": tidak ada nilai tersimpan untuk {period} (indikator ",
            codes,
            "). Tabel ini dibuat setelah datanya diterima dan dihitung.",
        )
    return (
        Quoted(caption),
        f": no value is stored for {period} (indicators ",
        codes,
        "). This table is made once its data are received and measured.",
    )


def _tell_missing(grid: Grid, language: str) -> Iterator[Text]:
    reasons = Counter(_reasons(grid))
    if reasons:
        told = "; ".join(why.render(language) for why, _ in reasons.most_common())
        lead = "– berarti tidak ada nilai" if language == "id" else "– means no value"
        yield (f"{lead}: {told}.",)


def _reasons(grid: Grid) -> Iterator[Label]:
    for area in (*grid.areas, grid.whole):
        for place, column in enumerate(grid.columns):
            value = grid.value(area, place)
            if value is None:
                yield _NOT_STORED
            elif column.part is ValuePart.VALUE and value.shown is None:
                flags = value.flags.split(";")
                found = [flag for flag in _REASONS if flag in flags]
                yield _FLAG_WORDS[found[0]] if found else _NOT_STORED


def _tell_incomplete(grid: Grid, language: str) -> Iterator[Text]:
    flags = {
        flag
        for column in grid.values
        for value in column.values()
        for flag in value.flags.split(";")
    }
    if "incomplete" in flags:
        yield (
            "Belum semua unit melapor untuk sebagian angka di tabel ini."
            if language == "id"
            else "Not all units have reported for some of the numbers of this table.",
        )


def _tell_sums(grid: Grid, language: str) -> Iterator[Text]:
    apart = columns_that_do_not_add_up(grid)
    if not apart:
        return
    titles = dict.fromkeys(_name_of(grid.columns[at], language) for at in apart)
    named = Quoted(", ".join(titles))
    if language == "id":
        yield (
            "Baris jumlah adalah nilai tersimpan seluruh wilayah; ia bukan jumlah "
            "baris-barisnya pada kolom ",
            named,
            " (misalnya karena sebagian tidak diketahui wilayahnya).",
        )
    else:
        yield (
            "The last row is the stored value of the whole; it is not the sum of the "
            "rows in ",
            named,
            " (for instance because the place of some is not known).",
        )


def _name_of(column: AskedColumn, language: str) -> str:
    """The title of a column below the heading next to it."""
    labels = (*column.above[-1:], column.title)
    return " ".join(label.render(language) for label in labels)
