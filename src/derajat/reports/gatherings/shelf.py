"""What the forms for meetings may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.gatherings.opening_page import (
    build_attention,
    build_sector_pack,
)
from derajat.reports.gatherings.sectors import check_sectors


SHELF = Shelf(
    builders={
        "perhatian-bersama": Builder(build_attention),
        "paket-sektor": Builder(
            build_sector_pack, needs=("sectors",), check=check_sectors
        ),
    },
    repetitions={},
    words={},
)
