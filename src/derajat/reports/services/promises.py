"""What was promised about some indicators, as the log of meetings has it."""

from collections.abc import Sequence

from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.builders import Settings
from derajat.reports.outline import Block, Column, Row
from derajat.reports.services.layout import (
    PLACE,
    WORDS,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.settings import words_of
from derajat.reports.source import Making
from derajat.reports.wording import say


_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Tindakan", "Action"), WORDS),
    (Label("Penanggung jawab", "Who"), Column(1.6)),
    (Label("Dijanjikan", "Promised on"), Column(1.2)),
    (Label("Batas waktu", "Due"), Column(1.2)),
    (Label("Keadaan", "State"), Column(1.0)),
)
_STATES = {
    "proposed": Label("usulan", "proposed"),
    "running": Label("berjalan", "running"),
    "waiting": Label("menunggu bukti", "waiting for evidence"),
    "done": Label("selesai", "done"),
    "rejected": Label("ditolak", "rejected"),
}


def build_promises(making: Making, settings: Settings) -> Sequence[Block]:
    """The actions about the indicators of a form, those due first at the top."""
    wanted = set(words_of(settings["indicators"]))
    last = making.period.last_day
    actions = sorted(
        (
            action
            for action in making.source.written.actions
            if action.indicator in wanted and action.made_on <= last
        ),
        key=lambda action: (action.due, action.title),
    )
    if not actions:
        said = say(
            making,
            "Belum ada tindakan tercatat tentang layanan ini.",
            "No action is on record about these services.",
        )
        return (sentence("tindakan", said),)
    rows = [
        Row(
            (
                cell(str(place)),
                quoted(action.title),
                quoted(", ".join(filter(None, (action.owner, action.sector)))),
                quoted(render_day(action.made_on, making.language)),
                quoted(render_day(action.due, making.language)),
                quoted(
                    _STATES[action.state].render(making.language)
                    if action.state in _STATES
                    else action.state
                ),
            )
        )
        for place, action in enumerate(actions, 1)
    ]
    caption = Label("Tindakan yang dijanjikan", "Actions promised")
    return (build_table(making, "tindakan", caption, _COLUMNS, rows),)
