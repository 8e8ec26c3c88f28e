"""An invented office in which nothing is new: told without loading definitions."""

from dataclasses import asdict, dataclass
from pathlib import Path

from derajat.city.office_folder import PLAN
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.measures.measuring import name_run
from derajat.model.batches import BatchState, RowCounts
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import INVENTED_FOLDER
from derajat.opening.rules import rules_in
from derajat.sheets import hash_file
from derajat.store import Snapshot, open_store


@dataclass(frozen=True)
class Standing:
    """An office whose files are all received and whose values are those of today."""

    office: str
    files: int
    counts: RowCounts
    values: int


def find_standing(name: str, options: Options) -> Standing | None:
    """The invented office as it stands, or None when there is anything to do."""
    folder = options.data_folder / INVENTED_FOLDER / name
    data = options.data_folder / name
    if not (folder / "incoming").is_dir() or not data.is_dir():
        return None
    snapshot = open_store(data).snapshot()
    counts = _find_received(snapshot, folder / "incoming")
    in_force = snapshot.values_run()
    if counts is None or in_force is None:
        return None
    if in_force.run != name_run(rules_in(folder), snapshot.facts_version):
        return None
    files = sum(1 for _ in (folder / "incoming").iterdir())
    return Standing(name, files, counts, snapshot.count_values())


def _find_received(snapshot: Snapshot, incoming: Path) -> RowCounts | None:
    """The rows of all files that lie there; None when one is not in force."""
    known = {
        batch.content_hash: batch
        for batch in snapshot.batches
        if batch.state is BatchState.ACCEPTED
    }
    found = [known.get(hash_file(path)) for path in sorted(incoming.iterdir())]
    if not found or None in found:
        return None
    return sum((batch.counts for batch in found if batch), RowCounts())


def write_standing(standing: Standing, options: Options) -> None:
    """Say that nothing changed, and how the scorecard is seen again."""
    if options.json:
        counts = standing.counts
        received = {"received": counts.received, **asdict(counts)}
        fields = {"office": standing.office, "files": standing.files, **received}
        write_json([{**fields, "values": standing.values, "changed": False}])
        return
    language = options.language
    nothing = Label(
        "Tidak ada yang berubah sejak terakhir.", "Nothing changed since last time."
    )
    write_line(nothing.render(language))
    said = Label(
        "{}: {} berkas, {} baris, {} nilai.", "{}: {} files, {} rows, {} values."
    )
    numbers = (standing.files, standing.counts.received, standing.values)
    shown = [render_number(number, language) for number in numbers]
    write_line(said.render(language).format(standing.office, *shown))
    data = f" --data {options.data}" if options.data else ""
    card = Label("Kartu skor", "Scorecard").render(language)
    write_line(f"{card}: derajat scorecard {standing.office} --plan {PLAN}{data}")
