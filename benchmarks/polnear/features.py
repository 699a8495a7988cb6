"""What is told, by name, of a word that may be a cue, and of the words that may be its source and its content."""

from collections.abc import Collection, Sequence
from functools import cache

from belegg.extract.attribution.lexicon import lexicon
from belegg.model.sentence import Token
from benchmarks.polnear.candidates import MARKS, QUOTES, SUBJECTS, Role, Tree

FEATS = ("VerbForm=Inf", "VerbForm=Ger", "VerbForm=Part", "VerbForm=Fin", "Voice=Pass", "Tense=Past", "Tense=Pres")
SMALL = ("will", "would", "can", "could", "may", "might", "must", "should", "shall", "be", "have", "do", "not", "n't")
HELD = ("obl", "nmod", "obj", "ccomp", "xcomp", "advcl", "acl")
NAMED = (*SUBJECTS, "nmod:poss", "obl:agent", "obj")
DEEPEST = 5
FURTHEST = 8


@cache
def said_forms() -> dict[str, frozenset[str]]:
    """Return the names of the reader's own entries by the forms of their verbs."""
    return {form: frozenset(one.entry.name for one in known) for form, known in lexicon("en").verbs.items()}


def of_cue(one: Tree, cue: Token, read: Collection[int]) -> frozenset[str]:
    """Return what is told of a cue; `read` are the tokens at which the reader itself has one."""
    head, lemma = one.sentence.tokens[cue.head], cue.lemma.lower()
    told = {
        f"lemma:{lemma}", f"form:{cue.text.lower()}", f"upos:{cue.upos}", f"dep:{cue.dep}",
        f"upos+dep:{cue.upos}+{cue.dep}", f"zone:{one.sentence.zone}", f"lemma+dep:{lemma}+{cue.dep}",
        f"head:{head.lemma.lower()}", f"head upos:{head.upos}",
        *(f"feat:{feat}" for feat in FEATS if feat in cue.feats),
        *(f"entry:{name}" for name in said_forms().get(cue.text.lower(), ())),
    }  # fmt: skip
    told |= _below(one, cue, lemma) | _around(one, cue, lemma) | _beside_quotes(one, cue) | _beside_read(one, cue, read)
    return frozenset(told | (_mark(one, cue) if cue.text in MARKS else set()))


def _below(one: Tree, cue: Token, lemma: str) -> set[str]:
    """Return what is told of what hangs on the cue, and of a subject that hangs on the word above it."""
    tokens = one.sentence.tokens
    below = [tokens[at] for at in one.below.get(cue.index, ())]
    told = {f"has:{cue.upos}:{child.dep}" for child in below}
    told |= {f"small:{child.lemma.lower()}" for child in below if child.lemma.lower() in SMALL}
    for child in below:
        if child.dep in HELD:
            held = [tokens[at] for at in one.below.get(child.index, ())]
            words = [each.lemma.lower() for each in held if each.dep in ("case", "mark")]
            told |= {f"with:{child.dep}:{word}" for word in words} | {f"lemma with:{lemma}:{word}" for word in words}
        if child.dep in NAMED:
            told |= {f"{child.dep} upos:{child.upos}", f"{child.dep} name:{child.name}"}
            told.add(f"{child.dep}:{child.lemma.lower()}")
    if not any(child.dep in ("ccomp", "xcomp", "obj") for child in below):
        told.add("takes nothing")
    if not any(child.dep in SUBJECTS for child in below):
        beside = [tokens[at] for at in one.below.get(cue.head, ())]
        told.add(f"no subject:{cue.upos}:{cue.dep}")
        told |= {f"subject above:{each.upos}" for each in beside if each.dep in SUBJECTS}
    return told


def _around(one: Tree, cue: Token, lemma: str) -> set[str]:
    """Return what is told of the words next to the cue, and how deep in the tree it stands."""
    tokens = one.sentence.tokens
    told = {f"depth:{min(sum(1 for _ in one.sentence.ancestors(cue.index)), DEEPEST)}"}
    told.add(f"before:{tokens[cue.index - 1].text.lower()}" if cue.index else "first")
    if cue.index + 1 == len(tokens):
        return told | {"last"}
    after = tokens[cue.index + 1]
    return told | {f"next:{after.text.lower()}", f"lemma next:{lemma}+{after.lemma.lower()}"}


def _beside_quotes(one: Tree, cue: Token) -> set[str]:
    if cue.index in one.quoted:
        return {f"quoted:{cue.upos}"}
    if not one.quoted:
        return set()
    near = min(abs(at - cue.index) for at in one.quoted)
    return {"beside a quotation", f"beside a quotation:{cue.dep}", f"quotation at:{min(near, FURTHEST)}"}


def _beside_read(one: Tree, cue: Token, read: Collection[int]) -> set[str]:
    if cue.index in read:
        return {"read", f"read:{cue.upos}:{cue.dep}", f"read quoted:{cue.index in one.quoted}"}
    if not read:
        return set()
    below = any(token.index in read for token in one.sentence.ancestors(cue.index))
    return {"another read"} | ({"below a read one"} if below else set())


def _mark(one: Tree, cue: Token) -> set[str]:
    """Return what is told of a colon or dash."""
    tokens = one.sentence.tokens
    before = tokens[cue.index - 1]
    opens = cue.index + 1 < len(tokens) and tokens[cue.index + 1].text in QUOTES
    return {
        f"mark:{cue.text}", f"mark at:{min(cue.index, 6)}", f"mark from end:{min(len(tokens) - cue.index, FURTHEST)}",
        f"mark before:{before.upos}", f"capitals before:{before.text.isupper()}",
        f"mark after quote:{before.text in QUOTES}", f"mark before quote:{opens}",
    }  # fmt: skip


def of_role(one: Tree, cue: Token, role: Role, which: str) -> frozenset[str]:
    """Return what is told of a source or content (`which`) that a cue may have."""
    here = [part for part in role.parts if part[0] == one.sentence.index]
    last = role.path.rpartition("^")[2]
    told = {
        f"path:{role.path}", f"path:{role.path}:{cue.upos}", f"path:{role.path}:{cue.lemma.lower()}",
        f"path:{role.path}:{cue.dep}", f"path:{role.path}:{'Voice=Pass' in cue.feats}",
        f"steps:{role.path.count('^')}", f"last:{last}", f"last:{last}:{cue.upos}",
    }  # fmt: skip
    if not here:
        return frozenset(told | {"elsewhere", f"elsewhere:{cue.upos}"})
    token, away = one.sentence.tokens[role.head], role.head - cue.index
    told |= {
        f"upos:{token.upos}", f"name:{token.name}", f"side:{away < 0}", f"side:{away < 0}:{cue.dep}",
        f"away:{max(-FURTHEST, min(FURTHEST, away))}", f"quoted:{role.head in one.quoted}:{cue.index in one.quoted}",
        f"side upos:{away < 0}:{token.upos}:{cue.upos}", f"nominative:{'Case=Nom' in token.feats}",
    }  # fmt: skip
    if which == "source":
        return frozenset(told | {f"lemma:{token.lemma.lower()}", f"between:{_between(one, cue.index, role.head)}"})
    return frozenset(told | _extent(one, here))


def _extent(one: Tree, parts: Sequence[tuple[int, int, int]]) -> set[str]:
    length = sum(last - first + 1 for _, first, last in parts)
    quoted = any(at in one.quoted for _, first, last in parts for at in range(first, last + 1))
    return {f"length:{min(length // 3, DEEPEST)}", f"any quoted:{quoted}"}


def _between(one: Tree, some: int, other: int) -> str:
    inside = one.sentence.tokens[min(some, other) + 1 : max(some, other)]
    marks = {token.text for token in inside} & {",", ":", ";", "“", "”", '"', "''"}
    return f"{''.join(sorted(marks))}:{min(sum(token.upos == 'VERB' for token in inside), 2)}"
