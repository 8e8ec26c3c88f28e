"""What a page says and how it stands: console, accessibility, width."""

from functools import cache

from axe_playwright_python.sync_playwright import Axe


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
}
WIDER_THAN_PAGE = """() => {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  if (wide <= width) return [];
  const names = [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".wide"))
    .map((e) => e.tagName + "." + e.className);
  return [wide, ...names.slice(0, 5)];
}"""


def watch(page) -> list[str]:
    """Everything that the page will say on its console, and its faults."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def find_violations(page) -> list[str]:
    """Each rule of WCAG A and AA that the page breaks, with the first place."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {_axe().axe_script} }} }}")
    found = page.evaluate("(options) => axe.run(options)", OPTIONS)["violations"]
    return [
        f"{rule['id']} x{len(rule['nodes'])}: {rule['nodes'][0]['html'][:160]}"
        for rule in found
    ]


def find_overflow(page) -> list[object]:
    """What makes the page wider than its window; empty when nothing does."""
    return page.evaluate(WIDER_THAN_PAGE)


def find_faults_of_shape(page) -> list[str]:
    """What every page must have: a title, one h1, a language."""
    faults = []
    if not page.title().split(" · ")[0].strip():
        faults.append("no title")
    count = page.locator("h1").count()
    if count != 1:
        faults.append(f"{count} h1")
    return faults


@cache
def _axe() -> Axe:
    return Axe()
