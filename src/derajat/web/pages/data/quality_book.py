"""How clean the files in force are: rows by form, sender and reason."""

from collections import Counter
from dataclasses import dataclass

from derajat.intake.reasons import ROUTINE
from derajat.measures.arrivals import ArrivalBook
from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.batches import Batch, BatchState, RowCounts, RowState
from derajat.store import Snapshot


@dataclass(frozen=True)
class BatchQuality:
    """The rows of one batch, the one health centre it is about, and its reasons.

    `centre` is empty for a file about more than one. Totals, notes and the like are set
    aside by rule in every proper form: `reasons` leaves them out, `counts` does not.
    """

    batch: Batch
    centre: str
    reasons: tuple[tuple[str, RowState, int], ...]

    @property
    def counts(self) -> RowCounts:
        """Rows accepted, questioned and set aside."""
        return self.batch.counts

    @property
    def month(self) -> str:
        """The month it was received in, `2026-03`."""
        return self.batch.received_at[:7]


def build_quality(
    snapshot: Snapshot, arrivals: ArrivalBook, areas: AreaRegistry
) -> tuple[BatchQuality, ...]:
    """The quality of each batch in force, in order of acceptance."""
    centres = _centres(areas)
    return tuple(
        BatchQuality(
            batch,
            _only_centre(arrivals.areas_of_batches.get(batch.number), centres),
            _reasons(snapshot, batch),
        )
        for batch in snapshot.batches
        if batch.state is BatchState.ACCEPTED
    )


def _reasons(snapshot: Snapshot, batch: Batch) -> tuple[tuple[str, RowState, int], ...]:
    found = Counter(
        (finding.problem.code, finding.state)
        for finding in snapshot.findings(batch.id)
        if finding.problem.code not in ROUTINE
    )
    return tuple((code, state, count) for (code, state), count in found.items())


def _centres(areas: AreaRegistry) -> dict[str, str]:
    """Health centre by area: of itself, and of each village it serves."""
    served = {c.village: c.health_centre for c in areas.catchments}
    own = {area.code: area.code for area in areas.at_level(AreaLevel.HEALTH_CENTRE)}
    return {**served, **own}


def _only_centre(inside: frozenset[str] | None, centres: dict[str, str]) -> str:
    found = {centres.get(area, "") for area in inside or ()}
    return found.pop() if len(found) == 1 else ""
