"""`workdays` in a derived dataset: read, refused, and unknown without a list."""

from catalogue_folders import shown

from derajat.catalogue import load_catalogue
from derajat.model.calendar import day_number


FILE = "datasets/aduan-dijawab.yaml"
RECEIVED = """\
grammar: 1
dataset: aduan
label: {id: Aduan, en: Complaints}
one_row: {id: satu aduan, en: one complaint}
kind: records
key: [aduan]
time: masuk
columns:
  aduan: {type: id, missing: never, personal: none}
  masuk: {type: date, missing: never, personal: none}
  dijawab: {type: date, personal: none}
  jam_masuk: {type: moment, personal: none}
"""
DERIVED = """\
grammar: 1
dataset: aduan-dijawab
label: {id: Aduan dengan lamanya, en: Complaints with their time}
one_row: {id: satu aduan, en: one complaint}
from: aduan
steps:
  - derive:
      hari_kerja: {workdays: {from: masuk, to: dijawab}}
"""
DAYS_OFF = """\
date,label_id,label_en,kind,confirmed
2026-01-01,Tahun Baru,New Year,libur,yes
2026-01-17,Hari Sabtu,A Saturday,libur,yes
2026-02-16,Cuti bersama,Joint leave,cuti-bersama,yes
"""


def write(worked, days_off=DAYS_OFF, derived=DERIVED):
    worked.write("datasets/aduan.yaml", RECEIVED)
    worked.write(FILE, derived)
    if days_off:
        worked.write("calendars/libur-nasional-2026.csv", days_off)


def test_working_days_are_counted_by_the_lists_of_the_folder(worked):
    write(worked)
    assert shown(worked.check()) == []
    (step,) = load_catalogue(worked.path).datasets["aduan-dijawab"].steps
    calendar = step.expression.calendar
    off = (day_number(2026, 1, 1), day_number(2026, 2, 16))
    assert (calendar.years, calendar.days_off) == ((2026,), off)
    assert (step.column.type.value, step.column.never_missing) == ("whole", False)


def test_without_any_list_the_operator_is_refused(worked):
    write(worked, days_off="")
    assert shown(worked.check()) == [f"DEF-070 {FILE}:8"]


def test_a_moment_has_no_working_days_until_its_day_is_taken(worked):
    write(worked, derived=DERIVED.replace("from: masuk", "from: jam_masuk"))
    assert shown(worked.check()) == [f"DEF-043 {FILE}:8"]
    day = "hari_masuk: {day: jam_masuk}\n      hari_kerja"
    corrected = DERIVED.replace("hari_kerja", day).replace(
        "from: masuk", "from: hari_masuk"
    )
    write(worked, derived=corrected)
    assert shown(worked.check()) == []


def test_a_list_with_a_mistake_is_told_and_never_used_in_part(worked):
    write(worked, DAYS_OFF.replace("2026-02-16", "2026-02-30"))
    assert "DEF-033 calendars/libur-nasional-2026.csv:4" in shown(worked.check())
