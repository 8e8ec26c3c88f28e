"""Sentences in the style of press reports, each with the verdict found by hand.

`claim_sentences.csv` was written for this test: places and figures are partly those of
the published claims, partly invented, partly retold from the press. Some sentences were
written after the grammar, to see whether it carries over.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.audit.claims import check_claim


SENTENCES = Path(__file__).with_name("claim_sentences.csv")


def _rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["sentence"][:60])
def test_a_sentence_gets_the_verdict_found_by_hand(row):
    population = Decimal(row["population"]) if row["population"] else None
    assert check_claim(row["sentence"], population).state.value == row["state"]


def test_all_three_states_are_well_represented():
    states = [row["state"] for row in _rows()]
    assert min(states.count(state) for state in set(states)) >= 40
    assert len(set(states)) == 3
