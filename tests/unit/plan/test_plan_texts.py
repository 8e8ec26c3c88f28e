"""Plans from pasted text: nothing is invented, and what was not used is listed."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from derajat.errors import DerajatError
from derajat.plan.reading import read_plan, read_plan_text
from derajat.plan.structure import load_structure


STRUCTURE = load_structure(Path(__file__).parents[3] / "definitions")

PAGE = """Visi dan Misi Dinas Kesehatan

Pernyataan visi memberi arah bagi semua pihak. Visi adalah rumusan umum keadaan.

1. Visi
Sesuai RPJMD Tahun 2031 – 2036, maka visi Dinas Kesehatan adalah :
”Terwujudnya Warga Sehat yang Mandiri”

2. Misi Dinas Kesehatan :

Misi berikut ditempuh dalam mewujudkan visi, sebagaimana berikut:

  1. Menurunkan kematian ibu dan anak;
  2. Mengendalikan penyakit, dengan mengutamakan upaya
     promotif dan preventif.
"""

CASCADE = """TUJUAN & SASARAN

TUJUAN

Tujuan jangka menengah Dinas Kesehatan adalah meningkatnya derajat kesehatan.

SASARAN

Indikator sasaran jangka menengah ditetapkan sebagai berikut :
  • Terpenuhinya pelayanan minimal.
    Strategi:
    • Mengoptimalkan pelayanan dasar.
    Kebijakan:
    • Pemenuhan tenaga kesehatan.
    • Pemenuhan obat.
  • Meningkatnya mutu pelayanan.
    Strategi:
    • Akreditasi puskesmas.
"""

EXPLAINED = """MISI DINAS KESEHATAN

            Untuk mewujudkan Visi, maka Misi yang digagaskan adalah :
1.    Menyelenggarakan pembangunan yang baik;
2.    Meningkatkan pelayanan prima bagi warga.

Penjelasan makna atas pernyataan misi dimaksud adalah :
1.    Menyelengarakan pembangunan yang baik bermakna :
Pembangunan dijalankan berdasarkan 3 prinsip yakni :
a.    Keterbukaan;
b.    Kesetaraan;
c.    Pengawasan
2.    Meningkatkan pelayanan prima bagi warga, mempunyai makna :
Pelayanan mengutamakan norma pelayanan yakni :  murah, mudah dan cepat.
Untuk itu perlu : (1) pengetahuan warga. (2) aturan kantor; (3) aturan sektor.
"""


def _nodes(text):
    plan = read_plan_text(text, "laman.txt", STRUCTURE).plan
    return [(node.code, node.kind, node.statement, node.parent) for node in plan.nodes]


def test_a_quoted_vision_and_a_list_of_missions_are_proposed():
    assert _nodes(PAGE) == [
        ("visi-1", "vision", "Terwujudnya Warga Sehat yang Mandiri", ""),
        ("misi-1", "mission", "Menurunkan kematian ibu dan anak", "visi-1"),
        (
            "misi-2",
            "mission",
            "Mengendalikan penyakit, dengan mengutamakan upaya promotif dan preventif",
            "visi-1",
        ),
    ]


def test_indentation_and_headings_give_the_cascade():
    assert _nodes(CASCADE) == [
        ("tujuan-1", "goal", "meningkatnya derajat kesehatan", ""),
        ("sasaran-1", "objective", "Terpenuhinya pelayanan minimal", "tujuan-1"),
        ("strategi-1", "strategy", "Mengoptimalkan pelayanan dasar", "sasaran-1"),
        ("kebijakan-1", "policy", "Pemenuhan tenaga kesehatan", "strategi-1"),
        ("kebijakan-2", "policy", "Pemenuhan obat", "strategi-1"),
        ("sasaran-2", "objective", "Meningkatnya mutu pelayanan", "tujuan-1"),
        ("strategi-2", "strategy", "Akreditasi puskesmas", "sasaran-2"),
    ]


def test_an_explanation_repeats_no_mission_and_its_lists_stand_below_it():
    found = _nodes(EXPLAINED)
    assert [(kind, parent) for _, kind, _, parent in found] == [
        ("mission", ""),
        ("mission", ""),
        ("principle", "misi-1"),
        ("principle", "misi-1"),
        ("principle", "misi-1"),
        ("norm", "misi-2"),
        ("norm", "misi-2"),
        ("norm", "misi-2"),
        ("statement", "misi-2"),
        ("statement", "misi-2"),
        ("statement", "misi-2"),
    ]
    assert [statement for *_, statement, _ in found[5:9]] == [
        "murah",
        "mudah",
        "cepat",
        "pengetahuan warga",
    ]


def test_the_same_words_below_two_objectives_are_two_statements():
    text = CASCADE.replace("Akreditasi puskesmas", "Mengoptimalkan pelayanan dasar")
    same = [
        node for node in _nodes(text) if node[2] == "Mengoptimalkan pelayanan dasar"
    ]
    assert [parent for *_, parent in same] == ["sasaran-1", "sasaran-2"]


def test_parts_whose_level_no_word_names_are_told():
    draft = read_plan_text(EXPLAINED, "laman.txt", STRUCTURE)
    (told,) = [p for p in draft.problems if p.code == "PLN-058"]
    assert told.where.line == 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visi: Warga sehat dan mandiri", ("vision", "Warga sehat dan mandiri")),
        ("VISI\nWarga sehat dan mandiri", ("vision", "Warga sehat dan mandiri")),
        ("Sasaran\n- Mutu naik", ("objective", "Mutu naik")),
        ("Sasaran\n•\nMutu naik", ("objective", "Mutu naik")),
        (
            "Dinas masuk pada program dan misi pertama yaitu “Membangun warga sehat”.",
            ("mission", "Membangun warga sehat"),
        ),
        (
            "Ada dua (2) strategi mendukung Visi Misi, yaitu:\n1. Cek kesehatan",
            ("strategy", "Cek kesehatan"),
        ),
        (
            "Hal itu mencakup tiga pilar utama, yaitu: Layanan A, Layanan B dan C.",
            ("pillar", "Layanan A"),
        ),
    ],
)
def test_other_ways_to_state_a_level_are_read(text, expected):
    _, kind, statement, _ = _nodes(text)[0]
    assert (kind, statement) == expected


def test_a_definition_of_a_word_is_no_statement():
    with pytest.raises(DerajatError) as refused:
        _nodes("Visi adalah rumusan umum keadaan.\nTujuan dan sasaran adalah tahap.")
    assert refused.value.problems[0].code == "PLN-053"


def test_each_statement_has_its_sentence_and_line_beside_it():
    nodes = read_plan_text(PAGE, "laman.txt", STRUCTURE).plan.nodes
    assert [node.where.line for node in nodes] == [7, 13, 14]
    assert nodes[1].quote.sentence == "Menurunkan kematian ibu dan anak;"
    assert nodes[1].quote.document == "Visi dan Misi Dinas Kesehatan"


def test_sentences_that_were_not_used_are_listed():
    draft = read_plan_text(PAGE, "laman.txt", STRUCTURE)
    unread = [(part.where.line, part.text) for part in draft.unread]
    assert (3, "Pernyataan visi memberi arah bagi semua pihak.") in unread
    assert (3, "Visi adalah rumusan umum keadaan.") in unread
    assert "PLN-071" in [problem.code for problem in draft.problems]


def test_the_period_is_taken_when_the_text_names_one_only():
    plan = read_plan_text(PAGE, "laman.txt", STRUCTURE).plan
    assert (plan.start_year, plan.end_year) == (2031, 2036)
    twice = PAGE + "\nRenstra 2041-2046 menyusul."
    assert read_plan_text(twice, "laman.txt", STRUCTURE).plan.start_year is None


def test_a_text_file_is_read_as_text(tmp_path):
    path = tmp_path / "visi-misi.txt"
    path.write_text(PAGE, encoding="utf-8")
    draft = read_plan(path, STRUCTURE)
    assert draft.plan.name == "visi-misi"
    assert [n.kind for n in draft.plan.nodes] == ["vision", "mission", "mission"]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [line for text in (PAGE, CASCADE, EXPLAINED) for line in text.splitlines()]
        ),
        st.sampled_from(["VISI", "Misi:", "Strategi:", "", "  1. ", "a. x", "• "]),
        st.text(max_size=40),
    ),
    max_size=25,
)


MARK_OF_LIST = re.compile(
    r"^\s*(?:\(?[0-9]{1,2}[.)](?:\s+|$|(?=[A-Z]))|(?:\(?[a-z][.)]|[•▪●○·–*-])(?:\s+|$))"
)


def _folded(text):
    """The words of a text one after the other, list marks left out."""
    bare = [MARK_OF_LIST.sub("", line) for line in text.splitlines()]
    return " ".join(" ".join(bare).split())


def _rejoined(words):
    """The words, with those that a hyphen parts at the end of a line made whole."""
    return words.replace("- ", "").replace("-", "")


@settings(max_examples=150, deadline=None)
@example(["VISI", "A-\ra"])
@given(LINES)
def test_every_proposed_statement_stands_in_the_text(lines):
    text = "\n".join(lines)
    try:
        draft = read_plan_text(text, "laman.txt", STRUCTURE)
    except DerajatError as error:
        assert [problem.code for problem in error.problems] == ["PLN-053"]
        return
    words = _rejoined(_folded(text))
    codes = {node.code for node in draft.plan.nodes}
    for node in draft.plan.nodes:
        assert _rejoined(node.statement) in words
        assert node.statement in node.quote.sentence
        assert node.parent in codes | {""}


WORD = """A. Visi
   “Terwujudnya Kota Sehat yang Mandiri”

B. Misi
Untuk mewujudkan visi tersebut ditetapkan misi sebagai berikut :
1) Meningkatkan mutu pela-
yanan kesehatan;
2) Melindungi anak-
anak.

C. Strategi dan Arah Kebijakan
Strategi
o Penguatan pelayanan primer
"""


def test_headings_with_letters_are_headings_and_a_parted_word_is_whole():
    assert [node[1:] for node in _nodes(WORD)] == [
        ("vision", "Terwujudnya Kota Sehat yang Mandiri", ""),
        ("mission", "Meningkatkan mutu pelayanan kesehatan", "visi-1"),
        ("mission", "Melindungi anak-anak", "visi-1"),
        ("strategy", "Penguatan pelayanan primer", "misi-2"),
    ]


def test_what_a_sentence_sets_out_to_serve_is_not_what_it_announces():
    text = """Misi Dinas
Untuk mewujudkan visi tersebut dirumuskan tujuan sebagai berikut:
1. Meningkatnya derajat kesehatan"""
    assert [node[1] for node in _nodes(text)] == ["goal"]


def test_headings_and_items_with_numbers_of_several_parts_are_read():
    text = """4.1.2 Sasaran
1.1 Meningkatnya cakupan pelayanan ibu
1.2 Meningkatnya mutu fasilitas
4.2 Strategi
1.1.1 Penguatan antenatal terpadu"""
    assert [node[1:3] for node in _nodes(text)] == [
        ("objective", "Meningkatnya cakupan pelayanan ibu"),
        ("objective", "Meningkatnya mutu fasilitas"),
        ("strategy", "Penguatan antenatal terpadu"),
    ]


def test_levels_with_numbers_need_no_colon_and_end_with_their_line():
    text = """Visi Kota Cerah: "Cerah Bersama, Sehat Semua"
Misi ke-2: Meningkatkan kualitas sumber daya manusia
Tujuan 1. Meningkatnya derajat kesehatan
Sasaran 1.1 Menurunnya kematian ibu
Indikator Sasaran 1.1: AKI
Sub Kegiatan 1.02.02.2.02.0001 Pengelolaan Pelayanan Ibu Hamil
Program 100 Hari Kerja"""
    assert [node[1:3] for node in _nodes(text)] == [
        ("vision", "Cerah Bersama, Sehat Semua"),
        ("mission", "Meningkatkan kualitas sumber daya manusia"),
        ("goal", "Meningkatnya derajat kesehatan"),
        ("objective", "Menurunnya kematian ibu"),
        ("sub-activity", "Pengelolaan Pelayanan Ibu Hamil"),
    ]
