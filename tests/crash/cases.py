"""Commits to be stopped: what stands before each, and what it does."""

import shutil

from stages import count_stages
from tests.identity_office import PEOPLE
from tests.store_office import (
    MARCH,
    WEIGHINGS,
    Office,
    child,
    claim,
    describe,
    finding,
    with_column,
)

from derajat.model.columns import ColumnType


TALLER = with_column(WEIGHINGS, "tinggi", ColumnType.WHOLE)


def _send_first(office):
    office.send("a1", [child("A", 1)], claims=[claim("a1")], findings=[finding(2)])


def _send_again(office):
    rows = [child("A", 2, MARCH), child("C", 3)]
    office.send("b9", rows, claims=[claim("b9")], findings=[finding(3)])


def _send_more_columns(office):
    office.send("b9", [child("D", 2, tinggi=71)], TALLER)


def _withdraw(office):
    office.withdraw("b2")


def _measure(office):
    office.measure("r2", 5, 6, 7)


def _earlier_commits(office):
    office.send("b1", [child("A", 1), child("B", 1, MARCH)], claims=[claim("b1")])
    office.send("b2", [child("B", 2)], findings=[finding(4)])
    office.measure("r1", 1, 2)


def _no_commits(_office):
    pass


def _send_list(office):
    office.send_list("b9", PEOPLE[2:6])


def _earlier_list(office):
    office.send_list("b1", PEOPLE[:4])


def _up_to_a_fold(office):
    for number in range(30):
        office.measure(f"r{number}", number)
    office.send("b2", [child("B", 2)])


CASES = {
    "first batch": (_no_commits, _send_first),
    "batch that replaces": (_earlier_commits, _send_again),
    "batch with a new column": (_earlier_commits, _send_more_columns),
    "withdrawal": (_earlier_commits, _withdraw),
    "values": (_earlier_commits, _measure),
    "first values": (_send_first, _measure),
    "list of persons": (_earlier_list, _send_list),
    "ledger rewritten": (_up_to_a_fold, _send_again),
}


class Case:
    """Copies of an office before a commit, the commit, and how it looks after it."""

    def __init__(self, folder, before, act):
        self.folder, self.before_office, self.act = folder, before, act
        self.copies = 0
        self.before = describe(before.store)
        finished = self.copy()
        self.stages = count_stages(lambda: act(finished))
        self.after = describe(finished.store)

    def copy(self):
        self.copies += 1
        target = self.folder / f"copy{self.copies}"
        shutil.copytree(self.before_office.folder, target)
        return Office(target)

    def check_whole(self, office):
        """The commit is there or not; if not it can be made again."""
        seen = describe(office.store)
        assert seen in (self.before, self.after)
        if seen == self.before:
            self.act(office)
        assert describe(office.store) == self.after
        assert office.store.verify() == ()
        return seen == self.after
