"""What of an indicator's page an action can be written down about."""

from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding
from derajat.web.pages.indicators.finding import tell_finding
from derajat.web.pages.indicators.series import Series
from derajat.web.parts.values import render_counts


def find_value_finding(series: Series, asked: Asked) -> Finding | None:
    """The value of the page as a finding; None where there is none."""
    now = series.now
    if now is None or now.value is None:
        return None
    counts = render_counts(now.value, asked.language)
    return Finding(
        area=asked.area.code,
        reason=tell_finding(series, asked) + (f" ({counts})" if counts else ""),
        indicator=series.indicator.code,
        period=now.period.render(),
    )
