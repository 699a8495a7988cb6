"""Find states as parties: by name, by capital or seat, and by an adjective or genitive on what they do."""

from functools import cache

from belegg.extract.actors.drafts import Draft, Side, entry_name, led_by
from belegg.extract.actors.modifiers import small_words
from belegg.extract.actors.names import Hit, Reading
from belegg.extract.actors.tables import actors_table
from belegg.model.actor import Sector
from belegg.world.countries import country_name

_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ"})
_PLACE_ROLES = frozenset({"at", "near", "via", "to"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ACTING = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "appos",
        "root",
        "obl:agent",
        "nmod",
        "xcomp",
        "parataxis",
        "ccomp",
        "vocative",
    }
)


def state_at(reading: Reading, hit: Hit) -> Draft | None:
    """Return the state that a country's name, capital or seat stands for here; None where it is a place."""
    if hit.compound is not None or hit.genitive:
        return owner_of(reading, hit)
    if not reading.parsed or not _has_verb(reading):
        return None
    if hit.known.seat == "capital":
        return _office(reading, hit, "capital") if _capital_acts(reading, hit) else None
    if hit.known.seat == "house":
        return (
            None
            if _preposition(reading, hit.first) in small_words(reading.language).in_
            else _office(reading, hit, "seat")
        )
    return _state(reading, hit) if _acts(reading, hit) else None


def _state(reading: Reading, hit: Hit) -> Draft:
    head = head_of(reading, hit.first, hit.last)
    country = hit.known.country
    return Draft(
        sentence=reading.sentence.index,
        first=hit.first,
        last=hit.last,
        head=head,
        form="name",
        kind="state",
        name=country_name(country, reading.language) if country else None,
        country=country,
        sector="government",
        plural=False,
        subject=reading.sentence.tokens[head].dep in _SUBJECTS,
        rule=("country acts",),
    )


def _office(reading: Reading, hit: Hit, rule: str) -> Draft:
    head = head_of(reading, hit.first, hit.last)
    country = hit.known.country
    return Draft(
        sentence=reading.sentence.index,
        first=hit.first,
        last=hit.last,
        head=head,
        form="office",
        kind="state",
        name=country_name(country, reading.language) if country else None,
        country=country,
        sector="government",
        plural=False,
        subject=reading.sentence.tokens[head].dep in _SUBJECTS,
        rule=(rule,),
    )


def _acts(reading: Reading, hit: Hit) -> bool:
    index = head_of(reading, hit.first, hit.last)
    tokens = reading.sentence.tokens
    index = _first_conjunct(reading, index)
    first = hit.first if tokens[index].index == head_of(reading, hit.first, hit.last) else index
    token, above = tokens[index], tokens[tokens[index].head]
    small = small_words(reading.language)
    preposition = _preposition(reading, first) or _case(reading, index)
    place = reading.places.get(hit.first)
    if preposition in small.in_:
        return preposition in small.on and _is_deed(reading, above.index)
    if preposition in small.from_:
        return _from_acts(reading, index)
    if preposition in small.on:
        return _is_deed(reading, above.index)
    if preposition in small.to:
        return above.lemma.lower() in _statements(reading.language) or above.text.lower() in _statements(
            reading.language
        )
    if preposition in small.between and _no_side(above.text.lower(), reading.language):
        return False
    if preposition in small.place:
        return False
    if preposition in small.party:
        return True
    if place is not None and place.role in _PLACE_ROLES:
        return False
    if token.dep == "obj" and above.lemma.lower() in actors_table(reading.language).motion:
        return False
    return token.dep in _ACTING or (token.dep == "conj" and above.upos != "NOUN")


def _has_verb(reading: Reading) -> bool:
    return any(token.upos in ("VERB", "AUX") or token.dep in _SUBJECTS for token in reading.sentence.tokens)


def _from_acts(reading: Reading, index: int) -> bool:
    tokens = reading.sentence.tokens
    above = tokens[tokens[index].head]
    return above.text.lower() in _statements(reading.language) or _is_deed(reading, above.index)


def _is_deed(reading: Reading, index: int) -> bool:
    token = reading.sentence.tokens[index]
    return (
        _is_weapon(token.text.lower(), reading.language)
        or token.lemma.lower() in actors_table(reading.language).attacking
    )


def _capital_acts(reading: Reading, hit: Hit) -> bool:
    tokens = reading.sentence.tokens
    index = _first_conjunct(reading, head_of(reading, hit.first, hit.last))
    token, above = tokens[index], tokens[tokens[index].head]
    place = reading.places.get(hit.first)
    if place is not None and place.role in _PLACE_ROLES:
        return False
    preposition = _preposition(reading, token.index) or _case(reading, token.index)
    table = actors_table(reading.language)
    small = small_words(reading.language)
    if preposition in small.telling:
        return True
    if preposition in small.sent:
        return above.text.lower() in _statements(reading.language)
    if preposition:
        return False
    return token.dep == "nsubj" and (above.lemma.lower() in table.saying or above.text.lower() in table.saying)


def owner_of(reading: Reading, hit: Hit) -> Draft | None:
    """Return the state or group that a genitive or the first part of a compound gives to a noun that is no
    actor ("Israels angrep", "Hamas-angrepet"); None where that says nothing of who acts."""
    if hit.compound is not None:
        noun = hit.compound.rsplit("-", 1)[-1]
        return _demonym(reading, hit.side(), hit.first, hit.last, noun, narrow=True)
    target = noun_after(reading, hit.last)
    if target is None:
        return None
    return _demonym(reading, hit.side(), hit.first, hit.last, reading.words[target].lower, narrow=False)


def demonyms_at(reading: Reading, index: int) -> list[Draft]:
    """Return the states that an adjective of nation gives to a noun that is no actor."""
    last = index + reading.words[index].in_two
    target = noun_after(reading, last)
    if target is None:
        return []
    lower = reading.words[target].lower
    drafts = (
        _demonym(reading, Side(country=country), index, last, lower, narrow=False)
        for country in reading.words[index].demonyms
        if country is not None
    )
    return [draft for draft in drafts if draft is not None]


def _demonym(reading: Reading, side: Side, first: int, last: int, noun: str, *, narrow: bool) -> Draft | None:
    weapon = _is_weapon(noun, reading.language)
    if not weapon and (narrow or _no_side(noun, reading.language) or not _is_deed_noun(noun, reading.language)):
        return None
    entry = led_by(side.entry) if side.entry else None
    if entry is not None and entry.kind == "outlet":
        return None
    sector: Sector = "state_forces" if weapon else "government"
    name = country_name(side.country, reading.language) if side.country and entry is None else None
    if entry is not None:
        name = entry_name(entry, reading.language)
        sector = "state_forces" if entry.sector == "government" and weapon else entry.sector
    return Draft(
        sentence=reading.sentence.index,
        first=first,
        last=last,
        head=last,
        form="demonym",
        kind="state" if entry is None else "group",
        name=name,
        country=entry.country if entry else side.country,
        sector=sector,
        id=entry.id if entry else None,
        rule=("owner of a deed" if weapon else "owner",),
    )


def people_at(reading: Reading, index: int) -> Draft | None:
    """Return the people that a word such as "palestinere" names."""
    known = reading.words[index]
    token = reading.sentence.tokens[index]
    if known.people is None or token.upos in ("VERB", "ADP", "AUX"):
        return None
    country, plural = known.people
    return Draft(
        sentence=reading.sentence.index,
        first=index,
        last=index,
        head=index,
        form="group",
        kind="people",
        country=country,
        plural=plural,
        rule=("people of a country",),
        noun=known.lower,
    )


def noun_after(reading: Reading, index: int) -> int | None:
    """Return the noun that the adjective or genitive at `index` belongs to, or None."""
    small = small_words(reading.language)
    for step in range(index + 1, min(index + 6, len(reading.words))):
        token, known = reading.sentence.tokens[step], reading.words[step]
        if known.demonyms or known.tie or token.upos in ("ADJ", "NUM") or known.lower in small.and_:
            continue
        following = reading.sentence.tokens[step + 1 : step + 2]
        if token.dep in ("compound", "amod") and following and following[0].upos == "NOUN":
            continue
        if (
            token.upos == "NOUN"
            or _is_weapon(known.lower, reading.language)
            or (token.upos == "X" and token.text[0].isalpha() and token.text.islower())
        ):
            return step
        return None
    return None


def head_of(reading: Reading, first: int, last: int) -> int:
    """Return the token between `first` and `last` that hangs on a word outside, the last where none does."""
    if first == last:
        return last
    tokens = reading.sentence.tokens
    outer = [
        index
        for index in range(first, last + 1)
        if tokens[index].upos != "PUNCT" and (tokens[index].head == index or not first <= tokens[index].head <= last)
    ]
    core = [index for index in outer if "Case=Gen" not in tokens[index].feats and tokens[index].upos in _NOMINAL]
    return (core or outer or [last])[0]


def _first_conjunct(reading: Reading, index: int) -> int:
    tokens = reading.sentence.tokens
    for _ in range(6):
        if tokens[index].dep != "conj" or tokens[tokens[index].head].upos not in ("PROPN", "NOUN"):
            break
        index = tokens[index].head
    return index


def _preposition(reading: Reading, first: int) -> str:
    tokens = reading.sentence.tokens
    for step in range(first - 1, max(first - 4, -1), -1):
        if tokens[step].upos in ("ADJ", "DET"):
            continue
        lower = reading.words[step].lower
        small = small_words(reading.language)
        return lower if tokens[step].upos == "ADP" and (lower in small.place or lower in small.party) else ""
    return ""


def _case(reading: Reading, index: int) -> str:
    found = (token.text.lower() for token in reading.sentence.tokens if token.head == index and token.dep == "case")
    return next(found, "")


def _no_side(noun: str, language: str) -> bool:
    exact, ends = _places(language)
    return noun in exact or noun.endswith(ends)


def _is_weapon(noun: str, language: str) -> bool:
    exact, ends = _weapons(language)
    return noun in exact or noun.endswith(ends)


def _is_deed_noun(noun: str, language: str) -> bool:
    return noun in _statements(language) or noun.endswith(actors_table(language).deeds)


@cache
def _weapons(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = actors_table(language).weapons
    return frozenset(words), tuple(word for word in words if len(word) > 3)


@cache
def _statements(language: str) -> frozenset[str]:
    return frozenset(actors_table(language).statements)


@cache
def _places(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = actors_table(language).not_sides
    return frozenset(words), tuple(word for word in words if len(word) > 3)
