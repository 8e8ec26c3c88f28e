"""The pages of docs/reference/statistics: each public function with its example.

A page is made from the docstrings of what a subject exports in `__all__`.
"""

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from importlib import import_module
from types import ModuleType

from derajat.statistics.reasons import LABELS


SUBJECTS = (
    "growth",
    "rates",
    "charts",
    "funnel",
    "smallarea",
    "outbreaks",
    "landing",
    "sampling",
    "surveys",
)
SECTIONS = ("Formula", "Source", "Units", "Shapes", "Missing")
LINE = 88
REQUIRED = ("Source", "Units", "Shapes", "Missing")


@dataclass(frozen=True)
class Docstring:
    """A docstring in its parts: prose, named sections, doctest lines."""

    prose: str
    sections: dict[str, str]
    example: str


def find_subject(name: str) -> ModuleType:
    """The package of a subject of `derajat.statistics`."""
    return import_module(f"derajat.statistics.{name}")


def find_functions(subject: ModuleType) -> dict[str, object]:
    """What a subject exports and can be called, result classes apart."""
    named = {name: getattr(subject, name) for name in subject.__all__}
    return {name: it for name, it in named.items() if inspect.isfunction(it)}


def read_docstring(thing: object) -> Docstring:
    """The parts of the docstring of a function or class."""
    text = inspect.getdoc(thing) or ""
    body, _, example = text.partition(">>> ")
    sections: dict[str, str] = {}
    prose: list[str] = []
    current = ""
    for line in body.splitlines():
        start = re.match(rf"({'|'.join(SECTIONS)}): *(.*)", line)
        if start:
            current = start[1]
            sections[current] = start[2]
        elif current and line.startswith("    "):
            sections[current] += " " + line.strip()
        else:
            current = ""
            prose.append(line)
    example = f">>> {example}".rstrip() if example else ""
    return Docstring("\n".join(prose).strip(), sections, example)


def render_subject(name: str) -> str:
    """The page of one subject."""
    subject = find_subject(name)
    lines = [f"# {name}", "", _escape(inspect.getdoc(subject) or ""), ""]
    named = {each: getattr(subject, each) for each in subject.__all__}
    functions = find_functions(subject)
    for each, function in functions.items():
        lines += _function_lines(each, function)
    others = {each: it for each, it in named.items() if each not in functions}
    if others:
        lines += ["## Results, choices and constants", ""]
    for each, thing in others.items():
        lines += _thing_lines(each, thing)
    return "\n".join(lines).rstrip() + "\n"


def _function_lines(name: str, function: object) -> list[str]:
    parts = read_docstring(function)
    lines = [f"## {name}", "", "```python", _signature(name, function), "```", ""]
    lines += [_escape(parts.prose), ""]
    lines += [f"- **{key}:** {_escape(text)}" for key, text in parts.sections.items()]
    return [*lines, "", "```pycon", parts.example, "```", ""]


def _signature(name: str, function: object) -> str:
    """The signature as it is written, one parameter a line when it is long."""
    source = textwrap.dedent(inspect.getsource(function))  # type: ignore[arg-type]
    written: ast.FunctionDef = ast.parse(source).body[0]  # type: ignore[assignment]
    result = f" -> {ast.unparse(written.returns)}" if written.returns else ""
    text = f"{name}({', '.join(_parameters(written.args))}){result}"
    if len(text) <= LINE:
        return text
    parts = _parameters(written.args)
    return f"{name}(\n    " + ",\n    ".join(parts) + f",\n){result}"


def _parameters(arguments: ast.arguments) -> list[str]:
    """Each parameter as written, with the star that begins those given by name."""
    named = list(arguments.args)
    values = [None] * (len(named) - len(arguments.defaults)) + arguments.defaults
    parts = [_parameter(*pair) for pair in zip(named, values, strict=True)]
    if arguments.kwonlyargs:
        pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        parts += ["*", *(_parameter(*pair) for pair in pairs)]
    return parts


def _parameter(argument: ast.arg, default: ast.expr | None) -> str:
    text = ast.unparse(argument)
    return text if default is None else f"{text} = {ast.unparse(default)}"


def _thing_lines(name: str, thing: object) -> list[str]:
    if not inspect.isclass(thing):
        return _constant_lines(name, thing)
    lines = [f"**{name}** {_escape(inspect.getdoc(thing) or '')}", ""]
    if issubclass(thing, Enum):
        lines += [f"- `{each.name}` = `{each.value!r}`" for each in thing]
    elif is_dataclass(thing):
        lines += [f"- `{text}`" for text in _field_texts(thing)]
        lines += _method_lines(thing)
    return [*lines, ""]


def _constant_lines(name: str, thing: object) -> list[str]:
    """A constant; one of many parts is written one part a line."""
    if len(repr(thing)) <= LINE or not isinstance(thing, (tuple, dict)):
        return [f"**{name}** = `{thing!r}`", ""]
    parts = thing.items() if isinstance(thing, dict) else thing
    return [f"**{name}**:", "", *(f"- `{_part(each)}`" for each in parts), ""]


def _part(part: object) -> str:
    if isinstance(part, tuple) and len(part) == 2:
        key = part[0].name if isinstance(part[0], Enum) else repr(part[0])
        return f"{key}: {part[1]!r}"
    return repr(part)


def _field_texts(thing: type) -> list[str]:
    """The fields of a dataclass as written: name, type, value when not given."""
    found = []
    for node in ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0].body:  # type: ignore[attr-defined]
        if isinstance(node, ast.AnnAssign):
            found.append(ast.unparse(node))
    return found or [field.name for field in fields(thing)]


def _method_lines(thing: type) -> list[str]:
    """Public methods and properties with their first sentence."""
    lines = []
    for name, member in vars(thing).items():
        function = member.fget if isinstance(member, property) else member
        if name.startswith("_") or not inspect.isfunction(function):
            continue
        says = (inspect.getdoc(function) or "").partition("\n\n")[0]
        shown = name if function is not member else _signature(name, function)
        lines.append(f"- `{' '.join(shown.split())}` {_escape(' '.join(says.split()))}")
    return lines


def _escape(text: str) -> str:
    """Text in which < and | are not markup."""
    return text.replace("<", "&lt;").replace("|", "\\|")


def render_reasons() -> str:
    """The page of reason codes for missing results."""
    lines = ["# Reasons for a missing result", "", "| code | name | id | en |"]
    lines.append("| --- | --- | --- | --- |")
    for reason, label in LABELS.items():
        lines.append(f"| {reason.value} | {reason.name} | {label.id} | {label.en} |")
    return "\n".join(lines) + "\n"


def render_index() -> str:
    """The first page: subjects with the sentence of each function."""
    lines = ["# Statistics", "", "Why a result is missing: [reasons](reasons.md).", ""]
    for name in SUBJECTS:
        lines += [f"## [{name}]({name}.md)", ""]
        for each, function in find_functions(find_subject(name)).items():
            sentence = read_docstring(function).prose.partition("\n\n")[0]
            text = _escape(" ".join(sentence.split()))
            lines.append(f"- [`{each}`]({name}.md#{each}) {text}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def build_statistics_pages() -> dict[str, str]:
    """File name and text of each page."""
    pages = {f"statistics/{name}.md": render_subject(name) for name in SUBJECTS}
    pages["statistics/README.md"] = render_index()
    pages["statistics/reasons.md"] = render_reasons()
    return pages
