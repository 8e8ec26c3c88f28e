"""Rows of the log as a page shows them: filtered, newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from derajat.web.accounts.grants import Reader
from derajat.web.accounts.models import LogEntry
from derajat.web.moments import render_moment
from derajat.web.pages.log.words import name_act, name_thing


ON_A_PAGE = 50
_MOST_LETTERS = 150
TECHNICAL = ("accounts", "sign-in", "log", "backup", "")
"""What a system administrator reads of the log: nothing about persons or plans."""
OUTCOMES = ("done", "failed", "refused")


@dataclass(frozen=True)
class LogFilter:
    """What of the log is asked for; empty means everything."""

    account: str = ""
    thing: str = ""
    outcome: str = ""
    first: date | None = None
    last: date | None = None
    before: int | None = None
    """Only entries with a smaller sequence number: the next page."""


@dataclass(frozen=True)
class LogLine:
    """One entry."""

    sequence: int
    at: str
    account: str
    role: str
    act: str
    thing: str
    identifier: str
    detail: str
    outcome: str
    is_refused: bool


@dataclass(frozen=True)
class LogPage:
    """Entries of one page; `older` begins the next one."""

    lines: tuple[LogLine, ...]
    older: int | None


def read_filter(words: QueryDict) -> LogFilter:
    """The filter of an address; what cannot be read counts as empty."""
    before = words.get("sebelum", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= 18
    outcome = words.get("hasil", "")
    return LogFilter(
        words.get("akun", "").strip()[:_MOST_LETTERS],
        words.get("hal", "").strip()[:_MOST_LETTERS],
        outcome if outcome in OUTCOMES else "",
        _read_day(words.get("dari", "")),
        _read_day(words.get("sampai", "")),
        int(before) if is_number else None,
    )


def entries_for(reader: Reader) -> QuerySet[LogEntry]:
    """The entries that a role may read: all, or the technical part."""
    if reader.role == "ADM":
        return LogEntry.objects.filter(thing__in=TECHNICAL)
    return LogEntry.objects.all()


def entries_of(username: str) -> QuerySet[LogEntry]:
    """The entries of one account."""
    return LogEntry.objects.filter(account=username)


def build_log(entries: QuerySet[LogEntry], wanted: LogFilter, language: str) -> LogPage:
    """One page of the entries that pass a filter, newest first."""
    rows = list(_pass(entries, wanted).order_by("-sequence")[: ON_A_PAGE + 1])
    shown = rows[:ON_A_PAGE]
    older = shown[-1].sequence if len(rows) > ON_A_PAGE else None
    return LogPage(tuple(_line(row, language) for row in shown), older)


def _pass(entries: QuerySet[LogEntry], wanted: LogFilter) -> QuerySet[LogEntry]:
    if wanted.account:
        entries = entries.filter(account=wanted.account)
    if wanted.thing:
        entries = entries.filter(thing=wanted.thing)
    if wanted.outcome:
        entries = entries.filter(outcome=wanted.outcome)
    if wanted.first:
        entries = entries.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        entries = entries.filter(at__lt=_midnight(wanted.last + timedelta(days=1)))
    if wanted.before is not None:
        entries = entries.filter(sequence__lt=wanted.before)
    return entries


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _read_day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 1970 < day.year < 9000 else None


def _line(row: LogEntry, language: str) -> LogLine:
    return LogLine(
        row.sequence,
        render_moment(row.at, language),
        row.account or "–",
        row.role,
        name_act(row.act, language),
        name_thing(row.thing, language),
        row.identifier,
        " · ".join(filter(None, (row.area, row.detail, row.ip))),
        row.outcome,
        row.outcome != "done",
    )
