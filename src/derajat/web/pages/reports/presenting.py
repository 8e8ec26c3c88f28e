"""What the page of a report shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from derajat.errors import DerajatError, Problem
from derajat.model.labels import Label
from derajat.reports.register import Entry, Restatement
from derajat.web.accounts.models import Account
from derajat.web.asked import Asked
from derajat.web.moments import render_moment
from derajat.web.pages.reports.allowing import (
    Choices,
    find_choices,
    has_newer_texts,
)
from derajat.web.pages.reports.facts import name_fact
from derajat.web.pages.reports.words import (
    FileLink,
    list_files,
    mark_report,
    name_area,
    name_form,
    name_period,
)
from derajat.web.parts.marks import Mark
from derajat.web.reports.known_forms import load_known_forms
from derajat.web.reports.models import MadeReport
from derajat.web.reports.moving import read_problems
from derajat.web.reports.people import post_of
from derajat.web.reports.register import open_register, recall_conflicts
from derajat.web.reports.states import ReportState


MOST_CHANGED = 60
"""Restated numbers that stand on a page, each with a reason of its own."""


@dataclass(frozen=True)
class PreviewLink:
    """A page of the preview."""

    title: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class ChangedNumber:
    """A number that was published before with another amount."""

    key: str
    what: str
    was: str
    now: str
    old_report: str
    reason: str
    field: str
    """The name of the field for its reason."""


@dataclass(frozen=True)
class ReportPageView:
    """Everything the page of a report says, in finished texts."""

    token: str
    name: str
    title: str
    area: str
    period: str
    mark: Mark
    is_running: bool
    facts: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    files: tuple[FileLink, ...]
    links: tuple[PreviewLink, ...]
    html: str
    changed: tuple[ChangedNumber, ...]
    more_changed: int
    """Restated numbers that are not in `changed`."""
    newer_url: str
    choices: Choices
    seen: int

    @property
    def here(self) -> int:
        """The place of the shown page of the preview, from 1; 0 without a preview."""
        places = (place for place, link in enumerate(self.links, 1) if link.is_here)
        return next(places, 0)

    @property
    def before_url(self) -> str:
        """The page of the preview before the shown one."""
        return self.links[self.here - 2].url if self.here > 1 else ""

    @property
    def next_url(self) -> str:
        """The page of the preview after the shown one."""
        return self.links[self.here].url if self.here < len(self.links) else ""


def build_report_page(asked: Asked, made: MadeReport, part: str) -> ReportPageView:
    """The page of a report in the reader's language, at a page of its preview."""
    language, known = asked.language, load_known_forms(asked.reading.opened)
    labels = {name: form.label for name, form in known.by_name.items()}
    restated, troubles = _find_restated(made)
    choices = find_choices(asked, made)
    links, html = _read_preview(asked, made, part)
    kept = read_problems(made.problems, language)
    return ReportPageView(
        token=made.token,
        name=name_form(made, labels, language),
        title=made.title,
        area=name_area(made, asked),
        period=name_period(made, language),
        mark=mark_report(made.standing, language),
        is_running=made.standing.is_running,
        facts=tuple(_facts(asked, made)),
        notices=tuple(_notices(asked, made, choices)),
        problems=(*kept, *((p.says(language), p.repair(language)) for p in troubles)),
        files=list_files(made, asked),
        links=links,
        html=html,
        changed=tuple(_tell_changed(asked, made, restated[:MOST_CHANGED])),
        more_changed=max(0, len(restated) - MOST_CHANGED),
        newer_url=_newer_url(asked, made),
        choices=choices,
        seen=made.changes,
    )


def _read_preview(
    asked: Asked, made: MadeReport, part: str
) -> tuple[tuple[PreviewLink, ...], str]:
    """The pages of the preview, and the one that is asked for."""
    places = list(made.pages.values_list("place", "title"))
    if not places:
        return (), ""
    numbers = [place for place, _ in places]
    here = int(part) if part.isdecimal() and len(part) < 6 else 1
    here = here if here in numbers else 1
    url = reverse("report", args=[made.token])
    links = tuple(
        PreviewLink(title, _page_url(asked, url, place), place == here)
        for place, title in _tell_apart(places)
    )
    return links, made.pages.get(place=here).html


def _tell_apart(places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The titles of pages; the second page of a long part ends in `(2)`."""
    count: Counter[str] = Counter()
    for place, title in places:
        count[title] += 1
        again = f" ({count[title]})" if count[title] > 1 else ""
        yield place, f"{title}{again}" if title else str(place)


def _page_url(asked: Asked, url: str, place: int) -> str:
    return f"{asked.link(url, bagian=str(place))}#pratinjau"


def _facts(asked: Asked, made: MadeReport) -> list[tuple[str, str]]:
    """Pairs of what and its words, those that are known."""
    language = asked.language
    pairs = [
        (_CODE, made.code),
        (_MADE, _tell(made.made_at, made.asked_by, made, language)),
        (_DATA, str(made.data_version or "")),
        (_NUMBER, made.letter_number),
        (_DAY, made.letter_day.isoformat() if made.letter_day else ""),
        (_SUBMITTED, _tell(made.submitted_at, made.submitted_by, made, language)),
        (_RELEASED, _tell(made.released_at, made.released_by, made, language)),
        (_RETURNED, made.returned_why),
    ]
    return [(label.render(language), said) for label, said in pairs if said]


_CODE = Label("Kode", "Code")
_MADE = Label("Dibuat", "Made")
_DATA = Label("Versi data", "Data version")
_NUMBER = Label("Nomor surat", "Number of the letter")
_DAY = Label("Tanggal surat", "Day of the letter")
_SUBMITTED = Label("Diajukan", "Submitted")
_RELEASED = Label("Dirilis", "Released")
_RETURNED = Label("Dikembalikan karena", "Given back because")


def _tell(
    at: datetime | None, account: Account | None, made: MadeReport, language: str
) -> str:
    """When and by which post something was done."""
    if at is None or account is None:
        return ""
    role = made.asked_role if account == made.asked_by else ""
    who = post_of(account, role, language)
    return " · ".join(filter(None, (render_moment(at, language), who)))


_OLD_DATA = Label(
    "Data sudah dihitung ulang sejak laporan ini dibuat. Pilih “Buat lagi” supaya "
    "angkanya yang terbaru.",
    "Values were computed anew since this report was made. Choose “Make again” for "
    "the newest numbers.",
)
_NEWER_TEXTS = Label(
    "Ada tulisan yang lebih baru daripada laporan ini. Pilih “Buat lagi” supaya ikut "
    "tercetak.",
    "Some texts are newer than this report. Choose “Make again” to have them in it.",
)
_REPLACED = Label(
    "Laporan ini pernah dirilis dan sudah digantikan. Berkasnya tetap seperti saat "
    "dirilis.",
    "This report was released and has been replaced. Its files are as they were.",
)


def _notices(asked: Asked, made: MadeReport, choices: Choices) -> list[str]:
    """What a reader should know; obstacles to submitting say some of it themselves."""
    language, told = asked.language, []
    run = asked.reading.snapshot.values_run()
    is_draft = made.standing is ReportState.DRAFT
    if is_draft and run and made.data_version < run.data_version:
        told.append(_OLD_DATA.render(language))
    if is_draft and not choices.obstacles and has_newer_texts(made):
        told.append(_NEWER_TEXTS.render(language))
    if made.standing is ReportState.REPLACED and made.released_at:
        told.append(_REPLACED.render(language))
    return told


def _find_restated(
    made: MadeReport,
) -> tuple[Sequence[Restatement], tuple[Problem, ...]]:
    """Numbers that were published otherwise before, and why that cannot be told."""
    if made.standing not in (
        ReportState.DRAFT,
        ReportState.SUBMITTED,
        ReportState.RELEASED,
        ReportState.REPLACED,
    ):
        return (), ()
    register = open_register()
    try:
        entry: Entry = register.entry(made.code)
        if entry.release is not None:
            return entry.release.restatements, ()
        return recall_conflicts(register, made.code), ()
    except DerajatError as error:
        return (), error.problems


def _tell_changed(
    asked: Asked, made: MadeReport, restated: Sequence[Restatement]
) -> list[ChangedNumber]:
    return [
        ChangedNumber(
            key=one.key,
            what=name_fact(asked, one.fact),
            was=one.old.shown,
            now=one.new.shown,
            old_report=one.old_report,
            reason=one.reason or str(made.reasons.get(one.key, "")),
            field=f"alasan-{place}",
        )
        for place, one in enumerate(restated, 1)
    ]


def _newer_url(asked: Asked, made: MadeReport) -> str:
    """The report that stands in the place of a replaced one, where it is known."""
    if made.standing is not ReportState.REPLACED:
        return ""
    known = MadeReport.objects.for_reader(asked.reader)
    alike = known & MadeReport.objects.alike(made)
    newer = alike.exclude(state=ReportState.REPLACED.value).order_by("-id").first()
    return reverse("report", args=[newer.token]) if newer else ""
