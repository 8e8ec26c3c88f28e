"""A signed-in mix of pages at a fixed rate, alone and while files are received.

`python -m benchmarks web_load --data FOLDER --keys FOLDER --rate 30 --seconds 60
--file CSV` prints what `run` returns. The folder is a copy of one that
`derajat demo --full` made. Requests start on time whether or not others have ended, and
the time of each counts from when it should have started. With `--file`, that file is
sent again and again as a signed-in health centre would, each time a little different,
so that the worker checks one all the time.
"""

import http.client
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks._web_pages import Crawl
from benchmarks._web_site import PORT, cookie_of, open_site, read_asked, served, sign_in


ROLES = ("KDN", "PRG", "PKM", "BID")
MIX = {
    "home": 20,
    "indicator": 20,
    "indicators": 8,
    "explain": 6,
    "pws": 8,
    "plan": 8,
    "plan_node": 5,
    "place": 6,
    "facility": 4,
    "surveillance": 4,
    "disease": 3,
    "actions": 4,
    "data": 4,
}
"""Of a hundred requests, how many open which page."""
CLIENTS = 64
SEED = 6
BOUNDARY = "----derajat-benchmark"


@dataclass(frozen=True)
class Ask:
    """One request: its page, its address and who asks."""

    route: str
    link: str
    cookie: str


@dataclass
class Tally:
    """What came back: milliseconds by page, and what was no 200."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    sent_files: int = 0


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: 50th, 95th and 99th percentile, errors, by page as well."""
    asked = read_asked(
        "web_load", arguments, rate=30.0, seconds=60.0, wanted=30, processes=1, file=""
    )
    profile = open_site(asked)
    asks = _choose(int(asked.rate * asked.seconds), asked.wanted)
    file = Path(asked.file) if asked.file else None
    with served(profile):
        _warm(asks)
        tally = _load(asks, asked.rate, file)
    told = _told(tally, asked.rate, asked.seconds)
    return json.dumps({**told, "processes": asked.processes}, indent=2)


def _choose(count: int, wanted: int) -> list[Ask]:
    """That many requests in the order of the mix, by several roles."""
    draw = Random(SEED)
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for role in ROLES:
        client = sign_in(role)
        cookie = cookie_of(client)
        crawl = Crawl(client, draw, wanted, frozenset(MIX))
        for route, found in crawl.run().items():
            links[route] += [(link, cookie) for link in found]
    routes = [route for route in MIX if links[route]]
    weights = [MIX[route] for route in routes]
    chosen = draw.choices(routes, weights, k=count)
    return [Ask(route, *draw.choice(links[route])) for route in chosen]


def _warm(asks: Sequence[Ask]) -> None:
    """One address of every page: the server has read the office and its templates."""
    first = {ask.route: ask for ask in asks}
    for ask in first.values():
        _get(ask)


def _load(asks: Sequence[Ask], rate: float, file: Path | None) -> Tally:
    tally, ended = Tally(), threading.Event()
    sender = threading.Thread(target=_send_files, args=(file, tally, ended))
    if file is not None:
        sender.start()
        _wait_for_worker(tally)
    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        for place, ask in enumerate(asks):
            due = start + place / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            pool.submit(_time, ask, due, tally)
    ended.set()
    if file is not None:
        sender.join()
    return tally


def _time(ask: Ask, due: float, tally: Tally) -> None:
    try:
        status = _get(ask)
    except OSError as error:
        tally.errors.append(f"{ask.link}: {error!r}")
        return
    tally.times[ask.route].append((time.perf_counter() - due) * 1000)
    if status != 200:
        tally.errors.append(f"{ask.link}: {status}")


def _get(ask: Ask) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", ask.link, headers={"cookie": ask.cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _wait_for_worker(tally: Tally) -> None:
    while not tally.sent_files:
        time.sleep(0.1)


def _send_files(file: Path, tally: Tally, ended: threading.Event) -> None:
    """Send the file with one line less each time, the next when one was checked."""
    client = sign_in("PKM")
    cookie, lines = cookie_of(client), file.read_bytes().splitlines(keepends=True)
    while not ended.is_set():
        body = b"".join(lines[: len(lines) - tally.sent_files - 1])
        _send(f"{file.stem}_{tally.sent_files}{file.suffix}", body, cookie, tally)
        tally.sent_files += 1
        while not ended.is_set() and _is_checking():
            time.sleep(0.5)


def _send(name: str, body: bytes, cookie: str, tally: Tally) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", "/data/unggah/", headers={"cookie": cookie})
    answer = connection.getresponse()
    page = answer.read().decode()
    if answer.status != 200:
        raise PermissionError(f"/data/unggah/: {answer.status}")
    given = [text.split(";")[0] for text in answer.headers.get_all("set-cookie", [])]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', page))
    connection.request(
        "POST",
        "/data/unggah/",
        _multipart(hidden, name, body),
        {
            "cookie": "; ".join([cookie, *given]),
            "content-type": f"multipart/form-data; boundary={BOUNDARY}",
        },
    )
    answer = connection.getresponse()
    answer.read()
    if answer.status != 302:
        tally.errors.append(f"upload: {answer.status}")


def _multipart(fields: dict[str, str], name: str, body: bytes) -> bytes:
    named = f"--{BOUNDARY}\r\ncontent-disposition: form-data; name="
    parts = [f'{named}"{key}"\r\n\r\n{text}\r\n' for key, text in fields.items()]
    head = f'{named}"berkas"; filename="{name}"\r\ncontent-type: text/csv\r\n\r\n'
    end = f"\r\n--{BOUNDARY}--\r\n"
    return "".join(parts).encode() + head.encode() + body + end.encode()


def _is_checking() -> bool:
    from derajat.web.uploads.models import Upload

    newest = Upload.objects.order_by("-pk").first()
    return newest is not None and newest.effect is None and newest.state != "stopped"


def _told(tally: Tally, rate: float, seconds: float) -> dict[str, object]:
    every = [took for times in tally.times.values() for took in times]
    return {
        "benchmark": "web_load",
        "rate_per_s": rate,
        "seconds": seconds,
        "answers": len(every),
        "errors": len(tally.errors),
        "first_errors": tally.errors[:5],
        "files_received_meanwhile": tally.sent_files,
        **_percentiles(every),
        "pages": {route: _percentiles(t) for route, t in sorted(tally.times.items())},
    }


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        f"p{wanted}_ms": round(ordered[max(0, -(-len(times) * wanted // 100) - 1)], 1)
        for wanted in (50, 95, 99)
    }
