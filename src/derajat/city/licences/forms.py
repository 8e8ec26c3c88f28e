"""How licensed premises and their supervision are reported."""

from derajat.city.forms.cells import (
    choice,
    day_cell,
    day_in_words,
    month_and_year,
    month_digits,
    running_number,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_REGISTER_SARANA = Form(
    source="register-sarana",
    register="objek-perizinan",
    file="Register_Sarana_Berizin.xlsx",
    title=(
        "REGISTER SARANA KEFARMASIAN, ALAT KESEHATAN DAN PANGAN",
        "PEMBINAAN DAN PENGAWASAN (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR SARANA",), "sarana"),
        FormColumn(("JENIS SARANA",), "jenis"),
        FormColumn(("KEWENANGAN",), "kewenangan"),
        FormColumn(("TINGKAT RISIKO",), "risiko"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(
            (
                "TANGGAL IZIN",
                "TERBIT",
            ),
            "terbit",
            day_in_words,
        ),
        FormColumn(
            (
                "TANGGAL IZIN",
                "BERLAKU SAMPAI",
            ),
            "berlaku_sampai",
            day_in_words,
        ),
        FormColumn(
            (
                "TANGGAL IZIN",
                "SARANA TUTUP",
            ),
            "tutup",
            day_in_words,
        ),
    ),
    time="terbit",
    time_type=ColumnType.DATE,
    place="kelurahan",
    has_column_numbers=True,
)

_BAP_PEMERIKSAAN = Form(
    source="bap-pemeriksaan",
    register="pemeriksaan-perizinan",
    file="BAP_Pemeriksaan_Sarana_{year}.xlsx",
    title=(
        "REKAPITULASI BERITA ACARA PEMERIKSAAN SARANA",
        "TAHUN {year} (DATA REKAAN)",
    ),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR BAP",), "pemeriksaan"),
        FormColumn(("NOMOR SARANA",), "sarana"),
        FormColumn(("JENIS SARANA",), "jenis"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(
            (
                "TANGGAL",
                "PERIKSA",
            ),
            "tanggal",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "LAPORAN",
            ),
            "laporan",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "TENGGAT PERBAIKAN",
            ),
            "tenggat",
            day_cell,
        ),
        FormColumn(
            (
                "TANGGAL",
                "PERBAIKAN DITERIMA",
            ),
            "selesai",
            day_cell,
        ),
        FormColumn(("KUNJUNGAN",), "kunjungan"),
        FormColumn(("TEMUAN",), "temuan"),
        FormColumn(("POKOK TEMUAN",), "kategori"),
        FormColumn(("SANKSI",), "sanksi"),
        FormColumn(("PEMERIKSAAN GABUNGAN",), "gabungan", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_RENCANA_PENGAWASAN = Form(
    source="rencana-pengawasan",
    register="rencana-pengawasan",
    file="Rencana_Pengawasan_Sarana.xlsx",
    title=("RENCANA DAN REALISASI PENGAWASAN SARANA BERDASARKAN RISIKO (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NOMOR",), "rencana"),
        FormColumn(("JENIS SARANA",), "jenis"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("BULAN RENCANA",), "bulan", month_and_year),
        FormColumn(("TANGGAL TERLAKSANA",), "terlaksana", day_in_words),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_PERMOHONAN_IZIN = Form(
    source="permohonan-izin",
    register="permohonan-izin",
    file="Permohonan_Izin.xlsx",
    title=("DAFTAR PERMOHONAN IZIN DAN REKOMENDASI (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO PERMOHONAN",), "permohonan"),
        FormColumn(("JENIS IZIN",), "jenis"),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("BERKAS LENGKAP",), "lengkap", day_in_words),
        FormColumn(("REKOMENDASI TERBIT",), "terbit", day_in_words),
    ),
    time="lengkap",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_E_LAPORAN_SARANA = Form(
    source="e-laporan-sarana",
    register="e-laporan-sarana",
    file="E-Laporan_Sarana_{year}.csv",
    columns=(
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("BULAN",), "bulan", month_digits),
        FormColumn(("WAJIB_LAPOR",), "wajib"),
        FormColumn(("DITERIMA",), "diterima"),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_SAMPEL_PRODUK = Form(
    source="sampel-produk",
    register="sampel-produk",
    file="Hasil_Uji_Sampel.xlsx",
    title=("HASIL PENGUJIAN SAMPEL PRODUK (DATA REKAAN)",),
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("NO SAMPEL",), "sampel"),
        FormColumn(("TANGGAL AMBIL",), "tanggal", day_cell),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(("JENIS PRODUK",), "produk"),
        FormColumn(("MEMENUHI SYARAT",), "memenuhi", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (
    _REGISTER_SARANA,
    _BAP_PEMERIKSAAN,
    _RENCANA_PENGAWASAN,
    _PERMOHONAN_IZIN,
    _E_LAPORAN_SARANA,
    _SAMPEL_PRODUK,
)
