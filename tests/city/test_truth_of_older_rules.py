"""Rules that changed: the values of each year follow the rule of that year."""

from itertools import islice

import pytest
from tests.city.comparing import find_differences
from tests.city.conftest import CHOSEN_PROGRAMMES


CHANGED = ("SPM-01", "KIA-12T", "IKU-AKI", "OB-FAS", "KSG-KAP", "04.01.102")
PRESENT = {code for programme in CHOSEN_PROGRAMMES for code in programme.truths}


@pytest.mark.parametrize("code", [code for code in CHANGED if code in PRESENT])
def test_every_value_is_the_true_one_by_the_rule_of_its_year(received_before, code):
    values, known = received_before.mended.values, received_before.city.truth
    found = list(islice(find_differences(values, known, code), 5))
    assert not found, "\n".join(found)
