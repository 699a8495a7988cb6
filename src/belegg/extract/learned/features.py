"""What the network is told of a candidate: the words around it, what is named there, and the frames of the lexicon.

A row has three stretches: the meanings of the words in each slot (`SLOTS`, each the mean of its words), signs that are
there or not, and the frames."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log10
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.frames.slots import Setting
from belegg.extract.learned.candidates import LABELS, Candidate
from belegg.extract.learned.words import Words
from belegg.model.parts import Frame, Quantity, Scope
from belegg.model.sentence import Token

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
SMALL_WORDS = ("aux", "aux:pass", "mark", "cop", "advmod", "compound:prt", "case", "det", "expl")
HANGING = ("conj", "xcomp", "aux", "cop", "ccomp", "advcl", "obj", "nsubj", "nsubj:pass", "obl")
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


class _Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as the features need it: its words' rows, what each is a part of, and what hangs on each."""

    setting: Setting
    frames: Sequence[Frame]
    scopes: Sequence[Scope]
    forms: list[int]
    lemmas: list[int]
    types: list[frozenset[str]]
    below: dict[int, list[int]]


def width(words: Words) -> int:
    """Return how many numbers a row has."""
    return len(SLOTS) * words.width + SIGNS


def rows(
    found: Sequence[tuple[Setting, Sequence[Frame], Sequence[Scope], Sequence[Candidate]]], words: Words
) -> "NDArray[np.float32]":
    """Return one row for each candidate of each sentence, in order."""
    total = sum(len(each[3]) for each in found)
    signs = np.zeros((total, SIGNS), np.float32)
    cells: list[int] = []
    ids: list[int] = []
    at = 0
    for setting, frames, scopes, asked in found:
        seen = _seen(setting, frames, scopes, words)
        for candidate in asked:
            slots = _slots(seen, candidate.token)
            for number, members in enumerate(slots):
                for row in _rows_of(seen, number, members, candidate.token):
                    cells.append(at * len(SLOTS) + number)
                    ids.append(row)
            for sign, value in _signs(seen, candidate, slots):
                signs[at, sign] = value
            at += 1
    return np.hstack([_means(cells, ids, total, words), signs])


def _means(cells: list[int], ids: list[int], total: int, words: Words) -> "NDArray[np.float32]":
    """Return the mean meaning in each slot of each candidate, nought where it is empty; `cells` are in order."""
    table = np.zeros((total * len(SLOTS), words.width), np.float32)
    if cells:
        places, starts, counts = np.unique(np.array(cells), return_index=True, return_counts=True)
        table[places] = np.add.reduceat(words.rows[ids], starts, axis=0) / counts[:, None]
    return table.reshape(total, len(SLOTS) * words.width)


def _seen(setting: Setting, frames: Sequence[Frame], scopes: Sequence[Scope], words: Words) -> _Seen:
    tokens = setting.sentence.tokens
    below: dict[int, list[int]] = defaultdict(list)
    for token in tokens:
        if token.head != token.index:
            below[token.head].append(token.index)
    return _Seen(
        setting=setting,
        frames=frames,
        scopes=scopes,
        forms=words.ids(token.text for token in tokens),
        lemmas=words.ids(token.lemma for token in tokens),
        types=_types(setting),
        below=below,
    )


def _types(setting: Setting) -> list[frozenset[str]]:
    """Return for each token the types of what it is a part of."""
    told: list[set[str]] = [set() for _ in setting.sentence.tokens]
    for first, last, kind in _parts(setting):
        for token in range(first, last + 1):
            told[token].add(kind)
    return [frozenset(each) for each in told]


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
    near = range(max(0, at - AROUND), min(len(tokens), at + AROUND + 1))
    slots[SLOT["around"]] += [
        each for each in near if each != at and tokens[each].upos in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
    ]
    return slots


def _hang(seen: _Seen, slots: list[list[int]], at: int) -> None:
    """Put what hangs on the token `at` into its slots."""
    tokens = seen.setting.sentence.tokens
    for child in seen.below[at]:
        relation = tokens[child].dep
        if relation.startswith("nsubj"):
            slots[SLOT["subject"]].append(child)
        elif relation in ("obj", "iobj"):
            slots[SLOT["object"]].append(child)
        elif relation.startswith(("obl", "nmod")):
            slots[SLOT["oblique"]].append(child)
            slots[SLOT["preposition"]] += [each for each in seen.below[child] if tokens[each].dep == "case"]
        elif relation == "conj":
            slots[SLOT["list"]].append(child)
        elif relation in SMALL_WORDS:
            slots[SLOT["marker"]].append(child)
        elif relation != "punct":
            slots[SLOT["other"]].append(child)


def _rows_of(seen: _Seen, slot: int, members: Iterable[int], at: int) -> Iterator[int]:
    """Yield the rows of the words in a slot: names, times, places and figures are told by their type alone, so they
    count as a word that means nothing."""
    if slot == SLOT["lemma"]:
        yield seen.lemmas[at]
        return
    tokens = seen.setting.sentence.tokens
    for each in members:
        named = tokens[each].upos == "PROPN" or (each != at and seen.types[each] & {"place", "time", "number"})
        yield 0 if named else seen.forms[each]


def _signs(seen: _Seen, candidate: Candidate, slots: list[list[int]]) -> Iterator[tuple[int, float]]:
    token = seen.setting.sentence.tokens[candidate.token]
    yield _AT["class"] + _place(CLASSES, token.upos), 1
    yield _AT["relation"] + _place(RELATIONS, token.dep), 1
    for number, feature in enumerate(FEATURES):
        if feature in token.feats:
            yield _AT["feature"] + number, 1
    yield _AT["zone"] + _place(ZONES, seen.setting.sentence.zone), 1
    for number, name in enumerate(TYPED):
        for each in slots[SLOT[name]]:
            for kind in seen.types[each]:
                yield _AT["type"] + number * len(TYPES) + TYPES.index(kind), 1
    yield from _sentence_signs(seen, token)
    if candidate.quantity is not None:
        yield from _quantity_signs(candidate.quantity)
    yield from _frame_signs(seen, candidate)


def _place(names: Sequence[str], name: str) -> int:
    """Return where `name` stands in `names`, the end where it does not."""
    return names.index(name) if name in names else len(names)


def _sentence_signs(seen: _Seen, token: Token) -> Iterator[tuple[int, float]]:
    at, tokens = _AT["sentence"], seen.setting.sentence.tokens
    yield at, min(len(tokens), LONG) / LONG
    yield at + 1, token.index / len(tokens)
    if any(each.form == "number" and each.unit == "person" for each in seen.setting.quantities):
        yield at + 2, 1
    said = [scope for scope in seen.scopes if scope.start <= token.start < scope.end]
    if said:
        yield at + 3, 1
    if any(scope.speaker is not None for scope in said):
        yield at + 4, 1


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


def _frame_signs(seen: _Seen, candidate: Candidate) -> Iterator[tuple[int, float]]:
    """Yield which frames the candidate opens, or how well it fits those that may count it; and its sentence's."""
    best: dict[int, float] = {}
    for frame in seen.frames:
        label = _LABEL[(frame.kind, frame.mode)] if (frame.kind, frame.mode) in _LABEL else _LABEL[(frame.kind, None)]
        yield _AT["present"] + label, 1
        fit = _fit(frame, candidate)
        if fit:
            best[label] = max(best.get(label, 0.0), fit)
    for label, fit in best.items():
        yield _AT["opened"] + label, fit


def _fit(frame: Frame, candidate: Candidate) -> float:
    quantity = candidate.quantity
    if quantity is None:
        opens = frame.first <= candidate.token <= frame.last or frame.trigger == candidate.token
        return (0.5 if frame.weak else 1.0) if opens else 0.0
    last = max(quantity.last, quantity.noun if quantity.noun is not None else 0)
    scores = [each.score for each in frame.fillers if each.role == "counted" and quantity.first <= each.head <= last]
    return min(max(max(scores), 0.2) / SURE, 1.0) if scores else 0.0
