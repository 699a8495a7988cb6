"""Write events as UCDP's Georeferenced Event Dataset has them; docs/exports/ucdp.md tells field by field how."""

from collections.abc import Iterable
from datetime import date
from typing import TextIO

import msgspec

from belegg.merge.parties import side
from belegg.model.actor import Actor
from belegg.model.event import Event
from belegg.model.place import Place
from belegg.show.export.batches import Batch, Material
from belegg.show.export.codes import codes_of, group_name, number_of, place_name, state_of, ucdp_country, ucdp_region
from belegg.show.export.deaths import CIVILIANS, Deaths, deaths, group_of, is_total, killed
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How
from belegg.show.export.tables import headline
from belegg.show.spreadsheet import line

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""GED's columns in GED's order (versions 17.1 to 25.1)."""
NEVER = {
    "active_year, code_status": "whether a dyad passed 25 deaths in a year is UCDP's own reckoning",
    "conflict_*_id, dyad_*_id, side_*_id, conflict_name": "UCDP's own lists of them are not at hand",
    "grade, standing, origins": "GED has no field for how well an event is founded",
    "earlier figures": "GED keeps the last figures alone",
    "claims": "GED has no field for the words behind a figure; relid is our id of the event",
}
CLOSE = frozenset({"shooting", "ambush", "ground_assault", "abduction", "bombing", "suicide_bombing"})
"""Modes in which those who were struck were those aimed at."""
STATE, NON_STATE, ONE_SIDED = 1, 2, 3
YEAR = 366


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """The two sides: the keys by which their dead are found, their names, their countries' numbers where they are
    states, and the type of violence; None where the reports do not tell."""

    keys: tuple[str | None, str | None]
    names: tuple[str | None, str | None]
    states: tuple[int | None, int | None]
    type: int | None


def write(material: Material, out: TextIO, _how: How) -> Losses:
    """Write a row for every event with at least one death at a known time and place."""
    losses = Losses()
    out.write(line(COLUMNS))
    for batch in material.batches():
        for event in batch.events:
            losses.events += 1
            row = _row(event, batch, material.wholes, losses)
            if row is not None:
                losses.written += 1
                out.write(line([row.get(column) for column in COLUMNS]))
    for field, why in NEVER.items():
        losses.always(field, why)
    return losses


def _row(event: Event, batch: Batch, wholes: frozenset[str], losses: Losses) -> dict[str, object] | None:
    found = _countable(event, wholes, losses)
    if found is None:
        return None
    when, place = _span(event, losses), event.place
    if when is None:
        return None
    if place is None:
        losses.add("event", "no report tells where; GED has no event without a place")
        return None
    sides = dyad(event)
    _note(event, found, sides, place, losses)
    days = (when[1] - when[0]).days + 1
    return {
        "id": number_of(event.id),
        "relid": event.id,
        "year": when[0].year,
        **_sides(sides),
        **_sources(event, batch),
        **_where(place),
        "event_clarity": 2 if is_total(event) else 1,
        "date_prec": date_precision(days),
        "date_start": when[0],
        "date_end": when[1],
        **_dead(found, sides, losses),
    }


def _countable(event: Event, wholes: frozenset[str], losses: Losses) -> Deaths | None:
    """Return the dead of an event that GED takes, None for others, which are noted."""
    if event.kind not in ("attack", "casualties"):
        losses.add("event", f"{event.kind}: GED has only events in which people died")
        return None
    found = deaths(event)
    if found is None or not found.high:
        losses.add("event", "no deaths are told: GED wants at least one in low, best or high")
        return None
    if event.standing == "planned":
        losses.add("event", "announced, not done")
        return None
    if is_total(event) and event.id in wholes:
        losses.add("event", "a total over events that are rows of their own: it would count their dead twice (R22)")
        return None
    for effect in sorted({toll.effect or toll.item or "unsaid" for toll in event.tolls} - {"killed", "neutralised"}):
        losses.add(effect, "GED counts deaths alone")
    return found


def _span(event: Event, losses: Losses) -> tuple[date, date] | None:
    """Return first and last day, None (noted) where one of them is open or they are more than a year apart."""
    time = event.time
    if time is None or time.start is None or time.end is None:
        losses.add("event", "no report tells when, or the time is open at an end; GED has no event without its dates")
        return None
    if (time.end - time.start).days >= YEAR:
        losses.add("event", "told for more than a year; GED's events lie within one")
        return None
    return time.start, time.end


def date_precision(days: int) -> int:
    """Return GED's code for an event known to within so many days."""
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def dyad(event: Event) -> Dyad:
    """Return the two sides of an event and the type of violence: a state comes first, else the attacker."""
    fighters: dict[str, Actor] = {}
    for actor in (event.actor, event.target, *(toll.who for toll in killed(event))):
        key = group_of(actor)
        if actor is not None and key is not None and key != CIVILIANS:
            fighters.setdefault(key, actor)
    civilians = CIVILIANS in {group_of(actor) for actor in (event.target, *(toll.who for toll in event.tolls))}
    keys = sorted(fighters, key=lambda key: not key.startswith("state:"))[:2]
    if len(keys) == 2:
        kind = STATE if any(key.startswith("state:") for key in keys) else NON_STATE
    elif keys and civilians and event.mode in CLOSE and group_of(event.actor) == keys[0]:
        return _dyad([keys[0], CIVILIANS], fighters, ONE_SIDED)
    else:
        kind = None
    return _dyad(keys, fighters, kind)


def _dyad(keys: list[str], fighters: dict[str, Actor], kind: int | None) -> Dyad:
    first, second = (*keys, None, None)[:2]
    names = tuple(_name(fighters.get(key or ""), key) for key in (first, second))
    states = tuple(_state(fighters.get(key or "")) for key in (first, second))
    return Dyad(keys=(first, second), names=(names[0], names[1]), states=(states[0], states[1]), type=kind)


def _name(actor: Actor | None, key: str | None) -> str | None:
    if actor is None:
        return "Civilians" if key == CIVILIANS else None
    state = state_of(actor)
    return f"Government of {ucdp_country(state) or state}" if state is not None else group_name(actor)


def _state(actor: Actor | None) -> int | None:
    return codes_of(state_of(actor)).gwno if actor is not None else None


def _sides(sides: Dyad) -> dict[str, object]:
    first, second = sides.names
    return {
        "type_of_violence": sides.type,
        "side_a": first,
        "side_b": second,
        "dyad_name": f"{first} - {second}" if first and second else None,
        "gwnoa": sides.states[0],
        "gwnob": sides.states[1],
    }


def _dead(found: Deaths, sides: Dyad, losses: Losses) -> dict[str, object]:
    first, second = ((found.groups.get(key or "", 0) if key != CIVILIANS else 0) for key in sides.keys)
    civilians = found.groups.get(CIVILIANS, 0)
    unknown = found.best - first - second - civilians
    if unknown > found.unknown:
        losses.add("deaths by side", "more than two sides: the third's dead are in deaths_unknown")
    return {
        "deaths_a": first,
        "deaths_b": second,
        "deaths_civilians": civilians,
        "deaths_unknown": unknown,
        "best": found.best,
        "high": found.high,
        "low": found.low,
    }


def _where(place: Place) -> dict[str, object]:
    point: dict[str, object] = {}
    if place.latitude is not None and place.longitude is not None:
        point = {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geom_wkt": f"POINT ({place.longitude:.6f} {place.latitude:.6f})",
            "priogrid_gid": prio_grid(place.latitude, place.longitude),
        }
    return {
        **point,
        "where_prec": place.precision,
        "where_coordinates": place_name(place),
        "where_description": place.as_written,
        "adm_1": place.admin1,
        "adm_2": place.name if place.precision == 3 else None,
        "country": ucdp_country(place.country),
        "country_id": codes_of(place.country).gwno,
        "region": ucdp_region(place.country),
    }


def prio_grid(latitude: float, longitude: float) -> int:
    """Return the number of the PRIO-GRID cell (half a degree, from the south-west corner) that holds a point."""
    row = min(int((latitude + 90) / 0.5), 359)
    column = min(int((longitude + 180) / 0.5), 719)
    return row * 720 + column + 1


def _sources(event: Event, batch: Batch) -> dict[str, object]:
    reports = [batch.report(document) for document in event.documents]
    outlets = [report.outlet or "unnamed" for report in reports]
    days = [_day(report.published.end if report.published is not None else None) for report in reports]
    heads = [headline(report) or "" for report in reports]
    speakers = (claim.said_by for claim in batch.claims_of(event))
    said = dict.fromkeys(speaker.name or speaker.as_written for speaker in speakers if speaker is not None)
    return {
        "number_of_sources": len(reports),
        "source_article": ";".join(
            f'"{outlet},{day},{head}"' for outlet, day, head in zip(outlets, days, heads, strict=True)
        ),
        "source_office": _joined(outlets),
        "source_date": _joined(days),
        "source_headline": _joined(heads),
        "source_original": _joined(said),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)


def _note(event: Event, found: Deaths, sides: Dyad, place: Place, losses: Losses) -> None:
    """Note what a row leaves open or rounds off."""
    notes = (
        (
            sides.type is None,
            "type_of_violence",
            "both sides, or whether civilians were aimed at, are not told; left empty",
        ),
        (None in sides.names, "side_a, side_b", "no report tells who did it, or to whom; left empty"),
        (
            place.latitude is None,
            "latitude, longitude",
            "an area without a point; GED would give its middle; left empty",
        ),
        (codes_of(place.country).gwno is None, "country_id, region", "no country is told that UCDP has; left empty"),
        (found.open, "high", "open upwards in the reports, which GED has not: the highest figure told is written"),
        (found.claimed, "best", "an enemy alone speaks of some of the dead: they are in high alone (R4)"),
        (found.imputed, "low, best, high", "read from words without a number (R7); GED does not mark that"),
        (found.parts, "deaths by side", "the groups come to more than the whole; the parts are in deaths_unknown"),
        (is_total(event), "event_clarity", "a total over a window or area: written as a summary event (2)"),
    )
    for holds, field, why in notes:
        if holds:
            losses.add(field, why)
    if event.actor is not None and side(event.actor).combatant and group_of(event.actor) == group_of(event.target):
        losses.add("side_b", "the reports name one side as both attacker and target")
