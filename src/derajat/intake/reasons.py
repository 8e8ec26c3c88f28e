"""Short words for why rows are set aside, for receipts."""

from derajat.model.labels import Label


TOTAL, NOTE, NUMBERS, HEADER = "REC-050", "REC-051", "REC-052", "REC-053"

ROUTINE = frozenset({TOTAL, NOTE, NUMBERS, HEADER, "REC-060", "REC-064"})
"""Findings that every proper form has, or that one mark tells for many rows: told in
the receipt, not marked in the file."""

_WORDS = {
    "REC-020": Label("bukan angka", "not a number"),
    "REC-021": Label("kesalahan rumus", "formula error"),
    "REC-022": Label("bukan bilangan bulat", "not a whole number"),
    "REC-023": Label("terlalu banyak desimal", "too many decimals"),
    "REC-024": Label("waktu tidak terbaca", "time unreadable"),
    "REC-025": Label("tanggal tidak pasti", "date ambiguous"),
    "REC-026": Label("kode tidak dikenal", "unknown code"),
    "REC-027": Label("kode terpotong", "damaged code"),
    "REC-028": Label("sel kosong", "empty cell"),
    "REC-029": Label("di luar batas", "out of range"),
    "REC-030": Label("jumlah negatif", "negative count"),
    "REC-031": Label("persen, bukan jumlah", "percentage, not a count"),
    "REC-032": Label("tanggal, bukan angka", "date, not a number"),
    "REC-033": Label("bukan ya atau tidak", "not yes or no"),
    "REC-034": Label("bulan tanpa tahun", "month without year"),
    "REC-035": Label("teks terlalu panjang", "text too long"),
    "REC-036": Label("angka terlalu besar", "number too large"),
    "REC-037": Label("tanda desimal lain", "other decimal mark"),
    "REC-040": Label("wilayah tidak dikenal", "unknown area"),
    "REC-041": Label("nama wilayah tidak pasti", "ambiguous area name"),
    "REC-042": Label("di luar wilayah kantor", "outside the office's area"),
    "REC-043": Label("tingkat wilayah salah", "wrong level of area"),
    "REC-044": Label("wilayah sudah berakhir", "area ended"),
    "REC-045": Label("wilayah belum ada", "area not yet there"),
    TOTAL: Label("jumlah", "total"),
    NOTE: Label("keterangan", "note"),
    NUMBERS: Label("nomor kolom", "column numbers"),
    HEADER: Label("kepala tabel terulang", "header repeated"),
    "REC-054": Label("baris ganda", "duplicate"),
    "REC-055": Label("kunci ganda, isi berbeda", "same key, other content"),
    "REC-057": Label("melanggar aturan", "against a rule"),
    "REC-062": Label("isi bergeser", "content shifted"),
    "REC-063": Label("kepala tabel lain", "header of another table"),
    "REC-064": Label("tabel lain", "another table"),
    "REC-065": Label("tanpa angka", "no number"),
    "REC-073": Label("jumlah lain dari rinciannya", "total unlike its parts"),
    "REC-074": Label("jumlah lain dari barisnya", "total unlike its rows"),
    "REC-075": Label("angka pembanding tidak terbaca", "comparison unreadable"),
    "REC-080": Label("NIK rusak oleh spreadsheet", "NIK damaged by spreadsheet"),
    "REC-081": Label("NIK bukan 16 angka", "NIK not of 16 digits"),
    "REC-082": Label("bukan NIK", "no NIK"),
    "REC-083": Label("NIK nol semua", "NIK all zeros"),
    "REC-084": Label("tanggal lahir dalam NIK salah", "wrong birth date in NIK"),
    "REC-101": Label("nama lembar tidak terbaca", "sheet name unreadable"),
    "REC-103": Label("ganda di lembar lain", "repeated on another sheet"),
    "REC-104": Label("kunci ganda di lembar lain", "same key on another sheet"),
}


def reason_word(code: str, language: str = "id") -> str:
    """The reason in a word or two; the code itself where there is no word."""
    label = _WORDS.get(code)
    return label.render(language) if label else code
