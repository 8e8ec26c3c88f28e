"""Codes of records are printed as people write them."""

import pytest

from derajat.reports.services.code_names import name_code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("buku-ppdgj", "buku PPDGJ"),
        ("vitamin-a-merah", "vitamin A merah"),
        ("kia-kb", "KIA-KB"),
        ("gawat-darurat", "gawat darurat"),
        ("sma", "SMA"),
    ],
)
def test_abbreviations_stand_in_capitals(code, words):
    assert name_code(code) == words
