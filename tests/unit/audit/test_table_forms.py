"""The forms that offices print: right ones stay silent, one spoilt cell is found."""

from random import Random

import pytest
from made_forms import FORMS, dress, plant, write_form

from derajat.audit.auditing import audit_files
from derajat.sheets.cells import split_cell_name


LEAST_FOUND = 0.95
"""Of the spoilt cells, at least this share is told as an error in their row or column,
or as a notice about a rounding beside it: small slips in sums of rounded numbers can
be no more than that, and very small tables may prove too little."""

ROUNDINGS = {"AUD-021", "AUD-022"}
TURNED = {"years_across", "places_across"}


def _make(name, seed):
    random = Random(f"{name}{seed}")
    form = FORMS[name](random)
    dress(form, random)
    return form, random


@pytest.mark.parametrize("name", FORMS)
def test_right_forms_have_no_errors_and_are_checked(
    name, tmp_path, counts, record_figure
):
    found, cells, checked = [], 0, 0
    tables = counts(5, 100)
    for seed in range(tables):
        form, random = _make(name, seed)
        result = audit_files([write_form(form, random, tmp_path, f"tabel{seed}")])
        found += [(seed, finding.problem.render("en")) for finding in result.errors]
        cells, checked = cells + result.cells, checked + result.checked_cells
    record_figure(f"audit forms: {name}: false errors, tables", [len(found), tables])
    assert found == []
    assert checked > (0.5 if name == "shares_and_ranks" else 0.95) * cells


@pytest.mark.parametrize("name", FORMS)
def test_a_spoilt_cell_of_a_form_is_found(name, tmp_path, counts, record_figure):
    planted, named, near, noticed = 0, 0, 0, 0
    for seed in range(counts(8, 100)):
        form, random = _make(name, seed)
        spoilt = plant(form, random)
        if spoilt is None:
            continue
        (row, column), _ = spoilt
        cell = (form.first + row, column + 1)
        result = audit_files([write_form(form, random, tmp_path, f"tabel{seed}")])
        told = {at for error in result.errors for at in _cells(error)}
        soft = [f for f in result.notices if f.problem.code in ROUNDINGS]
        is_near = any(cell[0] == at[0] or cell[1] == at[1] for at in told)
        way = 1 if name in TURNED else 0
        is_noticed = any(cell[way] == at[way] for f in soft for at in _cells(f))
        planted += 1
        named += cell in told
        near += is_near and cell not in told
        noticed += is_noticed and not is_near
    missed = planted - named - near - noticed
    record_figure(
        f"audit forms: {name}: planted, named, in its row or column, noticed, missed",
        [planted, named, near, noticed, missed],
    )
    assert planted > 2
    assert missed <= max(1, (1 - LEAST_FOUND) * planted)


def _cells(finding):
    likely = [finding.likely.cell] if finding.likely else []
    return [split_cell_name(cell) for cell in (finding.problem.where.cell, *likely)]
