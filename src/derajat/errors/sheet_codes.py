"""Messages about the sheets of a workbook and what their names say (REC-100 to 119)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.RECORD)

MESSAGES: tuple[Message, ...] = (
    _message(
        "REC-100",
        "Lembar ini tidak dibaca: kepala tabel formulir {form} tidak ada di {rows} "
        "baris pertamanya.",
        "Bila lembar ini memang bukan tabel, tidak perlu apa-apa; bila tabel, betulkan "
        "kepala kolomnya dan kirim lagi.",
        "This sheet is not read: the header of the form {form} is not within its first "
        "{rows} rows.",
        "Do nothing if the sheet is no table; if it is one, correct its headers and "
        "send the file again.",
    ),
    _message(
        "REC-101",
        "Nama lembar “{text}” tidak dapat dibaca sebagai {kind}; semua baris lembar "
        "ini disisihkan. Yang paling mirip: {nearest}.",
        "Bila lembar ini rekapitulasi, tidak perlu apa-apa; bila laporan, ganti nama "
        "lembarnya menurut pola {pattern} dan kirim lagi.",
        "The sheet name “{text}” cannot be read as {kind}; all rows of this sheet are "
        "set aside. The nearest: {nearest}.",
        "Do nothing if the sheet is a summary; if it is a report, rename it by the "
        "pattern {pattern} and send the file again.",
    ),
    _message(
        "REC-102",
        "Di bawah kepala tabel lembar ini tidak ada satu baris pun.",
        "Tidak perlu apa-apa bila belum waktunya diisi.",
        "There is not one row below the header of this sheet.",
        "Do nothing if it is not yet due.",
    ),
    _message(
        "REC-103",
        "Isi baris ini sama dengan lembar “{sheet}” baris {other}; yang pertama yang "
        "dipakai.",
        "Hapus salah satunya; periksa pula apakah lembar disalin dari lembar lain.",
        "This row says the same as sheet “{sheet}”, row {other}; the first one is "
        "used.",
        "Delete one of them, and check whether a sheet was copied from another.",
    ),
    _message(
        "REC-104",
        "{key} baris ini sudah ada di lembar “{sheet}” baris {other}, dengan angka "
        "lain; baris ini disisihkan.",
        "Pastikan mana yang benar, hapus yang lain, lalu kirim lagi.",
        "{key} of this row already stands on sheet “{sheet}”, row {other}, with other "
        "numbers; this row is set aside.",
        "Find out which is right, delete the other and send the file again.",
    ),
    _message(
        "REC-105",
        "{key} baris ini ada lagi di lembar “{sheet}” baris {other}, dengan angka "
        "lain; baris ini yang dipakai.",
        "Pastikan baris ini yang benar; bila bukan, betulkan dan kirim lagi.",
        "{key} of this row stands again on sheet “{sheet}”, row {other}, with other "
        "numbers; this row is used.",
        "Make sure that this row is right; if not, correct it and send the file again.",
    ),
    _message(
        "REC-110",
        "Pada berkas terakhir yang diterima ({file}, {at}) lembarnya bernama "
        "“{before}”; lembar itu kini tidak ada. Yang paling mirip: {now}.",
        "Kembalikan nama lembarnya, atau minta pengelola data menyesuaikan formulir.",
        "In the last file accepted ({file}, {at}) the sheet was called “{before}”; it "
        "is not there now. The nearest: {now}.",
        "Give the sheet its name back, or ask the data steward to adapt the form.",
    ),
    _message(
        "REC-111",
        "Pada berkas terakhir yang diterima ({file}, {at}) kolom ini bernama "
        "“{before}”, sel {cell}; di tempat itu kini tertulis “{now}”. Kepala kolom "
        "yang paling mirip: {nearest}.",
        "Kembalikan kepala kolomnya; bila formulirnya memang berganti, minta pengelola "
        "data menambah nama baru itu.",
        "In the last file accepted ({file}, {at}) this column was called “{before}”, "
        "cell {cell}; “{now}” stands there now. The nearest header: {nearest}.",
        "Give the column its header back; if the form has changed, ask the data "
        "steward to add the new name.",
    ),
    _message(
        "REC-112",
        "Pada berkas terakhir yang diterima ({file}, {at}) kepala tabel ada di baris "
        "{before}; kini teksnya ada di baris {now}.",
        "Kembalikan jumlah baris kepalanya, atau minta pengelola data menyesuaikan "
        "`header_rows` formulir.",
        "In the last file accepted ({file}, {at}) the header stood in row {before}; "
        "its texts now stand in row {now}.",
        "Give the header its number of rows back, or ask the data steward to adapt "
        "`header_rows` of the form.",
    ),
    _message(
        "REC-113",
        "Dari kepala kolom berkas terakhir yang diterima ({file}, {at}) tidak ada yang "
        "ditemukan lagi: {before}.",
        "Periksa apakah berkas yang benar yang dikirim.",
        "Of the headers of the last file accepted ({file}, {at}) none is found any "
        "more: {before}.",
        "Check that this is the right file.",
    ),
    _message(
        "REC-114",
        "Kolom “{header}” dibaca sebagai “{column}” karena dipilih sendiri oleh "
        "pengirim.",
        "Periksa bahwa isinya memang itu; bila tidak, unggah berkas dengan kepala "
        "kolom formulir.",
        "The column “{header}” is read as “{column}” because its sender chose so.",
        "Check that it holds that; if not, send a file with the headers of the form.",
    ),
)
