"""One invented figure of each kind, with the awkward cases that a kind can meet."""

import dataclasses
import math

from derajat.figures import (
    Arrow,
    Break,
    Caption,
    Choropleth,
    ControlFigure,
    ControlLimits,
    FunnelStep,
    FunnelSteps,
    Heat,
    HeatCell,
    HeatRow,
    Judged,
    MapArea,
    Outline,
    Point,
    PointState,
    Pws,
    PwsColumn,
    PwsSheet,
    Pyramid,
    PyramidRow,
    Ranked,
    RankedRow,
    ShownNumber,
    Spark,
    SpecialMark,
    TargetLine,
    TrendFigure,
    Week,
    build_outlines,
    constant_line,
)
from derajat.model.judgement import State
from derajat.model.numerals import render_number
from derajat.statistics.charts import Change


SOURCE = "PWS-KIA dan SIMRS; data invensi, bukan data nyata"
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
WEEKS = (
    "20–26 Sep", "27 Sep–3 Okt", "4–10 Okt", "11–17 Okt", "18–24 Okt", "25–31 Okt",
    "1–7 Nov", "8–14 Nov",
)  # fmt: skip
NAMES = (
    "Gabek Satu", "Bukit Besar", "Taman Bunga", "Air Itam", "Bacang", "Semabung Lama",
    "Semabung Baru", "Melintang", "Kejaksaan", "Opas Indah", "Rawa Bangun", "Pintu Air",
)  # fmt: skip
HOSTILE_NAMES = ("<img onerror=x>", "=cmd|x", "+\"1;2\" & '3'")


def shown(value, suffix=""):
    """An amount with one decimal, as the one function of numbers writes it."""
    return ShownNumber(render_number(f"{value:.1f}") + suffix, value)


def count(value):
    return ShownNumber(render_number(value), float(value))


def caption(
    key, title, subtitle="12 bulan s.d. Nov 2026", unit="%", decimals=1, notes=()
):
    alt = "Gambar invensi untuk uji; angka lengkapnya ada di tabel."
    return Caption(key, title, subtitle, unit, decimals, SOURCE, alt, notes)


def _point(place, value):
    year, month = 2024 + place // 12, place % 12
    low, high = value - 3.4, value + 3.1
    return Point(
        period=f"{MONTHS[month]} {year}",
        tick=f"{MONTHS[month]} {year % 100}",
        value=shown(value, "%"),
        lower=shown(low),
        upper=shown(high),
        counts=f"{round(value * 4.09)} dari 409",
        href=f"/indikator/k4/jelaskan/?periode={year}-{month + 1:02d}",
    )


def _values(number):
    return [74 + 0.22 * i + 2.2 * math.sin(i * 1.7) for i in range(number)]


def trend(months=36):
    """Three years with a gap, a withheld month, a break and open months."""
    points = [_point(i, value) for i, value in enumerate(_values(months))]
    gap = {"value": None, "lower": None, "upper": None, "counts": ""}
    changes = {
        8: {**gap, "state": PointState.MISSING, "reason": "laporan belum masuk"},
        9: {**gap, "state": PointState.MISSING, "reason": "laporan belum masuk"},
        20: {**gap, "state": PointState.WITHHELD},
        months - 2: {"state": PointState.INCOMPLETE, "reason": "laporan 6/7"},
        months - 1: {"state": PointState.PROVISIONAL},
    }
    points = tuple(
        Point(**{**vars(point), **changes.get(place, {})})
        for place, point in enumerate(points)
    )
    return TrendFigure(
        caption(
            "k4-tren",
            "K4 82,2%, di bawah target 90%, belum membaik sejak Juni",
            "Kunjungan antenatal lengkap, 12 bulan berjalan s.d. Des 2026",
            notes=("Definisi v3 berlaku sejak Januari 2025.",),
        ),
        points,
        target=constant_line("Target 90%", ShownNumber("90%", 90.0), months),
        breaks=(Break(12, "definisi v3"),),
        interval="rentang 95% (Wilson)",
    )


def path_trend():
    """Months that accumulate, held against the path of the year."""
    values = (6.1, 14.9, 22.0, 28.4, 37.9, 44.1, 50.2, 58.8, 66.0, 71.9, 78.4)
    points = tuple(
        Point(f"{MONTHS[i]} 2026", MONTHS[i], shown(v, "%"))
        for i, v in enumerate(values)
    )
    way = tuple(shown(90 * (i + 1) / 12, "%") for i in range(11))
    return TrendFigure(
        caption("k4-jalur", "K4 78,4%, di bawah jalur 82,5%", "Sejak Januari 2026"),
        points,
        target=constant_line("Target 90%", ShownNumber("90%", 90.0), 11),
        path=TargetLine("Jalur 82,5%", way),
    )


def control():
    """A run above the centre line and one point below its limit."""
    values = [81.0 + 2.0 * math.sin(i * 2.1) for i in range(24)]
    values[6] = 71.5
    values[17:] = [85.2, 84.9, 86.4, 85.5, 86.8, 85.1, 86.0]
    points = tuple(
        Point(
            f"{MONTHS[i % 12]} {2025 + i // 12}",
            f"{MONTHS[i % 12]} {25 + i // 12}",
            shown(v, "%"),
        )
        for i, v in enumerate(values)
    )
    limits = (ControlLimits(shown(81.2), shown(74.9), shown(87.5)),) * 24
    rise = "8 titik berturut-turut di atas garis tengah"
    marks = (
        SpecialMark(6, Change.WORSENING, "di bawah batas kendali"),
        *(SpecialMark(i, Change.IMPROVING, rise) for i in range(17, 24)),
    )
    series = TrendFigure(
        caption("k4-kendali", "K4 membaik sejak Juni 2026", "Grafik kendali p′"),
        points,
        target=constant_line("Target 90%", ShownNumber("90%", 90.0), 24),
    )
    return ControlFigure(series, limits, marks)


def ranked():
    """Areas above, below and about the target, without data and withheld."""
    rows = []
    for place, name in enumerate((*NAMES, *HOSTILE_NAMES)):
        value = 99.0 - 3.4 * place
        low, high = value - 4.2, min(100.0, value + 3.6)
        state = State.CANNOT_TELL
        state = State.REACHED if low > 82.5 else state
        state = State.NOT_REACHED if high < 82.5 else state
        rows.append(
            RankedRow(
                f"19.71.01.10{place:02d}",
                name,
                shown(value),
                Judged(state),
                shown(low),
                shown(high),
                ShownNumber("82,5", 82.5),
                f"{round(value / 2)} dari 50",
                count(max(0, math.ceil((82.5 - value) / 2))),
                href=f"/wilayah/19.71.01.10{place:02d}/",
            )
        )
    none = Judged(None)
    rows.append(
        RankedRow("19.71.02.1001", "Ketapang", None, none, reason="belum lapor")
    )
    held = Judged(None, "ditahan")
    rows.append(
        RankedRow("19.71.02.1002", "Bukit Merapin", None, held, reason="angka kecil")
    )
    title = "3 kelurahan di bawah jalur 82,5%"
    return Ranked(caption("k4-peringkat", title), tuple(rows), "urut: capaian")


def pws(areas=12):
    """The areas of a city; one has not reported."""
    columns = []
    for place in range(areas):
        value = 99.0 - 60.0 * place / areas
        is_on = value >= 82.5
        word = ("Baik", "Kurang", "Cukup", "Jelek")[place % 2 + (0 if is_on else 2)]
        arrow = (Arrow.UP, Arrow.DOWN, Arrow.LEVEL)[place % 3]
        columns.append(
            PwsColumn(
                f"19.71.01.10{place:02d}",
                NAMES[place % 12] + (" Hulu" if place >= 12 else ""),
                shown(value),
                shown(8.1 - place * 0.1),
                shown(7.4),
                arrow,
                Judged(State.REACHED if is_on else State.NOT_REACHED, word),
                count(0 if is_on else round((82.5 - value) / 2)),
                href=f"/wilayah/19.71.01.10{place:02d}/",
            )
        )
    nothing = (None, None, None, None, Judged(None), None)
    late = PwsColumn("19.71.03.1001", "=Ketapang", *nothing, reason="belum lapor")
    columns.append(late)
    head = caption(
        "pws-k4", "K4: 5 kelurahan di bawah jalur November", "PWS-KIA, Nov 2026"
    )
    label = "target s.d. bulan ini 82,5% (90% × 11/12)"
    return Pws(head, tuple(columns), ShownNumber("82,5", 82.5), label)


def pws_sheet():
    """The same areas on paper, and more of them than stand side by side on a phone."""
    chart = pws(areas=30)
    head = dataclasses.replace(chart.caption, key="pws-k4-kertas")
    return PwsSheet(dataclasses.replace(chart, caption=head), first_rank=43)


def heat():
    """Diseases by weeks with every level, a reported zero and a missing report."""
    weeks = tuple(Week(f"M{38 + i}", days) for i, days in enumerate(WEEKS))
    counts = {
        "DBD": (4, 8, 6, 5, 11, 9, 14, 22),
        "Diare akut": (31, 28, 30, 29, 33, None, 27, 29),
        "Campak (suspek)": (0, 0, 1, 0, None, 2, 3, 0),
        "<b>Pertusis</b>": (0, 0, 0, 0, 0, 0, 0, 1),
    }
    rows = []
    for name, numbers in counts.items():
        cells = [
            HeatCell(None)
            if n is None
            else HeatCell(count(n), _level(name, n), href="/x/")
            for n in numbers
        ]
        remark = ""
        if name == "DBD":
            cells[-1] = HeatCell(count(22), 4, "ambang 12 terlewati", "/sinyal/7/")
            remark = "3 kelurahan belum direspons"
        rows.append(HeatRow(name, name, tuple(cells), remark, "/kewaspadaan/x/"))
    levels = (
        "biasa",
        "di atas rerata",
        "mendekati ambang",
        "melewati ambang",
        "2 × ambang",
    )
    head = caption(
        "skdr", "DBD melewati ambang pada M45", "Minggu 38–45 tahun 2026", "kasus", 0
    )
    return Heat(head, "Penyakit", weeks, tuple(rows), levels, "Sinyal")


def _level(name, number):
    if name == "DBD":
        return min(4, number // 4)
    return 1 if number and name != "Diare akut" else 0


def squares(side=4):
    """Outlines of a grid of equal squares near the equator, one without an area."""
    places = []
    for place in range(side * side):
        x, y = 106.0 + 0.01 * (place % side), -2.0 - 0.01 * (place // side)
        ring = ((x, y), (x + 0.01, y), (x + 0.01, y - 0.01), (x, y - 0.01))
        places.append(Outline(f"19.71.01.10{place:02d}", f"Kotak {place}", (ring,)))
    return build_outlines(places)


def choropleth():
    """A map with all classes, small numbers, no data and an area without outline."""
    areas = []
    for place in range(12):
        areas.append(
            MapArea(
                f"19.71.01.10{place:02d}",
                NAMES[place],
                shown(55.0 + 4 * place, "%"),
                min(4, place // 2),
                is_small=place in (3, 9),
                counts=f"{22 + place} dari 40",
                href=f"/wilayah/19.71.01.10{place:02d}/",
            )
        )
    areas.append(
        MapArea("19.71.01.1012", "=Ketapang", None, None, reason="belum lapor")
    )
    areas.append(MapArea("19.71.01.1013", "Bukit Merapin", None, None))
    areas.append(MapArea("19.71.09.1001", "Desa Baru", shown(71.0, "%"), 2))
    return Choropleth(
        caption("k4-peta", "K4 terendah di Gabek Satu"),
        tuple(areas),
        squares(),
        ("< 60", "60–69,9", "70–79,9", "80–89,9", "≥ 90"),
        "wilayah_boundaries (Cahya DSN), MIT",
        "sasaran < 20",
    )


def funnel():
    """A campaign from the eligible to those treated."""
    steps = (
        FunnelStep("Sasaran", count(18250)),
        FunnelStep("Terdaftar", count(9410), shown(51.6, "%"), "sasaran 18.250"),
        FunnelStep("Hadir", count(8120), shown(86.3, "%"), "terdaftar 9.410"),
        FunnelStep("Skrining lengkap", count(7430), shown(91.5, "%"), "hadir 8.120"),
        FunnelStep("Temuan", count(1204), shown(16.2, "%"), "skrining lengkap 7.430"),
        FunnelStep("Dirujuk", count(611), shown(50.7, "%"), "temuan 1.204", href="/x/"),
        FunnelStep("Tatalaksana", None, None, "dirujuk 611", "belum dilaporkan"),
    )
    head = caption("ckg", "51,6% sasaran CKG terdaftar", "Jan–Nov 2026", "orang", 0)
    return FunnelSteps(head, steps)


def pyramid():
    """Age groups from old to young; the oldest is not known for one side."""
    groups = ("75+", "60–74", "45–59", "30–44", "15–29", "5–14", "0–4")
    left = (None, 6210, 14880, 21030, 24110, 17990, 9120)
    right = (2410, 7020, 15230, 20880, 23060, 17020, 8740)
    rows = tuple(
        PyramidRow(group, None if a is None else count(a), count(b))
        for group, a, b in zip(groups, left, right, strict=True)
    )
    head = caption("penduduk", "Penduduk terbanyak berumur 15–29", "2026", "orang", 0)
    return Pyramid(head, "Umur", "Laki-laki", "Perempuan", rows)


def spark():
    return Spark((71.0, 72.5, None, 70.1, 74.4, 76.0, 75.2, 78.4), 80.0)


FIGURES = {
    "trend": trend,
    "path": path_trend,
    "control": control,
    "ranked": ranked,
    "pws": pws,
    "pws-sheet": pws_sheet,
    "heat": heat,
    "choropleth": choropleth,
    "funnel": funnel,
    "pyramid": pyramid,
}
"""Every kind that has a caption and a table, by the name of its golden files."""
