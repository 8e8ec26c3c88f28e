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


@dataclass(frozen=True)
class Signature:
    """A registered function; a change of `version` is a new definition version."""

    name: str
    version: int
    parameters: tuple[Parameter, ...]
    result: ColumnType
    places: int
    says: str


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
    )
}
