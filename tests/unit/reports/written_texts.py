"""What stands in a written report, read by programs that did not write it."""

import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from derajat.reports.addresses import list_texts


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUTSIDE = ("rp-banner", "rp-footer", "rp-contents")


def squeezed(text):
    """Without white space, and without the signs that mark where a word may end."""
    return re.sub(r"\s", "", text)


def stream(outline):
    """The texts of an outline one after the other."""
    return squeezed("".join(text.text for text in list_texts(outline)))


def word_part(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))


def word_stream(content):
    """The text of a Word file but its contents."""
    return squeezed("".join(_word_texts(word_part(content))))


def _word_texts(element):
    if element.find(f"{WORD}sdtPr/{WORD}docPartObj") is not None:
        return
    if element.tag == f"{WORD}t":
        yield element.text or ""
    for child in element:
        yield from _word_texts(child)


class _PageTexts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts = []
        self._hidden = []

    def handle_starttag(self, tag, attrs):
        if tag in ("meta", "br", "hr"):
            return
        classes = (dict(attrs).get("class") or "").split()
        hides = tag in ("style", "svg", "title") or set(classes) & set(_OUTSIDE)
        if hides or self._hidden:
            self._hidden.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if self._hidden:
            assert self._hidden.pop() == tag

    def handle_data(self, data):
        if not self._hidden:
            self.texts.append(data)


def page_stream(html):
    """The text of a page but contents, banner, footer and drawings."""
    parser = _PageTexts()
    parser.feed(html)
    return squeezed("".join(parser.texts))


def pdf_structure(path):
    """The texts of the structure of a PDF, as a screen reader meets them."""
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = (line.strip() for line in told.splitlines())
    return squeezed("".join(line[1:-1] for line in lines if line.startswith('"')))


def pdf_pages(path):
    """The texts of a PDF as they are drawn."""
    return subprocess.run(
        ["pdftotext", "-raw", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
