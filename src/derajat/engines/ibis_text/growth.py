"""The growth functions as Ibis expressions: all scores asked for in one go.

L, M and what follows from them come by equality join on one whole number. What is
refused looks up a row without figures and so has no score; a measurement that cannot
be one is NULL before it is computed with. Columns on the way begin with `__` and are
named after the columns they are made from, so that scores of the same children share
them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from derajat.engines.growth import (
    AGE_INDICES,
    BOYS,
    GIRLS,
    GRAMS_A_KG,
    HEIGHT_FROM_CM,
    LARGEST_MEASURE,
    LAST_DAY,
    LAST_DAY_OF_LENGTH,
    LAST_DAY_WITHOUT_STANDING,
    LYING,
    LYING_IS_LONGER_CM,
    PARTS_A_CM,
    SD_LIMIT,
    STANDING,
    WEIGHT_FOR_LENGTH,
)
from derajat.engines.ibis_text.growth_tables import (
    BY_AGE,
    BY_LENGTH,
    CONVERSION_KEYS,
    FIGURES,
    GIRL_KEYS,
    HEIGHT_KEYS,
    LONGEST,
    NOTHING,
    SHORTEST,
    STRAIGHT_FIGURES,
)
from derajat.engines.ibis_text.tables import look_up
from derajat.model.columns import FunctionCall
from derajat.model.expressions import Registered
from derajat.model.steps import Derive, Step


_NO_POSITION, _IS_LYING, _IS_STANDING = 0, 1, 2
_NEARLY_HALF = 0.499999


@dataclass(frozen=True)
class _Child:
    """The columns that tell a function of a child; an empty name tells nothing."""

    sex: str
    age_days: str = ""
    weight_kg: str = ""
    length_cm: str = ""
    position: str = ""
    oedema: str = ""
    head_cm: str = ""
    arm_cm: str = ""

    @property
    def sex_code(self) -> str:
        return f"__sex {self.sex}"

    @property
    def position_code(self) -> str:
        return f"__position {self.position}"

    @property
    def weight(self) -> str:
        return f"__weight {self.weight_kg} {self.oedema}"

    @property
    def conversion(self) -> str:
        return f"__conversion {self.length_cm} {self.age_days} {self.position}"

    @property
    def length(self) -> str:
        return f"__length {self.length_cm} {self.age_days} {self.position}"

    @property
    def age_key(self) -> str:
        return f"__age {self.sex} {self.age_days}"


@dataclass(frozen=True)
class _Score:
    """One score that is asked for."""

    name: str
    """Of the new column."""
    function: str
    child: _Child

    @property
    def measure(self) -> str:
        return f"__measure {self.name}"

    @property
    def share(self) -> str:
        """The column with the measurement as a share of M."""
        return f"__share {self.name}"

    @property
    def z(self) -> str:
        return f"__z {self.name}"

    def figure(self, figure: str) -> str:
        """The column with one of the figures."""
        return f"__{figure} {self.name}"

    @property
    def figures(self) -> tuple[str, ...]:
        """Those that it is computed from."""
        return FIGURES if self.goes_on_evenly else STRAIGHT_FIGURES

    @property
    def goes_on_evenly(self) -> bool:
        return self.function == WEIGHT_FOR_LENGTH or (
            AGE_INDICES[self.function].goes_on_evenly
        )


def is_score(name: str) -> bool:
    """Whether a registered function is one of the z-scores."""
    return name in AGE_INDICES or name == WEIGHT_FOR_LENGTH


def find_scores(steps: Iterable[Step]) -> dict[str, FunctionCall]:
    """The calls of the steps that derive a z-score, by the name of the column."""
    return {
        step.column.name: step.expression.call
        for step in steps
        if isinstance(step, Derive)
        and isinstance(step.expression, Registered)
        and is_score(step.expression.call.name)
    }


def may_share_work(before: Sequence[Step], step: Step) -> bool:
    """Whether a step derives a z-score as those before do, reading none of theirs."""
    calls = find_scores([*before, step])
    if len(calls) <= len(before) or not isinstance(step, Derive):
        return False
    return not set(calls) & {column for _, column in calls[step.column.name].arguments}


def add_scores(table: ir.Table, calls: Mapping[str, FunctionCall]) -> ir.Table:
    """`table` with the z-scores in hundredths, by the name of the new column."""
    scores = [
        _Score(name, call.name, _Child(**dict(call.arguments)))
        for name, call in calls.items()
    ]
    children = [score.child for score in scores]
    found = _read_lengths(_read_measurements(table, children), children)
    for score in scores:
        if score.function == WEIGHT_FOR_LENGTH:
            found = _finish(_find_by_length(found, score), found, [score])
    by_age = [score for score in scores if score.function in AGE_INDICES]
    found = _finish(_find_by_age(found, by_age), found, by_age)
    return found.select(*table.columns, *calls)


def _finish(table: ir.Table, before: ir.Table, scores: list[_Score]) -> ir.Table:
    """The table before its figures were found, with the scores from the figures."""
    shares = {
        score.share: table[score.measure] / table[score.figure("m")] for score in scores
    }
    table = table.mutate(**shares)
    table = table.mutate(**{score.z: _standardise(table, score) for score in scores})
    table = table.mutate(**{score.z: _extend(table, score) for score in scores})
    rounded = {score.name: _round(table[score.z], score) for score in scores}
    return table.select(*before.columns, **rounded)


def _read_measurements(table: ir.Table, children: list[_Child]) -> ir.Table:
    """Adds sex and position as small numbers, and the weight in kilograms."""
    found: dict[str, ir.Value] = {}
    for child in children:
        found[child.sex_code] = _decode(table[child.sex], (BOYS, 0), (GIRLS, GIRL_KEYS))
        if child.weight_kg:
            found[child.weight] = _weight_kg(table, child)
        if child.position:
            position = table[child.position]
            known = _decode(position, (LYING, _IS_LYING), (STANDING, _IS_STANDING))
            found[child.position_code] = position.isnull().ifelse(_NO_POSITION, known)
    return table.mutate(**found)


def _decode(text: ir.Value, *meanings: tuple[tuple[str, ...], int]) -> ir.Value:
    """The number that a code means, the most usual code asked first; else NULL."""
    ranked = sorted(
        (rank, number, code)
        for codes, number in meanings
        for rank, code in enumerate(codes)
    )
    return ibis.cases(*((text == code, number) for _, number, code in ranked))


def _weight_kg(table: ir.Table, child: _Child) -> ir.Value:
    """NULL for a child with oedema: its weight says nothing."""
    weight = table[child.weight_kg]
    refused = [_is_no_measure(weight)]
    if child.oedema:
        refused.append((table[child.oedema] != 0, None))
    return _unless(refused, weight).cast("float64") / _number(GRAMS_A_KG)


_Refusal = tuple[ir.BooleanValue, None]


def _is_no_measure(stored: ir.Value) -> _Refusal:
    return ~stored.between(1, LARGEST_MEASURE), None


def _unless(refused: list[_Refusal], value: ir.Value) -> ir.Value:
    """The value; NULL where it is refused.

    The rare cases are asked first: DuckDB then computes the rest of a vector in one go.
    """
    return ibis.cases(*refused, else_=value)


def _number(value: float) -> ir.FloatingScalar:
    """A float constant that no engine takes for a decimal."""
    return ibis.literal(value, "float64")


def _read_lengths(table: ir.Table, children: list[_Child]) -> ir.Table:
    """Adds the lengths as children of the age are measured."""
    measured = [child for child in children if child.length_cm]
    table = table.mutate(
        **{child.conversion: _conversion(table, child) for child in measured}
    )
    return table.mutate(**{child.length: _length(table, child) for child in measured})


def _conversion(table: ir.Table, child: _Child) -> ir.Value:
    """How often 0.7 cm is added: 0, 1 or -1; NULL where a length is refused."""
    stored = table[child.length_cm]
    choices: list[tuple[ir.BooleanValue, int | None]] = [_is_no_measure(stored)]
    if child.position:
        position = table[child.position_code]
        choices.append((position.isnull(), None))
        if child.age_days:
            age = table[child.age_days]
            is_believed = age.between(LAST_DAY_WITHOUT_STANDING + 1, LAST_DAY_OF_LENGTH)
            is_old = (position == _IS_LYING) & (age > LAST_DAY_OF_LENGTH)
            is_less = stored <= round(LYING_IS_LONGER_CM * PARTS_A_CM)
            choices += [(is_less & is_old, None), (is_old, -1)]
            choices.append(((position == _IS_STANDING) & is_believed, 1))
    return ibis.cases(*choices, else_=0)


def _length(table: ir.Table, child: _Child) -> ir.Value:
    measured = table[child.length_cm].cast("float64") / _number(PARTS_A_CM)
    times = table[child.conversion].cast("float64")
    return measured + times * _number(LYING_IS_LONGER_CM)


def _find_by_age(table: ir.Table, scores: list[_Score]) -> ir.Table:
    """Adds what is measured, and the figures at the age."""
    found = {score.measure: _measure(table, score.child) for score in scores}
    keys = {score.child.age_key: _age_key(table, score.child) for score in scores}
    table = table.mutate(**found, **keys)
    for key in keys:
        take = {
            score.figure(figure): f"{score.function}_{figure}"
            for score in scores
            for figure in score.figures
            if score.child.age_key == key
        }
        table = look_up(table, BY_AGE, {key: "key"}, take, how="inner")
    return table


def _measure(table: ir.Table, child: _Child) -> ir.Value:
    if child.weight_kg and child.length_cm:
        metres = table[child.length] / _number(100.0)
        return table[child.weight] / (metres * metres)
    if child.weight_kg:
        return table[child.weight]
    if child.length_cm:
        return table[child.length]
    part = table[child.head_cm or child.arm_cm]
    return _unless([_is_no_measure(part)], part).cast("float64") / _number(PARTS_A_CM)


def _age_key(table: ir.Table, child: _Child) -> ir.Value:
    age = table[child.age_days]
    key = _unless([_is_no_age(age)], age + table[child.sex_code])
    return key.fill_null(NOTHING)


def _is_no_age(age: ir.Value) -> _Refusal:
    return ~age.between(0, LAST_DAY), None


def _find_by_length(table: ir.Table, score: _Score) -> ir.Table:
    """Adds the weight, and the figures at the length."""
    placed = table.mutate(__by_height=_by_height(table, score.child))
    keyed = placed.mutate(__key=_length_key(placed, score.child))
    take = {score.figure(figure): figure for figure in FIGURES}
    found = look_up(keyed, BY_LENGTH, {"__key": "key"}, take, how="inner")
    return found.mutate(**{score.measure: found[score.child.weight]})


def _by_height(table: ir.Table, child: _Child) -> ir.Value:
    """HEIGHT_KEYS or 0: by age, else by position, else by size; NULL when refused."""
    choices: list[tuple[ir.BooleanValue, int | None]] = []
    if child.age_days:
        age = table[child.age_days]
        choices += [_is_no_age(age), (age > LAST_DAY_OF_LENGTH, HEIGHT_KEYS)]
        choices.append((age.notnull(), 0))
    if child.position:
        position = table[child.position_code]
        choices += [(position == _IS_LYING, 0), (position == _IS_STANDING, HEIGHT_KEYS)]
    is_short = table[child.length_cm] < round(HEIGHT_FROM_CM * PARTS_A_CM)
    return ibis.cases(*choices, (is_short, 0), else_=HEIGHT_KEYS)


def _length_key(table: ir.Table, child: _Child) -> ir.Value:
    stored = table[child.length_cm]
    offset = table[child.sex_code] + table["__by_height"]
    key = stored + (offset + table[child.conversion] * CONVERSION_KEYS)
    return _unless([(~stored.between(SHORTEST, LONGEST), None)], key).fill_null(NOTHING)


def _standardise(table: ir.Table, score: _Score) -> ir.Value:
    share, ls = table[score.share], table[score.figure("ls")]
    if not score.goes_on_evenly:
        return (share - _number(1.0)) / ls
    return (share ** table[score.figure("l")] - _number(1.0)) / ls


def _extend(table: ir.Table, score: _Score) -> ir.Value:
    """Beyond 3 SD each step is as wide as that from 2 to 3 SD."""
    z, share = table[score.z], table[score.share]
    if not score.goes_on_evenly:
        return z

    def steps_beyond(limit: str) -> ir.Value:
        beyond = share - table[score.figure(limit)]
        return beyond / table[score.figure(f"{limit}_step")]

    above, below = _number(SD_LIMIT), _number(-SD_LIMIT)
    return ibis.cases(
        (z > above, steps_beyond("sd3") + above),
        (z < below, steps_beyond("sd3neg") + below),
        else_=z,
    )


def _round(z: ir.Value, score: _Score) -> ir.Value:
    """In hundredths, the nearest whole number.

    A score by a power of L is no fraction and never a tie. One that is a fraction can
    be: there it is the nearer of the two neighbours as floats, the even one when both
    are as near. So rounds R since 4.0; it differs from rounding 100 z.
    """
    hundredths = z * _number(100.0)
    nearest = (hundredths + _number(0.5)).floor().cast("int64")
    if score.goes_on_evenly:
        return nearest
    distance = (hundredths - nearest.cast("float64")).abs()
    low = hundredths.floor().cast("float64")
    below = z - low / _number(100.0)
    above = (low + _number(1.0)) / _number(100.0) - z
    is_even = (low * _number(0.5)).floor().cast("float64") == low * _number(0.5)
    is_low = (below < above) | ((below == above) & is_even)
    exact = is_low.ifelse(low, low + _number(1.0)).cast("int64")
    return ibis.cases((distance > _number(_NEARLY_HALF), exact), else_=nearest)
