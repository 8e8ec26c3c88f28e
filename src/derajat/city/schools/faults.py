"""What goes wrong in the reports of schools."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("sekolah-kelas", FaultKind.NOT_A_NUMBER, 40, "siswa", loses_row=False),
    FaultPlan("sekolah-kelas", FaultKind.REPEATED, 40),
    FaultPlan("sekolah-kelas", FaultKind.WRONG, 40, "siswa", more=40),
    FaultPlan("skrining-sekolah", FaultKind.DAMAGED_NIK, 15, "nik"),
    FaultPlan("skrining-sekolah", FaultKind.UNKNOWN_AREA, 10, "kelurahan"),
    FaultPlan("skrining-sekolah", FaultKind.IMPOSSIBLE_DATE, 10, "tanggal_lahir"),
    FaultPlan("skrining-sekolah", FaultKind.UNKNOWN_WORD, 10, "gigi", loses_row=False),
    FaultPlan("skrining-sekolah", FaultKind.REPEATED, 30),
    FaultPlan("skrining-sekolah", FaultKind.LATE, 30),
)
