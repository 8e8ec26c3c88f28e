"""Promised actions from the log of meetings as a table: who, until when, what moved."""

from collections.abc import Iterable, Sequence

from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.cells import quoted_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import Cell, Quoted, Row, Table, Text, Tone
from derajat.reports.performance.layout import Head, build_table
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.reports.written import PromisedAction


_STATE_WORDS = {
    "proposed": Label("usulan", "proposed"),
    "running": Label("berjalan", "running"),
    "waiting": Label("menunggu bukti", "waiting for evidence"),
    "done": Label("selesai", "done"),
    "rejected": Label("ditolak", "rejected"),
}
_ENDED = ("done", "rejected")


def actions_for(making: Making, codes: Iterable[str]) -> tuple[PromisedAction, ...]:
    """Actions of the area of the report on some indicators, those due first."""
    wanted = set(codes) - {""}
    areas = set(making.office.areas.within(making.area))
    found = [
        action
        for action in making.source.written.actions
        if action.indicator in wanted and action.area in areas
    ]
    return tuple(sorted(found, key=lambda action: (action.due, action.title)))


def build_actions_table(
    making: Making, key: str, caption: str, actions: Sequence[PromisedAction]
) -> Table:
    """One row for each action; `what moved` is what came after it, never why."""
    heads = (
        Head(say(making, "Tindakan", "Action"), 3),
        Head(say(making, "Indikator", "Indicator"), 2.2),
        Head(say(making, "Penanggung jawab", "Owner"), 1.8),
        Head(say(making, "Tenggat", "Due"), 1.5),
        Head(say(making, "Keadaan", "State"), 1.4),
        Head(say(making, "Sesudahnya", "Afterwards"), 1.8),
    )
    rows = [_row(making, action) for action in actions]
    note = say(
        making,
        "Sesudahnya = perubahan nilai indikator sesudah tindakan; tidak menyatakan "
        "sebab.",
        "Afterwards = how the indicator moved after the action; it states no cause.",
    )
    return build_table(key, caption, heads, rows, [(note,)], size=8)


def _row(making: Making, action: PromisedAction) -> Row:
    known = making.source.catalogue.indicators.get(action.indicator)
    name = known.label.render(making.language) if known else action.indicator
    owner = "; ".join(filter(None, (action.owner, action.sector))) or ABSENT
    return Row(
        (
            quoted_cell(action.title),
            quoted_cell(name),
            quoted_cell(owner),
            quoted_cell(render_day(action.due, making.language)),
            _state_cell(making, action),
            Cell(_outcome(action)),
        )
    )


def _state_cell(making: Making, action: PromisedAction) -> Cell:
    words = _STATE_WORDS.get(action.state)
    said = words.render(making.language) if words else action.state
    is_late = action.state not in _ENDED and action.due < making.source.data_day
    if is_late:
        return Cell(
            (f"{said}; {say(making, 'lewat tenggat', 'overdue')}",), tone=Tone.BAD
        )
    return Cell((said,), tone=Tone.GOOD if action.state == "done" else Tone.PLAIN)


def _outcome(action: PromisedAction) -> Text:
    said = " ".join(filter(None, (action.outcome, action.difference)))
    return (Quoted(said or ABSENT),)
