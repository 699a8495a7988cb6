"""Find the words that open frames: verbs, nouns with their compounds, set phrases."""

from collections.abc import Iterator

import msgspec

from belegg.extract.frames.lexicon import Lexicon, Word
from belegg.model.sentence import Sentence, Token

GAP = 12
BARRED_REACH = 7
SHORTEST_FIRST_PART = 2


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """A word that opens a frame: the token `index`, the words `first`..`last` of the opener itself, the
    tokens `rest` that must go with it ("livet av" in "tok … livet av"), what was found there, and the first
    part of the compound it ends ("artilleri" in "artilleriangrepet"), "" for none."""

    index: int
    first: int
    last: int
    word: Word
    rest: tuple[int, ...] = ()
    first_part: str = ""


class _Forms(msgspec.Struct, frozen=True, kw_only=True):
    """The lower-cased words of a sentence, worked out once: in order, as a set, and the prepositions among them."""

    texts: tuple[str, ...]
    present: frozenset[str]
    prepositions: frozenset[str]


def triggers(sentence: Sentence, lexicon: Lexicon) -> list[Trigger]:
    """Return all readings of all words of `sentence` that may open a frame, in order."""
    texts = tuple(token.text.lower() for token in sentence.tokens)
    forms = _Forms(
        texts=texts,
        present=frozenset(texts),
        prepositions=frozenset(text for text, token in zip(texts, sentence.tokens, strict=True) if token.upos == "ADP"),
    )
    found: list[Trigger] = []
    for token in sentence.tokens:
        found.extend(_phrases_at(token, forms, lexicon))
        single = _by_class(sentence, token, list(_words_at(sentence, token, forms, lexicon)))
        found.extend(single or _compounds_at(sentence, token, forms, lexicon))
    return _longest(found)


def _longest(found: list[Trigger]) -> list[Trigger]:
    """Return the triggers without those that stand inside the words of a set phrase of the same kind but another
    mode ("drept" in "drept eller såret"), or among the words that go with a verb ("knust" in "fikk knust vinduene")."""
    wide = [each for each in found if each.word.shape == "phrase" and each.first < each.last]
    taken = {(other.word.kind, other.word.entry.mode, index) for other in found for index in other.rest}
    return [
        each
        for each in found
        if not any(
            each.word.shape != "phrase"
            and kind == each.word.kind
            and mode != each.word.entry.mode
            and index == each.index
            for kind, mode, index in taken
        )
        and not any(
            other is not each
            and other.word.kind == each.word.kind
            and other.word.entry.mode != each.word.entry.mode
            and other.first <= each.first
            and each.last <= other.last
            and each.last - each.first < other.last - other.first
            for other in wide
        )
    ]


def _phrases_at(token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    for word in lexicon.openers.get(forms.texts[token.index], ()):
        last = token.index + len(word.rest)
        if forms.texts[token.index + 1 : last + 1] == word.rest:
            yield Trigger(index=last, first=token.index, last=last, word=word)


def _words_at(sentence: Sentence, token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    for word in lexicon.words.get(forms.texts[token.index], ()):
        if word.rest and word.rest[0] not in forms.present:
            continue
        if not _fits(sentence, token, word) or _is_barred(forms, token.index, word):
            continue
        rest = _rest(sentence, forms, token.index, word.rest, governed=word.shape == "noun")
        if rest is not None:
            yield Trigger(index=token.index, first=token.index, last=token.index, word=word, rest=rest)


def _by_class(sentence: Sentence, token: Token, found: list[Trigger]) -> list[Trigger]:
    """Return the readings that the word class bears out, where a form is both noun and verb of one kind."""
    shapes = {(trigger.word.kind, trigger.word.shape) for trigger in found}
    wanted = "noun" if token.upos in ("NOUN", "PROPN") else "verb" if token.upos == "VERB" else ""
    if wanted == "noun" and len(shapes) > 1 and _rules_like_a_verb(sentence, token):
        wanted = "verb"
    other = {"noun": "verb", "verb": "noun"}.get(wanted, "")
    return [trigger for trigger in found if trigger.word.shape != other or (trigger.word.kind, wanted) not in shapes]


def _rules_like_a_verb(sentence: Sentence, token: Token) -> bool:
    """Return whether what was tagged a noun has an object and no verb beside it ("Droner angrep et raffineri")."""
    if any("VerbForm=Fin" in other.feats for other in sentence.tokens[: token.index + 1]):
        return False
    under = {other.dep for other in sentence.tokens if other.head == token.index != other.index}
    return token.dep == "root" and bool(under & {"obj", "iobj"})


def _fits(sentence: Sentence, token: Token, word: Word) -> bool:
    """Return whether the word class that the tagger saw lets this reading stand."""
    if word.shape == "verb":
        if token.upos == "AUX":
            return bool(word.rest)
        if token.upos in ("VERB", "ADJ", "X"):
            return True
        if token.upos == "NOUN" and word.tense in ("past", "participle") and _is_governed(sentence, token):
            return False
        definite = "Definite=Def" in token.feats and token.dep in ("obl", "nmod", "obj", "nsubj")
        if definite and not (word.tense == "participle" and _follows_auxiliary(sentence, token)):
            return False
        return word.tense in ("past", "participle", "present", "passive") and token.upos in ("NOUN", "PROPN")
    return token.upos not in ("VERB", "AUX", "ADP") or word.definite


def _follows_auxiliary(sentence: Sentence, token: Token) -> bool:
    """Return whether a helping verb stands just before, so that a seeming noun is its participle ("har trua med")."""
    return token.index > 0 and sentence.tokens[token.index - 1].upos == "AUX"


def _is_governed(sentence: Sentence, token: Token) -> bool:
    """Return whether a preposition governs what looks like a definite noun as much as a verb ("er i landet")."""
    return token.index > 0 and sentence.tokens[token.index - 1].upos == "ADP" and "Definite=Def" in token.feats


def _is_barred(forms: _Forms, index: int, word: Word) -> bool:
    barred = word.entry.without
    return bool(barred) and any(text in barred for text in forms.texts[index + 1 : index + 1 + BARRED_REACH])


def _rest(
    sentence: Sentence, forms: _Forms, index: int, rest: tuple[str, ...], *, governed: bool = False
) -> tuple[int, ...] | None:
    """Return the tokens of `rest` where it follows, or stands just before, the word at `index`; None where not.

    Only a noun is `governed` by a preposition before it ("på opprørernes hender"): what a preposition governs
    follows it, so it never stands before its verb."""
    if not rest:
        return ()
    texts, size = forms.texts, len(rest)
    for start in range(index + 1, min(index + 1 + GAP, len(texts) - size + 1)):
        if texts[start : start + size] == rest:
            return tuple(range(start, start + size))
        between = sentence.tokens[start]
        if texts[start] in (".", ";", ":", "–", ",") or between.upos == "VERB" or "VerbForm=Fin" in between.feats:
            break
    if not governed and size == 1 and rest[0] in forms.prepositions:
        return None
    if index > size and texts[:size] == rest and not any(each.upos == "PUNCT" for each in sentence.tokens[:index]):
        return tuple(range(size))
    for start in range(max(index - size - 2, 0), index - size + 1):
        if texts[start : start + size] == rest:
            return tuple(range(start, start + size))
    return None


def _compounds_at(sentence: Sentence, token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    form = forms.texts[token.index]
    if token.upos in ("VERB", "AUX", "ADP", "PUNCT", "NUM", "DET", "PRON") and token.upos != "NOUN":
        return
    for length in lexicon.ending_lengths:
        if length > len(form) - SHORTEST_FIRST_PART:
            continue
        words = lexicon.endings.get(form[-length:])
        if words:
            first_part = form[:-length].rstrip("-")
            for word in words:
                rest = _rest(sentence, forms, token.index, word.rest)
                if rest is not None:
                    yield Trigger(
                        index=token.index,
                        first=token.index,
                        last=token.index,
                        word=word,
                        rest=rest,
                        first_part=first_part,
                    )
            return


def compound_mode(lexicon: Lexicon, kind: str, first_part: str) -> str | None:
    """Return the mode that the first part of a compound gives a noun of `kind`, None where it gives none."""
    if not first_part:
        return None
    for part_kind, part, mode in lexicon.first_parts:
        if part_kind == kind and (first_part == part or first_part.startswith(part) or first_part.endswith(part)):
            return mode
    return None
