"""What infections do in the city."""

from derajat.city.infections.happening.dengue import build_dengue
from derajat.city.infections.happening.hiv import build_hiv
from derajat.city.infections.happening.others import build_others
from derajat.city.infections.happening.tuberculosis import build_tuberculosis
from derajat.city.programme import World
from derajat.city.registers import Register


def build_registers(world: World) -> tuple[Register, ...]:
    """All registers of the infections."""
    return (
        *build_tuberculosis(world),
        *build_hiv(world),
        *build_dengue(world),
        *build_others(world),
    )


__all__ = ["build_registers"]
