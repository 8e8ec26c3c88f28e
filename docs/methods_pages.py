"""The pages of docs/methods: one an indicator and language, sorted by programme.

What a page says is made by `derajat.measures.methods`; here they get their places.
"""

from pathlib import Path

from derajat.cli.indicator import open_publication
from derajat.measures.methods import (
    MethodPage,
    Publication,
    build_method_page,
    render_markdown,
)
from derajat.model.indicators import Indicator
from derajat.model.labels import Label


FOLDER = Path(__file__).parent / "methods"
LANGUAGES = ("id", "en")
PROGRAMMES = {
    "anggaran": Label("Anggaran", "Budget"),
    "ckg": Label("Cek Kesehatan Gratis", "Free health screening"),
    "farmasi": Label("Obat, vaksin dan perbekalan", "Medicines, vaccines and supplies"),
    "fasyankes": Label("Fasilitas pelayanan kesehatan", "Health facilities"),
    "gawat-darurat": Label("Gawat darurat", "Emergency care"),
    "germas": Label("GERMAS dan promosi kesehatan", "Healthy living and promotion"),
    "gizi": Label("Gizi dan pertumbuhan", "Nutrition and growth"),
    "iku": Label("Indikator kinerja utama", "Key performance indicators"),
    "ilp": Label("Siklus hidup", "Life cycle"),
    "imunisasi": Label("Imunisasi", "Immunisation"),
    "jkn": Label("Jaminan Kesehatan Nasional", "Health insurance (JKN)"),
    "kepuasan": Label("Kepuasan dan pengaduan", "Satisfaction and complaints"),
    "kesling": Label("Kesehatan lingkungan", "Environmental health"),
    "kia": Label("Kesehatan ibu dan anak", "Mothers and children"),
    "pemerataan": Label("Pemerataan", "Equity"),
    "penduduk": Label("Penduduk", "Population"),
    "penyakit": Label("Pengendalian penyakit", "Disease control"),
    "perizinan": Label("Perizinan dan pengawasan", "Licences and supervision"),
    "sasaran": Label("Sasaran program", "Eligible people"),
    "sdm": Label("Tenaga kesehatan", "Health staff"),
    "sekolah": Label("Kesehatan anak sekolah", "School health"),
    "skdr": Label("Kewaspadaan dini dan KLB", "Early warning and outbreaks"),
    "spm": Label("Standar pelayanan minimal", "Minimum service standards"),
    "stunting": Label(
        "Konvergensi percepatan penurunan stunting", "Convergence against stunting"
    ),
    "tata-kelola": Label("Tata kelola", "Governance"),
    "ukbm": Label(
        "Upaya kesehatan bersumber daya masyarakat", "Community-based health"
    ),
}
"""Titles of the folders of definitions; another folder is named as it is."""


def build_method_pages() -> dict[str, str]:
    """Place and text of every page: `id/gizi/gz-stunt.md`, `id/README.md`, ..."""
    publication = open_publication()
    pages = {}
    for language in LANGUAGES:
        other = "en" if language == "id" else "id"
        for indicator in publication.catalogue.indicators.values():
            page = build_method_page(indicator, publication, language)
            place = find_place(indicator)
            pages[f"{language}/{place}"] = _with_links(page, place, other)
        pages[f"{language}/README.md"] = _render_index(publication, language)
    return pages


def find_place(indicator: Indicator) -> str:
    """Where its page stands below a language."""
    return f"{indicator.programme}/{indicator.code.lower()}.md"


def _with_links(page: MethodPage, place: str, other: str) -> str:
    words = {"id": ("Daftar indikator", "English"), "en": ("Index", "Indonesia")}
    index, translation = words[page.language]
    links = f"[{index}](../README.md) · [{translation}](../../{other}/{place})"
    title, _, rest = render_markdown(page).partition("\n\n")
    return f"{title}\n\n{links}\n\n{rest}"


def _render_index(publication: Publication, language: str) -> str:
    heads = {
        "id": ("Cara menghitung indikator", "kode", "indikator", "satuan"),
        "en": ("How indicators are computed", "code", "indicator", "unit"),
    }
    title, *columns = heads[language]
    by_programme: dict[str, list[Indicator]] = {}
    for indicator in publication.catalogue.indicators.values():
        by_programme.setdefault(indicator.programme, []).append(indicator)
    lines = [f"# {title}", ""]
    for programme, indicators in sorted(by_programme.items()):
        label = PROGRAMMES.get(programme, Label(programme, programme))
        lines += [f"## {label.render(language)}", "", f"| {' | '.join(columns)} |"]
        lines.append("| --- | --- | --- |")
        for indicator in sorted(indicators, key=lambda each: each.code):
            unit = publication.catalogue.units[indicator.unit].label.render(language)
            name = indicator.label.render(language)
            link = f"[{indicator.code}]({find_place(indicator)})"
            lines.append(f"| {link} | {name} | {unit} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
