"""What tests of plan pages share: reading a form as a browser would send it."""

import html
import re


PLAN = "renstra-rekaan"
DRAFT = f"/rencana/konsep/{PLAN}/"
OFFICE = "19.71"


def read_form(answer) -> dict[str, str]:
    """The fields of the last form of a page with what they hold."""
    page = answer.content.decode()
    form = page[page.rindex("<form", 0, page.rindex("</main>")) :]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and "checkbox" not in tag:
            found[name[1]] = value[1] if value else ""
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        found[name] = text.removeprefix("\n")
    for name, options in re.findall(
        r'<select name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        first = re.search(r'value="([^"]*)"', options)
        found[name] = (chosen or first)[1] if first else ""
    found.pop("csrfmiddlewaretoken", None)
    return {name: html.unescape(text) for name, text in found.items()}


def read_page(answer) -> str:
    """The page as a person reads it."""
    return html.unescape(answer.content.decode())


def open_draft(client) -> None:
    """Begin a draft, or go on with the one there is."""
    assert client.post(f"{DRAFT}mulai/").status_code == 302


def save(client, code, **changes):
    """Open the form of a node, change some fields, send it."""
    url = f"{DRAFT}simpul/{code}/"
    fields = {**read_form(client.get(url)), **changes}
    return client.post(url, fields)


def step(client, act, **fields):
    """Take a step with the whole draft, as the button on its page does."""
    page = read_page(client.get(DRAFT))
    key = re.search(r'name="kunci" value="([^"]*)"', page)
    seen = re.search(r'name="dilihat" value="([^"]*)"', page)
    sent = {
        "kunci": key[1] if key else "",
        "dilihat": seen[1] if seen else "",
        **fields,
    }
    return client.post(f"{DRAFT}{act}/", sent, follow=True)
