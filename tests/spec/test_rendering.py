"""The manual shows every specification that runs."""

from .render import SUBJECTS, collect_specs, render_specs, subjects_on_disk


def test_every_file_of_specifications_is_in_the_manual():
    assert subjects_on_disk() - {"rendering"} == set(SUBJECTS)


def test_a_specification_reads_as_tables_and_words():
    page = render_specs()
    assert "### Below leaves the limit out" in page
    assert "| A | -2.01 |" in page
    assert "numerator: [{column: tbu_z, below: -2.00}]" in page
    assert "| true | false |\n| --- | --- |\n| 1 | 2 |" in page


def test_there_are_enough_specifications():
    page = render_specs()
    assert page.count("\n### ") >= 150
    assert page.count("Gives") >= page.count("\n### ")


def test_a_test_states_at_least_one_specification():
    from . import test_keep

    stated = dict(collect_specs(test_keep))
    assert all(stated.values())
    assert len(stated["test_last_then_valid_differs_from_last_valid"]) == 2
