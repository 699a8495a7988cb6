"""The actors: who backs, fights or belongs to whom, who is said to have attacked whom, and who is named how often."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from belegg.merge.parties import side
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.show.report.days import day_words, iso, period_words
from belegg.show.report.figures import event_anchor
from belegg.show.report.names import country_words, mode_words, party_words, side_words
from belegg.show.report.overview import by_weight
from belegg.show.report.sources import Ref, Sources

MOST_NAMED, MORE = 30, 1000
TELLING = ("relation", "attack", "casualties", "materiel")
TIES = ("supports", "allied", "opposes", "part_of")


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two parties, with the event that it is and the claims that it rests on."""

    one: str
    how: str
    other: str
    mode: str
    time: str
    iso: str
    event: str
    standing: str
    grade: str
    refs: tuple[Ref, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A party and how many claims have it acting, struck or speaking."""

    name: str
    side: str
    acts: int
    suffers: int
    speaks: int
    refs: tuple[Ref, ...]


class Actors(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of actors shows."""

    ties: tuple[Tie, ...]
    fights: tuple[Tie, ...]
    named: tuple[Named, ...]


def actors(sources: Sources) -> Actors:
    """Return the actors of a picture."""
    ranked = by_weight(sources.picture.events)
    ties = [_tie(event, sources) for event in ranked if event.kind == "relation" and event.actor is not None]
    fights = [
        _tie(event, sources)
        for event in ranked
        if event.kind == "attack" and event.actor is not None and event.target is not None
    ]
    ties.sort(key=lambda tie: (TIES.index(tie.mode) if tie.mode in TIES else len(TIES), tie.one.casefold(), tie.iso))
    return Actors(ties=tuple(ties), fights=tuple(fights), named=_named(sources))


def _tie(event: Event, sources: Sources) -> Tie:
    words = sources.words
    claims = [name for name in event.claims if _ties(sources.claims.get(name))]
    refs = sources.refs_of(claims or event.claims)
    return Tie(
        one=side_words(event.actor, words),
        how=mode_words(event.kind, event.mode, words),
        other=side_words(event.target, words) or words("page.unknown"),
        mode=event.mode or "",
        time=period_words(event.time, words) or _said_on(refs, sources),
        iso=iso(event.time),
        event=event_anchor(event),
        standing=words(f"standings.{event.standing}"),
        grade=event.grade,
        refs=refs,
    )


def _said_on(refs: Sequence[Ref], sources: Sources) -> str:
    """Return the day of the last report that tells of a tie without a date of its own."""
    days = [day for ref in refs if (day := sources.day(ref.claim.document)) is not None]
    words = sources.words
    return words("actors.said_on", day=day_words(max(days), words)) if days else words("page.unknown")


def _ties(claim: Claim | None) -> bool:
    return claim is not None and claim.kind in TELLING and claim.actor is not None


def _named(sources: Sources) -> tuple[Named, ...]:
    """Return the parties with a name or a side, those named most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Actor | Speaker] = {}
    claims: dict[str, list[str]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in sources.picture.claims:
        for part, parties in _parts(claim).items():
            for party in parties:
                name = party_words(party, sources.words)
                if not name or name.casefold() in sources.words.pronouns or not _is_known(party):
                    continue
                key = side(party).key or name
                counts[key][part] += 1
                names[key][name] += 1 if isinstance(party, Speaker) and party.name is None else MORE
                first.setdefault(key, party)
                claims[key].append(claim.id)
    ranked = sorted(counts, key=lambda key: (-sum(counts[key].values()), key))[:MOST_NAMED]
    return tuple(_one(_called(names[key]), first[key], counts[key], claims[key], sources) for key in ranked)


def _is_known(party: Actor | Speaker) -> bool:
    return bool(party.name or party.country or party.id)


def _called(names: Counter[str]) -> str:
    """Return the name used most often, and the next beside it where there are others: what one who only speaks is
    called ("the governor") is the name of a party where it has no other."""
    most = [name for name, times in names.most_common(2) if times >= MORE] or [names.most_common(1)[0][0]]
    return most[0] if len(most) < 2 or most[0].casefold() == most[1].casefold() else f"{most[0]} ({most[1]})"


def _one(name: str, party: Actor | Speaker, counted: Counter[str], claims: Sequence[str], sources: Sources) -> Named:
    return Named(
        name=name,
        side=country_words(party.country, sources.words) if party.country is not None else "",
        acts=counted["acts"],
        suffers=counted["suffers"],
        speaks=counted["speaks"],
        refs=sources.refs_of(claims)[:8],
    )


def _parts(claim: Claim) -> dict[str, list[Actor | Speaker]]:
    acts: list[Actor | Speaker] = [party for party in (claim.actor, *claim.also.actor) if party is not None]
    suffers: list[Actor | Speaker] = [party for party in (claim.target, *claim.also.target) if party is not None]
    speaks: list[Actor | Speaker] = [claim.said_by] if claim.said_by is not None else []
    return {"acts": acts, "suffers": suffers, "speaks": speaks}
