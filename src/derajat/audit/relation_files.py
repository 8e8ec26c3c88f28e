"""Relations given in a small file, one a line, and their columns in a table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from derajat.audit.formulas import Formula, Linear, Product, Quotient, plain_mean
from derajat.audit.relations import Check, Origin, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place
from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.errors import DerajatError, Location, ProblemLog, nearest_name
from derajat.model.labels import Label
from derajat.sheets import fold_header


_TOKEN = re.compile(r"\s*(`[^`]+`|\"[^\"]+\"|<=|≤|[=+\-/*×(),]|[^\s=+\-/*×(),<≤`\"]+)")
_NUMBER = re.compile(r"\d+([.,]\d+)?")
_SIGNS = frozenset({*"=+-/*×(),≤", "<="})
_TIMES = frozenset({"x", "*", "×"})
_MEANS = frozenset({"mean", "rata"})
GRAMMAR = "1"


@dataclass(frozen=True)
class GivenRelation:
    """One line of a file of relations: column names as written, and the formula."""

    where: Location
    text: str
    kind: RelationKind
    target: str
    sources: tuple[str, ...]
    formula: Formula
    is_limit: bool = False
    """Whether the target must be at most the source, instead of equal."""


def load_relations(path: Path) -> tuple[GivenRelation, ...]:
    """The relations of a file. Raises DerajatError with every problem and its line."""
    log = ProblemLog()
    page = Page(path.name, log)
    given: list[GivenRelation] = []
    try:
        node = read_nodes(page, read_file(page, path))
        section = Section(page, node, "relations", ("grammar", "relations"))
        if section.text("grammar") not in (GRAMMAR, ""):
            page.report(
                "DEF-033",
                section.line_of("grammar"),
                key="grammar",
                value=section.text("grammar"),
                needed=GRAMMAR,
            )
        for item in section.items("relations"):
            if isinstance(item, TextNode):
                given += _read_line(page, item)
            else:
                page.report("DEF-032", item.line, key="relations", needed="text")
    except Skipped:
        pass
    log.raise_if_any()
    return tuple(given)


def _read_line(page: Page, node: TextNode) -> list[GivenRelation]:
    where = Location(page.file, node.line)
    try:
        return [read_relation(node.text, where)]
    except _NotRead as reason:
        page.report(
            "AUD-052",
            node.line,
            text=node.text,
            why_id=reason.label.id,
            why_en=reason.label.en,
        )
        return []


class _NotRead(Exception):
    """Why a relation cannot be read."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(english)
        self.label = Label(indonesian, english)


def read_relation(text: str, where: Location) -> GivenRelation:
    """One relation: `a = b + c - d`, `a = b / c x 100`, `a = b x c / 100`,
    `a = min(100, b / c x 100)`, `a = mean(b, c)` or `a <= b`.

    Names with spaces or signs stand between backticks or quotes. Raises an exception
    of this module for anything else; `load_relations` turns it into AUD-052.
    """
    tokens = _tokens(text)
    if len(tokens) < 3 or tokens[1] not in ("=", "<=", "≤"):
        raise _NotRead("tidak ada = atau <=", "there is no = or <=")
    target, body = _name(tokens[0]), tokens[2:]
    if tokens[1] != "=":
        if len(body) != 1:
            raise _NotRead(
                "<= membandingkan dua kolom saja", "<= compares two columns only"
            )
        source = (_name(body[0]),)
        formula: Formula = Linear((Fraction(1),))
        return GivenRelation(
            where, text, RelationKind.SUM, target, source, formula, True
        )
    kind, sources, formula = _body(body)
    if target in sources:
        raise _NotRead("kolom menghitung dirinya", "a column computes itself")
    return GivenRelation(where, text, kind, target, sources, formula)


def _tokens(text: str) -> list[str]:
    found, position = [], 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _NotRead(
                f"tanda `{text[position:].strip()[:1]}`",
                f"the sign `{text[position:].strip()[:1]}`",
            )
        found.append(match[1])
        position = match.end()
    return found


Body = tuple[RelationKind, tuple[str, ...], Formula]


def _body(tokens: Sequence[str]) -> Body:
    head = tokens[0].casefold()
    if head == "min" and len(tokens) > 4 and tokens[1] == "(" and tokens[3] == ",":
        cap = _number(tokens[2])
        kind, sources, formula = _body(_inside([tokens[0], "(", *tokens[4:]]))
        if not isinstance(formula, Quotient):
            raise _NotRead("min() memuat pembagian", "min() holds a quotient")
        return kind, sources, Quotient(formula.scale, cap)
    if head in _MEANS and "(" in tokens:
        inside = _inside(list(tokens[tokens.index("(") - 1 :]))
        names = tuple(_name(word) for word in inside if word != ",")
        return RelationKind.MEAN, names, plain_mean(len(names))
    if "/" in tokens and not _is_constant(tokens[tokens.index("/") + 1 :]):
        return _quotient(tokens)
    if any(token in _TIMES for token in tokens):
        return _product(tokens)
    return _sum(tokens)


def _inside(tokens: Sequence[str]) -> list[str]:
    if len(tokens) < 4 or tokens[1] != "(" or tokens[-1] != ")":
        raise _NotRead("kurungnya tidak lengkap", "brackets are not closed")
    return list(tokens[2:-1])


def _is_constant(tokens: Sequence[str]) -> bool:
    return len(tokens) == 1 and bool(_NUMBER.fullmatch(tokens[0]))


def _quotient(tokens: Sequence[str]) -> Body:
    scale = Fraction(1)
    if len(tokens) == 5 and tokens[3] in _TIMES:
        scale = _number(tokens[4])
    elif len(tokens) != 3:
        raise _NotRead("pembagian ditulis a / b x 100", "a quotient is a / b x 100")
    if tokens[1] != "/" or not scale:
        raise _NotRead("pembagian ditulis a / b x 100", "a quotient is a / b x 100")
    names = (_name(tokens[0]), _name(tokens[2]))
    return RelationKind.QUOTIENT, names, Quotient(scale)


def _product(tokens: Sequence[str]) -> Body:
    scale, factors = Fraction(1), list(tokens)
    if len(factors) > 2 and factors[-2] == "/":
        divisor = _number(factors[-1])
        if not divisor:
            raise _NotRead("dibagi nol", "division by zero")
        scale, factors = 1 / divisor, factors[:-2]
    names = []
    for position, token in enumerate(factors):
        if position % 2:
            if token not in _TIMES:
                raise _NotRead("perkalian ditulis a x b", "a product is a x b")
        elif _NUMBER.fullmatch(token):
            scale *= _number(token)
        else:
            names.append(_name(token))
    if not names or len(factors) % 2 == 0:
        raise _NotRead("perkalian ditulis a x b", "a product is a x b")
    if len(names) == 1:
        return RelationKind.FACTOR, tuple(names), Linear((scale,))
    return RelationKind.PRODUCT, tuple(names), Product(scale)


def _sum(tokens: Sequence[str]) -> Body:
    names, signs = [], []
    rest = list(tokens) if tokens[0] in "+-" else ["+", *tokens]
    for sign, token in zip(rest[::2], rest[1::2], strict=False):
        if sign not in ("+", "-"):
            raise _NotRead(f"`{sign}` di antara kolom", f"`{sign}` between columns")
        names.append(_name(token))
        signs.append(Fraction(1) if sign == "+" else Fraction(-1))
    if len(rest) % 2 or len(set(names)) < len(names):
        raise _NotRead(
            "penjumlahan ditulis a + b, tiap kolom sekali",
            "a sum is a + b, each column once",
        )
    return RelationKind.SUM, tuple(names), Linear(tuple(signs))


def _name(word: str) -> str:
    name = word.strip('`"')
    if word in _SIGNS or (_NUMBER.fullmatch(word) and word == name):
        raise _NotRead(f"`{word}` bukan nama kolom", f"`{word}` names no column")
    return name


def _number(token: str) -> Fraction:
    if not _NUMBER.fullmatch(token):
        raise _NotRead(f"`{token}` bukan angka", f"`{token}` is no number")
    return Fraction(token.replace(",", "."))


def settle_given(
    given: Iterable[GivenRelation], tables: Sequence[AuditTable]
) -> list[list[Relation]]:
    """The given relations of each table that has their columns.

    Raises DerajatError (AUD-053) for a column that no table has.
    """
    log = ProblemLog()
    settled: list[list[Relation]] = [[] for _ in tables]
    for one in given:
        names = (one.target, *one.sources)
        for table, relations in zip(tables, settled, strict=True):
            columns = [_find_column(table, name) for name in names]
            known = [column for column in columns if column is not None]
            if len(known) == len(names):
                relations.append(_relation(table, one, known))
        if not any(
            all(_find_column(table, name) is not None for name in names)
            for table in tables
        ):
            _report_unknown(log, one, names, tables)
    if log.problems:
        raise DerajatError(tuple(log.problems))
    return settled


def _find_column(table: AuditTable, name: str) -> int | None:
    for column in table.number_columns:
        if fold_header(column.name) == fold_header(name):
            return column.number
    return None


def _report_unknown(
    log: ProblemLog,
    one: GivenRelation,
    names: Sequence[str],
    tables: Sequence[AuditTable],
) -> None:
    known = [c.name for table in tables for c in table.number_columns if c.name]
    folded = {fold_header(name) for name in known}
    missing = [name for name in names if fold_header(name) not in folded]
    for name in missing or list(names)[:1]:
        log.report(
            "AUD-053",
            one.where,
            name=name,
            nearest=nearest_name(name, known) or "-",
            known=", ".join(dict.fromkeys(known)),
        )


def _relation(
    table: AuditTable, one: GivenRelation, columns: Sequence[int]
) -> Relation:
    target, sources = columns[0], tuple(columns[1:])
    checks = tuple(
        Check(
            Place(row.number, target),
            tuple(Place(row.number, source) for source in sources),
            one.formula,
        )
        for row in table.rows
    )
    label = Label(one.text, one.text)
    return Relation(
        one.kind,
        target,
        sources,
        one.formula,
        label,
        checks,
        Origin.LIMIT if one.is_limit else Origin.GIVEN,
    )
