"""What is sealed opens only with the keys, at its own place, until it is erased."""

import os
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.identity_office import NOW, PEOPLE

from derajat.errors import DerajatError
from derajat.store import IDENTITIES, Identities, KeyFolder, Vault


def _code(refused):
    (problem,) = refused.value.problems
    return problem.code


def _clear(vault, persons):
    return {
        (value.column, value.person, value.clear)
        for value in vault.load_values(persons)
    }


def _expected(people, tokens):
    return {("nik", t, p.nik) for p, t in zip(people, tokens, strict=True)} | {
        ("nama", t, p.name) for p, t in zip(people, tokens, strict=True)
    }


def test_what_was_sealed_can_be_read_with_the_keys(vault, fill):
    tokens = fill()
    assert _clear(vault, tokens) == _expected(PEOPLE, tokens)


def test_a_sealed_value_is_aes_gcm_under_the_key_it_names(vault, fill):
    """Opened here with the library alone, by the layout that the manual gives."""
    (token,) = fill(PEOPLE[:1])
    wrapping = {key.id: key for key in vault.keys.load_keys()}
    rows = pq.read_table(vault.folder / "keys").to_pylist()
    (own,) = [row for row in rows if row["subject"] == token]
    wrapped = own["wrapped"]
    assert wrapped[0] == 1
    place = "\0".join(("key", token, own["id"].hex())).encode()
    outer = wrapping[wrapped[1:9].hex()].secret
    secret = AESGCM(outer).decrypt(wrapped[9:21], wrapped[21:], place)
    for row in pq.read_table(vault.folder / "values").to_pylist():
        sealed = row["sealed"]
        assert (sealed[0], sealed[1:9]) == (1, own["id"])
        place = "\0".join((row["dataset"], row["column"], token, row["token"]))
        clear = AESGCM(secret).decrypt(sealed[9:21], sealed[21:], place.encode())
        assert clear.decode() in (PEOPLE[0].nik, PEOPLE[0].name)


def test_the_same_value_is_sealed_once_and_a_new_one_beside_it(vault, fill):
    fill(PEOPLE[:10])
    fill(PEOPLE[:20])
    assert pq.read_table(vault.folder / "values").num_rows == 40
    fill(PEOPLE[:20], dataset="lain")
    assert pq.read_table(vault.folder / "values").num_rows == 80
    subjects = pq.read_table(vault.folder / "keys")["subject"].to_pylist()
    assert len([name for name in subjects if not name.startswith("original:")]) == 20


def test_an_erased_person_cannot_be_read_with_all_keys_and_others_can(vault, fill):
    tokens = fill()
    erased = [vault.erase(token) for token in tokens[:10]]
    assert [(each.keys, each.values) for each in erased] == [(1, 2)] * 10
    assert _clear(vault, tokens) == _expected(PEOPLE[10:], tokens[10:])
    held = [row for rows in _all_rows(vault) for row in rows]
    assert not [row for row in held if set(row.values()) & set(tokens[:10])]


def _all_rows(vault):
    for name in ("keys", "values"):
        yield pq.read_table(vault.folder / name).to_pylist()


def test_erasing_leaves_no_wrapped_key_in_any_file(vault, fill):
    (token, *_) = fill()
    rows = pq.read_table(vault.folder / "keys").to_pylist()
    (wrapped,) = [row["wrapped"] for row in rows if row["subject"] == token]
    vault.erase(token)
    files = [path for path in vault.folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert wrapped[9:] not in path.read_bytes()
        if path.suffix == ".parquet":
            cells = pq.read_table(path).to_pylist()
            assert wrapped not in [value for row in cells for value in row.values()]


def test_an_old_copy_of_the_values_does_not_open_after_erasure(vault, fill, tmp_path):
    """Someone kept the sealed values; without the key they are noise."""
    (token, *_) = fill()
    shutil.copytree(vault.folder / "values", tmp_path / "kept")
    vault.erase(token)
    shutil.rmtree(vault.folder / "values")
    shutil.copytree(tmp_path / "kept", vault.folder / "values")
    assert vault.load_values([token]) == ()
    fill(PEOPLE[:1])
    with pytest.raises(DerajatError) as refused:
        vault.load_values([token])
    assert _code(refused) == "REF-123"


def test_erasing_twice_says_that_nothing_is_left(vault, fill):
    (token, *_) = fill()
    vault.erase(token)
    with pytest.raises(DerajatError) as refused:
        vault.erase(token)
    assert _code(refused) == "REF-124"


def test_erasing_needs_no_keys(vault, fill):
    (token, *_) = fill()
    shutil.rmtree(vault.keys.path)
    assert vault.erase(token).keys == 1


def test_a_person_who_comes_again_after_erasure_has_a_new_key(vault, fill):
    tokens = fill(PEOPLE[:1])
    vault.erase(tokens[0])
    assert fill(PEOPLE[:1]) == tokens
    assert _clear(vault, tokens) == _expected(PEOPLE[:1], tokens)


@pytest.mark.parametrize("column", ["sealed", "person", "column", "token", "dataset"])
def test_two_values_swapped_are_detected(vault, fill, column):
    tokens = fill(PEOPLE[:2])
    (path,) = (vault.folder / "values").iterdir()
    rows = pq.read_table(path).to_pylist()
    rows[0]["dataset"] = "lain" if column == "dataset" else rows[0]["dataset"]
    other = next(row for row in rows[1:] if row["person"] != rows[0]["person"])
    if column == "column":
        other = next(r for r in rows[1:] if r["column"] != rows[0]["column"])
    if column != "dataset":
        rows[0][column], other[column] = other[column], rows[0][column]
    pq.write_table(pa.Table.from_pylist(rows, pq.read_schema(path)), path)
    with pytest.raises(DerajatError) as refused:
        vault.load_values(tokens)
    assert _code(refused) == "REF-123"


@pytest.mark.parametrize("column", ["wrapped", "id"])
def test_two_keys_swapped_are_detected(vault, fill, column):
    tokens = fill(PEOPLE[:2])
    (path,) = (vault.folder / "keys").iterdir()
    rows = pq.read_table(path).to_pylist()
    rows[0][column], rows[1][column] = rows[1][column], rows[0][column]
    pq.write_table(pa.Table.from_pylist(rows, pq.read_schema(path)), path)
    with pytest.raises(DerajatError) as refused:
        vault.load_values(tokens)
    assert _code(refused) == "REF-123"


def test_a_flipped_bit_anywhere_in_a_value_is_detected(vault, fill):
    tokens = fill(PEOPLE[:1])
    (path,) = (vault.folder / "values").iterdir()
    before = pq.read_table(path)
    sealed = before["sealed"].to_pylist()
    for place in range(len(sealed[0])):
        changed = bytearray(sealed[0])
        changed[place] ^= 1
        column = pa.array([bytes(changed), *sealed[1:]], pa.binary())
        index = before.schema.get_field_index("sealed")
        pq.write_table(before.set_column(index, "sealed", column), path)
        with pytest.raises(DerajatError) as refused:
            vault.load_values(tokens)
        assert _code(refused) == "REF-123", place


def test_after_rotation_only_the_new_wrapping_key_is_needed(vault, fill):
    tokens = fill()
    old = {key.id for key in vault.keys.load_keys() if key.purpose.value != "link"}
    new = vault.rotate(NOW)
    assert new.id in vault.keys_in_use()
    assert not old & vault.keys_in_use()
    for key_id in old:
        (vault.keys.path / f"wrapping-{key_id}.key.json").unlink()
    assert _clear(vault, tokens) == _expected(PEOPLE, tokens)
    assert fill() == tokens


def test_a_lost_key_folder_is_told_and_no_new_key_is_made(vault, fill):
    tokens = fill()
    shutil.rmtree(vault.keys.path)
    for act in (
        lambda: vault.open_tokens(NOW),
        lambda: vault.load_values(tokens),
        lambda: vault.rotate(NOW),
    ):
        with pytest.raises(DerajatError) as refused:
            act()
        assert _code(refused) == "REF-121"
    assert not vault.keys.path.exists()


@pytest.mark.parametrize("purpose", ["link", "wrapping"])
def test_one_lost_key_is_enough_to_refuse_before_anything_is_read(vault, fill, purpose):
    fill()
    (path,) = vault.keys.path.glob(f"{purpose}-*")
    path.unlink()
    with pytest.raises(DerajatError) as refused:
        vault.open_tokens(NOW)
    assert _code(refused) == "REF-121"


def test_keys_of_another_office_do_not_open_the_vault(vault, fill, tmp_path):
    fill()
    other = KeyFolder(tmp_path / "keys" / "lain", tmp_path / "data")
    (tmp_path / "lain").mkdir()
    Vault(tmp_path / "lain", vault.scratch, other).open_tokens(NOW)
    with pytest.raises(DerajatError) as refused:
        Vault(vault.folder, vault.scratch, other).open_tokens(NOW)
    assert _code(refused) == "REF-121"


def test_a_damaged_office_file_is_told(vault, fill):
    fill()
    (vault.folder / "office.json").write_text("{}")
    with pytest.raises(DerajatError) as refused:
        vault.open_tokens(NOW)
    assert _code(refused) == "REF-123"


def _keep_file(vault, tmp_path, content, persons=()):
    source, name = tmp_path / "clear", f"{len(content)}.csv.sealed"
    source.write_bytes(content)
    vault.open_tokens(NOW)
    nobody = Identities(IDENTITIES.empty_table(), tuple(persons))
    key = vault.keep("daftar", nobody, name)
    target = tmp_path / name
    vault.write_original(source, target, name, key)
    return target


MIB = 1 << 20


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB])
def test_an_original_of_any_size_comes_back_as_it_was(vault, tmp_path, size):
    content = os.urandom(size)
    target = _keep_file(vault, tmp_path, content)
    assert vault.load_original(target) == content
    assert size < 64 or content[:64] not in target.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda sealed: sealed[:-1],
        lambda sealed: sealed[: 24 + MIB + 16],
        lambda sealed: sealed[:24],
        lambda sealed: b"",
        lambda sealed: sealed + b"x",
        lambda sealed: b"X" + sealed[1:],
        lambda sealed: sealed[:9] + bytes(8) + sealed[17:],
        lambda sealed: sealed[:30] + bytes([sealed[30] ^ 1]) + sealed[31:],
        lambda sealed: (
            sealed[:24]
            + sealed[24 + MIB + 16 : 24 + 2 * (MIB + 16)]
            + sealed[24 : 24 + MIB + 16]
            + sealed[24 + 2 * (MIB + 16) :]
        ),
    ],
    ids=[
        "end cut off",
        "last pieces cut off",
        "no pieces",
        "empty",
        "longer",
        "other mark",
        "other key",
        "a bit flipped",
        "pieces swapped",
    ],
)
def test_a_changed_original_does_not_open(vault, tmp_path, change):
    target = _keep_file(vault, tmp_path, os.urandom(2 * MIB + 5))
    target.write_bytes(change(target.read_bytes()))
    with pytest.raises(DerajatError) as refused:
        vault.load_original(target)
    assert _code(refused) == "REF-123"


def test_erasing_a_person_closes_the_originals_that_hold_the_person(
    vault, fill, tmp_path
):
    tokens = fill()
    holding = _keep_file(vault, tmp_path, b"a list", persons=tokens[:2])
    other = _keep_file(vault, tmp_path, b"another list", persons=tokens[2:])
    erased = vault.erase(tokens[0])
    assert set(erased.originals) == {holding.name, "daftar.csv.sealed"}
    assert vault.load_original(other) == b"another list"
    with pytest.raises(DerajatError) as refused:
        vault.load_original(holding)
    assert _code(refused) == "REF-129"
    assert vault.erase(tokens[1]).originals == ()
