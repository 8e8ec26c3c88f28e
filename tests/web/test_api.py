"""Other programs read the same numbers, by token and under the same policy."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.api_calls import draw_token, get


REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"


@pytest.fixture
def token_for(database):
    """`token_for(role, area)`: a token of a new account with that role."""
    return draw_token


def _place(row):
    """What a value is of: an unknown place has one code at several levels."""
    return row["area_level"], row["area"], row["period"], row["group"]


def test_values_are_those_of_the_store(visitor, token_for, site):
    from derajat.web.reading.office import open_reading

    token = token_for("PRG", site.areas["district"])
    answer = get(visitor, token, "/nilai", indikator="KIA-K6", ukuran=1000).json()
    stored = open_reading().shelf.of_indicator("KIA-K6").to_pylist()
    assert answer["count"] == len(stored)
    found = {_place(item): item["shown"] for item in answer["items"]}
    for row in stored[:1000]:
        assert found[_place(row)] == row["shown"]


def test_pages_hold_every_value_once(visitor, token_for, site):
    token = token_for("PRG", site.areas["district"])
    asked = {"indikator": "KIA-K6", "ukuran": 300}
    first = get(visitor, token, "/nilai", **asked).json()
    items = []
    for page in range(1, first["pages"] + 1):
        items += get(visitor, token, "/nilai", **asked, halaman=page).json()["items"]
    places = set(map(_place, items))
    assert len(items) == len(places) == first["count"]


def test_csv_holds_what_json_holds(visitor, token_for, site):
    token = token_for("PRG", site.areas["district"])
    asked = {"indikator": "KIA-K6", "ukuran": 50}
    items = get(visitor, token, "/nilai", **asked).json()["items"]
    answer = get(visitor, token, "/nilai", **asked, bentuk="csv")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["shown"] for row in rows] == [item["shown"] or "" for item in items]


def test_a_health_centre_reads_its_own_villages_only(visitor, token_for, site):
    centre = site.areas["health-centre"]
    token = token_for("PKM", centre)
    listed = get(visitor, token, "/wilayah", ukuran=1000).json()["items"]
    areas = {area["code"] for area in listed}
    assert centre in areas
    assert site.areas["district"] not in areas
    items = get(visitor, token, "/nilai", indikator="KIA-K6", ukuran=1000).json()
    assert items["count"]
    assert {item["area"] for item in items["items"]} <= areas
    elsewhere = get(
        visitor, token, "/nilai", indikator="KIA-K6", wilayah=site.areas["district"]
    )
    assert elsewhere.status_code == 404


def test_what_the_policy_denies_looks_like_what_is_not_there(visitor, token_for, site):
    token = token_for("ADM")
    denied = get(visitor, token, "/nilai", indikator="KIA-K6")
    other = token_for("PRG", site.areas["district"])
    missing = get(visitor, other, "/nilai", indikator="TIADA")
    assert denied.status_code == missing.status_code == 404
    assert denied.json() == missing.json()


@pytest.mark.parametrize("token", ["", "drj_salah", "drj_" + "x" * 43, "Bearer"])
def test_without_a_token_of_ours_nothing_is_answered(visitor, token, site):
    assert get(visitor, token, "/kantor").status_code == 401


def test_a_session_is_no_token_and_a_token_makes_no_session(
    sign_in, visitor, token_for, site
):
    client = sign_in("PRG", site.areas["district"])
    assert client.get("/api/v1/kantor").status_code == 401
    answer = get(visitor, token_for("KDN", site.areas["district"]), "/kantor")
    assert answer.status_code == 200
    assert not answer.cookies
    assert visitor.get("/").status_code == 302


def test_a_token_ends_with_its_day_its_role_and_its_account(visitor, token_for, site):
    from derajat.web.accounts.models import Account, Grant
    from derajat.web.api.models import ApiToken

    token = token_for("PRG", site.areas["district"])
    kept = ApiToken.objects.get()
    assert token not in {kept.digest, kept.name}
    kept.expires_at = timezone.now() - timedelta(seconds=1)
    kept.save()
    assert get(visitor, token, "/kantor").status_code == 401
    kept.expires_at = timezone.now() + timedelta(days=1)
    kept.save()
    assert get(visitor, token, "/kantor").status_code == 200
    Account.objects.update(is_active=False)
    assert get(visitor, token, "/kantor").status_code == 401
    Account.objects.update(is_active=True)
    Grant.objects.all().delete()
    assert get(visitor, token, "/kantor").status_code == 401


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"indikator": "x" * 61},
        {"indikator": "KIA-K6", "halaman": "0"},
        {"indikator": "KIA-K6", "halaman": "satu"},
        {"indikator": "KIA-K6", "ukuran": "1001"},
        {"indikator": "KIA-K6", "bentuk": "xml"},
        {"indikator": "KIA-K6", "wilyah": "19.71"},
    ],
)
def test_wrong_words_are_told_and_nothing_is_guessed(visitor, token_for, query, site):
    token = token_for("PRG", site.areas["district"])
    answer = get(visitor, token, "/nilai", **query)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "API-003"
    assert set(answer.json()["words"]) <= {"indikator", "wilyah", *query}


def test_only_reading_is_offered(visitor, token_for, site):
    token = token_for("PRG", site.areas["district"])
    for verb in ("post", "put", "patch", "delete"):
        answer = getattr(visitor, verb)(
            "/api/v1/nilai", headers={"authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 405, verb
        assert answer.json()["code"] == "API-004"
        assert answer["Allow"] == "GET"


def test_every_operation_says_what_it_needs(site):
    from derajat.web.api.routes import api

    silent = [
        operation.view_func.__name__
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
        if not hasattr(operation.view_func, "need")
    ]
    assert silent == []


def test_the_description_of_the_interface_is_up_to_date(site):
    from derajat.web.api.routes import api

    now = json.dumps(api.get_openapi_schema(), indent=1, sort_keys=True) + "\n"
    assert REFERENCE.read_text("utf-8") == now
