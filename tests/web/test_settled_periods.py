"""Open, provisional, final, restated: told where a number of the period is shown."""

import pytest


OFFICE = "19.71"
INDICATOR = "/indikator/KIA-K6/?periode=2026-03"


@pytest.fixture
def declare(sign_in):
    """`declare(period, standing)`: the head of the office says how settled it is."""
    from derajat.web.accounts.models import Account
    from derajat.web.uploads.models import PeriodState

    sign_in("KDN", OFFICE)
    head = Account.objects.get(username=f"kdn-{OFFICE}")

    def write(period, standing):
        once = f"{period}{standing}"
        PeriodState.objects.create(
            period=period, standing=standing, area=OFFICE, set_by=head, once=once
        )

    return write


def _shown(client, url):
    return client.get(url).text.split("<main")[1]


def test_a_period_nobody_declared_is_open(sign_in, site):
    client = sign_in("PRG", OFFICE)
    for url in (INDICATOR, "/?periode=2026-03"):
        assert "<strong>terbuka</strong>" in _shown(client, url)


@pytest.mark.parametrize(
    ("standing", "word"), [("provisional", "sementara"), ("final", "final")]
)
def test_pages_say_how_settled_and_who_declared_it(declare, sign_in, standing, word):
    declare("2026-03", standing)
    client = sign_in("PRG", OFFICE)
    for url in (INDICATOR, "/?periode=2026-03"):
        page = _shown(client, url)
        assert f"<strong>{word}</strong>" in page
        assert f"oleh kdn-{OFFICE}" in page


def test_what_an_upload_changed_after_final_is_restated(declare, sign_in):
    from derajat.web.accounts.models import Account
    from derajat.web.uploads.models import Upload
    from derajat.web.uploads.report import CheckReport, write_report

    declare("2026-03", "final")
    client = sign_in("PRG", OFFICE)
    head = Account.objects.get(username=f"kdn-{OFFICE}")
    Upload.objects.create(
        once="x",
        area=OFFICE,
        sender=head,
        sender_role="PKM",
        name="a.csv",
        size=1,
        content_hash="1" * 64,
        state="accepted",
        restated_by=head,
        report=write_report(CheckReport(months=("2026-03",))),
    )
    assert "<strong>final, dinyatakan ulang</strong>" in _shown(client, INDICATOR)
    assert "dinyatakan ulang" not in _shown(
        client, "/indikator/KIA-K6/?periode=2026-02"
    )


def test_a_quarter_is_as_settled_as_its_least_settled_month(declare, site):
    from derajat.web.uploads.standings import load_standings, standing_of

    declare("2026-01", "final")
    declare("2026-02", "final")
    assert standing_of("2026-Q1", load_standings(OFFICE)).value == "open"
    declare("2026-03", "provisional")
    assert standing_of("2026-Q1", load_standings(OFFICE)).value == "provisional"
    declare("2026-Q1", "final")
    states = load_standings(OFFICE)
    assert standing_of("2026-Q1", states).value == "final"
    assert standing_of("2026-03", states).value == "final"
    assert standing_of("2026", states).value == "open"


def test_weeks_have_no_standing(site):
    from derajat.model.calendar import parse_period
    from derajat.web.uploads.standings import month_names

    assert month_names(parse_period("2026-W10")) == ()
