"""What the surveillance of the city sees."""

from derajat.city.programme import World
from derajat.city.registers import Register
from derajat.city.surveillance.events import (
    build_capacities,
    build_crises,
    build_outbreaks,
)
from derajat.city.surveillance.signals import build_signals
from derajat.city.surveillance.weekly import (
    build_weekly_counts,
    build_weekly_registers,
)


def build_registers(world: World) -> tuple[Register, ...]:
    """All registers of early warning and outbreaks."""
    counts = build_weekly_counts(world)
    return (
        *build_weekly_registers(world, counts),
        build_signals(world, counts),
        build_outbreaks(world),
        build_crises(world),
        build_capacities(world),
    )
