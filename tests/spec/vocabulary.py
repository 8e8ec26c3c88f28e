"""The columns that specifications use: one type for each name, everywhere."""

from derajat.model.columns import Column, ColumnType


NAMES_BY_TYPE = {
    ColumnType.ID: "orang anak kehamilan bayi",
    ColumnType.AREA: "desa desa_layanan puskesmas desa_lama",
    ColumnType.CODE: "jk hasil status kanal obat jenis tipe kelompok layanan asal",
    ColumnType.WHOLE: (
        "umur_menit umur_jam umur_hari umur_minggu umur_bulan umur_tahun"
        " berat_g berat_lalu_g naik_g panjang_mm kasus pakai pakai_3 sisa jumlah"
        " minimum sakit mati ditimbang bblr hari hari_kosong menit kontak nilai"
        " u1 u2 u3"
    ),
    ColumnType.RUPIAH: "anggaran realisasi",
    ColumnType.YES_NO: "hadir lengkap maternal insidental aktif pindah gawat",
    ColumnType.DATE: (
        "tanggal tanggal_lahir tanggal_k1 tanggal_k2 tanggal_k3 tanggal_k6"
        " tanggal_pindah mulai selesai awal_periode akhir_periode akhir batas"
    ),
    ColumnType.MONTH: "bulan bulan_lahir",
    ColumnType.WEEK: "minggu",
    ColumnType.YEAR: "tahun",
    ColumnType.MOMENT: "masuk tiba",
}
DECIMALS = {
    "tbu_z": 2,
    "kadar": 1,
    "harga": 2,
    "biaya": 2,
    "pakai_disesuaikan": 1,
    "kebutuhan": 1,
    "tinggi_cm": 2,
    "berat_kg": 3,
}

COLUMNS: dict[str, Column] = {
    name: Column(name=name, type=type_, never_missing=False)
    for type_, names in NAMES_BY_TYPE.items()
    for name in names.split()
} | {
    name: Column(name=name, type=ColumnType.DECIMAL, never_missing=False, places=places)
    for name, places in DECIMALS.items()
}

TIMES = ("tanggal", "bulan", "minggu", "tahun")
"""The time of a dataset is the first of these that it has."""

NEUTRAL = {"desa": "D1", "tanggal": "2026-06-15"}
"""What stands in a table that does not show a place or a time."""
