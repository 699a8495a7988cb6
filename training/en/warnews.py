"""Make English training sentences in the manner of war news, with their trees: what the treebank has too little of.

A passive with a bounded figure, what was done told by a participle after it ("killing at least five"), a headline
without its auxiliary, and the speaker after what is said."""

import random
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from training import names
from training.corpus import Tree
from training.phrases import Phrase, join, sentence, word

NAMES = Path(__file__).with_name("names.toml")
Maker = Callable[[random.Random], Phrase]
_FINITE = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
_SAID = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
_DONE = "Tense=Past|VerbForm=Part|Voice=Pass"


def sentences(count: int, chance: random.Random) -> list[Tree]:
    """Return `count` sentences."""
    makers = (_passive, _passive, _active, _active, _perfect, _headline)
    return [sentence(_told(chance.choice(makers), chance)) for _ in range(count)]


@cache
def words() -> dict[str, list[str]]:
    """Return the words of warnews.toml by use."""
    table = tomllib.loads(Path(__file__).with_name("warnews.toml").read_text(encoding="utf-8"))
    return {use: listed.split() for use, listed in table["en"].items()}


def _noun(use: str, chance: random.Random, feats: str = "Number=Plur") -> Phrase:
    form, lemma = chance.choice(words()[use]).split("/")
    return word(form, lemma, "NOUN", feats)


def _verb(use: str, feats: str, chance: random.Random) -> Phrase:
    form, lemma = chance.choice(words()[use]).split("/")
    return word(form, lemma, "VERB", feats)


def _adjective(use: str, chance: random.Random) -> Phrase:
    form = chance.choice(words()[use])
    return word(form, form.lower() if form in words()["sides"] else form, "ADJ", "Degree=Pos")


def _the(noun: Phrase) -> Phrase:
    return join(1, (word("the", "the", "DET", "Definite=Def|PronType=Art"), "det", 1), (noun, "", 1))


def _a(noun: Phrase) -> Phrase:
    form = "an" if noun[0].form[0] in "aeiouAEIOU" else "a"
    return join(1, (word(form, "a", "DET", "Definite=Ind|PronType=Art"), "det", 1), (noun, "", 1))


def _with(preposition: str, noun: Phrase) -> Phrase:
    return join(1, (word(preposition, preposition, "ADP"), "case", 1), (noun, "", 1))


def _figure(chance: random.Random) -> Phrase:
    form = chance.choice(words()["figures"])
    number = word(form, form, "NUM", "NumForm=Digit|NumType=Card" if form[0].isdigit() else "NumForm=Word|NumType=Card")
    pick = chance.random()
    if pick < 0.2:
        least = join(1, (word("at", "at", "ADP"), "case", 1), (word("least", "least", "ADJ", "Degree=Sup"), "", 1))
        return join(1, (least, "nmod", 1), (number, "", 1))
    if pick < 0.32:
        more = word("more", "more", "ADJ", "Degree=Cmp")
        more = join(0, (more, "", 0), (word("than", "than", "ADP"), "fixed", 0))
        return join(1, (more, "advmod", 1), (number, "", 1))
    if pick < 0.5:
        form = chance.choice(("about", "some", "nearly", "almost", "around", "over"))
        return join(1, (word(form, form, "ADV"), "advmod", 1), (number, "", 1))
    return number


def _people(chance: random.Random, use: str = "people") -> Phrase:
    head = _noun(use, chance)
    if chance.random() < 0.35:
        head = join(1, (_adjective(chance.choice(("sides", "kinds")), chance), "amod", 1), (head, "", 1))
    return join(1, (_figure(chance), "nummod", 1), (head, "", 1))


def _victims(chance: random.Random) -> Phrase:
    whole = _people(chance)
    pick = chance.random()
    comma = (word(",", ",", "PUNCT"), "punct", 2)
    if pick < 0.2:
        return join(0, (whole, "", 0), (word("and", "and", "CCONJ"), "cc", 2), (_people(chance), "conj", 0))
    if pick < 0.4:
        some = join(1, (word("including", "include", "VERB", "VerbForm=Ger"), "case", 1), (_people(chance), "", 1))
        return (
            join(0, (whole, "", 0), comma, (some, "nmod", 0), comma)
            if chance.random() < 0.5
            else join(0, (whole, "", 0), comma, (some, "nmod", 0))
        )
    return whole


def _place(chance: random.Random) -> Phrase:
    name = chance.choice(names.names(NAMES)["GPE"])
    place = word(name, name, "PROPN", "Number=Sing", "B-GPE")
    pick = chance.random()
    if pick < 0.25:
        form = chance.choice(("town", "city", "village", "province"))
        kind = word(form, form, "NOUN", "Number=Sing")
        return _with("in", _the(join(0, (kind, "", 0), (_with("of", place), "nmod", 0))))
    return _with(chance.choice(("in", "in", "near", "outside")), place)


def _when(chance: random.Random) -> Phrase:
    form = chance.choice(words()["days"])
    day = word(form, form, "PROPN", "Number=Sing")
    pick = chance.random()
    if pick < 0.5:
        return _with("on", day)
    if pick < 0.8:
        return day
    form = chance.choice(("yesterday", "overnight", "today"))
    return word(form, form, "ADV" if form == "overnight" else "NOUN", "" if form == "overnight" else "Number=Sing")


def _attack(chance: random.Random) -> Phrase:
    form = chance.choice(words()["attacks"])
    attack = word(form, form, "NOUN", "Number=Sing")
    if chance.random() < 0.6:
        attack = join(1, (_adjective("sides", chance), "amod", 1), (attack, "", 1))
    attack = _a(attack)
    if chance.random() < 0.5:
        attack = join(0, (attack, "", 0), (_place(chance), "nmod", 0))
    return _with("in", attack)


def _forces(chance: random.Random) -> Phrase:
    head = _noun("forces", chance)
    if chance.random() < 0.4:
        head = join(1, (_adjective("kinds", chance), "amod", 1), (head, "", 1))
    return join(1, (_adjective("sides", chance), "amod", 1), (head, "", 1)) if chance.random() < 0.7 else head


def _passive(chance: random.Random) -> Phrase:
    parts = [
        (_victims(chance), "nsubj:pass", 2),
        (word("were", "be", "AUX", _FINITE), "aux:pass", 2),
        (_verb("harmed", _DONE, chance), "", 2),
    ]
    if chance.random() < 0.4:
        more = join(1, (_people(chance), "nsubj:pass", 1), (_verb("harmed", _DONE, chance), "", 1))
        return join(2, *parts, (word("and", "and", "CCONJ"), "cc", 4), (more, "conj", 2))
    tail = _with("by", _forces(chance)) if chance.random() < 0.3 else _attack(chance)
    parts.append((tail, "obl:agent" if tail[0].form == "by" else "obl", 2))
    if chance.random() < 0.6:
        parts.append((_when(chance), "obl", 2))
    return join(2, *parts)


def _active(chance: random.Random) -> Phrase:
    target = _noun("targets", chance, "Number=Sing")
    parts = [(_forces(chance), "nsubj", 1), (_verb("deeds", _FINITE, chance), "", 1), (_a(target), "obj", 1)]
    parts.append((_place(chance), "obl", 1))
    if chance.random() < 0.5:
        parts.append((_when(chance), "obl", 1))
    if chance.random() < 0.7:
        comma = word(",", ",", "PUNCT")
        killing = join(0, (_verb("harming", "VerbForm=Ger", chance), "", 0), (_victims(chance), "obj", 0))
        if chance.random() < 0.5:
            other = join(0, (_verb("harming", "VerbForm=Ger", chance), "", 0), (_people(chance), "obj", 0))
            killing = join(0, (killing, "", 0), (word("and", "and", "CCONJ"), "cc", 2), (other, "conj", 0))
        parts += [(comma, "punct", len(parts) + 1), (killing, "advcl", 1)]
    return join(1, *parts)


def _perfect(chance: random.Random) -> Phrase:
    return join(
        3,
        (_people(chance, "things"), "nsubj:pass", 3),
        (word("have", "have", "AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"), "aux", 3),
        (word("been", "be", "AUX", "Tense=Past|VerbForm=Part"), "aux:pass", 3),
        (_verb("wrecked", _DONE, chance), "", 3),
        (_place(chance), "obl", 3),
    )


def _headline(chance: random.Random) -> Phrase:
    dead = [(_people(chance), "nsubj:pass", 1), (_verb("harmed", _DONE, chance), "", 1)]
    form = chance.choice(words()["attacks"])
    attack = word(form, form, "NOUN", "Number=Sing")
    where = chance.choice(names.names(NAMES)["GPE"])
    named = join(1, (word(where, where, "PROPN", "Number=Sing", "B-GPE"), "compound", 1), (attack, "", 1))
    return join(1, *dead, (_with("in", named if chance.random() < 0.5 else attack), "obl", 1))


def _told(maker: Maker, chance: random.Random) -> Phrase:
    """Return the clause that `maker` makes as a sentence, at times said by somebody."""
    clause = maker(chance)
    if maker is _headline:
        return clause
    stop = word(".", ".", "PUNCT")
    pick = chance.random()
    if pick < 0.45:
        return join(0, (clause, "", 0), (stop, "punct", 0))
    form = chance.choice(words()["speakers"])
    speaker = word(form, form, "NOUN", "Number=Sing")
    if chance.random() < 0.5:
        kind = chance.choice(words()["kinds_of_speaker"])
        speaker = join(1, (word(kind, kind, "NOUN", "Number=Sing"), "compound", 1), (speaker, "", 1))
    speaker = _the(speaker)
    says = _verb("says", _SAID, chance)
    if pick < 0.75:
        comma = word(",", ",", "PUNCT")
        parts = [(clause, "ccomp", 3), (comma, "punct", 0), (speaker, "nsubj", 3), (says, "", 3)]
        if chance.random() < 0.5:
            parts.append((_when(chance), "obl", 3))
        return join(3, *parts, (stop, "punct", 3))
    that = join(1, (word("that", "that", "SCONJ"), "mark", 1), (clause, "", 1)) if chance.random() < 0.6 else clause
    return join(1, (speaker, "nsubj", 1), (says, "", 1), (that, "ccomp", 1), (stop, "punct", 1))
