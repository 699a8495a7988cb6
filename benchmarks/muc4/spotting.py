"""Lay out the places and days that an incident of a report may have, each with what tells of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from belegg.model.parts import Location, Moment
from belegg.world.gazetteer import lookup
from benchmarks.muc4.spots import COUNTRIES, COUNTRY, DERIVED, Spot, dateline, day, location

if TYPE_CHECKING:
    from benchmarks.muc4.reading import Reader

HARM = ("attack", "casualties", "materiel")
FOREIGN = "USA"
"""The country that a report of Latin America speaks of without being about it."""
LEADS = 2
STAND_INS = ("CAPITAL", "COUNTRY", "TERRITORY", "CITY", "FEDERAL CAPITAL", "TOWN", "REGION", "AREA")
WEEK, LONGEST = timedelta(8), timedelta(62)


def places(reader: "Reader") -> Iterator[Spot]:
    """Yield the places that are named, each as the template writes it; that of the dateline first. A place that the
    reader puts into another country than those that the report is about is also told of as one of theirs."""
    home = reader.context.home
    line = tuple(_line(reader))
    yield from line
    found = tuple(_locations(reader))
    leads = _leads(reader, found)
    named = {name.upper() for one in found for name in (one.place.name, one.place.as_written)}
    for one in found:
        told = frozenset(_where(reader, one))
        own = one.place.country or home
        written = location(one, named, own, _behind(reader, one))
        if written is not None:
            yield Spot(one.sentence, written, told | {f"lead:{leads.index(own) if own in leads else None}"})
        yield from _moved(one, leads, own, named, told)
    yield from (Spot(0, COUNTRIES[lead], frozenset({f"about:{at}"})) for at, lead in enumerate(leads))


def _moved(one: Location, leads: list[str], own: str | None, named: set[str], told: frozenset[str]) -> Iterator[Spot]:
    """Yield a place that is named as one of the countries that the report is about."""
    for at, lead in enumerate(leads):
        if lead != own and one.place.precision != COUNTRY and one.resolved_from is None:
            known = any(each.country == lead for each in lookup(one.place.as_written))
            written = location(one, named, lead)
            if written is not None and one.place.as_written.upper() not in STAND_INS:
                yield Spot(one.sentence, written, told | {DERIVED, f"moved:{known}", f"moved to:{at}"})


def _line(reader: "Reader") -> Iterator[Spot]:
    for line in dateline(reader.message.place) if reader.message.place else ():
        of = line.place.country
        own = location(line, (), of, "CITY" if " CITY" in (reader.message.place or "") else "")
        if own is not None:
            yield Spot(0, own, frozenset({"line", f"line:{own}", f"home:{of == reader.context.home}", f"of:{of}"}))


def _leads(reader: "Reader", found: Iterable[Location]) -> list[str]:
    """Return the countries that a report is about, the likeliest first."""
    told = Counter(one.place.country for one in found if one.place.country in COUNTRIES)
    line = [one.place.country for one in dateline(reader.message.place)] if reader.message.place else []
    worth = {
        country: told[country] + 3.0 * (country == reader.context.home) + 2.0 * (country in line) - 0.5 * (at > 0)
        for at, country in enumerate([*line, *told, reader.context.home])
        if country in COUNTRIES and country != FOREIGN
    }
    return sorted((one for one in worth if one), key=lambda one: -worth[one])[:LEADS]


def _behind(reader: "Reader", one: Location) -> str:
    tokens = reader.context.sentences[one.sentence].tokens
    return tokens[one.last + 1].text.upper() if one.last + 1 < len(tokens) else ""


def _where(reader: "Reader", one: Location) -> Iterator[str]:
    tokens = reader.context.sentences[one.sentence].tokens
    yield from (f"role:{one.role}", f"precision:{one.place.precision}", f"at:{min(one.sentence, 6)}")
    yield from (f"home:{one.place.country == reader.context.home}", f"of:{one.place.country}")
    yield f"stand-in:{one.resolved_from is not None}"
    yield from reader.roles[one.sentence, one.last]
    yield from (f"t:{told}" for told in _around(reader, one.sentence))
    if reader.message.place and one.place.as_written.upper() in reader.message.place:
        yield "in dateline"
    yield from (f"b{one.first - at}:{tokens[at].lemma.lower()}" for at in range(max(one.first - 2, 0), one.first))
    yield from (f"e:{tokens[at].lemma.lower()}" for at in range(one.last, min(one.last + 3, len(tokens))))
    yield from (f"near:{told}" for told in _beside(reader, one.sentence, one.first))


def _around(reader: "Reader", sentence: int) -> list[str]:
    return [told for told in reader.told[sentence] if not told.startswith("g:")] or ["nothing"]


def _beside(reader: "Reader", sentence: int, at: int) -> Iterator[str]:
    """Yield what the nearest frame of harm in a sentence is, and how far off."""
    frames = [one for one in reader.context.frames[sentence] if one.kind in HARM]
    if frames:
        one = min(frames, key=lambda frame: abs(frame.trigger - at))
        far = abs(one.trigger - at)
        yield f"{one.kind}.{one.mode}"
        yield f"{'beside' if far < 5 else 'near' if far < 11 else 'far'}"


def _locations(reader: "Reader") -> Iterator[Location]:
    return (one for setting in reader.context.settings if setting is not None for one in setting.locations)


def days(reader: "Reader") -> Iterator[Spot]:
    """Yield the days that are named, each as the template writes it; the day of the report and the one before first."""
    published = reader.message.published
    moments = [one for setting in reader.context.settings if setting is not None for one in setting.moments]
    if published is not None:
        told = {f"others:{min(len(moments), 4)}", f"length:{min(len(reader.context.sentences) // 5, 5)}"}
        for written, form in (
            (f"- {day(published)}", "unnamed"),
            (day(published), "same"),
            (day(published - timedelta(1)), "eve"),
        ):
            yield Spot(0, written, frozenset({DERIVED, form, *(f"{one}.{form}" for one in told)}))
    for one in moments:
        for written, form in _written(one, published):
            yield Spot(one.sentence, written, frozenset(_when(reader, one, form)))


def _when(reader: "Reader", one: Moment, form: str) -> Iterator[str]:
    tokens = reader.context.sentences[one.sentence].tokens
    if form not in ("day", "span"):
        yield DERIVED
    yield from (f"form:{form}", f"at:{min(one.sentence, 6)}.{form}", f"window:{one.window}")
    words = [tokens[at].lemma.lower() for at in range(one.first, one.last + 1) if tokens[at].upos != "NUM"]
    yield from (f"w:{word}.{form}" for word in words)
    yield f"w:{' '.join(words)}.{form}"
    yield from (f"{role}.{form}" for role in reader.roles[one.sentence, one.last])
    yield from (f"t:{told}.{form}" for told in _around(reader, one.sentence))
    yield from (f"near:{told}.{form}" for told in _beside(reader, one.sentence, one.first))
    if one.period is not None:
        yield f"form:{form}.{one.period.precision}"
    yield from (f"{told}.{form}" for told in _ago(reader.message.published, one))


def _ago(published: date | None, one: Moment) -> Iterator[str]:
    if published is None or one.period is None or one.period.end is None:
        return
    ago = (published - one.period.end).days
    past = next((most for most in (0, 1, 7, 60) if ago <= most), "old")
    yield f"ago:{'ahead' if ago < 0 else past}"


def _written(one: Moment, published: date | None) -> Iterator[tuple[str, str]]:
    if one.period is None or one.period.start is None or one.period.end is None:
        return
    start, end = one.period.start, one.period.end
    if start == end:
        yield day(start), "day"
        if published and timedelta(0) <= published - end < WEEK:
            yield f"- {day(published)}", "before"
            yield f"- {day(end)}", "by then"
    elif end - start < LONGEST:
        yield f"{day(start)} - {day(end)}", "span"
        if end - start == timedelta(1):
            yield day(start), "eve of"
            yield day(end), "morrow"
