"""Find the words that open frames: verbs, nouns with their compounds, set phrases."""

from collections.abc import Iterator

import msgspec

from belegg.extract.frames.lexicon import Group, Lexicon, Word
from belegg.model.sentence import Sentence, Token

GAP = 12
INNER_GAP = 4
AUXILIARY_REACH = 5
OPEN_PARTS = 3
NEAR = 2
QUOTES = ('"', "“", "”", "«", "»")
BARRED_REACH = 7
BARRED_BESIDE = 2
SENDING = "attack"
GOING = ("deployment", "displacement", "control")
DESCRIBING = ("ADJ", "DET", "NUM", "PRON", "ADV")


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
    for token, text in zip(sentence.tokens, texts, strict=True):
        if text in lexicon.openers:
            found.extend(_phrases_at(sentence, token, forms, lexicon))
        single: list[Trigger] = []
        if text in lexicon.readings:
            single = _by_class(sentence, token, list(_words_at(sentence, token, forms, lexicon)))
        found.extend(single or _compounds_at(sentence, token, forms, lexicon))
    return _longest(found)


def _longest(found: list[Trigger]) -> list[Trigger]:
    """Return the triggers without those that stand inside the words of a set phrase of the same kind but another
    mode ("drept" in "drept eller såret"), or among the words that go with a verb ("knust" in "fikk knust vinduene")."""
    wide = [each for each in found if (each.word.shape == "phrase" or each.word.tail) and each.first < each.last]
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


def _phrases_at(sentence: Sentence, token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    known, following = lexicon.openers[forms.texts[token.index]], forms.texts[token.index + 1 : token.index + 2]
    for word in (*(known.get(following[0], ()) if following else ()), *known.get("", ())):
        last = token.index + len(word.rest)
        if forms.texts[token.index + 1 : last + 1] != word.rest:
            continue
        if not word.entry.weak or _has_company(sentence, forms, last, word, lexicon):
            yield Trigger(index=last, first=token.index, last=last, word=word)


def _words_at(sentence: Sentence, token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    for word in lexicon.readings[forms.texts[token.index]].among(forms.present):
        if not _fits(sentence, token, word, strict=lexicon.strict) or _is_barred(sentence, forms, token.index, word):
            continue
        last = token.index + len(word.tail)
        if word.tail and forms.texts[token.index + 1 : last + 1] != word.tail:
            continue
        if word.entry.weak and not _has_company(sentence, forms, last, word, lexicon):
            continue
        rest = _rest(sentence, forms, last, word.rest, governed=word.shape == "noun", near=word.near)
        if rest is not None:
            first, part = _parts_before(sentence, token.index) if word.entry.compound else (token.index, "")
            yield Trigger(index=last, first=first, last=last, word=word, rest=rest, first_part=part)


def _has_company(sentence: Sentence, forms: _Forms, index: int, word: Word, lexicon: Lexicon) -> bool:
    """Return whether words are there without which the entry opens nothing ("are" … "in evacuation centres")."""
    for name in word.entry.needs:
        for group in lexicon.groups.get(name, ()):
            if group.where == "beside" and not any(_named(forms, at, group) for at in range(len(forms.texts))):
                return False
            if group.where == "governed" and not _governs(sentence, forms, index, group):
                return False
    return True


def _named(forms: _Forms, at: int, group: Group) -> bool:
    return forms.texts[at] in group.words or (at > 0 and f"{forms.texts[at - 1]} {forms.texts[at]}" in group.words)


def _governs(sentence: Sentence, forms: _Forms, index: int, group: Group) -> bool:
    """Return whether a word of the group stands under a preposition in the clause behind the verb."""
    governing = False
    for token in sentence.tokens[index + 1 : index + 1 + GAP]:
        if token.upos == "ADP":
            governing = True
        elif token.upos in ("VERB", "SCONJ", "PUNCT"):
            return False
        elif governing and _named(forms, token.index, group):
            return True
        elif token.upos == "PRON":
            governing = False
    return False


def _parts_before(sentence: Sentence, index: int) -> tuple[int, str]:
    """Return where the first parts of an open compound begin before its last part at `index`, and the parts ("drone"
    before "attack"); `index` and "" where there are none."""
    first = index
    while first > 0 and index - first < OPEN_PARTS:
        token = sentence.tokens[first - 1]
        if (
            token.dep != "compound"
            or token.upos not in ("NOUN", "ADJ", "VERB")
            or (token.text[:1].isupper() and first > 1)
        ):
            break
        first -= 1
    return first, " ".join(token.text.lower() for token in sentence.tokens[first:index])


def _governs_infinitive(sentence: Sentence, word: Word, rest: tuple[int, ...]) -> bool:
    """Return whether a preposition that should name where something goes opens an infinitive ("kommer til å dra")."""
    if word.kind not in GOING or not rest or rest[-1] + 1 >= len(sentence.tokens):
        return False
    return sentence.tokens[rest[-1]].upos in ("ADP", "SCONJ") and sentence.tokens[rest[-1] + 1].upos == "PART"


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
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is not None and before.upos == "PRON" and before.dep.startswith("nsubj"):
        return True
    if token.dep == "xcomp" and any(each.dep == "obj" and each.head == token.index for each in sentence.tokens):
        return before is not None and before.upos == "VERB"
    if any("VerbForm=Fin" in other.feats for other in sentence.tokens[: token.index + 1]):
        return False
    under = {other.dep for other in sentence.tokens if other.head == token.index != other.index}
    return token.dep == "root" and bool(under & {"obj", "iobj", "nsubj"})


def _fits(sentence: Sentence, token: Token, word: Word, *, strict: bool) -> bool:
    """Return whether the word class that the tagger saw lets this reading stand."""
    if word.shape == "verb":
        if token.upos == "AUX":
            return bool(word.rest)
        if token.upos in ("VERB", "ADJ", "X"):
            return True
        if strict and not _rules_like_a_verb(sentence, token):
            return word.tense == "participle" and _follows_auxiliary(sentence, token)
        if token.upos == "NOUN" and word.tense in ("past", "participle") and _is_governed(sentence, token):
            return False
        definite = "Definite=Def" in token.feats and token.dep in ("obl", "nmod", "obj", "nsubj")
        if definite and not (word.tense == "participle" and _follows_auxiliary(sentence, token)):
            return False
        return word.tense in ("past", "participle", "present", "passive") and token.upos in ("NOUN", "PROPN")
    return token.upos not in ("VERB", "AUX", "ADP") or word.definite


def _follows_auxiliary(sentence: Sentence, token: Token) -> bool:
    """Return whether a helping verb stands before with no other verb between, so that a seeming noun is its
    participle ("har trua med", "har i det stille meglet mellom")."""
    for each in reversed(sentence.tokens[max(token.index - AUXILIARY_REACH, 0) : token.index]):
        if each.upos in ("VERB", "PUNCT", "CCONJ", "SCONJ"):
            return False
        if each.upos == "AUX":
            return True
    return False


def _is_governed(sentence: Sentence, token: Token) -> bool:
    """Return whether a preposition governs what looks like a definite noun as much as a verb ("er i landet")."""
    return token.index > 0 and sentence.tokens[token.index - 1].upos == "ADP" and "Definite=Def" in token.feats


def _is_barred(sentence: Sentence, forms: _Forms, index: int, word: Word) -> bool:
    """Return whether a barred word follows soon; a preposition bars only beside its verb, as its particle, or
    where weapons are sent to somebody ("tok til våpen", "sendte droner til Kyiv", not "tok byen natt til onsdag")."""
    barred = word.entry.without
    return bool(barred) and any(
        text in barred
        and (
            text not in forms.prepositions
            or place < BARRED_BESIDE
            or word.kind == SENDING
            or sentence.tokens[index + 1 + place].dep == "compound:prt"
        )
        for place, text in enumerate(forms.texts[index + 1 : index + 1 + BARRED_REACH])
    )


def _rest(
    sentence: Sentence, forms: _Forms, index: int, rest: tuple[str, ...], *, governed: bool = False, near: bool = False
) -> tuple[int, ...] | None:
    """Return the tokens of `rest` where it follows, or stands just before, the word at `index`; None where not.

    Only a noun is `governed` by a preposition before it ("på opprørernes hender"): what a preposition governs
    follows it, so it never stands before its verb."""
    if not rest:
        return ()
    texts, size = forms.texts, len(rest)
    inserted = -1
    for start in range(index + 1, min(index + 1 + (NEAR if near else GAP), len(texts) - size + 1)):
        if texts[start] == rest[0] and (found := _row(texts, start, rest)):
            return found
        between = sentence.tokens[start]
        inserted = max(inserted, _end_of_insertion(sentence, start)) if texts[start] == "," and not near else inserted
        if start <= inserted:
            continue
        if texts[start] in (".", ";", ":", "–", ",") or between.upos == "VERB" or "VerbForm=Fin" in between.feats:
            break
    if near:
        return None
    if size > 1 and (apart := _apart(sentence, texts, index, rest)) is not None:
        return apart
    if not governed and size == 1 and rest[0] in forms.prepositions:
        return None
    if index > size and texts[:size] == rest and not any(each.upos == "PUNCT" for each in sentence.tokens[:index]):
        return tuple(range(size))
    for start in range(max(index - size - 2, 0), index - size + 1):
        if texts[start : start + size] == rest:
            return tuple(range(start, start + size))
    return None


def _end_of_insertion(sentence: Sentence, comma: int) -> int:
    """Return the comma that closes what the one at `comma` opens where no verb stands between and "to" goes on after
    it ("forced 4,200 people, mainly women and children, to flee"), -1 for none."""
    for token in sentence.tokens[comma + 1 : comma + 1 + GAP]:
        if token.text == ",":
            after = sentence.tokens[token.index + 1 : token.index + 2]
            return token.index if any(each.upos == "PART" for each in after) else -1
        if token.upos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return -1
    return -1


def _row(texts: tuple[str, ...], start: int, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return the tokens of `rest` in a row from `start` on, marks of quotation aside ('vowed to "crush" …'), or ()."""
    found: list[int] = []
    at = start
    while len(found) < len(rest) and at < len(texts):
        if texts[at] == rest[len(found)]:
            found.append(at)
        elif texts[at] not in QUOTES:
            return ()
        at += 1
    return tuple(found) if len(found) == len(rest) else ()


def _apart(sentence: Sentence, texts: tuple[str, ...], index: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the tokens of `rest` where other words stand among them ("mistet sitt siste fotfeste på øya",
    "slo seg i fjor sammen med"), None where they do not follow in this order or belong to others."""
    for start in range(index + 1, min(index + 1 + GAP, len(texts))):
        token = sentence.tokens[start]
        if texts[start] == rest[0]:
            found = [start]
            for wanted in rest[1:]:
                following = _next_of(sentence, texts, found[-1], wanted)
                if following < 0:
                    break
                found.append(following)
            if len(found) == len(rest):
                return tuple(found)
        if token.upos in ("VERB", "PUNCT") or "VerbForm=Fin" in token.feats:
            return None
    return None


def _next_of(sentence: Sentence, texts: tuple[str, ...], last: int, wanted: str) -> int:
    """Return where `wanted` follows the token `last` with only its own or the clause's light words between, -1 if not.

    After a preposition only what describes its noun may stand between; a noun with a preposition of its own
    lends itself to no other."""
    before = sentence.tokens[last].upos
    for place in range(last + 1, min(last + 2 + INNER_GAP, len(texts))):
        token = sentence.tokens[place]
        if texts[place] == wanted:
            owned = place > last + 1 and sentence.tokens[last + 1].upos == "ADP"
            return -1 if owned and token.upos == "ADP" and before == "NOUN" else place
        if token.upos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
            return -1
        if before == "ADP" and token.upos not in DESCRIBING and not texts[place].endswith("s"):
            return -1
    return -1


def _compounds_at(sentence: Sentence, token: Token, forms: _Forms, lexicon: Lexicon) -> Iterator[Trigger]:
    form = forms.texts[token.index]
    if token.upos in ("VERB", "AUX", "ADP", "PUNCT", "NUM", "DET", "PRON") and token.upos != "NOUN":
        return
    first_part, words = lexicon.endings.of(form)
    for word in words:
        rest = _rest(sentence, forms, token.index, word.rest)
        if rest is not None:
            yield Trigger(
                index=token.index, first=token.index, last=token.index, word=word, rest=rest, first_part=first_part
            )


def compound_mode(lexicon: Lexicon, kind: str, first_part: str) -> str | None:
    """Return the mode that the first part of a compound gives a noun of `kind`, None where it gives none."""
    if not first_part:
        return None
    for part_kind, part, mode in lexicon.first_parts:
        if part_kind == kind and (first_part == part or first_part.startswith(part) or first_part.endswith(part)):
            return mode
    return None
