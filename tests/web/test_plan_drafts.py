"""A plan is rewritten in a draft, and is in force when somebody else approved it."""

import re

import pytest
from tests.web.plan_forms import DRAFT, OFFICE, PLAN, open_draft, read_form, read_page
from tests.web.plan_forms import save as save_node
from tests.web.plan_forms import step as take_step


TREE = f"/rencana/?rencana={PLAN}"
WORDS = "Ibu, bayi dan remaja mendapat pelayanan sesuai standar"


@pytest.fixture
def planner(sign_in):
    """A planner of the office, with a draft begun."""
    client = sign_in("PLN", OFFICE)
    open_draft(client)
    return client


@pytest.fixture
def colleague(sign_in):
    """A programme manager of the office."""
    return sign_in("PRG", OFFICE)


@pytest.fixture
def head(sign_in):
    """The head of the office."""
    return sign_in("KDN", OFFICE)


def _edits():
    from derajat.web.plans.models import NodeEdit

    return NodeEdit.objects.order_by("id")


def _versions():
    from derajat.web.plans.models import PlanVersion

    return PlanVersion.objects.order_by("number")


def test_from_writing_to_being_in_force(planner, head):
    assert save_node(planner, "S1", pernyataan=WORDS).status_code == 302
    assert WORDS not in read_page(head.get(TREE))
    draft = read_page(head.get(DRAFT))
    assert WORDS in draft and "Ibu dan bayi mendapat pelayanan" in draft
    assert "diajukan" in read_page(take_step(planner, "ajukan", catatan="siap"))
    take_step(head, "setujui")
    assert WORDS in read_page(head.get(TREE))
    history = read_page(head.get(f"/rencana/S1/?rencana={PLAN}"))
    assert "Versi 1" in history and "Ibu dan bayi mendapat pelayanan" in history
    version = read_page(head.get(f"/rencana/versi/{PLAN}/1/"))
    assert WORDS in version
    assert "1" in read_page(head.get(f"/rencana/versi/{PLAN}/"))
    assert "Belum ada konsep" in read_page(planner.get(DRAFT))


def test_the_scores_follow_the_targets_that_were_approved(planner, head):
    fields = {"i-0-t-2026": "≥ 1"}
    before = read_page(head.get(f"{TREE}&buka=S1&periode=2026"))
    save_node(planner, "S1", **fields)
    take_step(planner, "ajukan")
    take_step(head, "setujui")
    after = read_page(head.get(f"{TREE}&buka=S1&periode=2026"))
    line = r"enam kali pemeriksaan</span></a>.*?</span>(\w+ ?\w+)"
    assert not re.search(line, before)[1].startswith("tercapai")
    found = re.search(line, after)[1]
    assert found.startswith("tercapai"), after[after.index("enam kali") :][:400]


def test_every_change_is_logged(planner, head):
    from derajat.web.accounts.models import LogEntry

    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan")
    take_step(head, "setujui")
    acts = LogEntry.objects.filter(thing="plan-drafts", outcome="done")
    assert list(acts.order_by("sequence").values_list("act", "role")) == [
        ("start", "PLN"),
        ("edit", "PLN"),
        ("submit", "PLN"),
        ("approve", "KDN"),
    ]


def test_nobody_approves_what_one_wrote(database, sign_in):
    from derajat.web.accounts.models import Account, Grant

    client = sign_in("PLN", OFFICE)
    account = Account.objects.get(username=f"pln-{OFFICE}")
    Grant.objects.create(account=account, role="KDN", area=OFFICE)
    open_draft(client)
    save_node(client, "S1", pernyataan=WORDS)
    take_step(client, "ajukan")
    client.post("/akun/peran/", {"peran": "KDN"})
    assert "WEB-101" in read_page(take_step(client, "setujui"))
    assert not _versions().exists()


def test_the_head_approves_only_what_was_shown(planner, head):
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan")
    stale = re.search(r'name="dilihat" value="(\d+)"', read_page(head.get(DRAFT)))[1]
    take_step(head, "kembalikan", catatan="lengkapi")
    save_node(planner, "S1", pernyataan=f"{WORDS} lagi")
    take_step(planner, "ajukan")
    assert "WEB-105" in read_page(take_step(head, "setujui", dilihat=stale))
    assert not _versions().exists()
    take_step(head, "setujui")
    assert _versions().count() == 1


def test_an_approved_version_is_never_changed(planner, head):
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan")
    take_step(head, "setujui")
    version = _versions().get()
    for change in (
        version.save,
        version.delete,
        _versions().delete,
        lambda: _versions().update(text=""),
    ):
        with pytest.raises(TypeError):
            change()
    assert WORDS in _versions().get().text


def test_the_second_of_two_sees_both_texts_and_loses_nothing(planner, colleague):
    url = f"{DRAFT}simpul/S1/"
    mine = read_form(colleague.get(url))
    save_node(planner, "S1", pernyataan=WORDS)
    mine |= {"pernyataan": "Kalimat kedua", "penanggung_jawab": "Bidang lain"}
    answer = colleague.post(url, mine)
    assert answer.status_code == 409
    page = read_page(answer)
    assert page.index("<title>") < page.index("Galat")
    for words in (WORDS, "Kalimat kedua", "Ibu dan bayi mendapat pelayanan"):
        assert words in page
    again = read_form(answer)
    assert again["pernyataan"] == "Kalimat kedua"
    assert _edits().count() == 1
    assert colleague.post(url, again).status_code == 302
    assert [edit.version for edit in _edits()] == [1, 2]
    assert WORDS in _edits()[0].text


def test_two_people_on_two_nodes_do_not_meet(planner, colleague):
    first = read_form(colleague.get(f"{DRAFT}simpul/S2/"))
    save_node(planner, "S1", pernyataan=WORDS)
    answer = colleague.post(f"{DRAFT}simpul/S2/", {**first, "pernyataan": "Lain"})
    assert answer.status_code == 302
    page = read_page(planner.get(DRAFT))
    assert WORDS in page and "Lain" in page


def test_a_form_sent_twice_writes_once(planner):
    url = f"{DRAFT}simpul/S1/"
    fields = {**read_form(planner.get(url)), "pernyataan": WORDS}
    assert [planner.post(url, fields).status_code for _ in range(3)] == [302] * 3
    assert _edits().count() == 1


def test_going_back_and_writing_otherwise_is_told_and_not_dropped(planner):
    url = f"{DRAFT}simpul/S1/"
    fields = {**read_form(planner.get(url)), "pernyataan": WORDS}
    planner.post(url, fields)
    answer = planner.post(url, {**fields, "pernyataan": "Kalimat lain"})
    assert answer.status_code == 409
    assert read_form(answer)["pernyataan"] == "Kalimat lain"


def test_a_step_sent_twice_is_taken_once(planner, head):
    from derajat.web.plans.models import DraftStep

    save_node(planner, "S1", pernyataan=WORDS)
    key = "7d444840-9dc0-41d1-b245-5ffdce74fad2"
    for _ in range(2):
        take_step(planner, "ajukan", kunci=key)
    assert DraftStep.objects.count() == 1
    take_step(head, "kembalikan")
    # The same form again, from the browser's memory: nothing is submitted anew.
    planner.post(f"{DRAFT}ajukan/", {"kunci": key})
    assert "terbuka untuk ditulis" in read_page(planner.get(DRAFT))


def test_a_form_of_a_closed_draft_writes_nothing_in_the_next(planner, head):
    forms = {
        f"{DRAFT}{act}/S3/": read_form(planner.get(f"{DRAFT}{act}/S3/"))
        for act in ("simpul", "hapus", "pindah", "anak")
    }
    typed = {"pernyataan": "Lama", "alasan": "lama", "kode": "S9", "jenis": "strategy"}
    key = "7d444840-9dc0-41d1-b245-5ffdce74fad2"
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan", kunci=key)
    take_step(head, "setujui")
    open_draft(planner)
    save_node(planner, "S2", pernyataan=WORDS)
    before = _edits().count()
    for url, fields in forms.items():
        answer = planner.post(url, {**fields, **typed})
        assert answer.status_code == 409, url
    assert _edits().count() == before
    # The submission of the draft before, once more: the new draft stays open.
    planner.post(f"{DRAFT}ajukan/", {"kunci": key})
    assert "terbuka untuk ditulis" in read_page(planner.get(DRAFT))


def test_nobody_writes_in_what_was_submitted(planner, colleague):
    url = f"{DRAFT}simpul/S2/"
    fields = {**read_form(colleague.get(url)), "pernyataan": "Terlambat"}
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan")
    answer = colleague.post(url, fields)
    assert answer.status_code == 422
    assert "WEB-100" in read_page(answer)
    assert read_form(answer)["pernyataan"] == "Terlambat"


def test_a_draft_without_a_change_is_not_submitted(planner):
    assert "WEB-102" in read_page(take_step(planner, "ajukan"))


def test_a_cancelled_draft_leaves_the_plan_as_it_was(planner, head):
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "batalkan", catatan="tidak jadi")
    assert "Belum ada konsep" in read_page(planner.get(DRAFT))
    assert WORDS not in read_page(head.get(TREE))
    assert _edits().count() == 1


def test_a_draft_begins_from_the_version_in_force(planner, head):
    save_node(planner, "S1", pernyataan=WORDS)
    take_step(planner, "ajukan")
    take_step(head, "setujui")
    open_draft(planner)
    assert read_form(planner.get(f"{DRAFT}simpul/S1/"))["pernyataan"] == WORDS
    assert "versi 1" in read_page(planner.get(DRAFT))


def test_what_the_doctor_finds_stands_beside_the_field(planner):
    save_node(planner, "S1", **{"i-0-t-2026": "meningkat 5 atau 6"})
    page = read_page(planner.get(f"{DRAFT}simpul/S1/"))
    section = page[page.index("Indikator K6") : page.index("Indikator PF")]
    assert re.search(r"PLN-1(27|28|32)", section)
    assert "1 temuan baru" in read_page(planner.get(DRAFT)) or "temuan baru" in page


def test_a_new_node_an_indicator_and_money_are_added(planner, head):
    form = read_form(planner.get(f"{DRAFT}anak/S1/"))
    new = {"kode": "S1.9", "jenis": "programme", "pernyataan": "Program ibu hamil"}
    assert planner.post(f"{DRAFT}anak/S1/", {**form, **new}).status_code == 302
    added = {
        "i-baru-kode": "K1",
        "i-baru-pernyataan": "Kunjungan pertama",
        "i-baru-ukur": "KIA-K1",
        "i-baru-t-2026": "≥ 95",
        "a-baru-kode": "1.02.02",
        "a-baru-uraian": "Program",
        "a-baru-p-2026": "2.400.000.000",
    }
    assert save_node(planner, "S1.9", **added).status_code == 302
    take_step(planner, "ajukan")
    take_step(head, "setujui")
    page = read_page(head.get(f"/rencana/S1.9/?rencana={PLAN}"))
    assert "Kunjungan pertama" in page and "Rp2.400.000.000" in page
    assert "Program ibu hamil" in read_page(head.get(f"{TREE}&buka=S1"))


def test_an_untouched_form_changes_nothing(planner):
    from derajat.web.plans.composing import read_draft
    from derajat.web.plans.models import Draft

    for code in ("V", "M1", "T1", "S1", "S2", "S3"):
        assert save_node(planner, code).status_code == 302
    draft = Draft.objects.get()
    assert read_draft(draft).text == draft.base_text


def test_what_does_not_fit_into_a_form_stays(planner):
    from dataclasses import replace

    from derajat.plan.plan_text import render_plan_yaml
    from derajat.web.plans.composing import read_draft
    from derajat.web.plans.in_force import read_text
    from derajat.web.plans.models import Draft

    draft = Draft.objects.get()
    plan = read_text(draft.base_text, PLAN)
    node = plan.by_code["S1"]
    many = [replace(node.indicators[0], code=f"N{n}") for n in range(60)]
    nodes = [replace(n, indicators=tuple(many)) if n is node else n for n in plan.nodes]
    draft.base_text = render_plan_yaml(replace(plan, nodes=tuple(nodes)), PLAN)
    draft.save()
    page = planner.get(f"{DRAFT}simpul/S1/")
    assert "tidak muat di formulir" in read_page(page)
    assert len(read_form(page)) < 500
    assert save_node(planner, "S1", pernyataan=WORDS).status_code == 302
    kept = read_draft(Draft.objects.get()).plan.by_code["S1"]
    assert [item.code for item in kept.indicators] == [f"N{n}" for n in range(60)]
    assert kept.statement == WORDS


def test_a_node_moves_with_what_stands_below(planner):
    form = read_form(planner.get(f"{DRAFT}pindah/S1/"))
    page = read_page(planner.get(f"{DRAFT}pindah/T1/"))
    assert 'value="S1"' not in page, "a node never moves below itself"
    answer = planner.post(f"{DRAFT}pindah/S1/", {**form, "induk": "T2"})
    assert answer.status_code == 302
    assert "T2" in read_page(planner.get(DRAFT))
    wrong = planner.post(
        f"{DRAFT}pindah/T1/",
        {**read_form(planner.get(f"{DRAFT}pindah/T1/")), "induk": "S2"},
    )
    assert wrong.status_code == 422


LEAF = "S1-1.02.02.2.02.0001"


def test_a_node_is_deleted_with_a_reason_and_only_without_children(planner):
    url = f"{DRAFT}hapus/T1/"
    answer = planner.post(url, {**read_form(planner.get(url)), "alasan": "digabung"})
    assert answer.status_code == 422 and "WEB-103" in read_page(answer)
    url = f"{DRAFT}hapus/{LEAF}/"
    assert planner.post(url, read_form(planner.get(url))).status_code == 422
    form = {**read_form(planner.get(url)), "alasan": "digabung"}
    assert planner.post(url, form).status_code == 302
    page = read_page(planner.get(DRAFT))
    assert "dihapus" in page and "digabung" in page


def test_who_writes_in_a_deleted_node_keeps_the_typing(planner, colleague):
    url = f"{DRAFT}simpul/{LEAF}/"
    mine = {**read_form(colleague.get(url)), "pernyataan": "Tetap perlu"}
    gone = f"{DRAFT}hapus/{LEAF}/"
    planner.post(gone, {**read_form(planner.get(gone)), "alasan": "digabung"})
    answer = colleague.post(url, mine)
    assert answer.status_code == 409 and "dihapus" in read_page(answer)
    again = colleague.post(url, read_form(answer))
    assert again.status_code == 422 and "WEB-106" in read_page(again)
    assert read_form(again)["pernyataan"] == "Tetap perlu"


def test_only_those_who_may_see_a_draft(planner, sign_in, site):
    save_node(planner, "S1", pernyataan=WORDS)
    for role in ("BID", "PKM", "KPK", "OPD"):
        client = sign_in(role, OFFICE)
        assert client.get(DRAFT).status_code == 404
        assert client.get(TREE).status_code == 200
    auditor = sign_in("AUD", OFFICE)
    assert WORDS in read_page(auditor.get(DRAFT))
    assert auditor.get(f"{DRAFT}simpul/S1/").status_code == 404


def test_a_planner_of_a_part_reaches_no_draft_of_the_office(planner, sign_in, site):
    save_node(planner, "S1", pernyataan=WORDS)
    part = sign_in("PLN", site.areas["village"])
    assert WORDS not in read_page(part.get(DRAFT))
    assert part.post(f"{DRAFT}mulai/").status_code == 404
    sent = part.post(f"{DRAFT}simpul/S1/", {"pernyataan": "Lain"})
    assert sent.status_code == 302
    assert _edits().count() == 1
