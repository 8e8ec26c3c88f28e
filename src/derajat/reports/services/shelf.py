"""What forms of reports of services may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.services.minimum_achieved import (
    build_index,
    build_province_services,
    build_services,
)
from derajat.reports.services.minimum_gap import build_gaps
from derajat.reports.services.minimum_items import build_budget, build_short_items
from derajat.reports.services.profile import build_profile, check_profile
from derajat.reports.services.profile_money import build_budget_by_source
from derajat.reports.services.promises import build_promises
from derajat.reports.services.satisfaction import (
    build_elements,
    build_lowest,
    build_satisfaction_index,
)
from derajat.reports.services.satisfaction_sample import build_sample
from derajat.reports.services.satisfaction_units import (
    build_answers,
    build_complaints,
    build_follow_up,
    build_groups,
    build_units,
)
from derajat.reports.services.stunting_alarms import build_alarms
from derajat.reports.services.stunting_money import build_tagged_budget
from derajat.reports.services.stunting_services import (
    build_essential_services,
    build_prevalence,
    check_essential_services,
)


SHELF = Shelf(
    builders={
        "spm-indeks": Builder(build_index),
        "spm-layanan": Builder(build_services),
        "spm-kesenjangan": Builder(build_gaps),
        "spm-butir-kurang": Builder(build_short_items, takes=("most",)),
        "spm-anggaran": Builder(build_budget),
        "spm-provinsi": Builder(build_province_services),
        "stunting-prevalensi": Builder(build_prevalence),
        "layanan-esensial": Builder(
            build_essential_services,
            needs=("key", "caption", "services"),
            takes=("sheet", "notes"),
            check=check_essential_services,
        ),
        "stunting-anggaran": Builder(build_tagged_budget),
        "stunting-alarm": Builder(build_alarms),
        "tindakan-dijanjikan": Builder(build_promises, needs=("indicators",)),
        "skm-sampel": Builder(build_sample),
        "skm-indeks": Builder(build_satisfaction_index),
        "skm-unsur": Builder(build_elements),
        "skm-terendah": Builder(build_lowest),
        "skm-unit": Builder(build_units),
        "skm-golongan": Builder(build_groups),
        "skm-sebaran": Builder(build_answers),
        "skm-pengaduan": Builder(build_complaints),
        "skm-tindak-lanjut": Builder(build_follow_up),
        "tabel-profil": Builder(
            build_profile, needs=("tables", "left_out"), check=check_profile
        ),
        "profil-anggaran": Builder(build_budget_by_source),
    },
    repetitions={},
    words={},
)
