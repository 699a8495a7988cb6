"""Write events as ACLED's data have them; docs/exports/acled.md tells field by field how."""

from datetime import date, timedelta
from typing import Literal, TextIO

import msgspec

from belegg.merge.parties import UNARMED, side
from belegg.model.actor import Actor
from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.place import Place
from belegg.show import phrases
from belegg.show.export.acled_deaths import fatalities
from belegg.show.export.acled_types import BATTLES, Typed, sort_of
from belegg.show.export.batches import Batch, Material
from belegg.show.export.codes import codes_of, english, group_name, number_of, place_name, state_of
from belegg.show.export.deaths import CIVILIANS, deaths, group_of, is_total
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How
from belegg.show.spreadsheet import line

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""ACLED's columns in ACLED's order (API of 2023 and later)."""
NEVER = {
    "wounded and the missing": "ACLED counts fatalities alone",
    "low, best, high": "ACLED has one number, the most conservative; `belegg export --format ucdp` has the range",
    "deaths by side": "ACLED gives one number for all groups",
    "grade, standing, origins": "ACLED has no field for how well an event is founded",
    "source_scale, admin2, admin3": "not told by the reports; left empty",
    "tags": "the crowd sizes and themes of ACLED's tags are not read; left empty",
    "names of actors": "ACLED's own list of names, with the years of each government, is not at hand",
}
WEEK, MONTH = 7, 31
GEO = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's code of precision for UCDP's class of place."""
Inter = Literal[0, 1, 2, 3, 7, 8]
INTER: dict[str, Inter] = {"rebels": 2, "militia": 3, "peacekeepers": 8, "intergovernmental": 8}
"""ACLED's codes for the types of actors: 1 state forces, 2 rebels, 3 political militias, 7 civilians, 8 external and
other forces; 4 (identity militias), 5 and 6 (rioters, protesters) are not told apart here."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two actors: the name, ACLED's code for its type (0: no actor, None: not
    known), and whether it is civilian."""

    name: str | None
    inter: Inter | None
    civilian: bool


def write(material: Material, out: TextIO, how: How) -> Losses:
    """Write a row for every event that ACLED has a type for, at a day, week or month and a place with a position."""
    losses = Losses()
    out.write(line(COLUMNS))
    for batch in material.batches():
        for event in batch.events:
            losses.events += 1
            row = _row(event, batch, losses)
            if row is not None:
                losses.written += 1
                out.write(line([(row | {"timestamp": int(how.made.timestamp())}).get(column) for column in COLUMNS]))
    for field, why in NEVER.items():
        losses.always(field, why)
    return losses


def _row(event: Event, batch: Batch, losses: Losses) -> dict[str, object] | None:
    if is_total(event):
        losses.add("event", "a total over a window or area: ACLED leaves out tallies that it cannot tie to an event")
        return None
    if event.standing == "planned":
        losses.add("event", "announced, not done")
        return None
    typed = sort_of(event, losses)
    day = _day(event, losses) if typed is not None else None
    place = _spot(event, losses) if day is not None else None
    if typed is None or day is None or place is None:
        return None
    first, second = _parties(event, typed, place)
    _note(day, first, second, place, losses)
    dead = fatalities(event, batch.claims_of(event), losses)
    return {
        "event_id_cnty": f"{place.country or ''}{number_of(event.id)}",
        "event_date": day[0],
        "year": day[0].year,
        "time_precision": day[1],
        "disorder_type": typed.disorder,
        "event_type": typed.event,
        "sub_event_type": typed.sub_event,
        "actor1": first.name,
        "inter1": first.inter,
        "actor2": second.name,
        "assoc_actor_2": _beside(event, second, place),
        "inter2": second.inter,
        "interaction": interaction(first.inter, second.inter),
        "civilian_targeting": "Civilian targeting" if typed.violent and second.civilian else None,
        **_where(place),
        "source": _source(event, batch),
        "notes": _notes(event, batch.claims_of(event), dead.note),
        "fatalities": dead.number,
    }


def _where(place: Place) -> dict[str, object]:
    return {
        "iso": codes_of(place.country).iso,
        "region": codes_of(place.country).acled_region,
        "country": english(place.country),
        "admin1": place.admin1,
        "location": place_name(place),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": GEO[place.precision],
    }


def _day(event: Event, losses: Losses) -> tuple[date, int] | None:
    """Return the day and ACLED's code for how well it is known: 1 the day, 2 the week (its middle), 3 the month (its
    middle). None, noted, where the time is open or wider than a month."""
    time = event.time
    if time is None or time.start is None or time.end is None:
        losses.add("event", "no report tells when, or the time is open at an end; ACLED has no event without a date")
        return None
    days = (time.end - time.start).days + 1
    if days > MONTH:
        losses.add("event", "told for more than a month; ACLED dates events to a day, a week or a month")
        return None
    return time.start + timedelta(days=(days - 1) // 2), 1 if days == 1 else 2 if days <= WEEK + 1 else 3


def _spot(event: Event, losses: Losses) -> Place | None:
    """Return a place that ACLED would take, None (noted) for others."""
    place = event.place
    if place is None:
        losses.add("event", "no report tells where; ACLED has no event without a place")
        return None
    if place.precision not in GEO:
        losses.add("event", "told for a country, a landscape or a sea alone; ACLED wants a place or a province")
        return None
    if place.latitude is None or place.longitude is None:
        losses.add("event", "the place has no position in the gazetteer; ACLED wants one")
        return None
    return place


def _note(day: tuple[date, int], first: "Party", second: "Party", place: Place, losses: Losses) -> None:
    """Note what a row leaves open or rounds off."""
    if day[1] > 1:
        losses.add("event_date", "known only to some days: the middle is written, time_precision 2 (week) or 3 (month)")
    if codes_of(place.country).iso is None:
        losses.add("iso", "no country is told that ISO has a number for; left empty")
    if first.inter is None or second.inter is None:
        losses.add("inter1, inter2, interaction", "the reports do not tell what kind of actor it is; left empty")


def _parties(event: Event, typed: Typed, place: Place) -> tuple[Party, Party]:
    """Return the two actors. In a battle they are the fighters, also those known by their dead alone; civilians struck
    beside them are told in assoc_actor_2."""
    actor, target = event.actor, event.target
    fighters = _fighters(event)
    if target is not None and actor is not None and group_of(target) == group_of(actor) is not None:
        target = None
    if typed.event == BATTLES:
        if actor is None and event.mode == "clash":
            actor = next((one for one in fighters if group_of(one) != group_of(target)), None)
        if target is None or group_of(target) == CIVILIANS:
            target = next((one for one in fighters if group_of(one) != group_of(actor)), target)
    first, second = party(actor, place), party(target, place)
    if typed.violent and first.name is None:
        first = Party(name=f"Unidentified Armed Group{_of(place.country)}", inter=3, civilian=False)
    if typed.violent and second.name is None and _only_civilians(event):
        second = Party(name=f"Civilians{_of(place.country)}", inter=7, civilian=True)
    return first, second


def _fighters(event: Event) -> list[Actor]:
    rows = (toll.who for toll in event.tolls if toll.unit == "person")
    return [who for who in rows if who is not None and group_of(who) not in (None, CIVILIANS)]


def party(actor: Actor | None, place: Place) -> Party:
    """Return an actor as ACLED has it; forces of a state outside their country are "external" (8)."""
    if actor is None:
        return Party(name=None, inter=0, civilian=False)
    stands, state = side(actor), state_of(actor)
    if stands.sector in UNARMED:
        return Party(name=f"Civilians{_of(actor.country or place.country)}", inter=7, civilian=True)
    if state is not None:
        what = "Police Forces" if actor.sector == "police" else "Military Forces"
        return Party(
            name=f"{what} of {english(state) or state}", inter=1 if state == place.country else 8, civilian=False
        )
    return Party(name=group_name(actor), inter=INTER.get(stands.sector or ""), civilian=False)


def interaction(first: int | None, second: int | None) -> int | None:
    """Return ACLED's joint code: the two codes, the lower first; a single actor's is followed by 0. None where one of
    them is not known."""
    if first is None or second is None:
        return None
    if not first or not second:
        return (first or second) * 10
    return min(first, second) * 10 + max(first, second)


def _of(country: str | None) -> str:
    name = english(country)
    return f" ({name})" if name is not None else ""


def _only_civilians(event: Event) -> bool:
    groups = {group_of(toll.who) for toll in event.tolls if toll.unit == "person"}
    return CIVILIANS in groups and not {group for group in groups if group not in (CIVILIANS, None)}


def _beside(event: Event, second: Party, place: Place) -> str | None:
    """Return civilians who were struck beside an armed target."""
    struck = any(group_of(toll.who) == CIVILIANS for toll in event.tolls)
    return f"Civilians{_of(place.country)}" if struck and not second.civilian and second.name is not None else None


def _source(event: Event, batch: Batch) -> str:
    names = (batch.report(document).outlet for document in event.documents)
    return "; ".join(dict.fromkeys(name for name in names if name)) or "unnamed"


def _notes(event: Event, claims: tuple[Claim, ...], note: str) -> str:
    """Return a line in English: what, the figures as a range, and the words of the first claims."""
    what = f"{event.kind} {(event.mode or '').replace('_', ' ')}".strip()
    found = deaths(event)
    told = "" if found is None else f" Reports give {found.low} to {found.high}{' or more' if found.open else ''} dead."
    quotes = " ".join(f"“{phrases.shorten(phrases.plain(claim.evidence[0].quote), 120)}”" for claim in claims[:3])
    return f"{what[:1].upper()}{what[1:]} ({event.grade}).{told}{f' {note}' if note else ''} Words: {quotes}"
