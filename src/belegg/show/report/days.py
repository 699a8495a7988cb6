"""Write days and periods as the report's language does, and as ISO 8601 for programs."""

from datetime import date, datetime

from belegg.model.period import Period
from belegg.show.report.words import Words


def day_words(day: date, words: Words, *, year: bool = True) -> str:
    """Return a day: "11. oktober 2024", without the year where that is told elsewhere."""
    form = words.of_day if year else words.of_day_short
    return form.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def short_day(day: date, words: Words) -> str:
    """Return a day for the axis of a chart: "11. okt."."""
    return words.of_day_short.format(day=day.day, month=words.months_short[day.month - 1])


def moment_words(moment: datetime, words: Words) -> str:
    """Return a day with the time of day and its zone."""
    zone = moment.strftime("%Z")
    return f"{day_words(moment.date(), words)}, {moment:%H:%M}{f' {zone}' if zone else ''}"


def period_words(period: Period | None, words: Words) -> str:
    """Return a period, no narrower than it is: "3.–24. februar 2020", "februar 2020", "2018"; "" where it is
    unknown."""
    if period is None or (period.start is None and period.end is None):
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        known = day_words(start or end or date.min, words)
        return f"{known} –" if start is not None else f"– {known}"
    if start == end:
        return day_words(start, words)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and _last_of_month(end):
        first = words.of_month.format(month=words.months[start.month - 1], year=start.year)
        last = words.of_month.format(month=words.months[end.month - 1], year=end.year)
        return first if first == last else f"{first} – {last}"
    if (start.year, start.month) == (end.year, end.month):
        return day_words(end, words).replace(
            f"{end.day}", f"{start.day}.–{end.day}" if "." in words.of_day else f"{start.day}–{end.day}", 1
        )
    return f"{day_words(start, words, year=start.year != end.year)} – {day_words(end, words)}"


def iso(period: Period | None) -> str:
    """Return a period as ISO 8601 writes it, ".." for an open end; "" where it is unknown."""
    if period is None or (period.start is None and period.end is None):
        return ""
    start, end = (day.isoformat() if day is not None else ".." for day in (period.start, period.end))
    return start if start == end else f"{start}/{end}"


def _last_of_month(day: date) -> bool:
    return day.month != date.fromordinal(day.toordinal() + 1).month if day < date.max else True
