"""The sentence above an indicator: its value, its target, and since when."""

from fractions import Fraction

from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.indicators import Accumulation, Indicator
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.steering.paths import is_work_of_the_year
from derajat.steering.scores import Score
from derajat.steering.words import REASON_WORDS
from derajat.web.asked import Asked
from derajat.web.pages.indicators.numbers import show_aim, show_value
from derajat.web.pages.indicators.series import Series


def tell_finding(series: Series, asked: Asked) -> str:
    """`K6 16,2%, di bawah jalur target 21,5% sejak Januari 2026`."""
    indicator, now = series.indicator, series.now
    name = indicator.label.render(asked.language)
    value = now.value if now else None
    shown = show_value(value, asked, indicator.unit)
    if now is None or value is None or shown is None:
        return f"{name}: {_tell_missing(value.flags if value else '', asked.language)}"
    if now.score is None or now.score.verdict.state is None:
        return f"{name}: {shown.shown}"
    state = _tell_state(now.score, indicator, asked)
    return f"{name}: {shown.shown}, {state}{_tell_since(series, asked.language)}"


def _tell_missing(flags: str, language: str) -> str:
    words = "; ".join(flag_words(flags, language))
    none = Label("belum ada nilai", "no value yet").render(language)
    return f"{none} ({words})" if words else none


def _tell_state(score: Score, indicator: Indicator, asked: Asked) -> str:
    due = show_aim(score.due, indicator, asked)
    amount = due.shown if due else ""
    is_part = score.share not in (None, 1)
    line = (
        Label("jalur target", "the path to the target")
        if is_part
        else Label("target", "the target")
    )
    words = {
        State.REACHED: Label("sudah memenuhi", "meets"),
        State.CANNOT_TELL: Label(
            "belum dapat dipastikan terhadap", "not certain against"
        ),
        State.NOT_REACHED: _side_words(score),
    }
    state = score.verdict.state
    if state not in words:
        return REASON_WORDS[score.verdict.reason].render(asked.language)
    said = words[state].render(asked.language)
    return f"{said} {line.render(asked.language)} {amount}"


def _side_words(score: Score) -> Label:
    """On which side of the target the value lies."""
    aim, measured = score.due, score.measured
    if aim and measured and not aim.is_below_high(measured.amount):
        return Label("di atas", "above")
    return Label("di bawah", "below")


def _tell_since(series: Series, language: str) -> str:
    """Since when a target is missed, where that is longer than the last period."""
    since, now = series.since, series.now
    if since is None or now is None or since == now:
        return ""
    if now.state is not State.NOT_REACHED:
        return ""
    word = Label("sejak", "since").render(language)
    return f" {word} {render_period(since.period, language)}"


def tell_comparison(series: Series, asked: Asked) -> str:
    """Against what the value is held: the path of the month or the target itself."""
    now = series.now
    if now is None or now.score is None or now.score.aim is None:
        return Label(
            "Rencana tidak menetapkan target untuk tahun ini.",
            "No plan sets a target for this year.",
        ).render(asked.language)
    whole = show_aim(now.score.aim, series.indicator, asked)
    due = show_aim(now.score.due, series.indicator, asked)
    target, path = whole.shown if whole else "", due.shown if due else ""
    share = now.score.share
    if share not in (None, 1) and due is not None:
        part = _share_words(share) if share else ""
        year = now.period.year
        return Label(
            f"Terkumpul sejak Januari {year}, jadi dibandingkan dengan jalur bulan "
            f"ini: {target} × {part} = {path}.",
            f"It adds up from January {year}, so it is held against the path of the "
            f"month: {target} × {part} = {path}.",
        ).render(asked.language)
    return _tell_whole(series, target).render(asked.language)


def _share_words(share: Fraction) -> str:
    """`3/12` for three months of a year; other shares as they are."""
    months = share * 12
    return f"{months}/12" if months.denominator == 1 else str(share)


def _tell_whole(series: Series, target: str) -> Label:
    kind = series.indicator.versions[-1].kind
    grows = series.indicator.accumulate is Accumulation.WITHIN_YEAR
    if grows or is_work_of_the_year(kind):
        return Label(
            f"Setahun penuh: dibandingkan dengan target tahun itu, {target}.",
            f"A whole year: held against the target of the year, {target}.",
        )
    return Label(
        f"Keadaan, bukan jumlah yang terkumpul: dibandingkan dengan target itu "
        f"sendiri, {target}.",
        f"A level, not something that adds up: held against the target itself, "
        f"{target}.",
    )


def tell_gap(score: Score | None, indicator: Indicator, asked: Asked) -> str:
    """`kurang 236 ibu hamil`: how many are missing, or too many, by now."""
    gap = score.gap if score else None
    noun = asked.reading.catalogue.nouns.get(indicator.counts)
    if gap is None or not gap.size:
        return ""
    counted = render_number(gap.size, asked.language)
    what = noun.label.render(asked.language) if noun else ""
    word = Label("kurang", "missing") if gap.more else Label("kelebihan", "too many")
    return f"{word.render(asked.language)} {counted} {what}".strip()
