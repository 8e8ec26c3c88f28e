"""How schools, pupils and the screening of children are reported."""

from derajat.city.forms.cells import as_text, choice, day_as, running_number
from derajat.city.forms.form import Form, FormColumn
from derajat.model.columns import ColumnType


_CLASSES = Form(
    source="siswa-sekolah",
    register="sekolah-kelas",
    file="Siswa_Sekolah_{year}.xlsx",
    title=("JUMLAH SISWA MENURUT SEKOLAH DAN KELAS (DATA REKAAN)", "TAHUN {year}"),
    notes=("Sumber: data rekaan menyerupai Dapodik dan EMIS, keadaan 1 Juli.",),
    columns=(
        FormColumn(("No",), style=running_number),
        FormColumn(("Tahun",), "tahun"),
        FormColumn(("Sekolah", "Kode"), "sekolah"),
        FormColumn(("Sekolah", "Jenjang"), "jenjang"),
        FormColumn(("Sekolah", "Kode Kelurahan"), "kelurahan"),
        FormColumn(("Sekolah", "Kode Puskesmas"), "puskesmas"),
        FormColumn(("Kelas",), "kelas"),
        FormColumn(("Jumlah Siswa",), "siswa", has_total=True),
    ),
    time="tahun",
    time_type=ColumnType.YEAR,
    place="kelurahan",
)

_SCREENING = Form(
    source="ckg-sekolah",
    register="skrining-sekolah",
    file="CKG_Sekolah_UKS_{year}.csv",
    columns=(
        FormColumn(("ID_PEMERIKSAAN",), "pemeriksaan"),
        FormColumn(("NIK",), "nik", as_text),
        FormColumn(("TANGGAL",), "tanggal", day_as("%d-%m-%Y")),
        FormColumn(("TGL_LAHIR",), "tanggal_lahir", day_as("%d-%m-%Y")),
        FormColumn(("JK",), "jk"),
        FormColumn(("KODE_KELURAHAN",), "kelurahan"),
        FormColumn(("KODE_PUSKESMAS",), "puskesmas"),
        FormColumn(("BERSEKOLAH",), "bersekolah", choice()),
        FormColumn(("KODE_SEKOLAH",), "sekolah"),
        FormColumn(("KELAS",), "kelas"),
        FormColumn(("LENGKAP",), "lengkap", choice()),
        FormColumn(("KARIES_GIGI",), "gigi", choice()),
        FormColumn(("GANGGUAN_PENGLIHATAN",), "mata", choice()),
        FormColumn(("GIZI_KURANG",), "kurus", choice()),
        FormColumn(("ANEMIA",), "anemia", choice()),
        FormColumn(("TGL_TINDAK_LANJUT",), "tindak_lanjut", day_as("%d-%m-%Y")),
    ),
    time="tanggal",
    time_type=ColumnType.DATE,
    place="kelurahan",
)

FORMS = (_CLASSES, _SCREENING)
