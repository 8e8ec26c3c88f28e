"""Messages about files sent through the pages (WEB-05x and WEB-06x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "WEB-050",
        "Berkas ini lebih besar dari {limit}. Tidak ada yang disimpan.",
        "Bagi menurut bulan atau Puskesmas, atau simpan sebagai .csv, lalu unggah "
        "bagian-bagiannya.",
        "This file is larger than {limit}. Nothing was kept.",
        "Divide it by month or health centre, or save it as .csv, and send the parts.",
    ),
    _refusal(
        "WEB-051",
        "“{name}” bukan berkas .xlsx atau .csv. Tidak ada yang disimpan.",
        "Buka dengan program lembar kerja, pilih Simpan sebagai, lalu .xlsx atau .csv.",
        "“{name}” is no .xlsx or .csv file. Nothing was kept.",
        "Open it in a spreadsheet program and save it as .xlsx or .csv.",
    ),
    _refusal(
        "WEB-052",
        "Belum ada berkas yang dipilih, atau berkasnya kosong.",
        "Pilih satu berkas .xlsx atau .csv yang berisi, lalu tekan Unggah.",
        "No file was chosen, or it is empty.",
        "Choose one .xlsx or .csv file with content and press Send.",
    ),
    _refusal(
        "WEB-053",
        "Isi berkas ini {kind}, tidak sesuai akhiran namanya.",
        "Simpan ulang dengan akhiran yang sesuai, .xlsx atau .csv, lalu unggah lagi.",
        "The content of this file is {kind}, which its name does not say.",
        "Save it again with the ending that fits, .xlsx or .csv, and send it again.",
    ),
    _refusal(
        "WEB-054",
        "Isi yang sama sudah dicatat pada {at}, dari berkas {file} (kiriman {batch}).",
        "Tidak perlu dikirim lagi. Bila ada perbaikan, ubah isinya lalu unggah.",
        "The same content was accepted on {at}, from the file {file} (batch {batch}).",
        "No need to send it again. To correct something, change it and send that.",
    ),
    _refusal(
        "WEB-055",
        "Isi yang sama sudah diunggah pada {at} dan masih berjalan: {state}.",
        "Lanjutkan kiriman itu; tidak perlu diunggah lagi.",
        "The same content was sent on {at} and is under way: {state}.",
        "Go on with that one; no need to send it again.",
    ),
    _refusal(
        "WEB-056",
        "{outside} dari {facts} data di berkas ini berada di luar wilayah Anda "
        "({areas}).",
        "Keluarkan baris wilayah lain, atau minta pengelola data kantor mengirimnya.",
        "{outside} of {facts} facts in this file lie outside your area ({areas}).",
        "Take rows of other areas out, or ask the data steward to send the file.",
    ),
    _refusal(
        "WEB-057",
        "Pengirim tidak menyetujui kirimannya sendiri.",
        "Minta orang lain yang berwenang memeriksa dan menyetujuinya.",
        "Who sent a file does not approve it.",
        "Ask somebody else who may to look at it and approve it.",
    ),
    _refusal(
        "WEB-058",
        "Berkas ini mengubah periode yang sudah final: {periods}.",
        "Kepala Dinas menyetujui pernyataan ulang dengan alasannya lebih dahulu.",
        "This file changes periods that are final: {periods}.",
        "The head of the office first agrees to a restatement, with its reason.",
    ),
    _refusal(
        "WEB-059",
        "Alasan belum ditulis.",
        "Tulis alasannya dalam satu kalimat, paling banyak {most} huruf.",
        "No reason was given.",
        "Write the reason in a sentence of at most {most} letters.",
    ),
    _refusal(
        "WEB-060",
        "Kiriman ini sudah berubah sejak halaman Anda dibuka; sekarang: {state}.",
        "Lihat keadaannya di bawah, lalu putuskan lagi bila masih perlu.",
        "This upload has changed since your page was opened; now: {state}.",
        "See below how it stands, and decide again if that is still needed.",
    ),
    _refusal(
        "WEB-061",
        "Berkas kiriman ini tidak dapat dibuka lagi: hilang, rusak, atau kuncinya "
        "tidak ada.",
        "Unggah berkasnya sekali lagi; yang sudah dicatat tidak berubah.",
        "The file of this upload cannot be opened any more: gone, damaged, or its key "
        "is missing.",
        "Send the file once more; what was accepted stays as it is.",
    ),
    _refusal(
        "WEB-062",
        "Periode ini tidak dapat dinyatakan {standing} dari keadaan {before}.",
        "Buka kembali dahulu dengan alasan, atau pilih keadaan berikutnya.",
        "This period cannot be declared {standing} while it is {before}.",
        "Open it again first with a reason, or choose the next standing.",
    ),
    _refusal(
        "WEB-068",
        "Belum dipilih kolom berkas untuk “{column}”.",
        "Pilih kolom yang memuat isi itu. Bila berkas tidak memuatnya, pindahkan isian "
        "ke formulir kosong.",
        "No column of the file was chosen for “{column}”.",
        "Choose the column that holds it. If the file has none, move what you have "
        "into a blank form.",
    ),
    _refusal(
        "WEB-069",
        "Kolom berkas “{header}” dipilih {times} kali.",
        "Pilih satu kolom berkas untuk satu kolom formulir.",
        "The column “{header}” of the file was chosen {times} times.",
        "Choose one column of the file for one column of the form.",
    ),
)
