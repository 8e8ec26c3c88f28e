"""What the forms of monitoring may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.monitoring.pws_sheets import build_pws_sheets, check_pws
from derajat.reports.monitoring.pws_summary import build_pws_summary
from derajat.reports.monitoring.pws_words import build_pws_rule


SHELF = Shelf(
    builders={
        "ringkasan-pws": Builder(
            build_pws_summary, needs=("programme", "level"), check=check_pws
        ),
        "lembar-pws": Builder(build_pws_sheets, needs=("programme", "level")),
        "aturan-pws": Builder(build_pws_rule),
    },
    repetitions={},
    words={},
)
"""The builders of PWS."""
