"""How settled the data of a period are: open, provisional, final, restated."""

from dataclasses import dataclass

from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.web.asked import Asked
from derajat.web.moments import render_day_of
from derajat.web.uploads.standings import (
    find_declaration,
    load_restated,
    load_standings,
    month_names,
    standing_of,
)
from derajat.web.uploads.states import PeriodStanding


_MEANING = {
    PeriodStanding.OPEN: Label(
        "data masih masuk; angka dapat berubah", "data still come; numbers may change"
    ),
    PeriodStanding.PROVISIONAL: Label(
        "angka dapat berubah sampai final", "numbers may change until final"
    ),
    PeriodStanding.FINAL: Label(
        "angka hanya berubah lewat pernyataan ulang",
        "numbers change only by a restatement",
    ),
}
_RESTATED = Label("dinyatakan ulang", "restated")


@dataclass(frozen=True)
class Settled:
    """The standing of a period: `sementara`, what that means, and who declared it."""

    period: str
    word: str
    meaning: str
    declared: str


def read_settled(asked: Asked, period: Period) -> Settled | None:
    """The standing of a period, in two queries; None for weeks, which have none."""
    if period.kind is PeriodKind.WEEK:
        return None
    language, area = asked.language, asked.reading.office.area
    states = load_standings(area)
    text = period.render()
    standing = standing_of(text, states)
    word = standing.label.render(language)
    if load_restated() & set(month_names(period)):
        word += f", {_RESTATED.render(language)}"
    declared = ""
    found = find_declaration(text, states)
    if found is not None:
        day = render_day_of(found.set_at, language)
        who = found.set_by.shown_name
        declared = Label(f"oleh {who}, {day}", f"by {who}, {day}").render(language)
    return Settled(
        render_period(period, language),
        word,
        _MEANING[standing].render(language),
        declared,
    )
