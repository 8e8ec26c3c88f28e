"""An invented city built whole: what happens in it, what is sent, what is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.city.faults import PlantedFault, as_received, plant_faults
from derajat.city.forms.form import Form
from derajat.city.forms.writing import WrittenFile, write_form, write_repairs
from derajat.city.places import build_places
from derajat.city.population import build_population
from derajat.city.programme import Programme, World
from derajat.city.registers import Register, Registers
from derajat.city.settings import CitySettings
from derajat.city.truth import Knowledge
from derajat.model.areas import AreaRegistry


@dataclass(frozen=True)
class City:
    """Everything that happened, and the faults of what is sent about it."""

    world: World
    programmes: tuple[Programme, ...]
    registers: Mapping[str, Register]
    faults: tuple[PlantedFault, ...]

    def know(self, registers: Registers) -> Knowledge:
        """The city as some registers tell it: its own, or those received."""
        truths = {
            code: truth
            for programme in self.programmes
            for code, truth in programme.truths.items()
        }
        until = self.world.settings.reported_until
        return Knowledge(self.world.places, registers, until, truths)

    @property
    def truth(self) -> Knowledge:
        """The city as it is."""
        return self.know(self.registers)

    @property
    def first_received(self) -> Knowledge:
        """The city as its faulty files tell it, before anything is mended."""
        return self.know(as_received(self.registers, self.faults))


def build_city(
    registry: AreaRegistry,
    code: str,
    settings: CitySettings,
    programmes: Sequence[Programme],
) -> City:
    """The city of an area code, the same from the same settings."""
    places = build_places(registry, code, settings)
    world = World(settings, places, build_population(places, settings))
    registers = {
        register.name: register
        for programme in programmes
        for register in programme.build(world)
    }
    plans = [plan for programme in programmes for plan in programme.faults]
    faults = plant_faults(registers, plans, settings)
    return City(world, tuple(programmes), registers, faults)


def write_files(
    city: City, folder: Path, only_exports: bool = False
) -> list[WrittenFile]:
    """Write what the city first sends, faults and all, into a folder.

    With `only_exports` every form is a CSV of the whole city, a long one in several
    files, as for a city of millions.
    """
    return [
        file
        for form, register in _forms(city, only_exports)
        for file in write_form(folder, form, register, city.world.places, city.faults)
    ]


def write_mended(
    city: City, folder: Path, only_exports: bool = False
) -> list[WrittenFile]:
    """Write what is sent afterwards: each faulty, late or wrong row as it is."""
    return [
        file
        for form, register in _forms(city, only_exports)
        for file in write_repairs(
            folder, form, register, city.world.places, city.faults
        )
    ]


def _forms(city: City, only_exports: bool = False) -> list[tuple[Form, Register]]:
    return [
        (form.as_export() if only_exports else form, city.registers[form.register])
        for programme in city.programmes
        for form in programme.forms
    ]
