"""Make training sentences in the manner of war news, with their trees: what the treebank has too little of.

A phrase is a list of rows whose heads count from its start, its own head being -1. Phrases are joined into larger
ones; the constructions are those that a parser trained on peaceful prose gets wrong: a passive with its subject
after the verb, two subjects with one auxiliary, a figure with a part of it put in between."""

import random
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from training.nb import names
from training.nb.corpus import Row, Tree

Phrase = list[Row]
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
        rows = [
            msgspec.structs.replace(
                row, head=index if row.head == -1 else row.head, dep="ROOT" if row.head == -1 else row.dep
            )
            for index, row in enumerate(clause)
        ]
        form = rows[0].form if rows[0].form != "–" else rows[1].form
        first = 0 if rows[0].form != "–" else 1
        rows[first] = msgspec.structs.replace(rows[first], form=form[0].upper() + form[1:])
        rows = [
            msgspec.structs.replace(row, space=index + 1 < len(rows) and rows[index + 1].form not in (".", ","))
            for index, row in enumerate(rows)
        ]
        made.append(Tree(rows, opens=False))
    return made


@cache
def word_lists() -> dict[str, Words]:
    """Return the words of warnews.toml by language."""
    path = Path(__file__).with_name("warnews.toml")
    table: dict[str, Words] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def _word(form: str, lemma: str, upos: str, feats: str = "", name: str = "O") -> Phrase:
    return [Row(form, lemma, upos, feats, -1, "", name, space=True)]


def _join(root: int, *parts: tuple[Phrase, str, int]) -> Phrase:
    """Return the parts in order as one phrase headed by part `root`.

    A part is a phrase, its label and the number of the part it hangs on."""
    starts, heads, at = [], [], 0
    for phrase, _, _ in parts:
        starts.append(at)
        heads.append(at + next(index for index, row in enumerate(phrase) if row.head == -1))
        at += len(phrase)
    rows: Phrase = []
    for number, (phrase, label, on) in enumerate(parts):
        for row in phrase:
            if row.head != -1:
                rows.append(msgspec.structs.replace(row, head=(row.head or 0) + starts[number]))
            elif number == root:
                rows.append(row)
            else:
                rows.append(msgspec.structs.replace(row, head=heads[on], dep=label))
    return rows


def _figure(chance: random.Random) -> Phrase:
    number = _word(form := chance.choice(_FIGURES), form, "NUM", _PLURAL)
    pick = chance.random()
    if pick < 0.12:
        return _join(1, (_word("minst", "liten", "ADJ", "Definite=Ind|Degree=Sup"), "advmod", 1), (number, "", 1))
    if pick < 0.2:
        return _join(1, (_word("nesten", "nesten", "ADV"), "advmod", 1), (number, "", 1))
    if pick < 0.36:
        form = chance.choice(("over", "rundt", "opptil"))
        return _join(1, (_word(form, form, "ADP"), "case", 1), (number, "", 1))
    return number


def _people(words: Words, chance: random.Random) -> Phrase:
    pick = chance.random()
    if pick < 0.2:
        return _join(
            1, (_figure(chance), "nummod", 1), (_word("sivile", "sivil", "ADJ", "Degree=Pos|Number=Plur"), "", 1)
        )
    if pick < 0.3:
        one = _word(
            "én" if words["be"] == "være" else "éin",
            "én" if words["be"] == "være" else "éin",
            "NUM",
            "Gender=Masc|NumType=Card|Number=Sing",
        )
        return _join(
            1, (one, "nummod", 1), (_word("sivil", "sivil", "ADJ", "Definite=Ind|Degree=Pos|Number=Sing"), "", 1)
        )
    head = _counted(words["people"], chance)
    if chance.random() < 0.5:
        form, lemma = chance.choice(words["sides"].split()).split("/")
        side = _word(form, lemma, "ADJ", "Degree=Pos|Number=Plur")
        return _join(2, (_figure(chance), "nummod", 2), (side, "amod", 2), (head, "", 2))
    return _join(1, (_figure(chance), "nummod", 1), (head, "", 1))


def _counted(listed: str, chance: random.Random) -> Phrase:
    form, lemma, gender = chance.choice(listed.split()).split("/")
    return _word(form, lemma, "NOUN", f"Definite=Ind|Gender={gender}|Number=Plur")


def _and(one: Phrase, other: Phrase) -> Phrase:
    return _join(0, (one, "", 0), (_word("og", "og", "CCONJ"), "cc", 2), (other, "conj", 0))


def _victims(words: Words, chance: random.Random) -> Phrase:
    one = _people(words, chance)
    return _and(one, _people(words, chance)) if chance.random() < 0.4 else one


def _things(words: Words, chance: random.Random) -> Phrase:
    return _join(1, (_figure(chance), "nummod", 1), (_counted(words["things"], chance), "", 1))


def _one_thing(words: Words, chance: random.Random) -> Phrase:
    article, noun, gender = chance.choice(words["one_thing"].split()).split("/")
    lemma = words["two"].split("/")[1]
    return _join(
        1,
        (_word(article, lemma, "DET", f"Gender={gender}|Number=Sing|PronType=Art"), "det", 1),
        (_word(noun, noun, "NOUN", f"Definite=Ind|Gender={gender}|Number=Sing"), "", 1),
    )


def _part(listed: str, words: Words, chance: random.Random) -> Phrase:
    form, lemma = chance.choice(listed.split()).split("/")
    return _word(form, lemma, "VERB", "VerbForm=Part" if words["be"] == "være" else "Number=Plur|VerbForm=Part")


def _became(words: Words) -> Phrase:
    return _word(words["became"], words["become"], "AUX", _FINITE.format("Past"))


def _are(words: Words) -> Phrase:
    return _word(words["are"], words["be"], "AUX", _FINITE.format("Pres"))


def _with(preposition: str, noun: Phrase) -> Phrase:
    return _join(1, (_word(preposition, preposition, "ADP"), "case", 1), (noun, "", 1))


def _place(chance: random.Random) -> Phrase:
    name = chance.choice(names.names()["GPE"])
    return _with(chance.choice(("i", "i", "i", "ved", "nær")), _word(name, name, "PROPN", name="B-GPE"))


def _attack(words: Words, chance: random.Random) -> Phrase:
    noun = chance.choice(words["attacks"].split())
    article, lemma = words["neuter"].split("/")
    side = chance.choice(words["side_neuter"].split())
    attack = _join(
        2,
        (_word(article, lemma, "DET", "Gender=Neut|Number=Sing|PronType=Art"), "det", 2),
        (
            _word(side, "ny" if side == "nytt" else side, "ADJ", "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing"),
            "amod",
            2,
        ),
        (_word(noun, noun, "NOUN", "Definite=Ind|Gender=Neut|Number=Sing"), "", 2),
    )
    return _with("i", _join(0, (attack, "", 0), (_place(chance), "nmod", 0)) if chance.random() < 0.6 else attack)


def _when(words: Words, chance: random.Random) -> Phrase:
    day = chance.choice(words["days"].split())
    if chance.random() < 0.5:
        return _word(day, day, "NOUN", "Definite=Ind|Gender=Masc|Number=Sing")
    if chance.random() < 0.5:
        article, lemma = words["two"].split("/")
        return _join(
            2,
            (_word("for", "for", "ADP"), "case", 2),
            (_word(article, lemma, "DET", "Gender=Masc|Number=Sing|PronType=Art"), "det", 2),
            (_word(words["week"], words["week"], "NOUN", "Definite=Ind|Gender=Masc|Number=Sing"), "", 2),
            (_word(words["ago"], words["ago"], "ADV"), "advmod", 2),
        )
    return _join(
        2,
        (_word("det", "det", "DET", "Gender=Neut|Number=Sing|PronType=Dem"), "det", 2),
        (_word("siste", "sist", "ADJ", "Definite=Def|Degree=Pos|Number=Sing"), "amod", 2),
        (
            _word("døgnet", "døgn", "NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
            "",
            2,
        ),
    )


def _passive_inverted(words: Words, chance: random.Random) -> Phrase:
    return _join(
        3,
        (_when(words, chance), "obl", 3),
        (_became(words), "aux:pass", 3),
        (_victims(words, chance), "nsubj:pass", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_attack(words, chance), "obl", 3),
    )


def _passive_plain(words: Words, chance: random.Random) -> Phrase:
    return _join(
        2,
        (_victims(words, chance), "nsubj:pass", 2),
        (_became(words), "aux:pass", 2),
        (_part(words["harmed"], words, chance), "", 2),
        (_attack(words, chance), "obl", 2),
        (_when(words, chance), "obl", 2),
    )


def _perfect(words: Words, chance: random.Random) -> Phrase:
    return _join(
        3,
        (_when(words, chance), "obl", 3),
        (_are(words), "aux", 3),
        (_victims(words, chance), "nsubj", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_place(chance), "obl", 3),
    )


def _shared_auxiliary(words: Words, chance: random.Random) -> Phrase:
    lost = _join(
        2,
        (_things(words, chance), "nsubj", 2),
        (_are(words), "aux", 2),
        (_part(words["wrecked"], words, chance), "", 2),
    )
    more = _join(1, (_one_thing(words, chance), "nsubj", 1), (_part(words["wrecked"], words, chance), "", 1))
    both = _and(lost, more)
    if chance.random() < 0.5:
        return both
    dead = _join(
        2, (_people(words, chance), "nsubj", 2), (_are(words), "aux", 2), (_part(words["harmed"], words, chance), "", 2)
    )
    return _join(0, (dead, "", 0), (_word(",", ",", "PUNCT"), "punct", 2), (both, "conj", 0))


def _insertion(words: Words, chance: random.Random) -> Phrase:
    article, lemma = words["two"].split("/")
    they = ("dem", "de") if words["be"] == "være" else ("dei", "dei")
    third = _join(
        1,
        (_word(article, lemma, "DET", "Gender=Masc|Number=Sing|PronType=Art"), "det", 1),
        (_word("tredel", "tredel", "NOUN", "Definite=Ind|Gender=Masc|Number=Sing"), "", 1),
        (_with("av", _word(*they, "PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs")), "nmod", 1),
        (_word("barn", "barn", "NOUN", "Definite=Ind|Gender=Neut|Number=Plur"), "nmod", 1),
    )
    comma = _word(",", ",", "PUNCT")
    whole = _join(0, (_people(words, chance), "", 0), (comma, "punct", 2), (third, "appos", 0), (comma, "punct", 2))
    return _join(
        3,
        (_when(words, chance), "obl", 3),
        (_are(words), "aux", 3),
        (whole, "nsubj", 3),
        (_part(words["harmed"], words, chance), "", 3),
        (_place(chance), "obl", 3),
    )


def _among(words: Words, chance: random.Random) -> Phrase:
    they = ("dem", "de") if words["be"] == "være" else ("dei", "dei")
    them = _with("blant", _word(*they, "PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs"))
    some = _join(1, (them, "nmod", 1), (_people(words, chance), "", 1))
    comma = _word(",", ",", "PUNCT")
    whole = _join(0, (_people(words, chance), "", 0), (comma, "punct", 2), (some, "appos", 0), (comma, "punct", 2))
    return _join(
        2,
        (whole, "nsubj:pass", 2),
        (_became(words), "aux:pass", 2),
        (_part(words["harmed"], words, chance), "", 2),
        (_attack(words, chance), "obl", 2),
    )


def _active(words: Words, chance: random.Random) -> Phrase:
    hurt = ("såret", "såre") if words["be"] == "være" else ("såra", "såre")
    past = _FINITE.format("Past")
    like = _join(
        1,
        (_word("like", "like", "ADV"), "advmod", 1),
        (_word("mange", "mange", "ADJ", "Degree=Pos|Number=Plur"), "", 1),
    )
    other = like if chance.random() < 0.5 else _people(words, chance)
    second = _join(0, (_word(*hurt, "VERB", past), "", 0), (other, "obj", 0), (_place(chance), "obl", 0))
    form, lemma = chance.choice(words["sides"].split()).split("/")
    forces = _join(
        1,
        (_word(form, lemma, "ADJ", "Degree=Pos|Number=Plur"), "amod", 1),
        (
            _word(
                "styrker" if words["be"] == "være" else "styrkar",
                "styrke",
                "NOUN",
                "Definite=Ind|Gender=Masc|Number=Plur",
            ),
            "",
            1,
        ),
    )
    first = _join(
        1,
        (forces, "nsubj", 1),
        (_word("drepte" if words["be"] == "være" else "drap", "drepe", "VERB", past), "", 1),
        (_people(words, chance), "obj", 1),
    )
    return _join(0, (first, "", 0), (_word("og", "og", "CCONJ"), "cc", 2), (second, "conj", 0))


def _second_hand(words: Words, chance: random.Random) -> Phrase:
    return _join(
        4,
        (_victims(words, chance), "nsubj:pass", 4),
        (_word("skal", "skulle", "AUX", _FINITE.format("Pres")), "aux", 4),
        (_word("ha", "ha", "AUX", "VerbForm=Inf"), "aux", 4),
        (_word("blitt", "bli", "AUX", "VerbForm=Part"), "aux:pass", 4),
        (_part(words["harmed"], words, chance), "", 4),
        (_attack(words, chance), "obl", 4),
    )


def _spoken(clause: Phrase, words: Words, chance: random.Random) -> Phrase:
    """Return the clause as a sentence, at times said by somebody."""
    stop = (_word(".", ".", "PUNCT"), "punct", 0)
    form, lemma, gender = chance.choice(words["speakers"].split()).split("/")
    speaker = _word(form, lemma, "NOUN", f"Definite=Def|Gender={gender}|Number=Sing")
    says = _word(*chance.choice(words["says"].split()).split("/"), "VERB", _FINITE.format("Pres"))
    pick = chance.random()
    if pick < 0.5:
        return _join(0, (clause, "", 0), stop)
    if pick < 0.7:
        tail = _join(0, (says, "", 0), (_join(0, (speaker, "", 0), (_place(chance), "nmod", 0)), "nsubj", 0))
        dash, comma = _word("–", "–", "PUNCT"), _word(",", ",", "PUNCT")
        return _join(
            1, (dash, "punct", 1), (clause, "", 1), (comma, "punct", 3), (tail, "parataxis", 1), (stop[0], "punct", 1)
        )
    if pick < 0.85:
        tail = _join(0, (says, "", 0), (speaker, "nsubj", 0))
        return _join(0, (clause, "", 0), (_word(",", ",", "PUNCT"), "punct", 2), (tail, "parataxis", 0), stop)
    that = _join(1, (_word("at", "at", "SCONJ"), "mark", 1), (clause, "", 1))
    if clause[0].form in words["days"] or clause[0].form in ("for", "det"):
        return _join(0, (clause, "", 0), stop)
    return _join(1, (speaker, "nsubj", 1), (says, "", 1), (that, "ccomp", 1), (stop[0], "punct", 1))
