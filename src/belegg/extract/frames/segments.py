"""Cut a sentence into stretches that share one predicate, by small words, order and verbs.

The tree is not asked: on news prose it goes wrong just where clauses meet, and the words that open
a clause are few and sure.
"""

from typing import Literal

import msgspec

from belegg.extract.frames.words import ClauseWords
from belegg.model.sentence import Sentence, Token

Opening = Literal["main", "sub", "rel", "inf", "vp", "aside"]


CLOSING = {"–": "–", "—": "—", "-": "-", "(": ")"}
ASIDE_REACH = 14


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch: how it opens, the word that opens it, and the stretch it hangs on (-1 for none)."""

    opening: Opening
    opener: int
    parent: int


class Segments(msgspec.Struct, frozen=True, kw_only=True):
    """The stretches of a sentence and, for each token, the number of its stretch."""

    segments: tuple[Segment, ...]
    of: tuple[int, ...]


def is_finite(token: Token) -> bool:
    """Return whether the token is a finite verb, as far as its features tell."""
    return token.upos in ("VERB", "AUX") and "VerbForm=Fin" in token.feats


def _is_verb(token: Token) -> bool:
    return token.upos in ("VERB", "AUX")


def cut(sentence: Sentence, words: ClauseWords) -> Segments:
    """Return the stretches of `sentence`."""
    segments: list[Segment] = [Segment(opening="main", opener=0, parent=-1)]
    finite = [False]
    of: list[int] = []
    asides: list[tuple[int, int, int]] = []
    current = 0
    for token in sentence.tokens:
        opening = _opening_at(sentence, token, words, current_has_verb=finite[current])
        if token.text == "," and opening in (None, "aside") and segments[current].opening == "rel" and finite[current]:
            current = max(segments[current].parent, 0)
            opening = opening if finite[current] and opening == "aside" else None
        closed = next((outer for start, end, outer in asides if end == token.index), None) if asides else None
        if closed is not None:
            current, opening = closed, None
        elif (end := _closing(sentence, token.index)) > 0 and opening == "main":
            asides.append((token.index, end, current))
        elif not finite[current] and (end := _interposed(sentence, token.index, words)) > 0:
            asides.append((token.index, end, current))
            opening = "main"
        if opening == "aside" and not finite[current] and _resumes(sentence, token.index, segments[current]):
            opening = None
        if opening is not None and of:
            if opening == "aside" and not finite[_outer(segments, current)] and current != 0:
                current = _outer(segments, current)
            else:
                outer = current if opening in ("rel", "sub", "inf", "vp") else _outer(segments, current)
                segments.append(Segment(opening=opening, opener=token.index, parent=outer))
                finite.append(False)
                current = len(segments) - 1
        elif opening is not None and opening in ("sub", "rel") and not of:
            segments[0] = Segment(opening=opening, opener=0, parent=-1)
        if is_finite(token):
            outer = segments[current].parent
            if segments[current].opening == "inf" and outer >= 0 and not finite[outer]:
                current = outer
            finite[current] = True
        of.append(current)
    return Segments(segments=tuple(segments), of=tuple(of))


def _closing(sentence: Sentence, start: int) -> int:
    """Return the dash or bracket that closes what the one at `start` opens within a clause, -1 for none."""
    mark = CLOSING.get(sentence.tokens[start].text)
    if mark is None or start == 0 or (mark == "-" and not _is_apart(sentence, start)):
        return -1
    for token in sentence.tokens[start + 1 : start + 1 + ASIDE_REACH]:
        if token.text == mark and (mark != "-" or _is_apart(sentence, token.index)):
            return token.index if token.index > start + 1 else -1
    return -1


def _is_apart(sentence: Sentence, index: int) -> bool:
    """Return whether a hyphen stands for a dash, with spaces around it."""
    before, own, after = (sentence.tokens[at : at + 1] for at in (index - 1, index, index + 1))
    return bool(before and after) and before[0].end < own[0].start and own[0].end < after[0].start


def _interposed(sentence: Sentence, start: int, words: ClauseWords) -> int:
    """Return the comma that closes what the one at `start` sets between a subject and its verb: who says so, or a
    participle's clause ("people, the UN estimated, had left", "people, many displaced before, fled"); -1 for none."""
    if not words.tells_participles or start == 0 or sentence.tokens[start].text != ",":
        return -1
    reach = sentence.tokens[start + 1 : start + 1 + ASIDE_REACH]
    end = next((token.index for token in reach if token.upos == "PUNCT"), -1)
    inside = sentence.tokens[start + 1 : max(end, start + 1)]
    if not inside or sentence.tokens[end].text != "," or end + 1 >= len(sentence.tokens):
        return -1
    if not is_finite(sentence.tokens[end + 1]) or inside[0].upos in ("CCONJ", "SCONJ"):
        return -1
    told = [token for token in inside if is_finite(token)]
    says = len(told) == 1 and told[0].index > start + 1 and told[0].text.lower() in words.clause_governors
    says = says or (not told and len(inside) > 1 and inside[-1].text.lower() in words.clause_governors)
    described = not told and any(token.upos == "VERB" for token in inside)
    return end if says or described else -1


def _resumes(sentence: Sentence, comma: int, segment: Segment) -> bool:
    """Return whether the verb after a comma belongs to the subject before it ("sju av dem, to i Idlib, omkom")."""
    if segment.opening in ("sub", "rel"):
        return True
    following = _next_content(sentence, comma)
    if segment.opening != "main" or following is None:
        return False
    return following.dep == "root" or (following.upos == "AUX" and sentence.tokens[following.head].dep == "root")


def _outer(segments: list[Segment], current: int) -> int:
    while segments[current].parent >= 0 and segments[current].opening in ("rel", "sub", "inf", "vp"):
        current = segments[current].parent
    return current


def _opening_at(sentence: Sentence, token: Token, words: ClauseWords, *, current_has_verb: bool) -> Opening | None:
    text = token.text.lower()
    if (
        text in words.relatives
        and not (text in words.subordinators and _is_conjunction(sentence, token))
        and _verb_follows(sentence, token.index, reach=12)
        and not _is_comparison(sentence, token)
        and not (text in words.place_relatives and _is_verb_next(sentence, token.index))
    ):
        return "rel"
    if token.index and _opens_bare(sentence, token, words):
        return "sub"
    if words.tells_participles and text in words.subordinators and _parts_a_verb(sentence, token.index, words):
        return None
    if (
        text in words.subordinators
        and _joins(token, words.conditionals)
        and _verb_follows(sentence, token.index, reach=25)
    ):
        return "sub"
    if words.tells_participles and text in words.subordinators and _governs_clause(sentence, token):
        return "sub"
    if text in words.infinitive_marks and token.upos in ("PART", "SCONJ"):
        return "inf"
    if _joins_numbers(sentence, token.index):
        return None
    if text in words.coordinators or text == ",":
        following = _next_content(sentence, token.index)
        if following is not None and is_finite(following):
            return "vp" if text != "," else "aside"
        after_comma = text != "," and token.index > 0 and sentence.tokens[token.index - 1].text == ","
        if (current_has_verb or after_comma) and _clause_follows(sentence, token.index, words):
            return "main"
    if text in ("–", "—", "-", ":", ";", "(", ")") and token.index > 0:
        return None if text in "()" and _is_short_bracket(sentence, token.index) else "main"
    return None


def _parts_a_verb(sentence: Sentence, index: int, words: ClauseWords) -> bool:
    """Return whether the word stands between a helping verb and its verb ("have since reached")."""
    around = sentence.tokens[index - 1 : index + 2] if index else ()
    return len(around) == 3 and around[0].text.lower() in words.perfect_auxiliaries and around[2].upos == "VERB"


def _governs_clause(sentence: Sentence, token: Token) -> bool:
    """Return whether a preposition or adverb that may join clauses does so ("hours after the rebels took the city"):
    a verb follows before any mark, and the sentence has another."""
    if token.upos not in ("ADP", "ADV") or any(
        each.dep == "fixed" for each in sentence.tokens[token.index : token.index + 2]
    ):
        return False
    for each in sentence.tokens[token.index + 1 : token.index + 12]:
        if is_finite(each):
            others = (*sentence.tokens[: token.index], *sentence.tokens[each.index + 2 :])
            return each.index > token.index + 1 and any(is_finite(other) for other in others)
        if each.upos in ("PUNCT", "CCONJ", "SCONJ", "VERB") and each.text not in "()":
            return False
    return False


def _is_conjunction(sentence: Sentence, token: Token) -> bool:
    """Return whether a word that may be a relative joins clauses here ("said that …", not "the town that …")."""
    before = sentence.tokens[token.index - 1] if token.index else None
    return token.upos == "SCONJ" and (before is None or before.upos not in ("NOUN", "PROPN", "PRON", "NUM"))


def _opens_bare(sentence: Sentence, token: Token, words: ClauseWords) -> bool:
    """Return whether a clause begins here without a joining word ("the army said it had …")."""
    before = sentence.tokens[token.index - 1]
    if before.text.lower() not in words.clause_governors or before.upos != "VERB" or before.dep == "amod":
        return False
    if token.upos in ("PUNCT", "SCONJ", "ADP", "ADV", "PART", "AUX", "VERB", "CCONJ"):
        return False
    return any(is_finite(each) for each in sentence.tokens[token.index + 1 : token.index + 13])


def _joins(token: Token, asking: frozenset[str]) -> bool:
    """Return whether the word joins clauses; taggers take one that opens the sentence for a name ("Viss byen fell")."""
    marks = token.dep == "mark" and (token.upos == "ADV" or (token.upos == "ADP" and token.text.lower() in asking))
    return token.upos == "SCONJ" or marks or (token.index == 0 and token.upos == "PROPN")


def _is_verb_next(sentence: Sentence, index: int) -> bool:
    following = sentence.tokens[index + 1 : index + 2]
    return any(_is_verb(token) or token.upos in ("CCONJ", "PUNCT") for token in following)


def _is_short_bracket(sentence: Sentence, index: int) -> bool:
    """Return whether the bracket at `index` opens or closes a mere name or figure ("(ISGS)")."""
    reach = (
        sentence.tokens[index + 1 : index + 5]
        if sentence.tokens[index].text == "("
        else sentence.tokens[max(index - 4, 0) : index]
    )
    other = ")" if sentence.tokens[index].text == "(" else "("
    return any(token.text == other for token in reach) and not any(_is_verb(token) for token in reach)


def _joins_numbers(sentence: Sentence, index: int) -> bool:
    """Return whether numbers stand on both sides ("mellom 18 og 22")."""
    if index == 0 or index + 1 >= len(sentence.tokens) or sentence.tokens[index].upos == "PUNCT":
        return False
    return sentence.tokens[index - 1].upos == "NUM" and sentence.tokens[index + 1].upos == "NUM"


def _is_comparison(sentence: Sentence, token: Token) -> bool:
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    return (
        following is not None
        and following.upos in ("NOUN", "ADP", "DET")
        and not _verb_follows(sentence, token.index, reach=6)
    )


def _verb_follows(sentence: Sentence, index: int, *, reach: int) -> bool:
    return any(_is_verb(token) for token in sentence.tokens[index + 1 : index + 1 + reach])


def _next_content(sentence: Sentence, index: int) -> Token | None:
    for token in sentence.tokens[index + 1 : index + 4]:
        if token.upos not in ("ADV", "PART"):
            return token
    return None


def _is_shared_passive(token: Token) -> bool:
    """Return whether a passive shares the helping verb of the clause before ("tre er drept og elleve blitt såret")."""
    return token.upos == "AUX" and token.dep == "aux:pass" and "VerbForm=Part" in token.feats


def _clause_follows(sentence: Sentence, index: int, words: ClauseWords) -> bool:
    """Return whether a finite verb comes before the next word that would open a clause."""
    for token in sentence.tokens[index + 1 : index + 15]:
        text = token.text.lower()
        if is_finite(token) or (token.index > index + 1 and _is_shared_passive(token)):
            return True
        if text in words.coordinators or text in words.relatives:
            return False
        if text in words.subordinators and (token.upos == "SCONJ" or words.tells_participles):
            return False
        if text in (",", "–", "—", ":", ";"):
            return False
    return False
