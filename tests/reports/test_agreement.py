"""The performance agreement promises what the plan prints."""

from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Table
from derajat.reports.pdf import write_pdf


def test_every_target_of_a_result_stands_in_the_annex(make, source):
    outline = make("perjanjian-kinerja", "2025")
    plan = next(plan for plan in source.plans if plan.name == "renstra-rekaan")
    promised = {
        (item.code, target.target.printed)
        for node, item in plan.indicators()
        if node.kind in ("goal", "objective") and (target := item.target_of(2025))
    }
    numbers = [n for _, n in list_numbers(outline) if n.fact.what == "target"]
    assert {(n.fact.subject, n.shown) for n in numbers} == promised


def test_programmes_stand_with_the_recorded_budget(make, source):
    numbers = [n for _, n in list_numbers(make("perjanjian-kinerja", "2025"))]
    shown = {n.fact.subject: n.exact for n in numbers if n.fact.what == "budget"}
    rows = source.load_facts("anggaran").to_pylist()
    rows = [row for row in rows if row["tahun"] == 2025]
    heads = {row["sub_kegiatan"][:7] for row in rows}
    assert set(shown) == heads | {""}
    for head, amount in shown.items():
        own = [r["pagu"] for r in rows if r["sub_kegiatan"].startswith(head)]
        assert amount == str(sum(own))


def test_both_parties_stand_with_name_and_post(make):
    said = [text.text for text in list_texts(make("perjanjian-kinerja", "2025"))]
    first = next(text for text in said if "pihak pertama." in text)
    second = next(text for text in said if "pihak kedua." in text)
    assert "Nama Rekaan, S.K.M., M.Kes." in first
    assert "Kepala Dinas Kesehatan" in first
    assert "Wali Kota" in second


def test_one_outline_gives_one_file(make):
    outline = make("perjanjian-kinerja", "2025")
    assert write_pdf(outline) == write_pdf(outline)


def test_a_report_can_be_read_in_english(make):
    outline = make("perjanjian-kinerja", "2025", language="en")
    assert outline.title == "PERFORMANCE AGREEMENT 2025"
    assert any(isinstance(block, Table) for _, block in outline.blocks())
