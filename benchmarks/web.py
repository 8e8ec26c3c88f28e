"""Server time of every page that can be reached by clicking, over an invented city.

`python -m benchmarks web --data FOLDER --keys FOLDER [--office NAME] [--wanted 40]`
prints what `run` returns. The folder is one that `derajat demo --full` made; accounts
and what people write go into it, so give a copy. Every address is asked twice: what the
first asking took stands beside; then the time of the plainest page.
"""

import gzip
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks._web_pages import HOST, Crawl
from benchmarks._web_site import open_site, read_asked, sign_in


LIMIT_MS = 50.0
PLAINEST = "/sehat/"


@dataclass(frozen=True)
class Answered:
    """One answer: milliseconds by the clock and of the processor, queries, bytes."""

    link: str
    milliseconds: float
    cpu_milliseconds: float
    queries: int
    bytes: int
    compressed_bytes: int


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: each page with its 50th and 95th percentile and its worst."""
    asked = read_asked("web", arguments, wanted=40)
    open_site(asked)
    return json.dumps(measure_pages(asked.wanted), indent=2, ensure_ascii=False)


def measure_pages(wanted: int) -> dict[str, object]:
    """Crawl as every role, then ask every address of every page found again."""
    found: dict[str, list[Answered]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    for role in _roles():
        client = sign_in(role)
        crawl = Crawl(client, Random(1), wanted)
        for route, known in crawl.run().items():
            found[route] += [_ask(client, link) for link in known]
            first[route] += crawl.first_ms[route]
    pages = {
        route: _told(answers, first[route])
        for route, answers in sorted(found.items())
        if answers
    }
    return {
        "benchmark": "web",
        **_told_all(found, first),
        "limit_ms": LIMIT_MS,
        "plainest_ms": _plainest(),
        "pages_over_limit": _over(pages, "p95_ms"),
        "pages_over_limit_at_first": _over(pages, "p95_first_ms"),
        "pages": pages,
    }


def _told_all(
    found: Mapping[str, Sequence[Answered]], first: Mapping[str, Sequence[float]]
) -> dict[str, object]:
    every = [answer for answers in found.values() for answer in answers]
    times = [answer.milliseconds for answer in every]
    return {
        "answers": len(every),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": _percentile(times, 95),
        "p95_cpu_ms": _percentile([a.cpu_milliseconds for a in every], 95),
        "p95_first_ms": _percentile([ms for rows in first.values() for ms in rows], 95),
    }


def _over(pages: Mapping[str, Mapping[str, object]], name: str) -> list[str]:
    return [route for route, told in pages.items() if told[name] > LIMIT_MS]


def _told(
    answers: Sequence[Answered], first: Sequence[float]
) -> dict[str, float | str]:
    times = [answer.milliseconds for answer in answers]
    return {
        "answers": len(answers),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": _percentile(times, 95),
        "p95_cpu_ms": _percentile([a.cpu_milliseconds for a in answers], 95),
        "p95_first_ms": _percentile(first, 95),
        "worst_first_ms": round(max(first), 1),
        "worst_ms": round(max(times), 1),
        "worst": max(answers, key=lambda answer: answer.milliseconds).link,
        "most_queries": max(answer.queries for answer in answers),
        "most_kb": round(max(a.compressed_bytes for a in answers) / 1000, 1),
    }


def _percentile(times: Sequence[float], wanted: int) -> float:
    """Of few answers, the worst but one in twenty: no interpolation."""
    ordered = sorted(times)
    place = max(0, -(-len(ordered) * wanted // 100) - 1)
    return round(ordered[place], 1)


def _ask(client, link: str) -> Answered:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    start, cpu_start = time.perf_counter(), time.process_time()
    answer = client.get(link, headers={"host": HOST})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    took = (time.perf_counter() - start) * 1000
    cpu = (time.process_time() - cpu_start) * 1000
    with CaptureQueriesContext(connection) as sent:
        client.get(link, headers={"host": HOST})
    return Answered(link, took, cpu, len(sent), len(body), len(gzip.compress(body)))


def _plainest() -> float:
    client = sign_in("PRG")
    return round(
        statistics.median(_ask(client, PLAINEST).milliseconds for _ in range(50)), 2
    )


def _roles() -> list[str]:
    from derajat.web.policy import load_policy

    return list(load_policy().roles)
