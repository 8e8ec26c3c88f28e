"""The doses of each child brought together, child by child."""

from dataclasses import dataclass, field

from derajat.city.registers import Register


BIRTH_DOSES = ("hb0-24jam", "hb0-7hari")
FOR_LIVE_BIRTHS = (*BIRTH_DOSES, "bcg")
SECOND_YEAR = ("pcv3", "dpt4", "mr2")
BASIC = (
    "hb0",
    "bcg",
    "opv1",
    "opv2",
    "opv3",
    "opv4",
    "ipv1",
    "dpt1",
    "dpt2",
    "dpt3",
    "mr1",
)
NEWER = (*BASIC, "ipv2", "pcv1", "pcv2", "rv1", "rv2", "rv3")


@dataclass
class Child:
    """A child's doses by antigen, the first day of each; `hb0` is either birth dose.

    `village` is where the child lived at measles-rubella 1, -1 as long as it had none.
    """

    born: int
    sex: int
    village: int = -1
    days: dict[str, int] = field(default_factory=dict)

    def complete_on(self, antigens: tuple[str, ...]) -> int | None:
        """The day on which the last of them was given; None if one is lacking."""
        if any(antigen not in self.days for antigen in antigens):
            return None
        return max(self.days[antigen] for antigen in antigens)


def children_with_doses(doses: Register) -> dict[int, Child]:
    """Every child that has a dose, by NIK; doses dated before birth are none."""
    found: dict[int, Child] = {}
    names = ("nik", "tanggal_lahir", "kelurahan", "jk", "antigen", "tanggal")
    words = doses.columns["antigen"].words
    for nik, born, village, sex, antigen, day in zip(
        *(doses[name].tolist() for name in names), strict=True
    ):
        if day < born:
            continue
        child = found.setdefault(nik, Child(born, sex))
        name = "hb0" if words[antigen] in BIRTH_DOSES else words[antigen]
        child.days[name] = min(day, child.days.get(name, day))
        if name == "mr1":
            child.village = village
    return found
