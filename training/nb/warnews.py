"""Make training sentences in the manner of war news, with their trees: what the treebank has too little of.

The constructions are those that a parser trained on peaceful prose gets wrong: a passive with its subject
after the verb, two subjects with one auxiliary, a figure with a part of it put in between."""

import random
import tomllib
from functools import cache
from pathlib import Path

from training import names
from training.corpus import Tree
from training.phrases import Phrase, join, sentence, word

NAMES = Path(__file__).with_name("names.toml")
Words = dict[str, str]
_FINITE = "Mood=Ind|Tense={}|VerbForm=Fin"
_PLURAL = "NumType=Card|Number=Plur"
_FIGURES = (
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "sju",
    "åtte",
    "ti",
    "tolv",
    "14",
    "15",
    "20",
    "29",
    "33",
    "101",
    "1.200",
    "50.000",
    "700.000",
)


def sentences(count: int, chance: random.Random) -> list[Tree]:
    """Return `count` sentences, a third of them Nynorsk."""
    makers = (_passive_inverted, _passive_plain, _perfect, _shared_auxiliary, _insertion, _among, _active, _second_hand)
    made = []
    for _ in range(count):
        words = word_lists()["nn" if chance.random() < 0.33 else "nb"]
        clause = _spoken(chance.choice(makers)(words, chance), words, chance)
        made.append(sentence(clause))
    return made


@cache
def word_lists() -> dict[str, Words]:
    """Return the words of warnews.toml by language."""
    path = Path(__file__).with_name("warnews.toml")
    table: dict[str, Words] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def _figure(chance: random.Random) -> Phrase:
    number = word(form := chance.choice(_FIGURES), form, "NUM", _PLURAL)
    pick = chance.random()
    if pick < 0.12:
        return join(1, (word("minst", "liten", "ADJ", "Definite=Ind|Degree=Sup"), "advmod", 1), (number, "", 1))
    if pick < 0.2:
        return join(1, (word("nesten", "nesten", "ADV"), "advmod", 1), (number, "", 1))
    if pick < 0.36:
        form = chance.choice(("over", "rundt", "opptil"))
        return join(1, (word(form, form, "ADP"), "case", 1), (number, "", 1))
    return number


def _people(words: Words, chance: random.Random) -> Phrase:
    pick = chance.random()
    if pick < 0.2:
        return join(
            1, (_figure(chance), "nummod", 1), (word("sivile", "sivil", "ADJ", "Degree=Pos|Number=Plur"), "", 1)
        )
    if pick < 0.3:
        one = word(
            "én" if words["be"] == "være" else "éin",
            "én" if words["be"] == "være" else "éin",
            "NUM",
            "Gender=Masc|NumType=Card|Number=Sing",
        )
        return join(
            1, (one, "nummod", 1), (word("sivil", "sivil", "ADJ", "Definite=Ind|Degree=Pos|Number=Sing"), "", 1)
        )
    head = _counted(words["people"], chance)
    if chance.random() < 0.5:
        form, lemma = chance.choice(words["sides"].split()).split("/")
        side = word(form, lemma, "ADJ", "Degree=Pos|Number=Plur")
        return join(2, (_figure(chance), "nummod", 2), (side, "amod", 2), (head, "", 2))
    return join(1, (_figure(chance), "nummod", 1), (head, "", 1))


def _counted(listed: str, chance: random.Random) -> Phrase:
    form, lemma, gender = chance.choice(listed.split()).split("/")
    return word(form, lemma, "NOUN", f"Definite=Ind|Gender={gender}|Number=Plur")


def _and(one: Phrase, other: Phrase) -> Phrase:
    return join(0, (one, "", 0), (word("og", "og", "CCONJ"), "cc", 2), (other, "conj", 0))


def _victims(words: Words, chance: random.Random) -> Phrase:
    one = _people(words, chance)
    return _and(one, _people(words, chance)) if chance.random() < 0.4 else one


def _things(words: Words, chance: random.Random) -> Phrase:
    return join(1, (_figure(chance), "nummod", 1), (_counted(words["things"], chance), "", 1))


def _one_thing(words: Words, chance: random.Random) -> Phrase:
    article, noun, gender = chance.choice(words["one_thing"].split()).split("/")
    lemma = words["two"].split("/")[1]
    return join(
        1,
        (word(article, lemma, "DET", f"Gender={gender}|Number=Sing|PronType=Art"), "det", 1),
        (word(noun, noun, "NOUN", f"Definite=Ind|Gender={gender}|Number=Sing"), "", 1),
    )


def _part(listed: str, words: Words, chance: random.Random) -> Phrase:
    form, lemma = chance.choice(listed.split()).split("/")
    return word(form, lemma, "VERB", "VerbForm=Part" if words["be"] == "være" else "Number=Plur|VerbForm=Part")


def _became(words: Words) -> Phrase:
    return word(words["became"], words["become"], "AUX", _FINITE.format("Past"))


def _are(words: Words) -> Phrase:
    return word(words["are"], words["be"], "AUX", _FINITE.format("Pres"))


def _with(preposition: str, noun: Phrase) -> Phrase:
    return join(1, (word(preposition, preposition, "ADP"), "case", 1), (noun, "", 1))


def _place(chance: random.Random) -> Phrase:
    name = chance.choice(names.names(NAMES)["GPE"])
    return _with(chance.choice(("i", "i", "i", "ved", "nær")), word(name, name, "PROPN", name="B-GPE"))


def _attack(words: Words, chance: random.Random) -> Phrase:
    noun = chance.choice(words["attacks"].split())
    article, lemma = words["neuter"].split("/")
    side = chance.choice(words["side_neuter"].split())
    attack = join(
        2,
        (word(article, lemma, "DET", "Gender=Neut|Number=Sing|PronType=Art"), "det", 2),
        (
            word(side, "ny" if side == "nytt" else side, "ADJ", "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing"),
            "amod",
            2,
        ),
        (word(noun, noun, "NOUN", "Definite=Ind|Gender=Neut|Number=Sing"), "", 2),
    )
    return _with("i", join(0, (attack, "", 0), (_place(chance), "nmod", 0)) if chance.random() < 0.6 else attack)


def _when(words: Words, chance: random.Random) -> Phrase:
    day = chance.choice(words["days"].split())
    if chance.random() < 0.5:
        return word(day, day, "NOUN", "Definite=Ind|Gender=Masc|Number=Sing")
    if chance.random() < 0.5:
        article, lemma = words["two"].split("/")
        return join(
            2,
            (word("for", "for", "ADP"), "case", 2),
            (word(article, lemma, "DET", "Gender=Masc|Number=Sing|PronType=Art"), "det", 2),
            (word(words["week"], words["week"], "NOUN", "Definite=Ind|Gender=Masc|Number=Sing"), "", 2),
            (word(words["ago"], words["ago"], "ADV"), "advmod", 2),
        )
    return join(
        2,
        (word("det", "det", "DET", "Gender=Neut|Number=Sing|PronType=Dem"), "det", 2),
        (word("siste", "sist", "ADJ", "Definite=Def|Degree=Pos|Number=Sing"), "amod", 2),
        (
            word("døgnet", "døgn", "NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
            "",
            2,
        ),
    )


def _passive_inverted(words: Words, chance: random.Random) -> Phrase:
    return join(
        3,
        (_when(words, chance), "obl", 3),
        (_became(words), "aux:pass", 3),
        (_victims(words, chance), "nsubj:pass", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_attack(words, chance), "obl", 3),
    )


def _passive_plain(words: Words, chance: random.Random) -> Phrase:
    return join(
        2,
        (_victims(words, chance), "nsubj:pass", 2),
        (_became(words), "aux:pass", 2),
        (_part(words["harmed"], words, chance), "", 2),
        (_attack(words, chance), "obl", 2),
        (_when(words, chance), "obl", 2),
    )


def _perfect(words: Words, chance: random.Random) -> Phrase:
    return join(
        3,
        (_when(words, chance), "obl", 3),
        (_are(words), "aux", 3),
        (_victims(words, chance), "nsubj", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_place(chance), "obl", 3),
    )


def _shared_auxiliary(words: Words, chance: random.Random) -> Phrase:
    lost = join(
        2,
        (_things(words, chance), "nsubj", 2),
        (_are(words), "aux", 2),
        (_part(words["wrecked"], words, chance), "", 2),
    )
    more = join(1, (_one_thing(words, chance), "nsubj", 1), (_part(words["wrecked"], words, chance), "", 1))
    both = _and(lost, more)
    if chance.random() < 0.5:
        return both
    dead = join(
        2, (_people(words, chance), "nsubj", 2), (_are(words), "aux", 2), (_part(words["harmed"], words, chance), "", 2)
    )
    return join(0, (dead, "", 0), (word(",", ",", "PUNCT"), "punct", 2), (both, "conj", 0))


def _insertion(words: Words, chance: random.Random) -> Phrase:
    article, lemma = words["two"].split("/")
    they = ("dem", "de") if words["be"] == "være" else ("dei", "dei")
    third = join(
        1,
        (word(article, lemma, "DET", "Gender=Masc|Number=Sing|PronType=Art"), "det", 1),
        (word("tredel", "tredel", "NOUN", "Definite=Ind|Gender=Masc|Number=Sing"), "", 1),
        (_with("av", word(*they, "PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs")), "nmod", 1),
        (word("barn", "barn", "NOUN", "Definite=Ind|Gender=Neut|Number=Plur"), "nmod", 1),
    )
    comma = word(",", ",", "PUNCT")
    whole = join(0, (_people(words, chance), "", 0), (comma, "punct", 2), (third, "appos", 0), (comma, "punct", 2))
    return join(
        3,
        (_when(words, chance), "obl", 3),
        (_are(words), "aux", 3),
        (whole, "nsubj", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_place(chance), "obl", 3),
    )


def _among(words: Words, chance: random.Random) -> Phrase:
    they = ("dem", "de") if words["be"] == "være" else ("dei", "dei")
    them = _with("blant", word(*they, "PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs"))
    some = join(1, (them, "nmod", 1), (_people(words, chance), "", 1))
    comma = word(",", ",", "PUNCT")
    whole = join(0, (_people(words, chance), "", 0), (comma, "punct", 2), (some, "appos", 0), (comma, "punct", 2))
    return join(
        2,
        (whole, "nsubj:pass", 2),
        (_became(words), "aux:pass", 2),
        (_part(words["harmed"], words, chance), "", 2),
        (_attack(words, chance), "obl", 2),
    )


def _active(words: Words, chance: random.Random) -> Phrase:
    hurt = ("såret", "såre") if words["be"] == "være" else ("såra", "såre")
    past = _FINITE.format("Past")
    like = join(
        1,
        (word("like", "like", "ADV"), "advmod", 1),
        (word("mange", "mange", "ADJ", "Degree=Pos|Number=Plur"), "", 1),
    )
    other = like if chance.random() < 0.5 else _people(words, chance)
    second = join(0, (word(*hurt, "VERB", past), "", 0), (other, "obj", 0), (_place(chance), "obl", 0))
    form, lemma = chance.choice(words["sides"].split()).split("/")
    forces = join(
        1,
        (word(form, lemma, "ADJ", "Degree=Pos|Number=Plur"), "amod", 1),
        (
            word(
                "styrker" if words["be"] == "være" else "styrkar",
                "styrke",
                "NOUN",
                "Definite=Ind|Gender=Masc|Number=Plur",
            ),
            "",
            1,
        ),
    )
    first = join(
        1,
        (forces, "nsubj", 1),
        (word("drepte" if words["be"] == "være" else "drap", "drepe", "VERB", past), "", 1),
        (_people(words, chance), "obj", 1),
    )
    return join(0, (first, "", 0), (word("og", "og", "CCONJ"), "cc", 2), (second, "conj", 0))


def _second_hand(words: Words, chance: random.Random) -> Phrase:
    return join(
        4,
        (_victims(words, chance), "nsubj:pass", 4),
        (word("skal", "skulle", "AUX", _FINITE.format("Pres")), "aux", 4),
        (word("ha", "ha", "AUX", "VerbForm=Inf"), "aux", 4),
        (word("blitt", "bli", "AUX", "VerbForm=Part"), "aux:pass", 4),
        (_part(words["harmed"], words, chance), "", 4),
        (_attack(words, chance), "obl", 4),
    )


def _spoken(clause: Phrase, words: Words, chance: random.Random) -> Phrase:
    """Return the clause as a sentence, at times said by somebody."""
    stop = (word(".", ".", "PUNCT"), "punct", 0)
    form, lemma, gender = chance.choice(words["speakers"].split()).split("/")
    speaker = word(form, lemma, "NOUN", f"Definite=Def|Gender={gender}|Number=Sing")
    says = word(*chance.choice(words["says"].split()).split("/"), "VERB", _FINITE.format("Pres"))
    pick = chance.random()
    if pick < 0.5:
        return join(0, (clause, "", 0), stop)
    if pick < 0.7:
        tail = join(0, (says, "", 0), (join(0, (speaker, "", 0), (_place(chance), "nmod", 0)), "nsubj", 0))
        dash, comma = word("–", "–", "PUNCT"), word(",", ",", "PUNCT")
        return join(
            1, (dash, "punct", 1), (clause, "", 1), (comma, "punct", 3), (tail, "parataxis", 1), (stop[0], "punct", 1)
        )
    if pick < 0.85:
        tail = join(0, (says, "", 0), (speaker, "nsubj", 0))
        return join(0, (clause, "", 0), (word(",", ",", "PUNCT"), "punct", 2), (tail, "parataxis", 0), stop)
    that = join(1, (word("at", "at", "SCONJ"), "mark", 1), (clause, "", 1))
    if clause[0].form in words["days"] or clause[0].form in ("for", "det"):
        return join(0, (clause, "", 0), stop)
    return join(1, (speaker, "nsubj", 1), (says, "", 1), (that, "ccomp", 1), (stop[0], "punct", 1))
