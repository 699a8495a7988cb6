"""A language's counting words, made ready for looking up: built once, then only read."""

from collections.abc import Iterable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from belegg.extract.quantities import tables
from belegg.extract.quantities.pieces import View, Writing, writing
from belegg.extract.quantities.tables import Imputed, Multiplier, NumeralsTable, Phrase, QuantifiersTable, UnitsTable
from belegg.extract.quantities.words import Reader
from belegg.model.count import Unit

Payload = TypeVar("Payload")
AGENT = "agent ending"


class Phrases(Generic[Payload]):
    """Phrases of one or more words, looked up forwards from their first word or backwards from their last."""

    __slots__ = ("_backward", "_forward", "words")

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._forward: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries:
            words = tuple(phrase.lower().split())
            self._forward.setdefault(words[0], []).append((words, payload))
            self._backward.setdefault(words[-1], []).append((words, payload))
        for table in (self._forward, self._backward):
            for found in table.values():
                found.sort(key=lambda entry: -len(entry[0]))
        self.words = frozenset(self._forward)

    def at(self, view: View, first: int) -> tuple[int, Payload, str] | None:
        """Return the piece after the longest phrase that begins at `first`, its payload and words, or None."""
        known = self._forward.get(view.word(first))
        if known is None:
            return None
        following = view.word(first + 1)  # most phrases fail at their second word
        for words, payload in known:
            if len(words) == 1 or (
                following == words[1] and all(view.word(first + step) == word for step, word in enumerate(words))
            ):
                return first + len(words), payload, " ".join(words)
        return None

    def before(self, view: View, end: int) -> tuple[int, Payload, str] | None:
        """Return the first piece of the longest phrase that ends just before `end`, or None."""
        for words, payload in self._backward.get(view.word(end - 1), ()):
            first = end - len(words)
            if first >= 0 and all(view.word(first + step) == word for step, word in enumerate(words)):
                return first, payload, " ".join(words)
        return None


class Noun(NamedTuple):
    """What a noun counts. `unit` None with `measure` is a measure: never people or things."""

    unit: Unit | None
    item: str | None
    adjectival: bool
    measure: bool
    word: str


class Lexicon:
    """Everything that numerals.toml, quantifiers.toml and units.toml of one language say."""

    def __init__(self, numerals: NumeralsTable, quantifiers: QuantifiersTable, units: UnitsTable) -> None:
        self.numerals, self.quantifiers, self.units = numerals, quantifiers, units
        self.reader = Reader(numerals)
        abbreviations = units.abbreviations
        self.writing: Writing = writing(numerals.thousands, numerals.decimal, numerals.dashes, abbreviations)
        self._numbers()
        self._phrases()
        self._nouns()

    def _numbers(self) -> None:
        numerals = self.numerals
        self.dashes = frozenset(numerals.dashes)
        self.scales = {word: scale for scale in numerals.scales for word in scale.words}
        self.dozens = numerals.dozens
        self.changes = frozenset(numerals.changes)
        self.parts: dict[str, int] = {}
        for stem, value in (*numerals.stems.items(), *numerals.ordinals.items()):
            self.parts.update({stem + part: value for part in numerals.parts})
        self.range_joins = frozenset(form.join for form in numerals.ranges if not form.open)
        self.change_opens = frozenset(form.open for form in numerals.ranges if form.change)
        self.range_opens = {form.open: form.join for form in numerals.ranges if form.open}

    def _phrases(self) -> None:
        words, own = _words, self.quantifiers
        self.before: Phrases[Phrase] = Phrases((word, entry) for entry in own.before for word in entry.words)
        self.after: Phrases[Phrase] = Phrases((word, entry) for entry in own.after for word in entry.words)
        self.neutral = words(own.neutral)
        self.imputed: Phrases[Imputed] = Phrases((word, entry) for entry in own.imputed for word in entry.words)
        self.multipliers: Phrases[Multiplier] = Phrases(
            (word, entry) for entry in own.multipliers for word in entry.words
        )
        self.percent = words(own.percent)
        self.shares = Phrases((word, entry) for entry in own.shares for word in entry.words)
        self.out_of = Phrases((word, word) for word in (*own.of, *own.out_of))
        self.every, self.subsets, self.repeats = words(own.every), words(own.subsets), words(own.repeats)
        self.both, self.every_one, self.alls, self.none = (
            words(own.both),
            words(own.every_one),
            words(own.alls),
            words(own.none),
        )
        self.idioms, self.labels, self.rates = (
            words(self.units.idioms),
            words(self.units.labels),
            words(self.units.rates),
        )
        self.materials = words(self.units.materials)
        self.sets = {
            name: frozenset(getattr(own, name))
            for name in (
                "of", "previous", "subset_fillers", "coordinators", "repeat_breakers", "definite",
                "lone_followers", "increase",
            )
        }  # fmt: skip
        self.openers = (
            self.imputed.words | self.multipliers.words | self.shares.words | self.every.words | self.repeats.words
            | self.both.words | self.every_one.words | self.alls.words | self.none.words | frozenset(self.range_opens)
            | frozenset(self.numerals.halves) | frozenset(self.numerals.one_and_a_half) | frozenset(self.dozens)
        )  # fmt: skip

    def _nouns(self) -> None:
        units = self.units
        self._longer = _longer(units)
        self._exact: dict[str, Noun] = {}
        self._heads: dict[str, Noun] = {}
        for group in reversed(units.groups):
            for word in group.words:
                self._exact[word] = Noun(group.unit, group.item, False, False, word)
                if len(word) >= 6 and group.unit == "person":
                    self._heads[word] = self._exact[word]
            for word in group.adjectival:
                self._exact[word] = Noun(group.unit, group.item, True, False, word)
            for word in group.heads:
                self._heads[word] = Noun(group.unit, group.item, False, False, word)
                self._exact.setdefault(word, self._heads[word])
        for words in units.measures:
            for word in words.words:
                self._exact[word] = Noun(None, None, False, True, word)
                if len(word) >= 5:
                    self._heads[word] = self._exact[word]
        self.endings = sorted(units.endings, key=len, reverse=True)
        self.stops, self.adjectives = frozenset(units.stops), frozenset(units.adjectives)
        self.adjective_endings = tuple(units.adjective_endings)
        self.month_first, self.modifiers = units.month_first, units.modifiers
        self.months, self.age_words = frozenset(units.months), frozenset(units.age_words)
        self.age_links = frozenset(units.age_links)
        self.year_words = frozenset(units.year_words)
        self.currency, self.symbols = frozenset(units.currency_symbols), frozenset(units.measure_symbols)
        self._not_units, self._not_agents = frozenset(units.not_units), tuple(units.not_agents)
        self.genitives = tuple(units.genitives)
        self.never_one, self.plurals = frozenset(units.never_one), frozenset(units.plurals)
        self._agents = tuple(units.agent_endings)
        self._found: dict[tuple[str, bool], Noun | None] = {}
        self._begins: dict[str, bool] = {}

    def begins_number(self, word: str) -> bool:
        """Return whether a number in words may begin with `word`."""
        return self.may_begin(word) and self._begins_number(word)

    def may_begin(self, word: str) -> bool:
        """Return whether a count of any form may begin with `word`, figures aside."""
        known = self._begins.get(word)
        if known is None:
            if len(self._begins) > 100_000:
                self._begins.clear()
            known = word in self.openers or self._begins_number(word)
            self._begins[word] = known
        return known

    def _begins_number(self, word: str) -> bool:
        return self.reader.read(word) is not None or self._is_range(word)

    def _is_range(self, word: str) -> bool:
        dash = next((dash for dash in self.dashes if dash in word), None)
        return dash is not None and all(self.reader.read(part) for part in word.split(dash))

    def noun(self, word: str, *, tagged: bool = False) -> Noun | None:
        """Return what `word` (any form, lower case) counts, or None where units.toml does not know it.
        `tagged`: the parse says that it is a common noun, so that a bare agent ending is enough."""
        key = (word, tagged)
        if key not in self._found:
            if len(self._found) > 100_000:
                self._found.clear()
            self._found[key] = self._look_up(word) or (self._agent(word) if tagged else None)
        return self._found[key]

    def phrase(self, view: View, first: int) -> tuple[int, Noun] | None:
        """Return the last piece of the longest noun of several words at `first` ("fuel depots") and what it counts."""
        best: tuple[int, Noun] | None = None
        for parts, noun in self._longer.get(view.word(first), ()):
            last = first + len(parts) - 1
            inside = all(view.word(first + step) == part for step, part in enumerate(parts[:-1]))
            if inside and (best is None or last > best[0]) and parts[-1] in self._stems(view.word(last)):
                best = last, noun
        return best

    def _look_up(self, word: str) -> Noun | None:
        if word in self._not_units:
            return None
        if found := self._exact.get(word):
            return found
        stems = list(self._stems(word))
        for stem in stems:
            if (found := self._exact.get(stem)) and not found.adjectival:
                return found
        if "-" in word:
            return self._look_up(word.rsplit("-", 1)[1])
        for stem in stems:
            for cut in range(2, len(stem) - 1):
                if found := self._heads.get(stem[cut:]):
                    return found if stem not in self._not_units else None
        return None

    def _stems(self, word: str) -> Iterable[str]:
        yield word
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                stem = word[: -len(ending)]
                yield stem
                yield stem + "e"
                if len(stem) > 3 and stem[-1] == stem[-2]:
                    yield stem[:-1]

    def _agent(self, word: str) -> Noun | None:
        if len(word) > 6 and word.endswith(self._agents) and not word.endswith(self._not_agents):
            return Noun("person", None, False, False, AGENT)
        return None

    def genitive(self, word: str) -> bool:
        """Return whether `word` is the genitive of a counted noun: "landets"."""
        ending = next((ending for ending in self.genitives if word.endswith(ending)), None)
        return ending is not None and word not in self._exact and self.noun(word[: -len(ending)]) is not None

    def possessive(self, word: str) -> bool:
        """Return whether `word` is the genitive of whatever it is, by a mark of its own: "Bangui's"."""
        return any(word.endswith(ending) and not ending.isalpha() for ending in self.genitives)

    def owning(self, word: str) -> bool:
        """Return whether `word` ends as a genitive may: "gruppas"."""
        return len(word) > 3 and word.endswith(self.genitives)

    def adjectival(self, word: str) -> bool:
        """Return whether `word` looks like an adjective or participle before a noun."""
        return word in self.adjectives or (len(word) > 3 and word.endswith(self.adjective_endings))


def _longer(units: UnitsTable) -> dict[str, list[tuple[tuple[str, ...], Noun]]]:
    """Return the nouns of several words by their first."""
    longer: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
    for group in units.groups:
        for phrase in group.words:
            parts = tuple(phrase.split())
            if len(parts) > 1:
                longer.setdefault(parts[0], []).append((parts, Noun(group.unit, group.item, False, False, phrase)))
    return longer


def _words(entries: list[tables.Words]) -> Phrases[str]:
    return Phrases((word, word) for entry in entries for word in entry.words)


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of the language `code`."""
    return Lexicon(tables.numerals(code), tables.quantifiers(code), tables.units(code))
