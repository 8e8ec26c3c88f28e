"""Messages about plans read from tables and texts (PLN-050 to PLN-099).

Up to PLN-054 nothing is read; from PLN-056 the draft says what was assumed or left out.
"""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

_REFUSED: tuple[Message, ...] = (
    _message(
        "PLN-050",
        "Tabel rencana tidak ditemukan di berkas ini. Judul kolom yang terbaca: "
        "{found}.",
        "Perlu satu baris judul dengan kolom indikator, tujuan, sasaran, program, "
        "kegiatan atau nama, dan paling sedikit satu kolom tahun, misalnya `2026`, "
        "`target 2026` atau `Rp 2026`.",
        "No table of a plan was found in this file. Headings read: {found}.",
        "It needs a header row with a column for the indicator, goal, objective, "
        "programme, activity or name, and at least one column of a year, such as "
        "`2026`, `target 2026` or `Rp 2026`.",
    ),
    _message(
        "PLN-051",
        "Kolom tahun ({years}) tidak mengatakan target atau uang, dan tabel tidak "
        "punya kolom indikator.",
        "Tulis `target 2026` atau `Rp 2026` pada judulnya.",
        "The columns of years ({years}) say neither target nor money, and the table "
        "has no column of indicators.",
        "Write `target 2026` or `Rp 2026` in the heading.",
    ),
    _message(
        "PLN-052",
        "Tabel ini berjudul seperti rencana, tetapi tidak ada satu baris pun di "
        "bawahnya.",
        "Periksa apakah isi tabel ikut tersalin.",
        "The table has the header of a plan, but not one row below it.",
        "Check that the rows were copied as well.",
    ),
    _message(
        "PLN-053",
        "Tidak ada pernyataan rencana yang dikenali dalam teks ini.",
        "Beri judul seperti VISI, MISI, TUJUAN, SASARAN, Strategi atau Kebijakan di "
        "atas pernyataannya.",
        "No statement of a plan was recognised in this text.",
        "Put headings such as VISI, MISI, TUJUAN, SASARAN, Strategi or Kebijakan "
        "above the statements.",
    ),
    _message(
        "PLN-054",
        "Kolom {headings} tidak menyebut tahun, dan judul tabel juga tidak.",
        "Tulis tahunnya pada judul kolom, misalnya `target 2026`.",
        "The columns {headings} name no year, nor does the title of the table.",
        "Write the year in the heading, such as `target 2026`.",
    ),
)

_TOLD: tuple[Message, ...] = (
    _message(
        "PLN-056",
        "`{text}` tidak dapat dipakai sebagai jumlah uang, jadi dibiarkan kosong.",
        "Tulis angkanya saja, dengan titik ribuan dan koma desimal yang sama di "
        "seluruh kolom.",
        "`{text}` cannot be used as an amount of money and was left out.",
        "Write the number alone, with the same marks in the whole column.",
    ),
    _message(
        "PLN-057",
        "Kolom `{heading}` tidak dipakai: {why}.",
        "Ganti judulnya bila kolom itu bagian dari rencana.",
        "The column `{heading}` is not used: {why}.",
        "Change its heading if the column belongs to the plan.",
    ),
    _message(
        "PLN-058",
        "Tingkat {count} baris tidak tertulis (baris {rows}); sementara dibaca sebagai "
        "{kind}.",
        "Tambahkan kolom `level`, atau perbaiki `kind` pada rencana hasil bacaan.",
        "The level of {count} rows is not stated (rows {rows}); they are read as "
        "{kind} for now.",
        "Add a column `level`, or correct `kind` in the plan that was read.",
    ),
    _message(
        "PLN-059",
        "`{word}` bukan nama tingkat rencana; sementara dibaca sebagai {kind}.",
        "Yang terdekat: `{nearest}`. Yang dikenal: {known}.",
        "`{word}` is no level of a plan; it is read as {kind} for now.",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
    _message(
        "PLN-060",
        "Satuan uang tidak tertulis; dibaca sebagai rupiah penuh.",
        "Tulis satuannya pada judul kolom, misalnya `Rp` atau `Rp juta`.",
        "The unit of money is not stated; amounts are read as whole rupiah.",
        "Write it in the heading, for example `Rp` or `Rp juta`.",
    ),
    _message(
        "PLN-061",
        "Satuan uang ({unit}) diambil dari `{text}`, bukan dari judul kolom.",
        "Tulis satuannya pada judul kolom bila berbeda.",
        "The unit of money ({unit}) is taken from `{text}`, not from the headings.",
        "Write it in the heading if it is another.",
    ),
    _message(
        "PLN-062",
        "{count} baris disisihkan dan tidak menjadi bagian rencana (baris {rows}).",
        "Tidak perlu tindakan bila itu baris jumlah, catatan, atau judul.",
        "{count} rows were kept apart and are no part of the plan (rows {rows}).",
        "Nothing to do if they are totals, notes or headings.",
    ),
    _message(
        "PLN-063",
        "Teks baris ini disambung ke baris di atasnya.",
        "Bila ini pernyataan sendiri, awali dengan huruf besar.",
        "The text of this row was joined to the row above.",
        "If it is a statement of its own, begin it with a capital.",
    ),
    _message(
        "PLN-064",
        "Baris ini mencetak target tanpa indikator, jadi targetnya tidak dipakai.",
        "Tulis indikatornya pada baris yang sama.",
        "This row prints targets without an indicator; they are not used.",
        "Write the indicator in the same row.",
    ),
    _message(
        "PLN-065",
        "Kode `{printed}` sudah dipakai untuk pernyataan lain; baris ini mendapat kode "
        "`{new}`.",
        "Perbaiki kodenya di dokumen.",
        "The code `{printed}` is that of another statement; this row gets the code "
        "`{new}`.",
        "Correct the code in the document.",
    ),
    _message(
        "PLN-066",
        "Lembar {names} tidak dibaca; rencana diambil dari lembar `{sheet}`.",
        "Simpan lembar lain sebagai berkas sendiri bila juga memuat rencana.",
        "The sheets {names} were not read; the plan is taken from `{sheet}`.",
        "Save another sheet as a file of its own if it holds a plan as well.",
    ),
    _message(
        "PLN-067",
        "{count} pernyataan tidak berkode di dokumen; diberi nomor menurut urutan.",
        "Ganti dengan kode resmi bila ada.",
        "{count} statements have no code in the document; they are numbered in order.",
        "Replace the numbers by official codes if there are any.",
    ),
    _message(
        "PLN-068",
        "Induk {count} pernyataan diambil dari urutan baris, bukan dari kode.",
        "Periksa `parent` pada rencana hasil bacaan.",
        "The node above {count} statements follows from the order of rows, not from "
        "codes.",
        "Check `parent` in the plan that was read.",
    ),
    _message(
        "PLN-069",
        "Judul kolom menyebut {heading}, tetapi sel ini mulai dengan kata {word}; "
        "dibaca sebagai {kind}.",
        "Perbaiki tingkatnya bila keliru.",
        "The heading says {heading}, but this cell begins with the word {word}; it is "
        "read as {kind}.",
        "Correct the level if that is wrong.",
    ),
    _message(
        "PLN-070",
        "Kolom {columns} berisi {count} sel tanpa judul kolom, jadi tidak dibaca.",
        "Beri judul pada kolom itu.",
        "Columns {columns} hold {count} cells below no heading; they were not read.",
        "Give the columns a heading.",
    ),
    _message(
        "PLN-071",
        "{count} bagian teks tidak dipakai dalam rencana hasil bacaan.",
        "Lihat daftar teks yang tidak dipakai; salin yang memang pernyataan rencana.",
        "{count} parts of the text are not used in the plan that was read.",
        "Look at the list of unused text; copy what is a statement of the plan.",
    ),
    _message(
        "PLN-072",
        "Ada beberapa kolom indikator ({columns}); target tiap baris dibaca sebagai "
        "milik indikator terisi yang paling kanan.",
        "Tulis satu indikator pada tiap baris bila keliru.",
        "There are several columns of indicators ({columns}); the targets of a row are "
        "read as those of its rightmost indicator.",
        "Write one indicator a row if that is wrong.",
    ),
    _message(
        "PLN-073",
        "Kalimat hasil (outcome/output) pada {count} baris (baris {rows}) tidak "
        "disimpan; indikatornya dibaca sebagai milik program atau kegiatan di atasnya.",
        "Periksa apakah indikator itu memang milik baris berkode di atasnya.",
        "The sentences of outcome or output in {count} rows (rows {rows}) are not "
        "kept; their indicators were read as those of the programme or activity above.",
        "Check that they belong to the row with a code above them.",
    ),
    _message(
        "PLN-074",
        "Di sini mulai tabel lain ({count} baris); baru tabel pertama yang dibaca.",
        "Salin tabel kedua ke lembar atau berkas sendiri, lalu baca lagi.",
        "Another table begins here ({count} rows); only the first one was read.",
        "Copy the second table to a sheet or file of its own and read that as well.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_REFUSED, *_TOLD)
