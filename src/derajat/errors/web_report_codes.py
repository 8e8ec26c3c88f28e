"""Messages about reports on pages (REP-08x, REP-09x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "REP-080",
        "Formulir laporan `{name}` tidak ada lagi atau tidak dapat dipakai.",
        "Lihat pesan di halaman Laporan, atau pilih laporan lain.",
        "The form `{name}` is not there any more, or cannot be used.",
        "See what the page of reports says, or choose another report.",
    ),
    _refusal(
        "REP-081",
        "Tidak ada yang berubah sejak laporan {report} dirilis.",
        "Pakai laporan yang sudah dirilis itu.",
        "Nothing has changed since the report {report} was released.",
        "Use the report that was released.",
    ),
    _refusal(
        "REP-082",
        "Pembuatan laporan terhenti di tengah jalan.",
        "Pilih “Buat lagi”. Bila terulang, laporkan kepada pengelola sistem.",
        "The making of the report broke off.",
        "Choose “Make again”. If it happens again, tell the system administrator.",
    ),
    _refusal(
        "REP-083",
        "{count} tulisan memuat angka yang sudah berubah.",
        "Buka Tulisan dalam laporan; perbaiki kalimatnya atau tandai sudah diperiksa.",
        "{count} texts hold a number that is another one now.",
        "Open Texts in the report; correct the sentence or mark it as checked.",
    ),
    _refusal(
        "REP-084",
        "Ada tulisan yang lebih baru daripada berkas laporan ini.",
        "Pilih “Buat lagi”, lalu ajukan yang baru.",
        "Some texts are newer than the files of this report.",
        "Choose “Make again” and submit the new one.",
    ),
    _refusal(
        "REP-085",
        "Yang membuat atau mengajukan laporan tidak merilisnya sendiri.",
        "Minta orang lain yang berwenang memeriksa dan merilisnya.",
        "Who made or submitted a report does not release it.",
        "Ask somebody else who may to look at it and release it.",
    ),
    _refusal(
        "REP-086",
        "Laporan ini sudah berubah sejak halaman Anda dibuka; sekarang: {state}.",
        "Lihat keadaannya di bawah, lalu putuskan lagi bila masih perlu.",
        "This report has changed since your page was opened; now: {state}.",
        "See below how it stands, and decide again if that is still needed.",
    ),
    _refusal(
        "REP-087",
        "Laporan yang sama sedang menunggu rilis.",
        "Tunggu keputusannya, atau minta laporan itu dikembalikan dahulu.",
        "The same report waits for its release.",
        "Wait for the decision, or ask for that report to be given back first.",
    ),
    _refusal(
        "REP-088",
        "{count} angka yang dinyatakan ulang belum diberi alasan.",
        "Tulis alasan pada angkanya, atau satu alasan untuk semua.",
        "{count} restated numbers have no reason yet.",
        "Write the reason at the number, or one reason for all.",
    ),
    _refusal(
        "REP-089",
        "Belum ada berkas yang dapat dibaca: pilih satu berkas {kinds}.",
        "Pilih berkasnya, paling besar {limit}, lalu kirim lagi.",
        "There is no file that can be read: choose one {kinds} file.",
        "Choose the file, at most {limit}, and send it again.",
    ),
    _refusal(
        "REP-090",
        "Orang lain sudah menulis di laporan ini sejak berkas Word dibaca.",
        "Bandingkan lagi di bawah, lalu simpan bila masih perlu.",
        "Somebody else wrote in this report since the Word file was read.",
        "Compare once more below, and keep the texts if that is still needed.",
    ),
    _refusal(
        "REP-091",
        "Tulisan di `{slot}` terlalu panjang atau memuat tanda yang tidak dapat "
        "dicetak.",
        "Paling banyak {most} huruf. Perbaiki di berkas Word, lalu kirim lagi.",
        "The text at `{slot}` is too long or holds a sign that cannot be printed.",
        "At most {most} letters. Correct it in the Word file and send it again.",
    ),
)
