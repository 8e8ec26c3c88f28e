"""Messages about judging against targets (PLN-200 to PLN-249)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.DEFINITION)

MESSAGES: tuple[Message, ...] = (
    _message(
        "PLN-200",
        "Batas predikat tidak turun dari baris ke baris, atau baris terakhir masih "
        "berbatas: {limits}.",
        "Tulis predikat terbaik dulu; hanya yang terakhir tanpa `from`.",
        "The limits of the predicates do not fall from row to row, or the last row "
        "still has one: {limits}.",
        "Write the best predicate first; only the last has no `from`.",
    ),
    _message(
        "PLN-201",
        "Pilihan nasional yang pertama belum lengkap; belum ada: {keys}.",
        "Lengkapi: pilihan pertama harus memutuskan semuanya.",
        "The first national choice is not complete; it lacks: {keys}.",
        "Complete it: the first choice has to decide everything.",
    ),
    _message(
        "PLN-202",
        "Tabel predikat `{name}` tidak ada.",
        "Yang terdekat: `{nearest}`. Yang ada: {known}.",
        "There is no predicate table `{name}`.",
        "Nearest: `{nearest}`. Known: {known}.",
    ),
    _message(
        "PLN-203",
        "Tanggal {date} tidak termasuk tahun {year} dari nama berkas ini.",
        "Pindahkan ke berkas tahunnya, atau perbaiki tanggalnya.",
        "The date {date} is not in the year {year} of this file's name.",
        "Move it to the file of its year, or correct the date.",
    ),
    _message(
        "PLN-204",
        "Biaya satuan untuk `{name}` tidak dapat dipakai: {value} rupiah.",
        "Tulis biaya untuk melayani satu orang lagi, lebih dari nol.",
        "The unit cost of `{name}` cannot be used: {value} rupiah.",
        "Write what serving one more costs, more than zero.",
    ),
    _message(
        "PLN-205",
        "`{value}` bukan tanggal.",
        "Tulis tahun-bulan-hari, misalnya --today 2026-09-30.",
        "`{value}` is not a date.",
        "Write year-month-day, for example --today 2026-09-30.",
    ),
    _message(
        "PLN-206",
        "Tahun {year} di luar {first} sampai {last}.",
        "Tulis tahun target dengan empat angka, misalnya --year 2026.",
        "The year {year} is not from {first} to {last}.",
        "Write the year of the target in four digits, for example --year 2026.",
    ),
)
