"""What the forms of the performance chain may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.performance.action_plan import (
    build_promised_actions,
    build_quarter_plan,
)
from derajat.reports.performance.agreement import build_agreed_targets, build_parties
from derajat.reports.performance.attained import (
    build_attained,
    build_earlier_years,
    build_end_of_plan,
    build_others,
)
from derajat.reports.performance.budget import build_realised_budget
from derajat.reports.performance.causes import build_actions, build_data_notes
from derajat.reports.performance.chain import (
    build_main_indicators,
    build_plan_path,
    build_programme_money,
)
from derajat.reports.performance.evaluation import build_evaluation
from derajat.reports.performance.indicator_tables import (
    build_iku,
    build_key_indicators,
)
from derajat.reports.performance.measurement import (
    build_definitions,
    build_measurement,
)
from derajat.reports.performance.organisation import build_organisation
from derajat.reports.performance.overview import (
    build_attention,
    build_grade_words,
    build_objective_overview,
    build_summary,
)
from derajat.reports.performance.past_tables import (
    build_past_money,
    build_past_performance,
)
from derajat.reports.performance.plan_tables import (
    build_goals,
    build_programmes_with_money,
)
from derajat.reports.performance.repetitions import REPETITIONS
from derajat.reports.performance.resources import build_efficiency, build_programmes
from derajat.reports.performance.trends import build_trends
from derajat.reports.signing import build_signatures


_OF_A_PLAN = {
    "target-perjanjian": build_agreed_targets,
    "anggaran-program": build_programme_money,
    "jalur-rencana": build_plan_path,
    "ringkasan-capaian": build_summary,
    "rekap-sasaran": build_objective_overview,
    "isu-dari-data": build_attention,
    "capaian-sasaran": build_attained,
    "capaian-antar-tahun": build_earlier_years,
    "capaian-akhir-rencana": build_end_of_plan,
    "pembanding": build_others,
    "tren-sasaran": build_trends,
    "catatan-data": build_data_notes,
    "efisiensi": build_efficiency,
    "program-pendukung": build_programmes,
    "tabel-tujuan": build_goals,
    "tabel-program": build_programmes_with_money,
    "tabel-iku": build_iku,
    "tabel-ikk": build_key_indicators,
    "tabel-tc23": build_past_performance,
    "formulir-e81": build_evaluation,
    "rencana-aksi": build_quarter_plan,
    "tindakan-rencana": build_promised_actions,
    "pengukuran": build_measurement,
    "definisi-dipakai": build_definitions,
}
_PLAIN = {
    "arti-kekuatan": build_grade_words,
    "daftar-iku": build_main_indicators,
    "organisasi": build_organisation,
    "tindakan-indikator": build_actions,
    "realisasi-anggaran": build_realised_budget,
    "tabel-tc24": build_past_money,
}


SHELF = Shelf(
    builders={
        **{name: Builder(build, takes=("plan",)) for name, build in _OF_A_PLAN.items()},
        **{name: Builder(build) for name, build in _PLAIN.items()},
        "para-pihak": Builder(build_parties, needs=("posts",)),
        "tanda-tangan": Builder(build_signatures, needs=("posts",)),
    },
    repetitions=REPETITIONS,
    words={},
)
