"""Tables in the forms that health offices print, made by plain arithmetic.

Nothing of the checker is used to make them. Numbers are whole: a cell `(914, 1)` stands
for 91.4. Each form says which of its cells follow from, or feed, others.
"""

import csv
from dataclasses import dataclass, field

from derajat.sheets.cells import MergedRange
from derajat.sheets.writing import PlainSheet, write_workbook


PLACES = [
    "Sukamaju", "Mekarsari", "Tanjung", "Cempaka", "Melati", "Kenanga", "Anggrek",
    "Dahlia", "Teratai", "Flamboyan", "Mawar", "Seruni", "Kemuning", "Wijaya",
    "Harapan", "Bahagia", "Sejahtera", "Makmur", "Sentosa", "Mulia", "Jaya", "Indah",
    "Asri", "Lestari", "Abadi", "Utama", "Sari", "Rejo", "Agung", "Baru", "Lama",
    "Tengah", "Selatan", "Utara", "Timur", "Barat", "Hilir", "Hulu", "Pulau", "Pantai",
]  # fmt: skip
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
    "September", "Oktober", "November", "Desember",
]  # fmt: skip


@dataclass
class Form:
    """Header rows, rows of cells, and the cells (row, column) bound to others."""

    header: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    bound: list = field(default_factory=list)
    title: str = ""
    notes: list = field(default_factory=list)
    numbering: list = field(default_factory=list)

    @property
    def first(self):
        """The sheet row of the first row of cells."""
        above = len(self.header) + bool(self.title) + bool(self.numbering)
        return above + 1


def ratio(part, whole, scale=100, decimals=1):
    """Half up, in whole numbers, as a cell."""
    top = part * scale * 10**decimals
    return ((2 * top + whole) // (2 * whole), decimals)


def bind(form, columns, rows=None):
    """Say that the cells of some columns are bound in these rows (or in all)."""
    for row in range(len(form.rows)) if rows is None else rows:
        for column in columns:
            if not isinstance(form.rows[row][column], str):
                form.bound.append((row, column))


def monthly_reach(random):
    """PWS: target, until last month, this month, until this month, per cent."""
    form = Form([["No", "Puskesmas", "Sasaran", "s/d Bulan Lalu", "Bulan Ini",
                  "s/d Bulan Ini", "%"]])  # fmt: skip
    counts = []
    for number in range(random.randint(8, 30)):
        target = random.randint(150, 2000)
        before = random.randint(target // 5, target // 2)
        now = random.randint(5, target // 8)
        counts.append((target, before, now, before + now))
        form.rows.append(
            [number + 1, PLACES[number], *counts[-1], ratio(before + now, target)]
        )
    total = [sum(values) for values in zip(*counts, strict=True)]
    form.rows.append(["", "JUMLAH", *total, ratio(total[3], total[0])])
    bind(form, [2, 3, 4, 5, 6])
    return form


def subtotals(random):
    """Villages under their subdistrict, which follows as a subtotal; a grand total."""
    form = Form([["No", "Kecamatan", "Desa", "Bayi", "Ditimbang", "Naik", "% Naik"]])
    groups, number, grand = random.randint(3, 6), 0, []
    for group in range(groups):
        own = []
        for _ in range(random.randint(3, 7)):
            babies = random.randint(30, 300)
            weighed = random.randint(20, babies)
            own.append((babies, weighed, random.randint(10, weighed)))
            number += 1
            form.rows.append(
                [number, PLACES[group], PLACES[number], *own[-1],
                 ratio(own[-1][2], own[-1][1])]
            )  # fmt: skip
        total = [sum(values) for values in zip(*own, strict=True)]
        form.rows.append(
            ["", "Jumlah Kec. " + PLACES[group], "", *total, ratio(total[2], total[1])]
        )
        grand.append(total)
    total = [sum(values) for values in zip(*grand, strict=True)]
    form.rows.append(["", "JUMLAH KABUPATEN", "", *total, ratio(total[2], total[1])])
    bind(form, [3, 4, 5, 6])
    return form


def total_first(random):
    """The total stands at the top."""
    form = Form([["Kecamatan", "KK", "KK Sehat", "%"]])
    own = []
    for number in range(random.randint(6, 20)):
        houses = random.randint(500, 9000)
        own.append((houses, random.randint(300, houses)))
        form.rows.append([PLACES[number], *own[-1], ratio(own[-1][1], own[-1][0])])
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.insert(0, ["Kota Contoh", *total, ratio(total[1], total[0])])
    bind(form, [1, 2, 3])
    return form


def budget(random):
    """Ceiling, spent, left and per cent of each activity, in rupiah."""
    form = Form([["No", "Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "Sisa (Rp)", "%"]])
    own = []
    for number in range(random.randint(5, 15)):
        ceiling = random.randint(20, 4000) * 500_000
        spent = ceiling - random.randint(0, ceiling // 4)
        own.append((ceiling, spent, ceiling - spent))
        form.rows.append(
            [number + 1, "Pelayanan " + PLACES[number], *own[-1],
             ratio(spent, ceiling, 100, 2)]
        )  # fmt: skip
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(["", "Jumlah", *total, ratio(total[1], total[0], 100, 2)])
    bind(form, [2, 3, 4, 5])
    return form


def survey(random):
    """Nine elements of each service unit, their sum, and the index."""
    form = Form([["Unit", *[f"U{n}" for n in range(1, 10)], "Jumlah NRR", "IKM"]])
    for number in range(random.randint(8, 25)):
        scores = [random.randint(255, 398) for _ in range(9)]
        whole = sum(scores)
        index = (2 * whole * 25 * 100 + 900) // (2 * 900)
        form.rows.append(
            [PLACES[number], *[(s, 2) for s in scores], (whole, 2), (index, 2)]
        )
    bind(form, range(1, 12))
    return form


def survey_elements(random):
    """Rows of elements: sum of scores, mean of respondents, weighted mean."""
    form = Form([["No", "Unsur", "Jumlah Nilai", "NRR", "NRR Tertimbang"]])
    asked = random.randint(60, 400)
    for number in range(9):
        whole = random.randint(26 * asked // 10, 39 * asked // 10)
        mean = ratio(whole, asked, 1, 2)
        weighted = (2 * mean[0] * 111 + 100) // 200
        form.rows.append(
            [number + 1, "Unsur " + PLACES[number], whole, mean, (weighted, 3)]
        )
    bind(form, [3, 4])
    return form


def months_and_total(random):
    """Cases by disease and month, with their sum over the year and a total row."""
    form = Form([["Penyakit", *MONTHS, "Jumlah"]])
    own = []
    for number in range(random.randint(5, 15)):
        size = random.choice([8, 60, 900])
        cases = [random.randint(0, size) for _ in MONTHS]
        own.append([*cases, sum(cases)])
        form.rows.append(["Penyakit " + PLACES[number], *own[-1]])
    form.rows.append(["Jumlah", *[sum(v) for v in zip(*own, strict=True)]])
    bind(form, range(1, 14))
    return form


def mortality(random):
    """Deaths per 100,000 and per 1,000 live births."""
    form = Form([["Kabupaten/Kota", "Lahir Hidup", "Kematian Ibu", "AKI",
                  "Kematian Bayi", "AKB"]])  # fmt: skip
    own = []
    for number in range(random.randint(12, 38)):
        births = random.randint(2000, 40000)
        mothers, babies = random.randint(1, 60), random.randint(10, 400)
        own.append((births, mothers, babies))
        form.rows.append(_mortality_row(PLACES[number], own[-1]))
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(_mortality_row("PROVINSI", total))
    bind(form, range(1, 6))
    return form


def _mortality_row(name, values):
    births, mothers, babies = values
    return [name, births, mothers, ratio(mothers, births, 100_000, 1), babies,
            ratio(babies, births, 1000, 1)]  # fmt: skip


def pyramid(random):
    """Population by age and sex, with the sex ratio."""
    form = Form([["Kelompok Umur (Tahun)", "Laki-laki", "Perempuan",
                  "Laki-laki + Perempuan", "Rasio Jenis Kelamin"]])  # fmt: skip
    own = []
    for age in range(0, 75, 5):
        size = random.randint(20_000, 30_000) * (80 - age) // 80
        men, women = size + random.randint(-800, 800), size
        own.append((men, women, men + women))
        form.rows.append([f"{age} - {age + 4}", *own[-1], ratio(men, women)])
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(["JUMLAH", *total, ratio(total[0], total[1])])
    bind(form, range(1, 5))
    return form


def three_levels(random):
    """New and old cases by sex, with their sums in both ways, under merged headers."""
    heads = ["Kasus Baru", "Kasus Lama", "Jumlah Kasus"]
    form = Form([
        ["No", "Puskesmas", *[h for head in heads for h in (head, None, None)]],
        [None, None, *["L", "P", "L+P"] * 3],
    ])  # fmt: skip
    own = []
    for number in range(random.randint(10, 30)):
        new, old = _sexes(random, 80), _sexes(random, 200)
        both = [a + b for a, b in zip(new, old, strict=True)]
        own.append([*new, *old, *both])
        form.rows.append([number + 1, PLACES[number], *own[-1]])
    form.rows.append(["", "TOTAL", *[sum(v) for v in zip(*own, strict=True)]])
    bind(form, range(2, 11))
    return form


def _sexes(random, size):
    men, women = random.randint(0, size), random.randint(0, size)
    return [men, women, men + women]


def sanitation(random):
    """Classes of households, each with its per cent; the last is nearly always 100."""
    form = Form([["No", "Kabupaten/Kota", "Jumlah KK", "Akses Aman", "%",
                  "Layak Sendiri", "%", "Layak Bersama", "%", "BABS", "%",
                  "Total Akses Sanitasi", "%"]])  # fmt: skip
    for number in range(random.randint(15, 38)):
        houses = random.randint(20_000, 800_000)
        safe, shared = random.randint(0, houses // 4), random.randint(0, houses // 9)
        open_air = 0 if random.random() < 0.8 else random.randint(1, houses // 30)
        own = houses - safe - shared - open_air
        row = [number + 1, PLACES[number], houses]
        for part in (safe, own, shared, open_air, houses - open_air):
            row += [part, ratio(part, houses, 100, 2)]
        form.rows.append(row)
    bind(form, range(2, 13))
    return form


def years_across(random):
    """Indicators as rows, years as columns."""
    years = range(2016, 2016 + random.randint(6, 9))
    form = Form([["Indikator", *map(str, years)]])
    pregnant = [random.randint(5000, 9000) for _ in years]
    rows = [["Jumlah Ibu Hamil", *pregnant]]
    for name in ("K1", "K4", "K6"):
        seen = [random.randint(3000, whole) for whole in pregnant]
        rows.append([f"Ibu Hamil {name}", *seen])
        rows.append(
            [f"Cakupan {name} (%)",
             *[ratio(a, b) for a, b in zip(seen, pregnant, strict=True)]]
        )  # fmt: skip
    form.rows = rows
    bind(form, range(1, len(years) + 1))
    return form


def performance(random):
    """PKP: target, done, coverage, and coverage over the target, at most 100."""
    form = Form([["Indikator", "Target (%)", "Sasaran", "Pencapaian", "Cakupan (%)",
                  "Kinerja (%)"]])  # fmt: skip
    for number in range(random.randint(12, 30)):
        target = random.choice([70, 75, 80, 85, 90, 95])
        people = random.randint(200, 4000)
        done = random.randint(people * 55 // 100, people)
        reach = ratio(done, people)
        score = min((1000, 1), ratio(reach[0], target * 10))
        form.rows.append(
            ["Indikator " + PLACES[number], target, people, done, reach, score]
        )
    bind(form, [2, 3, 4])
    return form


def named_subtotals(random):
    """Each subdistrict stands before its villages, with nothing that says total."""
    form = Form([["Wilayah", "Bayi", "Imunisasi Lengkap", "%"]])
    number, grand = 0, []
    for group in range(random.randint(3, 6)):
        own = []
        for _ in range(random.randint(3, 6)):
            babies = random.randint(60, 900)
            own.append((babies, random.randint(40, babies)))
        total = [sum(values) for values in zip(*own, strict=True)]
        grand.append(total)
        form.rows.append(["Kec. " + PLACES[-1 - group], *total, _percent(total)])
        for values in own:
            form.rows.append(["Desa " + PLACES[number], *values, _percent(values)])
            number += 1
    total = [sum(values) for values in zip(*grand, strict=True)]
    form.rows.append(["JUMLAH", *total, _percent(total)])
    bind(form, [1, 2, 3])
    return form


def _percent(values):
    return ratio(values[1], values[0])


def places_across(random):
    """Indicators as rows, places as columns, with a column of totals."""
    places = PLACES[: random.randint(6, 12)]
    form = Form([["Indikator", *places, "Jumlah"]])
    people = [random.randint(400, 4000) for _ in places]
    people.append(sum(people))
    form.rows = [["Sasaran Balita", *people]]
    for name in ("Ditimbang", "Naik Berat Badan", "Vitamin A"):
        seen = [random.randint(300, whole) for whole in people[:-1]]
        seen.append(sum(seen))
        form.rows.append([name, *seen])
        form.rows.append(
            [f"% {name}", *[ratio(a, b) for a, b in zip(seen, people, strict=True)]]
        )
    bind(form, range(1, len(places) + 2))
    return form


def side_by_side(random):
    """Two tables of different length beside each other, a blank column between."""
    left, right = total_first(random), months_and_total(random)
    left.rows.append(left.rows.pop(0))
    left.rows[-1][0] = "JUMLAH"
    form = Form([[*left.header[0], None, *right.header[0]]])
    for at in range(max(len(left.rows), len(right.rows))):
        own = left.rows[at] if at < len(left.rows) else [None] * 4
        other = right.rows[at] if at < len(right.rows) else [None] * 14
        form.rows.append([*own, None, *other])
    form.bound = [
        (row, column)
        for row, cells in enumerate(form.rows)
        for column, cell in enumerate(cells)
        if cell is not None and not isinstance(cell, str)
    ]
    return form


def few_rows(random):
    """Four to eight Puskesmas, counts of tens."""
    form = Form([["No", "Puskesmas", "Sasaran", "L", "P", "L+P", "%"]])
    own = []
    for number in range(random.randint(4, 8)):
        men, women = random.randint(8, 60), random.randint(8, 60)
        target = men + women + random.randint(1, 60)
        own.append((target, men, women, men + women))
        form.rows.append([number + 1, PLACES[number], *own[-1], _reached(own[-1])])
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(["", "JUMLAH", *total, _reached(total)])
    bind(form, range(2, 7))
    return form


def _reached(values):
    return ratio(values[3], values[0])


def dashes(random):
    """Classes of houses of which most are "-", with their sum and a share."""
    form = Form([["No", "Desa", "Rumah", "Layak", "Tidak Layak", "Kosong", "% Layak"]])
    own = []
    for number in range(random.randint(8, 30)):
        good, bad = random.randint(40, 900), random.randint(5, 200)
        empty = random.randint(1, 30) if random.random() < 0.3 else 0
        own.append((good + bad + empty, good, bad, empty))
        form.rows.append([number + 1, PLACES[number], *own[-1], _share(own[-1])])
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(["", "JUMLAH", *total, _share(total)])
    for row in form.rows:
        row[5] = row[5] or "-"
    bind(form, [2, 3, 4, 6])
    return form


def _share(values):
    return ratio(values[1], values[0])


def shares_and_ranks(random):
    """Visits, their share of all visits, and the rank of each place."""
    form = Form([["Puskesmas", "Kunjungan", "Persentase", "Peringkat"]])
    visits = [random.randint(900, 60_000) for _ in range(random.randint(10, 30))]
    order = sorted(visits, reverse=True)
    for place, number in zip(PLACES, visits, strict=False):
        share = ratio(number, sum(visits), 100, 2)
        form.rows.append([place, number, share, order.index(number) + 1])
    form.rows.append(["JUMLAH", sum(visits), (10_000, 2), ""])
    bind(form, [1, 2], range(len(visits)))
    return form


def growth(random):
    """Two years, their difference, and the growth in per cent."""
    form = Form([["Kecamatan", "Penduduk 2021", "Penduduk 2022", "Selisih",
                  "Pertumbuhan (%)"]])  # fmt: skip
    own = []
    for number in range(random.randint(8, 30)):
        before = random.randint(8000, 90_000)
        more = random.randint(20, 900)
        own.append((before, before + more, more))
        form.rows.append([PLACES[number], *own[-1], ratio(more, before, 100, 2)])
    total = [sum(values) for values in zip(*own, strict=True)]
    form.rows.append(["TOTAL", *total, ratio(total[2], total[0], 100, 2)])
    bind(form, range(1, 5))
    return form


def density(random):
    """Area, people, and people by square kilometre; doctors by 100,000."""
    form = Form([["Kecamatan", "Luas (km2)", "Penduduk", "Kepadatan", "Dokter",
                  "Rasio Dokter per 100.000"]])  # fmt: skip
    own = []
    for number in range(random.randint(10, 35)):
        area, people = random.randint(300, 20_000), random.randint(9000, 200_000)
        own.append((area, people, random.randint(1, 40)))
        form.rows.append(_density_row(PLACES[number], own[-1]))
    form.rows.append(
        _density_row("Jumlah", [sum(values) for values in zip(*own, strict=True)])
    )
    bind(form, range(1, 6))
    return form


def _density_row(name, values):
    area, people, doctors = values
    return [name, (area, 2), people, ratio(people * 100, area, 1, 0)[0], doctors,
            ratio(doctors, people, 100_000, 1)]  # fmt: skip


FORMS = {
    make.__name__: make
    for make in (
        monthly_reach, subtotals, total_first, budget, survey, survey_elements,
        months_and_total, mortality, pyramid, three_levels, sanitation, years_across,
        performance, named_subtotals, places_across, side_by_side, few_rows,
        dashes, shares_and_ranks, growth, density,
    )
}  # fmt: skip


def dress(form, random):
    """A title, a numbering row and notes below, now and then."""
    if random.random() < 0.5:
        form.title = "TABEL 44 " + random.choice(PLACES).upper()
    if random.random() < 0.4:
        width = len(form.header[-1])
        heads = [any(row[at] for row in form.header) for at in range(width)]
        form.numbering = [str(sum(heads[: at + 1])) for at in range(width)]
        if not all(heads):
            form.numbering = []
        elif random.random() < 0.5:
            form.numbering[-1] += "=" + random.choice(["4/3x100", "3+4", "(4):(3)"])
    if random.random() < 0.4:
        form.notes = ["Sumber: Bidang Kesehatan Masyarakat", "Ket: data s/d Desember"]


def write_form(form, random, folder, name):
    """The form as CSV (two marks, two delimiters) or XLSX (numbers or per cent)."""
    style = random.choice(["comma", "semicolon", "workbook", "texts"])
    lines = [[form.title]] if form.title else []
    lines += form.header
    lines += [form.numbering] if form.numbering else []
    if style in ("comma", "semicolon"):
        mark = "." if style == "comma" else ","
        grouped = random.random() < 0.5
        lines += [[_text(cell, mark, grouped) for cell in row] for row in form.rows]
        lines += [[note] for note in form.notes]
        path = folder / f"{name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";" if mark == "," else ",").writerows(lines)
        return path
    show = (lambda c: _text(c, ",", True)) if style == "texts" else _number
    lines += [[show(cell) for cell in row] for row in form.rows]
    lines += [[note] for note in form.notes]
    path = folder / f"{name}.xlsx"
    sheet = PlainSheet(
        "Tabel", lines, header_rows=len(form.header), merges=_merges(form)
    )
    write_workbook(path, [sheet])
    return path


def _text(cell, mark, grouped):
    if cell is None or isinstance(cell, str):
        return cell
    value, decimals = cell if isinstance(cell, tuple) else (cell, 0)
    whole, rest = divmod(value, 10**decimals)
    text = f"{whole:,}".replace(",", "." if mark == "," else ",") if grouped else whole
    return f"{text}{mark}{rest:0{decimals}d}" if decimals else str(text)


def _number(cell):
    return cell[0] / 10 ** cell[1] if isinstance(cell, tuple) else cell


def _merges(form):
    """The header cells that stand over others (None to the right, or below)."""
    if len(form.header) < 2:
        return ()
    top, found = 1 + bool(form.title), []
    first, second = form.header
    for at, text in enumerate(first):
        if text is None:
            continue
        stop = at
        while stop + 1 < len(first) and first[stop + 1] is None:
            stop += 1
        if stop > at:
            found.append(MergedRange(top, at + 1, top, stop + 1))
        elif second[at] is None:
            found.append(MergedRange(top, at + 1, top + 1, at + 1))
    return tuple(found)


def plant(form, random):
    """Spoil one bound cell; its (row, column) index and the kind, or None."""
    row, column = random.choice(form.bound)
    cell = form.rows[row][column]
    value, decimals = cell if isinstance(cell, tuple) else (cell, 0)
    kind = random.choice(["digit", "swap", "down", "tenfold", "plus"])
    new = _spoilt(form, random, row, column, value, kind)
    if new is None or abs(new - value) <= (1 if decimals else 0):
        return None
    form.rows[row][column] = (new, decimals) if decimals else new
    return (row, column), kind


def _spoilt(form, random, row, column, value, kind):
    digits = list(str(value))
    if kind == "digit":
        at = random.randrange(len(digits))
        digits[at] = random.choice([d for d in "123456789" if d != digits[at]])
        return int("".join(digits))
    if kind == "swap" and len(digits) > 1:
        at = random.randrange(len(digits) - 1)
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
        return int("".join(digits))
    if kind == "down" and row:
        above = form.rows[row - 1][column]
        if not isinstance(above, str):
            return above[0] if isinstance(above, tuple) else above
    if kind == "tenfold":
        return value * 10
    return value + random.randint(2, 50)
