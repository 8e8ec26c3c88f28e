"""A letter as plain text for WhatsApp: `*bold*` headings and nothing else."""

from collections.abc import Iterator

from derajat.steering.feedback.outline import Letter, Report
from derajat.steering.feedback.wording import Wording


MOST_LOSSES = 5


def render_letter(letter: Letter, language: str = "id") -> str:
    """The letter as text of one page; marks of markup in what was sent are removed."""
    words = Wording(language)
    lines = [
        f"*{words.title(letter)}*",
        words.say("Kepada: ", "To: ") + plain(letter.name),
        words.say("Dari: ", "From: ") + plain(letter.office.render(language)),
        "",
        words.greeting(letter),
        *_report_lines(letter, words),
        *_fault_lines(letter, words),
        *_progress_lines(letter, words),
    ]
    if letter.faults:
        lines += ["", words.closing()]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """The text without marks that a messenger would read as markup."""
    return text.replace("*", "").replace("`", "").replace("~", "-")


def _report_lines(letter: Letter, words: Wording) -> Iterator[str]:
    if not letter.reports:
        return
    now = letter.progress[0]
    come, due = words.number(now.come), words.number(now.due)
    yield ""
    yield words.say(
        f"*Laporan masuk: {come} dari {due}*", f"*Reports that came: {come} of {due}*"
    )
    for report in letter.reports:
        yield "- " + plain(_report_words(report, words))


def _report_words(report: Report, words: Wording) -> str:
    form = report.form.render(words.language)
    text = f"{form}: {words.arrival(report)}"
    if report.due > 1:
        come, due = words.number(report.come), words.number(report.due)
        text += words.say(f" ({come} dari {due})", f" ({come} of {due})")
    if report.missing and report.come:
        missing = words.missing(report)
        text += words.say(f"; belum ada: {missing}", f"; still to come: {missing}")
    return text


def _fault_lines(letter: Letter, words: Wording) -> Iterator[str]:
    if not letter.faults:
        if letter.is_complete and letter.progress[0].rows:
            yield ""
            yield words.thanks()
        return
    yield from _loss_lines(letter, words)
    yield ""
    yield words.say("*Mohon diperbaiki lebih dulu*", "*Please mend first*")
    for number, fault in enumerate(letter.first_to_mend, start=1):
        yield f"{number}. {plain(words.place(fault))}"
        yield "   " + plain(fault.says.render(words.language))
        yield "   " + plain(fault.repair.render(words.language))
        yield "   " + plain(words.effect(fault))
        if len(fault.rows) > 1:
            listed = words.rows(fault.rows)
            yield words.say(f"   Baris: {listed}", f"   Rows: {listed}")


def _loss_lines(letter: Letter, words: Wording) -> Iterator[str]:
    now = letter.progress[0]
    if not now.faulty:
        return
    faulty, rows = words.number(now.faulty), words.number(now.rows)
    yield ""
    yield words.say(
        f"*Yang perlu dilihat bersama: {faulty} dari {rows} baris*",
        f"*To look at together: {faulty} of {rows} rows*",
    )
    for loss in letter.losses[:MOST_LOSSES]:
        label, rows = loss.label.render(words.language), words.count_rows(loss.rows)
        missed = words.say("belum ikut dihitung", "not counted yet")
        yield plain(f"- {loss.indicator} {label}: {rows} {missed}")
    more = len(letter.losses) - MOST_LOSSES
    if more > 0:
        yield words.say(f"- dan {more} indikator lagi", f"- and {more} more indicators")


def _progress_lines(letter: Letter, words: Wording) -> Iterator[str]:
    if len(letter.progress) < 2:
        return
    yield ""
    yield words.say("*Perkembangan sendiri*", "*Your own progress*")
    for month in letter.progress:
        reports, faulty = words.progress(month)
        yield words.say(
            f"- {words.month(month.month)}: laporan {reports}; "
            f"baris perlu diperiksa {faulty}",
            f"- {words.month(month.month)}: reports {reports}; rows to check {faulty}",
        )
