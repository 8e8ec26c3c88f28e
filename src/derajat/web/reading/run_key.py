"""A reading as the key of what is computed from its values once."""

from derajat.web.reading.office import Reading


class RunKey:
    """Two readings are the same key while the same values and plans are in force."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        run = reading.snapshot.values_run()
        # The key holds the reading, so nothing else can get the identity of its plans.
        self._name = (reading.office.name, run, id(reading.plans_in_force))

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RunKey) and self._name == other._name
