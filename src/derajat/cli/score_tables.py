"""A scorecard for people: tables by kind of result, then what needs attention."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derajat.cli.output import write_line, write_table
from derajat.cli.values import render_interval
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.model.units import Noun
from derajat.steering.aims import Aim
from derajat.steering.attention import AttentionLine
from derajat.steering.gaps import CountGap
from derajat.steering.paces import Pace
from derajat.steering.rounding import round_half_up
from derajat.steering.score_lines import ResultGroup, ScoreLine
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score
from derajat.steering.words import (
    CAUSE_WORDS,
    GROUP_WORDS,
    REASON_WORDS,
    STATE_WORDS,
    TURN_WORDS,
)


_HEADINGS = {
    "id": "kode|indikator|nilai|hitungan|selang|target|capaian|predikat|keadaan|kurang",
    "en": "code|indicator|value|count|interval|target|attained|predicate|state|missing",
}
_AREA_HEADINGS = {
    "id": "wilayah|nilai|hitungan|selang|capaian|keadaan|kurang",
    "en": "area|value|count|interval|attained|state|missing",
}
_MOST_PLACES = 2


def write_score_tables(card: Scorecard, language: str) -> None:
    """Print the scorecard: results in people and own work apart."""
    write_line(_title(card, language))
    for plan in card.plans:
        mark = Label("CONTOH: ", "EXAMPLE: ") if plan.is_example else Label("", "")
        write_line(mark.render(language) + plan.label.render(language))
    for group in ResultGroup:
        lines = [line for line in card.lines if line.result_group is group]
        judged = [line for line in lines if line.score.verdict.state is not None]
        if judged:
            write_line()
            rows = [_row(card, line, language) for line in judged]
            title = GROUP_WORDS[group].render(language)
            write_table(title, _HEADINGS[language].split("|"), rows, right=99)
    _write_unjudged(card, language)
    _write_areas(card, language)
    _write_attention(card, language)
    _write_notes(card, language)


def _title(card: Scorecard, language: str) -> str:
    area = card.office.areas.by_code.get(card.area)
    name = area.name if area else card.area
    day = render_day(card.setting.today, language)
    said = Label(
        f"{card.office.label.id}: kartu skor {name} {card.setting.year}, dilihat {day}",
        f"{card.office.label.en}: scorecard of {name} {card.setting.year}, as of {day}",
    )
    return said.render(language)


def _row(card: Scorecard, line: ScoreLine, language: str) -> tuple[str, ...]:
    score = line.score
    mark = " *" if line.plan.is_example else ""
    return (
        line.item.code + mark,
        line.item.statement,
        _value(card, line, score, language),
        _count(score, language),
        _interval(score, language),
        _target(line, language),
        _attained(score, language),
        _predicate(score),
        _state(score, language),
        render_missing(card, line, score, language),
    )


def _value(card: Scorecard, line: ScoreLine, score: Score, language: str) -> str:
    if score.value is None or score.value.shown is None or line.question is None:
        return "-"
    unit = card.catalogue.units[line.question.indicator.unit]
    suffix = unit.suffix.render(language)
    shown = render_number(score.value.shown, language)
    return shown + (suffix if len(suffix) <= 2 else "")


def _count(score: Score, language: str) -> str:
    value = score.value
    if value is None or value.numerator is None:
        return "-"
    numerator = render_number(value.numerator, language)
    if value.denominator is None:
        return numerator
    return f"{numerator} / {render_number(value.denominator, language)}"


def _interval(score: Score, language: str) -> str:
    value = score.value
    if value is None or value.shown is None:
        return "-"
    row: dict[str, object] = {
        "lower": value.lower,
        "upper": value.upper,
        "shown": value.shown,
    }
    return render_interval(row, language)


def _target(line: ScoreLine, language: str) -> str:
    """The target as printed, as it was read, and what of it is due by now."""
    if line.target is None:
        return "-"
    printed, score = line.target.target.printed, line.score
    read = render_aim(score.aim, language)
    said = f"{printed} ({read})" if read else printed
    if score.due is None or score.share in (None, 1):
        return said
    now = Label("sampai kini", "by now").render(language)
    return f"{said}; {now} {render_aim(score.due, language)}"


def render_aim(aim: Aim | None, language: str) -> str:
    """`≥ 90`, `< 22`, `70,38 - 70,76`; empty when there is none."""
    if aim is None:
        return ""
    ends = [_number(end, language) for end in (aim.low, aim.high) if end is not None]
    if len(ends) == 2:
        return ends[0] if aim.low == aim.high else " - ".join(ends)
    sign = (">" if aim.is_strict else "≥") if aim.high is None else ""
    sign = sign or ("<" if aim.is_strict else "≤")
    return f"{sign} {ends[0]}"


def _number(number: Fraction, language: str) -> str:
    text = f"{round_half_up(number, _MOST_PLACES):f}"
    return render_number(
        text.rstrip("0").rstrip(".") if "." in text else text, language
    )


def _attained(score: Score, language: str) -> str:
    if score.attainment is None or score.attainment.shown is None:
        return "-"
    return render_number(str(score.attainment.shown), language) + " %"


def _predicate(score: Score) -> str:
    """The code of the band; `!` marks a value in a gap of the printed table."""
    if score.predicate is None:
        return "-"
    return score.predicate.band.code + (" !" if score.predicate.in_gap else "")


def _state(score: Score, language: str) -> str:
    verdict = score.verdict
    said = STATE_WORDS[verdict.state].render(language)
    if verdict.state in (State.CANNOT_TELL, State.DATA_TOO_POOR):
        said += f" ({REASON_WORDS[verdict.reason].render(language)})"
    return said


def render_missing(
    card: Scorecard, line: ScoreLine, score: Score, language: str
) -> str:
    """`89.928 ibu hamil`, or how many too many; a dash when nothing is missing.

    Within the year what is missing by now, by its end, and the pace that takes.
    """
    noun, said = _noun(card, line), []
    if score.gap is not None and score.gap.size:
        said.append(_gap(score.gap, noun, language))
    whole = score.gap_of_year
    if whole is not None and whole.more and whole != score.gap:
        by_end = Label("sampai akhir tahun", "by the end of the year")
        said.append(f"{by_end.render(language)} {_gap(whole, noun, language)}")
    if score.rupiah:
        amount = render_number(f"{score.rupiah:f}", language)
        said.append(f"Rp{amount}")
    return "; ".join([*said, *_pace(score.pace, language)]) or "-"


def _gap(gap: CountGap, noun: Noun | None, language: str) -> str:
    what = noun.label.render(language) if noun else ""
    if gap.more:
        return f"{render_number(gap.more, language)} {what}".strip()
    many = render_number(gap.fewer, language)
    return Label(f"{many} {what} terlalu banyak", f"{many} {what} too many").render(
        language
    )


def _noun(card: Scorecard, line: ScoreLine) -> Noun | None:
    if line.question is None:
        return None
    return card.catalogue.nouns.get(line.question.indicator.counts)


def _pace(pace: Pace | None, language: str) -> Iterator[str]:
    if pace is None:
        return
    month = _number(Fraction(pace.per_month), language)
    yield Label(f"{month} per bulan", f"{month} a month").render(language)
    if pace.per_work_day is not None:
        day = _number(Fraction(pace.per_work_day), language)
        yield Label(f"{day} per hari kerja", f"{day} a working day").render(language)


def _write_unjudged(card: Scorecard, language: str) -> None:
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
    mark = " *" if line.plan.is_example else ""
    said = f"{line.item.code}{mark}  {line.item.statement}"
    if line.item.wanted and line.item.wanted != line.item.code:
        said += f" ({line.item.wanted})"
    if line.score.value is not None:
        said += f": {_value(card, line, line.score, language)}"
    return said


def _write_areas(card: Scorecard, language: str) -> None:
    for line in card.lines:
        if line.areas:
            write_line()
            rows = [_area_row(card, line, score, language) for score in line.areas]
            title = (
                f"{line.item.code}  {line.item.statement}: {_target(line, language)}"
            )
            write_table(title, _AREA_HEADINGS[language].split("|"), rows, right=99)


def _area_row(
    card: Scorecard, line: ScoreLine, score: Score, language: str
) -> Sequence[str]:
    name = card.office.areas.by_code[score.area].name
    return (
        f"{name} ({score.area})",
        _value(card, line, score, language),
        _count(score, language),
        _interval(score, language),
        _attained(score, language),
        _state(score, language),
        render_missing(card, line, score, language),
    )


def _write_attention(card: Scorecard, language: str) -> None:
    write_line()
    if not card.attention:
        nothing = Label("Tidak ada yang perlu perhatian.", "Nothing needs attention.")
        write_line(nothing.render(language))
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


def _attention(card: Scorecard, item: AttentionLine, language: str) -> str:
    line = item.line
    causes = "; ".join(CAUSE_WORDS[cause].render(language) for cause in item.causes)
    missing = render_missing(card, line, line.score, language)
    mark = " *" if line.plan.is_example else ""
    parts = [causes, "" if missing == "-" else missing, _change(line.score, language)]
    said = "; ".join(part for part in parts if part)
    return f"{line.item.code}{mark} {line.item.statement}: {said}"


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


def _write_notes(card: Scorecard, language: str) -> None:
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
