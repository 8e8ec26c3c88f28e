"""What people call the programmes that answer for indicators."""

from derajat.model.labels import Label


PROGRAMMES = {
    "anggaran": Label("Anggaran kesehatan", "Health budget"),
    "ckg": Label("Cek kesehatan gratis (CKG)", "Free health check (CKG)"),
    "farmasi": Label("Obat dan farmasi", "Medicines and pharmacy"),
    "fasyankes": Label("Fasilitas pelayanan kesehatan", "Health facilities"),
    "gawat-darurat": Label("Gawat darurat dan krisis", "Emergencies and crises"),
    "germas": Label("Gerakan hidup sehat (Germas)", "Healthy living (Germas)"),
    "gizi": Label("Gizi", "Nutrition"),
    "iku": Label("Indikator kinerja utama", "Key performance indicators"),
    "ilp": Label("Integrasi layanan primer (ILP)", "Integrated primary care (ILP)"),
    "imunisasi": Label("Imunisasi", "Immunisation"),
    "jkn": Label("Jaminan kesehatan (JKN)", "Health insurance (JKN)"),
    "kepuasan": Label("Kepuasan masyarakat", "Satisfaction"),
    "kesling": Label("Kesehatan lingkungan", "Environmental health"),
    "kia": Label("Kesehatan ibu dan anak (KIA)", "Maternal and child health (KIA)"),
    "pemerataan": Label("Pemerataan", "Equity"),
    "penduduk": Label("Penduduk", "Population"),
    "penyakit": Label("Pengendalian penyakit", "Disease control"),
    "perizinan": Label("Perizinan", "Licences"),
    "sasaran": Label("Sasaran program", "Eligible people"),
    "sdm": Label("Tenaga kesehatan", "Health workforce"),
    "sekolah": Label("Kesehatan sekolah dan remaja", "School and adolescent health"),
    "skdr": Label("Kewaspadaan dini (SKDR)", "Early warning (SKDR)"),
    "spm": Label("Standar pelayanan minimal (SPM)", "Minimum standards (SPM)"),
    "stunting": Label("Stunting", "Stunting"),
    "tata-kelola": Label("Tata kelola", "Governance"),
    "ukbm": Label("Upaya masyarakat (Posyandu)", "Community efforts (Posyandu)"),
}


def name_programme(code: str) -> Label:
    """The name of a programme; its code where nobody gave it one."""
    return PROGRAMMES.get(code, Label(code, code))
