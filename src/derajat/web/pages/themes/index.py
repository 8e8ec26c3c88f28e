"""The list of themes, of those that the reader may open."""

from dataclasses import dataclass

from django.urls import reverse

from derajat.model.labels import Label
from derajat.web.asked import Asked


@dataclass(frozen=True)
class ThemeLink:
    """One theme in the list."""

    title: str
    about: str
    url: str


_THEMES: tuple[tuple[str, Label, Label], ...] = (
    (
        "pws_list",
        Label("PWS: KIA, imunisasi, gizi", "PWS: mothers, immunisation, nutrition"),
        Label(
            "Wilayah berjajar menurut cakupan, dengan orang yang kurang.",
            "Places side by side by coverage, with the people missing.",
        ),
    ),
    (
        "theme_health_check",
        Label("Cek kesehatan gratis (CKG)", "Free health check (CKG)"),
        Label(
            "Dari sasaran sampai tatalaksana, dan laju yang diperlukan.",
            "From those meant to those treated, and the pace that is needed.",
        ),
    ),
    (
        "theme_stunting",
        Label("Stunting", "Stunting"),
        Label(
            "Prevalensi, yang ditimbang, dan layanan per kelurahan.",
            "Prevalence, the weighed, and services by village.",
        ),
    ),
    (
        "theme_insurance",
        Label("JKN / UHC", "JKN / UHC"),
        Label(
            "Terdaftar dan aktif, segmen, dan yang miskin belum terlindungi.",
            "Enrolled and active, segments, and the poor outside.",
        ),
    ),
    (
        "theme_eligible",
        Label("Sasaran menurut sumber", "Eligible numbers by source"),
        Label(
            "Apakah peringkat wilayah bergantung pada sumber angkanya.",
            "Whether the rank of places depends on the source of the numbers.",
        ),
    ),
    (
        "places",
        Label("Wilayah", "Areas"),
        Label("Satu kecamatan atau kelurahan.", "One subdistrict or village."),
    ),
    (
        "facilities",
        Label("Puskesmas", "Health centres"),
        Label("Satu Puskesmas dan yang dilayaninya.", "One health centre."),
    ),
)


def list_themes(asked: Asked) -> tuple[ThemeLink, ...]:
    """Every theme with its address, area and period kept."""
    return tuple(
        ThemeLink(
            title.render(asked.language),
            about.render(asked.language),
            asked.link(reverse(name)),
        )
        for name, title, about in _THEMES
    )
