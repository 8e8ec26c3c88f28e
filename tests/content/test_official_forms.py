"""The official forms say the same as the CSV files, cell by cell."""

import pytest
from official_forms import OFFICIAL_TABLES, write_official_form
from printed_tables import incoming, read_table

from derajat.intake import receive_file
from derajat.model.facts import HIDDEN_COLUMNS
from derajat.model.sources import IgnoredColumn
from derajat.sheets import fold_header, open_file
from derajat.store import open_store


NOW = "2026-11-22T00:00:00+00:00"
PROFILES = [path for path in incoming("jawa-timur") if path.name[:6] == "profil"]
HIDDEN = {name for name, _ in HIDDEN_COLUMNS}


def _received(path, office, catalogue, folder):
    """Facts, claims and counts after receiving one file into an empty store."""
    store = open_store(folder)
    with store.writer() as writer:
        receipt = receive_file(path, office, catalogue, writer, NOW)
    snapshot = store.snapshot()
    facts = snapshot.load_facts(receipt.batch.dataset)
    kept = [name for name in facts.column_names if name not in HIDDEN]
    return facts.select(kept), snapshot.claims(), receipt


def _sorted_rows(facts):
    return sorted(facts.to_pylist(), key=repr)


def _said(claims):
    return sorted(
        (c.kind, c.subject, c.area, c.period, c.group, float(c.printed), c.is_total_row)
        for c in claims
    )


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_official_form_gives_the_facts_and_claims_of_the_csv(
    path, offices, catalogue, tmp_path
):
    office = offices["jawa-timur"]
    form = write_official_form(path, tmp_path)
    from_csv = _received(path, office, catalogue, tmp_path / "csv")
    from_form = _received(form, office, catalogue, tmp_path / "form")
    facts, claims, receipt = from_csv
    assert _sorted_rows(from_form[0]) == _sorted_rows(facts)
    assert facts.num_rows in (38, 76)
    assert _said(from_form[1]) == _said(claims)
    assert claims
    counts, again = receipt.counts, from_form[2].counts
    assert (counts.received, counts.set_aside) == (39, 1)
    assert (again.received, again.set_aside) == (41, 3)


@pytest.mark.parametrize("number", OFFICIAL_TABLES)
def test_a_form_has_a_heading_for_each_column_of_the_csv(number, offices):
    table = OFFICIAL_TABLES[number]
    paths = [path for path in PROFILES if f"_tabel{number}_" in path.name]
    assert paths
    for path in paths:
        headers = list(read_table(path)[0])
        spelt = [
            next(name for name in heading.csv if name in headers)
            for heading in table.headings
        ]
        assert spelt == headers


@pytest.mark.parametrize("number", OFFICIAL_TABLES)
def test_the_headings_of_a_form_are_known_to_its_source(number, offices):
    sources = offices["jawa-timur"].sources
    source = next(s for s in sources if s.name == f"profil-tabel-{number}")
    headings = OFFICIAL_TABLES[number].headings
    printed = {fold_header(" / ".join(heading.texts)) for heading in headings}
    known = {
        next(fold_header(h) for h in form.headers if fold_header(h) in printed)
        for form in source.columns
    }
    assert known == printed
    assert sum(isinstance(form, IgnoredColumn) for form in source.columns) == 2


def test_a_form_looks_like_an_official_one(tmp_path):
    form = write_official_form(PROFILES[1], tmp_path)
    sheet = open_file(form).read("Tabel 37")
    rows = list(sheet.rows())
    assert rows[0][0] == "TABEL 37"
    assert len([merge for merge in sheet.merged if merge.first_row > 4]) == 20
    assert rows[8][:4] == [1, 2, 3, 4]
    assert rows[9][6:8] == [2879, "91,4"]
    assert rows[10][6:8] == [4708, 91.5]
    assert rows[11][6:8] == [4121, 0.982]
    assert sheet.is_percent(12, 8)
    assert not sheet.is_percent(11, 8)
    assert rows[47][0] == "JUMLAH (KAB/KOTA)"
    assert str(rows[49][0]).startswith("Sumber:")
