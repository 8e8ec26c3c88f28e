"""`derajat claims`: published figures, each computed again."""

from dataclasses import dataclass
from decimal import Decimal

import pyarrow.compute as pc

from derajat.audit.claims import (
    ClaimPart,
    ClaimResult,
    KnownNames,
    RegisteredClaim,
    StoredValue,
    check_claims,
    hold_against,
    recompute_claim,
)
from derajat.catalogue import load_office
from derajat.cli.options import Options
from derajat.cli.output import problem_fields, write_json, write_line
from derajat.content import find_content
from derajat.errors import DerajatError, Problem
from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.model.scalars import parse_day
from derajat.opening.offices import find_office, office_folders, open_catalogue
from derajat.store import open_store


@dataclass(frozen=True)
class Recomputed:
    """A registered claim of an office with what recomputing says now."""

    office: str
    place: str
    claim: RegisteredClaim
    result: ClaimResult
    is_value_missing: bool
    """Whether the stored value it should equal has not been computed."""


def run(office: str = "", *, options: Options = Options()) -> int:  # noqa: B008
    """Angka yang pernah diterbitkan, dihitung ulang: cocok, tidak, atau tak terperiksa.

    Parameters
    ----------
    office
        Nama kantor; bawaan: semua kantor.
    """
    recomputed = _recompute(office or options.office, options)
    if options.json:
        write_json([recomputed_fields(each, options.language) for each in recomputed])
    else:
        _write(recomputed, options.language)
    return 0


def _recompute(office: str, options: Options) -> list[Recomputed]:
    """All claims. Raises DerajatError with the problems of all their files."""
    folders = [find_office(office)] if office else list(office_folders().values())
    found: list[Recomputed] = []
    problems: list[Problem] = []
    for folder in folders:
        if not (folder / "claims").is_dir():
            continue
        catalogue, areas = open_catalogue(), find_content("definitions") / "areas"
        opened = load_office(folder, catalogue, areas)
        known = KnownNames(
            opened.areas.by_code, catalogue.indicators, (*office_folders(), folder.name)
        )
        claims, wrong = check_claims(folder, known)
        problems += wrong
        for claim in claims:
            place = opened.areas.by_code[claim.area].name
            found.append(_recompute_one(folder.name, place, claim, options))
    if problems:
        raise DerajatError(tuple(problems))
    return found


def _recompute_one(
    office: str, place: str, claim: RegisteredClaim, options: Options
) -> Recomputed:
    result = recompute_claim(claim)
    stored = None
    if claim.equals is not None:
        stored = _load_stored(claim.equals, options)
    if stored is not None:
        result = hold_against(result, claim, stored)
    is_missing = claim.equals is not None and stored is None
    return Recomputed(office, place, claim, result, is_missing)


def _load_stored(place: StoredValue, options: Options) -> Decimal | None:
    """The value of all groups as an office shows it, or None when there is none."""
    folder = options.data_folder / place.office
    values = open_store(folder).snapshot().values() if folder.is_dir() else None
    if values is None:
        return None
    wanted = {
        "indicator": place.indicator,
        "period": place.period,
        "area": place.area,
        "group": "",
    }
    for column, value in wanted.items():
        values = values.filter(pc.equal(values[column], value))
    shown = [text for text in values["shown"].to_pylist() if text is not None]
    return Decimal(shown[0]) if shown else None


def recomputed_fields(each: Recomputed, language: str) -> dict[str, object]:
    """A registered claim for JSON."""
    claim = each.claim
    return {
        "office": each.office,
        "claim": claim.code,
        "area": claim.area,
        "words": claim.words,
        "is_quote": claim.is_quote,
        "on": claim.on,
        "source": claim.source,
        "population": claim.population.number if claim.population else None,
        "population_source": claim.population.source if claim.population else None,
        "serves": list(claim.serves),
        "notes": [note.render(language) for note in claim.notes],
        "is_value_missing": each.is_value_missing,
        **result_fields(each.result, language),
    }


def result_fields(result: ClaimResult, language: str) -> dict[str, object]:
    """The check of a sentence for JSON."""
    return {
        "state": result.state.value,
        "sentence": result.sentence,
        "numbers": [
            {
                "text": number.text,
                "kind": number.kind,
                "low": number.low,
                "high": number.high or None,
            }
            for number in result.numbers
        ],
        "readings": result.readings,
        "explanation": [
            line.strip() for line in result.render(language).splitlines()[1:]
        ],
        "parts": [_part_fields(part, language) for part in result.parts],
    }


def _part_fields(part: ClaimPart, language: str) -> dict[str, object]:
    return {
        "state": part.state.value,
        "numbers": list(part.numbers),
        "relations": [label.render(language) for label in part.relations],
        "implied": [label.render(language) for label in part.implied],
        "problems": [problem_fields(each, language) for each in part.problems],
    }


_EMPTY = Label("Belum ada klaim yang didaftarkan.", "No claim is registered.")
_SUMMARY = Label("(ringkasan, bukan kutipan)", "(a summary, not a quotation)")
_MISSING = Label(
    "nilai {0} belum dihitung; jalankan `derajat measure --office {1}`",
    "the value {0} is not computed; run `derajat measure --office {1}`",
)


def _write(recomputed: list[Recomputed], language: str) -> None:
    if not recomputed:
        write_line(_EMPTY.render(language))
    for each in recomputed:
        claim = each.claim
        write_line(f"{each.place}, {claim.code}: {_state_of(each, language)}")
        summary = "" if claim.is_quote else f" {_SUMMARY.render(language)}"
        write_line(f'  "{claim.words}"{summary}')
        write_line(f"  {_render_day(claim.on, language)}. {claim.source}")
        for line in each.result.render(language).splitlines()[1:]:
            write_line(f"  {line}")
        if each.is_value_missing and claim.equals is not None:
            place = claim.equals
            line = _MISSING.render(language).format(place.indicator, place.office)
            write_line(f"    {line}")
        for note in claim.notes:
            write_line(f"    {note.render(language)}")
        write_line()
    if recomputed:
        write_line(_render_counts(recomputed, language))


def _state_of(each: Recomputed, language: str) -> str:
    return each.result.state.label.render(language)


def _render_counts(recomputed: list[Recomputed], language: str) -> str:
    states = [each.result.state for each in recomputed]
    told = [
        f"{render_number(states.count(state), language)} {state.label.render(language)}"
        for state in dict.fromkeys(sorted(states, key=lambda state: state.value))
    ]
    return "; ".join(told) + "."


def _render_day(text: str, language: str) -> str:
    period = parse_period(text)
    if period is not None:
        return render_period(period, language)
    return render_day(parse_day(text), language)
