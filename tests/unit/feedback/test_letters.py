"""What a letter says follows from what was sent, worked out by hand."""

from dataclasses import replace

import pyarrow as pa
import pytest
from feedback_world import (
    AUGUST,
    INDEX,
    JULY,
    JUNE,
    LB3,
    MAWAR,
    MELATI,
    NOT_SEEN,
    SECRET,
    W2,
    asked,
    cell_lost,
    files,
    lost,
    printed,
    sent,
    total_row,
    visit,
    week,
)

from derajat.errors import Location, report
from derajat.model.batches import RowFinding, RowState
from derajat.model.calendar import week_number
from derajat.steering.feedback import build_letters, last_month_of
from derajat.steering.feedback.faults import effect_of
from derajat.steering.feedback.outline import Effect
from derajat.steering.feedback.senders import weeks_in


def letter(held, area: str, month: int = JULY):
    """The letter of one area, or None."""
    return next((x for x in build_letters(held, month) if x.area == area), None)


ALL_OF_JULY = tuple(visit(1, row, row - 1, JULY) for row in (2, 3, 4, 5))


def test_a_village_reports_for_the_centre_that_serves_it_in_that_month():
    held = files(
        sent(1, facts=2),
        visits=[visit(1, 2, 2, JUNE), visit(1, 3, 2, JULY)],
    )
    june, july = letter(held, MAWAR, JUNE), letter(held, MELATI, JULY)
    assert (june.reports[0].due, june.reports[0].come) == (2, 1)
    assert june.reports[0].missing == ("Desa 1",)
    assert (july.reports[0].due, july.reports[0].come) == (2, 1)
    assert july.reports[0].missing == ("Desa 3",)
    assert letter(held, MAWAR, JULY).reports[0].due == 1


def test_a_village_that_nobody_serves_is_in_the_letter_of_the_office():
    held = files(sent(1, facts=4), visits=ALL_OF_JULY)
    office = letter(held, "99.01")
    assert (office.reports[0].due, office.reports[0].come) == (1, 1)
    assert office.progress[0].rows == 1


def test_weekly_reports_are_due_for_each_week_whose_wednesday_lies_in_the_month():
    # July 2026: Wednesdays on 1, 8, 15, 22 and 29; the weeks 26 to 30.
    expected = tuple(week_number(2026, n) for n in (26, 27, 28, 29, 30))
    assert weeks_in(JULY) == expected
    held = files(sent(2, source=W2), weeks=[week(2, 2, MAWAR, n) for n in expected[:3]])
    report = letter(held, MAWAR).reports[1]
    assert (report.due, report.come) == (5, 3)
    assert report.missing == ("M29", "M30")


def test_the_day_of_arrival_is_counted_from_the_end_of_the_month():
    held = files(sent(1, facts=4, day="2026-08-04"), visits=ALL_OF_JULY)
    assert letter(held, MAWAR).reports[0].days_after == 4
    early = files(sent(1, facts=4, day="2026-07-30"), visits=ALL_OF_JULY)
    assert letter(early, MAWAR).reports[0].days_after == -1


def test_a_row_set_aside_belongs_to_the_centre_of_the_other_rows_of_its_file():
    held = files(sent(1, lost(9)), visits=[visit(1, 2, 1, JULY)])
    own = letter(held, MAWAR)
    assert [(f.rows, f.effect) for f in own.faults] == [((9,), Effect.ROW_LOST)]
    assert letter(held, "99.01").faults == ()
    assert (own.progress[0].rows, own.progress[0].faulty) == (2, 1)


def test_a_row_set_aside_from_a_file_of_several_centres_goes_to_the_office():
    held = files(sent(1, lost(9)), visits=ALL_OF_JULY[:3])
    assert letter(held, MAWAR).faults == ()
    assert letter(held, MELATI).faults == ()
    assert [f.rows for f in letter(held, "99.01").faults] == [(9,)]


def test_a_file_without_any_fact_goes_to_the_office_in_the_month_it_came():
    held = files(sent(1, lost(2), facts=0, day="2026-08-20"))
    assert letter(held, "99.01", AUGUST).faults
    assert letter(held, "99.01", JULY).faults == ()


def test_faults_stand_by_rows_times_indicators_that_miss_them():
    # K1 is read by one indicator, a lost row by two; "Lain" by none.
    held = files(
        sent(
            1,
            lost(9),
            lost(10),
            cell_lost(2, "K1"),
            cell_lost(3, "K1"),
            cell_lost(4, "K1"),
            replace(cell_lost(5, "Lain"), column=5),
            asked(6),
            total_row(12),
        ),
        visits=[visit(1, row, 1, month) for row, month in
                ((2, JULY), (3, JULY), (4, JULY), (5, JULY), (6, JULY))],
    )  # fmt: skip
    own = letter(held, MAWAR)
    told = [(f.effect, f.rows, f.indicators, f.weight) for f in own.faults]
    assert told == [
        (Effect.ROW_LOST, (9, 10), ("KIA-K1", "KIA-HAMIL"), 4),
        (Effect.CELL_LOST, (2, 3, 4), ("KIA-K1",), 3),
        (Effect.CELL_LOST, (5,), (), 0),
        (Effect.QUESTIONED, (6,), ("KIA-K1",), 0),
    ]
    assert [f.rows for f in own.first_to_mend] == [(9, 10), (2, 3, 4), (5,)]
    assert [(x.indicator, x.rows) for x in own.losses] == [
        ("KIA-K1", 5),
        ("KIA-HAMIL", 2),
    ]


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("K1", ("KIA-K1", "KIA-SISA")),
        ("Ibu Hamil", ("KIA-K1", "KIA-HAMIL", "KIA-SISA", "KIA-INDEKS")),
        ("Lain", ()),
    ],
)
def test_a_lost_cell_names_what_reads_it_by_way_of_a_dataset_or_an_index(header, codes):
    held = files(
        sent(1, cell_lost(2, header)),
        visits=[visit(1, 2, 1, JULY)],
        more=(NOT_SEEN, INDEX),
    )
    (fault,) = letter(held, MAWAR).faults
    assert (fault.effect, fault.indicators) == (Effect.CELL_LOST, codes)


def test_a_fault_of_facts_that_came_again_is_over():
    first = sent(1, cell_lost(2), lost(3), facts=1)
    again = sent(2, facts=1)
    held = files(first, again, visits=[visit(2, 2, 1, JULY)])
    own = letter(held, MAWAR)
    assert own.faults == ()
    assert own.progress[0].rows == 1
    told = [
        x.faults for month in (JUNE, JULY, AUGUST) for x in build_letters(held, month)
    ]
    assert set(told) == {()}


def test_a_printed_number_that_differs_is_told_but_no_row_is_lost_for_it():
    held = files(sent(1, printed(2)), visits=[visit(1, 2, 1, JULY)])
    own = letter(held, MAWAR)
    assert [(f.effect, f.weight) for f in own.faults] == [(Effect.PRINTED, 0)]
    assert (own.progress[0].faulty, own.losses) == (0, ())


def test_a_week_counts_in_the_month_of_its_wednesday():
    # Week 26 of 2026 runs from Sunday 28 June to Saturday 4 July.
    held = files(sent(2, source=W2), weeks=[week(2, 2, MAWAR, week_number(2026, 26))])
    assert letter(held, MAWAR, JULY).progress[0].rows == 1
    assert letter(held, MAWAR, JUNE).progress[0].rows == 0


def test_a_question_about_a_row_that_came_again_is_over_while_the_rest_stays():
    first = sent(1, cell_lost(2), cell_lost(3), facts=2)
    held = files(first, sent(2), visits=[visit(2, 2, 1, JULY), visit(1, 3, 1, JUNE)])
    assert letter(held, MAWAR, JULY).faults == ()
    assert [f.rows for f in letter(held, MAWAR, JUNE).faults] == [(3,)]


def test_progress_is_that_of_the_own_months_before():
    held = files(
        sent(1, lost(9)),
        visits=[visit(1, 2, 1, JULY), visit(1, 3, 1, JUNE), visit(1, 4, 2, JUNE)],
    )
    lines = letter(held, MAWAR, JULY).progress
    # July: 1 village and 5 weeks due; June: 2 villages and 4 weeks.
    assert [(p.month, p.due, p.come, p.rows, p.faulty) for p in lines[:2]] == [
        (JULY, 6, 1, 2, 1),
        (JUNE, 6, 2, 2, 0),
    ]


def test_every_centre_has_a_letter_also_the_one_that_sent_nothing():
    held = files(sent(1, facts=1), visits=[visit(1, 2, 1, JULY)])
    assert [x.area for x in build_letters(held, JULY)] == [MAWAR, MELATI, "99.01"]
    assert letter(held, MELATI).progress[0].come == 0


def test_rows_are_conserved_over_all_letters_of_a_file():
    held = files(sent(1, lost(9), lost(10)), visits=ALL_OF_JULY)
    letters = build_letters(held, JULY)
    assert sum(x.progress[0].rows for x in letters) == 6
    assert sum(x.progress[0].faulty for x in letters) == 2


@pytest.mark.parametrize(
    ("held", "month"),
    [
        (files(), None),
        (files(sent(1, facts=0, day="2026-08-20")), AUGUST),
        (files(sent(1), visits=[visit(1, 2, 1, JUNE), visit(1, 3, 1, JULY)]), JULY),
    ],
)
def test_the_last_month_is_that_of_the_facts_else_of_the_files(held, month):
    assert last_month_of(held) == month


def test_forms_that_map_to_one_dataset_are_due_once():
    held = files(sent(1, facts=4), visits=ALL_OF_JULY)
    twice = replace(LB3, name="lb3-csv")
    office = replace(held.office, sources=(*held.office.sources, twice))
    assert len(letter(replace(held, office=office), MAWAR).reports) == 2


def test_a_long_number_never_travels_in_a_letter():
    where = Location(file="x.xlsx", sheet=SECRET, row=2, cell="D2")
    shown = f"“{SECRET}”"
    problem = report("REC-020", where, column="K1", shown=shown)
    finding = RowFinding(problem, 2, 4, RowState.QUESTIONED)
    held = files(sent(1, finding), visits=[visit(1, 2, 1, JULY)])
    held = replace(held, facts={"kunjungan": with_sheet(held, SECRET)})
    own = letter(held, MAWAR)
    assert own.faults[0].rows == (2,)
    assert "•••" in own.faults[0].says.id
    assert SECRET not in str(own)


def with_sheet(held, name: str):
    """The facts as they would be had their sheet that name."""
    facts = held.facts["kunjungan"]
    place = facts.column_names.index("_sheet")
    return facts.set_column(place, "_sheet", pa.array([name] * facts.num_rows))


def test_a_nik_that_contradicts_its_row_is_asked_about_and_loses_nothing():
    problem = report(
        "REC-086",
        Location(file="x.xlsx", sheet="Juli", row=2, cell="A2"),
        column="NIK",
        shown="••••",
        other="JK",
        about_id="jenis kelamin",
        about_en="sex",
    )
    finding = RowFinding(problem, 2, 1, RowState.QUESTIONED)
    assert effect_of(finding) is Effect.QUESTIONED
