"""What became of each sheet row: no row is ever lost between the counts."""

from array import array
from collections import Counter
from collections.abc import Iterable

from derajat.errors import Location, Problem
from derajat.intake.faults import Fault, fault
from derajat.intake.form import FoundForm
from derajat.model.batches import RowCounts, RowFinding, RowState


LISTED_PER_CODE = 10_000
"""Findings of one code that are told one by one; the others are counted."""

_NOT_RECEIVED, _RECEIVED, _QUESTIONED = 0, 1, 2


class RowsNotConserved(RuntimeError):
    """A row is in none of the counts, or in two: the program is wrong, not the file."""


class RowBook:
    """Keeps, by sheet row, how many of its facts are left and what was found."""

    def __init__(self, form: FoundForm) -> None:
        self._form = form
        self._left = array("H")
        self._marks = bytearray()
        self._found: list[tuple[int, int, str, Fault, bool]] = []
        self._times: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        """Rows set aside, by the code that set them aside."""
        self.received = 0

    def receive(self, rows: Iterable[int], facts_each: int) -> None:
        """Note rows that stand for `facts_each` facts at first."""
        for row in rows:
            missing = row + 1 - len(self._marks)
            if missing > 0:
                self._marks.extend(bytes(missing))
                self._left.extend([0] * missing)
            self._marks[row] = _RECEIVED
            self._left[row] = facts_each
            self.received += 1

    def set_aside(self, rows: Iterable[int], reason: Fault) -> None:
        """Note rows that stand for no fact, with the reason."""
        listed = list(rows)
        self.receive(listed, 0)
        self.reasons[reason.code] += len(listed)

    def drop_fact(self, row: int, code: str) -> None:
        """One fact of the row does not survive; the last one sets the row aside."""
        self._left[row] -= 1
        self._marks[row] = _QUESTIONED
        if self._left[row] == 0:
            self.reasons[code] += 1

    def question(self, row: int) -> None:
        """The row is accepted with a question."""
        self._marks[row] = _QUESTIONED

    def find(
        self,
        row: int,
        column: int,
        found: Fault,
        header: str = "",
        *,
        notice: bool = False,
    ) -> None:
        """Note a finding at a cell, or at the whole row for column 0.

        A notice tells something and leaves the row as it is.
        """
        self._times[found.code] += 1
        if self._times[found.code] <= LISTED_PER_CODE:
            self._found.append((row, column, header, found, notice))

    def state(self, row: int) -> RowState:
        """What became of a received row."""
        if self._left[row] == 0:
            return RowState.SET_ASIDE
        questioned = self._marks[row] == _QUESTIONED
        return RowState.QUESTIONED if questioned else RowState.ACCEPTED

    def counts(self, facts: int) -> RowCounts:
        """The rows by state. Raises RowsNotConserved when they do not add up."""
        states: Counter[RowState] = Counter(
            self.state(row) for row, mark in enumerate(self._marks) if mark
        )
        counts = RowCounts(
            states[RowState.ACCEPTED],
            states[RowState.QUESTIONED],
            states[RowState.SET_ASIDE],
        )
        explained = sum(self.reasons.values()) == counts.set_aside
        if counts.received != self.received or sum(self._left) != facts:
            raise RowsNotConserved(f"{counts}, {self.received} rows, {facts} facts")
        if not explained:
            raise RowsNotConserved(f"{counts}, reasons {dict(self.reasons)}")
        return counts

    def findings(self) -> tuple[RowFinding, ...]:
        """All findings in the order of rows and columns, with what they did."""
        listed = [self._finding(*found) for found in self._found]
        listed += [self._finding(*rest) for rest in self._unlisted()]
        return tuple(sorted(listed, key=lambda f: (f.row, f.column, f.problem.code)))

    def _finding(
        self, row: int, column: int, header: str, found: Fault, notice: bool
    ) -> RowFinding:
        where = self._form.where(row, column) if row else self._sheet()
        problem = Problem(found.code, where, (("column", header), *found.fields))
        keeps = notice or row < self._form.first_row
        state = RowState.ACCEPTED if keeps else self.state(row)
        return RowFinding(problem, row, column, state)

    def _sheet(self) -> Location:
        return Location(file=self._form.file, sheet=self._form.sheet)

    def _unlisted(self) -> list[tuple[int, int, str, Fault, bool]]:
        return [
            (0, 0, "", _more(code, times - LISTED_PER_CODE), True)
            for code, times in self._times.items()
            if times > LISTED_PER_CODE
        ]


def _more(code: str, count: int) -> Fault:
    return fault("REC-061", code=code, count=count, limit=LISTED_PER_CODE)
