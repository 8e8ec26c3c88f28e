"""`python -m benchmarks NAME ...`: one benchmark, its figures as JSON."""

import importlib
import sys
from pathlib import Path


def main() -> int:
    """Run the benchmark named first with the arguments after it."""
    here = Path(__file__).parent
    known = sorted(
        path.stem for path in here.glob("*.py") if not path.stem.startswith("_")
    )
    name, *arguments = sys.argv[1:] or [""]
    if name not in known:
        print(f"python -m benchmarks NAME, one of: {', '.join(known)}", file=sys.stderr)
        return 2
    module = importlib.import_module(f"benchmarks.{name}")
    print(module.run(arguments))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
