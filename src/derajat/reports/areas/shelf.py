"""What forms may name of tables by area."""

from derajat.reports.areas.asked import check_table
from derajat.reports.areas.table import build_area_table
from derajat.reports.builders import Builder, Shelf


SHELF = Shelf(
    builders={
        "tabel-wilayah": Builder(
            build_area_table,
            needs=("key", "caption", "rows", "columns"),
            takes=(
                "notes",
                "numbered",
                "period",
                "place",
                "sheet",
                "tones",
                "total",
            ),
            check=check_table,
        ),
    },
    repetitions={},
    words={},
)
