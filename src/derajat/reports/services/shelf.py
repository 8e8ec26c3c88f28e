"""What forms of reports of services may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.services.minimum_achieved import (
    build_index,
    build_province_services,
    build_services,
)
from derajat.reports.services.minimum_gap import build_gaps
from derajat.reports.services.minimum_items import build_budget, build_short_items


SHELF = Shelf(
    builders={
        "spm-indeks": Builder(build_index),
        "spm-layanan": Builder(build_services),
        "spm-kesenjangan": Builder(build_gaps),
        "spm-butir-kurang": Builder(build_short_items, takes=("most",)),
        "spm-anggaran": Builder(build_budget),
        "spm-provinsi": Builder(build_province_services),
    },
    repetitions={},
    words={},
)
