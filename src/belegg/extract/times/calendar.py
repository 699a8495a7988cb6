"""Days told by the calendar: dates, months, seasons, years, decades and feasts."""

from collections.abc import Callable
from datetime import date
from re import findall

from belegg.extract.times import resolve
from belegg.extract.times.context import Context, UncountableError, value
from belegg.extract.times.lexicon import Lexicon
from belegg.extract.times.match import Atom
from belegg.extract.times.resolve import Days

SOON = 45
"""Days within which a date without a year is rather to come than a year gone."""


def _calendar(context: Context, in_year: Callable[[int], Days | None]) -> Days | None:
    """Return the yearly interval meant: the one in the article's own month if it is there, else the nearest."""
    if context.today is None:
        return None
    if context.published and 0 < (context.published[1] - context.published[0]).days < 31:
        inside = in_year(context.published[0].year)
        if inside and context.published[0] <= inside[0] and inside[1] <= context.published[1]:
            return inside
    if context.closest:
        return resolve.over(context.today, lambda day: resolve.closest(day, in_year))
    return resolve.over(context.today, lambda day: resolve.nearest(day, in_year, future=context.future))


def _year_told(atom: Atom, context: Context, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the first and last year that the expression itself tells, None where it tells none."""
    if "year" in atom.groups or "year_word" in atom.groups:
        year = int(atom.groups.get("year", 0)) or lexicon.table.words.year_word[atom.groups["year_word"]]
        return year, year
    if "rel_year" not in atom.groups:
        return None
    base, by = lexicon.table.words.rel_year[atom.groups["rel_year"]]
    days = context.event if base == "event" else context.today
    if days is None:
        raise UncountableError
    return days[0].year + by, days[1].year + by


def _soon(atom: Atom, context: Context, in_year: Callable[[int], Days | None]) -> Days | None:
    """Return the day of a month that comes within SOON where the last one is most of a year gone and no verb looks
    back ("the vote of Nov. 16", written on 1 November); None else."""
    if context.today is None or context.past or not {"day", "day_alone"} & set(atom.groups):
        return None
    coming = resolve.nearest(context.today[1], in_year, future=True)
    near = coming is not None and 0 < (coming[0] - context.today[1]).days <= SOON
    return coming if near else None


def _in_years(atom: Atom, context: Context, lexicon: Lexicon, in_year: Callable[[int], Days | None]) -> Days | None:
    years = _year_told(atom, context, lexicon)
    if years is None:
        return _soon(atom, context, in_year) or _calendar(context, in_year)
    first, last = in_year(years[0]), in_year(years[1])
    return (first[0], last[1]) if first and last else None


def date_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the day or days of a month told by number, None where there is no such day or no year to set it in."""
    month = value(atom, "month", lexicon) or value(atom, "month_short", lexicon)
    if "day_alone" in atom.groups:
        return _day_alone(int(findall(r"\d+", atom.groups["day_alone"])[0]), context)
    numbers = [
        int(digits) for name in ("day", "day_range", "day2") for digits in findall(r"\d+", atom.groups.get(name, ""))
    ]
    first, last = numbers[0], numbers[-1]

    def in_year(year: int) -> Days | None:
        start, end = resolve.day_or_none(year, month, first), resolve.day_or_none(year, month, last)
        return (start, end) if start and end and start <= end else None

    if atom.famous:
        for known in lexicon.table.famous:
            days = in_year(known.year)
            if (
                (known.day, known.month) == (first, month)
                and days
                and (not context.today or days[0] <= context.today[1])
            ):
                return days
    days = _in_years(atom, context, lexicon, in_year)
    if "weekday" in atom.groups and not {"year", "rel_year"} & set(atom.groups):
        return _on_weekday(days, in_year, value(atom, "weekday", lexicon), context)
    return days


def _day_alone(number: int, context: Context) -> Days | None:
    """Return the day of that number in the article's month, or where that is not yet come (or is past, with the
    future) of the month beside it."""
    if context.today is None:
        return None
    if context.published and 27 <= (context.published[1] - context.published[0]).days < 31:
        inside = resolve.day_or_none(context.published[0].year, context.published[0].month, number)
        return (inside, inside) if inside else None

    def near(day: date) -> Days | None:
        months = (0, 1, 2) if context.future else (0, -1, -2)
        starts = (resolve.month_days(day.year, day.month + by)[0] for by in months)
        days = (resolve.day_or_none(start.year, start.month, number) for start in starts)
        fits = (found for found in days if found and (found >= day if context.future else found <= day))
        return next(((found, found) for found in fits), None)

    return resolve.over(context.today, near)


def _on_weekday(
    days: Days | None, in_year: Callable[[int], Days | None], weekday: int, context: Context
) -> Days | None:
    """Return the days, or where they do not begin on the weekday told, those of the one year near that do."""
    if days is None or context.today is None or days[0].isoweekday() == weekday:
        return days
    year = context.today[1].year
    near = [found for at in (year, year - 1, year + 1) if (found := in_year(at)) and found[0].isoweekday() == weekday]
    return near[0] if len(near) == 1 else days


def numeric_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the day or month written in figures, None where there is none such or no year to set it in."""
    shape = next(name for name in _NUMERIC if name in atom.groups)
    digits = [int(found) for found in findall(r"\d+", atom.groups[shape])]
    order = atom.pattern.numbers or _order(digits, lexicon)
    if order is None:
        return None
    numbers = dict(zip(order, digits, strict=False))
    month, day = numbers["m"], numbers.get("d")
    year = numbers.get("y")
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900

    def in_year(year: int) -> Days | None:
        if day is None:
            return resolve.month_days(year, month)
        found = resolve.day_or_none(year, month, day)
        return (found, found) if found else None

    return in_year(year) if year is not None else _calendar(context, in_year)


def _order(digits: list[int], lexicon: Lexicon) -> str | None:
    """Return how a date in figures is to be read, None where a language writes both ways and both make a date."""
    if lexicon.table.order != "either":
        return lexicon.table.order
    first, second = digits[:2]
    if first == second or first > _MONTHS >= second:
        return "dmy"
    return "mdy" if second > _MONTHS >= first else None


_MONTHS = 12
_NUMERIC = ("iso", "iso_month", "dotted", "dotted_short", "slash_year", "slash", "slash_late")


def month_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the month named, or its first or last week, None where nothing tells the year."""
    month = value(atom, "month", lexicon)
    days = _in_years(atom, context, lexicon, lambda year: resolve.month_days(year, month))
    if days is None or not atom.pattern.edge:
        return days
    week = resolve.shift(days[0], 6, "day"), resolve.shift(days[1], -6, "day")
    return (days[0], week[0]) if atom.pattern.edge == "first_week" else (week[1], days[1])


def season_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the season meant: of the years told, else the one near the article; None where nothing tells the year."""
    first = next(
        value(atom, slot, lexicon) for slot in ("season", "season_plain", "season_definite") if slot in atom.groups
    )
    numbers = findall(r"\d+", atom.groups.get("year_range", "") or atom.groups.get("year_slash", ""))
    if numbers:
        last = int(numbers[1]) if len(numbers[1]) == 4 else int(numbers[0][:2] + numbers[1])
        return resolve.season_days(int(numbers[0]) + (first == 12), first)[0], resolve.season_days(last, first)[1]
    if {"year", "rel_year"} & set(atom.groups):
        return _in_years(atom, context, lexicon, lambda year: resolve.season_days(year, first))
    today, pick, by = context.today, atom.pattern.pick, atom.pattern.by
    if today is None:
        return None
    if by:
        return resolve.over(today, lambda day: resolve.season_days(day.year + by, first))
    if pick == "last":
        return resolve.over(today, lambda day: _ended_season(day, first))
    future = pick == "next" or context.future
    return resolve.over(
        today, lambda day: resolve.nearest(day, lambda year: resolve.season_days(year, first), future=future)
    )


def _ended_season(day: date, first: int) -> Days:
    return next(season for step in range(3) if (season := resolve.season_days(day.year + 1 - step, first))[1] < day)


def year_told(atom: Atom, lexicon: Lexicon) -> Days | None:
    """Return the year or span of years told, None where the span runs backwards."""
    if "year_word" in atom.groups:
        return resolve.year_days(lexicon.table.words.year_word[atom.groups["year_word"]])
    numbers = findall(
        r"\d+", " ".join(atom.groups[name] for name in ("year", "year2", "year_range") if name in atom.groups)
    )
    first, last = int(numbers[0]), int(numbers[-1])
    if last < 100:
        last += first // 100 * 100
    return resolve.year_days(first, last - first + 1) if first <= last else None


def quarter_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the stretch of months named, such as a quarter or half of a year; None where nothing tells the year."""
    words = lexicon.table.words
    quarter = atom.groups.get("quarter")
    first, months = words.quarter[quarter] if quarter else words.stretch[atom.groups["stretch"]]
    if atom.pattern.by or atom.pattern.pick == "same":
        if context.today is None:
            return None
        return resolve.over(context.today, lambda day: resolve.month_days(day.year + atom.pattern.by, first, months))
    nearest = context._replace(closest=bool(quarter) and context.future)
    return _in_years(atom, nearest, lexicon, lambda year: resolve.month_days(year, first, months))


def decade_told(atom: Atom, lexicon: Lexicon) -> Days:
    """Return the decade or century told; two figures alone are of the twentieth century."""
    word = atom.groups.get("decade_word")
    if word:
        return resolve.year_days(lexicon.table.words.decade_word[word], 10)
    number = int(findall(r"\d+", atom.groups.get("decade", "") or atom.groups["decade_short"])[0])
    year = number if number > 99 else 1900 + number
    return resolve.year_days(year, 100 if year % 100 == 0 and year < 2000 else 10)


def feast_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the days of a feast with a fixed date, None where nothing tells the year."""
    month, day, days = lexicon.table.words.feast[atom.groups["feast"]]

    def in_year(year: int) -> Days:
        start = date(year, month, day)
        return start, resolve.shift(start, days - 1, "day")

    return _in_years(atom, context, lexicon, in_year)


def easter_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the days of a feast that moves with Easter, None where nothing tells the year."""
    first, days = lexicon.table.words.easter[atom.groups["easter"]]

    def in_year(year: int) -> Days:
        start = resolve.shift(resolve.easter(year), first, "day")
        return start, resolve.shift(start, days - 1, "day")

    return _in_years(atom, context, lexicon, in_year)
