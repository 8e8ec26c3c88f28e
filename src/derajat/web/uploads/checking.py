"""Checks the file of an upload by the engine; the store of the office stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import DerajatError, Location, Problem, refuse
from derajat.intake import CheckedFile, check_file
from derajat.intake.blank_examples import ExampleCells
from derajat.intake.column_choices import ColumnChoice, match_chosen
from derajat.intake.receive import name_batch
from derajat.model.areas import UNKNOWN_PLACE, AreaRegistry
from derajat.model.calendar import month_of_day
from derajat.model.datasets import ReceivedDataset
from derajat.model.scalars import parse_day
from derajat.opening.offices import OpenOffice
from derajat.sheets import OpenedFile, open_file
from derajat.store import Tokens
from derajat.store.months import NO_MONTH, month_texts
from derajat.web.uploads.report import CheckReport, report_check


OTHER_KIND = "FIL-063"
"""The note of the engine that a file is not what its name says."""
_NAMED_AREAS = 8


@dataclass(frozen=True)
class CheckedUpload:
    """A file that was opened and checked, with what is told of it."""

    opened: OpenedFile
    checked: CheckedFile
    report: CheckReport

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What concerns the file as a whole."""
        return (*self.opened.notes, *self.checked.form.notices)


def check_sent_file(
    path: Path,
    name: str,
    office: OpenOffice,
    areas: frozenset[str],
    now: str,
    tell_rows: Callable[[int], None] | None = None,
    find_tokens: Callable[[str], Tokens] | None = None,
    choices: tuple[ColumnChoice, ...] = (),
) -> CheckedUpload:
    """The file at `path`, sent as `name` by somebody who answers for `areas`.

    `choices` are columns that were matched by hand.
    `find_tokens` gives the tokens for a dataset, for who holds the store's lock. Raises
    DerajatError with the problems of a file that cannot be taken, WEB-053 when it is
    not what its name says, and REF-101 when the store is busy with the first list of
    persons of the office.
    """
    find = find_tokens or (lambda dataset: open_tokens(office, dataset, now))
    opened = open_honest_file(path, name)
    form = match_chosen(opened, office.office, office.catalogue, choices)
    number = len(office.store.snapshot().batches) + 1
    checked = check_file(
        opened,
        form,
        office.office,
        office.catalogue,
        name_batch(number, form, opened),
        parse_day(now[:10]),
        lambda: find(form.source.dataset),
        tell_rows,
    )
    notices, months = (*opened.notes, *form.notices), find_months(checked)
    report = report_check(checked, notices, months, _examples(checked, office, now))
    outside = find_outside(checked.facts, checked.dataset, areas)
    told = replace(
        report,
        outside=len(outside),
        outside_areas=name_areas(outside, office.office.areas),
    )
    return CheckedUpload(opened, checked, told)


def _examples(checked: CheckedFile, office: OpenOffice, now: str) -> ExampleCells:
    own = office.office
    area, month = own.areas.by_code[own.area], month_of_day(parse_day(now[:10]))
    return ExampleCells(checked.dataset, office.catalogue, own, area, month)


def open_honest_file(path: Path, name: str) -> OpenedFile:
    """The file, whose content must be of the kind that its name says (WEB-053)."""
    opened = open_file(path, name=name)
    if any(note.code == OTHER_KIND for note in opened.notes):
        raise refuse("WEB-053", Location(file=opened.name), kind=opened.kind.value)
    return opened


def open_tokens(office: OpenOffice, dataset: str, now: str) -> Tokens:
    """The tokens of the office; made under the lock of the store for its first list."""
    if office.store.vault is not None:
        try:
            return office.store.vault.known_tokens()
        except DerajatError as error:
            if error.problems[0].code != "REF-124":
                raise
    with office.store.writer() as writer:
        return writer.vault_for(dataset).open_tokens(now)


def find_months(checked: CheckedFile) -> tuple[str, ...]:
    """The months that the facts speak of, `2026-03`; years where they count years."""
    texts = pc.unique(month_texts(checked.dataset, checked.facts)).to_pylist()
    return tuple(sorted(text for text in texts if text != NO_MONTH))


def find_outside(
    facts: pa.Table, dataset: ReceivedDataset, areas: frozenset[str]
) -> tuple[str, ...]:
    """For each fact that lies in none of the areas, where it lies.

    A fact of which one place (where it was served, where the person lives) is inside
    is inside. Facts of a dataset without places lie everywhere and are nobody's own.
    """
    columns = [column for _, column in dataset.places if column in facts.column_names]
    if not columns:
        return ()
    inside = pa.array([False] * facts.num_rows, pa.bool_())
    own = pa.array(sorted(areas), pa.string())
    for column in columns:
        known = pc.fill_null(facts[column], "")
        clear = pc.replace_substring(known, UNKNOWN_PLACE, "")
        inside = pc.or_(inside, pc.is_in(clear, own))
    places = facts.filter(pc.invert(inside))[columns[0]]
    return tuple(pc.fill_null(places, "").to_pylist())


def name_areas(codes: tuple[str, ...], areas: AreaRegistry) -> tuple[str, ...]:
    """The names of the first few of the areas."""
    named = sorted({c.removeprefix(UNKNOWN_PLACE) for c in codes if c})
    known = (areas.by_code[code].name for code in named if code in areas.by_code)
    return tuple(known)[:_NAMED_AREAS]
