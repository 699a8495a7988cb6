"""The words that open a frame, as the language's data has them, compiled for look-up by form."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Literal

import msgspec

from belegg.extract.frames.spelling import noun_lines, phrases, spelling, verb_lines
from belegg.extract.frames.words import clause_words
from belegg.languages.load import own_table, table

KINDS = (
    "attack", "casualties", "materiel", "displacement", "deployment", "strength", "population",
    "control", "agreement", "talks", "relation", "statement",
)  # fmt: skip


OPENING = ("governed", "beside")


class Roles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Through which slots a role is filled, best first: "subject", "object", "genitive", "modifier",
    "compound", "before", "after", "self", "inside", or a preposition."""

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one meaning. `forms` of a verb: "infinitive present past participle passive", alternatives
    joined by "/", "-" for none, and after " | " the words that must follow ("miste … | livet"), alternatives
    with " / " between them. `forms` of
    a noun: "indefinite definite plural definite-plural". `forms` of a phrase: the words themselves.

    `weak` words need support from a role; `needs` names what must be there ("weapon", "person"),
    `without` the words that must not follow soon ("skjøt … ned" is no shooting); `far` reads
    across other words that open frames ("dødstallet etter angrepet har steget til 43").
    `compound` lets a noun be the last part of a longer word. `item` is the item of materiel; `lasting`
    words tell how many are so, not how many it befell ("lever som fordrevne")."""

    mode: str | None = None
    forms: tuple[str, ...]
    roles: Roles = Roles()
    compound: bool = False
    item: str | None = None
    weak: bool = False
    far: bool = False
    lasting: bool = False
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    example: str
    never: str | None = None


class FirstPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the first part of a compound makes of a noun's mode ("drone" + "angrep")."""

    mode: str
    parts: tuple[str, ...]
    example: str


class Weapon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Weapons that make an attack of `mode` out of a blow ("raketter traff", "angrep med droner"). `stems`: "*" at an
    end stands for any letters there; a word without it must be the whole word."""

    mode: str
    stems: tuple[str, ...]
    example: str
    never: str | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that an entry's `needs` may name. `where` they must stand: "noun" a stem in the counted phrase,
    "ending" the end of its noun, "sentence" a whole word of the sentence, "word" what `is_one_of` asks for one
    word alone, "before" words that stand in a row shortly before the trigger. Without those of OPENING there is no
    frame at all: "governed" words under a preposition behind the trigger, "beside" words anywhere in the sentence;
    either may be two words."""

    name: str
    where: Literal["noun", "ending", "sentence", "word", "before", "governed", "beside"]
    words: frozenset[str]
    example: str


class Bar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Stems of words that keep a sentence from making claims of the kind at all ("bilulykke"), unless one of
    the stems `unless` stands there too."""

    stems: tuple[str, ...]
    unless: tuple[str, ...] = ()
    example: str


class Frames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of frames: the entries of one kind of claim."""

    verb: tuple[Entry, ...] = ()
    noun: tuple[Entry, ...] = ()
    phrase: tuple[Entry, ...] = ()
    first_part: tuple[FirstPart, ...] = ()
    weapon: tuple[Weapon, ...] = ()
    group: tuple[Group, ...] = ()
    bar: tuple[Bar, ...] = ()


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One form of one entry: what it opens and as what (`tense` of a verb, `definite` of a noun). `tail` are the words
    that follow the first of a noun of several ("raid" in "air raid"); `near`: `rest`, written with a "+", stands right
    after the verb ("call +for")."""

    kind: str
    entry: Entry
    shape: str
    tense: str = ""
    definite: bool = False
    rest: tuple[str, ...] = ()
    name: str = ""
    tail: tuple[str, ...] = ()
    near: bool = False


class Readings:
    """The words of one form, with a memory of which of them the other words of a sentence allow: those that go with
    it ("livet" with "tok") stand there or not, and the same few are met again and again."""

    __slots__ = ("_allowed", "_asked", "_words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._words = words
        self._asked = frozenset(each for word in words for each in word.rest)
        self._allowed: dict[frozenset[str], tuple[Word, ...]] = {}

    def among(self, present: frozenset[str]) -> tuple[Word, ...]:
        """Return the words whose `rest` is among the words `present` in a sentence, in their order."""
        there = self._asked & present
        allowed = self._allowed.get(there)
        if allowed is None:
            if len(self._allowed) > _REMEMBERED:
                self._allowed.clear()
            allowed = self._allowed[there] = tuple(word for word in self._words if there.issuperset(word.rest))
        return allowed


class Endings:
    """The forms of nouns that may end a compound, with a memory for the words that were asked about."""

    __slots__ = ("_known", "_lengths", "_words")

    def __init__(self, words: dict[str, tuple[Word, ...]]) -> None:
        self._words = words
        self._lengths = sorted({len(form) for form in words}, reverse=True)
        self._known: dict[str, tuple[str, tuple[Word, ...]]] = {}

    def __iter__(self) -> Iterator[str]:
        """Yield the forms."""
        return iter(self._words)

    def of(self, form: str) -> tuple[str, tuple[Word, ...]]:
        """Return the first part of the compound `form` and the words that its longest known ending is; none of either
        where it ends in none."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > _REMEMBERED_FORMS:
                self._known.clear()
            known = self._known[form] = self._looked_up(form)
        return known

    def _looked_up(self, form: str) -> tuple[str, tuple[Word, ...]]:
        for length in self._lengths:
            words = self._words.get(form[-length:]) if length <= len(form) - SHORTEST_FIRST_PART else None
            if words:
                return form[:-length].rstrip("-"), words
        return "", ()


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All words of a language that open frames. `words` by lower-cased form, and as `readings`; `endings` the forms of
    nouns that may end a compound; `openers` by the first word of a set phrase, then by the second ("" for none).
    `strict`: the tagger tells nouns from verbs."""

    words: dict[str, tuple[Word, ...]]
    readings: dict[str, Readings]
    endings: Endings
    openers: dict[str, dict[str, tuple[Word, ...]]]
    first_parts: tuple[tuple[str, str, str], ...]
    weapons: tuple[tuple[str, str], ...]
    groups: dict[str, tuple[Group, ...]]
    bars: dict[str, tuple[Bar, ...]]
    strict: bool = False


_REMEMBERED = 1000
_REMEMBERED_FORMS = 50_000
SHORTEST_FIRST_PART = 2
TENSES = ("infinitive", "present", "past", "participle", "passive", "gerund")


def entries(code: str, kind: str) -> Frames:
    """Return the frames that the language's own file for `kind` has, without its parent's."""
    return own_table(code, f"frames/{kind}", Frames)


@cache
def all_frames(code: str, kind: str) -> Frames:
    """Return the frames for `kind` that `code` has, then those of its parent as `code` writes their words."""
    own, whole = entries(code, kind), table(code, f"frames/{kind}", Frames)
    if not spelling(code).endings:
        return whole
    return msgspec.structs.replace(
        whole,
        verb=own.verb + tuple(_respelled(code, entry, verb_lines) for entry in whole.verb[len(own.verb) :]),
        noun=own.noun + tuple(_respelled(code, entry, noun_lines) for entry in whole.noun[len(own.noun) :]),
        phrase=own.phrase + tuple(_respelled(code, entry, phrases) for entry in whole.phrase[len(own.phrase) :]),
        weapon=tuple(msgspec.structs.replace(each, stems=_all_stems(code, each.stems)) for each in whole.weapon),
        first_part=tuple(
            msgspec.structs.replace(each, parts=_all_stems(code, each.parts)) for each in whole.first_part
        ),
        group=tuple(
            msgspec.structs.replace(each, words=frozenset(_all_stems(code, tuple(each.words)))) for each in whole.group
        ),
        bar=tuple(
            msgspec.structs.replace(each, stems=_all_stems(code, each.stems), unless=_all_stems(code, each.unless))
            for each in whole.bar
        ),
    )


def _respelled(code: str, entry: Entry, lines: Callable[[str, str], tuple[str, ...]]) -> Entry:
    """Return an inherited entry with what `code` writes for its forms, its prepositions and its barred words."""
    written = spelling(code).words
    roles = {
        role: tuple(new for slot in slots for new in (slot, *written.get(slot, ())))
        for role, slots in msgspec.structs.asdict(entry.roles).items()
    }
    forms = (new for line in entry.forms for new in (*lines(code, line), line))
    return msgspec.structs.replace(
        entry, forms=tuple(dict.fromkeys(forms)), roles=Roles(**roles), without=_all_stems(code, entry.without)
    )


def _all_stems(code: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    """Return `stems` and how `code` writes them; a "*" stays where it stands."""
    found = dict.fromkeys(stems)
    for stem in stems:
        core = stem.strip("*")
        head, _, tail = stem.partition(core)
        found.update(dict.fromkeys(head + new + tail for new in phrases(code, core)))
    return tuple(found)


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled lexicon of the language `code`, with its parent's words."""
    words: dict[str, list[Word]] = {}
    endings: dict[str, list[Word]] = {}
    openers: dict[str, list[Word]] = {}
    parts: list[tuple[str, str, str]] = []
    weapons: list[tuple[str, str]] = []
    groups = _groups(code)
    opening = frozenset(name for name, found in groups.items() if any(each.where in OPENING for each in found))
    for kind in KINDS:
        frames = all_frames(code, kind)
        for entry in frames.verb:
            for form, word in _verb_words(kind, entry):
                words.setdefault(form, []).append(word)
        for entry in frames.noun:
            for form, word in _noun_words(kind, entry):
                words.setdefault(form, []).append(word)
                if entry.compound and not word.tail:
                    endings.setdefault(form, []).append(word)
        for entry in frames.phrase:
            for form in entry.forms:
                first, *rest = form.split()
                opened = Word(kind=kind, entry=entry, shape="phrase", rest=tuple(rest), name=form)
                openers.setdefault(first, []).append(opened)
        weapons.extend((stem, weapon.mode) for weapon in frames.weapon for stem in weapon.stems)
        parts.extend((kind, part, first_part.mode) for first_part in frames.first_part for part in first_part.parts)
    unique = {form: _unique(found, opening) for form, found in words.items()}
    return Lexicon(
        words=unique,
        readings={form: Readings(found) for form, found in unique.items()},
        endings=Endings({form: _unique(found, opening) for form, found in endings.items()}),
        openers={form: _by_second(found) for form, found in openers.items()},
        first_parts=tuple(sorted(parts, key=lambda part: -len(part[1]))),
        weapons=tuple(sorted(weapons, key=lambda pair: -len(pair[0]))),
        groups=groups,
        bars={kind: all_frames(code, kind).bar for kind in KINDS},
        strict=clause_words(code).tells_participles,
    )


@cache
def typical(code: str, kind: str, shape: str) -> Entry:
    """Return an entry with the roles that most words of `kind` and `shape` ("verb", "noun") have, and no forms."""
    entries = [
        word.entry
        for found in lexicon(code).words.values()
        for word in found
        if (word.kind, word.shape) == (kind, shape)
    ]
    roles = Counter(entry.roles for entry in entries)
    return Entry(forms=(), roles=roles.most_common(1)[0][0] if roles else Roles(), example="")


def _by_second(phrases: list[Word]) -> dict[str, tuple[Word, ...]]:
    """Return set phrases by their second word, the longest first."""
    found: dict[str, list[Word]] = {}
    for word in sorted(phrases, key=lambda word: -len(word.rest)):
        found.setdefault(word.rest[0] if word.rest else "", []).append(word)
    return {second: tuple(words) for second, words in found.items()}


def _groups(code: str) -> dict[str, tuple[Group, ...]]:
    found: dict[str, tuple[Group, ...]] = {}
    for kind in KINDS:
        for group in all_frames(code, kind).group:
            found[group.name] = (*found.get(group.name, ()), group)
    return found


def _unique(found: list[Word], opening: frozenset[str]) -> tuple[Word, ...]:
    kept: dict[tuple[object, ...], Word] = {}
    for word in found:
        asked = opening.union(("bare",)).intersection(word.entry.needs)
        roles = word.entry.roles.counted if word.kind == "materiel" and word.rest else ()
        kept.setdefault((word.kind, word.entry.mode, word.shape, word.tense, word.rest, word.tail, asked, roles), word)
    return tuple(kept.values())


def _verb_words(kind: str, entry: Entry) -> list[tuple[str, Word]]:
    found = []
    for line in entry.forms:
        verb, _, rests = line.partition(" | ")
        columns = verb.split()
        for tense, column in zip(TENSES, columns, strict=False):
            for form, rest in product(column.split("/"), rests.split(" / ")):
                if form != "-":
                    word = Word(
                        kind=kind,
                        entry=entry,
                        shape="verb",
                        tense=tense,
                        rest=tuple(rest.removeprefix("+").split()),
                        name=columns[0],
                        near=rest.startswith("+"),
                    )
                    found.append((form, word))
    return found


def _noun_words(kind: str, entry: Entry) -> list[tuple[str, Word]]:
    found = []
    for line in entry.forms:
        noun, _, rests = line.partition(" | ")
        columns = noun.split()
        for position, column in enumerate(columns):
            for form, rest in product(column.split("/"), rests.split(" / ")):
                if form != "-":
                    first, *tail = form.split("_")
                    word = Word(
                        kind=kind,
                        entry=entry,
                        shape="noun",
                        definite=position % 2 == 1,
                        rest=tuple(rest.split()),
                        name=columns[0],
                        tail=tuple(tail),
                    )
                    found.extend([(first, word)] if tail else [(form, word), (form + "s", word)])
    return found


@lru_cache(maxsize=16384)
def weapon_mode(code: str, word: str) -> str | None:
    """Return the mode of attack that the weapon `word` makes, None where it is no weapon."""
    lowered = word.lower()
    return next((mode for stem, mode in lexicon(code).weapons if is_like(lowered, stem)), None)


@lru_cache(maxsize=16384)
def is_one_of(code: str, group: str, word: str) -> bool:
    """Return whether `word` is named by the group of words called `group` ("*" at an end stands for any letters)."""
    lowered = word.lower()
    return any(is_like(lowered, stem) for each in lexicon(code).groups.get(group, ()) for stem in each.words)


def is_like(word: str, stem: str) -> bool:
    """Return whether `word` is `stem`, which a "*" leaves open at that end."""
    core = stem.strip("*")
    if stem.startswith("*"):
        return core in word if stem.endswith("*") else word.endswith(core)
    return word.startswith(core) if stem.endswith("*") else word == core
