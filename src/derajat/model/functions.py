"""The registered functions: the only way out of the closed list of operators.

Names and signatures stand here, their forms beside the engines (`reference/functions`,
`ibis_text/functions`). A function is pure, typed and versioned.
"""

from dataclasses import dataclass

from derajat.model.columns import ColumnType


@dataclass(frozen=True)
class Parameter:
    name: str
    type: ColumnType
    places: int = 0
    may_be_missing: bool = False
    """Whether a call may leave it out, and the function is told of a missing value.

    Without it a missing value makes the result missing.
    """


@dataclass(frozen=True)
class Signature:
    """A registered function; a change of `version` is a new definition version."""

    name: str
    version: int
    parameters: tuple[Parameter, ...]
    result: ColumnType
    places: int
    says: str


_SEX = Parameter("sex", ColumnType.CODE)
_AGE_DAYS = Parameter("age_days", ColumnType.WHOLE)
_AGE_IF_KNOWN = Parameter("age_days", ColumnType.WHOLE, may_be_missing=True)
_WEIGHT_KG = Parameter("weight_kg", ColumnType.DECIMAL, places=3)
_LENGTH_CM = Parameter("length_cm", ColumnType.DECIMAL, places=2)
_HEAD_CM = Parameter("head_cm", ColumnType.DECIMAL, places=2)
_ARM_CM = Parameter("arm_cm", ColumnType.DECIMAL, places=2)
_POSITION = Parameter("position", ColumnType.CODE, may_be_missing=True)
_OEDEMA = Parameter("oedema", ColumnType.YES_NO, may_be_missing=True)
_LENGTH = (_LENGTH_CM, _POSITION)
_SCORES: dict[str, tuple[tuple[Parameter, ...], str]] = {
    "weight_for_age": ((_AGE_DAYS, _WEIGHT_KG, _OEDEMA), "weight for age"),
    "length_for_age": ((_AGE_DAYS, *_LENGTH), "length or height for age"),
    "weight_for_length": (
        (_AGE_IF_KNOWN, _WEIGHT_KG, *_LENGTH, _OEDEMA),
        "weight for length or height",
    ),
    "bmi_for_age": ((_AGE_DAYS, _WEIGHT_KG, *_LENGTH, _OEDEMA), "BMI for age"),
    "head_for_age": ((_AGE_DAYS, _HEAD_CM), "head circumference for age"),
    "arm_for_age": ((_AGE_DAYS, _ARM_CM), "mid-upper-arm circumference for age"),
}


def _score(index: str) -> Signature:
    parameters, says = _SCORES[index]
    return Signature(
        name=f"who_{index}",
        version=1,
        parameters=(_SEX, *parameters),
        result=ColumnType.DECIMAL,
        places=2,
        says=f"z-score of {says}, WHO 2006; none for a child outside the standard",
    )


def _implausible(index: str) -> Signature:
    return Signature(
        name=f"who_implausible_{index}",
        version=1,
        parameters=(Parameter("z", ColumnType.DECIMAL, places=2),),
        result=ColumnType.YES_NO,
        places=0,
        says=f"whether a z-score of {_SCORES[index][1]} is beyond what WHO believes",
    )


def _tenths_digit(measure: Parameter) -> Signature:
    kind, unit = measure.name.split("_")
    return Signature(
        name=f"tenths_digit_of_{kind}",
        version=1,
        parameters=(measure,),
        result=ColumnType.WHOLE,
        places=0,
        says=f"the digit of the tenths of a {unit}: 12.34 gives 3",
    )


FUNCTIONS: dict[str, Signature] = {
    signature.name: signature
    for signature in (
        Signature(
            name="adjusted_monthly_use",
            version=1,
            parameters=(
                Parameter("used", ColumnType.WHOLE),
                Parameter("days_in_period", ColumnType.WHOLE),
                Parameter("days_out_of_stock", ColumnType.WHOLE),
            ),
            result=ColumnType.DECIMAL,
            places=1,
            says="use / (days - days out of stock) x 30, half up; none without a day",
        ),
        *map(_tenths_digit, (_LENGTH_CM, _WEIGHT_KG)),
        *map(_score, _SCORES),
        *map(_implausible, _SCORES),
    )
}
