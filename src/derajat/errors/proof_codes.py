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
        "The report {report} is released; the new {given} file is not the one released.",
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

MESSAGES: tuple[Message, ...] = _REGISTER
