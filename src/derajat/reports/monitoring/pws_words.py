"""Sentences of PWS sheets."""

from collections.abc import Sequence

from derajat.figures import Arrow
from derajat.model.labels import Label
from derajat.programmes.pws import MONTHS, PwsTrend
from derajat.programmes.pws_charts import is_level
from derajat.reports.builders import Settings
from derajat.reports.monitoring.levels import LEVEL_LABELS
from derajat.reports.monitoring.pws_chart import (
    PwsChart,
    count_of,
    due_number,
    gap_number,
    reached_number,
)
from derajat.reports.numbers import decimal_number
from derajat.reports.outline import (
    Block,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Role,
    Text,
)
from derajat.reports.source import Making


ARROWS = {
    PwsTrend.NAIK: Arrow.UP,
    PwsTrend.TETAP: Arrow.LEVEL,
    PwsTrend.TURUN: Arrow.DOWN,
}
TREND_WORDS = {
    PwsTrend.NAIK: Label("▲ naik", "▲ up"),
    PwsTrend.TETAP: Label("= tetap", "= level"),
    PwsTrend.TURUN: Label("▼ turun", "▼ down"),
}
RULE = Label(
    "Aturan PWS-KIA: capaian kumulatif = jumlah sejak Januari dibagi sasaran setahun; "
    "target bulan = target setahun × bulan ke-n dibagi dua belas; kurang = orang yang "
    "masih harus dijangkau supaya sampai di garis target bulan ini. Baik: di atas "
    "target dan tidak turun; Kurang: di atas target tetapi turun; Cukup: di bawah "
    "target tetapi naik; Jelek: di bawah target dan tetap atau turun. Bahwa tetap di "
    "bawah target disebut Jelek belum dikonfirmasi di pedoman.",
    "Rules of PWS-KIA: cumulative = the count since January over the eligible of the "
    "year; target of a month = target of the year × the month over twelve; missing = "
    "people still to reach to come to the line of the month. Good: on the target and "
    "not falling; Falling behind: on the target but falling; Catching up: below it but "
    "rising; Poor: below it and level or falling. That level below the target is Poor "
    "is not confirmed by the guideline.",
)


def tell_finding(chart: PwsChart) -> Text:
    """How many areas are below the target of the month, and how many people miss."""
    language = chart.making.language
    level = LEVEL_LABELS[chart.level].render(language)
    total = count_of(chart, "areas-known", len(chart.known))
    if chart.due is None:
        words = Label(
            f" {level} mempunyai nilai; belum ada target di rencana, jadi tanpa "
            "status dan kekurangan.",
            f" {level} have a value; no target in the plans, so neither status nor "
            "people missing.",
        )
        return (total, words.render(language))
    if not chart.behind:
        words = Label(
            f" {level}, semuanya mencapai target bulan ini.",
            f" {level}, all of them on the target of the month.",
        )
        return (total, words.render(language))
    behind = count_of(chart, "areas-behind", len(chart.behind))
    people = count_of(chart, "pws-missing", chart.missing)
    middle = Label(" dari ", " of ").render(language)
    below = Label(
        f" {level} di bawah target bulan ini; kurang ",
        f" {level} are below the target of the month; ",
    ).render(language)
    end = Label(" orang seluruhnya.", " people missing in all.").render(language)
    return (behind, middle, total, below, people, end)


def tell_own(chart: PwsChart) -> Text:
    """Where the whole area stands, and how the target of the month comes about."""
    language, own = chart.making.language, chart.own
    name = chart.making.source.area(chart.making.area).name
    target = _tell_target(chart)
    if own is None:
        words = Label(": belum ada nilai bulan ini. ", ": no value this month. ")
        return (Quoted(name), words.render(language), *target)
    reached = reached_number(chart, own.area)
    found: Text = (Quoted(name), ": ", reached, "%")
    if own.status is not None:
        status = own.status.label.render(language)
        missing = Label(", kurang ", ", missing ").render(language)
        people = Label(" orang", " people").render(language)
        found += (f", {status}", missing, gap_number(chart, own), people)
    return (*found, ". ", *target)


def _tell_target(chart: PwsChart) -> Text:
    """`Target s.d. bulan ini 82,5% (90,0% × 11/12, renstra).`"""
    language, promised = chart.making.language, chart.promised
    if promised is None or promised.amount is None:
        return ()
    plan = Quoted(promised.plan.render(language))
    if is_level(chart.indicator):
        lead = Label("Target tiap bulan ", "Target of every month ").render(language)
        return (lead, due_number(chart), " (", plan, ").")
    lead = Label("Target s.d. bulan ini ", "Target up to this month ").render(language)
    whole = _whole_target(chart)
    part = f" × {chart.month.number % MONTHS + 1}/{MONTHS}, "
    return (lead, due_number(chart), " (", whole, Quoted(part), plan, ").")


def _whole_target(chart: PwsChart) -> Number | str:
    making = chart.making
    if chart.promised is None or chart.promised.amount is None:
        return ""
    year = str(making.year)
    fact = Fact("year-target", chart.indicator.code, making.office.area, year)
    return decimal_number(chart.promised.amount, 1, fact, making.language, "%")


def build_pws_rule(making: Making, _: Settings) -> Sequence[Block]:
    """How the shares, the gaps and the four words come about."""
    words = RULE.render(making.language)
    return (Paragraph("aturan-pws", (Quoted(words),), Role.NOTE),)
