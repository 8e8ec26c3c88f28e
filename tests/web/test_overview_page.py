"""Ringkasan: at most seven lines, each with its reason, for the reader's own area."""

import re


OFFICE, VILLAGE = "19.71", "19.71.05.1005"


def _overview(asked_area, role="PRG", **words):
    from derajat.web.asked import Asked
    from derajat.web.clock import today
    from derajat.web.pages.home.overview import build_overview
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    registry = reading.office.areas

    class Reader:
        areas = frozenset(registry.within(asked_area))

    Reader.role = role
    asked = Asked(reading, Reader, "id", registry.by_code[asked_area], **words)
    return build_overview(asked, today())


def test_at_most_seven_lines_each_with_reason_value_and_two_links(sign_in):
    html = sign_in("PRG", OFFICE).get("/").content.decode()
    lines = re.findall(r"<li><p><a href.*?</li>", html, re.DOTALL)
    assert 0 < len(lines) <= 7
    for line in lines:
        assert "Mengapa muncul:" in line
        is_warning = "Kewaspadaan dini" in line
        assert is_warning or "/jelaskan/?wilayah=" in line
        assert re.search(r"\d dari \d|\d", line)


def test_lines_are_those_of_the_scorecard_in_its_order(site):
    from derajat.opening.scoring import build_setting, last_year, own_values
    from derajat.steering.score_lines import Asked
    from derajat.steering.scorecard import build_scorecard
    from derajat.steering.value_book import ValueBook
    from derajat.web.clock import today
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    values = reading.shelf.choose_many(reading.shelf.indicators)
    year = last_year(values, reading.plans, today())
    plans = [plan for plan in reading.plans if plan.is_example]
    asked = Asked(reading.catalogue, OFFICE, {}, office_area=OFFICE)
    setting = build_setting(reading.office, year, today())
    book = ValueBook(own_values(values, plans))
    card = build_scorecard(reading.office, plans, book, asked, setting)
    wanted = [item.line.question.indicator.label.id for item in card.attention[:7]]
    shown = [line.label for line in _overview(OFFICE, period=None).attention]
    assert shown == wanted[: len(shown)]
    assert shown


def test_a_village_has_an_overview_of_its_own(sign_in):
    html = sign_in("BID", VILLAGE).get("/").content.decode()
    assert "<h1>Ringkasan: Tua Tunu Indah</h1>" in html
    assert "Terbanyak di" not in html


def test_the_same_question_is_answered_from_memory(site):
    first = _overview(OFFICE, period=None)
    assert _overview(OFFICE, period=None) is first
    assert _overview(VILLAGE, period=None) is not first


def test_objectives_carry_two_marks_with_words(site):
    for objective in _overview(OFFICE, period=None).objectives:
        assert objective.change.shape
        assert objective.change.word
        assert objective.state.shape
        assert objective.state.word
