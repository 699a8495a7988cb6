"""Which words of a parsed sentence may be a cue, who may be its source, and what its content: read off the tree."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from belegg.model.sentence import Sentence, Token

NOMINAL = ("NOUN", "PROPN", "PRON")
WORDS = ("VERB", "NOUN", "ADJ", "AUX")
MARKS = (":", "–", "—", "―", "--")
QUOTES = frozenset('«»"“”„') | {"''", "``"}
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
CLIMBS = ("xcomp", "conj", "advcl", "acl", "acl:relcl", "parataxis", "ccomp", "cop", "aux", "obj", "obl", "nmod")
BELOW = ("ccomp", "xcomp", "obj", "obl", "obl:agent", "advcl", "nmod", "acl", "acl:relcl", "parataxis", "iobj", "csubj",
         "conj", "appos", "nsubj:pass", "nsubj", "dep")  # fmt: skip
FURTHEST = 3
NEAR = 12


class Role(NamedTuple):
    """Words that may be the source or the content of a cue: how they hang on it (`path`), the token that stands for
    them (`head`), and the tokens, by sentence and first and last."""

    path: str
    head: int
    parts: tuple[tuple[int, int, int], ...]


class Tree(NamedTuple):
    """A sentence with what hangs on each word."""

    sentence: Sentence
    below: dict[int, list[int]]
    quoted: frozenset[int]


def tree(sentence: Sentence, *, inside: bool = False) -> Tree:
    """Return the sentence with its tree; `inside`: it begins within a quotation."""
    below: dict[int, list[int]] = {}
    quoted: set[int] = set()
    for token in sentence.tokens:
        if token.head != token.index:
            below.setdefault(token.head, []).append(token.index)
        if token.text in QUOTES:
            inside = token.text in ("“", "„", "«", "``") or (token.text not in ("”", "»") and not inside)
        elif inside:
            quoted.add(token.index)
    return Tree(sentence, below, frozenset(quoted))


def trees(sentences: Sequence[Sentence]) -> list[Tree]:
    """Return the trees of an article; a quotation may run on over sentences of a paragraph."""
    found: list[Tree] = []
    paragraph, inside = -1, False
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        found.append(tree(sentence, inside=inside))
        marks = [token for token in sentence.tokens if token.text in QUOTES]
        if marks:
            last = marks[-1]
            inside = last.text in ("“", "„", "«", "``") or (last.text not in ("”", "»") and len(marks) % 2 == 1)
        paragraph = sentence.paragraph
    return found


def cues(one: Tree) -> Iterator[Token]:
    """Yield the words and marks that may be a cue."""
    for token in one.sentence.tokens:
        named = token.upos == "NOUN" and token.dep in ("compound", "flat", "flat:name")
        if (token.upos in WORDS and not named) or token.text.lower() in ("according",) or token.text in MARKS:
            yield token


def subtree(one: Tree, head: int, without: frozenset[int] = frozenset()) -> list[int]:
    """Return the tokens below and with `head`, in order, those below a token of `without` left out."""
    found, stack = [], [head]
    while stack:
        at = stack.pop()
        if at in without:
            continue
        found.append(at)
        stack += one.below.get(at, ())
    return sorted(found)


def ranges(number: int, tokens: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Return tokens of the sentence `number` as runs of neighbours."""
    found: list[list[int]] = []
    for at in tokens:
        if found and found[-1][1] == at - 1:
            found[-1][1] = at
        else:
            found.append([at, at])
    return tuple((number, first, last) for first, last in found)


def sources(all_: Sequence[Tree], number: int, cue: Token) -> list[Role]:
    """Return who may speak by the cue in the sentence `number`."""
    one = all_[number]
    if cue.text in MARKS:
        return _beside(all_, number, cue)
    found: dict[int, str] = {}
    at, path = cue.index, ""
    for step in range(FURTHEST + 1):
        token = one.sentence.tokens[at]
        for child in one.below.get(at, ()):
            relation = one.sentence.tokens[child].dep
            if relation in SUBJECTS or relation in ("obl:agent", "nmod:poss", "obl", "nmod", "obj", "iobj", "compound"):
                case = _case(one, child)
                if step == 0 or relation in SUBJECTS or relation in ("nmod:poss", "obj", "obl:agent"):
                    found.setdefault(child, f"{path}{relation}{':' + case if case else ''}")
        if token.head == at:
            break
        if token.dep in ("acl", "acl:relcl", "nmod", "amod", "compound", "appos"):
            found.setdefault(token.head, f"{path}{token.dep}^")
        path += f"{token.dep}^"
        at = token.head
    for head, path in _next_to(one, cue):
        found.setdefault(head, path)
    return [
        Role(path, head, ranges(number, _phrase(one, head, cue.index)))
        for head, path in found.items()
        if one.sentence.tokens[head].upos in (*NOMINAL, "DET", "NUM", "X", "ADJ", "SYM")
    ]


def _next_to(one: Tree, cue: Token) -> Iterator[tuple[int, str]]:
    """Yield the nouns nearest before and after the cue, whatever the tree says of them."""
    tokens = one.sentence.tokens
    before = next((at for at in range(cue.index - 1, -1, -1) if tokens[at].upos in NOMINAL), None)
    after = next((at for at in range(cue.index + 1, len(tokens)) if tokens[at].upos in NOMINAL), None)
    if before is not None:
        yield before, "left"
    if after is not None and after - cue.index <= NEAR:
        yield after, "right"


def _beside(all_: Sequence[Tree], number: int, cue: Token) -> list[Role]:
    """Return the words before and after a mark as who speaks."""
    one, found = all_[number], []
    tokens = one.sentence.tokens
    before = [at for at in range(cue.index) if tokens[at].text not in QUOTES]
    after = [at for at in range(cue.index + 1, len(tokens)) if tokens[at].text not in QUOTES]
    if before and len(before) <= NEAR:
        found.append(Role("before", before[-1], ranges(number, before)))
    if after and len(after) <= NEAR:
        found.append(Role("after", after[0], ranges(number, after)))
    return found


def _case(one: Tree, head: int) -> str:
    cases = [one.sentence.tokens[at].lemma for at in one.below.get(head, ()) if one.sentence.tokens[at].dep == "case"]
    return cases[0].lower() if cases else ""


def _phrase(one: Tree, head: int, cue: int) -> list[int]:
    """Return the tokens of a noun phrase: no relative clauses, nothing that holds the cue."""
    held = {cue} | {token.index for token in one.sentence.ancestors(cue)} if cue != head else set()
    cut = frozenset(
        at
        for at in one.below.get(head, ())
        if one.sentence.tokens[at].dep in ("acl:relcl", "acl", "parataxis", "conj", "punct", "case", "appos", "cc")
        or at in held
    )
    return subtree(one, head, cut - {head})


def contents(all_: Sequence[Tree], number: int, cue: Token) -> list[Role]:
    """Return what may be said, thought or wished by the cue in the sentence `number`."""
    one = all_[number]
    if cue.text in MARKS:
        return _around(all_, number, cue)
    found: list[Role] = []
    tokens = one.sentence.tokens
    at, path = cue.index, ""
    taken = {cue.index}
    for step in range(FURTHEST):
        token = tokens[at]
        for child in one.below.get(at, ()):
            relation = tokens[child].dep
            if child in taken or relation not in BELOW:
                continue
            case = _case(one, child) or _mark(one, child)
            words = [word for word in subtree(one, child, frozenset(taken)) if word not in taken]
            side = "<" if child < cue.index else ">"
            found.append(Role(f"{path}{relation}{':' + case if case else ''}{side}", child, ranges(number, words)))
        taken.add(at)
        if token.head == at:
            break
        if step == 0 and token.dep in ("parataxis", "ccomp", "dep", "acl:relcl", "acl", "advcl", "conj", "appos"):
            words = subtree(one, token.head, frozenset({at}))
            side = "<" if token.head < cue.index else ">"
            found.append(Role(f"{token.dep}^{side}", token.head, ranges(number, words)))
        path += f"{token.dep}^"
        at = token.head
    quoted = [at for at in sorted(one.quoted) if at not in taken]
    if quoted and cue.index not in one.quoted:
        for name, words in (
            ("quote<", [at for at in quoted if at < cue.index]),
            ("quote>", [at for at in quoted if at > cue.index]),
        ):
            if words:
                found.append(Role(name, words[0], ranges(number, words)))
    for name, first, last in (("rest<", 0, cue.index - 1), ("rest>", cue.index + 1, len(tokens) - 1)):
        if first <= last:
            found.append(Role(name, first, ((number, first, last),)))
    return [*found, *_neighbours(all_, number)]


def _mark(one: Tree, head: int) -> str:
    marks = [one.sentence.tokens[at].lemma for at in one.below.get(head, ()) if one.sentence.tokens[at].dep == "mark"]
    return marks[0].lower() if marks else ""


def _neighbours(all_: Sequence[Tree], number: int) -> list[Role]:
    """Return the quoted words of the sentence before and after."""
    found = []
    for name, other in (("quote before", number - 1), ("quote after", number + 1)):
        if 0 <= other < len(all_) and all_[other].quoted:
            words = sorted(all_[other].quoted)
            found.append(Role(name, words[0], ranges(other, words)))
    return found


def _around(all_: Sequence[Tree], number: int, cue: Token) -> list[Role]:
    tokens = all_[number].sentence.tokens
    found = []
    before, after = range(cue.index), range(cue.index + 1, len(tokens))
    if len(before):
        found.append(Role("before", before[0], ((number, 0, cue.index - 1),)))
    if len(after):
        found.append(Role("after", after[0], ((number, cue.index + 1, len(tokens) - 1),)))
    for name, other in (("sentence before", number - 1), ("sentence after", number + 1)):
        if 0 <= other < len(all_) and all_[other].sentence.tokens:
            found.append(Role(name, 0, ((other, 0, len(all_[other].sentence.tokens) - 1),)))
    return found
