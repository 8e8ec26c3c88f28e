"""Tags of the parts, and the tag of words in two languages."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from derajat.errors import ALL_MESSAGES
from derajat.figures import Figure, render_figure
from derajat.model.labels import Label
from derajat.web.parts.bar import Bar, build_bar


register = template.Library()
_SPRITE = "/statis/web/simbol.svg"


@register.simple_tag(takes_context=True)
def t(context: dict[str, Any], indonesian: str, english: str) -> str:
    """Words of a page, both languages side by side where they are used."""
    return Label(indonesian, english).render(language_of(context))


@register.simple_tag(takes_context=True)
def figure(context: dict[str, Any], spec: Figure, heading: int = 2) -> SafeString:
    """A figure with its table; every word in it was escaped when it was written."""
    return SafeString(render_figure(spec, language_of(context), heading))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of the sprite; a word always stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        _SPRITE,
        name,
    )


@register.filter
def label(value: Label, language: str) -> str:
    """A label in a language."""
    return value.render(language)


_CODE = re.compile(r"\b[A-Z]{3}-\d{3}\b")


@register.filter
def coded(text: str) -> SafeString:
    """A text whose coded messages lead to what they mean; all else is escaped."""
    return SafeString(_CODE.sub(_link_code, conditional_escape(text)))


def _link_code(found: re.Match[str]) -> str:
    code = found.group()
    if code not in set(ALL_MESSAGES):
        return code
    return f'<a href="{reverse("help-message", args=[code])}">{code}</a>'


@register.simple_tag(takes_context=True)
def area_bar(context: dict[str, Any]) -> Bar:
    """The bar of area and period, from what the page asks."""
    request = context["request"]
    return build_bar(
        context["asked"], request.path, request.GET.dict(), context.get("periods", ())
    )


def language_of(context: dict[str, Any]) -> str:
    """The language of the page."""
    return str(context.get("language", "id"))
