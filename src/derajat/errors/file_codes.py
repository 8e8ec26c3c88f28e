"""Messages about files that cannot be read as tables (FIL).

Up to FIL-049 the file is refused; from FIL-050 it is read and the reader is told.
"""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.RECORD)

_SAVE_ID = "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx dan kirim lagi."
_SAVE_EN = "Open it in Excel or LibreOffice, save it as .xlsx and send it again."
_AGAIN_ID = "Mintalah pengirim menyimpan ulang sebagai .xlsx dan mengirim lagi."
_AGAIN_EN = "Ask the sender to save it again as .xlsx and to send it once more."
_CSV_ID = "Buka di Excel, simpan sebagai .xlsx atau CSV UTF-8, lalu kirim lagi."
_CSV_EN = "Open it in Excel, save it as .xlsx or CSV UTF-8 and send it again."
_NOTHING_ID = "Tidak perlu tindakan bila memang demikian."
_NOTHING_EN = "Nothing to do if that is as it should be."


MESSAGES: tuple[Message, ...] = (
    _message(
        "FIL-001",
        "Berkas ini tidak ditemukan.",
        "Periksa nama dan foldernya.",
        "This file was not found.",
        "Check its name and folder.",
    ),
    _message(
        "FIL-002",
        "Ini sebuah folder, bukan berkas.",
        "Pilih berkas .xlsx atau .csv di dalamnya.",
        "This is a folder, not a file.",
        "Choose an .xlsx or .csv file inside it.",
    ),
    _message(
        "FIL-003",
        "Berkas tidak dapat dibuka: {reason}.",
        "Tutup berkas di program lain, atau periksa izin membacanya.",
        "The file cannot be opened: {reason}.",
        "Close it in other programs, or check the permission to read it.",
    ),
    _message(
        "FIL-004",
        "Berkas ini kosong: tidak ada satu sel pun yang terisi.",
        "Periksa apakah berkas yang benar yang dikirim.",
        "This file is empty: not one cell is filled.",
        "Check that the right file was sent.",
    ),
    _message(
        "FIL-005",
        "Berkas ini lebih besar dari batas {limit}.",
        "Bagilah menjadi beberapa berkas, misalnya satu untuk tiap bulan.",
        "This file is larger than the limit of {limit}.",
        "Divide it into several files, for example one a month.",
    ),
    _message(
        "FIL-010",
        "Buku kerja ini dilindungi kata sandi sehingga isinya tidak dapat dibaca.",
        "Hapus kata sandinya di Excel (Berkas, Info, Enkripsi), simpan, kirim lagi.",
        "This workbook is protected by a password, so nothing in it can be read.",
        "Remove the password in Excel (File, Info, Encrypt), save, send it again.",
    ),
    _message(
        "FIL-011",
        "Ini buku kerja Excel lama (.xls), walaupun namanya mungkin lain.",
        _SAVE_ID,
        "This is an old Excel workbook (.xls), even if its name says otherwise.",
        _SAVE_EN,
    ),
    _message(
        "FIL-012",
        "Ini dokumen Office lama yang bukan buku kerja Excel.",
        "Kirim tabelnya sebagai .xlsx atau .csv.",
        "This is an old Office document that is not an Excel workbook.",
        "Send the table as .xlsx or .csv.",
    ),
    _message(
        "FIL-013",
        "Buku kerja ini rusak atau terpotong (bagian: {detail}).",
        _AGAIN_ID,
        "This workbook is damaged or cut short (part: {detail}).",
        _AGAIN_EN,
    ),
    _message(
        "FIL-014",
        "Isi buku kerja ini setelah dibuka melebihi batas {limit}.",
        "Bagilah menjadi beberapa berkas dan hapus gambar serta lembar yang tak perlu.",
        "Unpacked, this workbook passes the limit of {limit}.",
        "Divide it into several files and remove pictures and sheets not needed.",
    ),
    _message(
        "FIL-015",
        "Bagian {part} mengembang lebih dari {limit} kali lipat; "
        "berkas seperti ini dapat melumpuhkan komputer.",
        _AGAIN_ID,
        "Part {part} grows to more than {limit} times its size; "
        "a file like this can paralyse a computer.",
        _AGAIN_EN,
    ),
    _message(
        "FIL-016",
        "Buku kerja ini berisi lebih dari {limit} bagian.",
        "Salin lembar yang diperlukan ke buku kerja baru dan kirim itu.",
        "This workbook has more than {limit} parts.",
        "Copy the sheets that are needed to a new workbook and send that.",
    ),
    _message(
        "FIL-017",
        "Daftar isi buku kerja ini tidak sesuai dengan isinya (bagian: {part}).",
        _AGAIN_ID,
        "The directory of this workbook does not match its content (part: {part}).",
        _AGAIN_EN,
    ),
    _message(
        "FIL-018",
        "Bagian {part} memuat perintah XML (DOCTYPE) yang dapat berbahaya.",
        _AGAIN_ID,
        "Part {part} holds XML declarations (DOCTYPE) that can be dangerous.",
        _AGAIN_EN,
    ),
    _message(
        "FIL-019",
        "Buku kerja ini memuat makro (.xlsm); makro tidak diterima.",
        "Di Excel pilih Simpan Sebagai, jenis .xlsx (tanpa makro), lalu kirim lagi.",
        "This workbook holds macros (.xlsm); macros are not accepted.",
        "In Excel choose Save As, type .xlsx (without macros), and send it again.",
    ),
    _message(
        "FIL-020",
        "Ini {what}, bukan buku kerja .xlsx.",
        _SAVE_ID,
        "This is {what}, not an .xlsx workbook.",
        _SAVE_EN,
    ),
    _message(
        "FIL-021",
        "Ini arsip ({what}) berisi berkas lain.",
        "Buka arsipnya dan kirim berkas .xlsx atau .csv di dalamnya satu per satu.",
        "This is an archive ({what}) of other files.",
        "Unpack it and send the .xlsx or .csv files inside one by one.",
    ),
    _message(
        "FIL-022",
        "Ini halaman web (HTML), walaupun namanya seperti buku kerja atau CSV.",
        _SAVE_ID,
        "This is a web page (HTML), even if its name is that of a workbook or CSV.",
        _SAVE_EN,
    ),
    _message(
        "FIL-023",
        "Ini berkas XML, bukan buku kerja .xlsx atau CSV.",
        _SAVE_ID,
        "This is an XML file, not an .xlsx workbook or CSV.",
        _SAVE_EN,
    ),
    _message(
        "FIL-024",
        "Ini dokumen {what}; tabel di dalamnya tidak dapat dibaca dengan pasti.",
        "Mintalah tabel aslinya sebagai .xlsx atau .csv.",
        "This is a {what} document; tables in it cannot be read with certainty.",
        "Ask for the original table as .xlsx or .csv.",
    ),
    _message(
        "FIL-025",
        "Ini gambar ({what}), bukan tabel.",
        "Mintalah tabel aslinya sebagai .xlsx atau .csv.",
        "This is a picture ({what}), not a table.",
        "Ask for the original table as .xlsx or .csv.",
    ),
    _message(
        "FIL-027",
        "Ini bukan teks dan bukan buku kerja: isinya byte yang tidak dikenal.",
        "Kirim tabelnya sebagai .xlsx atau .csv.",
        "This is neither text nor a workbook: its bytes are of no known kind.",
        "Send the table as .xlsx or .csv.",
    ),
    _message(
        "FIL-028",
        "Berkas teks ini memuat byte NUL, tanda berkas rusak (byte ke-{offset}).",
        _CSV_ID,
        "This text file holds NUL bytes, a sign of damage (byte {offset}).",
        _CSV_EN,
    ),
    _message(
        "FIL-029",
        "Buku kerja ini tidak mempunyai lembar dengan sel.",
        "Periksa apakah berkas yang benar yang dikirim.",
        "This workbook has no sheet with cells.",
        "Check that the right file was sent.",
    ),
    _message(
        "FIL-030",
        "Buku kerja ini mempunyai {count} lembar; batasnya {limit}.",
        "Salin lembar yang diperlukan ke buku kerja baru dan kirim itu.",
        "This workbook has {count} sheets; the limit is {limit}.",
        "Copy the sheets that are needed to a new workbook and send that.",
    ),
    _message(
        "FIL-031",
        "Tidak ada lembar bernama {name}. Lembar yang ada: {known}.",
        "Ganti nama lembarnya, atau sesuaikan nama lembar pada sumber ini.",
        "There is no sheet named {name}. The sheets are: {known}.",
        "Rename the sheet, or change the sheet name in this source.",
    ),
    _message(
        "FIL-032",
        "Lembar ini terlalu besar: {what} melebihi batas {limit}.",
        "Hapus baris dan kolom yang tak perlu jauh di luar tabel, atau bagi tabelnya.",
        "This sheet is too large: {what} pass the limit of {limit}.",
        "Delete rows and columns not needed far outside the table, or divide it.",
    ),
    _message(
        "FIL-033",
        "Baris {row} mempunyai lebih dari {limit} kolom.",
        "Periksa pemisah kolom dan akhir baris berkas ini.",
        "Row {row} has more than {limit} columns.",
        "Check the column separator and the line ends of this file.",
    ),
    _message(
        "FIL-034",
        "Lembar ini mempunyai lebih dari {limit} sel dengan galat (#DIV/0!, #N/A).",
        "Perbaiki rumusnya di Excel, simpan, lalu kirim lagi.",
        "This sheet has more than {limit} error cells (#DIV/0!, #N/A).",
        "Correct the formulas in Excel, save, and send it again.",
    ),
    _message(
        "FIL-035",
        "Tanda kutip yang dimulai pada baris {row} salah atau tidak ditutup, sehingga "
        "batas sel tidak dapat dipastikan.",
        "Perbaiki tanda kutipnya, atau simpan ulang sebagai .xlsx.",
        "A quotation mark that begins in row {row} is wrong or never closed, so the "
        "borders of cells are uncertain.",
        "Correct the quotation mark, or save the table again as .xlsx.",
    ),
    _message(
        "FIL-036",
        "Baris {row} memuat sel yang terlalu panjang (lebih dari {limit} karakter).",
        "Periksa pemisah kolom, akhir baris, dan tanda kutip di sekitar baris ini.",
        "Row {row} has a cell that is too long (more than {limit} characters).",
        "Check separator, line ends and quotation marks near this row.",
    ),
    _message(
        "FIL-037",
        "Baris {row} terlalu panjang (lebih dari {limit} karakter).",
        "Periksa akhir baris dan tanda kutip berkas ini.",
        "Row {row} is too long (more than {limit} characters).",
        "Check the line ends and quotation marks of this file.",
    ),
    _message(
        "FIL-038",
        "Huruf dalam berkas teks ini tidak dapat dikenali (dicoba: {tried}).",
        _CSV_ID,
        "The letters in this text file cannot be made out (tried: {tried}).",
        _CSV_EN,
    ),
    _message(
        "FIL-050",
        "Lembar tersembunyi: {names}.",
        "Lembar itu tidak dibaca kecuali sebuah sumber menyebut namanya. "
        + _NOTHING_ID,
        "Hidden sheets: {names}.",
        "They are not read unless a source names them. " + _NOTHING_EN,
    ),
    _message(
        "FIL-051",
        "Lembar ini menyembunyikan {rows} baris dan {columns} kolom; "
        "semuanya tetap dibaca.",
        "Hapus baris yang tidak boleh dihitung. " + _NOTHING_ID,
        "This sheet hides {rows} rows and {columns} columns; all of them are read.",
        "Delete rows that must not be counted. " + _NOTHING_EN,
    ),
    _message(
        "FIL-052",
        "Buku kerja ini merujuk data di luar dirinya ({what}); rujukan itu diabaikan "
        "dan nilai yang tersimpan terakhirlah yang dibaca.",
        "Pastikan nilainya sudah diperbarui sebelum disimpan.",
        "This workbook refers to data outside itself ({what}); the reference is "
        "ignored and the values last saved are read.",
        "Make sure the values were brought up to date before saving.",
    ),
    _message(
        "FIL-053",
        "{count} rumus tidak mempunyai hasil yang tersimpan (pertama: {cell}); "
        "sel itu terbaca kosong.",
        "Buka di Excel, tunggu sampai terhitung, simpan, lalu kirim lagi.",
        "{count} formulas have no stored result (first: {cell}); "
        "those cells read as blank.",
        "Open it in Excel, let it calculate, save, and send it again.",
    ),
    _message(
        "FIL-054",
        "Berkas ini bukan UTF-8; dibaca sebagai {encoding}.",
        "Bila ada huruf yang salah, simpan ulang sebagai CSV UTF-8.",
        "This file is not UTF-8; it was read as {encoding}.",
        "If letters look wrong, save it again as CSV UTF-8.",
    ),
    _message(
        "FIL-055",
        "Berkas ini mencampur dua cara penulisan huruf (UTF-8 dan Windows-1252); "
        "sebagian huruf bisa salah.",
        _CSV_ID,
        "This file mixes two ways of writing letters (UTF-8 and Windows-1252); "
        "some letters may be wrong.",
        _CSV_EN,
    ),
    _message(
        "FIL-057",
        "Pemisah kolom tidak jelas; dipakai {separator}.",
        "Bila kolomnya salah, simpan ulang sebagai .xlsx.",
        "The column separator is not evident; {separator} was used.",
        "If the columns are wrong, save the table again as .xlsx.",
    ),
    _message(
        "FIL-058",
        "{count} baris mempunyai lebih dari {width} kolom, jumlah kolom tabel ini; "
        "isinya mungkin bergeser (baris {rows}).",
        "Periksa baris itu: sering ada pemisah atau koma desimal tanpa tanda kutip.",
        "{count} rows have more than {width} columns, the width of this table; "
        "their cells may have shifted (rows {rows}).",
        "Check those rows: often a separator or decimal comma without quotes.",
    ),
    _message(
        "FIL-059",
        "{count} baris mempunyai kurang dari {width} kolom, jumlah kolom tabel ini "
        "(baris {rows}).",
        "Periksa apakah baris itu judul atau catatan, atau selnya hilang.",
        "{count} rows have fewer than {width} columns, the width of this table "
        "(rows {rows}).",
        "Check whether they are titles or notes, or cells are missing.",
    ),
    _message(
        "FIL-060",
        "{count} baris memuat karakter tak terlihat atau pengubah arah tulisan "
        "(baris {rows}).",
        "Ketik ulang isi sel pada baris itu bila nilainya tidak dikenali.",
        "{count} rows hold invisible characters or marks that change the direction "
        "of writing (rows {rows}).",
        "Type those cells again if their values are not recognised.",
    ),
    _message(
        "FIL-061",
        "{count} sel berisi galat rumus, misalnya {text} pada sel {cell}.",
        "Perbaiki rumusnya di Excel; sel itu tidak dihitung sebagai nol.",
        "{count} cells hold a formula error, for example {text} in cell {cell}.",
        "Correct the formulas in Excel; such cells are not counted as zero.",
    ),
    _message(
        "FIL-062",
        "Teks yang dipakai lembar ini memuat karakter tak terlihat atau pengubah arah "
        "tulisan.",
        "Ketik ulang sel yang nilainya tidak dikenali.",
        "Texts used by this sheet hold invisible characters or marks that change the "
        "direction of writing.",
        "Type cells again whose values are not recognised.",
    ),
    _message(
        "FIL-063",
        "Nama berkas berakhiran {suffix}, tetapi isinya {kind}; isinya yang dipakai.",
        _NOTHING_ID,
        "The file name ends in {suffix}, but its content is {kind}; "
        "the content was believed.",
        _NOTHING_EN,
    ),
)
