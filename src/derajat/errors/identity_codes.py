"""Messages about identifying columns: NIK, names, keys, erasure.

DEF-080 to 081: definitions; REC-080 to 086: cells and rows; REF-120 to 130: keys.
No message holds a NIK: `{shown}` is all dots but the last four digits.
"""

from derajat.errors.messages import Family, Message, MessagesOf


_definition = MessagesOf(Family.DEFINITION)
_record = MessagesOf(Family.RECORD)
_refusal = MessagesOf(Family.REFUSAL)

_DEFINITIONS = (
    _definition(
        "DEF-080",
        "Kolom `{column}` menyebut pemilik `{name}`, tetapi itu bukan kolom NIK "
        "dataset ini.",
        "Pakai kolom `type: id` dengan `personal: identity`. Yang terdekat: "
        "`{nearest}`. Yang ada: {known}.",
        "The column `{column}` is said to be about `{name}`, which is no NIK column of "
        "this dataset.",
        "Name a column of `type: id` with `personal: identity`. Nearest: `{nearest}`. "
        "Known: {known}.",
    ),
    _definition(
        "DEF-081",
        "Kolom `{column}` mengenali orang (`personal: identity`): isinya token, jadi "
        "tidak dapat diisi atau dibandingkan dengan nilai tertulis.",
        "Hapus nilai itu. Yang dapat ditanyakan: `known: yes` atau `known: no`.",
        "The column `{column}` names a person (`personal: identity`): it holds tokens, "
        "so that no written value fills it or equals it.",
        "Delete the value. What can be asked is `known: yes` or `known: no`.",
    ),
)

_CELLS = (
    _record(
        "REC-080",
        "Kolom “{column}”: NIK ini tersimpan sebagai angka, dan Excel hanya menyimpan "
        "15 angka pertama. Angka yang hilang tidak ditebak.",
        "Ambil NIK dari sumber aslinya, ubah format kolom menjadi Teks sebelum "
        "mengisinya, lalu kirim lagi.",
        "Column “{column}”: this NIK is stored as a number, of which Excel keeps only "
        "the first 15 digits. The lost digits are not guessed.",
        "Take the NIK from where it came from, format the column as Text before "
        "filling it in, and send the file again.",
    ),
    _record(
        "REC-081",
        "Kolom “{column}”: NIK {shown} terdiri atas {length} angka; NIK selalu 16 "
        "angka.",
        "Periksa pada KTP atau kartu keluarga, betulkan, lalu kirim lagi.",
        "Column “{column}”: the NIK {shown} has {length} digits; a NIK always has 16.",
        "Check it on the identity or family card, correct it and send the file again.",
    ),
    _record(
        "REC-082",
        "Kolom “{column}”: isinya bukan NIK karena memuat huruf atau tanda lain, "
        "misalnya huruf O di tempat angka 0.",
        "Tulis 16 angka NIK saja. Kosongkan sel bila NIK tidak diketahui.",
        "Column “{column}”: this is no NIK, for it holds letters or other marks, such "
        "as the letter O for the digit 0.",
        "Write the 16 digits of the NIK only. Leave the cell empty if it is not known.",
    ),
    _record(
        "REC-083",
        "Kolom “{column}”: NIK berisi angka nol semua.",
        "Kosongkan sel bila NIK tidak diketahui; jangan diisi nol.",
        "Column “{column}”: the NIK is all zeros.",
        "Leave the cell empty if the NIK is not known; do not fill in zeros.",
    ),
    _record(
        "REC-084",
        "Kolom “{column}”: NIK {shown} memuat tanggal lahir yang tidak ada. Angka ke-7 "
        "sampai ke-12 adalah tanggal, bulan, dan tahun; untuk perempuan tanggalnya "
        "ditambah 40.",
        "Periksa pada KTP atau kartu keluarga, betulkan, lalu kirim lagi.",
        "Column “{column}”: the NIK {shown} holds a date of birth that does not exist. "
        "Its digits 7 to 12 are day, month and year; 40 is added to a woman's day.",
        "Check it on the identity or family card, correct it and send the file again.",
    ),
    _record(
        "REC-085",
        "Berkas ini memuat nama atau NIK orang, jadi berkas bertanda tidak disimpan di "
        "folder data. Temuannya tetap tercatat menurut baris dan kolom.",
        "Bila berkas bertanda diperlukan, sebut foldernya saat menerima: `--marked "
        "FOLDER`, di luar folder data.",
        "This file names persons, so that no marked copy is kept in the data folder. "
        "Its findings are kept by row and column.",
        "If you need a marked copy, say where to write it when receiving: `--marked "
        "FOLDER`, outside the data folder.",
    ),
    _record(
        "REC-086",
        "Kolom “{column}”: NIK {shown} memuat {about} lain daripada kolom “{other}” di "
        "baris ini. Baris tetap dihitung apa adanya.",
        "Periksa keduanya pada KTP atau kartu keluarga, betulkan yang salah, lalu "
        "kirim lagi. Bayi yang belum ber-NIK tidak ditulis dengan NIK ibunya.",
        "Column “{column}”: the NIK {shown} tells another {about} than the column "
        "“{other}” of this row. The row counts as it is.",
        "Check both on the identity or family card, correct the wrong one and send the "
        "file again. A child without a NIK is not written under that of its mother.",
    ),
)

_KEYS = (
    _refusal(
        "REF-120",
        "Folder kunci {path} ada di dalam folder data {data}. Siapa pun yang menyalin "
        "folder data akan ikut membawa kuncinya.",
        "Sebut folder di tempat lain dengan --keys atau DERAJAT_KEYS, lalu ulangi.",
        "The key folder {path} lies inside the data folder {data}. Whoever copies the "
        "data would take the keys along.",
        "Name a folder elsewhere with --keys or DERAJAT_KEYS, and repeat.",
    ),
    _refusal(
        "REF-121",
        "Kunci kantor ini (tanda {key}) tidak ada di folder kunci {path}. Menghitung, "
        "melihat nilai, dan menerima berkas tanpa NIK atau nama tetap dapat dilakukan; "
        "menerima daftar orang, membaca identitas, dan menghapus menurut NIK tidak "
        "dapat.",
        "Kembalikan folder kunci dari cadangannya, atau sebut tempatnya dengan --keys "
        "atau DERAJAT_KEYS. Kunci baru tidak dibuat: orang yang sama akan tampak "
        "sebagai orang lain.",
        "The keys of this office (id {key}) are not in the key folder {path}. "
        "Counting, reading values and receiving files without NIK or names still work; "
        "receiving lists of persons, reading identities and erasing by NIK do not.",
        "Bring the key folder back from its backup, or say where it is with --keys or "
        "DERAJAT_KEYS. No new key is made: the same person would look like another.",
    ),
    _refusal(
        "REF-122",
        "Berkas kunci {path} rusak atau bukan berkas kunci Derajat.",
        "Kembalikan berkas itu dari cadangannya. Jangan dihapus: tanpa kunci, "
        "identitas yang tersimpan tidak dapat dibaca lagi.",
        "The key file {path} is damaged, or no key file of Derajat.",
        "Bring it back from its backup. Do not delete it: without the key no stored "
        "identity can be read.",
    ),
    _refusal(
        "REF-123",
        "Berkas identitas {path} rusak atau isinya tertukar: tidak lolos pemeriksaan "
        "keaslian.",
        "Kembalikan berkas itu dari cadangannya. Data yang dihitung tidak terpengaruh.",
        "The identity file {path} is damaged or mixed up: it fails the check of its "
        "authenticity.",
        "Bring the file back from its backup. The facts that are counted are "
        "unaffected.",
    ),
    _refusal(
        "REF-124",
        "Tidak ada kunci identitas untuk orang ini: belum pernah diterima, atau sudah "
        "dihapus.",
        "Periksa tokennya, atau tulis NIK-nya lewat --nik-from-stdin.",
        "There is no key for this person: never received, or erased already.",
        "Check the token, or give the NIK with --nik-from-stdin.",
    ),
    _refusal(
        "REF-125",
        "Sebut satu orang: --person TOKEN, atau --nik-from-stdin dan NIK pada masukan "
        "standar.",
        "Contoh: `derajat erase --office X --nik-from-stdin < berkas`. NIK tidak "
        "pernah ditulis pada baris perintah, sebab baris perintah dapat dibaca orang "
        "lain.",
        "Name one person: --person TOKEN, or --nik-from-stdin with the NIK on the "
        "standard input.",
        "For example `derajat erase --office X --nik-from-stdin < file`. A NIK is "
        "never written on the command line, for others can read it there.",
    ),
    _refusal(
        "REF-126",
        "Masukan standar tidak berisi satu NIK yang benar (16 angka).",
        "Tulis satu NIK pada satu baris.",
        "The standard input does not hold one valid NIK (16 digits).",
        "Write one NIK on one line.",
    ),
    _refusal(
        "REF-127",
        "Token orang terdiri atas 24 angka dan huruf a sampai f; yang ditulis bukan.",
        "Salin token seperti tersimpan dalam data.",
        "The token of a person has 24 digits and letters a to f; this one does not.",
        "Copy the token as it stands in the facts.",
    ),
    _refusal(
        "REF-128",
        "Folder berkas bertanda {path} ada di dalam folder data {data}; berkas orang "
        "tidak disimpan di sana.",
        "Sebut folder di tempat lain dengan --marked.",
        "The folder for marked copies {path} lies inside the data folder {data}, where "
        "lists of persons are not kept.",
        "Name a folder elsewhere with --marked.",
    ),
    _refusal(
        "REF-129",
        "Berkas asli {path} tidak dapat dibaca lagi: seseorang di dalamnya meminta "
        "dihapus, jadi kunci berkas ini sudah dimusnahkan.",
        "Data yang dicatat dari berkas itu tetap berlaku; minta pengirim mengirim lagi "
        "bila isinya diperlukan.",
        "The original file {path} can be read no more: a person in it was erased, and "
        "with that the key of the file.",
        "The facts recorded from it stay; ask its sender again if you need the "
        "content.",
    ),
    _refusal(
        "REF-130",
        "Dataset `{dataset}` memuat NIK atau nama, dan tempat kunci tidak disebut.",
        "Buka penyimpanan dengan folder kunci (--keys atau DERAJAT_KEYS).",
        "The dataset `{dataset}` holds NIK or names, and no place for keys is known.",
        "Open the store with a key folder (--keys or DERAJAT_KEYS).",
    ),
)

MESSAGES: tuple[Message, ...] = (*_DEFINITIONS, *_CELLS, *_KEYS)
