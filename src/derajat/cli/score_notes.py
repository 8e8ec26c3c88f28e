"""What stands beside the tables of a scorecard: attention, paces, notes."""

from collections.abc import Iterator

from derajat.cli.output import write_line
from derajat.cli.score_cells import render_code, render_value
from derajat.model.judgement import AttainmentMark
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.steering.attention import AttentionLine
from derajat.steering.paths import last_day_of_year
from derajat.steering.score_lines import ResultGroup, ScoreLine
from derajat.steering.score_texts import render_gap, render_missing, render_pace
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score
from derajat.steering.words import (
    GROUP_WORDS,
    REASON_WORDS,
    TURN_WORDS,
    name_cause,
)


def write_unjudged(card: Scorecard, language: str) -> None:
    """The indicators that cannot be judged, by the reason."""
    lines = [line for line in card.lines if line.score.verdict.state is None]
    for reason in dict.fromkeys(line.score.verdict.reason for line in lines):
        there = [line for line in lines if line.score.verdict.reason is reason]
        words = Label("Tidak dinilai", "Not judged").render(language)
        why = REASON_WORDS[reason].render(language)
        write_line()
        write_line(f"{words}, {why} ({len(there)}):")
        for line in there:
            write_line(f"  {_unjudged(card, line, language)}")


def _unjudged(card: Scorecard, line: ScoreLine, language: str) -> str:
    """Code and statement, with the value there is or the code that is wanted."""
    said = f"{render_code(card, line)}  {line.item.statement}"
    if line.item.wanted and line.item.wanted != line.item.code:
        said += f" ({line.item.wanted})"
    if line.score.value is not None:
        said += f": {render_value(card, line, line.score, language)}"
    return said


def write_paces(card: Scorecard, language: str) -> None:
    """What is still to be done until the year's end, from tomorrow on."""
    lines = [line for line in card.lines if line.score.pace is not None]
    days = {line.score.pace.work_days.days for line in lines if line.score.pace}
    if not days:
        return
    end = render_day(last_day_of_year(card.setting.year), language)
    write_line()
    heading = Label(
        f"Laju yang diperlukan mulai besok sampai {end} ({max(days)} hari kerja):",
        f"Pace needed from tomorrow until {end} ({max(days)} working days):",
    )
    write_line(heading.render(language))
    for line in lines:
        write_line(f"  {_line_pace(card, line, language)}")


def _line_pace(card: Scorecard, line: ScoreLine, language: str) -> str:
    score, whole = line.score, line.score.gap_of_year
    if score.pace is None or whole is None:
        return render_code(card, line)
    missing = render_gap(card, line, whole, language)
    pace = render_pace(score.pace, language)
    return f"{render_code(card, line)} {line.item.statement}: {missing}; {pace}"


def write_attention(card: Scorecard, language: str) -> None:
    """What needs attention, results in people and own work apart."""
    write_line()
    if not card.attention:
        write_line(_nothing(card).render(language))
        return
    many = len(card.attention)
    heading = Label(f"Perlu perhatian ({many}):", f"Needs attention ({many}):")
    write_line(heading.render(language))
    for group in ResultGroup:
        listed = [i for i in card.attention if i.line.result_group is group]
        if listed:
            write_line(f"  {GROUP_WORDS[group].render(language)}")
        for item in listed:
            place = card.attention.index(item) + 1
            write_line(f"  {place:>3}. {_attention(card, item, language)}")


def _nothing(card: Scorecard) -> Label:
    """Why the list is empty: all is well only where something was judged."""
    if all(line.score.verdict.state is None for line in card.lines):
        return Label(
            "Belum ada indikator yang dapat dinilai.", "No indicator can be judged yet."
        )
    return Label(
        "Dari yang dapat dinilai tidak ada yang perlu perhatian.",
        "Of what can be judged nothing needs attention.",
    )


def _attention(card: Scorecard, item: AttentionLine, language: str) -> str:
    line = item.line
    words = (name_cause(cause, line.score) for cause in item.causes)
    causes = "; ".join(label.render(language) for label in words)
    missing = render_missing(card, line, line.score, language)
    parts = [causes, "" if missing == "-" else missing, _change(line.score, language)]
    said = "; ".join(part for part in parts if part)
    return f"{render_code(card, line)} {line.item.statement}: {said}"


def _change(score: Score, language: str) -> str:
    change = score.change
    if change is None:
        return ""
    text = f"{change.difference:f}"
    sign = "" if text.startswith("-") else "+"
    turned = TURN_WORDS[change.turn].render(language)
    since = Label("sejak", "since").render(language)
    moved = sign + render_number(text, language)
    return f"{moved} {since} {change.before.period} ({turned})"


def write_notes(card: Scorecard, language: str) -> None:
    """What has to be known to read the tables."""
    notes = list(_notes(card))
    if notes:
        write_line()
    for note in notes:
        write_line(note.render(language))


def _codes_by_twelfths(card: Scorecard) -> str:
    """The indicators whose path is even though that of past years was asked for."""
    return ", ".join(
        line.item.code
        for line in card.lines
        if line.question is not None
        and line.question.shares is None
        and line.score.share not in (None, 1)
    )


def _codes_with_zero_target(card: Scorecard) -> str:
    return ", ".join(
        render_code(card, line)
        for line in card.lines
        if line.score.attainment is not None
        and AttainmentMark.ZERO_TARGET in line.score.attainment.marks
    )


def _predicate_note(card: Scorecard) -> Label:
    """The words of the predicates, and whether their table was compared."""
    table = card.setting.policy.predicates
    told = Label(
        ", ".join(f"{band.code} {band.label.id}" for band in table.bands),
        ", ".join(f"{band.code} {band.label.en}" for band in table.bands),
    )
    unsure = Label("", "")
    if not table.confirmed:
        unsure = Label(
            " Tabelnya belum dicocokkan dengan naskah resmi.",
            " The table was not yet compared with the official text.",
        )
    return Label(
        f"{table.label.id}: {told.id}; ! di sela angka yang tercetak.{unsure.id}",
        f"{table.label.en}: {told.en}; ! between the printed numbers.{unsure.en}",
    )


def _notes(card: Scorecard) -> Iterator[Label]:
    if any(plan.is_example for plan in card.plans):
        yield Label(
            "* target contoh, bukan dokumen resmi; jangan dikutip.",
            "* example target, no official document; do not quote it.",
        )
    if card.follows_past_months and (codes := _codes_by_twelfths(card)):
        yield Label(
            f"Bulan-bulan tahun lalu tidak lengkap untuk {codes}: dipakai seperdua "
            "belas per bulan.",
            f"Past years lack months for {codes}: each month counts a twelfth.",
        )
    if any(line.score.predicate is not None for line in card.lines):
        yield _predicate_note(card)
    if codes := _codes_with_zero_target(card):
        yield Label(
            f"Target nol ({codes}): capaian 100 bila nol, selain itu 0; aturan "
            "setempat.",
            f"Target of zero ({codes}): attainment 100 when zero, else 0; a local "
            "rule.",
        )
    paces = [line.score.pace for line in card.lines if line.score.pace is not None]
    years = {year for pace in paces for year in pace.work_days.years_without_list}
    for year in sorted(years):
        yield Label(
            f"Belum ada daftar libur {year}: semua hari kerja dalam minggu dihitung.",
            f"There is no list of holidays of {year}: every weekday was counted.",
        )
    if any(pace.work_days.has_unconfirmed for pace in paces):
        yield Label(
            "Sebagian hari libur belum dicocokkan dengan surat keputusannya.",
            "Some holidays were not yet compared with the decree.",
        )
