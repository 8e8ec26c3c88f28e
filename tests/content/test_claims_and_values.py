"""What documents print beside what the product computes, for all three offices.

Everything goes the whole way: files received, counted by the reference engine,
divided, and compared with every percentage that the documents print.
"""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from printed_tables import incoming
from test_published_tables import NOT_REPRODUCED

from derajat.engines.reference import ReferenceEngine
from derajat.intake import receive_file
from derajat.measures import compile_measures, compute_values, measured_indicators
from derajat.measures.examples import check_examples
from derajat.model.scalars import parse_day
from derajat.store import open_store


NOW = "2026-11-22T00:00:00+00:00"
OFFICES = ("jawa-timur", "kab-malang", "jawa-barat")
WRONG_SUM_OF_A_ROW = {("KIA-CTN", "35.09")}
"""Jember prints 2907 where its own 1057 and 1754 make 2811."""
WRONG_SUM_OF_THE_ROWS = {
    (indicator, "35")
    for indicator in (
        "KL-LAYAK-CETAK",
        "KL-SBS-CETAK",
        "KL-CTPS",
        "KL-PAMMRT",
        "KL-PSRT",
        "KL-PLCRT",
        "KL-DESA-5P",
        "KL-PKURT",
        "KL-RUMAH-SEHAT",
    )
}
"""The province row of tables 80 and 81 does not hold the sums of the 38 rows."""


@pytest.fixture(scope="module")
def measured(catalogue, offices, tmp_path_factory):
    """Claims about percentages, and values by indicator, area, period and group."""
    return {
        name: _measure(catalogue, offices[name], tmp_path_factory.mktemp(name))
        for name in OFFICES
    }


def _measure(catalogue, office, folder):
    store = open_store(folder)
    with store.writer() as writer:
        for path in incoming(office.name):
            receipt = receive_file(path, office, catalogue, writer, NOW)
            assert receipt.problems == ()
    snapshot = store.snapshot()
    facts = {name: snapshot.load_facts(name) for name in snapshot.datasets}
    plan = compile_measures(catalogue, measured_indicators(catalogue, office))
    table = compute_values(
        ReferenceEngine(), catalogue, office, facts, plan, parse_day(NOW[:10])
    )
    values = {
        (row["indicator"], row["area"], row["period"], row["group"]): row
        for row in table.to_pylist()
    }
    claims = [claim for claim in snapshot.claims() if claim.kind == "percent"]
    return claims, values


def _not_reproduced(measured):
    """Claims whose printed percentage our own numerator and denominator do not give."""
    claims, values = measured
    return [
        claim
        for claim in claims
        if _at_printed_decimals(
            values[claim.subject, claim.area, claim.period, claim.group], claim
        )
        != Decimal(claim.printed)
    ]


def _at_printed_decimals(value, claim):
    decimals = max(1, len(claim.printed.partition(".")[2]))
    exact = Decimal(value["numerator"]) * 100 / Decimal(value["denominator"])
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_every_percentage_of_jawa_timur_is_reproduced_or_explained(
    measured, record_figure
):
    claims, _ = measured["jawa-timur"]
    wrong = _not_reproduced(measured["jawa-timur"])
    sums = WRONG_SUM_OF_A_ROW | WRONG_SUM_OF_THE_ROWS
    rounded = [claim for claim in wrong if (claim.subject, claim.area) not in sums]
    record_figure("claims of jawa-timur", len(claims))
    record_figure("claims of jawa-timur not reproduced by values", len(wrong))
    assert len(claims) == 2574
    assert len(wrong) == len(NOT_REPRODUCED) + len(sums) == 23
    assert sorted(claim.header for claim in rounded) == sorted(
        header for _, _, header in NOT_REPRODUCED
    )


def test_the_one_wrong_prevalence_of_kab_malang_is_not_reproduced(measured):
    claims, values = measured["kab-malang"]
    (claim,) = _not_reproduced(measured["kab-malang"])
    assert len(claims) == 156
    assert (claim.area, claim.period) == ("35.07.P1032556", "2021-08")
    value = values["GZ-STUNT", claim.area, claim.period, ""]
    assert (value["numerator"], value["denominator"]) == (166, "2352")
    assert (value["shown"], claim.printed) == ("7.1", "9.3")


def test_adequate_sanitation_by_definition_differs_from_the_printed_column(measured):
    _, values = measured["jawa-timur"]
    shown = {
        (code, area): values[code, area, "2022", ""]["shown"]
        for code in ("KL-LAYAK", "KL-LAYAK-CETAK")
        for area in ("35", "35.73", "35.79")
    }
    assert shown["KL-LAYAK", "35.79"] == "93.0"
    assert shown["KL-LAYAK-CETAK", "35.79"] == "100.0"
    assert shown["KL-LAYAK", "35.73"] == "112.6"
    assert "over-100" in values["KL-LAYAK", "35.73", "2022", ""]["flags"]
    assert shown["KL-LAYAK", "35"] == "89.9"


def test_the_published_zero_of_cianjur_comes_out_as_no_data(measured):
    _, values = measured["jawa-barat"]
    for code in ("DBD-KASUS", "DBD-IR-2025"):
        value = values[code, "32.03", "2017", ""]
        assert value["value"] is None
        assert value["shown"] is None
        assert "no-data" in value["flags"].split(";")
        assert "incomplete" in values[code, "32", "2017", ""]["flags"].split(";")


def test_no_dengue_rate_stands_without_its_flag(measured):
    _, values = measured["jawa-barat"]
    rates = [row for key, row in values.items() if key[0] == "DBD-IR-2025"]
    assert len(rates) == 28 * 9
    assert all("fixed-denominator" in row["flags"].split(";") for row in rates)


def test_all_worked_examples_give_what_they_say(catalogue):
    assert check_examples(catalogue, ReferenceEngine()) == ()
