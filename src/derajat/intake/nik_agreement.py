"""A NIK against the birth date and the sex that stand in the same row."""

from collections.abc import Callable, Iterator

from derajat.intake.faults import fault
from derajat.intake.read_columns import ReadColumn
from derajat.intake.row_book import RowBook
from derajat.intake.row_kinds import Chunk
from derajat.model.batches import RowState
from derajat.model.calendar import date_of_day
from derajat.model.columns import StoredValue
from derajat.model.labels import Label
from derajat.sheets.nik import mask_nik, tells_birth, tells_woman


_BIRTH = Label("tanggal lahir", "date of birth")
_SEX = Label("jenis kelamin", "sex")
WOMAN = "P"


def question_niks(read: list[ReadColumn], chunk: Chunk, book: RowBook) -> None:
    """Ask about rows whose NIK tells another birth date or sex than they say.

    `read` holds the clear values. Nothing of the two is changed: nobody can tell which
    of them is wrong.
    """
    by_name = {column.column.name: column for column in read}
    for nik in read:
        for other, agrees, about in _told_by(nik, by_name):
            for offset in _disagreeing(nik, other, agrees):
                _ask(nik, other, about, offset, chunk, book)


_Agrees = Callable[[str, StoredValue], bool]


def _told_by(
    nik: ReadColumn, by_name: dict[str, ReadColumn]
) -> Iterator[tuple[ReadColumn, _Agrees, Label]]:
    told = (
        (nik.column.tells_birth, _is_birth, _BIRTH),
        (nik.column.tells_sex, _is_sex, _SEX),
    )
    for name, agrees, about in told:
        if name in by_name:
            yield by_name[name], agrees, about


def _is_birth(nik: str, born: StoredValue) -> bool:
    return isinstance(born, int) and tells_birth(nik, date_of_day(born))


def _is_sex(nik: str, sex: StoredValue) -> bool:
    return tells_woman(nik) == (sex == WOMAN)


def _disagreeing(nik: ReadColumn, other: ReadColumn, agrees: _Agrees) -> Iterator[int]:
    pairs = zip(nik.values, other.values, strict=True)
    for offset, (number, value) in enumerate(pairs):
        is_known = number is not None and value is not None
        if is_known and not agrees(str(number), value):
            yield offset


def _ask(
    nik: ReadColumn,
    other: ReadColumn,
    about: Label,
    offset: int,
    chunk: Chunk,
    book: RowBook,
) -> None:
    row = chunk.numbers[offset]
    if book.state(row) is RowState.SET_ASIDE:
        return
    found = fault(
        "REC-086",
        shown=mask_nik(str(nik.values[offset])),
        other=other.placed.header,
        about_id=about.id,
        about_en=about.en,
    )
    book.find(row, nik.placed.index + 1, found, nik.placed.header)
    book.question(row)
