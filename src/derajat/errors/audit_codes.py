"""What the arithmetic checker finds in tables (AUD-001 to AUD-099).

Up to AUD-019 a cell cannot be true; from AUD-020 to AUD-039 the reader is told; from
AUD-050 a table or a file of relations cannot be used.
"""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.RECORD)

_CELL_ID = "{row}, “{column}”: tercetak {printed}, seharusnya {expected}"
_CELL_EN = "{row}, “{column}”: printed {printed}, should be {expected}"
_REPAIR_ID = "{why}Cocokkan dengan sumbernya."
_REPAIR_EN = "{why}Compare with the source."


_ERRORS: tuple[Message, ...] = (
    _message(
        "AUD-001",
        f"{_CELL_ID} menurut {{relation}}.",
        _REPAIR_ID,
        f"{_CELL_EN} by {{relation}}.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-002",
        f"{_CELL_ID}; penjumlahan {{relation}} tidak cocok.",
        _REPAIR_ID,
        f"{_CELL_EN}; the sum {{relation}} does not hold.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-003",
        f"{_CELL_ID} menurut {{relation}}.",
        _REPAIR_ID,
        f"{_CELL_EN} by {{relation}}.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-004",
        f"{_CELL_ID}; kumulatif {{relation}} terputus di baris ini.",
        _REPAIR_ID,
        f"{_CELL_EN}; the cumulation {{relation}} breaks in this row.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-005",
        f"{_CELL_ID} menurut perkalian {{relation}}.",
        _REPAIR_ID,
        f"{_CELL_EN} by the product {{relation}}.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-006",
        f"{_CELL_ID} menurut rata-rata {{relation}}.",
        _REPAIR_ID,
        f"{_CELL_EN} by the mean {{relation}}.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-007",
        f"{_CELL_ID}; {{relation}} menurut susunan kodenya.",
        _REPAIR_ID,
        f"{_CELL_EN}; {{relation}} by the order of codes.",
        _REPAIR_EN,
    ),
    _message(
        "AUD-010",
        "{row}, “{column}”: rumus meninggalkan galat {printed}.",
        "Perbaiki rumusnya, atau tulis `-` bila penyebutnya memang tidak ada.",
        "{row}, “{column}”: a formula left the error {printed}.",
        "Mend the formula, or write `-` where there is no denominator.",
    ),
    _message(
        "AUD-011",
        "{row}, “{column}”: penyebut nol, tetapi {part} tercetak sebagai pembilang.",
        "Periksa penyebutnya; tanpa penyebut tidak ada persentase.",
        "{row}, “{column}”: the denominator is zero, yet {part} is printed above it.",
        "Check the denominator; without one there is no percentage.",
    ),
    _message(
        "AUD-012",
        "{row}, “{column}”: bagian {printed} melebihi keseluruhannya {expected} "
        "(“{whole}”).",
        "Salah satu dari keduanya keliru; cocokkan dengan sumbernya.",
        "{row}, “{column}”: the part {printed} is more than its whole {expected} "
        "(“{whole}”).",
        "One of the two is wrong; compare with the source.",
    ),
)

_NOTICES: tuple[Message, ...] = (
    _message(
        "AUD-020",
        "{row}, “{column}”: {printed} melebihi 100 %.",
        "Cakupan boleh melebihi 100 %: periksa apakah sasarannya terlalu kecil.",
        "{row}, “{column}”: {printed} is above 100 %.",
        "A coverage may exceed 100 %: see whether the eligible are counted too low.",
    ),
    _message(
        "AUD-021",
        "{row}, “{column}”: tercetak {printed}, dibulatkan sekali {expected}: {why}.",
        "Bulatkan satu kali saja, langsung dari angkanya.",
        "{row}, “{column}”: printed {printed}, rounded once {expected}: {why}.",
        "Round once, straight from the counts.",
    ),
    _message(
        "AUD-022",
        "{row}, “{column}”: tercetak {printed}, dari angka yang tercetak {expected}; "
        "cocok dalam batas pembulatan ({relation}).",
        "Tidak perlu tindakan bila dihitung dari angka yang belum dibulatkan.",
        "{row}, “{column}”: printed {printed}, from the printed numbers {expected}; "
        "it fits within their rounding ({relation}).",
        "Nothing to do if it was computed from unrounded numbers.",
    ),
    _message(
        "AUD-023",
        "{row}, “{column}”: {printed} jauh dari baris lain (biasanya {usual}).",
        "Hitungannya cocok; tanyakan apakah angkanya memang demikian.",
        "{row}, “{column}”: {printed} is far from the other rows (usually {usual}).",
        "The arithmetic holds; ask whether the number is really so.",
    ),
    _message(
        "AUD-024",
        "{row}, “{column}” {printed} di samping “{other}” {value}: jarak keduanya jauh "
        "dari baris lain.",
        "Hitungannya cocok; tanyakan apakah kedua angka memang demikian.",
        "{row}, “{column}” {printed} beside “{other}” {value}: they differ far more "
        "than in other rows.",
        "The arithmetic holds; ask whether both numbers are really so.",
    ),
    _message(
        "AUD-025",
        "{row}, “{column}”: dari {before} ({file}) menjadi {printed}; perubahan ini "
        "jauh dari baris lain.",
        "Tanyakan apakah cara menghitungnya berubah.",
        "{row}, “{column}”: from {before} ({file}) to {printed}; other rows changed "
        "far less.",
        "Ask whether the way of counting has changed.",
    ),
    _message(
        "AUD-026",
        "{row}: nilai {printed} dari {respondents} responden.",
        "Jangan beri predikat; nilai dari responden sesedikit itu tidak berarti.",
        "{row}: an index of {printed} from {respondents} respondents.",
        "Give no grade; an index of so few respondents says nothing.",
    ),
    _message(
        "AUD-027",
        "Indeks dari nilai tertimbang yang tercetak {printed}; dari rata-rata unsur "
        "{expected}: bobotnya dibulatkan ({why}).",
        "Hitung indeks dari rata-rata unsur, bukan dari nilai tertimbang tercetak.",
        "The index of the printed weighted scores is {printed}; of the mean of the "
        "elements {expected}: the weights were rounded ({why}).",
        "Compute the index from the elements, not from the printed weighted scores.",
    ),
    _message(
        "AUD-028",
        "{row}, “{column}”: {printed} bertanda %, baris lain tidak; atau skalanya "
        "berbeda 100 kali (biasanya {usual}).",
        "Tulis seluruh kolom dalam satuan yang sama: persen, atau bagian dari 1.",
        "{row}, “{column}”: {printed} has a % sign and other rows have none, or its "
        "scale differs by 100 (usually {usual}).",
        "Write the whole column in one unit: per cent, or parts of 1.",
    ),
    _message(
        "AUD-029",
        "{row}, “{column}”: akhir periode {printed}; baris lain mencetak {relation}, "
        "yaitu {expected}.",
        "Tentukan satu cara: tahun terakhir atau jumlah semua tahun.",
        "{row}, “{column}”: end of period {printed}; other rows print {relation}, "
        "which is {expected}.",
        "Decide on one way: the last year, or the sum of all years.",
    ),
    _message(
        "AUD-030",
        "{row}, “{column}”: penyebut nol, persentase {printed} tidak punya arti.",
        "Tulis `-` bila penyebutnya tidak ada.",
        "{row}, “{column}”: the denominator is zero, the percentage {printed} means "
        "nothing.",
        "Write `-` where there is no denominator.",
    ),
    _message(
        "AUD-031",
        "Kolom “{column}”: tidak ada angka yang membuktikan tanda desimalnya; titik "
        "atau koma di dalamnya dibaca sebagai pemisah ribuan.",
        "Bila keliru, jalankan lagi dengan --decimal-mark.",
        "Column “{column}”: no number proves its decimal mark; its points or commas "
        "are read as parting thousands.",
        "If that is wrong, run again with --decimal-mark.",
    ),
    _message(
        "AUD-032",
        "Kolom “{column}”: tanda desimal bercampur; hanya sel yang pasti yang dibaca.",
        "Samakan tanda desimalnya, atau jalankan lagi dengan --decimal-mark.",
        "Column “{column}”: decimal marks are mixed; only cells that leave no doubt "
        "are read.",
        "Use one decimal mark, or run again with --decimal-mark.",
    ),
)

_ACROSS: tuple[Message, ...] = (
    _message(
        "AUD-033",
        "{row}, “{column}”: tercetak {printed}; rata-rata {count} kode di bawahnya "
        "yang terbaca di {file} adalah {expected}. {why}",
        "Pastikan semua butir ada di kedua berkas.",
        "{row}, “{column}”: printed {printed}; the mean of the {count} codes below it "
        "that {file} shows is {expected}. {why}",
        "See that all items are in both files.",
    ),
)

_OTHER_RULES: tuple[Message, ...] = (
    _message(
        "AUD-034",
        "{row}, “{column}”: tercetak {printed}, menurut {relation} {expected}; baris "
        "ini menyebut aturan lain (“{words}”).",
        "Pastikan nilai itu memang menurut aturan yang disebut.",
        "{row}, “{column}”: printed {printed}, by {relation} {expected}; this row "
        "states another rule (“{words}”).",
        "Make sure the score follows the rule that is stated.",
    ),
)

_UNUSABLE: tuple[Message, ...] = (
    _message(
        "AUD-050",
        "Tidak ada tabel angka di berkas ini.",
        "Pilih berkas dengan kepala kolom dan baris angka.",
        "There is no table of numbers in this file.",
        "Choose a file with column headers and rows of numbers.",
    ),
    _message(
        "AUD-051",
        "Lembar ini lebih panjang dari {limit} baris.",
        "Bagilah menjadi beberapa berkas; ini bukan tabel terbitan.",
        "This sheet is longer than {limit} rows.",
        "Divide it into several files; this is no published table.",
    ),
    _message(
        "AUD-052",
        "Hubungan `{text}` tidak dapat dibaca: {why}.",
        "Tulis misalnya `jumlah = laki_laki + perempuan` atau "
        "`persen = dilayani / sasaran x 100`.",
        "The relation `{text}` cannot be read: {why}.",
        "Write for example `total = male + female` or "
        "`percent = served / eligible x 100`.",
    ),
    _message(
        "AUD-053",
        "Tabel tidak punya kolom angka `{name}`.",
        "Yang terdekat: `{nearest}`. Kolom yang ada: {known}.",
        "The table has no number column `{name}`.",
        "Nearest: `{nearest}`. Columns: {known}.",
    ),
    _message(
        "AUD-054",
        "Tanda desimal `{mark}` tidak dikenal.",
        "Tulis `.` atau `,`.",
        "Unknown decimal mark `{mark}`.",
        "Write `.` or `,`.",
    ),
    _message(
        "AUD-055",
        "Yang diperiksa harus satu: berkas, atau kalimat dengan --claim.",
        "Sebut berkas CSV atau XLSX, atau kalimat dengan --claim, tidak keduanya.",
        "One thing is checked at a time: files, or a sentence with --claim.",
        "Give CSV or XLSX files, or a sentence with --claim, not both.",
    ),
    _message(
        "AUD-056",
        "--marked menulis salinan dari satu berkas saja.",
        "Periksa berkasnya satu per satu.",
        "--marked writes a copy of one file only.",
        "Check the files one by one.",
    ),
    _message(
        "AUD-057",
        "`{text}` bukan jumlah penduduk.",
        "Tulis angka bulat, misalnya 242285.",
        "`{text}` is no number of inhabitants.",
        "Write a whole number, such as 242285.",
    ),
)

MESSAGES: tuple[Message, ...] = (
    *_ERRORS,
    *_NOTICES,
    *_ACROSS,
    *_OTHER_RULES,
    *_UNUSABLE,
)
