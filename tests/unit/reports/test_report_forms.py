"""Forms of reports are data: what is wrong in one is told by file and line."""

import shutil

import pytest
from tests.unit.reports.built_forms import build_form, of_k6

from derajat.catalogue.loading import load_catalogue
from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.opening.offices import open_catalogue
from derajat.reports.builders import Builder, Item, Repetition, Shelf, join_shelves
from derajat.reports.form_names import check_names
from derajat.reports.forms import check_forms, load_forms
from derajat.reports.outline import Fact, Number, plain
from derajat.reports.sentences import fill, find_stray_brace
from derajat.reports.shelves import SHELF


FORM = """\
grammar: 1
report: surat
label: {id: Surat, en: Letter}
title: {id: "SURAT {tahun}", en: "LETTER {tahun}"}
periods: [year]
about: office
formats: [docx, pdf]
source: {title: aturan, article: pasal, checked_on: 2026-11-23}
confirmed: no
parts:
  - key: isi
    blocks:
"""
WORDS = Shelf(
    builders={"tabel": Builder(lambda making, settings: (), needs=("indicator",))},
    repetitions={
        "sasaran": Repetition(lambda making, settings: (), words=("nama",)),
    },
    words={"tahun": lambda making: "2025"},
)


@pytest.fixture
def told(tmp_path):
    """Codes with their line that a form with these blocks is refused with."""

    def told_of(blocks: str, name: str = "surat") -> list[tuple[str, int]]:
        folder = tmp_path / "reports"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(FORM + blocks, encoding="utf-8")
        forms, problems = check_forms(tmp_path)
        if not problems:
            catalogue = open_catalogue()
            problems = tuple(
                problem
                for form in forms.values()
                for problem in check_names(form, WORDS, catalogue)
            )
        return [(problem.code, problem.where.line) for problem in problems]

    return told_of


def block(text: str) -> str:
    return "".join(f"      {line}\n" for line in text.splitlines())


def test_a_good_form_is_not_told_of(told):
    good = """\
- text: {id: "Tahun {tahun}.", en: "Year {tahun}."}
- build: tabel
  with: {indicator: KIA-K6}
- each: sasaran
  blocks:
    - heading: {id: "{nama}", en: "{nama}"}
- slot: pesan
  prompt: {id: Tulis, en: Write}
- break: yes"""
    assert told(block(good)) == []


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ('- text: {id: "{bulan}", en: "x"}', "DEF-202"),
        ('- text: {id: "{nama}", en: "x"}', "DEF-202"),
        ("- build: tabell\n  with: {indicator: KIA-K6}", "DEF-202"),
        ("- build: tabel\n  with: {indicator: KIA-K66}", "DEF-202"),
        ("- build: tabel\n  with: {indicator: KIA-K6, warna: a}", "DEF-202"),
        ("- build: tabel", "DEF-203"),
        ("- each: sasarann\n  blocks:\n    - break: yes", "DEF-202"),
        ('- text: {id: "{tahun", en: "x"}', "DEF-205"),
        ('- text: {id: "{{tahun}}", en: "x"}', "DEF-205"),
        ('- slot: "a/{}"\n  prompt: {id: a, en: a}', "DEF-205"),
        ("- tulis: {id: a, en: a}", "DEF-001"),
        ("- heading: {id: a, en: a}\n  with: {a: b}", "DEF-014"),
    ],
)
def test_what_is_wrong_in_a_block_is_told_with_its_line(told, blocks, code):
    found = told(block(blocks))
    assert code in [one for one, _ in found]
    assert all(line >= 13 for one, line in found if one == code)


def test_a_form_is_named_as_its_file(told):
    assert told(block("- break: yes"), name="lain") == [("DEF-201", 2)]


PAYLOADS = (
    "{tahun.__class__}",
    "{tahun!r}",
    "{tahun:>99999999}",
    "{tahun[0]}",
    "{{ cycler.__init__.__globals__ }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "${7*7}",
    "{0}",
    "{__import__}",
    "{self}",
    "{tahun}{tahun",
    "}{",
    "{tahun }",
    "{TAHUN}",
    "{tahun\n}",
    "{%include '/etc/passwd'%}",
    "#{7*7}",
    "{tahun|attr('__class__')}",
    "{*args}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_sentence_holds_names_and_nothing_else(payload):
    names = {"tahun": "2025"}
    if find_stray_brace(payload):
        return
    with pytest.raises(KeyError):
        fill(payload, names)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_fills_a_name_is_never_filled_again(payload):
    assert plain(fill("<{tahun}>", {"tahun": payload})) == f"<{payload}>"


def test_an_office_replaces_a_form_by_its_own(tmp_path):
    national = find_content("definitions")
    office = tmp_path / "kantor"
    (office / "reports").mkdir(parents=True)
    own = office / "reports" / "perjanjian-kinerja.yaml"
    shutil.copyfile(national / "reports" / "perjanjian-kinerja.yaml", own)
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("PERJANJIAN KINERJA", "PERJANJIAN KAMI"), "utf-8")
    forms = load_forms(national, office)
    assert forms["perjanjian-kinerja"].title.id.startswith("PERJANJIAN KAMI")
    assert forms["lkjip"] == load_forms(national)["lkjip"]


def test_every_form_that_comes_with_the_product_names_only_what_there_is():
    catalogue = load_catalogue(find_content("definitions"))
    forms = load_forms(find_content("definitions"))
    assert len(forms) >= 15
    for form in forms.values():
        assert check_names(form, SHELF, catalogue) == ()


def test_two_shelves_cannot_name_one_thing():
    with pytest.raises(ValueError, match="tabel"):
        join_shelves((WORDS, WORDS))


def test_a_key_that_stands_twice_is_refused(told, tmp_path):
    twice = '- text: {id: "a", en: "a"}\n  key: satu\n'
    assert told(block(twice + twice)) == []
    form = load_forms(tmp_path)["surat"]
    with pytest.raises(DerajatError) as caught:
        build_form(form, WORDS)
    assert caught.value.problems[0].code == "DEF-204"


def test_a_number_fills_a_name_as_a_number():
    filled = fill("Capaian {k6}.", {"k6": of_k6()})
    assert [type(part) for part in filled][1] is Number
    assert plain(filled) == "Capaian 82,6%."
    assert Item("a", None, {"k6": of_k6()}).key == "a"


class _Plan:
    """A plan with one target; only what a banner asks of it."""

    def __init__(self, is_example: bool) -> None:
        self.is_example = is_example

    def indicators(self):
        return [(None, self)]

    def target_of(self, year: int) -> str:
        return "90" if year == 2025 else ""


@pytest.mark.parametrize(
    ("examples", "what", "is_invented", "banner"),
    [
        ([True], "target", False, "TARGET CONTOH, BUKAN DOKUMEN RESMI"),
        ([True], "value", False, ""),
        ([True, False], "target", False, ""),
        ([], "target", False, ""),
        ([False], "target", True, "DATA REKAAN"),
    ],
)
def test_targets_that_somebody_made_up_are_named_on_every_page(
    told, tmp_path, examples, what, is_invented, banner
):
    assert told(block('- text: {id: "{tahun}", en: "{tahun}"}')) == []
    promised = Number("90%", "90", Fact(what, "KIA-K6", "19.71", "2025"))
    shelf = Shelf({}, {}, {"tahun": lambda making: promised})
    form = load_forms(tmp_path)["surat"]
    plans = tuple(_Plan(each) for each in examples)
    assert build_form(form, shelf, plans, is_invented).banner == banner
