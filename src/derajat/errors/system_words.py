"""What an operating system says of a file, in the words of our messages."""

import errno


_WORDS: dict[int, tuple[str, str]] = {
    errno.EACCES: ("tidak ada izin", "no permission"),
    errno.EPERM: ("tidak ada izin", "no permission"),
    errno.EROFS: ("cakram hanya dapat dibaca", "the disk is read-only"),
    errno.ENOSPC: ("cakram penuh", "the disk is full"),
    errno.EBUSY: ("sedang dipakai program lain", "in use by another program"),
    errno.ENOTDIR: ("itu berkas, bukan folder", "it is a file, not a folder"),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "the name is too long"),
}


def system_reason(number: int | None, otherwise: str) -> tuple[str, str]:
    """The reason in Indonesian and English; `otherwise` where there is no word."""
    return _WORDS.get(number or 0, (otherwise, otherwise))
