"""Tokens are keyed, one for a person in an office, others for another purpose."""

import hashlib
import hmac

from derajat.store.vault.tokens import build_tokens, is_token


KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NIK = "9901011502210007"


def test_a_token_is_the_keyed_hash_that_the_standard_library_computes():
    own_key = hmac.new(KEY, b"derajat nik", hashlib.sha256).digest()
    plain = hmac.new(own_key, NIK.encode(), hashlib.sha256).hexdigest()
    assert build_tokens(KEY).of_nik(NIK) == plain[:24]


def test_a_number_has_another_token_for_each_purpose_and_key():
    tokens = build_tokens(KEY)
    found = {
        tokens.of_nik(NIK),
        tokens.of_number(NIK),
        tokens.of_text("nama", "", NIK),
        build_tokens(OTHER).of_nik(NIK),
        hashlib.sha256(NIK.encode()).hexdigest()[:24],
    }
    assert len(found) == 5
    assert all(is_token(token) for token in found)


def test_a_name_has_another_token_for_each_person_and_column():
    tokens = build_tokens(KEY)
    places = [("nama", "a"), ("nama", "b"), ("alamat", "a"), ("nama", ""), ("nam", "a")]
    assert len({tokens.of_text(*place, "Wobxel") for place in places}) == 5


def test_the_case_of_a_name_does_not_matter():
    tokens = build_tokens(KEY)
    assert tokens.of_text("nama", "a", "WOBXEL") == tokens.of_text(
        "nama", "a", "Wobxel"
    )


def test_a_hundred_thousand_persons_have_as_many_tokens():
    tokens = build_tokens(KEY)
    assert len({tokens.of_nik(f"{n:016d}") for n in range(100_000)}) == 100_000


def test_more_numbers_than_are_remembered_still_give_the_same_tokens(monkeypatch):
    monkeypatch.setattr("derajat.store.vault.tokens._REMEMBERED", 2)
    tokens = build_tokens(KEY)
    numbers = [f"{number:016d}" for number in (1, 2, 3, 3, 2, 1)]
    expected = [build_tokens(KEY).of_nik(number) for number in numbers]
    assert [tokens.of_nik(number) for number in numbers] == expected
