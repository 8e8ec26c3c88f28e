"""National forms: mappings that an office receives by naming them."""

import pytest

from derajat.catalogue import check_forms, check_office, load_catalogue
from derajat.content import find_content


DEFINITIONS = find_content("definitions")
OFFICE = """grammar: 1
office: contoh
label: {id: Kota contoh, en: Example city}
area: "19.71"
levels: [district, village]
areas: {down_to: village}
forms: [FORMS]
"""


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(DEFINITIONS)


def _check(tmp_path, catalogue, forms):
    folder = tmp_path / "contoh"
    folder.mkdir()
    text = OFFICE.replace("FORMS", forms)
    (folder / "office.yaml").write_text(text, encoding="utf-8")
    return check_office(folder, catalogue, DEFINITIONS / "areas")


def test_every_shipped_form_can_be_read(catalogue):
    forms, problems = check_forms(DEFINITIONS / "forms", catalogue)
    assert not problems
    assert len(forms) == len(list((DEFINITIONS / "forms").iterdir()))


def test_an_office_receives_the_forms_it_names(tmp_path, catalogue):
    office, problems = _check(tmp_path, catalogue, "mpdn, register-bayi")
    assert not problems
    assert {source.name for source in office.sources} == {"mpdn", "register-bayi"}


def test_a_form_that_does_not_exist_is_told_with_the_nearest_name(tmp_path, catalogue):
    _, problems = _check(tmp_path, catalogue, "register-bay")
    assert [problem.code for problem in problems] == ["DEF-005"]
    assert "register-bayi" in problems[0].render("id")


def test_a_broken_form_is_told_by_its_file(tmp_path, catalogue):
    text = (DEFINITIONS / "forms" / "mpdn.yaml").read_text("utf-8")
    broken = text.replace("to: umur_hari", "to: umur_har")
    (tmp_path / "mpdn.yaml").write_text(broken, encoding="utf-8")
    _, problems = check_forms(tmp_path, catalogue)
    assert [problem.where.file for problem in problems] == [
        "definitions/forms/mpdn.yaml"
    ]
    assert "umur_hari" in problems[0].render("id")
