"""Work out the year of a dateline that has none, from the years, days of the week and office holders of the article.

Every year is weighed by each sign, and the one that stands clearly out is told with the words that it rests on; where
none does, there is none."""

from datetime import date, timedelta
from math import prod

import msgspec

from belegg.read.office_holders import OfficeHolder, last_known_year, office_holders, years_out
from belegg.read.year_words import Dated, Named, Told, its_own, names_dated, told_as_past, weekdays_named, year_words

EARLIEST, LATEST = 1945, 2049
MOST_TOLD, MOST_OUT = 3, 2
FORTNIGHT = timedelta(days=14)


class YearFound(msgspec.Struct, frozen=True, kw_only=True):
    """The year of a day, and the words that tell it, as the article has them."""

    year: int
    words: tuple[str, ...]


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """What an article tells of its year."""

    past: tuple[Told, ...]
    own: tuple[Told, ...]
    weekdays: tuple[Named, ...]
    dated: tuple[Named, ...]
    holders: tuple[OfficeHolder, ...]
    names: tuple[tuple[str, Dated], ...]


def year_of(month: int, day: int, *, dateline: str, before: str, after: str) -> YearFound | None:
    """Return the year in which the `month` and `day` of `dateline` lie, None where the texts `before` and `after` it
    do not settle that."""
    signs = _signs(dateline, before, after)
    if not (signs.past or signs.own or signs.holders or signs.names):
        return None
    days = [one for year in range(EARLIEST, LATEST + 1) if (one := _day_or_none(year, month, day)) is not None]
    weighed = sorted(((_weight(one, signs), one.year) for one in days), reverse=True)
    total = sum(weight for weight, _ in weighed)
    best = _day_or_none(weighed[0][1], month, day) if weighed else None
    if best is None or weighed[0][0] < year_words().weights.clear * total or _is_denied(best, signs):
        return None
    return YearFound(year=best.year, words=_words(signs))


def _is_denied(day: date, signs: Signs) -> bool:
    """Return whether a firm sign speaks against `day`, however well it stands beside other years."""
    weekday = any(not _fits(one, day) for one in signs.dated)
    return weekday or _of_own(day, signs.own) < 1 or any(_start(told) > day for told in signs.past)


def _signs(dateline: str, before: str, after: str) -> Signs:
    text = before + "\n\n" + after
    named = tuple(weekdays_named(after))
    beside = tuple(one for one in (*weekdays_named(before), *named) if one.day is not None)
    plain: dict[int, Named] = {}
    for one in named:
        if one.day is None and (one.weekday not in plain or (one.said and not plain[one.weekday].said)):
            plain[one.weekday] = one
    return Signs(
        past=tuple(told_as_past(text)),
        own=tuple(its_own(text)),
        weekdays=tuple(plain.values()),
        dated=(*_of_dateline(dateline), *beside),
        holders=office_holders(text),
        names=tuple(names_dated(text)),
    )


def _of_dateline(dateline: str) -> tuple[Named, ...]:
    """Return the day of the week that stands in the dateline, as one written beside its day."""
    return tuple(msgspec.structs.replace(one, day=(0, 0)) for one in weekdays_named(dateline))


def _weight(day: date, signs: Signs) -> float:
    """Return how likely the signs are in an article of `day`, beside other days."""
    weights = year_words().weights
    return prod(
        (
            weights.yet_to_come ** max(0, day.year - last_known_year()),
            _of_past(day, signs.past),
            _of_own(day, signs.own),
            _of_weekdays(day, signs.weekdays),
            *(1.0 if _fits(one, day) else weights.wrong_weekday for one in signs.dated),
            *sorted(_of_holder(day, one) for one in signs.holders)[:MOST_OUT],
            *(_of_name(day.isoformat()[:7], dated) for _, dated in signs.names),
        )
    )


def _of_past(day: date, past: tuple[Told, ...]) -> float:
    """Return how well `day` follows the latest year told as past."""
    if not past:
        return 1.0
    weights = year_words().weights
    latest = max(past, key=_start)
    gone = day.year - latest.year
    shares = weights.day if latest.day else weights.month if latest.month else weights.year
    weight = shares[gone] if 0 <= gone < len(shares) else weights.rest if gone > 0 else shares[0]
    near = [told for told in past if _is_near(told, day)]
    if not near and any(_is_near(told, other) for told in past if (other := _in_year(day, told.year)) is not None):
        weight *= weights.no_near_day
    later = sum(1 for told in past if _start(told) > day)
    return weight * weights.before_past ** min(later, 2)


def _of_own(day: date, own: tuple[Told, ...]) -> float:
    if not own or any(told.year == day.year for told in own):
        return 1.0
    return year_words().weights.not_its_own


def _of_weekdays(day: date, named: tuple[Named, ...]) -> float:
    """Return how well the days of the week named are those just before `day`."""
    if not named:
        return 1.0
    weights = year_words().weights
    opening = next((one for one in named if one.said), named[0])
    told = {(day.weekday() - one.weekday) % 7 for one in named}
    last = (day.weekday() - opening.weekday) % 7
    weight = weights.said[last] if opening.said else weights.first[last]
    others = (share if days in told else 1 - share for days, share in enumerate(weights.named) if days != last)
    return weight * prod(others)


def _of_holder(day: date, holder: OfficeHolder) -> float:
    """Return how well a person who is named fits an article of `day`."""
    weights = year_words().weights
    out = years_out(holder, day)
    fade = weights.year_after_office**out if out > 0 else weights.year_before_office**-out
    return max(weights.least_of_office, weights.out_of_office * fade) if out else 1.0


def _of_name(month: str, dated: Dated) -> float:
    """Return how well a name that was in use for that time fits an article of `month`."""
    weights = year_words().weights
    since, _, until = dated.term.partition("/")
    if month < since:
        return weights.before_name
    return 1.0 if not until or month <= until else weights.before_name if dated.strict else weights.after_name


def _fits(named: Named, day: date) -> bool:
    """Return whether the day written beside a day of the week falls on it, in the year in which it is nearest."""
    if named.day == (0, 0) or named.day is None:
        return day.weekday() == named.weekday
    month, number = named.day
    around = [one for year in (day.year - 1, day.year, day.year + 1) if (one := _day_or_none(year, month, number))]
    return bool(around) and min(around, key=lambda one: abs(one - day)).weekday() == named.weekday


def _is_near(told: Told, day: date) -> bool:
    return told.day is not None and timedelta(0) <= day - _start(told) <= FORTNIGHT


def _start(told: Told) -> date:
    return _day_or_none(told.year, told.month or 1, told.day or 1) or date(told.year, told.month or 1, 1)


def _in_year(day: date, year: int) -> date | None:
    return _day_or_none(year, day.month, day.day)


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(signs: Signs) -> tuple[str, ...]:
    """Return the words that the year rests on: the latest year told, its own, the days and the persons."""
    latest = max(signs.past, key=_start, default=None)
    told = [one.words for one in (*signs.own, *((latest,) if latest else ()), *signs.dated)]
    days, holders = signs.weekdays[:MOST_TOLD], signs.holders[:MOST_TOLD]
    names = signs.names[:MOST_TOLD]
    told += [*(one.words for one in days), *(one.words for one in holders), *(name for name, _ in names)]
    return tuple(dict.fromkeys(told))
