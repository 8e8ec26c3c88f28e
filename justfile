# One door: every command of the project.
set positional-arguments

# format, lint, types, all tests at small counts
check: format-check lint types test

format-check:
    ruff format --check .

lint:
    ruff check .

types:
    mypy

test *args:
    pytest -n 2 "$@"

# the statistics alone: examples, reference programs, second implementations, properties
test-statistics *args:
    pytest -n 2 tests/statistics "$@"

# the full counts, with their figures as JSON in build/check-long.json
check-long:
    DERAJAT_COUNTS=full DERAJAT_FIGURES=build/check-long.json pytest -n 2

# rewrite the source as the formatter wants it
format:
    ruff format .
    ruff check --fix .

bench *args:
    python -m benchmarks "$@"

# rewrite the generated pages of docs/reference
docs:
    python -m docs.build_reference
