"""Made-up news of wars whose events are known: claims, their reports, and which event each claim tells of.

Happenings are strewn over days, countries and towns as real ones are: few countries and towns have most of them. Each
is told by several outlets in three languages, in the first days with figures that grow, partly copied, with places in
other spellings or wider than they are, days missing or off by one, ways of attack mistaken, and parties' rival
figures. They are the same for the same seed as long as the gazetteer and the actor list are the same."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

from belegg.model.actor import Actor, Sector, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.world.actors import all_actors
from belegg.world.countries import country_name
from benchmarks.phrases import ABROAD, ALIKE, COUNTRIES, HOURS, KINDS, MODES, OUTLETS, SITES, WORDS

TOWNS = 45
A_DAY = 26
"""So many happenings begin a day."""
FIRST = date(2014, 1, 1)
TWIN = 0.06
"""The share of attacks with a second one in the same town on the same day."""


class News(msgspec.Struct, frozen=True):
    """Claims with their reports, and the name of the event that each claim, by its id, tells of."""

    claims: tuple[Claim, ...]
    reports: dict[str, Report]
    truth: dict[str, str]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """What happened. `day` counts from FIRST, `days` is how long it lasted; `figures` are the last ones told."""

    name: str
    kind: str
    mode: str
    day: int
    days: int
    town: Place
    actor: Actor
    target: Actor
    site: str
    hour: str
    figures: dict[str, int]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the making: what it says and the words that carry it; `whole`: it is part of the claim before it."""

    kind: str
    mode: str | None
    words: str
    number: int | None = None
    least: bool = False
    target: Actor | None = None
    item: str | None = None
    voice: Actor | None = None
    whole: bool = False


def news(number: int, *, seed: int = 1) -> News:
    """Return at least `number` claims (a few more), the same ones for the same seed."""
    chance = random.Random(seed)
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    truth: dict[str, str] = {}
    recent: dict[str, Happening] = {}
    for happening in _happenings(chance):
        for at, (lag, outlet, copied) in enumerate(_coverage(happening, chance)):
            beside = recent.get(happening.town.country or "") if chance.random() < 0.15 else None
            _report(
                happening, beside, f"{happening.name}-{at:02d}", lag, outlet, copied, claims, reports, truth, chance
            )
        if happening.kind == "incident":
            recent[happening.town.country or ""] = happening
        if len(claims) >= number:
            break
    return News(tuple(claims), reports, truth)


def _happenings(chance: random.Random) -> Iterator[Happening]:
    at = 0
    kinds, shares = list(KINDS), list(KINDS.values())
    while True:
        happening = _happening(at, chance.choices(kinds, shares)[0], chance)
        yield happening
        if happening.kind == "incident" and chance.random() < TWIN:
            at += 1
            second = _happening(at, "incident", chance)
            others = [mode for mode in MODES["incident"] if mode != happening.mode]
            yield msgspec.structs.replace(
                second, day=happening.day, town=happening.town, actor=happening.actor, mode=chance.choice(others),
                site=chance.choice([site for site in SITES["nb"] if site != happening.site]),
                hour="evening" if happening.hour in ("night", "morning") else "morning",
            )  # fmt: skip
        at += 1


def _happening(at: int, kind: str, chance: random.Random) -> Happening:
    country = COUNTRIES[int(len(COUNTRIES) * chance.random() ** 2)]
    places = towns(country)
    own, others = forces(country), parties(country)
    actor, target = chance.choice(others), own
    if chance.random() < 0.35:
        actor, target = own, chance.choice(others)
    dead = max(1, int(chance.lognormvariate(1.5, 1.1)))
    figures = {
        "killed": dead, "wounded": max(1, int(dead * chance.uniform(0.5, 3))), "children": dead // 4,
        "tanks": chance.randint(1, 9), "moved": chance.randint(2, 400) * 100, "sent": chance.randint(2, 60) * 50,
    }  # fmt: skip
    days = 1
    if kind == "total":
        days = chance.randint(10, 60)
        figures |= {"killed": dead * 40, "wounded": dead * 90}
    return Happening(
        name=f"{at:07d}", kind=kind, mode=chance.choice(MODES[kind]), day=at // A_DAY, days=days,
        town=places[int(len(places) * chance.random() ** 1.7)], actor=actor, target=target,
        site=chance.choice(sorted(SITES["nb"])), hour=chance.choice(sorted(HOURS["nb"])), figures=figures,
    )  # fmt: skip


def _coverage(happening: Happening, chance: random.Random) -> Iterator[tuple[int, tuple[str, str], bool]]:
    """Yield (days after it, (outlet, language), whether the text is copied) for each report of a happening."""
    size = 1 + min(11, int(chance.expovariate(0.45 if happening.figures["killed"] < 8 else 0.25)))
    for at, outlet in enumerate(chance.sample(OUTLETS, size)):
        lag = min(4, int(chance.expovariate(1.2)))
        if happening.kind == "total":
            lag = chance.randint(5, happening.days)
        yield lag, outlet, at > 0 and chance.random() < 0.3


def _report(
    happening: Happening, beside: Happening | None, name: str, lag: int, outlet: tuple[str, str], copied: bool,
    claims: list[Claim], reports: dict[str, Report], truth: dict[str, str], chance: random.Random,
) -> None:  # fmt: skip
    text = ""
    published = _day(happening.day + lag)
    for told in (happening, beside) if beside is not None else (happening,):
        place, time = _where(told, chance), _when(told, published, chance)
        drafts = list(_told(told, published, outlet[1], place, copied, chance))
        if told is beside:
            drafts = [(sentence, made) for sentence, made in drafts if any(one.number for one in made)][:1]
        before = None
        for sentence, made in drafts:
            for draft in made:
                start = len(text) + sentence.index(draft.words)
                claim = _claim(
                    told,
                    draft,
                    sha256(f"{name}:{len(claims)}".encode()).hexdigest()[:24],
                    name,
                    start,
                    place,
                    time,
                    before,
                    chance,
                )
                if draft.mode == "killed" and not draft.whole:
                    before = claim.id
                claims.append(claim)
                truth[claim.id] = told.name
            text += f"{sentence} "
        text = f"{text.rstrip()}\n\n"
    span = Period(start=published, end=published, as_written=str(published), precision="day")
    reports[name] = Report(document=name, language=outlet[1], outlet=outlet[0], published=span, text=text)


def _told(
    told: Happening, published: date, language: str, place: Place | None, copied: bool, chance: random.Random
) -> Iterator[tuple[str, list[Draft]]]:
    """Yield the sentences that a report gives to a happening, each with its claims."""
    words = WORDS[language]
    where = place.as_written if place is not None else words["there"]
    if told.kind not in ("incident", "total"):
        yield _plain(told, words, where, chance)
        return
    lag = (published - _day(told.day)).days
    share = 1.0 if copied else min(1.0, chance.choice((0.5, 0.7, 1.0)) + 0.25 * lag)
    share = share if told.kind == "incident" else min(1.0, lag / told.days)
    if told.kind == "incident" and chance.random() < 0.85:
        site = SITES[language][told.site] if chance.random() < 0.7 else words["area"]
        hour = HOURS[language][told.hour] if chance.random() < 0.6 else ""
        act = words[told.mode]
        yield (
            words["attack"].format(act=act, site=site, where=where, hour=hour),
            [Draft(kind="attack", mode=_mistaken(told.mode, chance), words=act)],
        )
    yield _dead(told, words, where, share, chance)
    if told.kind == "incident":
        yield from _more(told, words, share, chance)


def _dead(
    told: Happening, words: dict[str, str], where: str, share: float, chance: random.Random
) -> tuple[str, list[Draft]]:
    dead, hurt = (max(1, int(told.figures[name] * share)) for name in ("killed", "wounded"))
    least = chance.random() < 0.3
    people = _people(told, chance)
    killed = words["least"].format(n=dead) if least else str(dead)
    voice = told.target if chance.random() < 0.15 else None
    made = [Draft(kind="casualties", mode="killed", words=killed, number=dead, least=least, target=people, voice=voice)]
    if chance.random() < 0.55:
        both = words["both"].format(killed=killed, hurt=f"{hurt} ", where=where)
        made.append(Draft(kind="casualties", mode="wounded", words=f"{hurt} ", number=hurt, target=people, voice=voice))
        return both, made
    return words["killed"].format(killed=killed, where=where), made


def _more(
    told: Happening, words: dict[str, str], share: float, chance: random.Random
) -> Iterator[tuple[str, list[Draft]]]:
    """Yield what only some reports tell: children among the dead, the other party's figure, tanks lost."""
    few = int(told.figures["children"] * share)
    if few and chance.random() < 0.4:
        children = Actor(name=None, as_written=words["young"], country=None, sector="children", id=None)
        draft = Draft(kind="casualties", mode="killed", words=str(few), number=few, target=children, whole=True)
        yield words["children"].format(few=few), [draft]
    if chance.random() < 0.08:
        rival = told.figures["killed"] * chance.randint(2, 6)
        draft = Draft(
            kind="casualties", mode="killed", words=str(rival), number=rival, target=told.target, voice=told.actor
        )
        yield words["rival"].format(who=told.actor.as_written, n=rival), [draft]
    if told.mode in ("ground_assault", "clash", "drone_strike") and chance.random() < 0.3:
        tanks = str(told.figures["tanks"])
        yield (
            words["tanks"].format(n=tanks),
            [Draft(kind="materiel", mode="destroyed", words=tanks, number=int(tanks), item="tank")],
        )


def _plain(told: Happening, words: dict[str, str], where: str, chance: random.Random) -> tuple[str, list[Draft]]:
    """Return the one sentence that tells of what is no fighting."""
    number = {"displacement": "moved", "deployment": "sent"}.get(told.kind)
    figure = told.figures[number] if number is not None and chance.random() < 0.8 else None
    shown = str(figure) if figure is not None else words["many"]
    core = words[told.kind].format(n=shown, who=told.actor.as_written, other=told.target.as_written, where=where)
    quote = shown if number is not None else core.split()[-1]
    voice = told.target if told.kind == "control" and chance.random() < 0.2 else None
    return f"{core}.", [Draft(kind=told.kind, mode=told.mode, words=quote, number=figure, voice=voice)]


def _people(told: Happening, chance: random.Random) -> Actor | None:
    """Return whom the harm is told of: soldiers in a fight, else civilians, sometimes nobody."""
    if chance.random() < 0.2:
        return None
    if told.kind == "total" or told.mode in ("clash", "ground_assault", "ambush"):
        return told.target
    return Actor(name=None, as_written="sivile", country=None, sector="civilians", id=None)


def _claim(
    told: Happening, draft: Draft, name: str, document: str, start: int, place: Place | None, time: Period | None,
    before: str | None, chance: random.Random,
) -> Claim:  # fmt: skip
    number, kind = draft.number, draft.kind
    sides = kind in ("attack", "control", "deployment", "talks", "agreement", "statement") and chance.random() < 0.75
    count = None
    if number is not None:
        count = Count(
            low=number, best=number, high=None if draft.least else number, as_written=draft.words.strip(),
            unit="item" if kind == "materiel" else "person", quantifier="at_least" if draft.least else "exact",
        )  # fmt: skip
    other = told.target if sides and kind not in ("deployment",) and chance.random() < 0.6 else None
    cumulative = told.kind == "total"
    return Claim(
        id=name, document=document, kind=kind, mode=draft.mode, count=count,  # type: ignore[arg-type]
        actor=called(told.actor, chance) if sides else None,
        target=draft.target if draft.target is not None or kind != "attack" else called(other, chance),
        item=draft.item, place=place if chance.random() < 0.95 else None, time=time if chance.random() < 0.93 else None,
        measure=("cumulative" if cumulative else "new") if kind in ("casualties", "materiel", "displacement") else None,
        part_of=before if draft.whole else None, said_by=_speaker(draft.voice),
        standing="attributed" if draft.voice is not None else "reported",
        evidence=(Span(start=start, end=start + len(draft.words), quote=draft.words),), also=Also(), rule=("made up",),
    )  # fmt: skip


def _mistaken(mode: str, chance: random.Random) -> str | None:
    """Return the way of an attack as a report tells it: one time in seven not the right one, or none."""
    draw = chance.random()
    if draw < 0.86:
        return mode
    return chance.choice(ALIKE.get(mode, MODES["incident"])) if draw < 0.94 else "other" if draw < 0.97 else None


def _when(told: Happening, published: date, chance: random.Random) -> Period | None:
    """Return the time that a report tells: the day, or a day off, some days around it, or none."""
    day, draw = _day(told.day), chance.random()
    if told.kind == "total":
        first, last = day, published
    elif draw < 0.79:
        first = last = day
    elif draw < 0.84:
        first = last = day + timedelta(days=chance.choice((-1, 1)))
    elif draw < 0.90:
        first, last = day - timedelta(days=1), day
    elif draw < 0.94:
        first, last = day - timedelta(days=3), day + timedelta(days=3)
    else:
        return None
    return Period(start=first, end=last, as_written=str(first), precision="day" if first == last else "week")


def _where(told: Happening, chance: random.Random) -> Place | None:
    """Return the place that a report tells: the town, another spelling of it, what it lies in, another town, none."""
    town, draw = told.town, chance.random()
    wide = Place(
        name=town.country or "", as_written=country_name(town.country or "", "nb"), country=town.country, admin1=None,
        id=None, latitude=None, longitude=None, precision=6,
    )  # fmt: skip
    if told.kind == "total":
        return msgspec.structs.replace(wide, name=wide.as_written)
    if draw < 0.78:
        return town
    if draw < 0.88:
        name = respelt(town.name, chance)
        return msgspec.structs.replace(town, name=name, as_written=name, id=None, latitude=None, longitude=None)
    if draw < 0.93 and town.admin1:
        return msgspec.structs.replace(wide, name=town.admin1, as_written=town.admin1, admin1=town.admin1, precision=4)
    if draw < 0.97:
        return msgspec.structs.replace(wide, name=wide.as_written)
    return chance.choice(towns(town.country or "UKR")) if draw < 0.98 else None


def respelt(name: str, chance: random.Random) -> str:
    """Return a name as another language's letters, or another writer, would have it."""
    ways = (("kh", "h"), ("sh", "sj"), ("ou", "u"), ("y", "i"), ("zh", "sj"), ("ch", "tsj"), ("w", "v"), ("q", "k"),
            ("ee", "i"), ("oo", "u"), ("j", "dj"), ("iya", "ia"), ("dh", "d"), ("gh", "g"))  # fmt: skip
    fitting = [way for way in ways if way[0] in name]
    return name.replace(*chance.choice(fitting)) if fitting else f"{name}h" if name.endswith("a") else name


def called(actor: Actor | None, chance: random.Random) -> Actor | None:
    """Return a party as a report calls it: one time in eight not by what the actor list knows it as."""
    if actor is None or actor.id is None or chance.random() < 0.88:
        return actor
    generic: Sector = actor.sector or "rebels"
    return msgspec.structs.replace(actor, name=None, as_written="opprørere", id=None, sector=generic)


def _speaker(actor: Actor | None) -> Speaker | None:
    if actor is None:
        return None
    return Speaker(
        name=actor.name, as_written=actor.as_written, country=actor.country, sector=actor.sector, id=actor.id, via=None
    )


@cache
def forces(country: str) -> Actor:
    """Return the forces of a state."""
    return Actor(name=None, as_written="hæren", country=country, sector="state_forces", id=None)


@cache
def parties(country: str) -> tuple[Actor, ...]:
    """Return who fights the forces of `country`: up to four armed groups, and another state where one does."""
    own = [one for one in all_actors() if one.country == country and one.sector in ("rebels", "militia")][:4]
    abroad = (forces(ABROAD[country]),) if country in ABROAD else ()
    groups = (Actor(name=o.name, as_written=o.name, country=country, sector=o.sector, id=o.id) for o in own)
    return (*abroad, *groups) or (forces("TUR"),)


@cache
def towns(country: str) -> Sequence[Place]:
    """Return the largest towns of `country` in the gazetteer, the largest first."""
    path = files("belegg") / "world" / "data" / "gazetteer.sqlite"
    query = (
        "SELECT place.ref, place.name, division.name, place.latitude, place.longitude FROM place LEFT JOIN place AS "
        "division ON division.id = place.admin1 WHERE place.country = ? AND place.kind = 0 AND place.latitude NOT NULL "
        "ORDER BY place.population DESC, place.ref LIMIT ?"
    )
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = connection.execute(query, (country, TOWNS)).fetchall()
    connection.close()
    return tuple(
        Place(
            name=name, as_written=name, country=country, admin1=admin1, id=ref, latitude=north / 10_000,
            longitude=east / 10_000, precision=1,
        )
        for ref, name, admin1, north, east in found
    )  # fmt: skip


def _day(day: int) -> date:
    return FIRST + timedelta(days=day)
