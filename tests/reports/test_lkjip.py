"""The LKjIP has its chapters, says what it cannot tell, and invents nothing."""

from dataclasses import replace

import pyarrow as pa
import pytest

from derajat.errors import DerajatError
from derajat.model.calendar import day_number, parse_period
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.reports.addresses import list_texts
from derajat.reports.outline import Bullets, Heading, Paragraph, Slot, Table, plain
from derajat.reports.pdf import write_pdf
from derajat.reports.source import Making
from derajat.reports.written import PromisedAction, Written


CHAPTERS = [
    "Ringkasan eksekutif",
    "Bab I Pendahuluan",
    "Bab II Perencanaan kinerja",
    "Bab III Akuntabilitas kinerja",
    "B. Realisasi anggaran",
    "Bab IV Penutup",
    "Lampiran 1 Perjanjian kinerja",
    "Lampiran 2 Pengukuran kinerja",
    "Lampiran 3 Definisi yang dipakai",
]
CAUSE_WORDS = (
    "karena target",
    "menyebabkan",
    "akibat",
    "berkat",
    "because of",
    "caused",
)


@pytest.fixture(scope="module")
def made_of(opened):
    """A report of a source that was changed."""
    forms = open_forms(opened)

    def make_it(source, name, period, language="id"):
        form, found = choose_form(forms, name), parse_period(period)
        making = Making(source, name, source.office.area, found, language)
        return make_outline(form, making)

    return make_it


def _said(outline):
    return " ".join(text.text for text in list_texts(outline))


def _tables(outline):
    return [block for _, block in outline.blocks() if isinstance(block, Table)]


def _plan_of(source):
    return next(plan for plan in source.plans if plan.name == "renstra-rekaan")


def _without_records(_dataset):
    return pa.table({"_batch": pa.array([], pa.int64())})


def test_every_chapter_stands_in_its_order(make):
    titles = [part.title for part in make("lkjip", "2025").parts if part.title]
    assert titles == CHAPTERS


def test_each_objective_has_its_tables_and_each_indicator_its_place_for_causes(
    make, source
):
    outline = make("lkjip", "2025")
    headings = {b.text for _, b in outline.blocks() if isinstance(b, Heading)}
    slots = {b.key for _, b in outline.blocks() if isinstance(b, Slot)}
    keys = {block.key for block in _tables(outline)}
    results = [n for n in _plan_of(source).nodes if n.kind in ("goal", "objective")]
    with_indicators = [node for node in results if node.indicators]
    assert len(with_indicators) == 6
    for node in with_indicators:
        assert node.statement in headings
        assert {f"capaian-{node.code}", f"akhir-{node.code}"} <= keys
        for item in node.indicators:
            assert f"bab-3/sebab/{item.code}" in slots


def test_statements_carry_their_grade(make, source):
    outline = make("lkjip", "2025")
    bullets = [
        plain(item)
        for _, block in outline.blocks()
        if isinstance(block, Bullets) and block.key.startswith("kalimat-")
        for item in block.items
    ]
    grades = ("[terukur]", "[taksiran]", "[dilaporkan sendiri]", "[tidak dapat diukur]")
    assert len(bullets) == 25
    assert all(any(grade in said for grade in grades) for said in bullets)


def test_no_sentence_of_the_product_claims_a_cause(make):
    for language in ("id", "en"):
        outline = make("lkjip", "2025", language=language)
        said = " ".join(
            plain(block.text)
            for _, block in outline.blocks()
            if isinstance(block, Paragraph)
        ).casefold()
        assert not [word for word in CAUSE_WORDS if word in said]


def test_no_table_is_empty(make):
    for name, period in (
        ("lkjip", "2025"),
        ("lkjip", "2024"),
        ("tabel-renstra", "2025"),
        ("rencana-aksi", "2026-Q1"),
        ("formulir-e81", "2026-Q1"),
        ("formulir-e81", "2024-Q2"),
    ):
        assert all(table.rows for table in _tables(make(name, period)))


def test_a_year_without_values_says_so(make):
    said = _said(make("lkjip", "2023"))
    assert "Tahun 2023 belum mempunyai nilai" in said
    assert "tidak memuat target tahun 2023" in said


def test_without_records_of_money_no_amount_is_printed(source, made_of):
    bare = replace(source, load_facts=_without_records)
    outline = made_of(bare, "lkjip", "2025")
    assert "belum tercatat di sini" in _said(outline)
    money = {"budget", "spent", "absorption", "efficiency"}
    facts = {n.fact.what for text in list_texts(outline) for n in text.numbers}
    assert not facts & money
    assert "plan-budget" in facts
    evaluation = made_of(bare, "formulir-e81", "2025-Q2")
    assert "kolom Rp dibiarkan kosong" in _said(evaluation)


def test_a_plan_without_programmes_is_told_kindly(source, made_of):
    plan = _plan_of(source)
    upper = tuple(
        n for n in plan.nodes if n.kind in ("vision", "mission", "goal", "objective")
    )
    bare = replace(
        source,
        plans=(replace(plan, nodes=upper),),
        load_facts=_without_records,
    )
    said = _said(made_of(bare, "tabel-renstra", "2025"))
    assert "tidak memuat program, kegiatan atau sub kegiatan" in said
    lkjip = _said(made_of(bare, "lkjip", "2025"))
    assert "Rencana tidak menempatkan program" in lkjip
    assert "rencana tidak memuatnya" in lkjip
    assert "Keputusan indikator kinerja utama (IKU) belum tersedia" in lkjip


def test_an_office_without_a_plan_is_refused_with_the_way_out(source, made_of):
    bare = replace(source, plans=())
    with pytest.raises(DerajatError, match="REP-050"):
        made_of(bare, "lkjip", "2025")


def test_promised_actions_stand_beside_their_indicator(source, made_of):
    action = PromisedAction(
        title="Kelas ibu hamil di enam kelurahan",
        reason="",
        indicator="KIA-K6",
        area=source.office.area,
        owner="Kepala Bidang Kesehatan Masyarakat",
        sector="PKK",
        made_on=day_number(2025, 4, 1),
        due=day_number(2025, 6, 30),
        state="running",
        outcome="membaik",
        difference="2,1",
    )
    written = replace(source, written=Written(actions=(action,)))
    for name, period in (("lkjip", "2025"), ("rencana-aksi", "2025-Q2")):
        said = _said(made_of(written, name, period))
        assert "Kelas ibu hamil di enam kelurahan" in said
        assert "Kepala Bidang Kesehatan Masyarakat; PKK" in said
        assert "30 Juni 2025" in said
        assert "berjalan; lewat tenggat" in said
        assert "membaik 2,1" in said
        assert "tidak menyatakan sebab" in said


def test_other_areas_stand_beside_where_the_store_has_them(make):
    assert "tidak ada sumber sebanding yang tersimpan" in _said(make("lkjip", "2025"))


INDONESIAN = ("Realisasi", "belum", "tidak ", "Capaian", "Sasaran", "Keadaan", "Pagu")


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("lkjip", "2025"),
        ("perjanjian-kinerja", "2025"),
        ("tabel-renstra", "2025"),
        ("rencana-aksi", "2026-Q1"),
        ("formulir-e81", "2026-Q1"),
    ],
)
def test_headings_and_own_words_are_english_in_an_english_report(
    make, source, name, period
):
    outline = make(name, period, language="en")
    quoted = {source.office.label.en}
    words = []
    for _, block in outline.blocks():
        if isinstance(block, Table):
            words += [plain(cell.text) for row in block.heading for cell in row]
            words += [plain(note) for note in block.notes]
        if isinstance(block, Paragraph) and block.key != "dasar":
            words.append(plain(block.text))
        if isinstance(block, Slot):
            words.append(block.prompt.partition(":")[0])
    said = [word for word in words if word not in quoted]
    statements = {
        item.statement for plan in source.plans for _, item in plan.indicators()
    }
    own = [word for word in said if word not in statements]
    assert not [word for word in own if any(each in word for each in INDONESIAN)]


@pytest.mark.parametrize(
    ("name", "period"),
    [("lkjip", "2025"), ("formulir-e81", "2025-Q3"), ("tabel-renstra", "2025")],
)
def test_the_report_can_be_set_as_pdf(make, name, period):
    assert write_pdf(make(name, period)).startswith(b"%PDF")
