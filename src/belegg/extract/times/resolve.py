"""Calendar arithmetic on intervals of days: pure, total, and knowing no language."""

from collections.abc import Callable
from datetime import date, timedelta
from math import ceil, floor

from belegg.extract.times.table import Unit
from belegg.model.period import TimePrecision

Days = tuple[date, date]

_MONTHS = {"month": 1.0, "quarter": 3.0, "half_year": 6.0, "year": 12.0, "decade": 120.0, "century": 1200.0}


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return that day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int, months: int = 1) -> Days:
    """Return the days of `months` months from that month on; `month` may run past 12 or below 1."""
    first = year * 12 + month - 1
    after = first + months
    end = date(after // 12, after % 12 + 1, 1) - timedelta(1)
    return date(first // 12, first % 12 + 1, 1), end


def year_days(year: int, years: int = 1) -> Days:
    """Return the days of `years` years from `year` on."""
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def season_days(year: int, first: int) -> Days:
    """Return the season of `year` that begins in month `first`; a winter is named by the year it ends in."""
    return month_days(year - 1 if first == 12 else year, first, 3)


def easter(year: int) -> date:
    """Return Easter Sunday of `year` in the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def shift(day: date, amount: float, unit: Unit) -> date:
    """Return `day` moved by `amount` units; a month's missing last days become its last day."""
    if unit in _MONTHS:
        months = amount * _MONTHS[unit]
        whole = floor(months) if months >= 0 else ceil(months)
        return _shift_months(day, whole) + timedelta(round((months - whole) * 30))
    if unit == "hour":
        hours = amount / 24
        return day + timedelta(floor(hours) if hours < 0 else ceil(hours))
    return day + timedelta(round(amount * (7 if unit == "week" else 1)))


def _shift_months(day: date, months: int) -> date:
    start, end = month_days(day.year, day.month + months)
    return start.replace(day=min(day.day, end.day))


def whole(days: Days, unit: Unit) -> Days:
    """Return the calendar's weeks, months, years, … that `days` lie in."""
    start, end = days
    if unit == "week":
        return start - timedelta(start.weekday()), end + timedelta(6 - end.weekday())
    if unit == "month":
        return start.replace(day=1), month_days(end.year, end.month)[1]
    if unit == "quarter":
        last = month_days(end.year, 3 * ((end.month - 1) // 3) + 1, 3)
        return month_days(start.year, 3 * ((start.month - 1) // 3) + 1, 3)[0], last[1]
    if unit in ("year", "half_year"):
        return date(start.year, 1, 1), date(end.year, 12, 31)
    return days


def moved(days: Days, low: float, high: float, unit: Unit) -> Days:
    """Return the interval from `low` units from the first day to `high` units from the last."""
    return shift(days[0], low, unit), shift(days[1], high, unit)


def about(days: Days, low: float, high: float, unit: Unit, sign: int) -> Days:
    """Return the days that lie `low` to `high` units before (`sign` -1) or after the days.

    A plain length is as loose as its unit: "two weeks ago" may be two days off, "two months ago" is that
    month, "two years ago" that year; a length with bounds of its own is taken by those."""
    near, far = (low, high) if sign > 0 else (-high, -low)
    if low != high:
        return _hours(days, near, far) if unit == "hour" else moved(days, near, far, unit)
    if unit == "hour":
        return _hours(days, near, far)
    if unit == "week":
        slack = min(3, ceil(low))
        return shift(days[0], near, unit) - timedelta(slack), shift(days[1], far, unit) + timedelta(slack)
    if unit in ("day",):
        return moved(days, near, far, unit)
    if low != int(low) or unit == "half_year":
        slack_months = 1 if abs(low * _MONTHS[unit]) <= 6 else 2
        start, end = moved(days, near, far, unit)
        return whole((_shift_months(start, -slack_months), _shift_months(end, slack_months)), "month")
    if unit in ("decade", "century"):
        slack_years = 1 if unit == "decade" else 5
        start, end = moved(days, near, far, unit)
        return year_days(start.year - slack_years)[0], year_days(end.year + slack_years)[1]
    return whole(moved(days, near, far, unit), unit)


def _hours(days: Days, low: float, high: float) -> Days:
    return days[0] + timedelta(floor(low / 24)), days[1] + timedelta(ceil(high / 24))


def over(reference: Days, find: Callable[[date], Days | None]) -> Days | None:
    """Return the interval that holds what `find` gives for any day of the reference (`find` never runs back)."""
    first, last = find(reference[0]), find(reference[1])
    return (first[0], last[1]) if first and last else None


def nearest(day: date, in_year: Callable[[int], Days | None], *, future: bool) -> Days | None:
    """Return the latest yearly interval begun by `day`, or with `future` the first not ended before it.

    None where eight years hold none."""
    for step in range(9):
        found = in_year(day.year + 1 - step) if not future else in_year(day.year - 1 + step)
        if found and (found[1] >= day if future else found[0] <= day):
            return found
    return None


def closest(day: date, in_year: Callable[[int], Days | None]) -> Days | None:
    """Return the yearly interval that lies least far from `day`, before or after it; None where there is none."""
    found = [days for by in (-1, 0, 1) if (days := in_year(day.year + by))]
    return min(found, key=lambda days: max((days[0] - day).days, (day - days[1]).days, 0), default=None)


def last_weekday(day: date, weekday: int) -> date:
    """Return the latest `weekday` (Monday 1) on or before `day`."""
    return day - timedelta((day.isoweekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """Return the first `weekday` (Monday 1) on or after `day`."""
    return day + timedelta((weekday - day.isoweekday()) % 7)


def weekdays_within(days: Days, weekday: int) -> Days | None:
    """Return the first to the last such weekday of the interval, None where it has none."""
    first, last = next_weekday(days[0], weekday), last_weekday(days[1], weekday)
    return (first, last) if first <= last else None


def third(days: Days, part: int) -> Days:
    """Return the first (0), middle (1) or last (2) third; a month's are 1-10, 11-20 and 21-end."""
    start, end = days
    length = (end - start).days + 1
    if start.day == 1 and 28 <= length <= 31:
        return (
            (start, start.replace(day=10)),
            (start.replace(day=11), start.replace(day=20)),
            (start.replace(day=21), end),
        )[part]
    months = round(length / 30.44)
    if start.day == 1 and months % 3 == 0 and months:
        return month_days(start.year, start.month + part * months // 3, months // 3)
    low, high = length * part // 3, ceil(length * (part + 1) / 3)
    return start + timedelta(low), start + timedelta(high - 1)


def half(days: Days, part: int) -> Days:
    """Return the first (0) or second (1) half of the days; a month's are 1-15 and 16-end."""
    start, end = days
    length = (end - start).days + 1
    months = round(length / 30.44)
    if start.day == 1 and months > 1 and months % 2 == 0:
        return month_days(start.year, start.month + part * months // 2, months // 2)
    middle = start + timedelta(15 if 28 <= length <= 31 else ceil(length / 2))
    return (start, middle - timedelta(1)) if part == 0 else (middle, end)


def precision(start: date | None, end: date | None) -> TimePrecision:
    """Return the class of the interval's width; an open one is "longer"."""
    if start is None or end is None:
        return "longer"
    length = (end - start).days + 1
    names: tuple[tuple[int, TimePrecision], ...] = ((2, "day"), (14, "week"), (31, "month"), (93, "season"))
    return next((name for limit, name in names if length <= limit), "year" if length <= 366 else "longer")
