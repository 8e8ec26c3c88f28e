"""What a published number is, in words, and where it is explained."""

from urllib.parse import urlencode

from django.urls import reverse

from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.reports.outline import Fact
from derajat.web.asked import Asked


_WHAT = {
    "value": Label("capaian", "value"),
    "numerator": Label("pembilang", "numerator"),
    "denominator": Label("penyebut", "denominator"),
    "lower": Label("batas bawah rentang", "lower end"),
    "upper": Label("batas atas rentang", "upper end"),
    "target": Label("target", "target"),
    "attainment": Label("capaian terhadap target", "attainment of the target"),
    "budget": Label("anggaran", "budget"),
    "realised": Label("realisasi", "spent"),
    "baseline": Label("awal", "baseline"),
    "gap": Label("kesenjangan", "gap"),
    "threshold": Label("ambang", "threshold"),
    "signals": Label("sinyal", "signals"),
    "ratio": Label("rasio", "ratio"),
    "progress": Label("kemajuan", "progress"),
    "missing": Label("kurang", "missing"),
    "month-share": Label("capaian bulan", "value of the month"),
    "pws-gap": Label("kesenjangan PWS", "gap on the PWS sheet"),
    "pws-target": Label("target PWS", "target on the PWS sheet"),
    "target-by-rule": Label("target menurut aturan", "target by rule"),
    "year-target": Label("target tahun", "target of the year"),
    "areas-known": Label("wilayah dengan data", "areas with data"),
    "areas-behind": Label("wilayah tertinggal", "areas behind"),
    "promises-open": Label("janji terbuka", "open promises"),
    "promises-late": Label("janji lewat tenggat", "overdue promises"),
    "promises-done": Label("janji selesai", "promises done"),
    "promises-oldest": Label("umur janji tertua", "age of the oldest promise"),
    "state-reached": Label("jumlah tercapai", "count reached"),
    "state-not-reached": Label("jumlah belum tercapai", "count not reached"),
    "state-cannot-tell": Label("jumlah belum dapat dipastikan", "count cannot tell"),
    "state-data-too-poor": Label("jumlah data belum memadai", "count data too poor"),
    "state-not-judged": Label("jumlah tidak dinilai", "count not judged"),
    "mean-attainment": Label("rata-rata capaian", "mean attainment"),
    "reports-come": Label("laporan masuk", "reports in"),
    "reports-due": Label("laporan yang ditunggu", "reports due"),
}
_OTHER = Label("angka", "number")
"""What has no word here: the address in the report tells more."""
_OF_VALUES = ("value", "numerator", "denominator", "lower", "upper")


def name_fact(asked: Asked, fact: Fact) -> str:
    """`capaian KIA-K6 · Gerunggang · 2025`, with names the reader knows."""
    language = asked.language
    words = _WHAT.get(fact.what, _OTHER).render(language)
    area = asked.reading.office.areas.by_code.get(fact.area)
    period = parse_period(fact.period)
    first = f"{words} {fact.subject}".strip()
    where = area.name if area else fact.area
    when = render_period(period, language) if period else fact.period
    return " · ".join(filter(None, (first, where, when, fact.group)))


def explain_fact(asked: Asked, fact: Fact) -> str:
    """Where a number of a stored value is explained; empty for any other."""
    is_value = fact.what in _OF_VALUES
    is_known = fact.subject in asked.reading.catalogue.indicators
    if not (is_value and is_known and fact.area in asked.reader.areas):
        return ""
    words = {"wilayah": fact.area, "periode": fact.period, "kelompok": fact.group}
    asked_for = urlencode({name: word for name, word in words.items() if word})
    return f"{reverse('explain', args=[fact.subject])}?{asked_for}"
