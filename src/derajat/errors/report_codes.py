"""Messages about reports: their forms (DEF-2xx), making and proving them (REP-xxx)."""

from derajat.errors.messages import Family, Message, MessagesOf


_form = MessagesOf(Family.DEFINITION)
_refusal = MessagesOf(Family.REFUSAL)

_FORMS: tuple[Message, ...] = (
    _form(
        "DEF-201",
        "Laporan bernama `{name}`, tetapi berkasnya `{file}`.",
        "Samakan keduanya.",
        "The report is named `{name}`, its file `{file}`.",
        "Give both the same name.",
    ),
    _form(
        "DEF-202",
        "Tidak ada {kind} bernama `{name}`.",
        "Yang terdekat: `{nearest}`. Yang ada: {known}.",
        "There is no {kind} named `{name}`.",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
    _form(
        "DEF-203",
        "`{name}` membutuhkan `{key}` di bawah `with`.",
        "Tambahkan `{key}`.",
        "`{name}` needs `{key}` below `with`.",
        "Add `{key}`.",
    ),
    _form(
        "DEF-204",
        "Kunci `{name}` dipakai dua kali dalam laporan ini.",
        "Beri nama lain; tempat setiap angka dan tulisan harus satu.",
        "The key `{name}` is used twice in this report.",
        "Give it another name; each number and text has one place.",
    ),
    _form(
        "DEF-205",
        "Kalimat ini tidak dapat diisi: {detail}.",
        "Tulis nama dalam satu pasang kurung kurawal, misalnya {example}; kurung "
        "lain tidak boleh.",
        "This sentence cannot be filled: {detail}.",
        "Write a name in one pair of braces, such as {example}; no other brace may "
        "stand there.",
    ),
)

_SETTINGS: tuple[Message, ...] = (
    _form(
        "DEF-260",
        "`{key}` di bawah `with` tidak berbentuk seperti yang dibutuhkan.",
        "Tulis sebagai {needed}.",
        "`{key}` below `with` has not the shape that is needed.",
        "Write it as {needed}.",
    ),
    _form(
        "DEF-261",
        "`{key}` tidak mengenal `{value}`.",
        "Yang terdekat: `{nearest}`. Yang dikenal: {known}.",
        "`{key}` does not know `{value}`.",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
)

_MAKING: tuple[Message, ...] = (
    _refusal(
        "REP-001",
        "Tidak ada laporan bernama `{name}`.",
        "Yang terdekat: `{nearest}`. Yang ada: {known}.",
        "There is no report named `{name}`.",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
    _refusal(
        "REP-002",
        "{report} dibuat untuk {wanted}; yang diminta {given}.",
        "Sebutkan periodenya, misalnya {example}.",
        "{report} is made for {wanted}; asked was {given}.",
        "Name its period, such as {example}.",
    ),
    _refusal(
        "REP-003",
        "{report} tidak dibuat sebagai {given}.",
        "Pilih salah satu: {known}.",
        "{report} is not made as {given}.",
        "Choose one of: {known}.",
    ),
    _refusal(
        "REP-004",
        "Angka `{shown}` di {place} tidak berasal dari nilai tersimpan.",
        "Laporan tidak ditulis. Hapus angka itu dari kalimat formulir, atau ganti "
        "dengan nama yang mengisinya.",
        "The number `{shown}` at {place} does not come from a stored value.",
        "The report is not written. Take the number out of the sentence of the form, "
        "or put the name that fills it.",
    ),
    _refusal(
        "REP-005",
        "Angka yang sama tertulis dua kali dengan nilai berbeda: `{first}` di "
        "{first_place} dan `{second}` di {second_place} ({fact}).",
        "Laporan tidak ditulis. Laporkan kesalahan ini beserta kode kantornya.",
        "One number stands twice with two values: `{first}` at {first_place} and "
        "`{second}` at {second_place} ({fact}).",
        "The report is not written. Report this fault with the code of the office.",
    ),
    _refusal(
        "REP-050",
        "{report} tidak dapat dibuat: kantor {office} belum mempunyai rencana "
        "`{kind}`.",
        "Tambahkan rencananya di halaman Rencana, atau sebagai berkas di folder `plan` "
        "kantor, lalu ulangi.",
        "{report} cannot be made: the office {office} has no plan `{kind}` yet.",
        "Add the plan on the page of plans, or as a file in the folder `plan` of the "
        "office, then try again.",
    ),
    _refusal(
        "REP-007",
        "`{value}` bukan wilayah yang dapat menjadi pokok {report}.",
        "Sebutkan satu dari: {known}.",
        "`{value}` is no area that {report} can be about.",
        "Name one of: {known}.",
    ),
)

_WRITING: tuple[Message, ...] = (
    _refusal(
        "REP-020",
        "Teks di {place} memuat tanda {sign} yang tidak dapat dicetak sebagaimana "
        "adanya.",
        "Laporan tidak ditulis. Hapus tanda itu dari teks asalnya.",
        "The text at {place} holds the sign {sign}, which cannot be printed as it is.",
        "The report is not written. Take the sign out of the text it comes from.",
    ),
    _refusal(
        "REP-021",
        "Huruf {letters} tidak ada dalam huruf cetak laporan PDF.",
        "Buat laporan sebagai DOCX, atau hapus huruf itu dari teks asalnya.",
        "The font of PDF reports does not have {letters}.",
        "Make the report as DOCX, or take the letters out of the text they come from.",
    ),
    _refusal(
        "REP-022",
        "Kunci tempat menulis `{key}` lebih panjang dari {limit} huruf.",
        "Pendekkan kunci di bawah `slot` pada formulir laporan.",
        "The key `{key}` of a place to write is longer than {limit} letters.",
        "Shorten the key below `slot` in the form of the report.",
    ),
    _refusal(
        "REP-023",
        "Tabel `{table}`: sel pada baris {row} tidak memenuhi kolomnya.",
        "Laporan tidak ditulis. Laporkan kesalahan ini beserta kode kantornya.",
        "Table `{table}`: the cells of row {row} do not fill its columns.",
        "The report is not written. Report this fault with the code of the office.",
    ),
    _refusal(
        "REP-024",
        "Teks di {place} lebih panjang dari {limit} huruf dan tidak muat dalam satu "
        "sel buku kerja.",
        "Buat laporan sebagai DOCX, PDF, atau HTML, atau pendekkan teks itu.",
        "The text at {place} is longer than {limit} letters and does not fit into a "
        "cell of a workbook.",
        "Make the report as DOCX, PDF or HTML, or shorten the text.",
    ),
    _refusal(
        "REP-025",
        "Ini bukan berkas Word (.docx) yang utuh ({detail}).",
        "Buka berkas itu di Word, simpan lagi sebagai .docx, lalu kirim lagi.",
        "This is no sound Word file (.docx) ({detail}).",
        "Open the file in Word, save it as .docx again, and send it again.",
    ),
    _refusal(
        "REP-026",
        "Berkas Word ini memuat makro; makro tidak diterima.",
        "Di Word pilih Simpan Sebagai, jenis .docx (tanpa makro), lalu kirim lagi.",
        "This Word file holds macros; macros are not accepted.",
        "In Word choose Save As, type .docx (without macros), and send it again.",
    ),
)

MESSAGES: tuple[Message, ...] = (*_FORMS, *_SETTINGS, *_MAKING, *_WRITING)
