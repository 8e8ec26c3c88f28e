"""The claims that come with the offices, and what recomputing says of each."""

import pytest

from derajat.audit.claims import KnownNames, load_claims, recompute_claim
from derajat.catalogue import load_catalogue, load_office
from derajat.content import find_content


STATES = {
    ("bandar-lampung", "stunting-turun-2023"): "not-reproducible",
    ("bandar-lampung", "skrining-2025"): "not-reproducible",
    ("bandar-lampung", "makanan-tambahan-posyandu-2023"): "not-checkable",
    ("batu", "bblr-2022"): "reproducible",
    ("batu", "bblr-2023"): "reproducible",
    ("batu", "imd-2022"): "reproducible",
    ("batu", "imd-2023"): "reproducible",
    ("batu", "asi-eksklusif-2022"): "reproducible",
    ("batu", "asi-eksklusif-2023"): "reproducible",
    ("batu", "imunisasi-dasar-2022"): "reproducible",
    ("batu", "imunisasi-dasar-2023"): "reproducible",
    ("batu", "stunting-september-2025"): "not-checkable",
    ("batu", "stunting-januari-agustus-2023"): "not-checkable",
    ("pangkalpinang", "capaian-uhc-september-2025"): "not-reproducible",
    ("pangkalpinang", "stunting-2024-batas-nasional"): "not-reproducible",
    ("pangkalpinang", "kematian-ibu-2025"): "not-checkable",
    ("prabumulih", "kepadatan-penduduk-2023"): "not-reproducible",
    ("prabumulih", "kasus-stunting-2024"): "reproducible",
}


@pytest.fixture(scope="module")
def claims():
    """Every registered claim of the offices, by office and code."""
    definitions, offices = find_content("definitions"), find_content("offices")
    catalogue = load_catalogue(definitions)
    names = [path.name for path in offices.iterdir()]
    found = {}
    for folder in sorted(path.parent for path in offices.glob("*/claims")):
        office = load_office(folder, catalogue, definitions / "areas")
        known = KnownNames(office.areas.by_code, catalogue.indicators, names)
        for claim in load_claims(folder, known):
            found[folder.name, claim.code] = claim
    return found


def test_each_registered_claim_gets_the_state_found_by_hand(claims):
    states = {
        address: recompute_claim(claim).state.value for address, claim in claims.items()
    }
    assert states == STATES


def test_the_sentence_of_pangkalpinang_stands_there_word_for_word(claims):
    claim = claims["pangkalpinang", "capaian-uhc-september-2025"]
    assert claim.is_quote
    assert "81 persen atau sekitar 14.723 orang dari target" in claim.words
    assert claim.serves == ("PKP-C1", "PKP-C2")
    text = recompute_claim(claim).render()
    for number in ("18.177", "108.194", "40.704", "36,2 %", "6,1 %"):
        assert number in text


def test_every_claim_has_a_source_and_its_area(claims):
    for (office, _), claim in claims.items():
        assert claim.source
        assert claim.on
        assert claim.area, office
