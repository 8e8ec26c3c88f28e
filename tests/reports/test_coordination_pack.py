"""The pack of coordination meetings: gaps by sector, promises with their age."""

from dataclasses import replace
from io import BytesIO

import pyarrow as pa
import pypdfium2
import pytest

from derajat.errors import Location
from derajat.measures.shelf import build_shelf
from derajat.model.calendar import day_number, parse_period
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.gatherings.promises import as_of, list_promises
from derajat.reports.gatherings.sectors import check_sectors, read_sectors
from derajat.reports.outline import Table, plain
from derajat.reports.pdf import write_pdf
from derajat.reports.source import Making
from derajat.reports.written import PromisedAction, Written


REPORT, PERIOD = "paket-rakor", "2026-Q1"
TODAY = day_number(2026, 3, 31)


def _row(key, sector, made, due, done=None):
    return {
        "tindakan": key,
        "puskesmas": "19.71.P1012409",
        "tanggal": made,
        "tenggat": due,
        "selesai": done,
        "sifat": "komitmen",
        "sektor": sector,
        "tingkat": "pelaksanaan",
    }


LISTED = [
    _row("TD1", "pendidikan", TODAY - 400, TODAY - 300),
    _row("TD2", "pendidikan", TODAY - 10, TODAY + 20),
    _row("TD3", "pendidikan", TODAY - 90, TODAY - 60, TODAY - 5),
    _row("TD4", "sosial", TODAY - 50, TODAY - 1, TODAY + 3),
    _row("TD5", "pendidikan", TODAY + 2, TODAY + 30),
    _row("TD6", "kesehatan", TODAY - 7, TODAY + 7),
]
ACTION = PromisedAction(
    title="Data siswi <kelas 5> & {{ }}",
    reason="",
    indicator="IM-HPV",
    area="19.71",
    owner="",
    sector="Dinas Pendidikan",
    made_on=TODAY - 30,
    due=TODAY - 2,
    state="running",
)
KEPT = replace(
    ACTION,
    title="Jadwal BIAS",
    state="done",
    done_on=TODAY - 1,
    outcome="membaik",
    difference="+4,2 poin",
)


@pytest.fixture(scope="module")
def promising(source):
    """The city with a list of promises and a board."""

    def load(dataset):
        if dataset == "daftar-tindakan":
            return pa.Table.from_pylist(LISTED)
        return source.load_facts(dataset)

    return replace(source, load_facts=load, written=Written((), (ACTION, KEPT)))


@pytest.fixture(scope="module")
def form(opened):
    return choose_form(open_forms(opened), REPORT)


def _make(form, source, language="id", period=PERIOD):
    making = Making(source, REPORT, source.office.area, parse_period(period), language)
    return make_outline(form, making)


def _counts(outline, sector):
    return {
        n.fact.what: int(n.exact)
        for _, n in list_numbers(outline)
        if n.fact.subject == sector
    }


def test_open_promises_are_counted_with_age_on_the_last_day(form, promising):
    outline = _make(form, promising)
    found = _counts(outline, "pendidikan")
    assert found["promises-open"] == 3
    assert found["promises-late"] == 2
    assert found["promises-oldest"] == 400
    assert found["promises-done"] == 2
    ages = {
        n.fact.subject: int(n.exact)
        for _, n in list_numbers(outline)
        if n.fact.what == "promise-age"
    }
    assert ages == {"TD1": 400, "TD2": 10, "TD4": 50, "papan-1": 30}


def test_what_is_done_later_is_still_open_on_the_day_of_the_report(form, promising):
    assert _counts(_make(form, promising), "sosial")["promises-open"] == 1


def test_promises_of_sectors_without_a_page_are_not_lost(form, promising):
    outline = _make(form, promising)
    said = [t.text for t in list_texts(outline) if "tanpa halaman" in t.text]
    assert said == ["Janji terbuka sektor tanpa halaman: 1 (kesehatan)."]


def test_what_moved_afterwards_is_told_without_a_cause(form, promising):
    said = [text.text for text in list_texts(_make(form, promising))]
    assert "Jadwal BIAS: membaik +4,2 poin" in said
    assert [text for text in said if "bukan berarti karenanya" in text]
    assert "Data siswi <kelas 5> & {{ }}" in said


def test_people_missing_of_a_sector_are_those_of_the_values(form, promising):
    """Without a target: everybody who was not reached."""
    outline = _make(form, promising)
    seen = 0
    for _, number in list_numbers(outline):
        fact = number.fact
        if fact.what != "unreached":
            continue
        value = promising.value(fact.subject, fact.area, fact.period)
        assert int(number.exact) == int(value.denominator) - value.numerator
        seen += 1
    assert seen


def test_a_sector_has_at_most_two_pages(form, promising):
    outline = _make(form, promising)
    pages = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(BytesIO(write_pdf(outline)))
    ]
    begins = [at for at, page in enumerate(pages) if "Sektor: " in page]
    assert begins[0] == 1
    ends = [*begins[1:], len(pages)]
    assert all(end - begin <= 2 for begin, end in zip(begins, ends, strict=True))


def test_an_office_without_promises_gets_sentences(form, source):
    empty = pa.table({})
    silent = replace(source, load_facts=lambda _: empty, written=Written())
    for language, words in (("id", "Belum ada janji"), ("en", "No promise")):
        outline = _make(form, silent, language)
        said = [text.text for text in list_texts(outline)]
        assert len([t for t in said if t.startswith(words)]) == 8
        tables = [b for _, b in outline.blocks() if isinstance(b, Table)]
        assert not [t for t in tables if t.key.startswith("janji-")]


def test_a_sector_without_values_gets_a_sentence_and_no_table(form, source):
    empty = replace(source, shelf=build_shelf(None))
    outline = _make(form, empty)
    tables = [b.key for _, b in outline.blocks() if isinstance(b, Table)]
    assert not [key for key in tables if key.startswith("kekurangan-")]
    said = [text.text for text in list_texts(outline)]
    assert said.count("Belum ada nilai indikator yang menyangkut sektor ini.") == 8


def test_a_pack_can_be_read_in_english(form, promising):
    said = [text.text for text in list_texts(_make(form, promising, "en"))]
    assert "Sector: Education" in said
    assert not [text for text in said if "janji" in text]


def test_promises_of_both_lists_stand_in_the_order_they_were_made(promising):
    period = parse_period(PERIOD)
    making = Making(promising, REPORT, promising.office.area, period)
    days = [one.made_on for one in list_promises(making)]
    assert days == sorted(days) and len(days) == len(LISTED) + 2
    assert as_of(making) == min(period.last_day, promising.data_day)


WRONG = [
    "pendidikan",
    {"key": "a", "label": "A"},
    {"key": "a", "label": {"id": "A"}, "concerns": ()},
    {"key": "a", "label": "A", "concerns": ({"indicator": "KIA-K6"},)},
    {"key": "a", "label": "A", "concerns": ("KIA-K6",)},
]


@pytest.mark.parametrize("item", WRONG)
def test_a_sector_of_another_shape_is_told_when_the_form_is_read(source, item):
    where = Location("formulir.yaml", 3)
    found = list(check_sectors({"sectors": (item,)}, source.catalogue, where))
    assert [problem.code for problem in found] == ["DEF-260"]


def test_a_sector_is_known_by_any_of_its_names():
    concern = {"indicator": "KIA-K6", "ask": {"id": "a", "en": "b"}}
    item = {"key": "sosial", "label": "Sosial", "names": ("Dinsos",)}
    sectors = read_sectors({"sectors": ({**item, "concerns": (concern,)},)})
    assert [s.is_named(" dinsos ") for s in sectors] == [True]
    assert not sectors[0].is_named("Dinas Sosial dan Lainnya")


def test_indicators_of_sectors_are_checked_by_name(tmp_path, opened):
    from derajat.content import find_content
    from derajat.reports.form_names import check_names
    from derajat.reports.forms import load_forms
    from derajat.reports.shelves import SHELF

    source = find_content("definitions") / "reports" / "paket-rakor.yaml"
    (tmp_path / "reports").mkdir()
    text = source.read_text("utf-8").replace("KL-STBM", "KL-STMB")
    (tmp_path / "reports" / "paket-rakor.yaml").write_text(text, "utf-8")
    form = load_forms(tmp_path)["paket-rakor"]
    problems = check_names(form, SHELF, opened.catalogue)
    assert [problem.code for problem in problems] == ["DEF-202"]


def test_the_table_of_a_sector_names_what_is_asked(form, promising):
    outline = _make(form, promising)
    table = next(
        b for _, b in outline.blocks() if getattr(b, "key", "") == ("kekurangan-sosial")
    )
    asks = [plain(row.cells[-1].text) for row in table.rows]
    assert "mengusulkan desil 1-5 tanpa jaminan ke PBI" in asks
