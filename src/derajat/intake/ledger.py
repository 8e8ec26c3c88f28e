"""The list of batches as people read it."""

from collections.abc import Sequence

from derajat.model.batches import Batch, BatchState
from derajat.model.numerals import render_number


def render_ledger(batches: Sequence[Batch], language: str = "id") -> str:
    """One line a batch, in the order of acceptance."""
    words = _WORDS[language]
    lines = [_render(batch, words, language) for batch in batches]
    return "\n".join(lines) if lines else words["none"]


def _render(batch: Batch, words: dict[str, str], language: str) -> str:
    counts = batch.counts
    numbers = {
        "received": counts.received,
        "accepted": counts.accepted,
        "questioned": counts.questioned,
        "set_aside": counts.set_aside,
    }
    texts = {name: render_number(n, language) for name, n in numbers.items()}
    line = words["line"].format(
        id=batch.id, at=batch.received_at, file=batch.file_name, **texts
    )
    if batch.state is BatchState.ACCEPTED:
        return line
    ending = words["withdrawn"].format(at=batch.withdrawn_at, why=batch.withdrawn_why)
    return f"{line} {ending}"


_WORDS = {
    "id": {
        "none": "Belum ada kiriman.",
        "line": "{id}  {at}  {file}: {received} baris = {accepted} dipakai + "
        "{questioned} dengan pertanyaan + {set_aside} disisihkan.",
        "withdrawn": "Dibatalkan {at}: {why}.",
    },
    "en": {
        "none": "No batches yet.",
        "line": "{id}  {at}  {file}: {received} rows = {accepted} accepted + "
        "{questioned} questioned + {set_aside} set aside.",
        "withdrawn": "Withdrawn {at}: {why}.",
    },
}
