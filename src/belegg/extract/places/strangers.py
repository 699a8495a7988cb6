"""Find places that the gazetteer does not have, or has in another spelling: "landsbyen Xyz", "ved Tinzaouaten"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from belegg.extract.places.choose import HOME, Background
from belegg.extract.places.make import bare, unknown
from belegg.extract.places.mentions import opens_name, refused, span_text
from belegg.extract.places.surroundings import preposition
from belegg.extract.places.table import Lexicon, Role
from belegg.model.parts import Location
from belegg.model.sentence import Sentence, Token
from belegg.world.countries import country_of_demonym, neighbours_of
from belegg.world.gazetteer import Known, ambiguous, lookup
from belegg.world.spelling import light

SHORTEST = 4
TWICE = 2
LONGEST_NAME = 3
WIDE = 3
"""The precision from which on a place is an area that holds others."""
INTRODUCING = frozenset({"city", "part", "admin1", "admin2", "camp", "site"})
PLACES = frozenset({"GPE", "GPE_LOC", "LOC"})
DIVISIONS = frozenset({"admin1", "admin2"})
LEARNED = "network of names: a place"
GREAT = 100_000
"""How many live in a town that is meant wherever its name stands."""
TAILS = {"admin1": 4, "admin2": 3, "camp": 1}


def repeated(sentences: Sequence[Sentence], lexicon: Lexicon) -> Mapping[str, int]:
    """Return how often each capitalised word, lightly folded, follows a strong preposition in the document."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens[1:]:
            if opens_name(token.text) and preposition(sentence.tokens, token.index - 1, lexicon)[1]:
                counts[light(token.text)] += 1
    return counts


def strangers(
    sentence: Sentence, named: Sequence[Location], document: Background, lexicon: Lexicon, spread: Mapping[str, int]
) -> Iterator[Location]:
    """Yield the places that only the words around them show to be places. `named` are those already found in the
    sentence, `spread` the words that `repeated` gave."""
    taken = {index for one in named for index in range(one.first, one.last + 1)}
    reached = 0
    for token in sentence.tokens[1:]:
        if token.index < reached or token.index in taken or not _fresh(sentence, token, lexicon):
            continue
        reached = (last := _run(sentence, token.index)) + 1
        found = _introduced(sentence, token, last, lexicon)
        if found is not None:
            sort, role = found
            land = _holder(sentence, last, document, named, lexicon)
            yield _spelled(sentence, token.index, last, sort, role, document, land, spread)
            continue
        told, strong, _ = preposition(sentence.tokens, token.index - 1, lexicon)
        if told is None or told == "other":
            continue
        if _held(sentence, token, last, named, lexicon, document):
            land = _holder(sentence, last, document, named, lexicon)
            yield _spelled(sentence, token.index, last, "city", told, document, land, spread)
            continue
        compound = _compound(sentence, token, told, document, named, lexicon)
        if compound is not None:
            yield compound
        elif (
            (strong or token.name in PLACES)
            and (last == token.index or _long_name(sentence, token.index, last, told, lexicon))
            and _shown(sentence, token, told, document, named, spread, lexicon)
        ):
            land = _holder(sentence, last, document, named, lexicon)
            yield _spelled(sentence, token.index, last, "city", told, document, land, spread)


def stranger(
    sentence: Sentence,
    first: int,
    last: int,
    named: Sequence[Location],
    document: Background,
    lexicon: Lexicon,
    spread: Mapping[str, int],
    land: str | None,
) -> Location:
    """Return the place that tokens `first` to `last` name, which something else than this module holds for a place.

    `named` are those already found in the sentence, `spread` the words that `repeated` gave, `land` the country where
    it lies unless the sentence tells another."""
    token = sentence.tokens[first]
    introduced = _introduced(sentence, token, last, lexicon) if first else None
    role, _, _ = preposition(sentence.tokens, first - 1, lexicon) if first else (None, False, 0)
    after = sort_after(sentence.tokens, last, lexicon)
    sort, role = introduced or (after if after and after != "modifier" else "city", role or "other")
    country = _holding(sentence, last, named, lexicon) or land
    found = _spelled(sentence, first, last, sort, role, document, country, spread)
    head, hyphen, tail = sentence.tokens[last].text.rpartition("-")
    if hyphen and tail.islower() and len(head) >= SHORTEST - 1:
        written = found.place.as_written
        found = replace(
            found, place=bare(written[: -len(tail) - 1], written, found.place.country, found.place.precision)
        )
    return replace(found, rule=(LEARNED, *found.rule[1:]))


def sort_after(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> str | None:
    """Return what the noun after a name that ends at `last`, or the last part of a compound, says that it is:
    "modifier" where it is no place's ("Syria-krigen"), None where nothing does."""
    head, hyphen, tail = tokens[last].text.rpartition("-")
    if hyphen and head and tail[:1].islower():
        return lexicon.tails.get(tail)
    words = [token.text.lower() for token in tokens[last + 1 : last + 3]]
    return lexicon.tails.get(" ".join(words)) or lexicon.tails.get(words[0] if words else "")


def _held(
    sentence: Sentence, token: Token, last: int, named: Sequence[Location], lexicon: Lexicon, document: Background
) -> bool:
    """Return whether a name after a preposition is shown to be a place by the land or area said to hold it ("i Nam Kham
    i Myanmar", "in Kafr Sousa in Syria")."""
    if last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].text not in lexicon.grammar.holding:
        return False
    if sentence.tokens[last + 1].text == "," or last - token.index >= LONGEST_NAME or token.name == "PER":
        return False
    holder = next((one for one in named if one.first == last + 2), None)
    if holder is None or holder.place.precision < WIDE or holder.place.country in (None, HOME):
        return False
    words = [light(one.text) for one in sentence.tokens[token.index : last + 1]]
    name = " ".join(words)
    if {name, name.removesuffix("s")} & (lexicon.actors | document.people) or name in ambiguous():
        return False
    return not any(word in _bodies(lexicon.actors) or word.endswith(lexicon.endings) for word in words)


def _introduced(sentence: Sentence, token: Token, last: int, lexicon: Lexicon) -> tuple[str, Role] | None:
    """Return sort and role of a name that a noun beside it shows to be a place: "landsbyen X", "X province"."""
    before = sentence.tokens[token.index - 1].text
    width = 2 if before in (*lexicon.grammar.such_as, *lexicon.grammar.apposing) and token.index > 1 else 1
    sort = lexicon.nouns.get(sentence.tokens[token.index - width].text.lower())
    if sort in INTRODUCING and not _of_office(sentence, token.index - width):
        role, _, _ = preposition(sentence.tokens, _before(sentence, token.index - width - 1, lexicon), lexicon)
        return str(sort), role or "other"
    if lexicon.joint != " ":
        return None
    role, _, _ = preposition(sentence.tokens, token.index - 1, lexicon)
    own = lexicon.tails.get(sentence.tokens[last].text.lower()) if last > token.index else ""
    if own in DIVISIONS and (role is not None or before.lower() in lexicon.between):
        return str(own), role or "other"
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if role not in (None, "other") and lexicon.tails.get(after) in INTRODUCING:
        return str(lexicon.tails[after]), role or "other"
    return None


def _of_office(sentence: Sentence, position: int) -> bool:
    """Return whether a place noun ends the name of an office ("Secretary of State John Kerry")."""
    if position < 2 or not sentence.tokens[position].text[:1].isupper():
        return False
    joint, head = sentence.tokens[position - 1], sentence.tokens[position - 2]
    return joint.text.islower() and len(joint.text) < SHORTEST and head.text[:1].isupper()


def _before(sentence: Sentence, position: int, lexicon: Lexicon) -> int:
    """Return where what describes a place noun begins ("in the northern market town of …"): the token before it."""
    while position > 0 and lexicon.joint == " ":
        token = sentence.tokens[position]
        if token.upos not in ("ADJ", "DET", "NUM") and token.dep != "compound":
            break
        position -= 1
    return position


def _long_name(sentence: Sentence, first: int, last: int, role: Role, lexicon: Lexicon) -> bool:
    """Return whether a run of capitals after "in" or "near" can be one place's name ("in Kafr Sousa"): where nouns
    have no capitals, and no word of it is a body's or a title."""
    if lexicon.joint != " " or last - first >= LONGEST_NAME or role not in ("at", "near"):
        return False
    words = [token.text.lower() for token in sentence.tokens[first : last + 1]]
    barred = any(word in lexicon.titles or word in lexicon.opening or word.endswith(lexicon.endings) for word in words)
    return not barred and not any(word in _bodies(lexicon.actors) for word in words)


@cache
def _bodies(actors: frozenset[str]) -> frozenset[str]:
    """Return the words that stand in the names of known parties."""
    return frozenset(word for name in actors for word in name.split())


def _fresh(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Return whether a token may begin a name that nothing else explains."""
    text = token.text
    if not opens_name(text) or text[:2].isupper() or len(text) < SHORTEST - 1 or not text[-1].isalpha():
        return False
    known = text.lower() in lexicon.opening or country_of_demonym(text, lexicon.language) is not None
    return not known and not refused(sentence, token.index, lexicon)


def _shown(
    sentence: Sentence,
    token: Token,
    role: Role,
    document: Background,
    named: Sequence[Location],
    spread: Mapping[str, int],
    lexicon: Lexicon,
) -> bool:
    """Return whether a name after a strong preposition is shown to be a place by more than that."""
    folded = light(token.text)
    foreign = document.main is not None and document.main != HOME
    if (
        not foreign
        or not _of_one_name(token.text)
        or len(token.text) < SHORTEST
        or (role != "near" and token.name in ("ORG", "PROD"))
    ):
        return False
    if folded in document.people or folded in ambiguous() or lexicon.actors & {folded, folded.removesuffix("s")}:
        return False
    if spread.get(folded, 0) >= TWICE or role == "near" or _alike(token.text, document):
        return True
    after = sentence.tokens[token.index + 1].text if token.index + 1 < len(sentence.tokens) else "."
    held = any(one.first == token.index + 2 and one.place.country not in (None, HOME) for one in named)
    return (after in lexicon.grammar.holding and held) or not token.text.lower().endswith(lexicon.endings)


def _of_one_name(text: str) -> bool:
    """Return whether a name has no hyphen but between parts of a name ("Mai-Kadra", "Pul-i-Khumri")."""
    parts = text[2:].split("-")
    return len(parts) == 1 or (parts[-1][:1].isupper() and len(parts[-1]) > 2)


def _alike(name: str, document: Background) -> tuple[Known, ...]:
    """Return the places of the document's countries whose name is another spelling of `name`."""
    return tuple(place for place in lookup(name, loose=True) if place.country in document.countries)


def _run(sentence: Sentence, first: int) -> int:
    """Return the last token of the capitalised run that begins at `first`."""
    tokens = sentence.tokens
    last = first
    while last + 1 < len(tokens) and opens_name(tokens[last + 1].text):
        if tokens[last + 1].start != tokens[last].end + 1:
            break
        last += 1
    return last


def _compound(
    sentence: Sentence,
    token: Token,
    role: Role,
    document: Background,
    named: Sequence[Location],
    lexicon: Lexicon,
) -> Location | None:
    """Return the unknown division in "i Quissanga-distriktet", None where the token is no such compound."""
    head, _, tail = token.text.rpartition("-")
    precision = TAILS.get(lexicon.tails.get(tail, ""))
    if precision is None or len(head) < SHORTEST or head.isupper() or light(head) in ambiguous():
        return None
    place = bare(head, token.text, _holder(sentence, token.index, document, named, lexicon), precision)
    found = unknown(sentence, token.index, token.index, lexicon.tails[tail], place.country, role)
    return replace(found, place=place)


def _holder(
    sentence: Sentence, last: int, document: Background, named: Sequence[Location], lexicon: Lexicon
) -> str | None:
    """Return the country of the place that is said to hold the one ending at `last`, else the document's."""
    return _holding(sentence, last, named, lexicon) or document.main


def _holding(sentence: Sentence, last: int, named: Sequence[Location], lexicon: Lexicon) -> str | None:
    """Return the country of the place that is said to hold the one ending at `last`, None where none is."""
    after = [
        one for one in named if 1 < one.first - last <= 3 and sentence.tokens[last + 1].text in lexicon.grammar.holding
    ]
    return next((one.place.country for one in after if one.place.country), None)


def _spelled(
    sentence: Sentence,
    first: int,
    last: int,
    sort: str,
    role: Role,
    document: Background,
    country: str | None,
    spread: Mapping[str, int],
) -> Location:
    """Return the place as another spelling of one that the gazetteer has in the country, or as unknown."""
    written = span_text(sentence, first, last)
    place = unknown(sentence, first, last, sort, country, role)
    if written.endswith("s") and light(written[:-1]) in spread:
        written = written[:-1]
        place = replace(place, end=place.end - 1, place=replace(place.place, name=written, as_written=written))
    kinds = ("city", "camp") if sort in ("city", "camp") else (sort,)
    every = [one for one in lookup(written, loose=True) if one.kind in kinds]
    alike = [one for one in every if one.country == country]
    beside = neighbours_of(country) if country else frozenset()
    alike = alike or [one for one in every if one.country in beside and one.country in document.countries]
    alike = alike or [one for one in every[:1] if one.exact and one.population >= GREAT]
    if len(alike) != 1:
        return place
    match = alike[0]
    known = replace(
        place.place,
        name=match.name,
        country=match.country,
        admin1=match.admin1,
        id=match.id,
        latitude=match.latitude,
        longitude=match.longitude,
    )
    return replace(place, place=known, rule=(place.rule[0], "spelling: transliteration"))
