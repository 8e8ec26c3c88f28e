"""Every bad file gets its coded message, and no row is lost."""

import pytest
from tests.bad_input.corpus import FILES
from tests.bad_input.forms import CATALOGUE, NOW, OFFICE

from derajat.intake import receive_file
from derajat.store import open_store


def receive(bad, folder):
    """The receipt of a bad file, received into a new store."""
    path = folder / bad.name
    bad.build(path)
    with open_store(folder / "store").writer() as writer:
        return receive_file(path, OFFICE, CATALOGUE, writer, NOW)


def told_problems(receipt):
    findings = [finding.problem for finding in receipt.findings]
    return [*receipt.problems, *receipt.notices, *findings]


def check_message(problem, name):
    """A message says in Indonesian what, where and what to do."""
    assert problem.where.file == name
    assert problem.says("id") and problem.repair("id")
    assert problem.says("id") != problem.says("en")
    assert problem.render("id").startswith(f"{problem.code} {name}")


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.says)
def test_a_bad_file_is_told_by_code_and_no_row_is_lost(bad, tmp_path):
    receipt = receive(bad, tmp_path)
    problems = told_problems(receipt)
    for problem in problems:
        check_message(problem, bad.name)
    assert {problem.code for problem in problems} == bad.codes, receipt.render()
    if bad.counts is None:
        assert receipt.batch is None and receipt.problems
        return
    counts = receipt.counts
    states = (counts.accepted, counts.questioned, counts.set_aside)
    assert states == bad.counts, receipt.render()
    assert counts.received == sum(states)
    assert sum(number for _, number in receipt.reasons) == counts.set_aside
    for finding in receipt.findings:
        where = finding.problem.where
        assert finding.row == where.row
        assert bool(where.cell) == bool(finding.column)


def test_the_corpus_is_large_enough_and_each_case_is_told_once():
    assert len(FILES) >= 60
    assert len({bad.says for bad in FILES}) == len(FILES)
