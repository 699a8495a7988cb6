"""What the network is told of a candidate: the words around it, what is named there, and the frames of the lexicon.

A row has three stretches: the meanings of the words in each slot (`SLOTS`, each the mean of its words), signs that are
there or not, and the frames."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.frames.slots import Setting
from belegg.extract.learned.candidates import LABELS, Candidate
from belegg.extract.learned.words import Words
from belegg.model.parts import Frame, Quantity, Scope

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLOTS = (
    "self", "lemma", "head", "above", "subject", "object", "oblique", "preposition", "other", "list", "marker",
    "after", "second_after", "third_after", "before", "second_before", "third_before", "around",
)  # fmt: skip
SLOT = {name: number for number, name in enumerate(SLOTS)}
CLASSES = ("VERB", "NOUN", "ADJ", "AUX", "PROPN", "NUM", "ADP", "ADV", "PRON", "DET")
RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "acl", "acl:relcl", "advcl", "ccomp", "xcomp",
    "parataxis", "appos", "amod", "aux", "cop", "compound", "iobj",
)  # fmt: skip
FEATURES = (
    "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger", "Tense=Past", "Tense=Pres", "Voice=Pass",
    "Definite=Def", "Number=Plur", "Mood=Imp",
)  # fmt: skip
ZONES = ("title", "lead", "body", "subhead", "caption")
TYPES = ("force", "government", "body", "media", "civilian", "other", "unknown", "place", "time", "number")
TYPED = ("self", "head", "subject", "object", "oblique", "other", "list", "around", "marker")
UNITS = ("person", "household", "item", "vehicle", "place", "share", None)
FORMS = ("number", "share", "repeat", "all", "none")
GROUPS = {
    "state_forces": "force", "rebels": "force", "militia": "force", "peacekeepers": "force",
    "government": "government", "intergovernmental": "body", "monitor": "body", "ngo": "body", "media": "media",
    "civilians": "civilian", "children": "civilian", "women": "civilian", "refugees": "civilian",
    "medical": "civilian", "journalists": "civilian", "aid_workers": "civilian",
}  # fmt: skip
UNTOLD = frozenset({"place", "time", "number"})
SMALL_WORDS = ("aux", "aux:pass", "mark", "cop", "advmod", "compound:prt", "case", "det", "expl")
HANGING = ("conj", "xcomp", "aux", "cop", "ccomp", "advcl", "obj", "nsubj", "nsubj:pass", "obl")
CONTENT = ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
NEIGHBOURS = 3
AROUND = 8
LONG = 60.0
LARGE = 1000
MOST_DIGITS = 7.0
SURE = 4.0
_LABEL = {label: number for number, label in enumerate(LABELS)}
_STRETCHES: tuple[tuple[str, int], ...] = (
    ("class", len(CLASSES) + 1),
    ("relation", len(RELATIONS) + 1),
    ("feature", len(FEATURES)),
    ("zone", len(ZONES) + 1),
    ("type", len(TYPED) * len(TYPES)),
    ("sentence", 6),
    ("unit", len(UNITS) + 1),
    ("form", len(FORMS)),
    ("size", 7),
    ("opened", len(LABELS)),
    ("present", len(LABELS)),
)
SIGNS = sum(size for _, size in _STRETCHES)
FRAMES = 2 * len(LABELS)
"""The last numbers of a row: the frames that the candidate opens or fills, and those of its sentence."""
_AT = {name: sum(size for _, size in _STRETCHES[:number]) for number, (name, _) in enumerate(_STRETCHES)}
_TYPE = {name: number for number, name in enumerate(TYPES)}
_TYPED = tuple((SLOT[name], _AT["type"] + number * len(TYPES)) for number, name in enumerate(TYPED))
_REMEMBERED = 16384


class _Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as the features need it, worked out once for all its candidates: the row of each word as a candidate
    (`own`), by its lemma, and as others see it (`told`); the types of what it is a part of; what hangs on it; which
    words have content; each frame with its label; and the signs that all candidates share."""

    setting: Setting
    scopes: Sequence[Scope]
    own: list[int]
    lemmas: list[int]
    told: list[int]
    types: list[tuple[int, ...]]
    below: dict[int, list[int]]
    content: list[int]
    frames: list[tuple[Frame, int]]
    shared: dict[int, float]


def width(words: Words) -> int:
    """Return how many numbers a row has."""
    return len(SLOTS) * words.width + SIGNS


def rows(
    found: Sequence[tuple[Setting, Sequence[Frame], Sequence[Scope], Sequence[Candidate]]], words: Words
) -> "NDArray[np.float32]":
    """Return one row for each candidate of each sentence, in order."""
    counts: list[int] = []
    ids: list[int] = []
    every: list[dict[int, float]] = []
    for setting, frames, scopes, asked in found:
        seen = _seen(setting, frames, scopes, words)
        for candidate in asked:
            slots = _slots(seen, candidate.token)
            counts += map(len, slots)
            ids += _rows_of(seen, slots, candidate.token)
            every.append(_signs(seen, candidate, slots))
    return np.hstack([_means(counts, ids, words).reshape(len(every), -1), _table(every)])


def _means(counts: list[int], ids: list[int], words: Words) -> "NDArray[np.float32]":
    """Return the mean meaning in each slot, nought where it is empty; `counts` are the words in each, `ids` their rows
    one slot after the other."""
    table = np.zeros((len(counts), words.width), np.float32)
    if ids:
        sizes = np.array(counts)
        starts = np.cumsum(sizes) - sizes
        meanings = words.rows[ids]
        table[sizes == 1] = meanings[starts[sizes == 1]]
        many = np.flatnonzero(sizes > 1)
        table[many] = _sums(meanings, starts[many], sizes[many]) / sizes[many][:, None]
    return table


def _sums(
    meanings: "NDArray[np.float32]", starts: "NDArray[np.int64]", sizes: "NDArray[np.int64]"
) -> "NDArray[np.float32]":
    """Return the sum of the rows from each start on, so many as its size says."""
    total: NDArray[np.float32] = meanings[starts]
    for step in range(1, int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > step)
        total[longer] += meanings[starts[longer] + step]
    return total


def _table(every: Sequence[dict[int, float]]) -> "NDArray[np.float32]":
    """Return the signs of all candidates, one row each."""
    table = np.zeros((len(every), SIGNS), np.float32)
    lines = np.repeat(np.arange(len(every)), [len(signs) for signs in every])
    columns = [sign for signs in every for sign in signs]
    table[lines, columns] = [value for signs in every for value in signs.values()]
    return table


def _seen(setting: Setting, frames: Sequence[Frame], scopes: Sequence[Scope], words: Words) -> _Seen:
    tokens = setting.sentence.tokens
    below: dict[int, list[int]] = defaultdict(list)
    for token in tokens:
        if token.head != token.index:
            below[token.head].append(token.index)
    types = _types(setting)
    forms = words.ids(token.text for token in tokens)
    own = [0 if token.upos == "PROPN" else form for token, form in zip(tokens, forms, strict=True)]
    labelled = [(frame, _label(frame)) for frame in frames]
    return _Seen(
        setting=setting,
        scopes=scopes,
        own=own,
        lemmas=words.ids(token.lemma for token in tokens),
        told=[0 if kinds & UNTOLD else row for kinds, row in zip(types, own, strict=True)],
        types=[tuple(_TYPE[kind] for kind in kinds) for kinds in types],
        below=below,
        content=[token.index for token in tokens if token.upos in CONTENT],
        frames=labelled,
        shared=_shared_signs(setting, labelled),
    )


def _types(setting: Setting) -> list[set[str]]:
    """Return for each token the types of what it is a part of."""
    told: list[set[str]] = [set() for _ in setting.sentence.tokens]
    for first, last, kind in _parts(setting):
        for token in range(first, last + 1):
            told[token].add(kind)
    return told


def _parts(setting: Setting) -> Iterator[tuple[int, int, str]]:
    for phrase in setting.phrases:
        if phrase.party is not None:
            sector = phrase.party.actor.sector
            kind = "unknown" if sector is None else GROUPS.get(sector, "other")
            yield phrase.party.first, phrase.party.last, kind
    for party in setting.demonyms:
        yield party.first, party.last, "force"
    for location in setting.locations:
        yield location.first, location.last, "place"
    for moment in setting.moments:
        yield moment.first, moment.last, "time"
    for quantity in setting.quantities:
        yield quantity.first, quantity.last, "number"


def _slots(seen: _Seen, at: int) -> list[list[int]]:
    """Return the tokens in each slot of the token `at`."""
    tokens = seen.setting.sentence.tokens
    slots: list[list[int]] = [[] for _ in SLOTS]
    slots[SLOT["self"]].append(at)
    slots[SLOT["lemma"]].append(at)
    head = tokens[at].head
    if head != at:
        slots[SLOT["head"]].append(head)
        if tokens[head].head != head:
            slots[SLOT["above"]].append(tokens[head].head)
    _hang(seen, slots, at)
    if not slots[SLOT["subject"]] and head != at and tokens[at].dep in HANGING:
        slots[SLOT["subject"]] += [
            each for each in seen.below[head] if each != at and tokens[each].dep.startswith("nsubj")
        ]
    for steps in range(1, NEIGHBOURS + 1):
        if at + steps < len(tokens):
            slots[SLOT["after"] + steps - 1].append(at + steps)
        if at >= steps:
            slots[SLOT["before"] + steps - 1].append(at - steps)
    near = seen.content[bisect_left(seen.content, at - AROUND) : bisect_right(seen.content, at + AROUND)]
    slots[SLOT["around"]] += [each for each in near if each != at]
    return slots


def _hang(seen: _Seen, slots: list[list[int]], at: int) -> None:
    """Put what hangs on the token `at` into its slots."""
    tokens = seen.setting.sentence.tokens
    for child in seen.below.get(at, ()):
        slot = _slot_of(tokens[child].dep)
        if slot is None:
            continue
        slots[slot].append(child)
        if slot == SLOT["oblique"]:
            slots[SLOT["preposition"]] += [each for each in seen.below.get(child, ()) if tokens[each].dep == "case"]


@lru_cache(maxsize=_REMEMBERED)
def _slot_of(relation: str) -> int | None:
    """Return the slot of what hangs on a word by `relation`, None for none."""
    if relation.startswith("nsubj"):
        return SLOT["subject"]
    if relation in ("obj", "iobj"):
        return SLOT["object"]
    if relation.startswith(("obl", "nmod")):
        return SLOT["oblique"]
    if relation == "conj":
        return SLOT["list"]
    if relation in SMALL_WORDS:
        return SLOT["marker"]
    return SLOT["other"] if relation != "punct" else None


def _rows_of(seen: _Seen, slots: list[list[int]], at: int) -> list[int]:
    """Return the rows of the words in each slot, one after the other: names, times, places and figures are told by
    their type alone, so they count as a word that means nothing."""
    told = seen.told
    return [seen.own[at], seen.lemmas[at], *[told[each] for members in slots[2:] for each in members]]


def _signs(seen: _Seen, candidate: Candidate, slots: list[list[int]]) -> dict[int, float]:
    """Return the signs of a candidate that are there, each with its worth."""
    sentence = seen.setting.sentence
    token = sentence.tokens[candidate.token]
    signs = dict.fromkeys(_word_signs(token.upos, token.dep, token.feats, sentence.zone), 1.0)
    signs.update(seen.shared)
    for slot, first in _TYPED:
        for each in slots[slot]:
            for kind in seen.types[each]:
                signs[first + kind] = 1
    at = _AT["sentence"]
    signs[at + 1] = token.index / len(sentence.tokens)
    said = [scope for scope in seen.scopes if scope.start <= token.start < scope.end]
    if said:
        signs[at + 3] = 1
        if any(scope.speaker is not None for scope in said):
            signs[at + 4] = 1
    if candidate.quantity is not None:
        signs.update(_quantity_signs(candidate.quantity))
    signs.update(_frame_signs(seen, candidate))
    return signs


@lru_cache(maxsize=_REMEMBERED)
def _word_signs(upos: str, relation: str, feats: str, zone: str) -> tuple[int, ...]:
    """Return the signs of a word that has this class, relation and features, in this zone."""
    return (
        _AT["class"] + _place(CLASSES, upos),
        _AT["relation"] + _place(RELATIONS, relation),
        *(_AT["feature"] + number for number, feature in enumerate(FEATURES) if feature in feats),
        _AT["zone"] + _place(ZONES, zone),
    )


def _place(names: Sequence[str], name: str) -> int:
    """Return where `name` stands in `names`, the end where it does not."""
    return names.index(name) if name in names else len(names)


def _shared_signs(setting: Setting, frames: Sequence[tuple[Frame, int]]) -> dict[int, float]:
    """Return the signs of a sentence, which all its candidates have."""
    at = _AT["sentence"]
    signs = {at: min(len(setting.sentence.tokens), LONG) / LONG}
    if any(each.form == "number" and each.unit == "person" for each in setting.quantities):
        signs[at + 2] = 1
    signs.update((_AT["present"] + label, 1) for _, label in frames)
    return signs


def _quantity_signs(quantity: Quantity) -> Iterator[tuple[int, float]]:
    yield _AT["sentence"] + 5, 1
    yield _AT["unit"] + (UNITS.index(quantity.unit) if quantity.unit in UNITS else len(UNITS)), 1
    yield _AT["form"] + FORMS.index(quantity.form), 1
    at = _AT["size"]
    bound = quantity.low if quantity.low is not None else quantity.high
    if bound is not None and quantity.form != "share":
        yield at, log10(float(bound) + 1) / MOST_DIGITS
        yield at + 1, float(bound == 1)
        yield at + 2, float(bound >= LARGE)
    yield at + 3, float(quantity.quantifier != "exact")
    yield at + 4, float(quantity.of_previous)
    yield at + 5, float(quantity.noun is None)
    yield at + 6, float(quantity.item is not None)


def _frame_signs(seen: _Seen, candidate: Candidate) -> dict[int, float]:
    """Return which frames the candidate opens, or how well it fits those that may count it."""
    best: dict[int, float] = {}
    for frame, label in seen.frames:
        fit = _fit(frame, candidate)
        if fit:
            sign = _AT["opened"] + label
            best[sign] = max(best.get(sign, 0.0), fit)
    return best


def _label(frame: Frame) -> int:
    return _LABEL[(frame.kind, frame.mode)] if (frame.kind, frame.mode) in _LABEL else _LABEL[(frame.kind, None)]


def _fit(frame: Frame, candidate: Candidate) -> float:
    quantity = candidate.quantity
    if quantity is None:
        opens = frame.first <= candidate.token <= frame.last or frame.trigger == candidate.token
        return (0.5 if frame.weak else 1.0) if opens else 0.0
    last = max(quantity.last, quantity.noun if quantity.noun is not None else 0)
    scores = [each.score for each in frame.fillers if each.role == "counted" and quantity.first <= each.head <= last]
    return min(max(max(scores), 0.2) / SURE, 1.0) if scores else 0.0
