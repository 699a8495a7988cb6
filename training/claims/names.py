"""Fit the network that says which names are places, on what labelled texts name as places and as all else."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from belegg.analyse.sentences import analyse
from belegg.extract.actors.find import find as find_parties
from belegg.extract.learned.names import Name, names, signs
from belegg.extract.learned.network import Network
from belegg.extract.places.find import Named, named_in, pointed
from belegg.extract.places.surroundings import preposition
from belegg.extract.places.table import lexicon
from belegg.extract.times.find import find as find_times
from belegg.model.sentence import Sentence
from belegg.read.document import read_bytes
from belegg.world.spelling import light
from training.claims.fit import Plan, fit
from training.claims.texts import Labelled

PLAN = Plan(networks=2, rounds=10, hidden=96, frames=0, carries=1.0)
CLASSES = 2
UNTOLD = -1
PARTIES = ("name", "person", "group", "office")
OF_KNOWN = 4
"""One in so many of the towns that the gazetteer knows is taken for a stranger, so that there is more to learn from."""


def rows(texts: Iterable[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row for each name of the texts that teaches, and 1 where it is a place's, else 0."""
    found = [each for text in texts if (each := of_text(text)) is not None]
    return np.vstack([signs for signs, _ in found]), np.concatenate([labels for _, labels in found])


def of_text(text: Labelled) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the rows and labels of one text, None where it has no name to ask about."""
    document = read_bytes(text.article, name=text.name, published=text.published)
    sentences = analyse(document, text.language)
    named = named_in(sentences, language=text.language)
    moments = find_times(sentences, language=text.language, published=document.published)
    hidden = _without_some(named)
    told = tuple(names(sentences, hidden, moments))
    if not told:
        return None
    located = pointed(sentences, named)
    parties = find_parties(sentences, located, language=text.language, published=document.published)
    of_parties = {
        (party.sentence, at) for party in parties if party.form in PARTIES for at in range(party.first, party.last + 1)
    }
    labels = np.array([_label(text, sentences, named, name, of_parties) for name in told])
    return signs(sentences, hidden, told)[labels != UNTOLD], labels[labels != UNTOLD]


def _without_some(named: Named) -> Named:
    """Return the places found but for some of the towns, which stand in for towns that no list has."""
    at = 0
    groups = []
    for group in named.groups:
        kept = []
        for one in group:
            at += one.place.precision <= 2
            if one.place.precision > 2 or at % OF_KNOWN or not one.rule[0].startswith("places.gazetteer"):
                kept.append(one)
        groups.append(tuple(kept))
    return Named(language=named.language, groups=tuple(groups), document=named.document, spread=named.spread)


def _label(
    text: Labelled, sentences: Sequence[Sentence], named: Named, name: Name, parties: set[tuple[int, int]]
) -> int:
    """Return 1 for a place's name, 0 for another's, -1 where nobody says."""
    if any(one.first <= name.last and name.first <= one.last for one in named.groups[name.sentence]):
        return 1
    forms = set(_forms(name.text))
    if any(forms & set(_forms(place)) for place in _stated(text, ("place",))):
        return 1
    if any(light(name.text) in light(each) for each in _stated(text, ("actor", "target", "said_by"))):
        return 0
    if any((name.sentence, at) in parties for at in range(name.first, name.last + 1)):
        return 0
    tokens = sentences[name.sentence].tokens
    role, _, _ = preposition(tokens, name.first - 1, lexicon(text.language)) if name.first else (None, False, 0)
    return 0 if role in (None, "other") else UNTOLD


def _stated(text: Labelled, keys: Sequence[str]) -> Iterator[str]:
    for claim in text.claims:
        for key in keys:
            if getattr(claim, key):
                yield getattr(claim, key)


def _forms(text: str) -> Iterator[str]:
    head, hyphen, tail = text.rpartition("-")
    for form in (text, head) if hyphen and tail.islower() else (text,):
        yield light(form)
        yield light(form).removesuffix("s")


def fitted(signs: np.ndarray, labels: np.ndarray) -> Network:
    """Return the network that these teach."""
    return fit(signs, labels, classes=CLASSES, plan=PLAN)
