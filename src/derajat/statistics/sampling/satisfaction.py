"""The index of satisfaction (IKM) of service units, in exact fractions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats
from derajat.statistics.reasons import Reason
from derajat.statistics.sampling.satisfaction_bands import (
    CONVERSION,
    ELEMENTS,
    EXACT_WEIGHT,
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    BandReading,
    BandResult,
    ElementWeight,
    satisfaction_band,
)
from derajat.statistics.sampling.satisfaction_interval import (
    IndexInterval,
    index_intervals,
)
from derajat.statistics.sampling.sizes import krejcie_morgan


@dataclass(frozen=True)
class SampleCheck:
    """Whether as many answered as the sample table asks for.

    is_enough: None where that cannot be told (users unknown, or fewer than answered).
    respondents: persons with at least one valid answer.
    asked_for: respondents by Krejcie and Morgan, None where users are unknown.
    users: users of the service in the period, None where unknown.
    """

    is_enough: bool | None
    respondents: int
    asked_for: int | None
    users: int | None

    @property
    def label(self) -> Label:
        """The sentence that stands first beside an index."""
        if self.users is None or self.asked_for is None:
            return Label(
                f"{self.respondents} responden; jumlah pengguna tidak diketahui",
                f"{self.respondents} respondents; the number of users is unknown",
            )
        if self.is_enough is None:
            return Label(
                f"{self.respondents} responden, lebih dari {self.users} pengguna",
                f"{self.respondents} respondents, more than the {self.users} users",
            )
        return Label(
            f"{self.respondents} responden dari {self.asked_for} yang diminta",
            f"{self.respondents} respondents of the {self.asked_for} asked for",
        )


@dataclass(frozen=True)
class ElementMean:
    """The mean answer (NRR) of an element.

    key: of the element. answers: valid answers. total: their sum.
    mean: from 1 to 4, exact; None without an answer, or where it was not asked.
    """

    key: str
    answers: int
    total: int
    mean: Fraction | None


@dataclass(frozen=True)
class UnitIndex:
    """The satisfaction index of a unit; print `sample` first.

    weight: of each element, exact. weight_rule: the dated choice that gave it.
    elements: those that were asked. weakest: keys of the lowest mean, all that tie.
    raw: from 1 to 4, exact. converted: 25 times that.
    interval: of the converted index, respondents as a sample of the users.
    missing_answers: blank. refused_answers: not one of 1, 2, 3, 4; both not counted.
    reason: why there is no index.
    """

    sample: SampleCheck
    unit: str
    weight: Fraction
    weight_rule: ElementWeight
    elements: tuple[ElementMean, ...]
    weakest: tuple[str, ...]
    raw: Fraction | None
    converted: Fraction | None
    band: BandResult | None
    interval: IndexInterval
    missing_answers: int
    refused_answers: int
    reason: Reason


@dataclass(frozen=True)
class _Counts:
    """Whole numbers by unit and element, (units, elements) or (units,)."""

    answers: Wholes
    totals: Wholes
    respondents: Wholes
    missing: Wholes
    refused: Wholes


def satisfaction_indices(
    answers: Numbers,
    units: Sequence[str],
    users: Mapping[str, int] | None = None,
    *,
    was_asked: Sequence[bool] = (True,) * len(ELEMENTS),
    weight: ElementWeight = EXACT_WEIGHT,
    reading: BandReading = BandReading.CONVERTED,
    level: float = 0.95,
) -> tuple[UnitIndex, ...]:
    """The satisfaction index of each unit, in the order of their names.

    Means, index and band are exact fractions; only the interval is a float. An element
    that no respondent of a unit answered, though it was asked, leaves the unit
    without an index. The weight is 1 / elements asked, as the office writes it (1/9,
    0.111 or 0.11): it can change the band.

    Formula: NRR = sum of answers / valid answers; raw = weight x sum of NRR;
        converted = 25 x raw; variance by linearisation, with (1 - n / users).
    Source: PermenPANRB 14/2017, lampiran; Krejcie and Morgan 1970 for the sample;
        Cochran 1977, Sampling Techniques, 3rd edition, 2.6 and 6.3 for the interval.
    Units: answers 1 to 4; raw index 1 to 4; converted index and interval 25 to 100.
    Shapes: answers (respondents, 9) in the order of ELEMENTS; units (respondents,).
    Missing: nan is a blank answer. Answers other than 1, 2, 3, 4 are refused and
        counted. Users that are not a whole number from 1 are unknown. A unit without
        any valid answer, or with an asked element that nobody answered, has reason
        MISSING.

    >>> from derajat.statistics.sampling import satisfaction_indices
    >>> answers = [[4, 3, 3, 4, 3, 4, 4, 3, 2], [3, 3, 2, 4, 3, 3, 4, 3, 3]]
    >>> (found,) = satisfaction_indices(answers, ["Loket", "Loket"], {"Loket": 150})
    >>> found.sample.label.en
    '2 respondents of the 108 asked for'
    >>> found.raw, float(round(found.converted, 2)), found.band.band.code
    (Fraction(29, 9), 80.56, 'B')
    >>> found.weakest
    ('waktu', 'sarana')
    """
    given, reading = as_floats(answers), BandReading(reading)
    labels = np.asarray(units, dtype=np.str_)
    asked = np.asarray(was_asked, dtype=np.bool_)
    _check_shapes(given, labels, asked)
    names, codes = np.unique(labels, return_inverse=True)
    is_valid = np.isin(given, range(LOWEST_ANSWER, HIGHEST_ANSWER + 1)) & asked
    counts = _count(given, is_valid, asked, codes, names.size)
    known = [_known_users(users, str(name)) for name in names]
    share = float(weight.of(int(asked.sum())))
    intervals = index_intervals(
        np.where(is_valid, given, 0.0), is_valid, asked, codes, known, share, level
    )
    return tuple(
        _unit(str(name), place, counts, asked, known[place], weight, reading, interval)
        for place, (name, interval) in enumerate(zip(names, intervals, strict=True))
    )


def _check_shapes(given: Floats, labels: npt.NDArray[np.str_], asked: Flags) -> None:
    elements = len(ELEMENTS)
    if given.ndim != 2 or given.shape[1] != elements:
        raise ValueError(f"answers must have shape (respondents, {elements})")
    if labels.shape != given.shape[:1]:
        raise ValueError("units must have one name for each respondent")
    if asked.shape != (elements,) or not asked.any():
        raise ValueError(f"was_asked must have {elements} flags, at least one true")


def _count(
    given: Floats, is_valid: Flags, asked: Flags, codes: Wholes, units: int
) -> _Counts:
    is_missing = np.isnan(given) & asked
    is_refused = asked & ~is_valid & ~is_missing
    answers = np.zeros((units, given.shape[1]), dtype=np.int64)
    totals = np.zeros_like(answers)
    np.add.at(answers, codes, is_valid)
    np.add.at(totals, codes, np.where(is_valid, given, 0).astype(np.int64))
    answered = is_valid.any(axis=1)
    return _Counts(
        answers=answers,
        totals=totals,
        respondents=np.bincount(codes[answered], minlength=units),
        missing=_sums_by_unit(is_missing, codes, units),
        refused=_sums_by_unit(is_refused, codes, units),
    )


def _sums_by_unit(flags: Flags, codes: Wholes, units: int) -> Wholes:
    sums = np.bincount(codes, weights=flags.sum(axis=1), minlength=units)
    return sums.astype(np.int64)


def _known_users(users: Mapping[str, int] | None, unit: str) -> int | None:
    number = None if users is None else users.get(unit)
    if number is None or not isfinite(number) or number < 1 or number % 1:
        return None
    return int(number)


def _unit(
    name: str,
    place: int,
    counts: _Counts,
    asked: Flags,
    users: int | None,
    weight: ElementWeight,
    reading: BandReading,
    interval: IndexInterval,
) -> UnitIndex:
    elements = tuple(
        _element_mean(element.key, int(number), int(total))
        for element, number, total, is_asked in zip(
            ELEMENTS, counts.answers[place], counts.totals[place], asked, strict=True
        )
        if is_asked
    )
    share = weight.of(len(elements))
    means = [element.mean for element in elements if element.mean is not None]
    raw = share * sum(means) if len(means) == len(elements) else None
    return UnitIndex(
        sample=check_sample(int(counts.respondents[place]), users),
        unit=name,
        weight=share,
        weight_rule=weight,
        elements=elements,
        weakest=weakest_elements(elements),
        raw=raw,
        converted=None if raw is None else raw * CONVERSION,
        band=None if raw is None else satisfaction_band(raw, reading),
        interval=interval,
        missing_answers=int(counts.missing[place]),
        refused_answers=int(counts.refused[place]),
        reason=Reason.MISSING if raw is None else Reason.GIVEN,
    )


def _element_mean(key: str, answers: int, total: int) -> ElementMean:
    return ElementMean(
        key, answers, total, Fraction(total, answers) if answers else None
    )


def weakest_elements(elements: Sequence[ElementMean]) -> tuple[str, ...]:
    """Keys of the elements with the lowest mean, all that tie."""
    means = [element.mean for element in elements if element.mean is not None]
    if not means:
        return ()
    lowest = min(means)
    return tuple(element.key for element in elements if element.mean == lowest)


def check_sample(respondents: int, users: int | None) -> SampleCheck:
    """Respondents against the sample table of Krejcie and Morgan."""
    if users is None:
        return SampleCheck(None, respondents, None, None)
    asked_for = int(krejcie_morgan(users).size)
    is_enough = None if respondents > users else respondents >= asked_for
    return SampleCheck(is_enough, respondents, asked_for, users)
