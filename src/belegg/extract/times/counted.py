"""Days counted from the article's day or from an event told before: weekdays, "yesterday", "two weeks ago"."""

from datetime import date, timedelta

from belegg.extract.times import resolve
from belegg.extract.times.context import Context, Reading, UncountableError, size, value
from belegg.extract.times.lexicon import Lexicon
from belegg.extract.times.match import Atom
from belegg.extract.times.resolve import Days
from belegg.extract.times.table import Unit

_FRESH = 31
_BESIDE = 1


def today(context: Context) -> Days:
    """Return the days that may be the article's; raises UncountableError where they are not known."""
    if context.today is None:
        raise UncountableError
    return context.today


def base(atom: Atom, context: Context) -> Days:
    """Return what the expression counts from: the article's day, or the event or day told before."""
    kind = atom.pattern.base
    if kind == "article":
        return today(context)
    if kind == "quarter":
        if context.quarter is None:
            raise UncountableError
        return context.quarter[1]
    if kind == "day":
        told, day = context.event_day, context.today
        if told and (day is None or (day[0] - told[1]).days <= _FRESH):
            return told
        return today(context)
    found = context.event_day or context.event if kind == "event_day" else context.event
    if found is None:
        raise UncountableError
    return found


def weekday_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the weekday's days. Under an article's date of a month or more, all such weekdays of it."""
    weekday = value(atom, "weekday", lexicon) or value(atom, "weekday_genitive", lexicon)
    days = _weekday(atom, weekday, context, lexicon)
    if days and atom.pattern.by:
        days = days[0] + timedelta(7 * atom.pattern.by), days[1] + timedelta(7 * atom.pattern.by)
    return _by_night(days, atom, lexicon) if days else days


def _by_night(days: Days, atom: Atom, lexicon: Lexicon) -> Days:
    """Return the days with the nights at their ends, where the expression tells of the night."""
    part = lexicon.table.words.part.get(atom.groups.get("part", ""), "day")
    before, after = {"day": (0, 0), "night": (1, 1), "night_after": (0, 1)}[part]
    return days[0] - timedelta(before), days[1] + timedelta(after)


def _weekday(atom: Atom, weekday: int, context: Context, lexicon: Lexicon) -> Days | None:
    pick = atom.pattern.pick
    if pick == "same":
        near = base(atom, context._replace(today=context.event_day or context.event))
        return resolve.over(near, lambda day: _one(resolve.next_weekday(day - timedelta(3), weekday)))
    reference = today(context)
    if "rel_week" in atom.groups:
        weeks = lexicon.table.words.rel_week[atom.groups["rel_week"]]
        return resolve.over(reference, lambda day: _one(_monday(day) + timedelta(7 * weeks + weekday - 1)))
    if pick == "plain":
        wide = context.published
        if wide and (wide[1] - wide[0]).days >= 6:
            return resolve.weekdays_within(wide, weekday)
        near_day = resolve.next_weekday if context.future else resolve.last_weekday
        return resolve.over(reference, lambda day: _one(near_day(day, weekday)))
    return resolve.over(reference, lambda day: _picked(day, weekday, pick))


def _picked(day: date, weekday: int, pick: str) -> Days:
    before, after = resolve.last_weekday(day - timedelta(1), weekday), resolve.next_weekday(day + timedelta(1), weekday)
    if pick == "previous":
        return min(before, _monday(day) + timedelta(weekday - 8)), before
    if pick == "next":
        return after, max(after, _monday(day) + timedelta(weekday + 6))
    return _one(before if pick == "last" else after)


def weekend_told(atom: Atom, context: Context) -> Days | None:
    """Return Saturday and Sunday of the weekend meant."""
    pick = atom.pattern.pick
    if pick == "plain":
        pick = "coming" if context.future else "past"

    def of(day: date) -> Days:
        saturday = resolve.last_weekday(day, 6)
        if pick == "last" and (day - saturday).days <= 1:
            saturday -= timedelta(7)
        if pick in ("coming", "next"):
            saturday = resolve.next_weekday(
                day - timedelta(1) if day.isoweekday() == 7 and pick == "coming" else day, 6
            )
        return saturday, saturday + timedelta(8 if pick == "next" else 1)

    return resolve.over(today(context), of)


def shift_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days:
    """Return the days that lie so many units from what the expression counts from."""
    pattern = atom.pattern
    days = resolve.moved(base(atom, context), pattern.low, pattern.high, pattern.unit)
    days = _by_night(days, atom, lexicon)
    return resolve.whole(days, pattern.unit) if pattern.whole else days


def tonight_told(context: Context) -> Days:
    """Return the night that ended on the article's day, or with the future the one that begins on it."""
    low, high = (0, 1) if context.future else (-1, 0)
    return resolve.moved(today(context), low, high, "day")


def later_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days:
    """Return the days so much later or earlier than what was told before."""
    unit = unit_of(atom, lexicon)
    quarter = _quarter_then(atom, unit, context, lexicon)
    if quarter is not None:
        return quarter
    found = (context.event_day or context.event) if unit in ("day", "hour") else context.event
    if found is None:
        raise UncountableError
    return _about(found, atom, lexicon)


def _quarter_then(atom: Atom, unit: Unit, context: Context, lexicon: Lexicon) -> Days | None:
    """Return the same quarter so many years off, where the text compares quarters ("300 in the third quarter, up from
    200 a year earlier"); None where it speaks of none just before."""
    low, high = size(atom, lexicon)
    if context.quarter is None or unit != "year" or low != high or low != int(low):
        return None
    told, days = context.quarter
    if context.sentence - told > _BESIDE:
        return None
    return resolve.moved(days, atom.pattern.sign * low, atom.pattern.sign * low, "year")


def ago_told(atom: Atom, context: Context, lexicon: Lexicon) -> Days:
    """Return the days so long ago, or ahead."""
    quarter = _quarter_then(atom, unit_of(atom, lexicon), context, lexicon) if atom.pattern.sign < 0 else None
    return quarter or _about(today(context), atom, lexicon)


def _about(days: Days, atom: Atom, lexicon: Lexicon) -> Days:
    """Return the days so far away; a vague number ("two or three") is no finer than its unit."""
    (low, high), unit = size(atom, lexicon), unit_of(atom, lexicon)
    found = resolve.about(days, low, high, unit, atom.pattern.sign)
    vague = low != high and not {"length", "length2"} & set(atom.groups)
    return resolve.whole(found, unit) if vague and unit in ("month", "year") else found


def lately(atom: Atom, context: Context, lexicon: Lexicon) -> Reading:
    """Return the window of that length that ends with the article's day, or begins there in the future."""
    if context.future and "the_units" not in atom.groups and "the_unit" not in atom.groups:
        return coming(atom, context, lexicon)
    reference, unit = today(context), unit_of(atom, lexicon)
    return Reading((resolve.shift(reference[0], -_reach(atom, unit, lexicon), unit), reference[1]), window=True)


def lasting(atom: Atom, context: Context, lexicon: Lexicon) -> Reading:
    """Return the window of a length that words say still runs; without such words it dates nothing."""
    return lately(atom, context, lexicon) if context.runs or context.future else Reading(None, age=True)


def coming(atom: Atom, context: Context, lexicon: Lexicon) -> Reading:
    """Return the window of that length that begins with the article's day."""
    reference, unit = today(context), unit_of(atom, lexicon)
    return Reading((reference[0], resolve.shift(reference[1], _reach(atom, unit, lexicon), unit)), window=True)


def unit_of(atom: Atom, lexicon: Lexicon) -> Unit:
    """Return the unit that the expression counts in."""
    words, groups = lexicon.table.words, atom.groups
    slots = {
        "unit": words.unit,
        "the_unit": words.the_unit,
        "the_units": words.the_units,
        "unit_genitive": words.unit_genitive,
    }
    return next(units[groups[slot]] for slot, units in slots.items() if slot in groups)


def _reach(atom: Atom, unit: Unit, lexicon: Lexicon) -> float:
    if "the_units" in atom.groups and "number" not in atom.groups:
        return lexicon.table.words.several[unit]
    return size(atom, lexicon)[1]


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _one(day: date) -> Days:
    return day, day
