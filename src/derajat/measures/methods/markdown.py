"""A page written as Markdown."""

from collections.abc import Iterator, Sequence

from derajat.measures.methods.page import Block, Line, MethodPage, Table


def render_markdown(page: MethodPage) -> str:
    """The page as Markdown, its title as the first heading."""
    lines = [f"# {page.code}: {escape(page.title)}", "", *render_table(page.metadata)]
    for section in page.sections:
        lines += [f"## {escape(section.title)}", ""]
        for block in section.blocks:
            lines += _render_block(block)
    return "\n".join(lines).rstrip() + "\n"


def render_table(table: Table) -> list[str]:
    """The lines of a table, and an empty one."""
    widths = ["---"] * len(table.headings)
    rows = [table.headings, widths, *table.rows]
    return [*(_table_row(row) for row in rows), ""]


def _table_row(cells: Sequence[str]) -> str:
    shown = [escape(cell).replace("|", "\\|").replace("\n", " ") for cell in cells]
    return f"| {' | '.join(shown)} |"


def _render_block(block: Block) -> list[str]:
    if isinstance(block, str):
        return [escape(block), ""]
    if isinstance(block, Table):
        return render_table(block)
    return [*_list_lines(block, ""), ""]


def _list_lines(lines: Sequence[Line], indent: str) -> Iterator[str]:
    for line in lines:
        yield f"{indent}- {escape(line.text)}"
        yield from _list_lines(line.inside, indent + "  ")


def escape(text: str) -> str:
    """Text in which < and * are not markup."""
    return text.replace("<", "&lt;").replace("*", "\\*")
