"""A score in words and numbers: its target, state, what is missing, the pace."""

from collections.abc import Iterator
from fractions import Fraction

from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.units import Noun
from derajat.steering.aims import Aim
from derajat.steering.gaps import CountGap
from derajat.steering.paces import Pace
from derajat.steering.rounding import round_half_up
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score
from derajat.steering.words import REASON_WORDS, name_state


_MOST_PLACES = 2


def render_target(line: ScoreLine, language: str) -> str:
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


def render_attainment(score: Score, language: str) -> str:
    """`96,50 % ST`; `!` marks a value in a gap of the printed table."""
    if score.attainment is None or score.attainment.shown is None:
        return "-"
    said = render_number(str(score.attainment.shown), language) + " %"
    if score.predicate is not None:
        said += f" {score.predicate.band.code}"
        said += " !" if score.predicate.in_gap else ""
    return said


def render_state(score: Score, language: str) -> str:
    """The state; where it leaves a question open, with its reason."""
    verdict = score.verdict
    said = name_state(score).render(language)
    if verdict.state not in (State.REACHED, State.NOT_REACHED):
        said += f" ({REASON_WORDS[verdict.reason].render(language)})"
    return said


def render_missing(
    card: Scorecard, line: ScoreLine, score: Score, language: str
) -> str:
    """`89.928 ibu hamil`, or how many too many; a dash when nothing is missing.

    Within the year what is missing by now and by its end. Where nobody can be
    counted the points that are missing.
    """
    said = []
    if score.gap is not None and score.gap.size:
        said.append(render_gap(card, line, score.gap, language))
    if score.gap is None and score.gap_points:
        points = Label("poin", "points").render(language)
        said.append(f"{_number(score.gap_points, language)} {points}")
    whole = score.gap_of_year
    if whole is not None and whole.more and whole != score.gap:
        by_end = Label("sampai akhir tahun", "by the end of the year")
        said.append(
            f"{by_end.render(language)} {render_gap(card, line, whole, language)}"
        )
    if score.rupiah:
        amount = render_number(f"{score.rupiah:f}", language)
        said.append(f"Rp{amount}")
    return "; ".join(said) or "-"


def render_gap(card: Scorecard, line: ScoreLine, gap: CountGap, language: str) -> str:
    """`31 bayi`, or `31 bayi terlalu banyak`."""
    noun = _noun(card, line)
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


def render_pace(pace: Pace, language: str) -> str:
    """`1.354 per bulan; 63,2 per hari kerja`."""
    return "; ".join(_paces(pace, language)) or "-"


def _paces(pace: Pace, language: str) -> Iterator[str]:
    if pace.per_month is not None:
        month = _number(Fraction(pace.per_month), language)
        yield Label(f"{month} per bulan", f"{month} a month").render(language)
    if pace.per_work_day is not None:
        day = _number(Fraction(pace.per_work_day), language)
        yield Label(f"{day} per hari kerja", f"{day} a working day").render(language)
