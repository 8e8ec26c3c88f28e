"""Pages that people reach by clicking, found by following links from the first one."""

import html
import re
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from django.test import Client
from django.urls import resolve


HOST = "localhost"
_LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
_MOST_KNOWN = 400
_NOT_PAGES = {"style", "health", "language", "account_logout"}


@dataclass
class Crawl:
    """Addresses by route that one account reaches; at most some hundred of a route."""

    client: Client
    draw: Random
    wanted: int
    routes: frozenset[str] = frozenset()
    """Only these are opened; all, where none is named."""
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    first_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """How long each address took when nobody had asked it before."""
    _asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def run(self) -> dict[str, list[str]]:
        """Follow links until every route was opened `wanted` times or has no more."""
        self._keep(["/"])
        while waiting := self._waiting():
            for route in waiting:
                self._open(route)
        return {route: links[: self.wanted] for route, links in self.found.items()}

    def _waiting(self) -> list[str]:
        return [
            route
            for route, links in self.found.items()
            if self._asked[route] < min(self.wanted, len(links))
        ]

    def _open(self, route: str) -> None:
        link = self.found[route][self._asked[route]]
        self._asked[route] += 1
        start = time.perf_counter()
        answer = self.client.get(link, headers={"host": HOST})
        self.first_ms[route].append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            self.found[route].remove(link)
            self._asked[route] -= 1
        elif answer.get("content-type", "").startswith("text/html"):
            links = [
                html.unescape(text) for text in _LINK.findall(answer.content.decode())
            ]
            self.draw.shuffle(links)
            self._keep(links)

    def _is_wanted(self, route: str) -> bool:
        return route not in _NOT_PAGES and (not self.routes or route in self.routes)

    def _keep(self, links: Iterable[str]) -> None:
        for link in links:
            if link.startswith("/statis/"):
                continue
            route = resolve(link.split("?")[0]).url_name
            known = self.found[route]
            if (
                self._is_wanted(route)
                and len(known) < _MOST_KNOWN
                and link not in known
            ):
                known.append(link)
