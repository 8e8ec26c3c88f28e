"""What an upload would change in the numbers in force, as texts."""

from dataclasses import dataclass

from django.urls import reverse

from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.web.asked import Asked
from derajat.web.parts.values import render_suffix
from derajat.web.uploads.effects import Effect, read_effect
from derajat.web.uploads.models import Upload
from derajat.web.uploads.states import UploadState


@dataclass(frozen=True)
class ChangeLine:
    """A number in force and as it would be."""

    indicator: str
    url: str
    area: str
    period: str
    before: str
    after: str


@dataclass(frozen=True)
class EffectBlock:
    """What would change; `stale` tells that the data moved on since."""

    head: str
    lines: tuple[ChangeLine, ...]
    more: str
    stale: str


def build_effect(upload: Upload, asked: Asked) -> EffectBlock | None:
    """The effect of an upload that is not accepted yet; None while there is none."""
    if not upload.effect or upload.standing is UploadState.ACCEPTED:
        return None
    effect, language = read_effect(upload.effect), asked.language
    changed = render_number(effect.changed, language)
    many = render_number(effect.indicators, language)
    took = render_number(max(effect.seconds, 1), language)
    head = Label(
        f"{changed} angka pada {many} indikator akan berubah (dihitung {took} detik)",
        f"{changed} numbers of {many} indicators would change (took {took} s)",
    )
    if not effect.changed:
        head = Label(
            "Tidak ada angka terbit yang berubah", "No published number would change"
        )
    left = effect.changed - len(effect.changes)
    more = Label(
        f"dan {render_number(left, language)} angka lain",
        f"and {render_number(left, language)} more numbers",
    )
    is_old = effect.facts_version != asked.reading.snapshot.facts_version
    stale = Label(
        "Data kantor sudah berubah sejak hitungan ini. Periksa lagi untuk angka "
        "terbaru.",
        "The office's data have changed since. Check again for the newest numbers.",
    )
    return EffectBlock(
        head.render(language),
        _changes(effect, asked),
        more.render(language) if left > 0 else "",
        stale.render(language) if is_old else "",
    )


def _changes(effect: Effect, asked: Asked) -> tuple[ChangeLine, ...]:
    catalogue, areas = asked.reading.catalogue, asked.reading.office.areas.by_code
    language, lines = asked.language, []
    for change in effect.changes:
        indicator = catalogue.indicators.get(change.indicator)
        if indicator is None:
            continue
        suffix = render_suffix(catalogue.units[indicator.unit], language)
        period = parse_period(change.period)
        name = indicator.label.render(language)
        lines.append(
            ChangeLine(
                f"{name} ({change.group})" if change.group else name,
                asked.link(reverse("indicator", args=[indicator.code])),
                areas[change.area].name if change.area in areas else change.area,
                render_period(period, language) if period else change.period,
                _shown(change.before, suffix, language),
                _shown(change.after, suffix, language),
            )
        )
    return tuple(lines)


def _shown(text: str | None, suffix: str, language: str) -> str:
    if text is None:
        return Label("belum ada", "none yet").render(language)
    return render_number(text, language) + suffix
