"""Messages about rows and cells of a table (REC).

REC-001 to 019: which form a file is; 020 to 039: cells and times; 040 to 045: areas;
046: the order of dates in a form; 050 to 066: whole rows; 070 to 078: printed
percentages and totals.
"""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.RECORD)

MESSAGES: tuple[Message, ...] = (
    _message(
        "REC-001",
        "Tidak ada formulir yang cocok dengan berkas ini. Yang paling mirip: {form}; "
        "kepala kolom yang diharapkan: {expected}.",
        "Beri nama seperti {pattern} dan pakai kepala kolom formulir itu, atau minta "
        "pengelola data menambah formulir baru.",
        "No form fits this file. The nearest is {form}; it expects the headers "
        "{expected}.",
        "Name it like {pattern} and use the headers of that form, or ask the data "
        "steward to add a form.",
    ),
    _message(
        "REC-002",
        "Lebih dari satu formulir cocok dengan berkas ini: {forms}.",
        "Beri nama berkas seperti pola salah satu formulir: {patterns}.",
        "More than one form fits this file: {forms}.",
        "Name the file like the pattern of one of them: {patterns}.",
    ),
    _message(
        "REC-003",
        "Isi berkas cocok dengan formulir {form}, tetapi {parts} dibaca dari nama "
        "berkas dan nama ini tidak menurut polanya.",
        "Beri nama berkas seperti {pattern}, lalu kirim lagi.",
        "The content fits the form {form}, but {parts} is read from the file name and "
        "this name does not follow the pattern.",
        "Name the file like {pattern} and send it again.",
    ),
    _message(
        "REC-004",
        "Bagian {part} dari nama berkas berbunyi “{text}”; itu bukan {kind}.",
        "Perbaiki nama berkas menurut pola {pattern}.",
        "Part {part} of the file name reads “{text}”, which is not {kind}.",
        "Correct the file name; the pattern is {pattern}.",
    ),
    _message(
        "REC-005",
        "Lembar “{expected}” yang diminta formulir {form} tidak ada. Lembar dalam "
        "berkas: {found}.",
        "Kirim berkas yang memuat lembar itu, atau ubah nama lembarnya.",
        "The sheet “{expected}” that the form {form} needs is not there. Sheets in the "
        "file: {found}.",
        "Send the file that has this sheet, or rename the sheet.",
    ),
    _message(
        "REC-006",
        "Beberapa lembar cocok dengan formulir {form}: {found}.",
        "Sisakan satu lembar dengan tabel itu, atau kirim tiap lembar sebagai berkas "
        "sendiri.",
        "Several sheets fit the form {form}: {found}.",
        "Leave one sheet with that table, or send each sheet as a file of its own.",
    ),
    _message(
        "REC-007",
        "Kepala tabel formulir {form} tidak ditemukan dalam {rows} baris pertama. Yang "
        "diharapkan: {expected}.",
        "Pastikan kepala kolom ada dan ditulis seperti pada formulir, lalu kirim lagi.",
        "The header of the form {form} is not within the first {rows} rows. Expected: "
        "{expected}.",
        "Make sure the headers are there, written as on the form, and send it again.",
    ),
    _message(
        "REC-008",
        "Kolom “{column}” tidak ada di kepala tabel formulir {form}. Kepala kolom yang "
        "paling mirip: {nearest}.",
        "Tambahkan kolom itu atau betulkan tulisannya, lalu kirim lagi.",
        "The column “{column}” is missing in the header of the form {form}. The "
        "nearest header: {nearest}.",
        "Add the column or correct its header, and send it again.",
    ),
    _message(
        "REC-009",
        "Kolom “{column}” ada {times} kali (sel {cells}); tidak dapat ditebak mana "
        "yang berlaku.",
        "Hapus atau ganti nama kolom yang tidak berlaku, lalu kirim lagi.",
        "The column “{column}” stands {times} times (cells {cells}); which one holds "
        "cannot be guessed.",
        "Delete or rename the column that does not hold, and send it again.",
    ),
    _message(
        "REC-010",
        "Di bawah kepala tabel tidak ada satu baris pun.",
        "Periksa apakah berkas yang benar yang dikirim; isi tabelnya, lalu kirim lagi.",
        "There is not one row below the header.",
        "Check that this is the right file; fill the table in and send it again.",
    ),
    _message(
        "REC-011",
        "Kolom ini tidak dikenal formulir {form} dan tidak dibaca: {columns}.",
        "Bila isinya diperlukan, minta pengelola data memetakannya; selain itu tidak "
        "perlu apa-apa.",
        "The form {form} does not know these columns and they are not read: {columns}.",
        "If they are needed, ask the data steward to map them; otherwise do nothing.",
    ),
    _message(
        "REC-012",
        "Lembar lain dalam berkas ini tidak dibaca: {sheets}.",
        "Bila lembar itu perlu diterima, kirim sebagai berkas tersendiri.",
        "Other sheets of this file are not read: {sheets}.",
        "If one of them should be received, send it as a file of its own.",
    ),
    _message(
        "REC-013",
        "Nama berkas tidak dikenal; formulir {form} dikenali dari kepala kolomnya.",
        "Tidak perlu apa-apa bila itu benar; bila salah, tarik kiriman ini dengan "
        "`derajat withdraw`.",
        "The file name is not known; the form {form} was recognised by its headers.",
        "Do nothing if that is right; if it is wrong, withdraw this batch.",
    ),
    _message(
        "REC-014",
        "Kolom “{column}” tidak ada; kolom itu hanya untuk pembanding, jadi tidak "
        "diperiksa.",
        "Tidak perlu apa-apa; tambahkan kolomnya bila ingin diperiksa.",
        "The column “{column}” is not there; it only serves comparison, so nothing is "
        "checked against it.",
        "Do nothing; add the column if it should be checked.",
    ),
    _message(
        "REC-015",
        "Isinya sama dengan data yang sudah ada; tidak ada angka yang berbeda.",
        "Tidak perlu apa-apa.",
        "It says the same as the data that are already there; no number differs.",
        "Do nothing.",
    ),
    _message(
        "REC-016",
        "Berkas dengan isi yang sama persis sudah diterima: {file}, kiriman {batch}, "
        "{at}. Tidak ada yang berubah.",
        "Tidak perlu apa-apa. Bila kiriman itu keliru, misalnya nama berkasnya, tarik "
        "dulu dengan `derajat withdraw`, lalu kirim lagi.",
        "A file with exactly this content was already received: {file}, batch {batch}, "
        "{at}. Nothing changes.",
        "Do nothing. If that batch was wrong, for example by its file name, take it "
        "back with `derajat withdraw` first and send the file again.",
    ),
    _message(
        "REC-017",
        "Kolom ini berisi data tetapi tidak punya kepala kolom; isinya tidak dibaca.",
        "Beri kepala kolom seperti pada formulir bila isinya diperlukan, lalu kirim "
        "lagi.",
        "This column has content but no header; it is not read.",
        "Give it its header if the content is needed, and send it again.",
    ),
    _message(
        "REC-018",
        "Berkas bertanda tidak dapat ditulis ke {path} ({reason}). Kiriman tetap "
        "diterima dan temuannya tersimpan.",
        "Tutup berkas itu di program lain atau kosongkan ruang pada cakram.",
        "The marked copy could not be written to {path} ({reason}). The file is "
        "received all the same and its findings are kept.",
        "Close the file in other programs or free some space on the disk.",
    ),
    _message(
        "REC-019",
        "Judul tabel menyebut tahun {titled}, tetapi menurut nama berkas tahunnya "
        "{named}; yang dipakai tahun dari nama berkas.",
        "Periksa mana yang benar. Bila nama berkasnya salah, tarik kiriman ini dengan "
        "`derajat withdraw`, perbaiki namanya, lalu kirim lagi.",
        "The titles of the table tell the year {titled}, but by the file name it is "
        "{named}; the year of the file name is used.",
        "Check which is right. If the file name is wrong, take this batch back with "
        "`derajat withdraw`, correct the name and send it again.",
    ),
    _message(
        "REC-020",
        "Kolom “{column}” berisi {shown}; itu bukan angka.",
        "Tulis angkanya saja. Kosongkan sel bila memang tidak ada data.",
        "Column “{column}” holds {shown}, which is not a number.",
        "Write the number only. Leave the cell empty if there are no data.",
    ),
    _message(
        "REC-021",
        "Kolom “{column}” berisi kesalahan rumus {shown}; Excel tidak dapat "
        "menghitungnya.",
        "Betulkan rumus di sel itu, lalu kirim lagi. Sel ini tidak dibaca sebagai "
        "kosong atau nol.",
        "Column “{column}” holds the formula error {shown}: it has no result.",
        "Correct the formula in that cell and send it again. It is not read as empty "
        "or zero.",
    ),
    _message(
        "REC-022",
        "Kolom “{column}” berisi {shown}; di sini harus bilangan bulat.",
        "Tulis jumlah yang sebenarnya, tanpa angka di belakang koma.",
        "Column “{column}” holds {shown}; it must be a whole number.",
        "Write the true count, without decimals.",
    ),
    _message(
        "REC-023",
        "Kolom “{column}” berisi {shown}; paling banyak {places} angka di belakang "
        "koma.",
        "Tulis angka dengan paling banyak {places} desimal; tidak ada yang dibulatkan "
        "diam-diam.",
        "Column “{column}” holds {shown}; at most {places} decimals are kept.",
        "Write at most {places} decimals; nothing is rounded silently.",
    ),
    _message(
        "REC-024",
        "Kolom “{column}” berisi {shown}; itu bukan {kind}.",
        "Tulis {kind}, misalnya {example}.",
        "Column “{column}” holds {shown}, which is not {kind}.",
        "Write {kind}, for example {example}.",
    ),
    _message(
        "REC-025",
        "Kolom “{column}” berisi {shown}; tidak pasti mana hari dan mana bulan.",
        "Tulis tanggal seperti 2025-04-03 atau 3 April 2025.",
        "Column “{column}” holds {shown}; which part is the day is not certain.",
        "Write the date like 2025-04-03 or 3 April 2025.",
    ),
    _message(
        "REC-026",
        "Kolom “{column}” berisi {shown}; kode yang berlaku: {codes}.",
        "Ganti dengan kode yang berlaku. Yang paling mirip: {nearest}.",
        "Column “{column}” holds {shown}; the valid codes are {codes}.",
        "Use a valid code. The nearest: {nearest}.",
    ),
    _message(
        "REC-027",
        "Kolom “{column}” berisi {shown}; kode ini tampaknya terpotong oleh Excel dan "
        "tidak ditebak kembali.",
        "Ubah format kolom menjadi Teks, ketik ulang kode lengkapnya dari sumber asli, "
        "lalu kirim lagi.",
        "Column “{column}” holds {shown}; Excel seems to have cut this code, and it is "
        "never guessed back.",
        "Format the column as Text, type the full code from the original again, and "
        "send it.",
    ),
    _message(
        "REC-028",
        "Kolom “{column}” kosong, padahal harus diisi.",
        "Isi sel itu, lalu kirim lagi.",
        "Column “{column}” is empty but must be filled.",
        "Fill the cell in and send it again.",
    ),
    _message(
        "REC-029",
        "Kolom “{column}” berisi {shown}; yang mungkin hanya {low} sampai {high}.",
        "Periksa angka di sumber asli dan perbaiki.",
        "Column “{column}” holds {shown}; only {low} to {high} is possible.",
        "Check the number against the original and correct it.",
    ),
    _message(
        "REC-030",
        "Kolom “{column}” berisi {shown}; jumlah tidak bisa negatif.",
        "Periksa angka di sumber asli dan perbaiki.",
        "Column “{column}” holds {shown}; a count cannot be negative.",
        "Check the number against the original and correct it.",
    ),
    _message(
        "REC-031",
        "Kolom “{column}” berisi persen {shown}; di sini harus jumlahnya, bukan "
        "persennya.",
        "Tulis jumlah orang atau kejadian; persen ditulis di kolom persen.",
        "Column “{column}” holds the percentage {shown}; the count is wanted here.",
        "Write the number of persons or events; percentages belong in the per cent "
        "column.",
    ),
    _message(
        "REC-032",
        "Kolom “{column}” berisi tanggal {shown}, padahal harus angka.",
        "Ubah format sel menjadi Angka dan ketik ulang angkanya.",
        "Column “{column}” holds the date {shown} where a number must stand.",
        "Format the cell as a number and type the number again.",
    ),
    _message(
        "REC-033",
        "Kolom “{column}” berisi {shown}; di sini harus ya atau tidak.",
        "Tulis ya atau tidak.",
        "Column “{column}” holds {shown}; it must be yes or no.",
        "Write ya (yes) or tidak (no).",
    ),
    _message(
        "REC-034",
        "Kolom “{column}” menyebut bulan, tetapi tahunnya di kolom “{year_column}” "
        "kosong atau tidak terbaca.",
        "Isi tahunnya, lalu kirim lagi.",
        "Column “{column}” names a month, but the year in column “{year_column}” is "
        "empty or unreadable.",
        "Fill the year in and send it again.",
    ),
    _message(
        "REC-035",
        "Kolom “{column}” berisi teks sepanjang {length} huruf; paling banyak {limit}.",
        "Ringkas isinya. Teks sepanjang ini biasanya salah tempel.",
        "Column “{column}” holds a text of {length} characters; at most {limit} are "
        "kept.",
        "Shorten it. A text this long is usually pasted by mistake.",
    ),
    _message(
        "REC-036",
        "Kolom “{column}” berisi {shown}; angka ini terlalu besar untuk disimpan.",
        "Periksa angka di sumber asli dan perbaiki.",
        "Column “{column}” holds {shown}, a number too large to keep.",
        "Check the number against the original and correct it.",
    ),
    _message(
        "REC-037",
        "Kolom “{column}” berisi {shown}; di formulir ini tanda desimal adalah {mark}, "
        "jadi angka itu tidak pasti.",
        "Bila maksudnya {plain}, tulis {plain} tanpa pemisah ribuan, lalu kirim lagi.",
        "Column “{column}” holds {shown}; the decimal mark of this form is {mark}, so "
        "the number is not certain.",
        "If it means {plain}, write {plain} without separators of thousands and send "
        "it again.",
    ),
    _message(
        "REC-038",
        "Kolom “{column}” menyebut {shown}, yang belum tiba saat berkas ini diterima.",
        "Periksa tahun dan bulannya; bila salah, perbaiki lalu kirim lagi.",
        "Column “{column}” tells {shown}, which had not come when this file was "
        "received.",
        "Check year and month; correct them if they are wrong and send it again.",
    ),
    _message(
        "REC-039",
        "Berkas ini dibaca sebagai data {shown}, yang belum tiba saat berkas diterima; "
        "semua barisnya ({count}) dipertanyakan.",
        "Periksa nama berkasnya; bila salah, tarik kiriman ini dengan `derajat "
        "withdraw`, perbaiki namanya, lalu kirim lagi.",
        "This file is read as data of {shown}, which had not come when it was "
        "received; all its rows ({count}) are questioned.",
        "Check the file name; if it is wrong, take this batch back with `derajat "
        "withdraw`, correct the name and send it again.",
    ),
    _message(
        "REC-040",
        "Kolom “{column}”: {level} {shown} tidak dikenal. Paling mirip: {nearest}.",
        "Betulkan namanya, atau tambahkan sebagai nama lain di areas.csv kantor.",
        "Column “{column}”: the {level} {shown} is not known. The nearest: {nearest}.",
        "Correct the name, or add it as another name in areas.csv of the office.",
    ),
    _message(
        "REC-041",
        "Kolom “{column}”: {shown} bisa berarti {candidates}; tidak ditebak.",
        "Tulis nama lengkap atau kodenya.",
        "Column “{column}”: {shown} can mean {candidates}; it is not guessed.",
        "Write the full name or the code.",
    ),
    _message(
        "REC-042",
        "Kolom “{column}”: {shown} berada di luar wilayah kantor ini ({office}).",
        "Hapus baris itu atau kirim ke kantor yang berwenang.",
        "Column “{column}”: {shown} lies outside the area of this office ({office}).",
        "Delete the row or send it to the office in charge.",
    ),
    _message(
        "REC-043",
        "Kolom “{column}”: {shown} adalah {found}, padahal di sini harus {level}.",
        "Tulis {level} yang dimaksud.",
        "Column “{column}”: {shown} is a {found} where a {level} must stand.",
        "Write the {level} that is meant.",
    ),
    _message(
        "REC-044",
        "Wilayah {area} berakhir {day}, sebelum waktu baris ini ({shown}). "
        "Penggantinya: {right}.",
        "Tulis kode atau nama wilayah yang berlaku pada waktu itu, lalu kirim lagi.",
        "The area {area} ended on {day}, before the time of this row ({shown}). "
        "Its successors: {right}.",
        "Write the code or name of the area valid at that time and send it again.",
    ),
    _message(
        "REC-045",
        "Wilayah {area} baru ada sejak {day}, sesudah waktu baris ini "
        "({shown}). Wilayah asalnya: {right}.",
        "Tulis kode atau nama wilayah yang berlaku pada waktu itu, lalu kirim lagi.",
        "The area {area} exists only from {day}, after the time of this row "
        "({shown}). It came from: {right}.",
        "Write the code or name of the area valid at that time and send it again.",
    ),
    _message(
        "REC-046",
        "Kolom “{column}” berisi {shown}, padahal formulir ini dinyatakan menulis "
        "tanggal dengan {order}. Kolom ini dibaca menurut isinya sendiri.",
        "Samakan cara menulis tanggal, atau betulkan `dates` pada formulir ini.",
        "Column “{column}” holds {shown}, though this form is declared to write dates "
        "with {order}. The column is read by what its own cells prove.",
        "Write all dates in one way, or correct `dates` of this form.",
    ),
    _message(
        "REC-050",
        "Baris jumlah (“{words}”) tidak dihitung; angkanya menjadi pembanding.",
        "Tidak perlu apa-apa.",
        "A totals row (“{words}”) is not counted; its numbers are kept for comparison.",
        "Do nothing.",
    ),
    _message(
        "REC-051",
        "Baris ini hanya berisi keterangan, tanpa angka: “{words}”.",
        "Tidak perlu apa-apa bila memang keterangan; bila baris data, lengkapi "
        "angkanya.",
        "This row holds only a note, no numbers: “{words}”.",
        "Do nothing if it is a note; if it is a data row, fill in its numbers.",
    ),
    _message(
        "REC-052",
        "Baris nomor kolom (1, 2, 3, ...) tidak dihitung.",
        "Tidak perlu apa-apa.",
        "The row that numbers the columns (1, 2, 3, ...) is not counted.",
        "Do nothing.",
    ),
    _message(
        "REC-053",
        "Kepala tabel terulang di baris ini; baris ini tidak dihitung.",
        "Tidak perlu apa-apa.",
        "The table's header is repeated in this row; the row is not counted.",
        "Do nothing.",
    ),
    _message(
        "REC-054",
        "Baris ini sama persis dengan baris {other}; dihitung satu kali.",
        "Hapus salah satu.",
        "This row equals row {other}; it is counted once.",
        "Delete one of them.",
    ),
    _message(
        "REC-055",
        "Baris ini dan baris {other} memuat {key} yang sama dengan isi berbeda; baris "
        "{other} yang dipakai, baris ini disisihkan.",
        "Periksa mana yang benar, hapus yang salah, lalu kirim lagi.",
        "This row and row {other} have the same {key} but differ; row {other} is used "
        "and this row is set aside.",
        "Find out which is right, delete the other and send it again.",
    ),
    _message(
        "REC-056",
        "Baris ini dipakai, tetapi baris {other} memuat {key} yang sama dengan isi "
        "berbeda.",
        "Periksa mana yang benar, hapus yang salah, lalu kirim lagi.",
        "This row is used, but row {other} has the same {key} and differs.",
        "Find out which is right, delete the other and send it again.",
    ),
    _message(
        "REC-057",
        "Aturan {rule}: {says}. Baris ini disisihkan{element}.",
        "Periksa angka di sumber asli, perbaiki, lalu kirim lagi.",
        "Rule {rule}: {says}. The row is set aside{element}.",
        "Check the numbers against the original, correct them and send it again.",
    ),
    _message(
        "REC-058",
        "Aturan {rule}: {says}. Baris ini diterima dengan pertanyaan{element}.",
        "Periksa angka di sumber asli; perbaiki bila salah.",
        "Rule {rule}: {says}. The row is accepted with a question{element}.",
        "Check the numbers against the original; correct them if they are wrong.",
    ),
    _message(
        "REC-059",
        "Kolom “{column}” berisi {shown}, yang berarti tidak ada data: {reason}.",
        "Tidak perlu apa-apa; angka ini tidak dihitung.",
        "Column “{column}” holds {shown}, which means no data: {reason}.",
        "Do nothing; this number is not counted.",
    ),
    _message(
        "REC-060",
        "Kolom “{column}”: {count} sel berisi tanda seperti {shown} dan dibaca sebagai "
        "tidak ada data.",
        "Bila maksudnya nol, tulis 0.",
        "Column “{column}”: {count} cells hold a mark like {shown} and are read as no "
        "data.",
        "If zero is meant, write 0.",
    ),
    _message(
        "REC-061",
        "Temuan {code} ada di {count} sel atau baris lain; yang ditulis satu per satu "
        "hanya {limit} yang pertama.",
        "Perbaiki yang tertulis, lalu kirim lagi; sisanya akan disebut.",
        "Finding {code} occurs in {count} further cells or rows; only the first "
        "{limit} are told one by one.",
        "Correct those that are told and send it again; the rest will then be named.",
    ),
    _message(
        "REC-062",
        "Baris ini punya isi di sel {cell}, di luar kolom tabel; isinya mungkin "
        "bergeser, jadi baris ini disisihkan.",
        "Periksa tanda pemisah kolom, misalnya koma di dalam angka; beri tanda kutip, "
        "lalu kirim lagi.",
        "This row has content in cell {cell}, beyond the columns of the table; it may "
        "be shifted, so the row is set aside.",
        "Check the separators, for example a comma within a number; quote such cells "
        "and send it again.",
    ),
    _message(
        "REC-063",
        "Di baris ini mulai tabel lain: kepala kolomnya tidak sama dengan kepala tabel "
        "di atas. Baris ini dan semua baris di bawahnya disisihkan.",
        "Pindahkan tabel kedua ke lembar atau berkas tersendiri, atau samakan urutan "
        "kolomnya, lalu kirim lagi.",
        "Another table begins in this row: its headers are not those of the table "
        "above. This row and all rows below are set aside.",
        "Move the second table to a sheet or file of its own, or give it the same "
        "order of columns, and send it again.",
    ),
    _message(
        "REC-064",
        "Baris ini milik tabel lain yang kepalanya ada di atasnya; tidak dibaca.",
        "Kirim tabel itu di lembar atau berkas tersendiri.",
        "This row belongs to another table, whose header stands above; it is not read.",
        "Send that table in a sheet or file of its own.",
    ),
    _message(
        "REC-065",
        "Baris ini tidak berisi satu angka pun{element}; tidak ada yang dicatat, dan "
        "data sebelumnya tetap berlaku.",
        "Isi angkanya bila sudah ada. Tulis - bila memang tidak ada data.",
        "This row holds not one number{element}; nothing is recorded, and earlier data "
        "stay in force.",
        "Fill the numbers in when they are there. Write - if there are no data.",
    ),
    _message(
        "REC-066",
        "{count} angka yang sebelumnya ada kini kosong (baris {rows}); angka lama itu "
        "tidak berlaku lagi.",
        "Bila angka lama masih benar, isi lagi selnya lalu kirim, atau tarik kiriman "
        "ini dengan `derajat withdraw`.",
        "{count} numbers that were there before are empty now (rows {rows}); the old "
        "ones hold no more.",
        "If the old numbers are still right, fill the cells in and send it again, or "
        "take this batch back with `derajat withdraw`.",
    ),
    _message(
        "REC-070",
        "Persen tercetak {printed} di kolom “{column}” tidak mengikuti dari "
        "{part}/{whole}; hitungannya {computed}.",
        "Periksa persen atau angkanya di sumber asli. Nilai dihitung dari angka, bukan "
        "dari persen tercetak.",
        "The printed percentage {printed} in column “{column}” does not follow from "
        "{part}/{whole}, which gives {computed}.",
        "Check the percentage or the counts against the original. Values come from "
        "counts, never from printed percentages.",
    ),
    _message(
        "REC-071",
        "Persen tercetak {printed} di kolom “{column}” hanya cocok bila {part}/{whole} "
        "dibulatkan ke genap; pembulatan biasa memberi {computed}.",
        "Tidak perlu apa-apa; biasakan membulatkan setengah ke atas.",
        "The printed percentage {printed} in column “{column}” fits {part}/{whole} "
        "only when halves are rounded to even; usual rounding gives {computed}.",
        "Do nothing; halves are usually rounded up.",
    ),
    _message(
        "REC-072",
        "Persen tercetak {printed} di kolom “{column}” lebih dari 100.",
        "Periksa sasarannya; lebih dari 100 berarti pembilang melebihi sasaran.",
        "The printed percentage {printed} in column “{column}” is over 100.",
        "Check the eligible number: more were served than were expected.",
    ),
    _message(
        "REC-073",
        "Jumlah tercetak {printed} di kolom “{column}” tidak sama dengan jumlah "
        "rinciannya, {computed}.",
        "Periksa rincian dan jumlahnya di sumber asli.",
        "The printed total {printed} in column “{column}” differs from the sum of its "
        "parts, {computed}.",
        "Check parts and total against the original.",
    ),
    _message(
        "REC-074",
        "Jumlah tercetak {printed} di kolom “{column}” tidak sama dengan jumlah baris "
        "yang diterima, {computed}.",
        "Periksa baris dan jumlahnya di sumber asli, juga baris yang disisihkan.",
        "The printed total {printed} in column “{column}” differs from the sum of the "
        "accepted rows, {computed}.",
        "Check rows and total against the original, also rows that were set aside.",
    ),
    _message(
        "REC-075",
        "Angka pembanding {shown} di kolom “{column}” tidak terbaca.",
        "Tulis angkanya saja, misalnya 8,6 atau 8,6 %.",
        "The number for comparison {shown} in column “{column}” cannot be read.",
        "Write the number only, for example 8,6 or 8,6 %.",
    ),
    _message(
        "REC-076",
        "Persen tercetak {printed} di kolom “{column}” tidak dapat diperiksa: pembagi "
        "{whole}.",
        "Periksa angkanya di sumber asli.",
        "The printed percentage {printed} in column “{column}” cannot be checked: it "
        "would be divided by {whole}.",
        "Check the counts against the original.",
    ),
    _message(
        "REC-077",
        "Persen tercetak {printed} di kolom “{column}” mengikuti dari angka tercetak "
        "{part}/{whole}, tetapi tidak dari yang diterima: {computed}.",
        "Periksa angka tercetak dan sel bertanda di baris ini, lalu kirim lagi.",
        "The printed percentage {printed} in column “{column}” follows from the "
        "printed {part}/{whole} but not from what was accepted: {computed}.",
        "Check the printed numbers and the marked cells of this row, then send it "
        "again.",
    ),
    _message(
        "REC-078",
        "Persen tercetak {printed} di kolom “{column}” hanya cocok bila {part}/{whole} "
        "dibulatkan dua kali; dibulatkan sekali hasilnya {computed}.",
        "Bulatkan satu kali saja, langsung dari angkanya.",
        "The printed percentage {printed} in column “{column}” fits {part}/{whole} "
        "only when it is rounded twice; rounded once it is {computed}.",
        "Round once, straight from the counts.",
    ),
)
