"""The letters of a month, one a health centre and one for the office itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from derajat.model.areas import AreaLevel
from derajat.steering.feedback.faults import (
    EffectBook,
    FoundFault,
    count_losses,
    effect_of,
    group_faults,
)
from derajat.steering.feedback.files import FeedbackFiles, SentFile
from derajat.steering.feedback.outline import Effect, Letter, MonthProgress
from derajat.steering.feedback.reports import ReportBook
from derajat.steering.feedback.senders import (
    NO_MONTH,
    OFFICE,
    RowAddress,
    Sender,
    SentRows,
    build_catchments,
    read_sent_rows,
)


MONTHS_BEFORE = 3
"""Months of its own that a letter looks back to."""
_FARTHEST = 24


def build_letters(files: FeedbackFiles, month: int) -> tuple[Letter, ...]:
    """A letter for every health centre, in the order of the registry, then the office.

    The office has a letter only where something belongs to no health centre.
    """
    mail = _Mail(files)
    inside = set(files.office.areas.within(files.office.area))
    letters = [
        mail.letter(area.code, area.name, month)
        for area in files.office.areas.at_level(AreaLevel.HEALTH_CENTRE)
        if area.code in inside
    ]
    own = mail.letter(OFFICE, files.office.label.id, month)
    return (*letters, *(() if own.is_empty else (own,)))


def last_month_of(files: FeedbackFiles) -> int | None:
    """The last month that a fact is about, or in which a file came; None: no files."""
    book = build_catchments(files.office)
    months = [
        int(read_sent_rows(files.catalogue.received(name), facts, book).month.max())
        for name, facts in files.facts.items()
        if facts.num_rows
    ]
    told = [month for month in months if month != NO_MONTH]
    return max(told or [file.month for file in files.files], default=None)


class _Mail:
    """Rows, faults and reports of an office by sender."""

    def __init__(self, files: FeedbackFiles) -> None:
        self._files = files
        book = build_catchments(files.office)
        self._sent = {
            name: read_sent_rows(files.catalogue.received(name), facts, book)
            for name, facts in files.facts.items()
            if facts.num_rows
        }
        self._effects = EffectBook(files)
        self._reports = ReportBook(files, book, self._sent)
        self._rows: Counter[Sender] = Counter()
        self._faults: dict[Sender, list[FoundFault]] = defaultdict(list)
        months = {file.batch.number: file.month for file in files.files}
        sorting = _Sorting(self._sent, months)
        for sent in self._sent.values():
            for batch, sender, count in sent.count_rows():
                self._rows[sorting.dated(sender, batch)] += count
        for file in files.files:
            self._sort(file, sorting)

    def _sort(self, file: SentFile, sorting: "_Sorting") -> None:
        """Give every fault of a file to its sender; rows without facts count here."""
        lost: dict[RowAddress, Sender] = {}
        for fault, sender in sorting.sort(file):
            self._faults[sender].append(fault)
            if effect_of(fault.finding) is Effect.ROW_LOST:
                lost[fault.address] = sender
        self._rows.update(lost.values())

    def letter(self, centre: str, name: str, month: int) -> Letter:
        """The letter of one sender."""
        found = self._faults.get((centre, month), [])
        return Letter(
            office=self._files.office.label,
            area=centre or self._files.office.area,
            name=name,
            month=month,
            reports=tuple(self._reports.reports(centre, month)),
            faults=group_faults(found, self._effects),
            losses=count_losses(found, self._files, self._effects),
            progress=tuple(self._progress(centre, month)),
        )

    def _progress(self, centre: str, month: int) -> Iterator[MonthProgress]:
        """The month, then the last months in which anything was due or came.

        None before the first month that anybody of the office reported on.
        """
        yield self._month(centre, month)
        told = 0
        first = min((month for _, month in self._rows), default=month)
        for earlier in range(month - 1, max(month - _FARTHEST, first) - 1, -1):
            line = self._month(centre, earlier)
            if (line.due or line.rows) and told < MONTHS_BEFORE:
                told += 1
                yield line

    def _month(self, centre: str, month: int) -> MonthProgress:
        reports = list(self._reports.reports(centre, month))
        faulty = {
            fault.address
            for fault in self._faults.get((centre, month), [])
            if effect_of(fault.finding) is not Effect.PRINTED
        }
        return MonthProgress(
            month=month,
            due=sum(report.due for report in reports),
            come=sum(report.come for report in reports),
            rows=self._rows[centre, month],
            faulty=len(faulty),
        )


class _Sorting:
    """Gives faults to the senders of their rows."""

    def __init__(self, sent: Mapping[str, SentRows], months: Mapping[int, int]) -> None:
        self._sent = sent
        self._months = months
        self._by_sheet: dict[tuple[int, str], set[Sender]] = defaultdict(set)
        self._by_batch: dict[int, set[Sender]] = defaultdict(set)
        for rows in sent.values():
            for batch, sheet, sender in rows.list_sheets():
                dated = self.dated(sender, batch)
                self._by_sheet[batch, sheet].add(dated)
                self._by_batch[batch].add(dated)

    def dated(self, sender: Sender, batch: int) -> Sender:
        """The sender; what is about no month belongs to that in which it came."""
        centre, month = sender
        return centre, self._months.get(batch, month) if month == NO_MONTH else month

    def sort(self, file: SentFile) -> Iterator[tuple[FoundFault, Sender]]:
        """The faults of a file that are not over, each with its sender.

        A file whose facts all came again later is over, and so are its faults; so is
        a question about a row that stands for no fact any more.
        """
        number = file.batch.number
        if file.batch.facts and number not in self._by_batch:
            return
        faults = [
            FoundFault(file.batch, each)
            for each in file.findings
            if effect_of(each) is not None
        ]
        sent = self._sent.get(file.batch.dataset)
        wanted = {fault.address for fault in faults}
        known = sent.find_senders(number, wanted) if sent and wanted else {}
        for fault in faults:
            if effect_of(fault.finding) is Effect.ROW_LOST:
                yield fault, self._sender_of_rest(fault, file)
            elif fault.address in known:
                yield fault, self.dated(known[fault.address], number)

    def _sender_of_rest(self, fault: FoundFault, file: SentFile) -> Sender:
        """Whose a row without facts is: that of the other rows when they agree.

        The rows of its sheet are asked first, then those of the whole file. Its month
        is the last that they are about, else the one in which the file came.
        """
        batch, sheet, _ = fault.address
        others = self._by_sheet.get((batch, sheet)) or self._by_batch.get(batch, set())
        centres = {centre for centre, _ in others}
        month = max((month for _, month in others), default=file.month)
        return (centres.pop() if len(centres) == 1 else OFFICE, month)
