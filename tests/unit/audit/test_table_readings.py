"""Explanations of wrong cells: what may have happened."""

from decimal import Decimal
from fractions import Fraction

import pytest

from derajat.audit.auditing import audit_files
from derajat.audit.rounding import Rounding, find_rounding, round_half_up
from derajat.audit.slips import digit_reading
from derajat.audit.tables import PrintedNumber


L = [412, 388, 517, 296, 603, 455, 371, 529, 340, 481]
P = [398, 402, 489, 311, 588, 467, 350, 512, 333, 499]
SERVED = [301, 350, 402, 288, 477, 420, 299, 461, 250, 433]
HEAD = "nama,l,p,lp,dilayani,persen"


def _rows():
    return [
        [f"Pkm {i}", a, b, a + b, s, _percent(s, a + b)]
        for i, (a, b, s) in enumerate(zip(L, P, SERVED, strict=True))
    ]


def _percent(part, whole):
    return (
        f"{float(round_half_up(Fraction(100 * part, whole), 1)):.1f}" if whole else ""
    )


@pytest.fixture
def explain(tmp_path):
    def run(rows):
        path = tmp_path / "tabel.csv"
        text = "\n".join([HEAD, *(",".join(map(str, row)) for row in rows)])
        path.write_text(text)
        return audit_files([path]).errors

    return run


def _of(errors, cell):
    return next(f.explanation.en for f in errors if f.problem.where.cell == cell)


def test_the_untouched_table_has_no_errors(explain):
    assert explain(_rows()) == ()


def test_percentages_of_neighbours_exchanged(explain):
    rows = _rows()
    rows[3][5], rows[4][5] = rows[4][5], rows[3][5]
    errors = explain(rows)
    assert "exchanged with Pkm 4" in _of(errors, "F5")
    assert "exchanged with Pkm 3" in _of(errors, "F6")


def test_a_percentage_filled_down(explain):
    rows = _rows()
    rows[6][5] = rows[5][5]
    assert "copied from Pkm 5 above" in _of(explain(rows), "F8")


def test_another_denominator(explain):
    rows = _rows()
    rows[2][5] = _percent(SERVED[2], L[2])
    assert "the denominator “l”" in _of(explain(rows), "F4")


def test_one_term_too_many(explain):
    rows = _rows()
    rows[7][3] += SERVED[7]
    rows[7][5] = _percent(SERVED[7], rows[7][3])
    assert "“dilayani” was added as well" in _of(explain(rows), "D9")


def test_a_wrong_term_is_named_as_the_cause(explain):
    rows = _rows()
    rows[1][4] = 530
    total = ["JUMLAH", sum(L), sum(P), sum(L) + sum(P), sum(SERVED)]
    rows.append([*total, _percent(sum(SERVED), sum(L) + sum(P))])
    errors = explain(rows)
    assert {f.likely.cell for f in errors if f.likely} == {"E3"}
    assert any(f.likely and f.likely.expected == "350" for f in errors)


def test_a_total_that_leaves_a_row_out(explain):
    rows = _rows()
    served = sum(SERVED) - SERVED[4]
    total = ["JUMLAH", sum(L), sum(P), sum(L) + sum(P), served]
    rows.append([*total, _percent(served, sum(L) + sum(P))])
    assert "Pkm 4 was left out" in _of(explain(rows), "E12")


def test_the_mean_of_percentages_in_a_total_row(explain):
    rows = _rows()
    rows[0][4] = 71
    rows[0][5] = _percent(71, rows[0][3])
    mean = sum(Fraction(row[5]) for row in rows) / len(rows)
    served = sum(row[4] for row in rows)
    shown = f"{float(round_half_up(mean, 1)):.1f}"
    rows.append(["JUMLAH", sum(L), sum(P), sum(L) + sum(P), served, shown])
    assert "mean of the percentages" in _of(explain(rows), "F12")


@pytest.mark.parametrize(
    ("printed", "needed", "words"),
    [
        ("1624", "1264", "exchanged"),
        ("7.3", "7.1", "mistyped"),
        ("964", "96.4", "factor of 10"),
        ("71", "7.1", "factor of 10"),
        ("528", "5280", "factor of 10"),
        ("2907", "29071", "missing"),
        ("29071", "2907", "too many"),
        ("2907", "2811", ""),
    ],
)
def test_slips_of_digits(printed, needed, words):
    number = PrintedNumber(_decimal(printed), len(printed.partition(".")[2]), printed)
    decimals = max(len(t.partition(".")[2]) for t in (printed, needed))
    reading = digit_reading(number, Fraction(needed), decimals).en
    assert (words in reading) if words else not reading


def _decimal(text):
    return Decimal(text)


@pytest.mark.parametrize(
    ("exact", "printed", "rounding"),
    [
        ("61.445", "61.5", Rounding.TWICE),
        ("66.948", "66.9", None),
        ("66.95", "66.9", Rounding.CUT),
        ("0.25", "0.2", Rounding.HALF_EVEN),
        ("82.549", "82.6", Rounding.TWICE),
        ("12.34", "12", Rounding.COARSER),
        ("7.1", "9.3", None),
    ],
)
def test_other_roundings_are_told_by_name(exact, printed, rounding):
    own = len(printed.partition(".")[2])
    if round_half_up(Fraction(exact), 1) == Fraction(printed):
        assert rounding is None
    else:
        found = find_rounding(Fraction(exact), Fraction(printed), 1, own)
        assert found is rounding
