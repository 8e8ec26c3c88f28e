"""A QR code as one path of squares, so that it prints sharp and needs no style."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True)
class QrCode:
    """`path` draws the dark squares in a square of `size` units, margin included."""

    path: str
    size: int


def draw_qr_code(text: str) -> QrCode:
    """The code of a text, with the margin of four squares that readers need."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    squares = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return QrCode("".join(squares), len(rows))
