"""The engine that answers tallies with DuckDB."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import ibis.expr.types as ir
import pyarrow as pa

from derajat.engines.base import Facts
from derajat.engines.counting_plan.copies import may_share_order
from derajat.engines.counting_plan.passes import is_additive, plan_passes
from derajat.engines.duckdb.answers import combine_answers, parts_schema
from derajat.engines.duckdb.counting import Answer, answer_pass
from derajat.engines.duckdb.datasets import open_datasets
from derajat.engines.duckdb.session import Session, open_session
from derajat.engines.ibis_text.measurements import count_directly
from derajat.engines.ibis_text.selections import select_rows
from derajat.engines.units import check_unit
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.counting import Tally
from derajat.model.indicators import Selection


DENSE_FROM_ROWS = 500_000


class DuckDBEngine:
    """Counts in an in-memory DuckDB that holds at most `memory`.

    From `dense_from_rows` selected rows on, numpy counts what DuckDB classifies.
    `texts` is every statement that the last run executed.
    """

    name = "duckdb"

    def __init__(
        self, memory: str = "1GB", dense_from_rows: int = DENSE_FROM_ROWS
    ) -> None:
        self.memory = memory
        self.dense_from_rows = dense_from_rows
        self.texts: tuple[str, ...] = ()

    def compute_parts(
        self,
        catalogue: Catalogue,
        facts: Facts,
        tallies: Sequence[Tally],
        data_day: int,
    ) -> dict[str, pa.Table]:
        """The parts of each tally by its name, as `model.counting` describes them.

        `data_day` is the last day of which anything is known. Raises ValueError for a
        unit that does not fit a time, duckdb.Error for a sum or product beyond 64 bits.
        """
        _check_units(catalogue, tallies)
        with open_session(self.memory, self.dense_from_rows) as session:
            tables = open_datasets(session, catalogue, facts, tallies, data_day)
            answers: dict[str, list[pa.Table]] = defaultdict(list)
            for name, answer in _answer_all(session, catalogue, tables, tallies):
                answers[name].append(answer)
            self.texts = tuple(session.texts)
        return {tally.name: combine_answers(answers[tally.name]) for tally in tallies}


def _check_units(catalogue: Catalogue, tallies: Sequence[Tally]) -> None:
    for tally in tallies:
        dataset = catalogue.datasets[tally.selection.dataset]
        check_unit(dataset.column(tally.selection.when).type, tally.unit)


def _answer_all(
    session: Session,
    catalogue: Catalogue,
    tables: Mapping[str, ir.Table],
    tallies: Sequence[Tally],
) -> Iterator[Answer]:
    for work in plan_passes(tallies):
        rows = _select(catalogue, tables, work.selection, work.unit)
        yield from answer_pass(session, rows, work)
    for tally in tallies:
        if not is_additive(tally):
            rows = _select(catalogue, tables, tally.selection, tally.unit)
            yield tally.name, _answer_directly(session, rows, tally)


def _select(
    catalogue: Catalogue,
    tables: Mapping[str, ir.Table],
    selection: Selection,
    unit: PeriodKind,
) -> ir.Table:
    dataset = catalogue.datasets[selection.dataset]
    shares_order = may_share_order(catalogue, dataset)
    return select_rows(
        tables[dataset.name], dataset, selection, unit, shares_order=shares_order
    )


def _answer_directly(session: Session, rows: ir.Table, tally: Tally) -> pa.Table:
    schema = parts_schema(tally.groups)
    found = session.read(count_directly(rows, tally)).select(schema.names).cast(schema)
    return found.sort_by([(column, "ascending") for column in schema.names])
