"""Every value equals the city's own truth, before and after its files are mended."""

from itertools import islice

import pytest
from tests.city.comparing import find_differences
from tests.city.conftest import CHOSEN_PROGRAMMES


CODES = [code for programme in CHOSEN_PROGRAMMES for code in programme.truths]


@pytest.mark.parametrize("code", CODES)
def test_after_mending_every_value_is_the_true_one(received, code):
    found = list(
        islice(find_differences(received.mended.values, received.city.truth, code), 5)
    )
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", CODES)
def test_before_mending_the_planted_faults_explain_every_difference(received, code):
    known = received.city.first_received
    found = list(islice(find_differences(received.first.values, known, code), 5))
    assert not found, "\n".join(found)
