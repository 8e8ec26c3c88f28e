"""Messages about backups (ARC-0xx)."""

from derajat.errors.messages import Family, Message, MessagesOf


_refusal = MessagesOf(Family.REFUSAL)

MESSAGES: tuple[Message, ...] = (
    _refusal(
        "ARC-001",
        "Berkas {path} sudah ada dan tidak ditimpa.",
        "Pilih nama lain, misalnya dengan tanggal hari ini.",
        "The file {path} exists and is not written over.",
        "Choose another name, such as one with today's date.",
    ),
    _refusal(
        "ARC-002",
        "Cadangan tidak dapat ditulis: {reason}.",
        "Periksa tempat dan izin folder, lalu ulangi; tidak ada berkas setengah jadi.",
        "The backup cannot be written: {reason}.",
        "Check space and rights of the folder and repeat; no half file is left.",
    ),
    _refusal(
        "ARC-010",
        "Folder {path} tidak kosong; pemulihan hanya ke folder kosong.",
        "Sebut folder baru dengan --data.",
        "The folder {path} is not empty; restoring needs an empty one.",
        "Name a new folder with --data.",
    ),
    _refusal(
        "ARC-011",
        "Berkas ini bukan cadangan Derajat, atau daftarnya rusak.",
        "Pakai salinan cadangan yang lain; tidak ada yang dipulihkan.",
        "This file is no backup of Derajat, or its list is damaged.",
        "Use another copy of the backup; nothing was restored.",
    ),
    _refusal(
        "ARC-012",
        "Berkas {name} tercantum di daftar tetapi tidak ada dalam cadangan.",
        "Pakai salinan cadangan yang lain; tidak ada yang dipulihkan.",
        "The file {name} is listed but is not in the backup.",
        "Use another copy of the backup; nothing was restored.",
    ),
    _refusal(
        "ARC-013",
        "Isi berkas {name} tidak sama dengan saat dicadangkan.",
        "Pakai salinan cadangan yang lain; tidak ada yang dipulihkan.",
        "The content of {name} is not what was backed up.",
        "Use another copy of the backup; nothing was restored.",
    ),
    _refusal(
        "ARC-014",
        "Berkas {name} ada dalam cadangan tetapi tidak tercantum di daftar.",
        "Pakai salinan cadangan yang lain; tidak ada yang dipulihkan.",
        "The file {name} is in the backup but not on its list.",
        "Use another copy of the backup; nothing was restored.",
    ),
    _refusal(
        "ARC-015",
        "Basis data {name} dalam cadangan rusak.",
        "Pakai cadangan sebelumnya; tidak ada yang dipulihkan.",
        "The database {name} in the backup is damaged.",
        "Use an earlier backup; nothing was restored.",
    ),
    _refusal(
        "ARC-016",
        "Pemulihan terhenti: {reason}.",
        "Periksa tempat dan izin folder, lalu ulangi; tidak ada yang dipulihkan.",
        "Restoring stopped: {reason}.",
        "Check space and rights of the folder and repeat; nothing was restored.",
    ),
)
