"""Turn a matched expression into days, given the article's date, the tense and what was told before."""

from datetime import date, timedelta

from belegg.extract.times import calendar, counted, resolve
from belegg.extract.times.context import UNKNOWN, Context, Reading, UncountableError
from belegg.extract.times.lexicon import Lexicon
from belegg.extract.times.match import Atom, Stretch
from belegg.extract.times.resolve import Days
from belegg.extract.times.table import Effect

_DAYS = {
    "date": calendar.date_told,
    "numeric": calendar.numeric_told,
    "month": calendar.month_told,
    "season": calendar.season_told,
    "stretch": calendar.quarter_told,
    "feast": calendar.feast_told,
    "easter": calendar.easter_told,
    "weekday": counted.weekday_told,
    "shift": counted.shift_told,
    "later": counted.later_told,
    "ago": counted.ago_told,
}
_LENGTHS = {"lately": counted.lately, "lasting": counted.lasting, "coming": counted.coming}
# "Early" and "late" cut a month or year; a day is a day.
_DAILY = ("weekday", "tonight", "date", "numeric")
_PARTS = ("early", "middle", "late", "first_half", "second_half")
# A night begins the evening before, runs into the day after, or nobody can tell which.
_NIGHTS: dict[Effect, tuple[int, int]] = {"night": (1, 0), "night_after": (0, 1), "night_either": (1, 1)}
_AHEAD = {"ahead", "by", "rest"}
_OPEN = {"since", "by", "until", "through", "after", "so_far", "earlier", "rest"}


def interpret(found: Atom | Stretch, context: Context, lexicon: Lexicon) -> Reading:
    """Return the meaning of the expression; days that the calendar lacks or that count from nothing known are None."""
    try:
        if isinstance(found, Stretch):
            return _stretch(found, context, lexicon)
        return _read(found, found.effects, context, lexicon)
    except (OverflowError, ValueError, UncountableError):
        return UNKNOWN


def _read(atom: Atom, effects: tuple[Effect, ...], context: Context, lexicon: Lexicon) -> Reading:
    if _AHEAD & set(effects):
        context = context._replace(future=True)
    if "no_later" in effects and not (context.past or context.future):
        context = context._replace(closest=True)
    reading = _plain(atom, context, lexicon)
    if atom.pattern.to in _DAILY:
        effects = tuple(effect for effect in effects if effect not in _PARTS)
    effects = tuple(_no_later(reading, context) if effect == "no_later" else effect for effect in effects)
    if atom.famous or atom.pattern.genitive or "weekday_genitive" in atom.groups:
        effects = tuple(effect for effect in effects if effect != "after")
    for effect in effects:
        if reading.days is not None and reading.days[0] is not None and reading.days[1] is not None:
            reading = _affected(reading, (reading.days[0], reading.days[1]), effect, context.today)
    return reading


def _no_later(reading: Reading, context: Context) -> Effect:
    """Return what "by Friday" does: it looks ahead where the verb or the calendar does, else it closes a past."""
    ahead = reading.days and reading.days[1] and context.today and reading.days[1] > context.today[1]
    return "by" if context.future or ahead else "through"


def _plain(atom: Atom, context: Context, lexicon: Lexicon) -> Reading:
    kind = atom.pattern.to
    if kind in _LENGTHS:
        return _LENGTHS[kind](atom, context, lexicon)
    if kind == "until_now":
        return Reading((None, context.today[1]), window=True) if context.today else UNKNOWN
    if kind == "since_then":
        return _since_then(context)
    if kind == "unknown":
        return Reading(None, window=atom.pattern.window)
    if kind == "length":
        return Reading(None, age=True)
    return Reading(_days(atom, context, lexicon), window=atom.pattern.window, age=atom.pattern.named)


def _since_then(context: Context) -> Reading:
    """Return the days from what was told last to the article's; unknown where nothing before it was told."""
    event, today = context.event, context.today
    if event is None or today is None or event[0] is None or event[0] > today[1]:
        return Reading(None, window=True)
    return Reading((event[0], today[1]), window=True)


def _days(atom: Atom, context: Context, lexicon: Lexicon) -> Days | None:
    match atom.pattern.to:
        case "year":
            return calendar.year_told(atom, lexicon)
        case "decade":
            return calendar.decade_told(atom, lexicon)
        case "weekend":
            return counted.weekend_told(atom, context)
        case "tonight":
            return counted.tonight_told(context)
        case kind:
            return _DAYS[kind](atom, context, lexicon)


def _stretch(found: Stretch, context: Context, lexicon: Lexicon) -> Reading:
    """Return the first day of the one to the last of the other; the first is the nearest before the other."""
    ending = _read(found.last, tuple(effect for effect in found.last.effects if effect in _PARTS), context, lexicon)
    if ending.days is None or ending.days[0] is None or ending.days[1] is None:
        return Reading(None, window=True)
    end = (ending.days[0], ending.days[1])
    alone = found.first.pattern.to in ("weekday", "date", "month", "season", "numeric")
    counted_from = context._replace(today=end, published=None, future=False) if alone else context
    parts = tuple(effect for effect in found.first.effects if effect in _PARTS)
    opening = _read(found.first, parts, counted_from, lexicon)
    if opening.days is None or opening.days[0] is None or opening.days[0] > end[1]:
        return Reading(None, window=True)
    return Reading((opening.days[0], end[1]), window=True)


def _affected(reading: Reading, days: Days, effect: Effect, today: Days | None) -> Reading:
    """Return the reading as changed by the words before it."""
    start, end = days
    if effect in _OPEN:
        return _opened(days, effect, today)
    if effect in ("early", "middle", "late"):
        return reading._replace(days=resolve.third(days, ("early", "middle", "late").index(effect)))
    if effect in ("first_half", "second_half"):
        return reading._replace(days=resolve.half(days, int(effect == "second_half")))
    if effect in _NIGHTS:
        before, after = _NIGHTS[effect]
        return reading._replace(days=(start - timedelta(before), end + timedelta(after if start == end else 0)))
    if effect in ("day_after", "day_before"):
        step = timedelta(1 if effect == "day_after" else -1)
        return reading._replace(days=(start + step, end + step))
    return reading._replace(window=True) if effect == "window" else reading


def _opened(days: Days, effect: Effect, today: Days | None) -> Reading:
    start, end = days
    first, last = today or (None, None)
    opened: dict[Effect, tuple[date | None, date | None]] = {
        "since": (start, last),
        "after": (start, last),
        "by": (first, end),
        "until": (None, start - timedelta(1)),
        "through": (None, end),
        "so_far": (start, last),
        "earlier": (start, min(end, last) if last else end),
        "rest": (max(start, first) if first else start, end),
    }
    low, high = opened[effect]
    if low is not None and high is not None and low > high:
        low, high = (start, None) if effect in ("since", "after") else (start, end)
    return Reading((low, high), window=effect not in ("earlier", "rest", "until"))
