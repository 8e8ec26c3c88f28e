"""A letter as sheets of a workbook: the letter on one page, then every fault."""

from collections.abc import Iterator

from derajat.sheets.writing import PlainSheet, PlainValue
from derajat.steering.feedback.outline import Letter
from derajat.steering.feedback.wording import EFFECTS, Wording


MARGIN = 0.5
_WIDTHS = (36, 13, 13, 46, 46)
_FAULT_WIDTHS = (30, 14, 10, 22, 40, 40, 22, 26)

Row = tuple[PlainValue, ...]


def build_sheets(letter: Letter, language: str = "id") -> tuple[PlainSheet, ...]:
    """The sheets of one letter, to be written by `sheets.writing.write_workbook`."""
    words = Wording(language)
    rows = list(_letter_rows(letter, words))
    page = PlainSheet(
        name=words.say("Surat", "Letter"),
        rows=[row for row, _ in rows],
        header_rows=0,
        column_widths=_WIDTHS,
        page_margin=MARGIN,
        bold_rows=tuple(place for place, (_, bold) in enumerate(rows, 1) if bold),
        wrapped_columns=(4, 5),
    )
    if not letter.faults:
        return (page,)
    faults = PlainSheet(
        name=words.say("Semua temuan", "All findings"),
        rows=list(_fault_rows(letter, words)),
        column_widths=_FAULT_WIDTHS,
        page_margin=MARGIN,
        wrapped_columns=tuple(range(1, 9)),
    )
    return page, faults


def _letter_rows(letter: Letter, words: Wording) -> Iterator[tuple[Row, bool]]:
    yield (words.title(letter),), True
    yield (words.say("Kepada: ", "To: ") + letter.name,), False
    office = letter.office.render(words.language)
    yield (words.say("Dari: ", "From: ") + office,), False
    yield (), False
    yield (words.greeting(letter),), False
    if not letter.faults and letter.is_complete and letter.progress[0].rows:
        yield (words.thanks(),), False
    yield from _report_rows(letter, words)
    yield from _loss_rows(letter, words)
    yield from _first_rows(letter, words)
    yield from _progress_rows(letter, words)
    if letter.faults:
        yield (), False
        yield (words.closing(),), False


def _report_rows(letter: Letter, words: Wording) -> Iterator[tuple[Row, bool]]:
    if not letter.reports:
        return
    yield (), False
    heads = ("Laporan", "Harus ada", "Masuk", "Diterima", "Belum ada")
    english = ("Report", "Due", "Came", "Received", "Still to come")
    yield heads if words.language == "id" else english, True
    for report in letter.reports:
        form = report.form.render(words.language)
        missing = words.missing(report) or None
        yield (form, report.due, report.come, words.arrival(report), missing), False


def _loss_rows(letter: Letter, words: Wording) -> Iterator[tuple[Row, bool]]:
    if not letter.losses:
        return
    yield (), False
    said = words.say("Indikator yang kehilangan baris", "Indicators that miss rows")
    yield (said, words.say("Kode", "Code"), words.say("Baris", "Rows")), True
    for loss in letter.losses:
        yield (loss.label.render(words.language), loss.indicator, loss.rows), False


def _first_rows(letter: Letter, words: Wording) -> Iterator[tuple[Row, bool]]:
    if not letter.faults:
        return
    yield (), False
    heads = ("Mohon diperbaiki lebih dulu", "Lembar", "Sel atau baris", "Yang tertulis")
    english = ("Please mend first", "Sheet", "Cell or row", "What stands there")
    last = words.say("Yang diminta", "What to do")
    yield (*(heads if words.language == "id" else english), last), True
    for number, fault in enumerate(letter.first_to_mend, start=1):
        yield (
            (
                f"{number}. {fault.file}",
                fault.sheet or None,
                fault.cell or words.rows(fault.rows),
                fault.says.render(words.language),
                fault.repair.render(words.language),
            ),
            False,
        )


def _progress_rows(letter: Letter, words: Wording) -> Iterator[tuple[Row, bool]]:
    if len(letter.progress) < 2:
        return
    yield (), False
    yield (
        (
            words.say("Perkembangan sendiri", "Your own progress"),
            words.say("Laporan", "Reports"),
            None,
            words.say("Baris perlu diperiksa", "Rows to check"),
        ),
        True,
    )
    for month in letter.progress:
        reports, faulty = words.progress(month)
        yield (words.month(month.month), reports, None, faulty), False


def _fault_rows(letter: Letter, words: Wording) -> Iterator[Row]:
    heads = {
        "id": (
            *("Berkas", "Lembar", "Sel", "Baris", "Yang tertulis", "Yang diminta"),
            *("Keadaan", "Indikator yang kehilangan"),
        ),
        "en": (
            *("File", "Sheet", "Cell", "Rows", "What stands there", "What to do"),
            *("State", "Indicators that miss it"),
        ),
    }
    yield heads[words.language]
    for fault in letter.faults:
        yield (
            fault.file,
            fault.sheet or None,
            fault.cell or None,
            ", ".join(str(row) for row in fault.rows),
            fault.says.render(words.language),
            fault.repair.render(words.language),
            EFFECTS[fault.effect].render(words.language),
            ", ".join(fault.indicators) if fault.weight else None,
        )
