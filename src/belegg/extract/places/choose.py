"""Decide whether a name is a place, and which of its namesakes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, log10, radians

import msgspec

from belegg.extract.places.mentions import Mention, opens_name
from belegg.extract.places.surroundings import Surroundings
from belegg.extract.places.table import Lexicon, Sort
from belegg.model.sentence import Sentence, Token
from belegg.world.countries import country_of_capital, country_of_demonym
from belegg.world.gazetteer import Known, ambiguous
from belegg.world.spelling import light

ENOUGH = 3.5
HOME = "NOR"
GREAT, LARGE, MIDDLING = 1_000_000, 100_000, 10_000
WHOLE = 3.5
TOLD = 2.0
BESIDE, NEXT = 2.0, 2.0
CLOSE = 1.3  # degrees
ALIKE = 0.6  # a tenfold population
DIVISIONS = frozenset({"admin1", "area"})


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole document tells: how often each country is named, and the words of people's names.

    `told` are the names, lightly folded, that stand somewhere as a sure place; `inside` the first-order divisions
    named, each with its country; `points` where the names stand that only one place bears; `held` the ids of places
    that are said to lie in another ("Paris, Texas"), by name."""

    countries: dict[str, float]
    people: frozenset[str]
    divisions: frozenset[str]
    told: frozenset[str] = frozenset()
    inside: frozenset[tuple[str, str]] = frozenset()
    held: dict[str, str] = msgspec.field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()

    @property
    def main(self) -> str | None:
        """The country that the document names most, or None."""
        return max(self.countries, key=lambda code: self.countries[code]) if self.countries else None


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with what stands around it and the namesakes, best first; `score` tells how sure a place. `tied` says
    that nothing tells the first of several villages from the next, so that no point can be given."""

    mention: Mention
    around: Surroundings
    known: tuple[Known, ...]
    score: float
    tied: bool = False


def background(
    sentences: Sequence[Sentence], mentions: Iterable[Mention], lexicon: Lexicon, about: Sequence[str]
) -> Background:
    """Return what the document as a whole tells of countries and people; `about` are countries given."""
    weights: defaultdict[str, float] = defaultdict(float, dict.fromkeys(about, 2.0))
    taken: set[tuple[int, int]] = set()
    divisions = set()
    doubtful: list[list[str | None]] = []
    for mention in mentions:
        if mention.sure:
            taken |= {(mention.sentence, index) for index in range(mention.first, mention.last + 1)}
        if mention.tail == "admin1":
            divisions.add(light(mention.name))
        if mention.country:
            weights[mention.country] += 1.5
        else:
            lands = [place.country for place in mention.known if place.curated]
            if len(set(lands)) > 1:
                doubtful.append(lands)
            elif lands and lands[0]:
                weights[lands[0]] += 2
    people: set[str] = set()
    for sentence in sentences:
        for token in sentence.tokens:
            demonym = country_of_demonym(token.text, lexicon.language) if len(token.text) > SHORT else None
            if demonym is not None and demonym.alpha3:
                weights[demonym.alpha3] += 0.5
        people |= _people(sentence, taken, lexicon)
    for lands in doubtful:
        if lands[0] and not weights.keys() & set(lands):
            weights[lands[0]] += 1
    return Background(countries=dict(weights), people=frozenset(people), divisions=frozenset(divisions))


SHORT = 3
SMALL = ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX")


def _people(sentence: Sentence, taken: set[tuple[int, int]], lexicon: Lexicon) -> set[str]:
    """Return the words of runs of two or more capitalised words in which no sure place stands; the small word that
    opens a sentence ("Ved Anefis", "A Texas court") is of no run, nor is an office after one word ("Florida Senator
    X")."""
    found: set[str] = set()
    run: list[str] = []
    last_end = -2
    for token in sentence.tokens:
        apart = (token.index == 0 and _is_small(token, lexicon)) or (
            len(run) == 1 and _names_office(token.text.lower(), lexicon)
        )
        free = opens_name(token.text) and not apart and (sentence.index, token.index) not in taken
        free = free and (bool(run) or not _in_place(sentence, token.index, lexicon))
        if free and run and token.start - last_end == 1:
            run.append(token.text)
        else:
            if run[1:]:
                found |= {light(word.removesuffix("s")) for word in run[1:]} | {light(word) for word in run}
            run = [token.text] if free else []
        last_end = token.end
    return found | ({light(word) for word in run} if run[1:] else set())


def _is_small(token: Token, lexicon: Lexicon) -> bool:
    return (token.text.lower(),) in lexicon.prepositions or token.upos in SMALL


def _names_office(word: str, lexicon: Lexicon) -> bool:
    return lexicon.joint == " " and (word in lexicon.titles or word in lexicon.bodies)


def _in_place(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Return whether "in" or the like stands before the name, which there is a place's ("in Baba Amr"); only where
    names keep their capitals and nouns have none, so that runs of capitals are many."""
    if lexicon.joint != " " or index == 0:
        return False
    role, strong = lexicon.prepositions.get((sentence.tokens[index - 1].text.lower(),), (None, False))
    return strong and role in ("at", "near")


def weigh(
    mention: Mention, around: Surroundings, sentence: Sentence, document: Background, lexicon: Lexicon
) -> Weighed:
    """Return the mention with its namesakes in order and the score that it is a place at all."""
    fits = {place.id: _fit(place, mention, around, document) for place in mention.known}
    ranked = tuple(sorted(mention.known, key=lambda place: fits[place.id], reverse=True))
    best = ranked[0] if ranked else None
    score = _standing(mention, best, document, doubtful=_doubtful(mention, sentence)) + _context(mention, around)
    score += _traps(mention, around, sentence, document, lexicon)
    return Weighed(mention=mention, around=around, known=ranked, score=score, tied=_tied(ranked, fits))


def _tied(ranked: Sequence[Known], fits: Mapping[str, float]) -> bool:
    """Return whether the first two are villages of one country between which nothing but their size tells."""
    if len(ranked) < 2 or any(place.curated or place.kind != "city" for place in ranked[:2]):
        return False
    first, second = ranked[:2]
    small = max(first.population, second.population) < MIDDLING
    return small and first.country == second.country and fits[first.id] - fits[second.id] < ALIKE


def wanted(mention: Mention, around: Surroundings) -> Sort | None:
    """Return what sort of place the words around the name say it is, or None."""
    if mention.tail is not None and mention.tail != "modifier":
        return mention.tail
    return around.noun


def _fit(place: Known, mention: Mention, around: Surroundings, document: Background) -> float:
    population = place.population
    if place.kind == "admin1" and not population and place.exact and _alone(place, mention):
        population = GREAT
    score = 0.6 * log10(population + 10) + (2.0 if place.curated else 0.0)
    weight = document.countries.get(place.country or "", 0.0)
    score += 2 + min(1.5, weight / 3) if weight else 0.0
    score += 4.0 if around.nationality and around.nationality == place.country else 0.0
    score += 0.5 if place.country == HOME and not document.countries else 0.0
    if wanted(mention, around) not in DIVISIONS and place.kind not in DIVISIONS:
        score += _told_nearby(place, mention, document)
    elsewhere = around.nationality is not None and around.nationality != place.country
    score += 5.0 if document.held.get(light(mention.name)) == place.id and not elsewhere else 0.0
    sort = wanted(mention, around)
    if sort in DIVISIONS or (sort is None and light(mention.name) in document.divisions):
        score += 4.0 if place.kind in DIVISIONS else 0.0
    elif sort is not None and place.kind == ("city" if sort in ("city", "part", "admin2") else sort):
        score += 4.0
    elif sort is None and place.kind == "admin1" and place.population == 0:
        score += 1.5 if light(place.name) != light(mention.name) else 0.0
    return score


def _told_nearby(place: Known, mention: Mention, document: Background) -> float:
    """Return what it counts that the document names another place close by, or the division that holds the place."""
    division = place.admin1 or ""
    score = 2.5 if (place.country, division) in document.inside and light(division) != light(mention.name) else 0.0
    return score + _beside(place, document.points)


def _beside(place: Known, points: Sequence[tuple[float, float]]) -> float:
    """Return what it counts that a place lies within a good hundred kilometres of another that the document names, the
    more the closer."""
    if place.latitude is None or place.longitude is None or not points:
        return 0.0
    narrow = cos(radians(place.latitude))
    apart = min(hypot(north - place.latitude, (east - place.longitude) * narrow) for north, east in points)
    return BESIDE + NEXT * (1 - apart / CLOSE) if apart < CLOSE else 0.0


def _alone(division: Known, mention: Mention) -> bool:
    """Return whether a first-order division shares its name with no larger town, its own chief town above all."""
    return not any(place.population >= LARGE for place in mention.known if place.id != division.id) and not any(
        (place.country, place.admin1) == (division.country, division.admin1)
        for place in mention.known
        if place.kind == "city"
    )


def _doubtful(mention: Mention, sentence: Sentence) -> bool:
    """Return whether the name is also a person's, or a word that stands where a sentence opens."""
    kind = ambiguous().get(light(mention.name))
    return kind == "person" or (kind == "word" and _opens_sentence(sentence, mention.first))


def _standing(mention: Mention, best: Known | None, document: Background, *, doubtful: bool) -> float:
    """Return how likely the name alone is to be a place."""
    if mention.country is not None:
        return 5.0
    if best is None:
        return 0.0
    size = 2.5 if best.population >= GREAT else 1.5 if best.population >= LARGE else 0.0
    size = size or (0.5 if best.population >= MIDDLING else 0.0)
    if best.curated:
        short = len(mention.name) <= SHORT + 1 and best.population < LARGE and country_of_capital(mention.name) is None
        score = 1.5 if doubtful or (short and best.kind == "city") else 4.5
        return score + (1.0 if best.country in document.countries else 0.0)
    if best.kind == "admin1" and best.exact and _alone(best, mention):
        size = WHOLE
    size += TOLD if light(mention.name) in document.told else 0.0
    if best.country in document.countries:
        size += 2.0
    elif best.country == HOME:
        size += 0.5
    elif document.countries:
        size -= 1.5 if best.population < LARGE else 0.0
    return size - (2.0 if doubtful else 0.0) - (0.0 if best.exact else 1.0)


def _context(mention: Mention, around: Surroundings) -> float:
    score = 0.0
    if around.role is not None and around.role != "other":
        score += 2.0 if around.strong else 1.0
    score += 3.0 if around.noun is not None else 0.0
    score += 3.0 if mention.tail is not None and mention.tail != "modifier" else 0.0
    score += 2.0 if around.direction is not None else 0.0
    score += 1.0 if around.part else 0.0
    score += 3.0 if around.heads else 0.0
    return score + (1.0 if around.joined else 0.0)


def _traps(mention: Mention, around: Surroundings, sentence: Sentence, document: Background, lexicon: Lexicon) -> float:
    score = 0.0
    if around.runs_on:
        score -= 3.0
    if around.title:
        score -= 4.0 if around.noun is None else 0.0
    word = sentence.tokens[mention.first].text.lower()
    if mention.first == mention.last and mention.country is None and word in lexicon.opening:
        score -= 5.0 if _opens_sentence(sentence, mention.first) else 3.0
    if not mention.sure:
        score -= 2.0 if light(mention.name) in document.people else 0.0
        score -= 1.5 if around.said else 0.0
        score -= 1.5 if _speaks(sentence, mention, lexicon) else 0.0
        tag = sentence.tokens[mention.first].name
        unlike = -0.5 if tag in ("PER", "ORG") and lexicon.joint != " " else 0.0
        score += 0.5 if tag in ("LOC", "GPE") else unlike
    return score


def _opens_sentence(sentence: Sentence, index: int) -> bool:
    return index == 0 or not any(c.isalnum() for c in sentence.tokens[index - 1].text)


def _speaks(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    after = mention.last + 1
    return after < len(sentence.tokens) and sentence.tokens[after].text in lexicon.speakers
