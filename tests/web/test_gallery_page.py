"""The gallery: every part with its states, open to everybody who signed in."""

import re

import pytest


ADDRESS = "/bantuan/bagian/"


@pytest.mark.parametrize(("role", "area"), [("BID", "19.71.01.1004"), ("ADM", "")])
def test_everybody_who_signed_in_sees_the_parts(sign_in, role, area):
    assert sign_in(role, area).get(ADDRESS).status_code == 200


def test_a_visitor_is_led_to_the_sign_in_page(visitor):
    assert visitor.get(ADDRESS).headers["Location"].startswith("/akun/masuk/")


def test_every_answer_and_state_has_a_shape_and_a_word(sign_in):
    from derajat.statistics.charts import CHANGE_LABELS, REACH_LABELS

    page = sign_in("ADM").get(ADDRESS).content.decode()
    for words in (*CHANGE_LABELS.values(), *REACH_LABELS.values()):
        assert re.search(rf">\s*[▲▼◆○●▽◐–] {re.escape(words.id)}<", page), words.id


def test_figures_show_what_is_missing_and_no_id_stands_twice(sign_in):
    page = sign_in("ADM").get(ADDRESS).content.decode()
    assert "laporan belum masuk" in page
    assert "belum melapor" in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_small_multiples_share_their_scale():
    from derajat.web.pages.gallery.figures import build_multiples

    first, second = build_multiples("id")
    assert first.axis is not None
    assert first.axis == second.axis
