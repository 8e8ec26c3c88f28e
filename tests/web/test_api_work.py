"""Programs read explanations, findings and actions as their role does on the pages."""

import csv
import io
from dataclasses import asdict

import pytest
from tests.web.api_calls import draw_token, get


K6 = {"indikator": "KIA-K6", "periode": "2026-03"}


@pytest.fixture
def token_for(database):
    """`token_for(role, area)`: a token of a new account with that role."""
    return draw_token


@pytest.fixture
def objects(database, site):
    """A meeting, an action in a village and its owner."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.models import Account

    owner = Account.objects.create(username="pemilik", first_name="Pemilik")
    return make_objects(
        owner, site.areas["district"], site.areas["health-centre"], _village(site)
    )


def _village(site):
    from derajat.web.policy import areas_within
    from derajat.web.reading.office import open_reading

    areas = open_reading().office.areas
    served = areas_within(areas, site.areas["health-centre"], 738_000)
    return min(a for a in served if a in areas.by_code and a != _centre(site))


def _centre(site):
    return site.areas["health-centre"]


def test_an_explanation_is_that_of_the_page(visitor, token_for, site):
    from derajat.web.reading.office import open_reading

    token = token_for("PRG", site.areas["district"])
    answer = get(visitor, token, "/nilai/jelaskan", **K6).json()
    stored = open_reading().shelf.choose(
        "KIA-K6", area=site.areas["district"], period="2026-03", group=""
    )
    assert answer["value"]["numerator"] == stored[0].numerator
    assert answer["is_reproduced"] and answer["shows_rows"]
    assert answer["untraced"] or any(item["files"] for item in answer["counted"])


def test_files_and_rows_are_for_roles_that_may_see_them(visitor, token_for, site):
    centre = _centre(site)
    seen = get(visitor, token_for("PKM", centre), "/nilai/jelaskan", **K6).json()
    planner = token_for("PLN", site.areas["district"])
    hidden = get(visitor, planner, "/nilai/jelaskan", **K6, wilayah=centre).json()
    assert seen["shows_rows"] and not hidden["shows_rows"]
    assert [item["rows"] for item in seen["counted"]] == [
        item["rows"] for item in hidden["counted"]
    ]
    parts = ("counted", "left_out", "set_aside", "questioned")
    assert any(item["files"] for part in parts for item in seen[part])
    assert not any(item["files"] for part in parts for item in hidden[part])


def test_a_number_that_is_not_there_is_not_explained(visitor, token_for, site):
    token = token_for("PRG", site.areas["district"])
    for words in ({**K6, "periode": "1999-01"}, {**K6, "kelompok": "jk=X"}):
        answer = get(visitor, token, "/nilai/jelaskan", **words)
        assert answer.status_code == 404
        assert answer.json()["code"] == "API-002"
    elsewhere = get(visitor, token, "/nilai/jelaskan", **K6, wilayah="19.01")
    assert elsewhere.status_code == 404


def test_a_number_of_other_definitions_is_told_to_be_so(
    visitor, token_for, site, monkeypatch
):
    from derajat.web.api import routes

    monkeypatch.setattr(routes, "open_desk", lambda reading: None)
    token = token_for("PRG", site.areas["district"])
    answer = get(visitor, token, "/nilai/jelaskan", **K6)
    assert answer.status_code == 409
    assert answer.json()["code"] == "API-005"


def test_findings_are_the_lines_of_the_overview(visitor, token_for, sign_in, site):
    area = site.areas["district"]
    found = get(visitor, token_for("PRG", area), "/temuan").json()
    assert found["count"]
    assert all(item["causes"] and item["area"] == area for item in found["items"])
    page = sign_in("PRG", area).get("/").content.decode()
    assert found["items"][0]["label"] in page


def test_all_judged_values_are_more_than_those_that_need_attention(
    visitor, token_for, site
):
    token = token_for("PRG", site.areas["district"])
    some = get(visitor, token, "/temuan").json()
    every = get(visitor, token, "/temuan", hanya="semua", ukuran=1000).json()
    assert every["count"] > some["count"]
    assert all(item["target"] for item in every["items"])


@pytest.mark.parametrize("period", ["2026-13", "kemarin", "\x00", "9" * 60])
def test_a_period_that_is_none_is_not_there(visitor, token_for, period, site):
    token = token_for("PRG", site.areas["district"])
    answer = get(visitor, token, "/temuan", periode=period)
    assert answer.status_code == 404


def test_an_action_is_read_with_its_history(visitor, token_for, site, objects):
    token = token_for("PRG", site.areas["district"])
    listed = get(visitor, token, "/tindak-lanjut").json()
    assert [item["number"] for item in listed["items"]] == [1]
    one = get(visitor, token, "/tindak-lanjut/1").json()
    assert one["title"] == "Sweeping K6" and one["owner"] == "Pemilik"
    assert [step["move"] for step in one["steps"]] == ["create"]
    assert one["evidence"] == 1


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ({"status": "proposed"}, 1),
        ({"status": "done"}, 0),
        ({"indikator": "KIA-K6"}, 0),
        ({"indikator": "\x00"}, 0),
    ],
)
def test_actions_are_chosen_by_words(visitor, token_for, site, objects, words, count):
    token = token_for("PRG", site.areas["district"])
    assert get(visitor, token, "/tindak-lanjut", **words).json()["count"] == count


def test_an_action_elsewhere_is_not_there(visitor, token_for, site, objects):
    from derajat.web.reading.office import open_reading

    areas = open_reading().office.areas
    others = [a.code for a in areas.areas if a.level.value == "village"]
    other = next(code for code in others if code != objects.area)
    token = token_for("BID", other)
    assert get(visitor, token, "/tindak-lanjut").json()["count"] == 0
    assert get(visitor, token, "/tindak-lanjut/1").status_code == 404
    assert get(visitor, token, f"/tindak-lanjut/{2**53}").status_code == 404


def test_another_sector_reads_its_own_action_without_the_value(
    visitor, token_for, site, objects
):
    from derajat.web.accounts.models import Account
    from derajat.web.reading.office import open_reading

    rows = open_reading().shelf.choose("KIA-K6", area=objects.area, group="")
    objects.value = asdict(next(row for row in rows if row.shown))
    objects.owner_sector = "Dinas Pendidikan"
    objects.save()
    token = token_for("OPD", site.areas["district"])
    assert get(visitor, token, "/tindak-lanjut").json()["count"] == 0
    Account.objects.filter(username__startswith="api-opd").update(
        post=objects.owner_sector
    )
    (item,) = get(visitor, token, "/tindak-lanjut").json()["items"]
    assert item["shown_at_decision"] is None
    other = token_for("PRG", site.areas["district"])
    assert get(visitor, other, "/tindak-lanjut/1").json()["shown_at_decision"]
    for path in ("/nilai?indikator=KIA-K6", "/temuan", "/wilayah"):
        assert get(visitor, token, path).status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/wilayah", {}),
        ("/indikator", {}),
        ("/nilai", {"indikator": "KIA-K6"}),
        ("/temuan", {"hanya": "semua"}),
        ("/tindak-lanjut", {}),
        ("/rencana", {}),
        ("/rencana/renstra-rekaan", {}),
    ],
)
def test_every_list_has_pages_and_csv(visitor, token_for, site, objects, path, words):
    token = token_for("PRG", site.areas["district"])
    page = get(visitor, token, path, **words, ukuran=2).json()
    assert len(page["items"]) == min(2, page["count"])
    assert page["pages"] == -(-page["count"] // 2)
    behind = get(visitor, token, path, **words, halaman=page["pages"] + 1, ukuran=2)
    assert behind.json()["items"] == []
    text = get(visitor, token, path, **words, ukuran=2, bentuk="csv")
    assert text["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(text.content.decode())))
    assert [set(row) for row in rows] == [set(item) for item in page["items"]]


def test_values_as_a_file_need_what_the_page_of_downloads_needs(
    visitor, token_for, site
):
    token = token_for("PKM", _centre(site))
    words = {"indikator": "KIA-K6"}
    assert get(visitor, token, "/nilai", **words).status_code == 200
    assert get(visitor, token, "/nilai", **words, bentuk="csv").status_code == 404
    assert get(visitor, token, "/temuan", bentuk="csv").status_code == 404


def test_what_is_refused_is_written_down(visitor, token_for, site):
    from derajat.web.accounts.models import LogEntry

    token = token_for("PKM", _centre(site))
    get(visitor, token, "/nilai", indikator="KIA-K6", wilayah=site.areas["district"])
    entry = LogEntry.objects.order_by("sequence").last()
    assert (entry.outcome, entry.role, entry.thing) == ("refused", "PKM", "values")
    assert entry.account.startswith("api-pkm")


@pytest.mark.parametrize("path", ["/", "/tiada", "/nilai/", "/../../akun/", "/%00"])
def test_an_address_that_is_none_answers_with_a_document(visitor, path, site):
    answer = visitor.get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_mistake_of_ours_tells_nothing_of_the_inside(
    visitor, token_for, site, monkeypatch
):
    from derajat.web.api import routes

    def fail():
        raise RuntimeError("/rahasia/berkas")

    visitor.raise_request_exception = False
    token = token_for("PRG", site.areas["district"])
    monkeypatch.setattr(routes, "open_reading", fail)
    answer = get(visitor, token, "/kantor")
    assert answer.status_code == 500
    assert answer.json()["code"] == "API-007"
    assert "rahasia" not in answer.content.decode()
    assert get(visitor, token, "/kantor").json()["title"].startswith("Ada yang salah")


def test_a_request_without_a_host_of_ours_is_told_so(visitor, site):
    answer = visitor.get("/api/v1/kantor", headers={"host": "lain.example"})
    assert answer.status_code == 400
    assert answer.json()["code"] == "API-006"


def test_a_place_that_nobody_could_name_breaks_nothing(visitor, token_for, site):
    area = f"?{site.areas['district']}"
    token = token_for("PRG", site.areas["district"])
    for path in ("/temuan", "/tindak-lanjut"):
        assert get(visitor, token, path, wilayah=area).status_code in (200, 404)
