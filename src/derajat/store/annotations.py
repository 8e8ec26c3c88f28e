"""Claims and findings of a batch as Parquet files beside the facts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from derajat.errors import Location, Problem
from derajat.model.batches import Claim, RowFinding, RowState


_CLAIMS = pa.schema(
    [
        *((name, pa.string()) for name in ("batch", "sheet")),
        *((name, pa.int64()) for name in ("row", "column")),
        *((name, pa.string()) for name in ("header", "kind", "subject", "area")),
        *((name, pa.string()) for name in ("period", "group", "printed")),
        *((name, pa.string()) for name in ("printed_part", "printed_whole")),
        ("is_total_row", pa.bool_()),
    ]
)
_FINDINGS = pa.schema(
    [
        ("code", pa.string()),
        *((name, pa.string()) for name in ("file", "sheet", "cell")),
        *((name, pa.int64()) for name in ("line", "place_row", "row", "column")),
        ("state", pa.string()),
        ("fields", pa.list_(pa.struct([("name", pa.string()), ("text", pa.string())]))),
    ]
)


def write_claims(claims: Sequence[Claim], path: Path) -> None:
    """Write the claims of one batch, in their order."""
    columns = {
        name: [getattr(claim, name) for claim in claims] for name in _CLAIMS.names
    }
    table = pa.Table.from_pydict(columns, schema=_CLAIMS)
    pq.write_table(table, path, compression="zstd")


def load_claims(path: Path) -> tuple[Claim, ...]:
    """The claims of one batch, in the order they were written."""
    return tuple(Claim(**row) for row in pq.ParquetFile(path).read().to_pylist())


def write_findings(findings: Sequence[RowFinding], path: Path) -> None:
    """Write the findings of one batch, in their order."""
    rows = [_finding_fields(finding) for finding in findings]
    pq.write_table(
        pa.Table.from_pylist(rows, schema=_FINDINGS), path, compression="zstd"
    )


def load_findings(path: Path) -> tuple[RowFinding, ...]:
    """The findings of one batch, in the order they were written."""
    rows = pq.ParquetFile(path).read().to_pylist()
    return tuple(_build_finding(row) for row in rows)


def _finding_fields(finding: RowFinding) -> dict[str, Any]:
    problem, where = finding.problem, finding.problem.where
    return {
        "code": problem.code,
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "line": where.line,
        "place_row": where.row,
        "row": finding.row,
        "column": finding.column,
        "state": finding.state.value,
        "fields": [{"name": name, "text": text} for name, text in problem.fields],
    }


def _build_finding(row: dict[str, Any]) -> RowFinding:
    where = Location(
        row["file"], row["line"], row["sheet"], row["place_row"], row["cell"]
    )
    fields = tuple((field["name"], field["text"]) for field in row["fields"])
    return RowFinding(
        Problem(row["code"], where, fields),
        row["row"],
        row["column"],
        RowState(row["state"]),
    )
