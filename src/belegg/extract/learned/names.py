"""Guess which names are places, of those that neither the gazetteer nor the words beside them explain.

The villages that a war is fought over stand in no list that fits on a laptop. A reader knows them all the same: by the
verb that takes them, the towns that they are listed with, the words that stand about them all through the article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log10
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.learned.network import NAMES, network
from belegg.extract.learned.words import words
from belegg.extract.places.find import Named
from belegg.extract.places.mentions import opens_name, refused, span_text
from belegg.extract.places.strangers import sort_after
from belegg.extract.places.surroundings import preposition
from belegg.extract.places.table import Lexicon, lexicon
from belegg.model.parts import Location, Moment
from belegg.model.sentence import Sentence, Token
from belegg.world.countries import country_of_demonym
from belegg.world.gazetteer import ambiguous, lookup
from belegg.world.spelling import light

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

LIKELY = 0.6
"""How likely a name must be a place's to be taken for one."""
LONGEST = 4
PARTICLES = frozenset({"de", "del", "la", "al", "el", "du", "da", "dos", "di", "ul"})
"""Small words inside names, whatever the language of the article."""
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "flat",
    "flat:name", "compound", "root", "parataxis", "dep",
)  # fmt: skip
CLASSES = ("VERB", "NOUN", "ADJ", "PROPN", "AUX", "NUM")
TAGS = ("PER", "ORG", "GPE", "LOC", "GPE_LOC", "GPE_ORG", "PROD", "EVT", "DRV", "")
ZONES = ("title", "lead", "body", "subhead", "caption")
ROLES = ("at", "near", "from", "to", "against", "via", "other")
SORTS = ("city", "part", "admin1", "admin2", "area", "sea", "camp", "base", "site", "country", "modifier")
_NOBODY = Token(index=-1, text="", start=-1, end=-1, lemma="", upos="", feats="", dep="", head=-1)


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A run of capitalised words that nothing explains, at tokens `first` to `last` of a sentence, as written."""

    sentence: int
    first: int
    last: int
    text: str


def find(sentences: Sequence[Sentence], named: Named, moments: Sequence[Moment]) -> tuple[Name, ...]:
    """Return the names of a document that are likely places', in order; `named` are the places found already."""
    told = tuple(names(sentences, named, moments))
    if not told:
        return ()
    likely = network(NAMES)(signs(sentences, named, told))[:, 1].tolist()
    return tuple(name for name, sure in zip(told, likely, strict=True) if sure >= LIKELY)


def names(sentences: Sequence[Sentence], named: Named, moments: Sequence[Moment]) -> Iterator[Name]:
    """Yield the names in parsed sentences that are no known place's, no time's and no people's, in order."""
    taken = taken_by(named, moments)
    for sentence in sentences:
        if sentence.parsed:
            yield from _in_sentence(sentence, taken.get(sentence.index, frozenset()), lexicon(named.language))


def taken_by(named: Named, moments: Sequence[Moment]) -> dict[int, set[int]]:
    """Return the tokens of places and times, by sentence."""
    taken: dict[int, set[int]] = defaultdict(set)
    parts: list[Location | Moment] = [*(one for group in named.groups for one in group), *moments]
    for part in parts:
        taken[part.sentence].update(range(part.first, part.last + 1))
    return taken


def _in_sentence(sentence: Sentence, taken: set[int] | frozenset[int], lexicon: Lexicon) -> Iterator[Name]:
    at = 0
    while at < len(sentence.tokens):
        first, last = at, _last(sentence, at, taken, lexicon)
        at = (first if last is None else last) + 1
        if last is not None:
            yield Name(sentence=sentence.index, first=first, last=last, text=span_text(sentence, first, last))


def _last(sentence: Sentence, first: int, taken: set[int] | frozenset[int], lexicon: Lexicon) -> int | None:
    """Return the last token of the name that opens at `first`, None where none does."""
    tokens = sentence.tokens
    token = tokens[first]
    if not _is_part(token, first, taken) or (first == 0 and token.upos != "PROPN"):
        return None
    if country_of_demonym(token.text, lexicon.language) is not None or refused(sentence, first, lexicon):
        return None
    last = first
    while last - first < LONGEST - 1 and last + 1 < len(tokens):
        step = 2 if tokens[last + 1].text in PARTICLES and last + 2 < len(tokens) else 1
        if any(tokens[at].start != tokens[at - 1].end + 1 or at in taken for at in range(last + 1, last + step + 1)):
            break
        if not _is_part(tokens[last + step], last + step, taken):
            break
        last += step
    return last


def _is_part(token: Token, index: int, taken: set[int] | frozenset[int]) -> bool:
    text = token.text
    return index not in taken and opens_name(text) and len(text) > 1 and text[-1].isalnum() and not text[-1].isdigit()


def signs(sentences: Sequence[Sentence], named: Named, told: Sequence[Name]) -> "Table":
    """Return what is told of each name, a row each: the meanings of the words about it, its own signs, and the mean of
    the signs of all that the document calls so."""
    taken = taken_by(named, ())
    own = np.array([_own(sentences[name.sentence], name, named, taken) for name in told], np.float32)
    together: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(told):
        together[_called(name.text)].append(number)
    of_all = np.zeros_like(own)
    many = np.zeros((len(told), 2), np.float32)
    ends: dict[str, int] = defaultdict(int)
    for name in told:
        ends[light(name.text.rpartition(" ")[2]).removesuffix("s")] += " " in name.text
    for called, numbers in together.items():
        of_all[numbers] = own[numbers].mean(axis=0)
        many[numbers] = (np.log1p(len(numbers)), float(ends[called] > 0))
    return np.hstack([_meanings(sentences, named, told), own, of_all, many])


def _called(text: str) -> str:
    return light(text).removesuffix("s")


def _meanings(sentences: Sequence[Sentence], named: Named, told: Sequence[Name]) -> "Table":
    """Return the meanings of the words before and after each name and before its list, of the word that it hangs on,
    and its own."""
    every, own = [], []
    for name in told:
        tokens = sentences[name.sentence].tokens
        head = _head(tokens, name)
        above = head.lemma if head is not None else ""
        opening = _opening(tokens, name, lexicon(named.language)) - 1
        beside = (opening, name.first - 2, name.first - 1, name.last + 1, name.last + 2)
        every += [*(_at(tokens, at).text for at in beside), above]
        own += [tokens[name.first].text, tokens[name.last].text]
    table = words()
    about: Table = table.rows[table.ids(every)].reshape(len(told), -1)
    itself: Table = table.rows[table.whole_ids(own)].reshape(len(told), -1)
    return np.hstack([about, itself])


def _at(tokens: Sequence[Token], index: int) -> Token:
    return tokens[index] if 0 <= index < len(tokens) else _NOBODY


def _top(tokens: Sequence[Token], name: Name) -> Token:
    """Return the word of the name that its others hang on."""
    inside = range(name.first, name.last + 1)
    return next((tokens[at] for at in inside if tokens[at].head not in inside), tokens[name.first])


def _head(tokens: Sequence[Token], name: Name) -> Token | None:
    top = _top(tokens, name)
    return None if top.head == top.index else tokens[top.head]


def _opening(tokens: Sequence[Token], name: Name, known: Lexicon) -> int:
    """Return where the list begins that the name stands in ("A, B and C"): its own first token where it is in none."""
    first = name.first
    while first >= 2 and tokens[first - 1].text in known.grammar.joining and opens_name(tokens[first - 2].text):
        first -= 2
        while first and opens_name(tokens[first - 1].text) and tokens[first].start == tokens[first - 1].end + 1:
            first -= 1
    return first


def _closing(tokens: Sequence[Token], name: Name, known: Lexicon) -> int:
    """Return the last token of the list that the name stands in."""
    last = name.last
    while (
        last + 2 < len(tokens) and tokens[last + 1].text in known.grammar.joining and opens_name(tokens[last + 2].text)
    ):
        last += 2
        while last + 1 < len(tokens) and opens_name(tokens[last + 1].text):
            last += 1
    return last


def _in_list(tokens: tuple[Token, ...], name: Name, places: set[int], known: Lexicon) -> list[float]:
    """Return what opens the list that the name stands in, and how much of it is places."""
    first, last = _opening(tokens, name, known), _closing(tokens, name, known)
    role, strong, _ = preposition(tokens, first - 1, known) if first else (None, False, 0)
    others = [at for at in range(first, last + 1) if at not in range(name.first, name.last + 1)]
    share = sum(at in places for at in others if opens_name(tokens[at].text))
    return [
        *_one_of(ROLES, role), *_one_of(SORTS, known.nouns.get(_at(tokens, first - 1).text.lower())), float(strong),
        float(first < name.first), float(last > name.last), float(share > 0), min(len(others), 12) / 6,
    ]  # fmt: skip


def _own(sentence: Sentence, name: Name, named: Named, taken: dict[int, set[int]]) -> list[float]:
    tokens, known = sentence.tokens, lexicon(named.language)
    top, head = _top(tokens, name), _head(tokens, name)
    before, after = _at(tokens, name.first - 1), _at(tokens, name.last + 1)
    role, strong, _ = preposition(tokens, name.first - 1, known) if name.first else (None, False, 0)
    places = taken.get(sentence.index, set())
    joining = known.grammar.joining
    return [
        *_one_of(RELATIONS, top.dep), *_one_of(CLASSES, head.upos if head is not None else None),
        *_one_of(TAGS, tokens[name.last].name), *_one_of(ZONES, sentence.zone), *_one_of(ROLES, role),
        *_one_of(SORTS, known.nouns.get(before.text.lower())), *_one_of(SORTS, sort_after(tokens, name.last, known)),
        float(strong), float(role == "at" and strong), (name.last - name.first) / 2, float(name.first == 0),
        float(name.text.isupper()), float(name.text.startswith(("al-", "Al-", "el-", "El-"))),
        float(name.text.endswith("s")), float(after.text in ("'s", "’s")), float("-" in name.text),
        float(before.text.lower() in known.titles), float(before.text.lower() in known.speakers),
        float(after.text.lower() in known.speakers), float(before.text == ","), float(after.text == ","),
        float(after.text == "("), float(before.text in joining and name.first - 2 in places),
        float(after.text in joining and name.last + 2 in places),
        float(before.text.lower() in known.between), float(opens_name(before.text) if before.text else False),
        *_in_list(tokens, name, places, known), *_listed(name.text, named, known),
    ]  # fmt: skip


def _one_of(names: Sequence[str], name: str | None) -> list[float]:
    return [float(name == each) for each in names]


def _listed(text: str, named: Named, known: Lexicon) -> list[float]:
    """Return what the lists know of the name: actors, people and words so called, and places, near and anywhere."""
    folded = light(text)
    bare = folded.removesuffix("s")
    parts = folded.split()
    found = lookup(text, loose=True) or lookup(text[:-1])
    near = [place for place in found if place.country in named.document.countries]
    return [
        sum(part in known.actors or part.removesuffix("s") in known.actors for part in parts) / len(parts),
        float(bool({folded, bare} & ambiguous().keys())), float(any(part in named.document.people for part in parts)),
        float(bool(near)), float(any(place.exact for place in near)), float(bool(found)),
        log10(max((place.population for place in near), default=0) + 1) / 6,
        float(named.spread.get(bare, 0) + named.spread.get(folded, 0) > 1),
    ]  # fmt: skip
