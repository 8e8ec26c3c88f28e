"""`succession.csv` of an office: which areas followed which, from which day."""

import pytest
from catalogue_folders import shown

from derajat.model.areas import Succession, SuccessionKind
from derajat.model.calendar import day_number


FILE = "succession.csv"
HEADER = "from_code,to_code,from_date,kind,source\n"
OLD, OTHER, NEW = "35.73.01.1001", "35.73.01.1002", "35.73.01.1099"
SPLIT = (
    f"{OLD},{OLD},2026-07-01,split,Perda 3/2026\n"
    f"{OLD},{NEW},2026-07-01,split,Perda 3/2026\n"
)


@pytest.fixture
def write(office):
    """`write(rows)`: the office with a table of successions, and its problems."""
    path = office.path / "areas.csv"
    area = f"{NEW},Kelurahan Baru,village,35.73.01,,,,no\n"
    path.write_text(path.read_text() + area)

    def write_rows(rows, header=HEADER):
        office.write(FILE, header + rows)
        return [text.replace("kota-contoh/", "") for text in shown(office.check())]

    return write_rows


def test_a_split_lets_the_new_village_begin_and_the_old_go_on(office, write):
    assert write(SPLIT) == []
    areas = office.load()[0].areas
    day = day_number(2026, 7, 1)
    assert areas.successions == (
        Succession(OLD, OLD, day, SuccessionKind.SPLIT, "Perda 3/2026"),
        Succession(OLD, NEW, day, SuccessionKind.SPLIT, "Perda 3/2026"),
    )
    assert areas.by_code[NEW].valid_from == day
    assert areas.by_code[OLD].valid_from is areas.by_code[OLD].valid_until is None


def test_a_merger_ends_the_old_villages(office, write):
    rows = "".join(
        f"{code},{NEW},2026-07-01,merged,Perda 3/2026\n" for code in (OLD, OTHER)
    )
    assert write(rows) == []
    areas = office.load()[0].areas.by_code
    assert areas[NEW].valid_from == day_number(2026, 7, 1)
    assert areas[OLD].valid_until == areas[OTHER].valid_until
    assert areas[OLD].valid_until == day_number(2026, 6, 30)


def test_an_office_without_the_table_has_no_successions(office):
    assert office.load()[0].areas.successions == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"{OLD},{NEW},2026-07-01,split,Perda\n", [f"DEF-073 {FILE}:2"]),
        (f"{OLD},{NEW},2026-07-01,merged,Perda\n", [f"DEF-073 {FILE}:2"]),
        (f"{OLD},{OLD},2026-07-01,renamed,Perda\n", [f"DEF-071 {FILE}:2"]),
        (f"{OLD},35.73.01.9999,2026-07-01,renamed,P\n", [f"DEF-065 {FILE}:2"]),
        (f"{OLD},{NEW},2026-07-01,pemekaran,Perda\n", [f"DEF-034 {FILE}:2"]),
        (f"{OLD},{NEW},1 Juli 2026,renamed,Perda\n", [f"DEF-033 {FILE}:2"]),
        (f"{OLD},{NEW},2026-07-01,renamed,\n", [f"DEF-035 {FILE}:2"]),
        (f"{OLD},35.73,2026-07-01,renamed,Perda\n", [f"DEF-066 {FILE}:2"]),
        (SPLIT + SPLIT.splitlines()[1] + "\n", [f"DEF-050 {FILE}:4"]),
    ],
)
def test_a_wrong_row_is_told_once_at_its_line(write, rows, expected):
    assert write(rows) == expected


def test_dates_that_contradict_the_areas_are_told(office, write):
    path = office.path / "areas.csv"
    path.write_text(
        path.read_text().replace("35.73.01,,,,no", "35.73.01,2026-01-01,,,")
    )
    assert write(SPLIT) == [f"DEF-072 {FILE}:3"]
