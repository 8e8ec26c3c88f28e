"""Messages about letters to senders and about pages of indicators (REF-22x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _message(
        "REF-221",
        "“{value}” bukan bulan.",
        "Tulis tahun dan bulan, misalnya 2026-08.",
        "“{value}” is not a month.",
        "Write year and month, such as 2026-08.",
    ),
    _message(
        "REF-222",
        "{office} belum menerima satu berkas pun, jadi belum ada yang dapat ditulis "
        "kepada pengirimnya.",
        "Terima berkas dengan `derajat receive`, lalu ulangi.",
        "{office} has not received a file yet, so there is nothing to write to those "
        "who send.",
        "Receive files with `derajat receive`, then try again.",
    ),
    _message(
        "REF-223",
        "“{value}” bukan Puskesmas di wilayah {office}. {known}",
        "Sebut kode atau nama Puskesmasnya.",
        "“{value}” is not a Puskesmas of {office}. {known}",
        "Give the code or the name of the Puskesmas.",
    ),
    _message(
        "REF-224",
        "Tidak ada indikator `{value}`. {known}",
        "Lihat daftarnya di docs/methods, atau periksa huruf dan tanda hubungnya.",
        "There is no indicator `{value}`. {known}",
        "See the list in docs/methods, or check its letters and hyphens.",
    ),
    _message(
        "REF-225",
        "Surat tidak dapat ditulis ke {path}: {reason}.",
        "Pilih folder lain dengan --output, atau tutup berkas yang sedang terbuka.",
        "The letters cannot be written to {path}: {reason}.",
        "Choose another folder with --output, or close a file that is open.",
    ),
)
