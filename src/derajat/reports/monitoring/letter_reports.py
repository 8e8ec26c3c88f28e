"""The letter to a health centre: which reports came, and what in them can be mended."""

from collections.abc import Iterator, Sequence

from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Align,
    Block,
    Bullets,
    Column,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Text,
)
from derajat.reports.source import Making
from derajat.steering.feedback import Letter
from derajat.steering.feedback.outline import Report
from derajat.steering.feedback.wording import Wording


MOST_LOSSES = 5


def find_letter(making: Making) -> Letter | None:
    """The letter of the health centre for the month; None where no files came."""
    letters = making.source.load_letters(making.period.number)
    found = next((one for one in letters if one.area == making.area), None)
    return None if found is None or found.is_empty else found


def build_letter_reports(making: Making, _: Settings) -> Sequence[Block]:
    """How many reports came of those due; a row for each form that is not whole."""
    letter = find_letter(making)
    if letter is None or not letter.reports:
        words = Label(
            "Belum ada laporan yang wajib dikirim atau yang diterima untuk bulan ini.",
            "No report of this month is due or has come.",
        )
        return (Paragraph("laporan", (words.render(making.language),), Role.WARNING),)
    words_of = Wording(making.language)
    open_ones = [report for report in letter.reports if report.come < report.due]
    blocks: list[Block] = [Paragraph("laporan", _finding(making, letter), Role.LEAD)]
    if open_ones:
        blocks.append(_table(making, words_of, open_ones))
    whole = [report for report in letter.reports if report.come == report.due]
    if whole:
        blocks.append(_tell_whole(making, whole))
    return tuple(blocks)


def _finding(making: Making, letter: Letter) -> Text:
    now, language = letter.progress[0], making.language
    of = Label(" dari ", " of ").render(language)
    lead = Label("Laporan masuk: ", "Reports that came: ").render(language)
    come = _count(making, "reports-come", "", now.come)
    return (lead, come, of, _count(making, "reports-due", "", now.due), ".")


def _count(making: Making, what: str, subject: str, amount: int) -> Number:
    fact = Fact(what, subject, making.area, making.period.render())
    return count_number(amount, fact, making.language)


def _table(making: Making, words: Wording, reports: Sequence[Report]) -> Table:
    titles = (
        words.say("Laporan", "Report"),
        words.say("Wajib", "Due"),
        words.say("Masuk", "Come"),
        words.say("Belum ada", "Still to come"),
    )
    return Table(
        key="belum-lengkap",
        caption=words.say("Laporan yang belum lengkap", "Reports that are not whole"),
        columns=(
            Column(5),
            Column(1, Align.RIGHT),
            Column(1, Align.RIGHT),
            Column(5),
        ),
        heading=(heading_row(titles),),
        rows=tuple(_row(making, words, report) for report in reports),
        size=8.5,
    )


def _row(making: Making, words: Wording, report: Report) -> Row:
    name = report.form.id
    return Row(
        (
            quoted_cell(report.form.render(making.language)),
            amount_cell(_count(making, "reports-due", name, report.due)),
            amount_cell(_count(making, "reports-come", name, report.come)),
            quoted_cell(words.missing(report)),
        )
    )


def _tell_whole(making: Making, reports: Sequence[Report]) -> Paragraph:
    names = "; ".join(report.form.render(making.language) for report in reports)
    lead = Label("Lengkap: ", "Whole: ").render(making.language)
    return Paragraph("lengkap", (lead, Quoted(f"{names}.")), Role.NOTE)


def build_letter_faults(making: Making, _: Settings) -> Sequence[Block]:
    """What to mend first, and the indicators that miss the rows."""
    letter = find_letter(making)
    words = Wording(making.language)
    if letter is None or not letter.faults:
        return (Paragraph("tanpa-kesalahan", (_tell_clean(words, letter),)),)
    now = letter.progress[0]
    lead: Text = (
        words.say("Yang perlu dilihat bersama: ", "To look at together: "),
        _count(making, "rows-faulty", "", now.faulty),
        words.say(" dari ", " of "),
        _count(making, "rows-sent", "", now.rows),
        words.say(" baris. Mohon diperbaiki lebih dulu:", " rows. Please mend first:"),
    )
    blocks: list[Block] = [
        Paragraph("kesalahan", lead),
        Bullets("diperbaiki", tuple(_faults(letter, words)), is_numbered=True),
    ]
    if letter.losses:
        blocks.append(_tell_losses(letter, words))
    return (*blocks, Paragraph("penutup-kesalahan", (Quoted(words.closing()),)))


def _tell_clean(words: Wording, letter: Letter | None) -> str:
    if letter is not None and letter.is_complete and letter.progress[0].rows:
        return words.thanks()
    return words.say(
        "Tidak ada kesalahan pada yang sudah diterima.",
        "There is no fault in what has come.",
    )


def _faults(letter: Letter, words: Wording) -> Iterator[Text]:
    for fault in letter.first_to_mend:
        parts = (
            f"{words.place(fault)}.",
            fault.says.render(words.language),
            fault.repair.render(words.language),
            f"{words.effect(fault)}.",
        )
        yield (Quoted(" ".join(parts)),)


def _tell_losses(letter: Letter, words: Wording) -> Paragraph:
    named = [
        f"{loss.indicator} ({words.count_rows(loss.rows)})"
        for loss in letter.losses[:MOST_LOSSES]
    ]
    more = len(letter.losses) - MOST_LOSSES
    listed = ", ".join(named)
    if more > 0:
        listed += words.say(
            f" dan {more} indikator lagi", f" and {more} more indicators"
        )
    lead = words.say("Belum ikut dihitung di: ", "Not counted yet in: ")
    return Paragraph("hilang", (lead, Quoted(f"{listed}.")), Role.NOTE)
