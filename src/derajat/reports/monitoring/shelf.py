"""What the forms of monitoring may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.monitoring.letter_reports import (
    build_letter_faults,
    build_letter_reports,
)
from derajat.reports.monitoring.letter_standing import (
    build_letter_asks,
    build_letter_standing,
    check_days,
)
from derajat.reports.monitoring.profile_people import build_people
from derajat.reports.monitoring.profile_table import build_profile
from derajat.reports.monitoring.pws_sheets import build_pws_sheets, check_pws
from derajat.reports.monitoring.pws_summary import build_pws_summary
from derajat.reports.monitoring.pws_words import build_pws_rule
from derajat.reports.monitoring.weekly_alerts import build_weekly_alerts
from derajat.reports.monitoring.weekly_asks import build_weekly_asks
from derajat.reports.monitoring.weekly_cases import (
    build_weekly_cases,
    build_weekly_trend,
)
from derajat.reports.monitoring.weekly_outbreaks import build_outbreak_candidates
from derajat.reports.monitoring.weekly_reports import build_weekly_reports


_PWS = ("programme", "level")

SHELF = Shelf(
    builders={
        "aturan-pws": Builder(build_pws_rule),
        "ringkasan-pws": Builder(build_pws_summary, needs=_PWS, check=check_pws),
        "lembar-pws": Builder(build_pws_sheets, needs=_PWS, check=check_pws),
        "laporan-mingguan": Builder(build_weekly_reports),
        "kasus-mingguan": Builder(build_weekly_cases),
        "kecenderungan-ili": Builder(build_weekly_trend),
        "sinyal-mingguan": Builder(build_weekly_alerts),
        "calon-klb": Builder(build_outbreak_candidates),
        "permintaan-mingguan": Builder(build_weekly_asks),
        "sasaran-wilayah": Builder(build_people, needs=("indicators",)),
        "profil-wilayah": Builder(build_profile, needs=("indicators",)),
        "surat-laporan": Builder(build_letter_reports),
        "surat-perbaikan": Builder(build_letter_faults),
        "surat-capaian": Builder(build_letter_standing),
        "surat-permintaan": Builder(
            build_letter_asks, needs=("days",), check=check_days
        ),
    },
    repetitions={},
    words={},
)
"""PWS sheets, the weekly bulletin, letters and profiles."""
