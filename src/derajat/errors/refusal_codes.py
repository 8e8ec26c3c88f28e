"""Messages about what is not allowed or not possible here (REF)."""

from derajat.errors.messages import Family, Message


_STORE: tuple[Message, ...] = (
    Message(
        "REF-101",
        Family.REFUSAL,
        "Data kantor ini sedang ditulis oleh proses lain; penulis hanya boleh satu.",
        "Tunggu sampai proses itu selesai, lalu ulangi.",
        "Another process is writing the data of this office, and there can be one "
        "writer only.",
        "Wait until it has finished, then try again.",
    ),
    Message(
        "REF-102",
        Family.REFUSAL,
        "Folder data tidak dapat ditulisi: {reason}. Tidak ada yang berubah.",
        "Beri izin menulis pada folder itu atau pilih folder lain dengan --data.",
        "The data folder cannot be written to: {reason}. Nothing has changed.",
        "Allow writing to the folder or choose another one with --data.",
    ),
    Message(
        "REF-103",
        Family.REFUSAL,
        "Cakram penuh ({reason}). Tidak ada yang berubah.",
        "Kosongkan ruang pada cakram, lalu ulangi.",
        "The disk is full ({reason}). Nothing has changed.",
        "Free some space on the disk, then try again.",
    ),
    Message(
        "REF-104",
        Family.REFUSAL,
        "Data tidak dapat dibaca atau ditulis pada cakram: {reason}. Tidak ada yang "
        "berubah.",
        "Periksa cakram dan sambungannya, lalu ulangi.",
        "The data cannot be read from or written to the disk: {reason}. Nothing has "
        "changed.",
        "Check the disk and its connection, then try again.",
    ),
    Message(
        "REF-105",
        Family.REFUSAL,
        "Tidak ada versi data {version}; versi terbaru adalah {newest}.",
        "Pilih versi dari 0 sampai {newest}.",
        "There is no version {version} of the data; the newest is {newest}.",
        "Choose a version from 0 to {newest}.",
    ),
    Message(
        "REF-106",
        Family.REFUSAL,
        "Tidak ada kiriman {batch}.",
        "Lihat daftar kiriman dengan `derajat batches`.",
        "There is no batch {batch}.",
        "See the batches with `derajat batches`.",
    ),
    Message(
        "REF-107",
        Family.REFUSAL,
        "Kiriman {batch} sudah ditarik pada {at}.",
        "Tidak perlu berbuat apa-apa.",
        "Batch {batch} was withdrawn at {at} already.",
        "Nothing needs to be done.",
    ),
    Message(
        "REF-108",
        Family.REFUSAL,
        "Kiriman {batch} sudah diterima dan masih berlaku.",
        "Tarik kiriman itu lebih dahulu bila hendak menggantinya.",
        "Batch {batch} has been accepted and is in force.",
        "Withdraw it first if it is to be replaced.",
    ),
    Message(
        "REF-109",
        Family.REFUSAL,
        "Berkas berubah selagi diterima, jadi tidak ada yang disimpan.",
        "Tutup berkas itu di program lain, lalu kirim lagi.",
        "The file changed while it was being received, so nothing was kept.",
        "Close it in other programs, then send it again.",
    ),
    Message(
        "REF-110",
        Family.REFUSAL,
        "Kunci dataset {dataset} dalam definisi bukan kunci data yang tersimpan.",
        "Tarik kiriman dataset itu, lalu kirim lagi berkas aslinya.",
        "The key of dataset {dataset} in the definition is not that of the stored "
        "records.",
        "Withdraw the batches of the dataset, then send their original files again.",
    ),
    Message(
        "REF-111",
        Family.REFUSAL,
        "Kolom {column} dari dataset {dataset} dalam definisi berbeda jenis atau "
        "desimalnya dari data yang tersimpan.",
        "Tarik kiriman dataset itu lalu kirim lagi berkas aslinya, atau beri kolom "
        "itu nama baru.",
        "Column {column} of dataset {dataset} has another type or other decimals in "
        "the definition than in the stored records.",
        "Withdraw the batches of the dataset and send their original files again, or "
        "give the column a new name.",
    ),
    Message(
        "REF-112",
        Family.REFUSAL,
        "Berkas data hilang, padahal dicatat dalam buku besar.",
        "Kembalikan berkas ini dari cadangan; jangan menghapus isi folder data.",
        "A data file is missing although the ledger names it.",
        "Put the file back from a backup; never delete anything in the data folder.",
    ),
    Message(
        "REF-113",
        Family.REFUSAL,
        "Ukuran berkas data {size} bita, seharusnya {expected}: isinya rusak.",
        "Kembalikan berkas ini dari cadangan dan periksa cakram.",
        "A data file has {size} bytes instead of {expected}: it is damaged.",
        "Put the file back from a backup and check the disk.",
    ),
    Message(
        "REF-114",
        Family.REFUSAL,
        "Isi berkas data tidak sama dengan yang dicatat dalam buku besar.",
        "Kembalikan berkas ini dari cadangan dan periksa cakram.",
        "The content of a data file is not what the ledger has recorded.",
        "Put the file back from a backup and check the disk.",
    ),
    Message(
        "REF-115",
        Family.REFUSAL,
        "Buku besar rusak: berkas ini hilang atau isinya berubah.",
        "Kembalikan folder data dari cadangan; berkas data lainnya tidak disentuh.",
        "The ledger is damaged: this file is missing or its content has changed.",
        "Put the data folder back from a backup; no other data file was touched.",
    ),
    Message(
        "REF-116",
        Family.REFUSAL,
        "Cakram tidak memastikan bahwa perubahan terakhir tersimpan.",
        "Periksa cakram, lalu lihat dengan `derajat batches` apakah perubahan itu ada.",
        "The disk did not confirm that the last change is stored.",
        "Check the disk, then see with `derajat batches` whether the change is there.",
    ),
    Message(
        "REF-117",
        Family.REFUSAL,
        "Data ditulis oleh versi Derajat yang lain bentuknya.",
        "Pasang versi Derajat yang lebih baru.",
        "The data were written by a version of Derajat that keeps them otherwise.",
        "Install a newer version of Derajat.",
    ),
    Message(
        "REF-118",
        Family.REFUSAL,
        "Buku besar sudah berubah di luar penulis ini, jadi tidak ada yang ditambah.",
        "Ulangi perintah; lihat dahulu dengan `derajat batches` apa yang sudah ada.",
        "The ledger has changed outside this writer, so nothing was added.",
        "Run the command again; see with `derajat batches` what is there already.",
    ),
    Message(
        "REF-119",
        Family.REFUSAL,
        "Nama folder data memuat tanda {marks}, yang tidak dapat dipakai untuk "
        "menyimpan data.",
        "Ganti nama folder itu atau pilih folder lain dengan --data.",
        "The name of the data folder has the mark {marks}, with which data cannot be "
        "stored.",
        "Rename the folder or choose another one with --data.",
    ),
)

_COMMANDS = (
    Message(
        "REF-201",
        Family.REFUSAL,
        "Kantor belum disebut.",
        "Tambahkan --office NAMA. Yang ada: {known}.",
        "No office was named.",
        "Add --office NAME. Known: {known}.",
    ),
    Message(
        "REF-202",
        Family.REFUSAL,
        "Tidak ada kantor `{office}`.",
        "Sebut salah satu dari {known}, atau folder yang berisi office.yaml.",
        "There is no office `{office}`.",
        "Name one of {known}, or a folder that holds office.yaml.",
    ),
    Message(
        "REF-203",
        Family.REFUSAL,
        "Kantor {office} belum punya nilai.",
        "Terima berkasnya dengan `derajat receive`, lalu `derajat measure`.",
        "Office {office} has no values yet.",
        "Receive its files with `derajat receive`, then `derajat measure`.",
    ),
    Message(
        "REF-204",
        Family.REFUSAL,
        "Tidak ada {what} `{value}` di antara nilai yang dihitung. {known}",
        "Lihat yang ada dengan `derajat values`.",
        "There is no {what} `{value}` among the values. {known}",
        "See what is there with `derajat values`.",
    ),
    Message(
        "REF-205",
        Family.REFUSAL,
        "Tidak ada nilai {indicator} untuk wilayah dan periode itu ({area} {period}).",
        "Lihat periodenya dengan `derajat values --indicator {indicator}`.",
        "There is no value of {indicator} for that area and period ({area} {period}).",
        "See its periods with `derajat values --indicator {indicator}`.",
    ),
    Message(
        "REF-206",
        Family.REFUSAL,
        "Bahasa `{language}` tidak dikenal.",
        "Pakai --language id atau --language en.",
        "Language `{language}` is not known.",
        "Use --language id or --language en.",
    ),
    Message(
        "REF-207",
        Family.REFUSAL,
        "Pada versi data {version}, kantor {office} belum punya nilai.",
        "Sebut versi sesudah `derajat measure` yang pertama.",
        "At data version {version}, office {office} had no values yet.",
        "Name a version after the first `derajat measure`.",
    ),
    Message(
        "REF-208",
        Family.REFUSAL,
        "Definisi sudah berubah sejak nilai {indicator} ini dihitung, jadi rumus yang "
        "berlaku sekarang tidak menjelaskannya.",
        "Hitung lagi dengan `derajat measure`, lalu ulangi.",
        "The definitions have changed since this value of {indicator} was computed, so "
        "the rule now in force does not explain it.",
        "Compute again with `derajat measure`, then repeat.",
    ),
    Message(
        "REF-209",
        Family.REFUSAL,
        "Ada kesalahan di Derajat sendiri ({kind}: {says}). Data yang sudah dicatat "
        "tidak berubah.",
        "Ulangi perintah. Bila tetap terjadi, laporkan kalimat ini; "
        "DERAJAT_TRACEBACK=1 menampilkan rinciannya.",
        "Derajat itself has a fault ({kind}: {says}). What was recorded is unchanged.",
        "Run the command again. If it stays, report this sentence; "
        "DERAJAT_TRACEBACK=1 shows the details.",
    ),
)

_WORDS = (
    Message(
        "REF-210",
        Family.REFUSAL,
        "Alasan penarikan kosong, padahal dicatat dalam riwayat.",
        'Tulis alasannya, misalnya --why "berkas keliru".',
        "The reason of the withdrawal is empty, but it is kept in the history.",
        'Write it, for example --why "wrong file".',
    ),
    Message(
        "REF-211",
        Family.REFUSAL,
        "Tidak ada dataset `{value}`. {known}",
        "Pakai salah satu nama itu.",
        "There is no dataset `{value}`. {known}",
        "Use one of those names.",
    ),
    Message(
        "REF-212",
        Family.REFUSAL,
        "{indicator} tidak dibagi dengan sasaran, jadi tidak ada sumber untuk "
        "dibandingkan.",
        "Pakai kode cakupan, misalnya CKG-COV.",
        "{indicator} is not divided by eligible people, so there are no sources to "
        "compare.",
        "Use the code of a coverage, such as CKG-COV.",
    ),
    Message(
        "REF-220",
        Family.REFUSAL,
        "Untuk `{office}` tidak dapat dibuat kota rekaan: kantor itu bukan kota atau "
        "provinsi yang jumlah penduduk, Puskesmas dan kelurahannya diketahui.",
        "Pilih salah satu: {known}; atau sebut kantor yang punya berkas sendiri.",
        "No invented city can be made for `{office}`: it is no city or province whose "
        "people, health centres and villages are known.",
        "Choose one of {known}; or name an office that has files of its own.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_STORE, *_COMMANDS, *_WORDS)
