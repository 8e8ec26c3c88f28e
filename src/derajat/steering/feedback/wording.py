"""The words of a letter: kind, short, without blame."""

from collections.abc import Sequence

from derajat.model.labels import Label
from derajat.model.numerals import MONTH_NAMES, render_day, render_number
from derajat.steering.feedback.outline import (
    Effect,
    Fault,
    Letter,
    MonthProgress,
    Report,
)


OLD_DAYS = 366
"""A form that came later is of an archive: its delay says nothing."""
MOST_ROWS = 8
MOST_NAMES = 6

EFFECTS = {
    Effect.ROW_LOST: Label("belum dapat dihitung", "not counted yet"),
    Effect.CELL_LOST: Label("dihitung tanpa sel ini", "counted without this cell"),
    Effect.QUESTIONED: Label("dihitung, mohon diperiksa", "counted, please check"),
    Effect.PRINTED: Label(
        "dihitung, angka tercetaknya berbeda", "counted, the printed number differs"
    ),
}


class Wording:
    """Says the parts of a letter in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, indonesian: str, english: str) -> str:
        """One of two wordings."""
        return indonesian if self.language == "id" else english

    def number(self, number: int) -> str:
        return render_number(number, self.language)

    def month(self, month: int) -> str:
        """`Agustus 2026`."""
        return f"{MONTH_NAMES[self.language][month % 12]} {month // 12}"

    def title(self, letter: Letter) -> str:
        month = self.month(letter.month)
        return self.say(
            f"Umpan balik laporan {month}", f"Feedback on the reports of {month}"
        )

    def greeting(self, letter: Letter) -> str:
        """Who is spoken to, and what for."""
        month = self.month(letter.month)
        if not letter.progress[0].come and letter.reports:
            return self.say(
                f"Laporan {month} belum kami terima. Bila ada kendala, mohon kabari "
                "kami; kami siap membantu.",
                f"The reports of {month} have not reached us yet. If anything stands "
                "in the way, please tell us; we are glad to help.",
            )
        return self.say(
            f"Terima kasih atas laporan {month}.",
            f"Thank you for the reports of {month}.",
        )

    def thanks(self) -> str:
        """For a sender with every report and no fault."""
        return self.say(
            "Semua laporan lengkap dan tidak ada yang perlu diperbaiki. Terima kasih, "
            "pertahankan.",
            "Every report has come and there is nothing to mend. Thank you, please "
            "keep it up.",
        )

    def closing(self) -> str:
        return self.say(
            "Perbaiki di berkas asli lalu kirim lagi; baris yang sama diganti "
            "otomatis. Pertanyaan boleh langsung ke pengelola data dinas.",
            "Mend the original file and send it again; the same rows are replaced by "
            "themselves. Questions are welcome at the data desk of the office.",
        )

    def arrival(self, report: Report) -> str:
        """When the last file of a form came, against the end of its month."""
        if report.received_on is None:
            return self.say("belum masuk", "not come yet")
        day = render_day(report.received_on, self.language)
        text = self.say(f"diterima {day}", f"received {day}")
        after = report.days_after
        if after is None or not 0 < after <= OLD_DAYS:
            return text
        days = self.number(after)
        return text + self.say(
            f", {days} hari sesudah akhir bulan", f", {days} days after the month"
        )

    def missing(self, report: Report) -> str:
        """The first names of what has not come, and how many more."""
        listed = ", ".join(report.missing[:MOST_NAMES])
        more = len(report.missing) - MOST_NAMES
        if more > 0:
            listed += self.say(f" dan {more} lagi", f" and {more} more")
        return listed

    def rows(self, rows: Sequence[int]) -> str:
        """The first row numbers, and how many more."""
        listed = ", ".join(str(row) for row in rows[:MOST_ROWS])
        more = len(rows) - MOST_ROWS
        if more > 0:
            count = self.number(more)
            listed += self.say(f" dan {count} baris lagi", f" and {count} more rows")
        return listed

    def count_rows(self, number: int) -> str:
        """`1 row`, `12 rows`."""
        rows = "row" if number == 1 else "rows"
        return f"{self.number(number)} {self.say('baris', rows)}"

    def place(self, fault: Fault) -> str:
        """File, sheet and first cell or row."""
        parts = [fault.file]
        if fault.sheet:
            parts.append(self.say(f"lembar {fault.sheet}", f"sheet {fault.sheet}"))
        if fault.cell:
            parts.append(self.say(f"sel {fault.cell}", f"cell {fault.cell}"))
        else:
            parts.append(self.say(f"baris {fault.rows[0]}", f"row {fault.rows[0]}"))
        return ", ".join(parts)

    def effect(self, fault: Fault) -> str:
        """How many rows, what became of them, and which indicators miss them."""
        became = EFFECTS[fault.effect].render(self.language)
        text = f"{self.count_rows(len(fault.rows))} {became}"
        if fault.weight:
            text += f" ({', '.join(fault.indicators[:MOST_NAMES])}"
            more = len(fault.indicators) - MOST_NAMES
            if more > 0:
                text += self.say(f" dan {more} indikator lagi", f" and {more} more")
            text += ")"
        return text

    def progress(self, month: MonthProgress) -> tuple[str, str]:
        """Reports of a month, and rows to mend with their share."""
        come, due = self.number(month.come), self.number(month.due)
        reports = self.say(f"{come} dari {due}", f"{come} of {due}")
        if not month.rows:
            return reports if month.due else "-", "-"
        tenths = (month.faulty * 2000 + month.rows) // (month.rows * 2)
        share = render_number(f"{tenths // 10}.{tenths % 10}", self.language)
        faulty, rows = self.number(month.faulty), self.number(month.rows)
        shown = self.say(
            f"{faulty} dari {rows} ({share} %)", f"{faulty} of {rows} ({share} %)"
        )
        return reports if month.due else "-", shown
