"""From an opened file to facts, claims and findings, nothing stored yet."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import DerajatError, Location, report
from derajat.intake.check_sheet import SheetChecking
from derajat.intake.fact_tables import set_aside_repeats
from derajat.intake.form import FoundFile
from derajat.intake.identities import IdentityBook
from derajat.intake.match_source import match_source
from derajat.intake.read_areas import AreaBook
from derajat.intake.row_kinds import read_chunks
from derajat.intake.told_sheets import tell_once
from derajat.model.batches import Claim, RowCounts, RowFinding
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import SHEET
from derajat.model.offices import Office
from derajat.sheets import OpenedFile
from derajat.store import Identities, Tokens


@dataclass(frozen=True)
class CheckedFile:
    """What a file says, row by row accounted for."""

    form: FoundFile
    dataset: ReceivedDataset
    facts: pa.Table
    """Dataset columns, `_sheet` and `_row`, in the order of the sheets."""
    claims: tuple[Claim, ...]
    findings: tuple[RowFinding, ...]
    counts: RowCounts
    reasons: tuple[tuple[str, int], ...]
    """Rows set aside, by the code of the reason."""
    identities: Identities | None = None
    """Who its persons are, apart from the facts; None when it names nobody."""


def match_file(opened: OpenedFile, office: Office, catalogue: Catalogue) -> FoundFile:
    """The form that a file is. Raises DerajatError (REC-001 to REC-009)."""
    return match_source(opened, office.sources, catalogue, AreaBook(office))


def check_file(
    opened: OpenedFile,
    form: FoundFile,
    office: Office,
    catalogue: Catalogue,
    batch_id: str,
    today: int,
    open_tokens: Callable[[], Tokens] | None = None,
    tell_rows: Callable[[int], None] | None = None,
) -> CheckedFile:
    """The facts, claims and findings of the sheets of a form, received on a day.

    Every row below a header is accepted, questioned or set aside. `open_tokens` is
    called when the file names persons, `tell_rows` with the rows of the file received
    so far. Raises DerajatError with REC-010 when there is no such row and REF-130 when
    there are persons and no tokens.
    """
    dataset = catalogue.received(form.source.dataset)
    identities = IdentityBook(dataset, open_tokens)
    checked: dict[str, SheetChecking] = {}
    for each in form.forms:
        checking = SheetChecking(opened, each, office, catalogue, batch_id, identities)
        for chunk in read_chunks(checking.sheet, each.first_row):
            checking.check_chunk(chunk)
            if tell_rows is not None:
                before = sum(other.book.received for other in checked.values())
                tell_rows(before + checking.book.received)
        checked[each.sheet] = checking
    if not any(checking.book.received for checking in checked.values()):
        sheet = form.forms[0].sheet if len(form.forms) == 1 else ""
        raise DerajatError((report("REC-010", Location(file=form.file, sheet=sheet)),))
    finished = _finish(_tell_empty(form, checked), dataset, checked, today)
    return replace(finished, identities=identities.identities())


def _tell_empty(form: FoundFile, checked: dict[str, SheetChecking]) -> FoundFile:
    """The form with a notice of the sheets that have no row yet."""
    empty = [
        report("REC-102", Location(file=form.file, sheet=sheet))
        for sheet, checking in checked.items()
        if not checking.book.received
    ]
    return replace(form, notices=(*form.notices, *tell_once(empty)))


def _finish(
    form: FoundFile,
    dataset: ReceivedDataset,
    checked: dict[str, SheetChecking],
    today: int,
) -> CheckedFile:
    """Set repeats aside over all sheets, check the claims, add everything up."""
    books = {sheet: checking.book for sheet, checking in checked.items()}
    together = pa.concat_tables([checking.facts() for checking in checked.values()])
    facts = set_aside_repeats(together, dataset, books)
    claims: list[Claim] = []
    findings: list[RowFinding] = []
    counts, reasons = RowCounts(), Counter[str]()
    for sheet, checking in checked.items():
        own = facts.filter(pc.equal(facts[SHEET], sheet)) if len(checked) > 1 else facts
        claims += checking.finish(own, today)
        findings += checking.book.findings()
        counts += checking.book.counts(own.num_rows)
        reasons += checking.book.reasons
    return CheckedFile(
        form,
        dataset,
        facts,
        tuple(claims),
        tuple(findings),
        counts,
        tuple(sorted(reasons.items())),
    )
