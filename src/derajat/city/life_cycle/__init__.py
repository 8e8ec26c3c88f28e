"""Services by life cycle and equality: reckoned from what other programmes send."""

from derajat.city.life_cycle.truths import TRUTHS
from derajat.city.programme import Programme, World
from derajat.city.registers import Register


def _build_nothing(_world: World) -> tuple[Register, ...]:
    """No register of its own."""
    return ()


LIFE_CYCLE = Programme("life_cycle", _build_nothing, (), TRUTHS)

__all__ = ["LIFE_CYCLE"]
