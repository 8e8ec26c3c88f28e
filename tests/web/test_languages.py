"""Every page in one language: no word of the other where the interface speaks."""

import html
import re

import pytest
from tests.web.routes import all_routes


OFFICE = "19.71"
READERS = (("PRG", OFFICE), ("STW", OFFICE), ("ADM", ""), ("KPK", "19.71.P1012409"))
WORDS = {
    "en": frozenset(
        """yang dan atau dari untuk dengan tidak belum sudah akan oleh pada menurut
        adalah simpan kirim unduh setujui tolak hapus ubah pilih lihat cari tampilkan
        semua tercapai terlambat rentang urut sejak wilayah periode keadaan alasan
        """.split()  # noqa: SIM905
    ),
    "id": frozenset(
        """the of and or from with not yet already will by according is are was were
        save send approve reject delete change choose show all reached late since
        sorted area state reason download
        """.split()  # noqa: SIM905
    ),
}
"""By the language of the page the words of the other one that no name is made of."""
OTHER = {"en": "id", "id": "en"}
QUOTED = re.compile(r"^\d+\. |Permen|Perpres|Kepmen|Perda|UU |PP |KMK|Renstra")
"""Names of rules, plans and worked cases are quoted as they are printed."""
FILES = re.compile(
    r"/\S+/|[\w*]+\.(?:xlsx|csv|yaml)|\b[\w-]*[_\d][\w-]*\b|\b[A-Z]{2,}-\S+"
)
"""Addresses and names of files, columns and codes belong to no language."""


@pytest.fixture
def pages(sign_in):
    """Address and client of every page that a reader may open."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.accounts.models import Account
    from derajat.web.policy import load_policy
    from derajat.web.reading.office import open_reading

    clients = [sign_in(role, area) for role, area in READERS]
    office, roles = open_reading().office, load_policy().roles
    account = Account.objects.get(username=f"prg-{OFFICE}")
    places = (choose_demo_area(roles[role], office) for role in ("PKM", "BID"))
    make_objects(account, office.area, *places)
    found = {}
    for route in all_routes():
        for client in clients:
            answer = client.get(route.url)
            is_page = answer.headers.get("Content-Type", "").startswith("text/html")
            if answer.status_code == 200 and is_page:
                found[route.name] = (route.url, client)
                break
    assert len(found) > 50
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_speaks_two_languages(pages, language):
    wrong = []
    for name, (url, client) in pages.items():
        client.cookies["bahasa"] = language
        for text in _texts(client.get(url).content.decode(), OTHER[language]):
            words = set(re.findall(r"[a-z]+", FILES.sub(" ", text).casefold()))
            if not QUOTED.search(text) and words & WORDS[language]:
                wrong.append(f"{name}: {text[:100]}")
    assert not wrong, "\n".join(wrong)


def test_the_check_sees_a_word_of_the_other_language():
    page = '<p>Save</p><p lang="en">Send</p><p>Simpan</p><a title="Show"></a>'
    assert _texts(page, "en") == ["Save", "Simpan", "Show"]


def _texts(page, other):
    """The pieces of text of a page, without passages marked as of the other one."""
    page = re.sub(r"<(script|style|textarea)\b.*?</\1>", "", page, flags=re.DOTALL)
    passage = rf'<(\w+)(?: [^>]*)? lang="{other}"[^>]*>.*?</\1>'
    page = re.sub(passage, "", page[page.index("<body") if "<body" in page else 0 :])
    spoken = re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', page)
    pieces = [*re.split(r"<[^>]*>", page), *spoken]
    return [html.unescape(piece).strip() for piece in pieces if piece.strip()]
