"""A problem with its place, and the error that carries all problems at once."""

from dataclasses import dataclass, field

from derajat.errors.messages import ALL_MESSAGES, Family


@dataclass(frozen=True, order=True)
class Location:
    """Where a problem lies: a line of a text file, or a cell or row of a sheet."""

    file: str = ""
    line: int = 0
    sheet: str = ""
    row: int = 0
    cell: str = ""

    def render(self, language: str = "id") -> str:
        """The place in words, outermost first."""
        words = _PLACE_WORDS[language]
        parts = [
            self.file,
            f"{words['line']} {self.line}" if self.line else "",
            f"{words['sheet']} {self.sheet}" if self.sheet else "",
            f"{words['cell']} {self.cell}" if self.cell else "",
            f"{words['row']} {self.row}" if self.row and not self.cell else "",
        ]
        return ", ".join(part for part in parts if part)


_PLACE_WORDS = {
    "id": {"line": "baris", "sheet": "lembar", "row": "baris", "cell": "sel"},
    "en": {"line": "line", "sheet": "sheet", "row": "row", "cell": "cell"},
}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, with the fields its message needs.

    A field `{says}` of a message may be given in both languages, as `says_id` and
    `says_en`.
    """

    code: str
    where: Location
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def family(self) -> Family:
        return ALL_MESSAGES[self.code].family

    def says(self, language: str = "id") -> str:
        """What is wrong, in one sentence."""
        message = ALL_MESSAGES[self.code]
        text = message.says_id if language == "id" else message.says_en
        return text.format(**self._fields_in(language))

    def repair(self, language: str = "id") -> str:
        """What the reader can do about it."""
        message = ALL_MESSAGES[self.code]
        text = message.repair_id if language == "id" else message.repair_en
        return text.format(**self._fields_in(language))

    def _fields_in(self, language: str) -> dict[str, str]:
        ending = "_id" if language == "id" else "_en"
        return {name.removesuffix(ending): text for name, text in self.fields}

    def render(self, language: str = "id") -> str:
        """Code, place, sentence and repair on one line."""
        place = self.where.render(language)
        head = f"{self.code} {place}: " if place else f"{self.code}: "
        return head + f"{self.says(language)} {self.repair(language)}".strip()


def report(code: str, where: Location | None = None, **fields: object) -> Problem:
    """A problem of a known code; all its fields become text.

    Raises KeyError for an unknown code or a field the message needs and lacks.
    """
    texts = tuple((name, str(value)) for name, value in fields.items())
    problem = Problem(code, where or Location(), texts)
    problem.render("id")
    problem.render("en")
    return problem


@dataclass
class ProblemLog:
    """Collects problems so that all of them are told at once."""

    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, where: Location | None = None, **fields: object
    ) -> None:
        """Note a problem and go on."""
        self.problems.append(report(code, where, **fields))

    def raise_if_any(self) -> None:
        """Raise DerajatError when a problem was noted."""
        if self.problems:
            raise DerajatError(tuple(self.problems))


class DerajatError(Exception):
    """Stops a command with all the problems that were found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(render_problems(problems, "en"))
        self.problems = problems

    @property
    def exit_status(self) -> int:
        return self.problems[0].family.value


def refuse(code: str, where: Location | None = None, **fields: object) -> DerajatError:
    """The error of a single problem, to be raised by the caller."""
    return DerajatError((report(code, where, **fields),))


def render_problems(problems: tuple[Problem, ...], language: str = "id") -> str:
    """One line a problem, in the order of file and line."""
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.code))
    return "\n".join(problem.render(language) for problem in ordered)
