"""Random tables with known relations: right ones stay silent, planted faults are found.

The tables are made here by plain arithmetic on whole numbers; nothing of the checker is
used to make them.
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from derajat.audit.auditing import audit_files
from derajat.sheets.writing import PlainSheet, write_workbook


NAMES = [
    "Sukamaju", "Mekarsari", "Tanjung", "Cempaka", "Melati", "Kenanga", "Anggrek",
    "Dahlia", "Teratai", "Flamboyan", "Mawar", "Seruni", "Kemuning", "Wijaya",
    "Harapan", "Bahagia", "Sejahtera", "Makmur", "Sentosa", "Mulia", "Jaya", "Indah",
    "Asri", "Lestari", "Abadi", "Utama", "Sari", "Rejo", "Agung", "Baru", "Lama",
    "Tengah", "Selatan", "Utara", "Timur", "Barat", "Hilir", "Hulu", "Pulau", "Pantai",
]  # fmt: skip
TOTALS = ["JUMLAH", "TOTAL", "Jumlah Kabupaten", "JUMLAH (KAB/KOTA)"]
FAULTS = (
    "typo",
    "exchanged",
    "filled down",
    "one more term",
    "other denominator",
    "stale total",
)


@dataclass
class Made:
    """A table as numbers, with what each column follows from."""

    names: list[str] = field(default_factory=list)
    columns: list[list] = field(default_factory=list)
    decimals: list[int] = field(default_factory=list)
    quotients: dict = field(default_factory=dict)
    sums: dict = field(default_factory=dict)
    has_total: bool = False
    rows: int = 0

    def add(self, name, values, decimals=0):
        self.names.append(name)
        self.columns.append(values)
        self.decimals.append(decimals)
        return len(self.columns) - 1


def percent(part, whole, scale, decimals):
    """Half up, in whole numbers: the value times 10**decimals."""
    top = part * scale * 10**decimals
    return (2 * top + whole) // (2 * whole)


def make_table(random):
    made = Made(rows=random.randint(10, len(NAMES)), has_total=random.random() < 0.7)
    size = random.choice([300, 3000, 60000])
    whole = _by_sex(made, random, "sasaran", size)
    for service in random.sample(["k1", "k4", "imunisasi", "vitamin"], 2):
        part = _by_sex(made, random, service, size // 2)
        decimals = random.choice([1, 2])
        for a, b in zip(part, whole, strict=True):
            _quotient(made, a, b, 100, decimals)
    if random.random() < 0.6:
        _classes(made, random, size)
    if random.random() < 0.4:
        deaths = made.add("kematian", _counts(random, made.rows, 3, 40))
        _quotient(made, deaths, whole[2], 100_000 if size > 3000 else 1000, 1)
    if made.has_total:
        _total(made)
    return made


def _counts(random, rows, low, high):
    return [random.randint(low, high) for _ in range(rows)]


def _by_sex(made, random, name, size):
    male = _counts(random, made.rows, size // 3, size)
    female = _counts(random, made.rows, size // 3, size)
    first = made.add(f"{name}_l", male)
    second = made.add(f"{name}_p", female)
    both = made.add(f"{name}_lp", [a + b for a, b in zip(male, female, strict=True)])
    made.sums[both] = [first, second]
    return first, second, both


def _quotient(made, part, whole, scale, decimals):
    values = [
        percent(a, b, scale, decimals)
        for a, b in zip(made.columns[part], made.columns[whole], strict=True)
    ]
    target = made.add(f"persen_{made.names[part]}", values, decimals)
    made.quotients[target] = (part, whole, scale)


def _classes(made, random, size):
    terms = [
        made.add(f"kelas_{number}", _counts(random, made.rows, 0, size // 4))
        for number in range(random.randint(3, 7))
    ]
    sums = [sum(made.columns[t][r] for t in terms) for r in range(made.rows)]
    made.sums[made.add("semua_kelas", sums)] = terms


def _total(made):
    for index, column in enumerate(made.columns):
        if index in made.quotients:
            part, whole, scale = made.quotients[index]
            decimals = made.decimals[index]
            totals = made.columns[part][-1], made.columns[whole][-1]
            column.append(percent(*totals, scale, decimals))
        else:
            column.append(sum(column))


def write_table(made, random, folder, number):
    """A file in one of several styles, and the sheet row of the first data row."""
    mark = random.choice([".", ","])
    is_workbook = random.random() < 0.3
    rows = []
    if random.random() < 0.3:
        rows.append(["TABEL 12 CAKUPAN PELAYANAN"])
    rows.append(["No", "Puskesmas", *made.names])
    if random.random() < 0.4:
        rows.append([str(n) for n in range(1, len(made.names) + 3)])
    first = len(rows) + 1
    grouped = not is_workbook and random.random() < 0.5
    for r in range(len(made.columns[0])):
        is_total = r == made.rows
        head = ["", random.choice(TOTALS)] if is_total else [str(r + 1), NAMES[r]]
        if is_workbook:
            head[0] = r + 1 if not is_total else None
        rows.append(
            [*head, *(_cell(made, c, r, mark, grouped, is_workbook)
                      for c in range(len(made.columns)))]
        )  # fmt: skip
    path = folder / f"tabel{number}.{'xlsx' if is_workbook else 'csv'}"
    if is_workbook:
        write_workbook(path, [PlainSheet("Tabel", rows)])
    else:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    return path, first


def _cell(made, column, row, mark, grouped, is_workbook):
    value, decimals = made.columns[column][row], made.decimals[column]
    if is_workbook:
        return value / 10**decimals if decimals else value
    whole, rest = divmod(value, 10**decimals)
    text = f"{whole:,}".replace(",", "." if mark == "," else ",") if grouped else whole
    return f"{text}{mark}{rest:0{decimals}d}" if decimals else str(text)


def plant(made, random, kind):
    """Spoil one place; the cells that are now wrong, as (row, column) indexes."""
    row = random.randrange(1, made.rows)
    if kind == "stale total":
        column = random.choice([c for c in made.sums if c not in made.quotients])
        made.columns[column][-1] -= random.randint(2, 9) * 11
        return [(made.rows, column)]
    if kind == "typo":
        column = random.choice([*made.quotients, *made.sums, *_terms(made)])
        made.columns[column][row] = _mistyped(random, made.columns[column][row])
        return [(row, column)]
    if kind == "exchanged":
        column = random.choice(_terms(made))
        values = made.columns[column]
        values[row], values[row - 1] = values[row - 1], values[row]
        return [(row, column), (row - 1, column)]
    if kind == "filled down":
        column = random.choice(list(made.quotients))
        made.columns[column][row] = made.columns[column][row - 1]
        return [(row, column)]
    if kind == "one more term":
        column = random.choice(list(made.sums))
        others = [
            c for c in range(len(made.columns))
            if c not in made.quotients and c != column and c not in made.sums[column]
        ]  # fmt: skip
        made.columns[column][row] += made.columns[random.choice(others)][row]
        return [(row, column)]
    column = random.choice(list(made.quotients))
    part, whole, scale = made.quotients[column]
    other = random.choice([c for c in made.sums if c not in (whole, part)])
    made.columns[column][row] = percent(
        made.columns[part][row], made.columns[other][row] or 1, scale,
        made.decimals[column],
    )  # fmt: skip
    return [(row, column)]


def _terms(made):
    return [term for terms in made.sums.values() for term in terms]


def _mistyped(random, value):
    """Another digit somewhere but at the end, where rounding may explain it."""
    digits = list(str(value))
    at = random.randrange(max(1, len(digits) - 1))
    digits[at] = random.choice([d for d in "123456789" if d != digits[at]])
    return int("".join(digits))


def test_right_tables_of_many_styles_have_no_errors(tmp_path, counts, record_figure):
    found, tables = [], counts(25, 400)
    for seed in range(tables):
        random = Random(seed)
        made = make_table(random)
        path, _ = write_table(made, random, tmp_path, seed)
        result = audit_files([path])
        assert result.relations, path
        found += [(seed, f.problem.render("en")) for f in result.errors]
    record_figure("audit: false errors on right random tables", [len(found), tables])
    assert found == []


def test_every_relation_of_a_right_table_is_found(tmp_path, counts):
    for seed in range(counts(15, 150)):
        random = Random(seed)
        made = make_table(random)
        path, _ = write_table(made, random, tmp_path, seed)
        found = Counter(r.kind.value for r in audit_files([path]).relations)
        assert found["quotient"] == len(made.quotients), seed
        assert found["sum"] == len(made.sums), seed
        assert found["total"] == made.has_total, seed


@pytest.mark.parametrize("kind", FAULTS)
def test_planted_faults_are_found_and_nothing_else(
    kind, tmp_path, counts, record_figure
):
    planted = found = named = 0
    false = []
    for seed in range(counts(15, 250)):
        random = Random(f"{kind}{seed}")
        made = make_table(random)
        if kind == "stale total" and not made.has_total:
            continue
        before = [list(column) for column in made.columns]
        spoilt = plant(made, random, kind)
        if before == made.columns or _is_invisible(before, made, spoilt):
            continue
        path, first = write_table(made, random, tmp_path, seed)
        errors = audit_files([path]).errors
        cells = {(first + row, column + 3) for row, column in spoilt}
        planted += 1
        found += any(_touches(error, cells, first + made.rows) for error in errors)
        named += any(_names(error, cells) for error in errors)
        false += [
            error.problem.render("en")
            for error in errors
            if not _touches(error, cells, first + made.rows)
        ]
    record_figure(f"audit: {kind}: planted, found, named", [planted, found, named])
    record_figure(f"audit: {kind}: false errors", len(false))
    assert planted > 5
    assert false == []
    assert found == planted


def _is_invisible(before, made, spoilt):
    """Whether a percentage moved by no more than a rounding."""
    (row, column), *_ = spoilt
    moved = abs(before[column][row] - made.columns[column][row])
    return moved <= (1 if column in made.quotients else 0)


def _column_number(cell):
    number = 0
    for letter in cell.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number


def _touches(error, cells, total_row):
    """Whether an error lies in a spoilt row, or in the total of a spoilt column."""
    row, column = error.problem.where.row, _column_number(error.problem.where.cell)
    if row == total_row:
        return any(column == c or r == total_row for r, c in cells)
    return any(row == r for r, _ in cells)


def _names(error, cells):
    """Whether the spoilt cell itself is named, as wrong or as the likely cause."""
    told = [error.problem.where.cell, error.likely.cell if error.likely else ""]
    return any(
        (int("".join(filter(str.isdigit, cell))), _column_number(cell)) in cells
        for cell in told
        if cell
    )
