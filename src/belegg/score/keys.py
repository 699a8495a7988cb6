"""Compare the keys of an expected claim with those of the given claim that it was paired with."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

import msgspec

from belegg.model.actor import Actor, Sector, Speaker
from belegg.model.claim import Claim
from belegg.model.place import Place
from belegg.model.span import Span, overlaps
from belegg.score.gold import GoldClaim
from belegg.world.countries import countries
from belegg.world.spelling import light, strong

KEYS = (
    "mode", "low", "high", "quantifier", "imputed", "unit", "item", "measure", "part_of",
    "actor", "target", "place", "country", "time",
    "standing", "said_by", "said_by_country", "via",
)  # fmt: skip
SECTORS: tuple[str, ...] = get_args(Sector)
ARTICLES = frozenset({"den", "det", "de", "en", "ei", "et", "ein", "eit", "the", "a", "an"})
STEM = 5
WORD = re.compile(r"[^\W_]+")


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one key is right: what the gold says and what was given, both as shown to people."""

    key: str
    right: bool
    gold: str
    given: str


def compare(gold: GoldClaim, claim: Claim, claims: Sequence[Claim], whole: Span | None) -> tuple[Judgement, ...]:
    """Return a judgement for each key that `gold` states. `claims` are all of the article's, to look up what
    the claim is part of; `whole` is where the quote of the gold's own whole stands, None without one."""
    return tuple(_judge(gold, claim, claims, whole))


def _judge(gold: GoldClaim, claim: Claim, claims: Sequence[Claim], whole: Span | None) -> Iterator[Judgement]:
    for key in KEYS:
        stated = getattr(gold, key)
        if stated is None:
            continue
        given, right = _given(key, stated, claim, claims, whole)
        shown = "…".join(stated) if key == "time" else str(stated)
        yield Judgement(key=key, right=right, gold=shown, given=given)


def _given(key: str, stated: object, claim: Claim, claims: Sequence[Claim], whole: Span | None) -> tuple[str, bool]:
    if key in ("low", "high", "quantifier", "imputed", "unit"):
        value = getattr(claim.count, key) if claim.count is not None else None
        return str(value), value == stated
    if key in ("actor", "target"):
        first: Actor | None = getattr(claim, key)
        more: tuple[Actor, ...] = getattr(claim.also, key)
        parties = (first, *more) if first is not None else more
        return show_parties(parties), any(is_party(party, str(stated)) for party in parties)
    if key in ("place", "country"):
        places = (claim.place, *claim.also.place) if claim.place is not None else claim.also.place
        right = any(p.country == stated if key == "country" else is_place(p, str(stated)) for p in places)
        return show_places(places), right
    if key == "time":
        return _time(claim, stated)
    if key == "part_of":
        return _whole(claim, claims, whole)
    if key in ("said_by", "said_by_country", "via"):
        return _speaker(key, str(stated), claim.said_by)
    value = getattr(claim, key)
    return str(value), value == stated


def is_party(actor: Actor, stated: str) -> bool:
    """Return whether `actor` is who the gold means: "TUR", "TUR/state_forces", "civilians", or a name."""
    side, _, sector = stated.partition("/")
    if side in _codes():
        return actor.country == side and (not sector or actor.sector == sector)
    if stated in SECTORS:
        return actor.sector == stated
    return is_named(stated, actor)


def is_named(stated: str, actor: Actor) -> bool:
    """Return whether `actor` bears the name `stated`, or one of the two names holds the other."""
    return any(_contain(stated, name) for name in (actor.name, actor.as_written) if name)


def is_place(place: Place, stated: str) -> bool:
    """Return whether `place` bears the name `stated`, whatever its case, genitive s and spelling."""
    wanted = {fold(form) for form in _forms(stated) for fold in (light, strong)}
    given = {fold(form) for name in (place.name, place.as_written) for form in _forms(name) for fold in (light, strong)}
    return bool(wanted & given)


def _forms(name: str) -> tuple[str, ...]:
    bare = name.rstrip("'’")
    return (bare, bare[:-1]) if bare[-1:] in "sS" and len(bare) > 3 else (bare,)


def _time(claim: Claim, stated: object) -> tuple[str, bool]:
    period = claim.time
    start, end = (str(day or "") for day in (period.start, period.end)) if period is not None else ("", "")
    shown = f"{start}…{end}" if period is not None else "None"
    return shown, period is not None and (start, end) == stated


def _whole(claim: Claim, claims: Sequence[Claim], whole: Span | None) -> tuple[str, bool]:
    found = next((other for other in claims if other.id == claim.part_of), None) if claim.part_of else None
    if found is None:
        return "None", False
    right = whole is not None and any(overlaps(whole, span) for span in found.evidence)
    return found.evidence[0].quote, right


def _speaker(key: str, stated: str, speaker: Speaker | None) -> tuple[str, bool]:
    if speaker is None:
        return "None", False
    if key == "said_by_country":
        return str(speaker.country), speaker.country == stated
    if key == "via":
        return str(speaker.via), speaker.via is not None and _contain(stated, speaker.via)
    names = [name for name in (speaker.as_written, speaker.name) if name]
    return " = ".join(dict.fromkeys(names)), any(_contain(stated, name) for name in names)


def _contain(one: str, other: str) -> bool:
    """Return whether one of the two contains the other as words, but for articles, case and a genitive s."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (_holds(first, second) or _holds(second, first))


def _holds(longer: list[str], shorter: list[str]) -> bool:
    spread = range(len(longer) - len(shorter) + 1)
    return any(all(map(_same, longer[at : at + len(shorter)], shorter)) for at in spread)


def _same(one: str, other: str) -> bool:
    """Return whether two words are one but for a genitive s or, in longer words, an ending ("Houthi", "houthiene")."""
    if one.removesuffix("s") == other.removesuffix("s"):
        return True
    return min(len(one), len(other)) >= STEM and (one.startswith(other) or other.startswith(one))


def _words(text: str) -> list[str]:
    words = [word.casefold() for word in WORD.findall(text)]
    return [word for word in words if word not in ARTICLES] or words


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.alpha3 for country in countries())


def show_parties(parties: Sequence[Actor]) -> str:
    """Return the parties in one line, as a rule writer needs to see them; "None" where there are none."""
    return "; ".join(f"{_named(party)} [{party.country}/{party.sector}]" for party in parties) or "None"


def _named(party: Actor) -> str:
    return party.as_written if party.name in (None, party.as_written) else f"{party.as_written} = {party.name}"


def show_places(places: Sequence[Place]) -> str:
    """Return the places in one line; "None" where there are none."""
    return "; ".join(f"{place.as_written} = {place.name} [{place.country}]" for place in places) or "None"
