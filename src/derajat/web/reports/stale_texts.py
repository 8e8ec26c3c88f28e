"""Texts of a report whose numbers have moved since they were written."""

from collections.abc import Mapping

from derajat.errors import DerajatError
from derajat.reports.outline import StaleSentence
from derajat.web.reports.models import MadeReport
from derajat.web.reports.register import open_register, recall_contents
from derajat.web.reports.texts import find_moved, texts_of


def find_stale_texts(made: MadeReport) -> dict[str, tuple[StaleSentence, ...]]:
    """The stale sentences of each slot of a report, for slots that have some."""
    texts = {slot: text for slot, text in texts_of(made).items() if text.seen}
    if not texts:
        return {}
    now = load_numbers_now(made)
    slots = set(made.slots.values_list("key", flat=True))
    found = {slot: find_moved(text, now) for slot, text in texts.items()}
    return {slot: stale for slot, stale in found.items() if stale and slot in slots}


def load_numbers_now(made: MadeReport) -> Mapping[str, str]:
    """What each fact of a made report is shown as; empty where it is not kept."""
    try:
        numbers = recall_contents(open_register(), made.code).numbers
    except DerajatError:
        return {}
    return {number.fact.key: number.shown for _, number in reversed(numbers)}
