"""Resolve words that point back to a place: "byen", "landet", "der"."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.places.choose import Background
from belegg.extract.places.make import AREA, COUNTRY, FIRST, PART, SEA, bare
from belegg.extract.places.mentions import opens_name
from belegg.extract.places.surroundings import preposition
from belegg.extract.places.table import Lexicon, Role, Sort
from belegg.model.parts import Location
from belegg.model.place import Place
from belegg.model.sentence import Sentence, Token
from belegg.world.countries import capital_of, country_name
from belegg.world.gazetteer import lookup

FAR = 4
TOWNS = ("city", "village")


def stand_ins(
    sentence: Sentence, named: Sequence[Location], earlier: Sequence[Location], document: Background, lexicon: Lexicon
) -> Iterator[Location]:
    """Yield the words of a sentence that point back to a place, resolved; those that cannot be are left out.

    `named` are the places named in this sentence, `earlier` those of the sentences before it."""
    for token in sentence.tokens:
        sort = lexicon.stand_ins.get(token.text.lower())
        if sort is None or _is_new(sentence, token, named, sort, lexicon):
            continue
        role, _, width = preposition(sentence.tokens, token.index - 1, lexicon)
        known = [*earlier, *(one for one in named if one.last < token.index)]
        if sort == "capital" and _of_a_part(sentence, token, named, lexicon):
            continue
        source, place = _antecedent(sort, known, sentence, document, lexicon)
        if sort == "any":
            role, place = _pointing(sentence, token, named, place, role, lexicon)
        if place is None:
            continue
        first, place = _part(sentence, token, width, place, lexicon)
        start = sentence.tokens[first].start
        written = sentence.text[start - sentence.start : token.end - sentence.start]
        yield Location(
            sentence=sentence.index,
            first=first,
            last=token.index,
            start=start,
            end=token.end,
            place=_near(msgspec.structs.replace(place, as_written=written), role),
            role=role or "other",
            resolved_from=(source.sentence, source.last) if source else None,
            rule=(f"{lexicon.language}/places.toml stand_in {sort}",),
        )


def _is_new(sentence: Sentence, token: Token, named: Sequence[Location], sort: Sort, lexicon: Lexicon) -> bool:
    """Return whether the word introduces a place instead of pointing back."""
    if any(one.first <= token.index <= one.last for one in named):
        return True
    after = sentence.tokens[token.index + 1].text if token.index + 1 < len(sentence.tokens) else ""
    named_by = sentence.tokens[token.index + 2 : token.index + 3]
    if after in lexicon.grammar.apposing and named_by and opens_name(named_by[0].text):
        return sort not in ("capital", "country")
    return opens_name(after) or (sort != "any" and after in lexicon.grammar.relative)


def _of_a_part(sentence: Sentence, token: Token, named: Sequence[Location], lexicon: Lexicon) -> bool:
    """Return whether it is the capital of less than a country ("hovedstaden i Nord-Darfur")."""
    if token.index + 1 >= len(sentence.tokens) or sentence.tokens[token.index + 1].text not in lexicon.grammar.holding:
        return False
    return any(one.first == token.index + 2 and one.place.precision < COUNTRY for one in named)


def _pointing(
    sentence: Sentence,
    token: Token,
    named: Sequence[Location],
    place: Place | None,
    role: Role | None,
    lexicon: Lexicon,
) -> tuple[Role | None, Place | None]:
    """Return role and place of "der", "dit", "derfra": only where it opens the sentence or follows its place."""
    word = token.text.lower()
    if word not in lexicon.grammar.there:
        return ("to" if word in lexicon.grammar.thither else "from"), place
    direct = [one for one in named if one.last == token.index - 2 and sentence.tokens[token.index - 1].text == ","]
    if direct:
        return "at", direct[0].place
    if token.index == 0 and role is None and sentence.parsed and token.dep != "expl":
        return "at", place
    opens = token.index == 0 and not sentence.parsed and len(sentence.tokens) > 1
    return ("at", place) if opens and sentence.tokens[1].text.islower() else (None, None)


def _antecedent(
    sort: Sort, known: Sequence[Location], sentence: Sentence, document: Background, lexicon: Lexicon
) -> tuple[Location | None, Place | None]:
    if sort == "country":
        return _country(known, sentence, document, lexicon)
    if sort == "capital":
        return _capital(known, sentence, document, lexicon)
    found = [one for one in reversed(known) if one.role not in ("modifier", "subject") and _fits(one, sort)]
    if sort == "any":
        found = [one for one in found if sentence.index - one.sentence <= FAR]
    if sort in TOWNS:
        found = _without_seats(found, sentence, village=sort == "village")
        found = _without_landmarks(found)
    if not found:
        return None, None
    exact = sort in TOWNS and found[0].place.precision == PART
    return found[0], msgspec.structs.replace(found[0].place, precision=1) if exact else found[0].place


def _without_seats(found: list[Location], sentence: Sentence, *, village: bool) -> list[Location]:
    """Return the towns without a capital that is named for its government ("Kyiv", "hæren i Damaskus"): one that is
    named less often than another town of the passage. No village is a capital."""
    seats = [one for one in found if _is_capital(one.place)]
    others = [one for one in found if not _is_capital(one.place)]
    if village or not seats:
        return others
    near = [one for one in others if sentence.index - one.sentence <= 2 * FAR]
    named = Counter(one.place.name for one in others)
    if near and len(seats) <= max(named[one.place.name] for one in near):
        return others
    return found


def _without_landmarks(found: list[Location]) -> list[Location]:
    """Return the towns without one that only tells where another of its sentence lies ("X, sørvest for Y")."""
    if not found or found[0].role != "near":
        return found
    placed = [one for one in found if one.role != "near" and one.sentence == found[0].sentence]
    return placed or found


def _is_capital(place: Place) -> bool:
    return place.country is not None and capital_of(place.country) == place.name


def _fits(one: Location, sort: Sort) -> bool:
    precision = one.place.precision
    if sort == "any":
        return precision < COUNTRY
    if sort == "admin1":
        return precision == FIRST
    if sort == "area":
        return precision in (3, FIRST, AREA)
    kind = next((known.kind for known in lookup(one.place.name) if known.id == one.place.id), None)
    if sort == "camp":
        return kind == "camp" or any("noun camp" in step for step in one.rule)
    near = precision == PART and one.role == "near"
    return (precision == 1 or near) and (kind == "city" or any("noun city" in step for step in one.rule))


def _country(
    known: Sequence[Location], sentence: Sentence, document: Background, lexicon: Lexicon
) -> tuple[Location | None, Place | None]:
    """Return the country named last as a scene, else the one that the document is about."""
    for one in reversed(known):
        if sentence.index - one.sentence > 1:
            break
        scene = one.role in ("at", "near", "from", "to", "other") or one.place.precision < AREA
        if one.place.country and scene and one.role not in ("subject", "against"):
            return one, _whole(one.place.country, lexicon)
    located = [one.place.country for one in known if one.place.country and one.role != "subject"]
    code = max(dict.fromkeys(located), key=located.count) if located else document.main
    return None, _whole(code, lexicon) if code else None


def _capital(
    known: Sequence[Location], sentence: Sentence, document: Background, lexicon: Lexicon
) -> tuple[Location | None, Place | None]:
    source, country = _country(known, sentence, document, lexicon)
    name = capital_of(country.country) if country is not None and country.country else None
    if name is None or country is None:
        return None, None
    for place in lookup(name):
        if place.country == country.country and place.kind == "city":
            return source, Place(
                name=place.name,
                as_written=place.name,
                country=place.country,
                admin1=place.admin1,
                id=place.id,
                latitude=place.latitude,
                longitude=place.longitude,
                precision=place.precision,
            )
    return None, None


def _whole(code: str, lexicon: Lexicon) -> Place:
    name = country_name(code, lexicon.language)
    return msgspec.structs.replace(bare(name, name, code, COUNTRY), id=f"iso:{code}")


def _part(sentence: Sentence, token: Token, width: int, place: Place, lexicon: Lexicon) -> tuple[int, Place]:
    """Return first token and place of "nordvest i landet", "øst i byen"; the place itself without a direction."""
    before = token.index - width - 1
    words = sentence.tokens[before].text.lower() if width and before >= 0 else ""
    direction = lexicon.compass.get((words,))
    if direction is None or place.precision == SEA:
        return token.index, place
    if place.precision <= PART:
        return before, msgspec.structs.replace(place, precision=PART)
    return before, bare(f"{direction}-{place.name}", place.name, place.country, AREA)


def _near(place: Place, role: Role | None) -> Place:
    return msgspec.structs.replace(place, precision=PART) if role == "near" and place.precision == 1 else place
