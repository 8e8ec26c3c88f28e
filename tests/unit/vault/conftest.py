"""A vault with its keys in another folder, and lists of invented persons to seal."""

import pyarrow as pa
import pytest
from tests.identity_office import NOW, PEOPLE

from derajat.store import IDENTITIES, Identities, KeyFolder, Vault


@pytest.fixture
def vault(tmp_path):
    """An empty vault."""
    (tmp_path / "data" / "scratch").mkdir(parents=True)
    keys = KeyFolder(tmp_path / "keys" / "kantor", tmp_path / "data")
    return Vault(tmp_path / "data" / "vault", tmp_path / "data" / "scratch", keys)


@pytest.fixture
def fill(vault):
    """`fill(people)`: seal NIK and name of each; their tokens in the same order."""

    def seal(people=PEOPLE, original="daftar.csv.sealed", dataset="daftar"):
        tokens = vault.open_tokens(NOW)
        whose = [tokens.of_nik(person.nik) for person in people]
        rows = [
            ("nik", token, token, person.nik)
            for token, person in zip(whose, people, strict=True)
        ]
        rows += [
            ("nama", token, tokens.of_text("nama", token, person.name), person.name)
            for token, person in zip(whose, people, strict=True)
        ]
        columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        values = pa.Table.from_arrays(columns, schema=IDENTITIES)
        vault.keep(dataset, Identities(values, tuple(whose)), original)
        return whose

    return seal
