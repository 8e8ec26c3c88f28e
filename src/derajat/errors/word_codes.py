"""Messages about the words of a command (WRD)."""

from derajat.errors.messages import Family, Message, MessagesOf


_message = MessagesOf(Family.WORDS)

MESSAGES: tuple[Message, ...] = (
    _message(
        "WRD-001",
        "Tidak ada perintah `{word}`. {known}",
        "Lihat semua perintah dengan `derajat --help`.",
        "There is no command `{word}`. {known}",
        "See all commands with `derajat --help`.",
    ),
    _message(
        "WRD-002",
        "Pilihan `{word}` tidak dikenal perintah ini. {known}",
        "Lihat pilihannya dengan `{help}`.",
        "This command does not know the option `{word}`. {known}",
        "See its options with `{help}`.",
    ),
    _message(
        "WRD-003",
        "`{word}` belum disebut.",
        "Tambahkan nilainya; lihat `{help}`.",
        "`{word}` is missing.",
        "Add its value; see `{help}`.",
    ),
    _message(
        "WRD-004",
        "`{value}` bukan nilai untuk `{word}`.",
        "Lihat nilai yang boleh dengan `{help}`.",
        "`{value}` is no value for `{word}`.",
        "See what is allowed with `{help}`.",
    ),
    _message(
        "WRD-005",
        "`{word}` disebut lebih dari satu kali.",
        "Sebut satu kali saja.",
        "`{word}` is given more than once.",
        "Give it once.",
    ),
    _message(
        "WRD-006",
        "Perintah ini tidak mengerti `{word}`.",
        "Beri tanda kutip pada teks yang berspasi; lihat `{help}`.",
        "This command does not understand `{word}`.",
        "Quote texts that have spaces; see `{help}`.",
    ),
)
