"""What happens to mothers and newborns in an invented city."""

from derajat.city.maternal.happening.care import find_care
from derajat.city.maternal.happening.infants import build_infants
from derajat.city.maternal.happening.mothers import build_mothers
from derajat.city.maternal.happening.reports import build_reports
from derajat.city.maternal.happening.visits import build_visits
from derajat.city.programme import World
from derajat.city.registers import Register


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `kohort-ibu`, `kunjungan-anc`, `kohort-bayi`, `lb3-kia`."""
    care = find_care(world)
    found = (
        build_mothers(world, care),
        build_visits(world, care),
        build_infants(world),
    )
    return (*found, build_reports(world, {item.name: item for item in found}))


__all__ = ["build_registers"]
