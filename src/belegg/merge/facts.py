"""What merging looks at in one claim: place, time, sides, number, voice, and where in its report it stands."""

import re
from bisect import bisect_right
from functools import lru_cache

import msgspec

from belegg.merge import words
from belegg.merge.areas import widened
from belegg.merge.guessed import guessed
from belegg.merge.parties import WATCHING, Side, apart, side, voice
from belegg.merge.sites import called, vessels
from belegg.merge.spells import Spell, spell
from belegg.merge.spots import Spot, latin, spot
from belegg.merge.tallies import Tally, tally_of
from belegg.model.actor import Actor
from belegg.model.claim import Claim
from belegg.model.report import Report
from belegg.world.countries import country_name
from belegg.world.spelling import light, strong

NONE: frozenset[tuple[str, str]] = frozenset()
NO_NAMES: frozenset[str] = frozenset()
FEW_DAYS = 2
TOWN = 2
SHORTEST = 3
NAME = re.compile(r"[^\W\d_a-zæøå][\w'’-]*(?: (?:[^\W\d_a-zæøå][\w'’-]*|(?:al|el|ad|az|an|as|ar|ed)-[\w'’-]+))*")
INCIDENT = ("attack", "casualties", "materiel")
STOCKS = ("strength", "population")
PLACED = ("incident", "control", "agreement")
"""The families of which an account without a town may be of the town that its words name."""
BREAK = re.compile(r"[.!?…][\"»”']?\s+(?=[\"«“(–-]?\s?[A-ZÆØÅÉ0-9])|\n+")
PARAGRAPH = re.compile(r"\n\s*\n")
CLAUSE = re.compile(r"[,;:.!?]\s")
ANEW = {
    "agreement": frozenset({"deal", "taken"}),
    "control": frozenset({"deal", "taken"}),
    "incident": frozenset({"attack"}),
}
"""Which words make an account of a family one of something new."""
FROM_AFAR = ("air_strike", "drone_strike", "missile", "bombing", "suicide_bombing")
AGE = 16
"""How many days before its report an event without a time is looked for."""


class Fact(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A claim with all that is compared. `family` tells which claims can share an event at all; `published` is the
    report's own date; `sentence` and `paragraph` count within the report, 0 where its text is not at hand; `named`:
    sites by their own names; `anew`: a deal, change of hands or attack that is told to be a new one; `tally`: what is
    compared of its count; `mentions`: the names in its words, folded as places are, where it tells no town of its own;
    `around`: where it is as far as that is but guessed, in the stead of `spots`; `order`: which of several attacks its
    own words tell of."""

    claim: Claim
    family: str
    spots: tuple[Spot, ...]
    time: Spell | None
    published: Spell | None
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    voice: str | None
    start: int
    sentence: int
    paragraph: int
    sites: frozenset[str]
    named: frozenset[tuple[str, str]]
    hours: frozenset[str]
    topics: frozenset[str]
    anew: bool
    about: str
    tally: Tally | None
    mentions: frozenset[str]
    around: tuple[Spot, ...] = ()
    order: frozenset[str] = NO_NAMES

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def fact_of(claim: Claim, report: Report | None) -> Fact:
    """Return what merging sees in `claim`, which stands in `report` (None: nothing is known of it)."""
    start = claim.evidence[0].start
    sentence, paragraph, about = _surroundings(claim, report)
    told = _spots(claim, about)
    sites = _sites(claim, about)
    family = family_of(claim)
    loose = guessed(claim) if family == "incident" else NO_NAMES
    around, told = (told, ()) if "place" in loose else ((), told)
    targets = _sides(claim.target, claim.also.target) if "target" not in loose else ()
    actors = _sides(claim.actor, claim.also.actor) if "actor" not in loose else ()
    if family == "incident":
        actors = tuple(one for one in actors if one.sector not in WATCHING)
    time, quote = spell(claim.time), claim.evidence[0].quote
    return Fact(
        claim=claim,
        family=family,
        spots=told,
        time=msgspec.structs.replace(time, firm=False) if time is not None and "time" in loose else time,
        published=spell(report.published) if report is not None else None,
        actors=actors,
        targets=targets,
        voice=voice(claim.said_by) if claim.said_by is not None else None,
        start=start,
        sentence=sentence,
        paragraph=paragraph,
        sites=sites,
        named=_named(about, sites, claim) if family == "incident" else NONE,
        hours=words.named("hour", quote) or words.named("hour", about),
        topics=words.named("topic", about) if claim.kind == "statement" else frozenset(),
        anew=family in ANEW and not ANEW[family].isdisjoint(words.named("anew", about)),
        about=about,
        tally=tally_of(claim, targets[0].key if targets else None, sided=bool(targets)),
        mentions=_mentions(about) if family in PLACED and all(one.breadth > TOWN for one in told) else NO_NAMES,
        around=around,
        order=words.named("order", quote) if family == "incident" else NO_NAMES,
    )


def _spots(claim: Claim, about: str) -> tuple[Spot, ...]:
    """Return the places of a claim, as the sentence `about` has them."""
    places = (claim.place, *claim.also.place) if claim.place is not None else claim.also.place
    return tuple(widened(spot(place), place, about) for place in places)


def _sites(claim: Claim, about: str) -> frozenset[str]:
    """Return the kinds of sites in a sentence; a hospital is where the harmed are taken, unless it was struck."""
    sites = words.named("site", about)
    if (
        "hospital" in sites
        and claim.kind != "attack"
        and not words.named("site", claim.evidence[0].quote) & {"hospital"}
    ):
        sites -= {"hospital"}
    return sites


@lru_cache(maxsize=4096)
def _mentions(about: str) -> frozenset[str]:
    """Return the names in a sentence, of up to three words, as places are folded."""
    found: set[str] = set()
    for match in NAME.finditer(about):
        parts = match[0].split()
        for at in range(len(parts)):
            found.update(strong(latin(" ".join(parts[at:end]))) for end in range(at + 1, min(at + 3, len(parts)) + 1))
    return frozenset(name for name in found if len(name) >= SHORTEST)


def _named(about: str, sites: frozenset[str], claim: Claim) -> frozenset[tuple[str, str]]:
    """Return the names of the sites in a sentence that are no name of the claim's own place or country."""
    found = frozenset(one for one in called(about) if one[0] in sites) if sites else NONE
    found |= vessels(about)
    if not found or claim.place is None:
        return found
    place = claim.place
    known = light(" ".join((place.name, place.as_written, place.admin1 or "", _country(place.country)))).split()
    return frozenset(one for one in found if not any(one[1][:4] == word[:4] for word in known))


def _country(alpha3: str | None) -> str:
    return country_name(alpha3, "nb") if alpha3 is not None else ""


def family_of(claim: Claim) -> str:
    """Return which claims can be of one event with `claim`: incidents, totals, stocks, or those of its own kind."""
    if claim.kind in INCIDENT:
        if claim.measure == "cumulative":
            return "incident" if _is_of_days(claim) and "measure" in guessed(claim) else "total"
        return "stock" if claim.measure == "stock" else "incident"
    return claim.kind


def _is_of_days(claim: Claim) -> bool:
    """Return whether a claim is of a day, or of two that touch."""
    time = spell(claim.time)
    return time is not None and time.width is not None and time.width <= FEW_DAYS


def _sides(first: Actor | None, more: tuple[Actor, ...]) -> tuple[Side, ...]:
    if not more:
        alone = side(first) if first is not None else None
        return () if alone is None or (alone.key is None and alone.sector is None) else (alone,)
    found = (first, *more) if first is not None else more
    sides = dict.fromkeys(side(actor) for actor in found)
    return tuple(one for one in sides if one.key is not None or one.sector is not None)


def _surroundings(claim: Claim, report: Report | None) -> tuple[int, int, str]:
    """Return the number of the claim's sentence and paragraph, and the words of that sentence."""
    span = claim.evidence[0]
    if report is None or report.text is None:
        return 0, 0, span.quote
    breaks, paragraphs = _breaks(report.text)
    sentence = _count(breaks, span.start)
    first = breaks[sentence - 1] if sentence else 0
    last = breaks[sentence] if sentence < len(breaks) else len(report.text)
    return sentence, _count(paragraphs, span.start), report.text[first : max(last, span.end)]


def clause_of(fact: Fact) -> str:
    """Return the words between the commas and stops around a figure; its own words where they stand more than once."""
    quote = fact.claim.evidence[0].quote
    before, found, after = fact.about.partition(quote)
    if not found or quote in after:
        return quote
    return CLAUSE.split(before)[-1] + quote + CLAUSE.split(after, maxsplit=1)[0]


def strikers(fact: Fact) -> frozenset[str]:
    """Return the sides that struck from afar by a claim: such a strike costs them no men."""
    if fact.claim.kind != "attack" or fact.claim.mode not in FROM_AFAR:
        return NO_NAMES
    return frozenset(one.key for one in fact.actors if one.key is not None)


def bled(fact: Fact) -> frozenset[str]:
    """Return the sides that lost people at another side's hands by a claim."""
    if fact.claim.kind != "casualties" or not fact.actors:
        return NO_NAMES
    harmed = [one for one in fact.targets if one.combatant and all(apart(one, other) for other in fact.actors)]
    return frozenset(one.key for one in harmed if one.key is not None)


@lru_cache(maxsize=256)
def _breaks(text: str) -> tuple[list[int], list[int]]:
    return [match.end() for match in BREAK.finditer(text)], [match.end() for match in PARAGRAPH.finditer(text)]


def _count(breaks: list[int], at: int) -> int:
    return bisect_right(breaks, at)
