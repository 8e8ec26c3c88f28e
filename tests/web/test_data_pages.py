"""Who has sent what, blank forms, quality and periods."""

import dataclasses
import re
import zipfile
from collections import Counter

import pytest
from tests.web.upload_cases import centres, office_reading

from derajat.intake import check_file, match_file
from derajat.intake.blank_form import build_blank_form
from derajat.measures.arrivals import build_arrivals
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, day_number, month_number
from derajat.sheets import open_file
from derajat.sheets.writing import write_workbook
from derajat.web.pages.data.quality_book import build_quality


TODAY = day_number(2026, 3, 31)


@pytest.fixture
def reading(site):
    return office_reading()


@pytest.fixture
def steward(sign_in, reading):
    return sign_in("STW", reading.office.area)


def _words(answer):
    return answer.content.decode()


def test_every_blank_form_that_is_filled_in_is_recognised_and_received(
    reading, tmp_path
):
    office, area = reading.office, reading.office.areas.by_code[reading.office.area]
    lost, states = [], Counter()
    for source in office.sources:
        blank = build_blank_form(
            source, reading.catalogue, office, area, month_number(2026, 3)
        )
        sheet, *others = blank.sheets
        path = tmp_path / blank.file_name
        filled = dataclasses.replace(sheet, rows=[*sheet.rows, blank.example])
        write_workbook(path, [filled, *others])
        opened = open_file(path)
        found = match_file(opened, office, reading.catalogue)
        tokens = reading.opened.store.vault.known_tokens
        checked = check_file(
            opened, found, office, reading.catalogue, "x", TODAY, tokens
        )
        if found.source.name != source.name or checked.counts.set_aside:
            lost.append(source.name)
        states[checked.counts.accepted == 1] += 1
    assert lost == []
    assert states[True] >= len(office.sources) - 1


def test_a_blank_form_is_downloaded_under_its_name(steward, reading, tmp_path):
    answer = steward.get("/data/blanko/lb3-kia/")
    path = tmp_path / "blank.xlsx"
    path.write_bytes(answer.content)
    names = [sheet.name for sheet in open_file(path).sheets]
    assert names == ["Data", "Petunjuk", "Wilayah"]
    assert "LB3_KIA_" in answer["Content-Disposition"]
    assert steward.get("/data/blanko/tidak-ada/").status_code == 404


def test_codes_typed_into_a_blank_form_stay_text(reading, tmp_path):
    office = reading.office
    area = office.areas.by_code[office.area]
    source = next(s for s in office.sources if s.name == "lb3-kia")
    blank = build_blank_form(
        source, reading.catalogue, office, area, month_number(2026, 3)
    )
    path = tmp_path / blank.file_name
    write_workbook(path, blank.sheets)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    first = re.search(r"<col [^>]*>", sheet)[0]
    assert 'min="1" max="2"' in first and 'style="' in first
    assert 'formatCode="@"' in styles


def test_arrivals_are_those_that_the_facts_tell_one_by_one(reading):
    book = build_arrivals(reading.snapshot, reading.catalogue, reading.office)
    assert len(book.forms) > 10
    for form in book.forms:
        dataset = reading.catalogue.received(form.source.dataset)
        facts = reading.snapshot.load_facts(dataset.name)
        if not facts.num_rows or form.unit is not PeriodKind.MONTH:
            continue
        column = dataset.column(dataset.time)
        if column.type.value != "month":
            continue
        places = dict(dataset.places)
        place = next(iter(places.values()))
        columns = (facts[place].to_pylist(), facts[dataset.time].to_pylist())
        pairs = zip(*columns, strict=True)
        assert {slot for slot in pairs if slot[0]} == set(form.came), form.source.name


def test_the_overview_counts_what_is_missing_and_names_it(steward, reading):
    book = build_arrivals(reading.snapshot, reading.catalogue, reading.office)
    form = book.form("lb3-kia")
    villages = reading.office.areas.at_level(AreaLevel.VILLAGE)
    inside = set(reading.office.areas.within(reading.office.area))
    villages = [v.code for v in villages if v.code in inside]
    march = month_number(2026, 3)
    came = [v for v in villages if form.came_on(v, march) is not None]
    page = _words(steward.get("/data/?periode=2026-03"))
    assert f"{len(came)}/{len(villages)}" in page
    text = page[page.index("<textarea") : page.index("</textarea>")]
    assert "Data yang belum masuk, Maret 2026" in text
    if len(came) < len(villages):
        assert "LB3 KIA Puskesmas setahun" in text


def test_one_form_is_shown_by_health_centre(steward, reading):
    page = _words(steward.get("/data/?formulir=lb3-kia"))
    for centre in centres(reading):
        assert centre.name in page


def test_a_month_to_come_is_not_missing(steward):
    page = _words(steward.get("/data/?periode=2030-01"))
    assert "Januari 2030" not in page


def test_quality_adds_up_and_leaves_totals_out_of_the_reasons(steward, reading):
    arrivals = build_arrivals(reading.snapshot, reading.catalogue, reading.office)
    quality = build_quality(reading.snapshot, arrivals, reading.office.areas)
    counts = [each.counts for each in quality]
    assert sum(c.received for c in counts) == sum(
        b.counts.received for b in reading.snapshot.batches
    )
    codes = {code for each in quality for code, _, _ in each.reasons}
    assert not codes & {"REC-050", "REC-051", "REC-052", "REC-053"}
    page = _words(steward.get("/data/mutu/"))
    assert "Semua berkas" in page
    assert "Menurut Puskesmas" in page


@pytest.fixture
def chief(sign_in, reading):
    return sign_in("KDN", reading.office.area)


def _declare(client, url, period, standing, reason="Data lengkap.", once="a"):
    fields = {"masa": period, "keadaan": standing, "alasan": reason, "kunci": once}
    return client.post(url, fields)


def test_a_steward_makes_a_month_provisional_and_the_head_makes_it_final(
    steward, chief
):
    from derajat.web.uploads.models import PeriodState

    assert _declare(steward, "/data/periode/", "2026-02", "final").status_code == 422
    first = _declare(steward, "/data/periode/", "2026-02", "provisional")
    assert first.status_code == 302
    url = "/data/periode/final/"
    assert _declare(chief, url, "2026-02", "final", once="b").status_code == 302
    states = PeriodState.objects.filter(period="2026-02")
    assert [s.standing for s in states] == ["provisional", "final"]
    assert [s.set_by.username[:3] for s in states] == ["stw", "kdn"]
    page = _words(chief.get("/data/periode/"))
    assert "Data lengkap." in page
    assert "final" in _words(steward.get("/data/?periode=2026-03"))


@pytest.mark.parametrize(
    ("period", "standing", "reason"),
    [
        ("2026-02", "provisional", ""),
        ("2026-02", "provisional", "x" * 301),
        ("1999-01", "provisional", "Ada."),
        ("2026-02", "selesai", "Ada."),
        ("{}", "provisional", "Ada."),
        ("", "", ""),
    ],
)
def test_a_declaration_that_cannot_be_is_told(steward, period, standing, reason):
    from derajat.web.uploads.models import PeriodState

    answer = _declare(steward, "/data/periode/", period, standing, reason)
    assert answer.status_code == 422
    assert "<title>Galat: " in _words(answer)
    assert not PeriodState.objects.exists()


def test_a_declaration_sent_twice_is_written_once(steward):
    from derajat.web.uploads.models import PeriodState

    _declare(steward, "/data/periode/", "2026-02", "provisional")
    _declare(steward, "/data/periode/", "2026-02", "provisional")
    assert PeriodState.objects.count() == 1


def test_the_pages_of_data_stay_within_their_budgets(steward, site):
    import gzip

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for url in ("/data/", "/data/unggahan/", "/data/blanko/", "/data/mutu/"):
        steward.get(url)
        with CaptureQueriesContext(connection) as queries:
            content = steward.get(url).content
        assert len(queries) <= 12, url
        assert len(gzip.compress(content)) <= 100_000, url
        assert content.count(b"<") - content.count(b"</") <= 2_500, url
        assert b"style=" not in content, url


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "99999999", "1.5"])
def test_a_page_number_that_is_none_shows_the_first(steward, page):
    assert steward.get("/data/unggahan/", {"halaman": page}).status_code == 200
