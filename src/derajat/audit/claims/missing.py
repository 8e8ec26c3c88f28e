"""Why a claim cannot be checked, and which number to ask for."""

from collections.abc import Iterator

from derajat.audit.claims.equations import Product, Quantity, Says, System
from derajat.audit.claims.explaining import tell_printed
from derajat.audit.claims.groups import Group, Role, Statement
from derajat.audit.claims.units_said import Kind
from derajat.errors import Problem, report


def find_missing(system: System) -> tuple[Problem, ...]:
    """The numbers to ask for before these can be checked."""
    return tuple(dict.fromkeys(_missing(system)))


def _missing(system: System) -> Iterator[Problem]:
    for equation in system.equations:
        if not isinstance(equation, Product):
            if any(system.quantities[name].is_hidden for name in equation.names):
                yield report("AUD-114")
            continue
        if equation.says is Says.DENSITY:
            yield report("AUD-115")
            continue
        whole = system.quantities[equation.right]
        said = tell_printed(system.quantities[equation.left])
        if whole.is_hidden:
            code = "AUD-112" if whole.name == "population" else "AUD-111"
            yield report(code, share_id=said.id, share_en=said.en)
        elif system.quantities[equation.result].is_hidden:
            yield report("AUD-113", share_id=said.id, share_en=said.en)


def find_lone(statement: Statement, systems: list[System]) -> tuple[Problem, ...]:
    """Numbers that the words tie to no other one."""
    used = {
        quantity.mention.start
        for system in systems
        for equation in system.equations
        for quantity in map(system.quantities.get, equation.names)
        if quantity is not None and quantity.mention is not None
    }
    problems = [
        problem for group in statement.groups for problem in _lone_in(group, used)
    ]
    eaches = [each.amount for each in statement.eaches]
    problems += [
        report("AUD-117", share_id=amount.text, share_en=amount.text)
        for amount in eaches
        if amount.start not in used
    ]
    return tuple(problems)


def _lone_in(group: Group, used: set[int]) -> Iterator[Problem]:
    for share in group.shares:
        if share.mention.start not in used:
            code = "AUD-116" if group.role is Role.CHANGE else "AUD-111"
            scale = share.mention.unit.scale
            said = tell_printed(Quantity("", Kind.SHARE, scale, share.mention))
            yield report(code, share_id=said.id, share_en=said.en)
    for mention in (group.count, group.points, group.multiple):
        if mention is not None and mention.start not in used:
            is_points = mention.kind in (Kind.POINTS, Kind.MULTIPLE)
            code = "AUD-116" if is_points or group.role is Role.CHANGE else "AUD-117"
            yield report(code, share_id=mention.text, share_en=mention.text)
