"""What the invented plan promises for its programmes, activities and sub activities.

Names of programmes and activities follow the nomenclature; all targets and the wording
of outputs are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """An invented indicator of a programme or an activity: targets of 2025 to 2029."""

    measured_by: str
    statement: str
    baseline: str
    targets: tuple[str, str, str, str, str]
    unit: str = "%"


_ALL = ("100", "100", "100", "100", "100")

NAMES = {
    "1.02.01": "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
    "1.02.01.2.02": "Administrasi Keuangan Perangkat Daerah",
    "1.02.01.2.06": "Administrasi Umum Perangkat Daerah",
    "1.02.01.2.08": "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
    "1.02.01.2.10": "Peningkatan Pelayanan BLUD",
    "1.02.02": "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan "
    "Masyarakat",
    "1.02.02.2.01": "Penyediaan Fasilitas Pelayanan Kesehatan untuk UKM dan UKP "
    "Kewenangan Daerah Kabupaten/Kota",
    "1.02.02.2.02": "Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat "
    "Daerah Kabupaten/Kota",
    "1.02.02.2.03": "Penyelenggaraan Sistem Informasi Kesehatan secara Terintegrasi",
    "1.02.02.2.04": "Penerbitan Izin Rumah Sakit Kelas C, D dan Fasilitas Pelayanan "
    "Kesehatan Tingkat Daerah Kabupaten/Kota",
    "1.02.03": "Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan",
    "1.02.03.2.02": "Perencanaan Kebutuhan dan Pendayagunaan SDM Kesehatan",
    "1.02.03.2.03": "Pengembangan Mutu dan Peningkatan Kompetensi Teknis SDM Kesehatan",
    "1.02.04": "Program Sediaan Farmasi, Alat Kesehatan dan Makanan Minuman",
    "1.02.04.2.01": "Pemberian Izin Apotek, Toko Obat, Toko Alat Kesehatan dan Optikal",
    "1.02.05": "Program Pemberdayaan Masyarakat Bidang Kesehatan",
    "1.02.05.2.02": "Pelaksanaan Sehat dalam rangka Promotif Preventif",
    "1.02.05.2.03": "Pengembangan dan Pelaksanaan UKBM",
}

PROMISES = {
    ("S1", "1.02.02"): Promise(
        "SPM-02", "Ibu bersalin mendapat pelayanan sesuai standar", "67", _ALL
    ),
    ("S1", "1.02.02.2.02"): Promise(
        "KIA-KNL",
        "Bayi baru lahir mendapat kunjungan lengkap",
        "74",
        ("≥78", "≥82", "≥86", "≥90", "≥92"),
    ),
    ("S2", "1.02.02"): Promise(
        "GZ-ND",
        "Balita ditimbang yang naik berat badannya",
        "50",
        ("≥55", "≥60", "≥65", "≥70", "≥75"),
    ),
    ("S2", "1.02.02.2.02"): Promise(
        "GZ-VITA-TAHUN",
        "Anak mendapat vitamin A sesuai umurnya",
        "77",
        ("≥80", "≥83", "≥86", "≥88", "≥90"),
    ),
    ("S3", "1.02.02"): Promise(
        "SPM-09", "Penderita diabetes mendapat pelayanan sesuai standar", "4", _ALL
    ),
    ("S3", "1.02.02.2.02"): Promise(
        "SKDR-KLP",
        "Kelengkapan laporan kewaspadaan dini",
        "93",
        ("≥94", "≥95", "≥95", "≥96", "≥96"),
    ),
    ("S4", "1.02.01"): Promise(
        "BLUD-CRR",
        "Tingkat pemulihan biaya Puskesmas",
        "76",
        ("≥77", "≥78", "≥79", "≥80", "≥81"),
    ),
    ("S4", "1.02.01.2.10"): Promise(
        "BLUD", "Puskesmas berstatus BLUD", "78", ("≥80", "≥88", "≥100", "≥100", "≥100")
    ),
    ("S4", "1.02.02"): Promise(
        "ASP",
        "Kelengkapan sarana, prasarana dan alat Puskesmas",
        "80",
        ("≥82", "≥84", "≥86", "≥88", "≥90"),
    ),
    ("S4", "1.02.02.2.01"): Promise(
        "OB-KAB",
        "Puskesmas dengan sedikitnya 80 persen obat esensial",
        "95",
        _ALL,
    ),
    ("S4", "1.02.02.2.02"): Promise(
        "PSC-JWB",
        "Panggilan gawat darurat yang terjawab",
        "93",
        ("≥94", "≥94", "≥95", "≥95", "≥96"),
    ),
    ("S4", "1.02.02.2.03"): Promise(
        "SIKN-INT",
        "Fasilitas yang terhubung sistem informasi nasional",
        "40",
        ("≥60", "≥75", "≥85", "≥90", "≥95"),
    ),
    ("S4", "1.02.02.2.04"): Promise(
        "SKM-RTL",
        "Tindak lanjut survei kepuasan yang selesai",
        "60",
        ("≥65", "≥70", "≥75", "≥80", "≥85"),
    ),
    ("S4", "1.02.03"): Promise(
        "HR-STR",
        "Tenaga kesehatan Puskesmas dengan STR yang berlaku",
        "96",
        ("≥97", "≥98", "≥98", "≥99", "≥99"),
    ),
    ("S4", "1.02.03.2.02"): Promise(
        "HR-KUAL",
        "Tenaga kesehatan berpendidikan sedikitnya diploma tiga",
        "90",
        ("≥92", "≥93", "≥94", "≥95", "≥96"),
    ),
    ("S4", "1.02.03.2.03"): Promise(
        "HR-JPL",
        "Tenaga Puskesmas dengan pelatihan cukup",
        "64",
        ("≥67", "≥70", "≥73", "≥76", "≥80"),
    ),
    ("S4", "1.02.04"): Promise(
        "LS-CMP",
        "Sarana berizin tanpa temuan mayor atau kritis",
        "70",
        ("≥72", "≥74", "≥76", "≥78", "≥80"),
    ),
    ("S4", "1.02.04.2.01"): Promise(
        "LS-COV",
        "Sarana berizin yang diawasi",
        "60",
        ("≥64", "≥68", "≥72", "≥76", "≥80"),
    ),
    ("S5", "1.02.02"): Promise(
        "SPM-07", "Warga usia lanjut mendapat pelayanan sesuai standar", "69", _ALL
    ),
    ("S5", "1.02.02.2.02"): Promise(
        "JKN-RATE",
        "Peserta jaminan kesehatan yang aktif",
        "90",
        ("≥92", "≥93", "≥94", "≥95", "≥96"),
    ),
    ("S5", "1.02.05"): Promise(
        "PHBS",
        "Rumah tangga berperilaku hidup bersih dan sehat",
        "25",
        ("≥30", "≥35", "≥40", "≥45", "≥50"),
    ),
    ("S5", "1.02.05.2.02"): Promise(
        "GM-CMP", "Kampanye GERMAS yang terlaksana", "86", ("≥88", "≥90", *_ALL[:3])
    ),
    ("T3", "1.02.01"): Promise(
        "TK-SAKIP",
        "Nilai akuntabilitas kinerja",
        "73",
        ("≥74", "≥75", "≥77", "≥79", "≥80"),
        unit="nilai",
    ),
    ("T3", "1.02.01.2.02"): Promise(
        "ANG-SRP",
        "Serapan anggaran kesehatan",
        "87",
        ("≥90", "≥91", "≥92", "≥93", "≥94"),
    ),
    ("T3", "1.02.01.2.06"): Promise(
        "RK-RAPAT", "Rapat koordinasi yang terlaksana", "85", ("≥90", "≥95", *_ALL[:3])
    ),
    ("T3", "1.02.01.2.08"): Promise(
        "TK-DOK",
        "Dokumen kinerja yang diserahkan tepat waktu",
        "65",
        ("≥70", "≥75", "≥80", "≥85", "≥90"),
    ),
    ("T3", "1.02.02"): Promise(
        "GM-KNOW",
        "Warga yang ingat pesan kesehatan",
        "43",
        ("≥45", "≥48", "≥50", "≥53", "≥55"),
    ),
    ("T3", "1.02.02.2.01"): Promise(
        "ASP-K",
        "Alat kesehatan terkalibrasi pada waktunya",
        "73",
        ("≥76", "≥80", "≥84", "≥88", "≥90"),
    ),
    ("T3", "1.02.02.2.02"): Promise(
        "GM-REACH",
        "Warga yang dijangkau kampanye dari yang disasar",
        "85",
        ("≥86", "≥87", "≥88", "≥89", "≥90"),
    ),
    ("T3", "1.02.05"): Promise(
        "PY-AKT", "Posyandu aktif", "48", ("≥55", "≥60", "≥65", "≥70", "≥75")
    ),
    ("T3", "1.02.05.2.03"): Promise(
        "PY-KADER",
        "Kader Posyandu yang terlatih",
        "62",
        ("≥66", "≥70", "≥74", "≥78", "≥80"),
    ),
}
"""By objective (or goal) of the plan and code of the nomenclature."""

_SERVED = "yang mendapat pelayanan sesuai standar"

OUTPUTS = {
    "1.02.01.2.02.0001": ("ASN yang menerima gaji dan tunjangan", "orang"),
    "1.02.01.2.06.0009": ("Rapat koordinasi dan konsultasi", "laporan"),
    "1.02.01.2.08.0004": ("Jasa pelayanan umum kantor", "laporan"),
    "1.02.01.2.10.0001": ("Kunjungan yang dilayani BLUD", "kunjungan"),
    "1.02.02.2.01.0006": ("Puskesmas yang dikembangkan", "unit"),
    "1.02.02.2.01.0014": ("Alat kesehatan yang disediakan", "unit"),
    "1.02.02.2.01.0020": ("Alat kesehatan yang dipelihara", "unit"),
    "1.02.02.2.01.0023": ("Obat, bahan medis dan vaksin yang disediakan", "paket"),
    "1.02.02.2.02.0001": (f"Ibu hamil {_SERVED}", "orang"),
    "1.02.02.2.02.0002": (f"Ibu bersalin {_SERVED}", "orang"),
    "1.02.02.2.02.0003": (f"Bayi baru lahir {_SERVED}", "orang"),
    "1.02.02.2.02.0004": (f"Balita {_SERVED}", "orang"),
    "1.02.02.2.02.0005": (f"Anak usia pendidikan dasar {_SERVED}", "orang"),
    "1.02.02.2.02.0006": (f"Penduduk usia produktif {_SERVED}", "orang"),
    "1.02.02.2.02.0007": (f"Penduduk usia lanjut {_SERVED}", "orang"),
    "1.02.02.2.02.0008": (f"Penderita hipertensi {_SERVED}", "orang"),
    "1.02.02.2.02.0009": (f"Penderita diabetes {_SERVED}", "orang"),
    "1.02.02.2.02.0010": (f"ODGJ berat {_SERVED}", "orang"),
    "1.02.02.2.02.0011": (f"Orang terduga tuberkulosis {_SERVED}", "orang"),
    "1.02.02.2.02.0012": (f"Orang dengan risiko HIV {_SERVED}", "orang"),
    "1.02.02.2.02.0013": ("Kejadian luar biasa yang ditangani", "dokumen"),
    "1.02.02.2.02.0015": ("Sasaran gizi yang dilayani", "orang"),
    "1.02.02.2.02.0016": ("Sasaran kesehatan kerja dan olahraga", "orang"),
    "1.02.02.2.02.0017": ("Tempat dan sarana yang diperiksa", "dokumen"),
    "1.02.02.2.02.0018": ("Orang yang mendapat promosi kesehatan", "orang"),
    "1.02.02.2.02.0020": ("Kegiatan surveilans", "dokumen"),
    "1.02.02.2.02.0025": ("Orang yang dilayani", "orang"),
    "1.02.02.2.02.0026": ("Orang yang dibayar iuran kesehatannya", "orang"),
    "1.02.02.2.02.0033": ("Kunjungan Puskesmas yang dilayani", "kunjungan"),
    "1.02.02.2.02.0035": ("Fasilitas yang disiapkan untuk akreditasi", "unit"),
    "1.02.02.2.02.0037": ("Sinyal kewaspadaan yang ditanggapi", "laporan"),
    "1.02.02.2.02.0038": ("Panggilan gawat darurat yang dilayani", "panggilan"),
    "1.02.02.2.02.0048": ("Sasaran imunisasi yang dilayani", "orang"),
    "1.02.02.2.03.0002": ("Sistem informasi yang dikelola", "dokumen"),
    "1.02.02.2.04.0003": ("Fasilitas yang ditingkatkan mutunya", "unit"),
    "1.02.03.2.02.0002": ("Tenaga kesehatan yang dipenuhi", "orang"),
    "1.02.03.2.03.0001": ("Tenaga kesehatan yang dilatih", "orang"),
    "1.02.04.2.01.0001": ("Apotek dan toko obat yang diawasi", "sarana"),
    "1.02.05.2.02.0001": ("Orang yang mengikuti gerakan hidup sehat", "orang"),
    "1.02.05.2.03.0001": ("Kader dan UKBM yang dibina", "orang"),
}
"""The output of each sub activity, in invented words, with its unit."""
