"""Judgements in words, in both languages."""

from derajat.model.judgement import AttainmentMark, Reason, State
from derajat.model.labels import Label
from derajat.steering.attention import Cause
from derajat.steering.changes import Turn
from derajat.steering.score_lines import ResultGroup
from derajat.steering.scores import Score


STATE_WORDS = {
    State.REACHED: Label("tercapai", "reached"),
    State.NOT_REACHED: Label("belum tercapai", "not reached"),
    State.CANNOT_TELL: Label("tidak dapat dipastikan", "cannot tell"),
    State.DATA_TOO_POOR: Label("data belum memadai", "data too poor"),
    None: Label("tidak dinilai", "not judged"),
}

REASON_WORDS = {
    Reason.EXACT_COUNT: Label("dibandingkan persis", "compared exactly"),
    Reason.WHOLE_INTERVAL: Label(
        "seluruh selang di satu sisi target",
        "the whole interval lies on one side of the target",
    ),
    Reason.INTERVAL_HOLDS_TARGET: Label(
        "target berada di dalam selang", "the interval holds the target"
    ),
    Reason.NO_VALUE: Label("belum ada data", "no data yet"),
    Reason.INCOMPLETE: Label(
        "laporan yang masuk di bawah batas kantor",
        "fewer reports have come than the office's limit",
    ),
    Reason.DENOMINATOR_IN_DOUBT: Label(
        "penyebut diragukan: yang dihitung lebih banyak daripada sasarannya",
        "denominator in doubt: more counted than there are to count",
    ),
    Reason.NO_LINK: Label(
        "belum ada indikator yang mengukurnya", "no indicator measures it yet"
    ),
    Reason.NO_TARGET: Label("tidak ada target tahun ini", "no target for this year"),
    Reason.TARGET_UNREADABLE: Label(
        "target tercetak tidak dapat dibaca sebagai angka",
        "the printed target cannot be read as a number",
    ),
    Reason.TARGET_IS_A_GRADE: Label(
        "target berupa predikat, nilainya angka",
        "the target is a grade, the value a number",
    ),
    Reason.OTHER_UNIT: Label(
        "satuan target berbeda dari satuan indikator",
        "the target has another unit than the indicator",
    ),
    Reason.NO_DIRECTION: Label(
        "rencana tidak menyebut mana yang lebih baik",
        "the plan does not say which way is better",
    ),
    Reason.NOT_ON_THE_PATH: Label(
        "nilai sebagian tahun tidak dapat dibandingkan dengan target setahun",
        "work of a part of the year cannot be held against the year's target",
    ),
    Reason.TARGET_OF_THE_WHOLE: Label(
        "targetnya jumlah untuk seluruh kantor, bukan untuk wilayah ini",
        "the target is a number for the whole office, not for this area",
    ),
    Reason.NOTHING_DUE: Label(
        "belum ada bulan yang lewat pada tahun itu", "no month of the year is over yet"
    ),
}

MARK_WORDS = {
    AttainmentMark.ZERO_TARGET: Label(
        "target nol: aturan setempat, 100 bila nol, selain itu 0",
        "zero target: local rule, 100 when zero, else 0",
    ),
    AttainmentMark.NOTHING_TO_DIVIDE_BY: Label(
        "rumus membagi dengan nol", "the form divides by zero"
    ),
    AttainmentMark.NO_FORM: Label(
        "tercapai atau belum, tanpa persen: rumusnya tidak dinyatakan",
        "reached or not, without a percentage: no form is stated",
    ),
    AttainmentMark.BOUND: Label(
        "dibandingkan dengan batas yang tercetak", "set against the printed bound"
    ),
    AttainmentMark.NEGATIVE_TARGET: Label("target negatif", "negative target"),
    AttainmentMark.CAPPED: Label("dipotong pada batas", "cut at the limit"),
}

TURN_WORDS = {
    Turn.BETTER: Label("membaik", "better"),
    Turn.WORSE: Label("memburuk", "worse"),
    Turn.SAME: Label("tetap", "the same"),
    Turn.MOVED: Label("berubah", "moved"),
}

CAUSE_WORDS = {
    Cause.NOT_REACHED: Label("target belum tercapai", "target not reached"),
    Cause.DATA_TOO_POOR: Label("data belum memadai", "data too poor"),
    Cause.CANNOT_TELL: Label("tidak dapat dipastikan", "cannot tell"),
    Cause.WORSE: Label(
        "memburuk, lebih dari yang mungkin kebetulan",
        "worse, by more than chance explains",
    ),
}

GROUP_WORDS = {
    ResultGroup.POPULATION: Label(
        "Hasil pada penduduk (dampak, hasil)", "Results in the population"
    ),
    ResultGroup.OWN_WORK: Label(
        "Kinerja kantor sendiri (keluaran, proses)", "The office's own work"
    ),
    ResultGroup.NOT_STATED: Label(
        "Jenis hasil tidak disebut", "Kind of result not stated"
    ),
}


def name_state(score: Score) -> Label:
    """The state; while the year goes on, reached or not is said `so far`."""
    state = score.verdict.state
    words = STATE_WORDS[state]
    is_whole = score.share in (None, 1)
    if is_whole or state not in (State.REACHED, State.NOT_REACHED):
        return words
    return Label(f"{words.id} (sejauh ini)", f"{words.en} (so far)")


def name_cause(cause: Cause, score: Score) -> Label:
    """Why a line needs attention; of poor data also what is wrong with them."""
    words = CAUSE_WORDS[cause]
    if cause is not Cause.DATA_TOO_POOR:
        return words
    reason = REASON_WORDS[score.verdict.reason]
    return Label(f"{words.id} ({reason.id})", f"{words.en} ({reason.en})")
