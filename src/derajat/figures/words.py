"""The few words that figures add themselves, in both languages."""

from derajat.figures.series_specification import PointState
from derajat.figures.table_specification import Arrow
from derajat.model.indicators import Direction
from derajat.model.judgement import State
from derajat.model.labels import Label


AREA = Label("Wilayah", "Area")
PERIOD = Label("Periode", "Period")
VALUE = Label("Capaian", "Value")
INTERVAL = Label("Rentang", "Interval")
TARGET = Label("Target", "Target")
PATH = Label("Jalur target", "Path to target")
COUNTS = Label("Hitungan", "Counts")
REMARK = Label("Keterangan", "Remark")
STATE = Label("Status", "State")
BAR = Label("Grafik", "Chart")
GAP = Label("Kurang (orang)", "Missing (people)")
CODE = Label("Kode", "Code")
CLASS = Label("Kelas", "Class")
STEP = Label("Langkah", "Step")
COUNT = Label("Jumlah", "Count")
SHARE = Label("Persen", "Per cent")
DENOMINATOR = Label("Dari", "Out of")
CENTRE = Label("Garis tengah", "Centre line")
LOWER_LIMIT = Label("Batas bawah", "Lower limit")
UPPER_LIMIT = Label("Batas atas", "Upper limit")
VARIATION = Label("Variasi", "Variation")
CUMULATIVE = Label("Kumulatif %", "Cumulative %")
THIS_MONTH = Label("Bulan ini %", "This month %")
LAST_MONTH = Label("Bulan lalu %", "Last month %")
TREND = Label("Arah", "Direction")

AXIS_FROM = Label("sumbu mulai dari", "axis starts at")
CONTROL_LIMITS = Label("batas kendali", "control limits")
SOURCE = Label("Sumber", "Source")
TO_TABLE = Label("Langsung ke tabel", "Skip to the table")
TABLE = Label("Tabel angka", "Table of the numbers")
NOT_REPORTED = Label("tidak dilaporkan", "not reported")
REPORTED_ZERO = Label("nihil (dilaporkan nol)", "reported zero")
NO_DATA = Label("tidak ada data", "no data")
SMALL_NUMBER = Label("angka kecil", "small number")
WITHOUT_OUTLINE = Label(
    "Belum punya batas di peta (nilainya ada di tabel)",
    "Without a boundary on the map (values are in the table)",
)
NOT_DRAWN = Label("tidak tergambar di peta", "not drawn on the map")
INDICATIVE = Label(
    "Batas wilayah bersifat indikatif, bukan acuan hukum",
    "Boundaries are indicative, not a legal reference",
)
BOUNDARY_SOURCE = Label("Batas", "Boundaries")
DEFINITION_BREAK = Label("perubahan definisi", "change of definition")
ORDER = Label("Urutan", "Order")
ACT = Label("Tindak lanjut", "Action")
TO_ACT = Label("Buat", "Add")

POINT_STATES = {
    PointState.FINAL: Label("final", "final"),
    PointState.PROVISIONAL: Label("sementara", "provisional"),
    PointState.INCOMPLETE: Label("belum lengkap", "incomplete"),
    PointState.MISSING: Label("tidak ada data", "no data"),
    PointState.WITHHELD: Label("ditahan (angka kecil)", "withheld (small number)"),
}

ARROWS = {
    Arrow.UP: Label("naik", "up"),
    Arrow.LEVEL: Label("tetap", "level"),
    Arrow.DOWN: Label("turun", "down"),
}
ARROW_SHAPES = {Arrow.UP: "▲", Arrow.LEVEL: "▶", Arrow.DOWN: "▼"}

_ABOVE = Label("di atas", "above")
_BELOW = Label("di bawah", "below")
_UNSURE = Label("belum pasti", "not certain")
_REACHED = Label("tercapai", "reached")
_NOT_REACHED = Label("belum tercapai", "not reached")


def state_word(state: State | None, better: Direction) -> Label:
    """The short word of a state: where the value lies against its target."""
    if state is State.CANNOT_TELL:
        return _UNSURE
    if state is None or state is State.DATA_TOO_POOR:
        return NO_DATA
    is_reached = state is State.REACHED
    if better is Direction.HIGHER:
        return _ABOVE if is_reached else _BELOW
    if better is Direction.LOWER:
        return _BELOW if is_reached else _ABOVE
    return _REACHED if is_reached else _NOT_REACHED


def state_shape(state: State | None, better: Direction) -> str:
    """The shape of a state: ▲ above, ▼ below, ◆ not certain, – without a judgement."""
    if state is State.CANNOT_TELL:
        return "◆"
    if state is None or state is State.DATA_TOO_POOR:
        return "–"
    if better not in (Direction.HIGHER, Direction.LOWER):
        return "●" if state is State.REACHED else "▼"
    is_above = (state is State.REACHED) is (better is Direction.HIGHER)
    return "▲" if is_above else "▼"
