"""Messages about definitions, sources and offices (DEF)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

_LANGUAGE: tuple[Message, ...] = (
    _message(
        "DEF-001",
        "Kunci `{name}` tidak dikenal di `{what}`.",
        "Yang terdekat: `{nearest}`. Kunci yang ada: {known}.",
        "Unknown key `{name}` in `{what}`.",
        "Nearest: `{nearest}`. Known keys: {known}.",
    ),
    _message(
        "DEF-002",
        "Kunci `{key}` tertulis dua kali.",
        "Hapus salah satu.",
        "The key `{key}` stands twice.",
        "Delete one of them.",
    ),
    _message(
        "DEF-003",
        "`{key}` wajib ada di `{what}`, tetapi tidak tertulis.",
        "Tambahkan `{key}`.",
        "`{what}` needs `{key}`, which is absent.",
        "Add `{key}`.",
    ),
    _message(
        "DEF-004",
        "`{key}` kosong.",
        "Isi `{key}`, atau hapus kuncinya bila memang tidak diperlukan.",
        "`{key}` is empty.",
        "Fill `{key}`, or delete the key when it is not needed.",
    ),
    _message(
        "DEF-005",
        "Tidak ada `{name}` ({kind}).",
        "Yang terdekat: `{nearest}`. Yang ada: {known}.",
        "There is no `{name}` ({kind}).",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
    _message(
        "DEF-006",
        "Definisi saling membaca berputar, atau lebih dari 20 tingkat: {circle}.",
        "Putuskan satu mata rantainya.",
        "Definitions read one another in a circle, or more than 20 deep: {circle}.",
        "Break one link of the chain.",
    ),
    _message(
        "DEF-007",
        "`{dataset}` tidak punya kolom `{name}` di langkah ini.",
        "Yang terdekat: `{nearest}`. Kolom yang ada: {known}.",
        "`{dataset}` has no column `{name}` at this step.",
        "Nearest: `{nearest}`. Columns known here: {known}.",
    ),
    _message(
        "DEF-008",
        "`{name}` bukan kode dari `{column}`.",
        "Yang terdekat: `{nearest}`. Kode yang ada: {known}.",
        "`{name}` is not a code of `{column}`.",
        "Nearest: `{nearest}`. Known codes: {known}.",
    ),
    _message(
        "DEF-009",
        "`{column}` bertipe {type}: tidak punya urutan untuk `{use}`.",
        "Pakai `is` atau `in`, atau kolom angka atau waktu.",
        "`{column}` is of type {type}: it has no order for `{use}`.",
        "Use `is` or `in`, or a column of numbers or times.",
    ),
    _message(
        "DEF-010",
        "`{value}` punya lebih banyak desimal daripada `{column}` ({places}).",
        "Tulis paling banyak {places} desimal.",
        "`{value}` has more decimals than `{column}` ({places}).",
        "Write at most {places} decimals.",
    ),
    _message(
        "DEF-011",
        "`in` hanya berisi satu nilai.",
        "Tulis `is: {value}`.",
        "`in` holds a single value.",
        "Write `is: {value}`.",
    ),
    _message(
        "DEF-012",
        "`{column}` boleh kosong, dan di dalam `none` artinya belum ditentukan.",
        "Tambahkan `if_missing: yes` atau `if_missing: no`.",
        "`{column}` may be missing, and inside `none` its meaning is not said.",
        "Add `if_missing: yes` or `if_missing: no`.",
    ),
    _message(
        "DEF-013",
        "Pembilang tidak selalu dapat diputuskan: boleh kosong {columns}.",
        "Tulis `unknown_numerator: not_met` atau `unknown_numerator: left_out`.",
        "The numerator cannot always be decided: may be missing {columns}.",
        "Write `unknown_numerator: not_met` or `unknown_numerator: left_out`.",
    ),
    _message(
        "DEF-014",
        "`{key}` tidak mengubah apa pun di sini ({why}).",
        "Hapus `{key}`.",
        "`{key}` changes nothing here ({why}).",
        "Delete `{key}`.",
    ),
    _message(
        "DEF-015",
        "`attach` ke `{other}`: kuncinya {key}, `match` tidak memuat {lacking}; "
        "baris akan berlipat.",
        "Tambahkan {lacking} pada `match`, atau ringkas `{other}` lebih dulu.",
        "Attach `{other}`: its key is {key}, `match` lacks {lacking}; rows would "
        "multiply.",
        "Add {lacking} to `match`, or summarise `{other}` first.",
    ),
    _message(
        "DEF-016",
        "`{step}` akan menimpa kolom `{column}`.",
        "Beri nama lain.",
        "`{step}` would overwrite the column `{column}`.",
        "Give it another name.",
    ),
    _message(
        "DEF-017",
        "`{use}` mencampur tipe yang berbeda: {columns}.",
        "Pakai kolom bertipe dan berdesimal sama.",
        "`{use}` mixes types: {columns}.",
        "Use columns of one type and as many decimals.",
    ),
    _message(
        "DEF-018",
        "`each: calendar` memerlukan register dengan `valid`; `{dataset}` bukan.",
        "Mulai dari register, sebelum langkah yang membuang kolom `valid`.",
        "`each: calendar` needs a register with `valid`; `{dataset}` is none.",
        "Start from a register, before a step that drops the `valid` columns.",
    ),
    _message(
        "DEF-019",
        "`one_per` dan `keep` selalu bersama; hanya ada `{found}`.",
        "Tambahkan `{absent}`.",
        "`one_per` and `keep` go together; only `{found}` is there.",
        "Add `{absent}`.",
    ),
    _message(
        "DEF-020",
        "`{dataset}` tidak punya peran tempat `{role}`; yang ada: {roles}.",
        "Pilih peran yang ada, atau tambahkan di `places`.",
        "`{dataset}` has no place role `{role}`; it has: {roles}.",
        "Choose a role that is there, or add it to `places`.",
    ),
    _message(
        "DEF-021",
        "Kelompok `{group}` tidak dikenal di sisi lain: {side}.",
        "Tulis di bawah `without` bila sisi lain sasaran, atau hapus kelompoknya.",
        "The group `{group}` is not known on the other side: {side}.",
        "Put it under `without` when that side is eligible people, or leave it out.",
    ),
    _message(
        "DEF-022",
        "Jumlah bobot {total}, bukan 1.",
        "Perbaiki bobot sehingga jumlahnya tepat 1.",
        "Weights sum to {total}, not 1.",
        "Correct the weights so that they sum to exactly 1.",
    ),
    _message(
        "DEF-023",
        "Versi {version} harus mulai pada tanggal 1, berurutan; `until` hanya pada "
        "versi terakhir, di akhir bulan.",
        "Perbaiki tanggalnya.",
        "The version of {version} must start on the first of a month, in order; "
        "`until` only on the last version, at a month's end.",
        "Correct the date.",
    ),
    _message(
        "DEF-024",
        "Contoh {example} dari {indicator} (“{says}”): seharusnya {expected}, hasilnya "
        "{found}; {detail}.",
        "Perbaiki rumus atau contohnya.",
        "Example {example} of {indicator} (“{says}”) says {expected}, the definition "
        "gives {found}; {detail}.",
        "Correct the definition or the example.",
    ),
    _message(
        "DEF-025",
        "{indicator}: tidak ada contoh yang berubah bila {constant} menjadi {moved}.",
        "Tambahkan contoh tepat pada batas itu.",
        "{indicator}: no example changes when {constant} becomes {moved}.",
        "Add an example right at that edge.",
    ),
    _message(
        "DEF-026",
        "Jenis `{kind}` tidak cocok dengan satuan `{unit}` atau hitungan `{counts}`.",
        "Bagian dari keseluruhan memakai skala di atas 1, angka biasa skala 1; rupiah "
        "dan indeks memakai `counts: none`.",
        "The kind `{kind}` does not fit the unit `{unit}` or the noun `{counts}`.",
        "Shares take a scale above 1, plain numbers scale 1; rupiah and indices take "
        "`counts: none`.",
    ),
)

_FILES: tuple[Message, ...] = (
    _message(
        "DEF-030",
        "Berkas tidak dapat dibaca: {detail}.",
        "Periksa baris itu; simpan sebagai teks UTF-8.",
        "The file cannot be read: {detail}.",
        "Look at that line; save as UTF-8 text.",
    ),
    _message(
        "DEF-031",
        "`{what}` tidak dipakai dalam berkas definisi.",
        "Tulis nilainya langsung, tanpa jangkar, alias, tag atau dokumen kedua.",
        "`{what}` is not used in definition files.",
        "Write the value itself, without anchors, aliases, tags or a second document.",
    ),
    _message(
        "DEF-032",
        "`{key}` harus berbentuk `{needed}`.",
        "Perbaiki bentuknya.",
        "`{key}` must have the form `{needed}`.",
        "Correct its form.",
    ),
    _message(
        "DEF-033",
        "`{value}` tidak sah untuk `{key}`.",
        "Bentuk yang diharapkan: {needed}.",
        "`{value}` is no value of `{key}`.",
        "Expected: {needed}.",
    ),
    _message(
        "DEF-034",
        "`{name}` bukan pilihan untuk `{key}`.",
        "Yang terdekat: `{nearest}`. Pilihan: {known}.",
        "`{name}` is no choice for `{key}`.",
        "Nearest: `{nearest}`. Choices: {known}.",
    ),
    _message(
        "DEF-035",
        "`{key}` tidak berisi nilai.",
        "Isi nilainya, atau hapus kuncinya; teks yang memuat koma perlu tanda kutip.",
        "`{key}` has no value.",
        "Give a value, or delete the key; a text with a comma needs quotes.",
    ),
    _message(
        "DEF-036",
        "Berkas harus mulai dengan `grammar: 1`; yang tertulis: {found}.",
        "Tulis `grammar: 1` di baris pertama.",
        "The file must begin with `grammar: 1`; found: {found}.",
        "Write `grammar: 1` in the first line.",
    ),
    _message(
        "DEF-037",
        "`{what}` memerlukan tepat satu dari {choices}; yang tertulis: {found}.",
        "Sisakan atau tambahkan tepat satu.",
        "`{what}` needs exactly one of {choices}; found: {found}.",
        "Leave or add exactly one.",
    ),
    _message(
        "DEF-038",
        "`{name}` bukan nama yang sah di sini.",
        "Tulis seperti `{example}`.",
        "`{name}` is no proper name here.",
        "Write it like `{example}`.",
    ),
    _message(
        "DEF-039",
        "`{name}` sudah didefinisikan di {other}.",
        "Beri nama lain, atau hapus salah satu.",
        "`{name}` is defined in {other} already.",
        "Give it another name, or delete one.",
    ),
    _message(
        "DEF-041",
        "`{name}` tidak ada, atau tidak dibaca siapa pun di tempat ini.",
        "Pindahkan ke folder yang benar, dengan akhiran `.yaml`.",
        "`{name}` does not exist, or nobody reads it in this place.",
        "Move it to its folder, with the ending `.yaml`.",
    ),
    _message(
        "DEF-042",
        "`{name}` ({kind}) tidak dipakai di mana pun.",
        "Pakai, atau hapus.",
        "`{name}` ({kind}) is used nowhere.",
        "Use it, or delete it.",
    ),
)

_DEFINITIONS: tuple[Message, ...] = (
    _message(
        "DEF-043",
        "`{use}` memerlukan {needed}; `{column}` bertipe {type}.",
        "Pilih kolom lain.",
        "`{use}` takes {needed}; `{column}` is of type {type}.",
        "Choose another column.",
    ),
    _message(
        "DEF-044",
        "Batas `{key}` tidak naik atau terlalu banyak: {values}.",
        "Tulis batas dari kecil ke besar.",
        "The limits of `{key}` do not rise, or are too many: {values}.",
        "Write limits from small to large.",
    ),
    _message(
        "DEF-045",
        "Masa berlaku daftar ({detail}) tidak dapat diikuti di sini: baris tidak punya "
        "kolom waktu.",
        "Pakai daftar tanpa `until`, atau langkah yang punya kolom waktu.",
        "The dates of the list ({detail}) cannot be followed here: rows have no time.",
        "Use a list without `until`, or a step that has a time column.",
    ),
    _message(
        "DEF-046",
        "Isi daftar `{file}` bermasalah: {detail}.",
        "Daftar punya satu sumber baris (`rows` atau CSV) dan kunci yang unik.",
        "The rows of list `{file}` are wrong: {detail}.",
        "A list has one source of rows (`rows` or a CSV) and a unique key.",
    ),
    _message(
        "DEF-047",
        "`trailing` pada `{column}` tidak diikuti `summarise` menurut kolom itu.",
        "Tambahkan `summarise` dengan `{column}` dalam `one_per`.",
        "`trailing` of `{column}` is not followed by `summarise` by that column.",
        "Add a `summarise` with `{column}` in `one_per`.",
    ),
    _message(
        "DEF-048",
        "`fill`: `{dataset}` dan `{other}` berbeda pada kolom {columns}.",
        "Samakan kolom kedua dataset.",
        "`fill`: `{dataset}` and `{other}` differ in the columns {columns}.",
        "Give both datasets the same columns.",
    ),
    _message(
        "DEF-049",
        "Kolom kunci `{column}` boleh kosong.",
        "Tambahkan `missing: never` pada kolom itu.",
        "The key column `{column}` may be missing.",
        "Add `missing: never` to that column.",
    ),
    _message(
        "DEF-050",
        "`{name}` tertulis dua kali di `{key}`.",
        "Hapus salah satu.",
        "`{name}` stands twice in `{key}`.",
        "Delete one of them.",
    ),
    _message(
        "DEF-051",
        "Ada {found} isian, seharusnya {needed}.",
        "Samakan banyaknya isian; sel kosong tetap diberi tanda `|`.",
        "There are {found} entries, {needed} are needed.",
        "Make their number equal; an empty cell still has its `|`.",
    ),
    _message(
        "DEF-052",
        "`{column}` tidak boleh kosong, tetapi selnya kosong.",
        "Isi selnya, atau hilangkan kolom itu dari contoh.",
        "`{column}` is never missing, but its cell is empty.",
        "Fill the cell, or leave the column out of the example.",
    ),
    _message(
        "DEF-053",
        "Versi dan contoh tidak bertemu: {what}.",
        "Setiap versi perlu contoh, dan setiap contoh perlu versi yang berlaku pada "
        "awal periodenya.",
        "Versions and examples do not meet: {what}.",
        "Each version needs an example, and each example a version in force when its "
        "period begins.",
    ),
    _message(
        "DEF-054",
        "Periode {periods} tidak dapat dihitung ({why}).",
        "Hapus periode itu, atau pakai waktu yang lebih rinci.",
        "The periods {periods} cannot be computed ({why}).",
        "Delete them, or use a finer time.",
    ),
    _message(
        "DEF-055",
        "Rumus lebih dalam dari {depth} tingkat.",
        "Jadikan bagian dalamnya indikator sendiri.",
        "The formula is more than {depth} operators deep.",
        "Make the inner part an indicator of its own.",
    ),
    _message(
        "DEF-074",
        "Sasaran `{name}` berlaku untuk {found}, bukan untuk {needed}; angka tidak "
        "dapat dibagi menurutnya.",
        "Bagi menurut sasaran yang berlaku untuk waktu yang sama.",
        "The eligible people `{name}` hold for {found}, not for {needed}; nothing can "
        "be shared by them.",
        "Share by eligible people that hold for the same time.",
    ),
    _message(
        "DEF-075",
        "`share_by` memerlukan angka wilayah yang lebih kecil: `{name}` menurut "
        "{level}, yang dibagi menurut {above}.",
        "Bagi menurut sasaran yang diketahui per wilayah di bawahnya.",
        "`share_by` needs numbers of smaller areas: `{name}` is by {level}, what is "
        "shared by {above}.",
        "Share by eligible people known for areas below.",
    ),
    _message(
        "DEF-076",
        "Rumus {indicator} berlaku sampai {day} dan belum ada penggantinya; periode "
        "sesudahnya tidak bernilai.",
        "Tambahkan versi yang berlaku sekarang, atau lepaskan indikator ini dari "
        "rencana dan kartu capaian.",
        "The rule of {indicator} was in force until {day} and nothing follows it; "
        "later periods have no value.",
        "Add the version in force now, or take the indicator out of plans and "
        "scorecards.",
    ),
    _message(
        "DEF-070",
        "`workdays` tidak dapat dihitung: tidak ada daftar hari libur satu tahun pun.",
        "Tambahkan `calendars/libur-nasional-TAHUN.csv` dalam folder definisi.",
        "`workdays` cannot be computed: no year has a list of days off.",
        "Add `calendars/libur-nasional-YEAR.csv` to the folder of definitions.",
    ),
)

_OFFICES: tuple[Message, ...] = (
    _message(
        "DEF-060",
        "Kantor bernama `{name}`, tetapi foldernya `{folder}`.",
        "Samakan keduanya.",
        "The office is named `{name}`, its folder `{folder}`.",
        "Give both the same name.",
    ),
    _message(
        "DEF-061",
        "`{dataset}` memerlukan kolom `{column}`, tetapi bentuk `{layout}` tidak "
        "mengisinya.",
        "Isi dari kolom formulir, elemen, nama berkas, atau `constants`.",
        "`{dataset}` needs the column `{column}`, which layout `{layout}` does not "
        "fill.",
        "Fill it from a form column, an element, the file name, or `constants`.",
    ),
    _message(
        "DEF-062",
        "Judul kolom `{header}` sama dengan `{other}`, yang sudah dipakai.",
        "Setiap judul hanya boleh menunjuk satu kolom.",
        "The header `{header}` equals `{other}`, which is used already.",
        "Each header may lead to one column only.",
    ),
    _message(
        "DEF-063",
        "Tidak ada kolom formulir berjudul `{name}`.",
        "Yang terdekat: `{nearest}`. Judul yang ada: {known}.",
        "No form column has the header `{name}`.",
        "Nearest: `{nearest}`. Known headers: {known}.",
    ),
    _message(
        "DEF-064",
        "Kolom `{column}` terisi lebih dari satu kali pada bentuk `{layout}`.",
        "Sisakan satu cara mengisi.",
        "The column `{column}` is filled more than once in layout `{layout}`.",
        "Leave one way to fill it.",
    ),
    _message(
        "DEF-065",
        "Kode wilayah `{name}` tidak dikenal ({kind}).",
        "Yang terdekat: `{nearest}`. Periksa kodenya.",
        "The area code `{name}` is not known ({kind}).",
        "Nearest: `{nearest}`. Check the code.",
    ),
    _message(
        "DEF-066",
        "Baris ini tidak dapat dipakai: {detail}.",
        "Lengkapi, samakan dengan daftar nasional, atau hilangkan tumpang tindih "
        "tanggalnya.",
        "This row cannot be used: {detail}.",
        "Complete it, follow the national list, or end the overlap of dates.",
    ),
    _message(
        "DEF-067",
        "Tidak ada wilayah pada tingkat `{level}`.",
        "Perbaiki `levels` atau `areas: down_to`, atau tambahkan di `areas.csv`.",
        "There is no area at the level `{level}`.",
        "Correct `levels` or `areas: down_to`, or add areas in `areas.csv`.",
    ),
    _message(
        "DEF-068",
        "Elemen `{column}` bukan bagian kunci dataset ({key}); fakta satu baris akan "
        "saling menimpa.",
        "Pakai kolom kunci sebagai elemen.",
        "The element `{column}` is not in the key of the dataset ({key}); facts of one "
        "row would replace one another.",
        "Use a key column as element.",
    ),
    _message(
        "DEF-071",
        "`{area}` tidak dapat berganti kode menjadi dirinya sendiri.",
        "Tulis kode lama dan kode baru, atau `split`/`merged` bila batasnya berubah.",
        "`{area}` cannot be renamed to itself.",
        "Write the old and the new code, or `split`/`merged` where borders changed.",
    ),
    _message(
        "DEF-072",
        "`{key}` wilayah `{area}` menurut baris ini tidak sama dengan yang sudah "
        "dinyatakan.",
        "Samakan tanggalnya dengan `areas.csv` dan baris lain `succession.csv`.",
        "By this row `{key}` of the area `{area}` is not the day already stated.",
        "Make the dates agree with `areas.csv` and other rows of `succession.csv`.",
    ),
    _message(
        "DEF-073",
        "`{kind}` untuk `{area}` hanya menyebut satu wilayah; wilayah yang tetap ada "
        "dengan batas baru belum ditulis.",
        "Tambahkan baris wilayah yang tetap ada, dari kodenya ke kodenya sendiri.",
        "`{kind}` of `{area}` names one area only; the area that goes on with other "
        "borders is missing.",
        "Add a row for the area that goes on, from its code to the same code.",
    ),
)

_BOUNDARIES = (
    _message(
        "DEF-090",
        "Berkas batas wilayah tidak dapat dibaca sebagai GeoJSON: {detail}.",
        "Periksa atau unduh ulang berkasnya; isinya harus sebuah FeatureCollection.",
        "The file of boundaries cannot be read as GeoJSON: {detail}.",
        "Check it or download it again; it must be a FeatureCollection.",
    ),
    _message(
        "DEF-091",
        "Bidang ke-{number} pada berkas batas tidak punya kode, nama, atau poligon "
        "yang utuh.",
        "Lengkapi `kode` dan `nama` (atau `kec` dan `nama_kec`) dan poligonnya.",
        "Feature {number} of the file of boundaries lacks its code, name or a whole "
        "polygon.",
        "Complete `kode` and `nama` (or `kec` and `nama_kec`) and the polygon.",
    ),
)

MESSAGES: tuple[Message, ...] = (
    *_LANGUAGE,
    *_FILES,
    *_DEFINITIONS,
    *_OFFICES,
    *_BOUNDARIES,
)
