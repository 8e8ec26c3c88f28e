"""What goes wrong in the office's own registers."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan(
        "usulan-musrenbang", FaultKind.UNKNOWN_WORD, 50, "diterima", loses_row=False
    ),
    FaultPlan("usulan-musrenbang", FaultKind.CUT_CODE, 50, "kelurahan"),
    FaultPlan(
        "agenda-kegiatan", FaultKind.IMPOSSIBLE_DATE, 50, "terlaksana", loses_row=False
    ),
    FaultPlan("agenda-kegiatan", FaultKind.UNKNOWN_WORD, 50, "jenis"),
    FaultPlan("agenda-kegiatan", FaultKind.LATE, 50),
    FaultPlan(
        "standar-pelayanan",
        FaultKind.IMPOSSIBLE_DATE,
        60,
        "sop_sampai",
        loses_row=False,
    ),
    FaultPlan("standar-pelayanan", FaultKind.UNKNOWN_WORD, 60, "waktu"),
    FaultPlan("register-peraturan", FaultKind.UNKNOWN_WORD, 90, "sektor"),
    FaultPlan("register-peraturan", FaultKind.OUTSIDE_AREA, 90, "kelurahan"),
    FaultPlan("hasil-pemeriksaan", FaultKind.EMPTY, 60, "tenggat"),
    FaultPlan("hasil-pemeriksaan", FaultKind.WRONG, 60, "selesai", more=40),
    FaultPlan(
        "daftar-informasi-publik",
        FaultKind.IMPOSSIBLE_DATE,
        50,
        "terbit",
        loses_row=False,
    ),
    FaultPlan("daftar-informasi-publik", FaultKind.REPEATED, 50),
    FaultPlan("permohonan-informasi", FaultKind.IMPOSSIBLE_DATE, 60, "masuk"),
    FaultPlan("permohonan-informasi", FaultKind.UNKNOWN_WORD, 60, "diperpanjang"),
    FaultPlan("rapat-koordinasi", FaultKind.NOT_A_NUMBER, 90, "hadir", loses_row=False),
    FaultPlan("rapat-koordinasi", FaultKind.CUT_CODE, 90, "puskesmas"),
    FaultPlan("daftar-tindakan", FaultKind.UNKNOWN_WORD, 40, "sektor"),
    FaultPlan(
        "daftar-tindakan", FaultKind.IMPOSSIBLE_DATE, 40, "selesai", loses_row=False
    ),
    FaultPlan("daftar-tindakan", FaultKind.REPEATED, 40),
    FaultPlan("daftar-tindakan", FaultKind.LATE, 40),
    FaultPlan("daftar-laporan", FaultKind.CUT_CODE, 20, "puskesmas"),
    FaultPlan(
        "daftar-laporan", FaultKind.IMPOSSIBLE_DATE, 20, "diterima", loses_row=False
    ),
    FaultPlan("daftar-laporan", FaultKind.UNKNOWN_WORD, 20, "laporan"),
    FaultPlan("daftar-laporan", FaultKind.LATE, 40),
    FaultPlan(
        "integrasi-fasyankes", FaultKind.UNKNOWN_WORD, 40, "rme", loses_row=False
    ),
    FaultPlan("integrasi-fasyankes", FaultKind.REPEATED, 40),
    FaultPlan("penilaian-tata-kelola", FaultKind.OUT_OF_RANGE, 60, "nilai", text="101"),
    FaultPlan("penilaian-tata-kelola", FaultKind.LATE, 60),
    FaultPlan("register-kesepakatan", FaultKind.IMPOSSIBLE_DATE, 60, "mulai"),
    FaultPlan("register-kesepakatan", FaultKind.UNKNOWN_WORD, 60, "sektor"),
    FaultPlan("penilaian-puskesmas", FaultKind.OUT_OF_RANGE, 60, "nilai", text="910,5"),
    FaultPlan("penilaian-puskesmas", FaultKind.LATE, 60),
    FaultPlan(
        "dokumen-kinerja", FaultKind.IMPOSSIBLE_DATE, 60, "diserahkan", loses_row=False
    ),
    FaultPlan("dokumen-kinerja", FaultKind.UNKNOWN_WORD, 60, "jenis"),
)
