"""Messages of the interface for programs (API-00x)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "API-001",
        "Token tidak ada, salah, atau sudah berakhir.",
        "Kirim kepala Authorization: Bearer dengan token yang berlaku; minta yang baru "
        "kepada pengelola sistem.",
        "The token is missing, wrong or has ended.",
        "Send the header Authorization: Bearer with a valid token; ask the system "
        "administrator for a new one.",
    ),
    _refusal(
        "API-002",
        "Tidak ada, atau bukan untuk peran dan wilayah token ini.",
        "Periksa alamat, kode, dan wilayahnya; daftar wilayah token ada di /wilayah.",
        "It does not exist, or is not for the role and areas of this token.",
        "Check the address, code and area; the areas of the token are at /wilayah.",
    ),
    _refusal(
        "API-003",
        "Ada kata yang tidak dapat dibaca: {words}.",
        "Perbaiki kata itu menurut /openapi.json, lalu minta lagi.",
        "Some words cannot be read: {words}.",
        "Mend them as /openapi.json describes, and ask again.",
    ),
    _refusal(
        "API-004",
        "Alamat ini hanya dapat dibaca.",
        "Pakai GET; yang ditulis orang diubah di halaman, oleh orangnya.",
        "This address can only be read.",
        "Use GET; what people write is changed on the pages, by them.",
    ),
    _refusal(
        "API-005",
        "Definisi sudah berubah sejak angka ini dihitung, jadi tidak dapat dijelaskan.",
        "Hitung ulang dengan derajat measure.",
        "The definitions changed since this number was computed; it cannot be "
        "explained.",
        "Compute again with derajat measure.",
    ),
    _refusal(
        "API-006",
        "Permintaan tidak dapat dibaca.",
        "Periksa alamat dan kepala permintaan, lalu minta lagi.",
        "The request cannot be read.",
        "Check its address and headers, and ask again.",
    ),
    _refusal(
        "API-007",
        "Ada yang salah pada aplikasi.",
        "Coba sekali lagi; bila tetap begini, beri tahu pengelola sistem.",
        "Something went wrong in the application.",
        "Try once more; if it stays so, tell the system administrator.",
    ),
)
