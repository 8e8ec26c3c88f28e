"""Messages about plans that people write on pages (WEB-10x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "WEB-100",
        "Konsep rencana {plan} tidak sedang terbuka, jadi tulisan ini belum disimpan.",
        "Salin dahulu tulisan Anda; minta konsep dikembalikan, atau mulai yang baru.",
        "The draft of plan {plan} is not open, so this was not saved.",
        "Copy what you wrote; ask for the draft to be returned, or begin a new one.",
    ),
    _refusal(
        "WEB-101",
        "Konsep ini ikut Anda tulis atau ajukan, jadi bukan Anda yang menyetujuinya.",
        "Minta orang lain yang berwenang menyetujuinya.",
        "You wrote in this draft or submitted it, so it is not yours to approve.",
        "Ask somebody else who may approve it.",
    ),
    _refusal(
        "WEB-102",
        "Belum ada yang berubah dalam konsep rencana {plan}.",
        "Ubah dahulu satu simpul, atau batalkan konsep ini.",
        "Nothing was changed in the draft of plan {plan} yet.",
        "Change a node first, or cancel the draft.",
    ),
    _refusal(
        "WEB-103",
        "Di bawah simpul {node} masih ada: {below}.",
        "Pindahkan atau hapus dahulu simpul di bawahnya.",
        "Below node {node} there still are: {below}.",
        "Move or delete the nodes below it first.",
    ),
    _refusal(
        "WEB-104",
        "Kode {node} sudah dipakai dalam konsep ini.",
        "Beri kode lain.",
        "The code {node} is already used in this draft.",
        "Give it another code.",
    ),
    _refusal(
        "WEB-105",
        "Konsep rencana {plan} sudah berubah sejak halaman ini dibuka.",
        "Baca perbedaannya di bawah, lalu putuskan lagi.",
        "The draft of plan {plan} has changed since this page was opened.",
        "Read the differences below and decide again.",
    ),
    _refusal(
        "WEB-106",
        "Simpul {node} tidak ada lagi dalam konsep ini; tulisan Anda belum disimpan.",
        "Salin tulisan Anda, lalu buat simpul baru di bawah induk yang tepat.",
        "Node {node} is no longer in this draft; what you wrote was not saved.",
        "Copy what you wrote and make a new node under the right parent.",
    ),
)
