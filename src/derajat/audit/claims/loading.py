"""The registered claims of an office, or every problem of their files."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from derajat.audit.claims.mentions import find_mentions, tidy_sentence
from derajat.audit.claims.recomputing import is_relation
from derajat.audit.claims.registered import (
    ClaimRole,
    OutsideNumber,
    RegisteredClaim,
    RolePart,
    StoredValue,
)
from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import MapNode, Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, map_of, read_word
from derajat.catalogue.grammar.values import read_name, text_of
from derajat.catalogue.loading import check_grammar
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.calendar import parse_period
from derajat.model.scalars import NotOfType, parse_day


_REQUIRED = ("words", "on", "source", "area")
_OPTIONAL = ("is_quote", "population", "roles", "serves", "equals", "notes")
_STATEMENT = re.compile(r"[A-Z]{3}-[A-Z0-9]+[a-z]?")


@dataclass(frozen=True)
class KnownNames:
    """What claims may point at."""

    areas: Collection[str]
    indicators: Collection[str]
    offices: Collection[str]


def load_claims(office_folder: Path, known: KnownNames) -> tuple[RegisteredClaim, ...]:
    """The claims of an office. Raises DerajatError with all problems."""
    claims, problems = check_claims(office_folder, known)
    if problems:
        raise DerajatError(problems)
    return claims


def check_claims(
    office_folder: Path, known: KnownNames
) -> tuple[tuple[RegisteredClaim, ...], tuple[Problem, ...]]:
    """The claims in `claims/*.yaml` of an office, in their order, and every problem.

    An office without such files has no claims.
    """
    log = ProblemLog()
    found: dict[str, RegisteredClaim] = {}
    folder = office_folder.resolve()
    for path in sorted((folder / "claims").glob("*.yaml")):
        name = f"{folder.parent.name}/{folder.name}/claims/{path.name}"
        page = Page(name, log)
        with suppress(Skipped):
            for claim in _read_file(page, path, known):
                if claim.code in found:
                    other = found[claim.code].where.render()
                    line = claim.where.line
                    page.report("DEF-039", line, name=claim.code, other=other)
                found[claim.code] = claim
    return tuple(found.values()), tuple(dict.fromkeys(log.problems))


def _read_file(page: Page, path: Path, known: KnownNames) -> list[RegisteredClaim]:
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    claims = []
    for name, entry in Section(page, node, "claims", ("grammar", "claims")).entries(
        "claims"
    ):
        with suppress(Skipped):
            claims.append(_read_claim(page, name, entry, known))
    return claims


def _read_claim(
    page: Page, name: TextNode, node: Node, known: KnownNames
) -> RegisteredClaim:
    code = read_name(page, name, "claims", "kebab")
    section = Section(page, node, code, _REQUIRED, _OPTIONAL)
    words = section.text("words")
    roles = _read_roles(section, words)
    if not any(part.role in (ClaimRole.SHARE, ClaimRole.VALUE) for part in roles):
        section.refuse_useless("equals", why="roles: share | value")
    return RegisteredClaim(
        code=code,
        words=words,
        is_quote=section.yes_no("is_quote", absent=True),
        on=_read_day(section),
        source=section.text("source"),
        area=_read_known(section, "area", known.areas, "area"),
        population=_read_population(section),
        roles=roles,
        serves=_read_serves(section),
        equals=_read_stored(section, known),
        notes=section.labels("notes"),
        where=Location(page.file, name.line),
    )


def _read_day(section: Section) -> str:
    """A day, month or year."""
    text = section.text("on")
    if text and parse_period(text) is None:
        try:
            parse_day(text)
        except NotOfType:
            line = section.line_of("on")
            needed = "2025-09-04 | 2023-10 | 2022"
            section.page.report("DEF-033", line, key="on", value=text, needed=needed)
    return text


def _read_known(section: Section, key: str, known: Collection[str], kind: str) -> str:
    name = section.text(key)
    if name and name not in known:
        line = section.line_of(key)
        section.page.report_unknown("DEF-005", line, name, known, kind=kind)
    return name


def _read_population(section: Section) -> OutsideNumber | None:
    if "population" not in section:
        return None
    with suppress(Skipped):
        within = section.section("population", ("number", "source"))
        number = within.whole("number", low=1)
        return OutsideNumber(str(number), within.text("source"))
    return None


def _read_roles(section: Section, words: str) -> tuple[RolePart, ...]:
    if "roles" not in section:
        return ()
    roles: list[RolePart] = []
    with suppress(Skipped):
        node = map_of(section.page, section.node("roles"), "roles")
        for name, value in node.entries:
            with suppress(Skipped):
                roles.append(_read_role(section.page, name, value, words))
        _check_relation(section, node, roles)
    return tuple(roles)


def _read_role(page: Page, name: TextNode, node: Node, words: str) -> RolePart:
    role = read_word(page, name, "roles", ClaimRole)
    where = Location(page.file, name.line)
    if isinstance(node, MapNode):
        within = Section(page, node, name.text, ("number", "source"))
        text, outside = within.needed_text("number"), within.needed_text("source")
    else:
        text, outside = text_of(page, node, name.text), ""
        if tidy_sentence(text) not in tidy_sentence(words):
            page.report("AUD-120", name.line, text=text)
    if len(find_mentions(tidy_sentence(text))) != 1:
        raise page.skip("AUD-121", name.line, text=text)
    return RolePart(role, text, outside, where)


def _check_relation(section: Section, node: MapNode, roles: Sequence[RolePart]) -> None:
    told = frozenset(part.role for part in roles)
    if len(roles) == len(node.entries) and not is_relation(told):
        listed = ", ".join(sorted(role.value for role in told))
        section.page.report("AUD-122", section.line_of("roles"), roles=listed)


def _read_serves(section: Section) -> tuple[str, ...]:
    if "serves" not in section:
        return ()
    with suppress(Skipped):
        names = section.names("serves")
        for name in names:
            if not _STATEMENT.fullmatch(name):
                line = section.line_of("serves")
                section.page.report("DEF-038", line, name=name, example="PKP-C1")
        return names
    return ()


def _read_stored(section: Section, known: KnownNames) -> StoredValue | None:
    if "equals" not in section:
        return None
    with suppress(Skipped):
        keys = ("office", "indicator", "period", "area")
        within = section.section("equals", keys)
        period = within.text("period")
        if period and parse_period(period) is None:
            line = within.line_of("period")
            section.page.report(
                "DEF-033", line, key="period", value=period, needed="2022, 2022-08"
            )
        return StoredValue(
            office=_read_known(within, "office", known.offices, "office"),
            indicator=_read_known(within, "indicator", known.indicators, "indicator"),
            period=period,
            area=_read_known(within, "area", known.areas, "area"),
        )
    return None
