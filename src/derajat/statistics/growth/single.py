"""The six indices one by one, for use alone."""

import numpy as np

from derajat.statistics.arrays import Numbers
from derajat.statistics.growth.compute import Score, compute_score
from derajat.statistics.growth.indices import Index
from derajat.statistics.growth.measurements import Measurements


def weight_for_age(
    sex: Numbers, age_days: Numbers, weight_kg: Numbers, oedema: Numbers = np.nan
) -> Score:
    """Weight-for-age (BB/U) against the WHO Child Growth Standards.

    Formula: ((y / M)^L - 1) / (L S), and beyond 3 SD 3 + (y - SD3) / (SD3 - SD2), or
        -3 + (y - SD3neg) / (SD2neg - SD3neg); L, M and S of the sex and whole day.
    Source: WHO Child Growth Standards, Methods and development, 2006; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; kg; oedema 1 or 0; z in standard deviations.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below 0 or from 60 months),
        code of oedema, weight, oedema itself. Missing oedema counts as none.

    >>> from derajat.statistics.growth import weight_for_age
    >>> weight_for_age(sex=[1, 2], age_days=365, weight_kg=[9.1, 0]).z
    array([-0.53,   nan])
    """
    child = Measurements(sex=sex, age_days=age_days, weight_kg=weight_kg, oedema=oedema)
    return compute_score(Index.WEIGHT_FOR_AGE, child)


def length_for_age(
    sex: Numbers,
    age_days: Numbers,
    length_cm: Numbers,
    position: Numbers = np.nan,
) -> Score:
    """Length- or height-for-age (PB/U, TB/U) against the WHO Child Growth Standards.

    Formula: (y / M - 1) / S of the sex and whole day (L is 1; no extension). y is the
        length as the age wants it: 0.7 cm more when measured standing below day 731
        (not below 9 months), 0.7 cm less when measured lying from day 731 on.
    Source: WHO Child Growth Standards, Methods and development, 2006; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; cm; position 1 lying, 2 standing; z in SD.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below 0 or from 60 months),
        code of position, length. A missing position needs no conversion.

    >>> from derajat.statistics.growth import length_for_age
    >>> length_for_age(sex=2, age_days=[730, 731], length_cm=80, position=2).z
    array([-1.77, -1.78])
    """
    child = Measurements(
        sex=sex, age_days=age_days, length_cm=length_cm, position=position
    )
    return compute_score(Index.LENGTH_FOR_AGE, child)


def weight_for_length(
    sex: Numbers,
    age_days: Numbers,
    weight_kg: Numbers,
    length_cm: Numbers,
    position: Numbers = np.nan,
    oedema: Numbers = np.nan,
) -> Score:
    """Weight-for-length or -height (BB/PB, BB/TB) against the WHO standards.

    Formula: as `weight_for_age`, with L, M and S interpolated between the tenths of a
        centimetre around the converted length: 45-110 cm lying below day 731, 65-120 cm
        standing from it. Without age the position chooses the table, without it
        87 cm.
    Source: WHO Child Growth Standards, Methods and development, 2006; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; kg; cm; position 1 lying, 2 standing; oedema 1 or 0.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below 0 or from 60 months; it
        may be missing), code of position, code of oedema, weight, length, length
        outside the table, oedema itself.

    >>> from derajat.statistics.growth import weight_for_length
    >>> weight_for_length(
    ...     sex=1, age_days=[400, 400, None], weight_kg=9.1, length_cm=[74, 44, 74]
    ... ).z
    array([-0.26,   nan, -0.26])
    """
    child = Measurements(
        sex=sex,
        age_days=age_days,
        weight_kg=weight_kg,
        length_cm=length_cm,
        position=position,
        oedema=oedema,
    )
    return compute_score(Index.WEIGHT_FOR_LENGTH, child)


def bmi_for_age(
    sex: Numbers,
    age_days: Numbers,
    weight_kg: Numbers,
    length_cm: Numbers,
    position: Numbers = np.nan,
    oedema: Numbers = np.nan,
) -> Score:
    """Body mass index for age (IMT/U) against the WHO Child Growth Standards.

    Formula: as `weight_for_age`, of weight / (converted length / 100)^2.
    Source: WHO Child Growth Standards, Methods and development, 2006; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; kg; cm; position 1 lying, 2 standing; oedema 1 or 0.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below 0 or from 60 months),
        code of position, code of oedema, weight, length, oedema itself.

    >>> from derajat.statistics.growth import bmi_for_age
    >>> bmi_for_age(sex=1, age_days=400, weight_kg=9.1, length_cm=[74, 0]).z
    array([-0.03,   nan])
    """
    child = Measurements(
        sex=sex,
        age_days=age_days,
        weight_kg=weight_kg,
        length_cm=length_cm,
        position=position,
        oedema=oedema,
    )
    return compute_score(Index.BMI_FOR_AGE, child)


def head_for_age(sex: Numbers, age_days: Numbers, head_cm: Numbers) -> Score:
    """Head circumference for age (LK/U) against the WHO Child Growth Standards.

    Formula: (y / M - 1) / S of the sex and whole day (L is 1; no extension).
    Source: WHO Child Growth Standards, Methods and development, 2007; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; cm; z in standard deviations.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below 0 or from 60 months),
        head circumference.

    >>> from derajat.statistics.growth import head_for_age
    >>> head_for_age(sex=2, age_days=[609, -1], head_cm=46.2).z
    array([-0.28,   nan])
    """
    child = Measurements(sex=sex, age_days=age_days, head_cm=head_cm)
    return compute_score(Index.HEAD_FOR_AGE, child)


def arm_for_age(sex: Numbers, age_days: Numbers, arm_cm: Numbers) -> Score:
    """Mid-upper arm circumference for age (LiLA/U) against the WHO standards.

    Formula: ((y / M)^L - 1) / (L S), and beyond 3 SD 3 + (y - SD3) / (SD3 - SD2), or
        -3 + (y - SD3neg) / (SD2neg - SD3neg); L, M and S of the sex and whole day.
    Source: WHO Child Growth Standards, Methods and development, 2007; WHO anthro 1.1.
    Units: sex 1 boy, 2 girl; days; cm; z in standard deviations.
    Shapes: the arguments broadcast to one shape, which every result has.
    Missing: nan with a reason, in this order: sex, age (below day 91 or from 60
        months), arm circumference.

    >>> from derajat.statistics.growth import arm_for_age
    >>> arm_for_age(sex=2, age_days=[90, 91], arm_cm=12.5).z
    array([ nan, -0.5])
    """
    child = Measurements(sex=sex, age_days=age_days, arm_cm=arm_cm)
    return compute_score(Index.ARM_FOR_AGE, child)
