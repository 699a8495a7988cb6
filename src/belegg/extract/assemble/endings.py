"""Mark on a word what a language tells by other words: a noun's article and genitive, the form of the only verb.

Where an ending says so the tagger has told it already; where "the" or "'s" does, the noun gets the same features, so
that whatever reads them knows one way alone.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from belegg.extract.frames.lexicon import lexicon
from belegg.extract.frames.words import ClauseWords, clause_words
from belegg.model.sentence import Sentence, Token

REACH = 6
DESCRIBING = ("ADJ", "NUM", "DET", "NOUN", "PROPN", "ADV", "PART")
NOMINAL = ("NOUN", "PROPN")
SUBJECTS = ("NOUN", "PROPN", "PRON")
OBJECTS = ("DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ")
MARKS = (",", ";", ":", ".", "–", "—", "?", "!")


def with_endings(sentences: tuple[Sentence, ...], *, language: str) -> tuple[Sentence, ...]:
    """Return the sentences, their nouns with `Definite=Def` and `Case=Gen` where words beside them say so, and a
    clause that would have no verb with the one that it has: where noun and verb, past and participle are alike, the
    tagger takes one for the other ("the army lost control", "Iran backs the militia")."""
    words = clause_words(language)
    if not words.articles and not words.genitive_marks:
        return sentences
    return tuple(_told(sentence, words, language) if sentence.parsed else sentence for sentence in sentences)


def _told(sentence: Sentence, words: ClauseWords, language: str) -> Sentence:
    marked = replace(sentence, tokens=tuple(_marked(sentence, words)))
    at = _only_verb(marked, language)
    if at is None:
        return marked
    tokens = list(marked.tokens)
    past = tokens[at].upos in ("VERB", "ADJ")
    tokens[at] = replace(
        tokens[at], upos="VERB", feats=f"Tense={'Past' if past else 'Pres'}|VerbForm=Fin", dep="root", head=at
    )
    subject = next(each for each in range(at - 1, -1, -1) if tokens[each].upos in SUBJECTS)
    tokens[subject] = replace(tokens[subject], dep="nsubj", head=at)
    return replace(marked, tokens=tuple(tokens))


def _only_verb(sentence: Sentence, language: str) -> int | None:
    """Return the token that must be the verb of the sentence's first stretch, None where none is missing."""
    tokens = sentence.tokens
    end = next((token.index for token in tokens if token.text in MARKS and token.index > 2), len(tokens))
    if any("VerbForm=Fin" in token.feats for token in tokens[:end]):
        return None
    for token in tokens[1 : end - 1]:
        before, after = tokens[token.index - 1], tokens[token.index + 1]
        if before.upos not in SUBJECTS or not _may_be_verb(token, language):
            continue
        dated = after.upos == "PROPN" and any(
            each.upos == "NUM" for each in tokens[max(token.index - 3, 0) : token.index]
        )
        acts = any(each.dep == "nsubj" and each.head == token.index for each in tokens[: token.index])
        if (after.upos in OBJECTS and not dated) or (token.upos == "VERB" and acts and token.dep == "root"):
            return token.index
    return None


def _may_be_verb(token: Token, language: str) -> bool:
    if token.upos == "VERB":
        return "VerbForm=Part" in token.feats and not token.text.endswith("ing")
    known = lexicon(language).words.get(token.text.lower(), ())
    if token.upos == "ADJ":
        return any(word.shape == "verb" and word.tense == "past" and word.kind == "attack" for word in known)
    return token.upos == "NOUN" and any(word.shape == "verb" and word.tense == "present" for word in known)


def _marked(sentence: Sentence, words: ClauseWords) -> Iterator[Token]:
    for token in sentence.tokens:
        told = []
        if token.upos in NOMINAL and _is_definite(sentence, token, words):
            told.append("Definite=Def")
        if token.upos in NOMINAL and _is_owner(sentence, token, words):
            told.append("Case=Gen")
        yield replace(token, feats="|".join(filter(None, (token.feats, *told)))) if told else token


def _is_definite(sentence: Sentence, token: Token, words: ClauseWords) -> bool:
    """Return whether an article stands before the noun, with only its own words between."""
    for before in reversed(sentence.tokens[max(token.index - REACH, 0) : token.index]):
        owned = before.dep == "nmod:poss" and before.upos == "PRON"
        if owned or before.text.lower() in words.articles:
            return True
        if before.text in words.genitive_marks and before.upos == "PART":
            return True
        if before.upos not in DESCRIBING or (before.upos in NOMINAL and before.dep != "compound"):
            return False
    return False


def _is_owner(sentence: Sentence, token: Token, words: ClauseWords) -> bool:
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return any(each.text in words.genitive_marks and each.upos == "PART" for each in following)
