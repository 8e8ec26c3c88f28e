"""Every national form is sent by the invented city, and every register by a form."""

from derajat.city.programmes import PROGRAMMES
from derajat.content import find_content


def test_every_mapping_of_a_national_form_is_tried_on_the_invented_city():
    mapped = {path.stem for path in (find_content("definitions") / "forms").iterdir()}
    sent = {form.source for programme in PROGRAMMES for form in programme.forms}
    assert mapped == sent


def test_every_truth_is_that_of_an_indicator(received):
    known = set(received.mended.values["indicator"].unique().to_pylist())
    truths = {
        code for programme in received.city.programmes for code in programme.truths
    }
    assert truths == known


def test_every_register_is_sent(received):
    sent = {form.register for p in received.city.programmes for form in p.forms}
    assert sent == set(received.city.registers)
