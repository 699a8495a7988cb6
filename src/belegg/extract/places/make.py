"""Make a location of a weighed name: which place, how precise, in which role."""

import msgspec

from belegg.extract.places.choose import Background, Weighed, wanted
from belegg.extract.places.mentions import Mention, span_text
from belegg.extract.places.surroundings import Surroundings
from belegg.extract.places.table import Lexicon, Role
from belegg.model.parts import Location
from belegg.model.place import Place
from belegg.model.sentence import Sentence
from belegg.world.countries import country_name, country_of_capital, neighbours_of
from belegg.world.gazetteer import Known

RUNNERS = 3
NAMED_IN = ("nb", "nn")
"""The languages whose names the gazetteer shows; in others a place is called as the article calls it."""
CITY, PART, SECOND, FIRST, AREA, COUNTRY, SEA = 1, 2, 3, 4, 5, 6, 7
SORT_PRECISION = {
    "city": CITY,
    "camp": CITY,
    "base": CITY,
    "site": CITY,
    "part": PART,
    "admin2": SECOND,
    "admin1": FIRST,
}


def location(weighed: Weighed, sentence: Sentence, lexicon: Lexicon, *, role: Role) -> Location:
    """Return the location that a name accepted as a place stands for."""
    mention, around = weighed.mention, weighed.around
    first = around.first if around.direction and mention.direction is None else mention.first
    start = sentence.tokens[first].start
    end = mention.end
    if around.part:
        end = sentence.tokens[mention.last + 1].end
    written = sentence.text[start - sentence.start : end - sentence.start]
    places = _places(weighed, written, lexicon, near=role == "near")
    if lexicon.language not in NAMED_IN and mention.country is None and weighed.known and weighed.known[0].exact:
        own = f"{around.direction}{lexicon.joint}{mention.name}" if around.direction else mention.name
        places = (msgspec.structs.replace(places[0], name=own), *places[1:])
    return Location(
        sentence=sentence.index,
        first=first,
        last=mention.last + (1 if around.part else 0),
        start=start,
        end=end,
        place=places[0],
        role=role,
        runners_up=places[1:],
        rule=_rule(weighed, lexicon),
    )


def unknown(sentence: Sentence, first: int, last: int, sort: str, country: str | None, role: Role) -> Location:
    """Return a place that the gazetteer does not have, as its noun makes it."""
    tokens = sentence.tokens
    written = span_text(sentence, first, last)
    precision = SORT_PRECISION.get(sort, AREA)
    return Location(
        sentence=sentence.index,
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last].end,
        place=bare(written, written, country, PART if role == "near" and precision == CITY else precision),
        role=role,
        rule=(f"places.noun {sort}", "unknown to the gazetteer"),
    )


def bare(name: str, written: str, country: str | None, precision: int) -> Place:
    """Return a place without id or point."""
    return Place(
        name=name,
        as_written=written,
        country=country,
        admin1=None,
        id=None,
        latitude=None,
        longitude=None,
        precision=precision,
    )


def role_of(weighed: Weighed, sentence: Sentence, lexicon: Lexicon, before: Role | None) -> Role:
    """Return what the words around a name make of it; `before` is the role of the list member before it."""
    mention, around = weighed.mention, weighed.around
    if mention.tail == "modifier" or (mention.genitive and not around.part):
        return "modifier"
    if around.border:
        return "near"
    if around.joined and around.role is None and before is not None:
        return before
    if around.role is not None:
        return around.role
    return "subject" if _acts(mention, around, sentence, lexicon) else "other"


def _acts(mention: Mention, around: Surroundings, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a bare name is one that can act, and does."""
    if mention.country is None and country_of_capital(mention.name) is None and not _rules(mention):
        return False
    if mention.tail is not None or around.noun is not None:
        return False
    if around.said:
        return True
    if sentence.parsed:
        labels = {sentence.tokens[index].dep for index in range(mention.first, mention.last + 1)}
        if "nsubj" in labels:
            return True
        if "nsubj:pass" in labels:
            return False
    return _opens_clause(sentence, mention, lexicon)


def _rules(mention: Mention) -> bool:
    return bool(mention.known) and mention.known[0].curated and mention.known[0].precision in (FIRST, AREA)


def _opens_clause(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    tokens = sentence.tokens
    after = tokens[mention.last + 1].text if mention.last + 1 < len(tokens) else "."
    if not after[0].isalpha() or (after,) in lexicon.prepositions:
        return False
    before = tokens[mention.first - 1].text.lower() if mention.first else "–"
    return (not before[0].isalnum() and before != ",") or before in lexicon.clause


def _places(weighed: Weighed, written: str, lexicon: Lexicon, *, near: bool) -> tuple[Place, ...]:
    mention, around = weighed.mention, weighed.around
    if mention.country is not None and mention.tail in (None, "modifier"):
        return (_country(mention.country, written, around, lexicon, near=near),)
    sort = wanted(mention, around)
    if mention.country is not None and not weighed.known:
        return (bare(mention.name, written, mention.country, SORT_PRECISION.get(sort or "", AREA)),)
    if not weighed.known:
        return (bare(mention.name, written, None, AREA),)
    others = tuple(_itself(known, written) for known in weighed.known[1 : RUNNERS + 1])
    return (_place(weighed.known[0], weighed, written, near=near), *others)


def _itself(known: Known, written: str) -> Place:
    return Place(
        name=known.name,
        as_written=written,
        country=known.country,
        admin1=known.admin1,
        id=known.id,
        latitude=known.latitude,
        longitude=known.longitude,
        precision=known.precision,
    )


def _country(code: str, written: str, around: Surroundings, lexicon: Lexicon, *, near: bool) -> Place:
    name = country_name(code, lexicon.language)
    if around.direction:
        return bare(f"{around.direction}{lexicon.joint}{name}", written, code, AREA)
    if near or around.border or around.share:
        return bare(name, written, code, AREA)
    return Place(
        name=name,
        as_written=written,
        country=code,
        admin1=None,
        id=f"iso:{code}",
        latitude=None,
        longitude=None,
        precision=COUNTRY,
    )


def _place(known: Known, weighed: Weighed, written: str, *, near: bool) -> Place:
    around = weighed.around
    precision = _precision(known, weighed, near=near)
    whole = precision == known.precision
    pointed = whole or precision == PART
    name = known.name
    if around.direction and precision == AREA:
        name = f"{around.direction}-{known.name}"
    if weighed.tied:
        return bare(name, written, known.country, precision)
    place = msgspec.structs.replace(_itself(known, written), name=name, precision=precision)
    return place if pointed else msgspec.structs.replace(place, id=None, latitude=None, longitude=None)


def _precision(known: Known, weighed: Weighed, *, near: bool) -> int:
    mention, around = weighed.mention, weighed.around
    sort = wanted(mention, around)
    point = known.precision <= PART
    if known.precision == SEA:
        return SEA
    if around.border or sort == "area":
        return PART if known.kind == "city" and not around.border else AREA
    if sort == "admin1":
        return AREA if around.direction or near or known.precision == AREA else FIRST
    if sort == "admin2":
        return SECOND
    if near or around.direction or around.part or around.share or sort == "part":
        return PART if point else AREA
    if mention.tail in ("site", "camp") and known.kind == "city":
        return PART
    return known.precision


def _rule(weighed: Weighed, lexicon: Lexicon) -> tuple[str, ...]:
    mention, around = weighed.mention, weighed.around
    steps = [f"places.{'country' if mention.country else 'gazetteer'} {mention.name}"]
    if weighed.known and not mention.country and not weighed.known[0].exact:
        steps.append("spelling: transliteration")
    if weighed.tied:
        steps.append("several villages are called so: no point")
    if around.noun or mention.tail:
        steps.append(f"{lexicon.language}/places.toml {around.noun or mention.tail}")
    if around.role:
        steps.append(f"{lexicon.language}/places.toml preposition {around.role}")
    return tuple(steps)


def near_side(found: Location, document: Background, earlier: list[Location]) -> Location:
    """Return a border area with the country on the near side: the country named last that is not the far one."""
    far = found.place.country
    beside = neighbours_of(far) if far else frozenset()
    codes = [one.place.country for one in reversed(earlier) if one.place.country in beside]
    codes += sorted(beside & document.countries.keys(), key=lambda code: -document.countries[code])
    near = codes[0] if codes else None
    place = msgspec.structs.replace(found.place, country=near, precision=AREA, id=None, latitude=None, longitude=None)
    return msgspec.structs.replace(found, place=place, rule=(*found.rule, "border: near side"))
