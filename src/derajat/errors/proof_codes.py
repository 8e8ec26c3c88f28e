"""Messages about made reports: their register (REP-03x) and their proof (REP-04x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

_REGISTER: tuple[Message, ...] = (
    _refusal(
        "REP-030",
        "Tidak ada laporan berkode `{report}` dalam register kantor ini.",
        "Lihat kode di kaki halaman, dan daftar dengan `derajat report list`.",
        "The register of this office has no report with the code `{report}`.",
        "See the code at the foot of the page, and the list of `derajat report list`.",
    ),
    _refusal(
        "REP-031",
        "Laporan {report} tidak disimpan sebagai {given}.",
        "Yang disimpan: {known}.",
        "The report {report} is not kept as {given}.",
        "Kept: {known}.",
    ),
    _refusal(
        "REP-032",
        "Berkas register `{name}` tidak lagi seperti saat disimpan, atau hilang.",
        "Pulihkan berkas itu dari cadangan (`derajat restore`).",
        "The file `{name}` of the register is not as it was kept, or is gone.",
        "Restore it from a backup (`derajat restore`).",
    ),
    _refusal(
        "REP-033",
        "Laporan dirilis oleh dua orang; yang disebut `{first}` dan `{second}`.",
        "Sebutkan jabatan dua orang yang berbeda.",
        "Two persons release a report; named were `{first}` and `{second}`.",
        "Name the posts of two different persons.",
    ),
    _refusal(
        "REP-034",
        "{count} angka pernah dirilis dengan nilai lain, tanpa alasan perubahannya: "
        "{shown}.",
        "Beri alasan untuk setiap angka yang berubah, lalu rilis lagi.",
        "{count} numbers were released before with another amount, without a reason "
        "for the change: {shown}.",
        "Give a reason for each number that changed, then release again.",
    ),
    _refusal(
        "REP-035",
        "Laporan {report} sudah dirilis; berkas {given} yang baru berbeda dari berkas "
        "yang dirilis.",
        "Pakai berkas yang dirilis; register menyimpannya seperti semula.",
        "The report {report} is released; the new {given} file is not the one that was "
        "released.",
        "Use the released file; the register keeps it as it was.",
    ),
    _refusal(
        "REP-036",
        "Laporan {report} sudah dirilis pada {at}.",
        "Untuk memperbaikinya, buat lagi dari data yang baru dan rilis yang baru itu.",
        "The report {report} was released on {at}.",
        "To correct it, make it again from the new data and release that one.",
    ),
    _refusal(
        "REP-037",
        "Laporan {report} belum mempunyai berkas yang dapat dirilis.",
        "Buat berkasnya dengan `derajat report make`, lalu ulangi.",
        "The report {report} has no file yet that could be released.",
        "Make its file with `derajat report make`, then try again.",
    ),
)

_PROOF: tuple[Message, ...] = (
    _refusal(
        "REP-040",
        "Berkas ini tidak memuat kode laporan Derajat, di sifat berkas maupun di kaki "
        "halaman.",
        "Periksa apakah berkas yang benar yang diberikan.",
        "This file carries no code of a report of Derajat, neither in its properties "
        "nor at the foot of its pages.",
        "Check that the right file was given.",
    ),
    _refusal(
        "REP-041",
        "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca.",
        "Minta berkasnya sekali lagi; aslinya ada dalam register laporan.",
        "This file is damaged or cut short and cannot be read.",
        "Ask for the file again; the original is in the register of reports.",
    ),
    _refusal(
        "REP-042",
        "Berkas ini dilindungi kata sandi.",
        "Hapus kata sandinya, simpan, lalu ulangi.",
        "This file is protected by a password.",
        "Remove the password, save, then try again.",
    ),
    _refusal(
        "REP-043",
        "Berkas ini terlalu besar, atau mengembang terlalu besar bila dibuka; berkas "
        "seperti ini dapat melumpuhkan komputer.",
        "Periksa apakah berkas yang benar yang diberikan.",
        "This file is too large, or grows too large when it is unpacked; a file like "
        "this can paralyse a computer.",
        "Check that the right file was given.",
    ),
    _refusal(
        "REP-044",
        "Berkas ini memuat makro; laporan Derajat tidak pernah memuat makro.",
        "Simpan tanpa makro (.docx atau .xlsx), lalu ulangi.",
        "This file holds macros; a report of Derajat never does.",
        "Save it without macros (.docx or .xlsx), then try again.",
    ),
    _refusal(
        "REP-045",
        "Berkas ini bukan DOCX, PDF, atau XLSX.",
        "Berikan berkas laporan seperti yang dirilis.",
        "This file is neither DOCX nor PDF nor XLSX.",
        "Give the file of the report as it was released.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_REGISTER, *_PROOF)
