"""How health checks, outreach and partners are reported."""

from derajat.city.forms.cells import (
    as_text,
    choice,
    day_as,
    day_in_words,
    month_and_year,
    running_number,
    thousands,
    without_dots,
)
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_NOTE = "Catatan: data rekaan untuk latihan, bukan data orang yang ada."

_VISITS = Form(
    source="asik-skrining",
    register="skrining",
    file="ASIK_skrining_CKG_PTM_{year}.csv",
    columns=(
        FormColumn(("ID_PEMERIKSAAN",), "pemeriksaan"),
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("PROGRAM",), "program"),
        FormColumn(("TGL_PEMERIKSAAN",), "tanggal", day_as("%d/%m/%Y")),
        FormColumn(("TGL_LAHIR",), "tanggal_lahir", day_as("%Y-%m-%d")),
        FormColumn(("JK",), "jk"),
        FormColumn(("KODE_KELURAHAN",), "kelurahan", without_dots),
        FormColumn(("KODE_PUSKESMAS",), "puskesmas"),
        FormColumn(("PENDEKATAN",), "pendekatan"),
        FormColumn(("KANAL",), "kanal"),
        FormColumn(("GELOMBANG",), "gelombang"),
        FormColumn(("ID_KEGIATAN",), "kegiatan"),
        FormColumn(("HADIR",), "hadir", choice()),
        FormColumn(("PAKET_LENGKAP",), "lengkap", choice()),
        FormColumn(("TEKANAN_DARAH_TINGGI",), "hipertensi", choice()),
        FormColumn(("GULA_DARAH_TINGGI",), "gula_tinggi", choice()),
        FormColumn(("OBESITAS",), "obesitas", choice()),
        FormColumn(("GANGGUAN_PENGLIHATAN",), "mata", choice()),
        FormColumn(("MASALAH_GIGI",), "gigi", choice()),
        FormColumn(("MASALAH_JIWA",), "jiwa", choice()),
        FormColumn(("ANEMIA",), "anemia", choice()),
        FormColumn(("GEJALA_TB",), "gejala_tb", choice()),
        FormColumn(("DIRUJUK",), "rujuk", choice()),
        FormColumn(("TGL_TINDAK_LANJUT",), "tindak_lanjut", day_as("%d/%m/%Y")),
        FormColumn(("TERKENDALI",), "terkendali", choice()),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

_SUMMARY = Form(
    source="rekap-skrining",
    register="skrining-rekap",
    file="Rekap_Skrining_PTM_Lansia_{year}.xlsx",
    title=(
        "REKAPITULASI SKRINING PERTAMA USIA PRODUKTIF DAN LANSIA (DATA REKAAN)",
        "TAHUN {year}",
    ),
    notes=(_NOTE,),
    has_column_numbers=True,
    columns=(
        FormColumn(("NO",), style=running_number),
        FormColumn(("BULAN",), "bulan", month_and_year),
        FormColumn(("KODE KELURAHAN",), "kelurahan"),
        FormColumn(
            ("DISKRINING PERTAMA KALI TAHUN INI", "USIA 15-59 TAHUN"),
            "produktif",
            has_total=True,
        ),
        FormColumn(
            ("DISKRINING PERTAMA KALI TAHUN INI", "USIA 60 TAHUN KE ATAS"),
            "lansia",
            has_total=True,
        ),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="kelurahan",
)

_EVENTS = Form(
    source="kegiatan-ckg",
    register="ckg-kegiatan",
    file="Log_Kegiatan_CKG_Aktif_{year}.xlsx",
    title=("LOG KEGIATAN CEK KESEHATAN GRATIS AKTIF (DATA REKAAN)", "TAHUN {year}"),
    notes=(_NOTE,),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("ID Kegiatan",), "kegiatan"),
        FormColumn(("Tanggal",), "tanggal", day_in_words),
        FormColumn(("Kode Puskesmas",), "puskesmas"),
        FormColumn(("Tempat", "Jenis"), "jenis"),
        FormColumn(("Tempat", "ID Institusi"), "institusi"),
        FormColumn(("Terlaksana",), "terlaksana", choice()),
        FormColumn(("Jumlah", "Petugas"), "petugas"),
        FormColumn(("Jumlah", "Terdaftar"), "terdaftar", has_total=True),
        FormColumn(("Jumlah", "Diperiksa"), "diperiksa", has_total=True),
        FormColumn(("Biaya (Rp)",), "biaya", thousands),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="puskesmas",
)

_PARTNERS = Form(
    source="mitra-ckg",
    register="ckg-mitra",
    file="Klinik_RS_Mitra_CKG_{year}.xlsx",
    title=("KLINIK DAN RUMAH SAKIT MITRA CKG (DATA REKAAN)", "TAHUN {year}"),
    notes=(_NOTE,),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Kode Fasilitas",), "fasilitas"),
        FormColumn(("Bulan",), "bulan", month_and_year),
        FormColumn(("Puskesmas Wilayah",), "puskesmas"),
        FormColumn(("Jenis",), "jenis"),
        FormColumn(("Memenuhi Syarat",), "memenuhi_syarat", choice()),
        FormColumn(("Orang Diperiksa",), "diperiksa", has_total=True),
    ),
    time="bulan",
    time_type=ColumnType.MONTH,
    place="puskesmas",
)

FORMS = (_VISITS, _SUMMARY, _EVENTS, _PARTNERS)
