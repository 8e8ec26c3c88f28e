"""A reading as the key of what is computed from its values once."""

from derajat.web.reading.office import Reading


class RunKey:
    """Two readings are the same key as long as the same values are in force."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._name = (reading.office.name, reading.snapshot.values_run())

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RunKey) and self._name == other._name
