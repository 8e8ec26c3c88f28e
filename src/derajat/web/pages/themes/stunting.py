"""Stunting: prevalence from weighing, how many were weighed, convergence, quality."""

from derajat.model.areas import AreaLevel
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.places.profile import place_url
from derajat.web.pages.themes.ranking import build_ranked
from derajat.web.pages.themes.values import (
    SEXES,
    Grid,
    GridCell,
    GridRow,
    Section,
    ThemePage,
    choose_period,
    find_value,
    rows_by_group,
    rows_of,
)
from derajat.web.reading.places import list_areas
from derajat.web.reading.targets import find_target


PREVALENCE, WEIGHED, SERVICES = "IKU-STUNT", "GZ-DS", "KV-LAY"
_CONVERGED = 80
"""Per cent of services: a village that receives them is convergent (KV-DESA)."""
_QUALITY = ("GZ-DQ-Z", "GZ-DQ-ANGKA-BB", "GZ-DQ-ANGKA-TB", "GZ-DQ-TINGGI")
_CONVERGENCE = ("KV-DESA", "KV-LAY", "KV-PENUH", "KV-TIGAPEREMPAT", "KV-INDEKS")
_SERVICES = {
    "air_minum": Label("Air minum", "Drinking water"),
    "anc": Label("Pemeriksaan hamil", "Antenatal care"),
    "asi": Label("ASI eksklusif", "Exclusive breastfeeding"),
    "bantuan_sosial": Label("Bantuan sosial", "Social aid"),
    "dampingan": Label("Pendampingan", "Accompaniment"),
    "imunisasi": Label("Imunisasi", "Immunisation"),
    "jaminan": Label("Jaminan kesehatan", "Health insurance"),
    "mpasi": Label("MP-ASI", "Complementary feeding"),
    "pantau_tumbuh": Label("Pantau tumbuh", "Growth monitoring"),
    "sanitasi": Label("Sanitasi", "Sanitation"),
    "ttd": Label("Tablet tambah darah", "Iron tablets"),
}


def build_stunting(asked: Asked) -> ThemePage:
    """The theme of stunting."""
    language = asked.language
    sections = (
        _prevalence(asked),
        Section(
            Label("Menurut jenis kelamin", "By sex").render(language),
            rows=rows_by_group(asked, PREVALENCE, "jk", SEXES),
        ),
        Section(
            Label("Per kelurahan/desa", "By village").render(language),
            figure=build_ranked(asked, PREVALENCE),
        ),
        Section(
            Label("Konvergensi layanan", "Convergence of services").render(language),
            rows=rows_of(asked, _CONVERGENCE),
        ),
        Section(
            Label("Mutu pengukuran", "Quality of measuring").render(language),
            notes=(
                Label(
                    "Pengukuran yang tidak wajar dihitung di sini dan tidak ikut dalam "
                    "prevalensi.",
                    "Implausible measurements are counted here and left out of the "
                    "prevalence.",
                ).render(language),
            ),
            rows=rows_of(asked, _QUALITY),
        ),
    )
    return ThemePage(
        title=Label("Stunting", "Stunting").render(language),
        lead=Label(
            "Prevalensi dari penimbangan berlaku bagi balita yang diukur; angka survei "
            "adalah hal lain dan tidak disambung dengannya.",
            "Prevalence from weighing holds for the children who were measured; survey "
            "numbers are another thing and never joined to it.",
        ).render(language),
        banner=_warn_of_few(asked),
        sections=sections,
        grid=_build_grid(asked),
    )


def _prevalence(asked: Asked) -> Section:
    return Section(
        Label("Prevalensi dan yang ditimbang", "Prevalence and the weighed").render(
            asked.language
        ),
        notes=(
            Label(
                "Angka survei (SSGI/SKI) belum diterima kantor ini sebagai data.",
                "Survey numbers (SSGI/SKI) have not been received as data here.",
            ).render(asked.language),
        ),
        rows=rows_of(asked, (PREVALENCE, "GZ-STUNT-SANGAT", WEIGHED)),
    )


def _warn_of_few(asked: Asked) -> str:
    """That too few were weighed to speak of all children, by the office's target."""
    value = find_value(asked, WEIGHED)
    if value is None or value.numerator is None or value.value is None:
        return ""
    indicator = asked.reading.catalogue.indicators[WEIGHED]
    target = find_target(asked.reading, indicator, int(value.period[:4]), today())
    if target is None or target.aim.low is None or value.value >= target.aim.low:
        return ""
    shown = f"{render_number(value.shown or '', asked.language)}%"
    limit = render_number(f"{float(target.aim.low):g}", asked.language)
    words = Label(
        f"Yang ditimbang {shown} (D/S), di bawah batas kantor {limit}%. Balita yang "
        "tidak ditimbang bisa berbeda; prevalensi ini belum mewakili semua balita.",
        f"{shown} were weighed (D/S), below the office's {limit}%. Children who were "
        "not weighed may differ, so this prevalence does not speak for all of them.",
    )
    return words.render(asked.language)


def _build_grid(asked: Asked) -> Grid | None:
    """Services by village, each the share of families that received what is theirs."""
    language = asked.language
    own = asked.reading.shelf.choose(SERVICES, area=asked.area.code, group="")
    period = choose_period(asked, own)
    areas = list_areas(asked, AreaLevel.VILLAGE)
    if period is None or not areas:
        return None
    rows = asked.reading.shelf.choose(
        SERVICES, area=[area.code for area in areas], period=period.render()
    )
    cells = {(row.area, row.group): row for row in rows}
    return Grid(
        title=Label("Layanan per kelurahan/desa", "Services by village").render(
            language
        ),
        note=Label(
            f"Persen keluarga 1.000 HPK yang menerima layanan yang menjadi haknya. "
            f"▼ di bawah {_CONVERGED}%.",
            f"Per cent of families of the first 1,000 days that received what is due "
            f"to them. ▼ below {_CONVERGED}%.",
        ).render(language),
        columns=(
            Label("Semua", "All").render(language),
            *(label.render(language) for label in _SERVICES.values()),
        ),
        rows=tuple(
            GridRow(
                area.name,
                asked.link(place_url(area), wilayah=area.code),
                tuple(
                    _cell(cells.get((area.code, group)), language)
                    for group in ("", *(f"layanan={code}" for code in _SERVICES))
                ),
            )
            for area in areas
        ),
    )


def _cell(value: Value | None, language: str) -> GridCell:
    if value is None or value.shown is None or value.value is None:
        return GridCell("–")
    shown = render_number(value.shown, language)
    if value.value < _CONVERGED:
        return GridCell(shown, "▼", "below")
    return GridCell(shown)
