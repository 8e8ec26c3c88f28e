"""The feedback letter says what the letters of feedback and the values say, no more."""

from fractions import Fraction
from math import ceil

from derajat.model.areas import AreaLevel
from derajat.opening.feedback import load_feedback_files
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Signatures
from derajat.steering.feedback import build_letters


REPORT, MONTH = "umpan-balik", "2026-03"
NUMBER = 2026 * 12 + 2


def _centres(source):
    return source.office.areas.at_level(AreaLevel.HEALTH_CENTRE)


def test_a_letter_can_be_made_for_every_health_centre(make, source, opened):
    files = load_feedback_files(opened, opened.store.snapshot())
    letters = {letter.area: letter for letter in build_letters(files, NUMBER)}
    for centre in _centres(source):
        outline = make(REPORT, MONTH, centre.code)
        found = {
            n.fact.what: n.exact for _, n in list_numbers(outline) if not n.fact.subject
        }
        now = letters[centre.code].progress[0]
        assert found["reports-come"] == str(now.come)
        assert found["reports-due"] == str(now.due)
        if letters[centre.code].faults:
            assert found["rows-faulty"] == str(now.faulty)
            assert found["rows-sent"] == str(now.rows)


def test_a_letter_speaks_of_its_own_health_centre_only(make, source):
    names = {centre.code: centre.name for centre in _centres(source)}
    for code in list(names)[:3]:
        said = " ".join(t.text for t in list_texts(make(REPORT, MONTH, code)))
        assert f"Yth. Kepala {names[code]}" in said
        assert not [n for other, n in names.items() if other != code and n in said]


def _target_of(source, code):
    return next(
        item.target_of(2026).target.printed
        for plan in source.plans
        for _, item in plan.indicators()
        if item.measured_by == code and item.target_of(2026)
    )


def test_people_missing_are_those_to_the_path_of_the_month(make, source):
    """Coverage counted since January: a quarter of the year's target is due."""
    seen = 0
    yearly = Fraction(_target_of(source, "KIA-K6").strip("≥").replace(",", "."))
    for centre in _centres(source):
        outline = make(REPORT, MONTH, centre.code)
        for _, number in list_numbers(outline):
            fact = number.fact
            if (fact.what, fact.subject) != ("gap", "KIA-K6"):
                continue
            value = source.value("KIA-K6", fact.area, fact.period)
            due = yearly * 3 / 12 / 100 * Fraction(value.denominator)
            assert int(number.exact) == ceil(due) - value.numerator
            seen += 1
    assert seen


def test_a_letter_is_signed_and_says_until_when(make, source):
    outline = make(REPORT, MONTH, _centres(source)[0].code)
    assert any(isinstance(block, Signatures) for _, block in outline.blocks())
    said = " ".join(text.text for text in list_texts(outline))
    assert "paling lambat 21 April 2026" in said


def test_a_letter_can_be_read_in_english(make, source):
    outline = make(REPORT, MONTH, _centres(source)[0].code, language="en")
    said = " ".join(text.text for text in list_texts(outline))
    assert "Reports that came: " in said and "We ask, by 21 April 2026:" in said
    assert "Laporan masuk" not in said


def test_a_month_without_files_says_so(make, source):
    outline = make(REPORT, "2021-01", _centres(source)[0].code)
    said = " ".join(text.text for text in list_texts(outline))
    assert "Tidak ada kesalahan pada yang sudah diterima." in said
    assert "dapat dibandingkan dengan target" in said
