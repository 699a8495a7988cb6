"""Find the frames of a document: what is said to have happened, and what may fill each role."""

from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.frames.lexicon import Lexicon, Word, lexicon, typical
from belegg.extract.frames.phrases import Phrase, SentenceParts, by_sentence, phrases
from belegg.extract.frames.segments import cut
from belegg.extract.frames.slots import Setting, slots
from belegg.extract.frames.triggers import Trigger, compound_mode, triggers
from belegg.extract.frames.voice import Reading, read
from belegg.extract.frames.words import ClauseWords, clause_words
from belegg.model.parts import Filler, Frame, Parts
from belegg.model.sentence import Sentence, Token

ROLES = ("actor", "target", "counted", "place", "topic")


def survey(sentences: Sequence[Sentence], parts: Parts, *, language: str) -> tuple[Setting | None, ...]:
    """Return each sentence's stretches, phrases and triggers; None for a sentence that was not parsed."""
    known, words = lexicon(language), clause_words(language)
    return tuple(
        _setting(sentence, own, known, words) if sentence.parsed and sentence.tokens else None
        for sentence, own in zip(sentences, by_sentence(parts, len(sentences)), strict=True)
    )


def find(settings: Sequence[Setting | None], *, language: str) -> tuple[Frame, ...]:
    """Return the frames of the document, in order; each role's candidates stand best first."""
    known, words = lexicon(language), clause_words(language)
    return tuple(frame for setting in settings if setting is not None for frame in _in_setting(setting, known, words))


def open_at(setting: Setting, token: int, kind: str, mode: str | None, *, language: str) -> Frame | None:
    """Return the frame of `kind` that the word at `token` would open, with the roles that such words mostly have; None
    where its form cannot be meant so. The lexicon need not know the word."""
    told = setting.sentence.tokens[token]
    shape = "verb" if told.upos in ("VERB", "AUX") else "noun"
    word = Word(
        kind=kind,
        entry=msgspec.structs.replace(typical(language, kind, shape), mode=mode),
        shape=shape,
        tense=_tense(told) if shape == "verb" else "",
        definite=shape == "noun" and "Definite=Def" in told.feats,
        name=told.lemma,
    )
    trigger = Trigger(index=token, first=token, last=token, word=word)
    reading = read(setting.sentence, trigger, setting.segments, clause_words(language))
    return _frame(setting, trigger, reading, lexicon(language)) if reading is not None else None


def _tense(token: Token) -> str:
    """Return the column of forms that a verb's features put it in."""
    if "Voice=Pass" in token.feats and "VerbForm=Part" not in token.feats:
        return "passive"
    if "VerbForm=Fin" in token.feats:
        return "past" if "Tense=Past" in token.feats else "present"
    return {"VerbForm=Part": "participle", "VerbForm=Ger": "gerund"}.get(
        next((each for each in token.feats.split("|") if each.startswith("VerbForm=")), ""), "infinitive"
    )


def _setting(sentence: Sentence, parts: SentenceParts, known: Lexicon, words: ClauseWords) -> Setting:
    opened = triggers(sentence, known)
    segments = cut(sentence, words)
    return Setting(
        sentence=sentence,
        segments=segments,
        phrases=phrases(sentence, parts, segments, words),
        triggers=tuple(opened),
        rivals=frozenset(trigger.index for trigger in opened if not _is_faint(sentence, trigger)),
        demonyms=tuple(party for party in parts.parties if party.form == "demonym"),
        locations=parts.locations,
        moments=parts.moments,
        quantities=parts.quantities,
        verb_second=words.verb_second,
    )


def _is_faint(sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether the trigger is an everyday word ("har", "er i", "blitt brakt til") that parts no other from what
    it governs."""
    if trigger.word.shape == "verb" and sentence.tokens[trigger.index].dep in ("aux", "aux:pass"):
        return True
    return trigger.word.entry.weak and trigger.word.kind in ("strength", "population")


def _in_setting(setting: Setting, known: Lexicon, words: ClauseWords) -> Iterator[Frame]:
    for trigger in setting.triggers:
        reading = read(setting.sentence, trigger, setting.segments, words)
        if reading is not None:
            yield _frame(setting, trigger, reading, known)


def _frame(setting: Setting, trigger: Trigger, reading: Reading, known: Lexicon) -> Frame:
    word, sentence = trigger.word, setting.sentence
    mode = compound_mode(known, word.kind, trigger.first_part) or word.entry.mode
    return Frame(
        sentence=sentence.index,
        kind=word.kind,
        mode=mode,
        trigger=trigger.index,
        first=trigger.first,
        last=trigger.last,
        start=min(sentence.tokens[each].start for each in (trigger.first, *trigger.rest)),
        end=max(sentence.tokens[each].end for each in (trigger.last, *trigger.rest)),
        voice=reading.voice,
        definite=word.definite or (word.shape == "noun" and "Definite=Def" in sentence.tokens[trigger.index].feats),
        negated=reading.negated,
        modality=reading.modality,
        fillers=tuple(_fillers(setting, trigger, reading)),
        entry=f"frames/{word.kind}.toml: {word.name}",
        item=word.entry.item,
        first_part=trigger.first_part or None,
        weak=word.entry.weak,
        lasting=word.entry.lasting,
        words=trigger.last - trigger.first + 1 + len(trigger.rest),
        needs=word.entry.needs,
    )


def _fillers(setting: Setting, trigger: Trigger, reading: Reading) -> list[Filler]:
    reached: list[tuple[Phrase, dict[str, float]]] = [
        (phrase, scores)
        for phrase in setting.phrases
        if (phrase.moment is None or phrase.party is not None or phrase.quantity is not None)
        and (scores := dict(slots(setting, trigger, reading, phrase)))
    ]
    found: list[Filler] = []
    for role in ROLES:
        wanted: tuple[str, ...] = getattr(trigger.word.entry.roles, role)
        for phrase, scores in reached if wanted else ():
            fitting = [(score - 0.1 * wanted.index(slot), slot) for slot, score in scores.items() if slot in wanted]
            if fitting:
                worth, slot = max(fitting)
                found.append(
                    Filler(role=role, sentence=setting.sentence.index, head=phrase.head, slot=slot, score=worth)  # type: ignore[arg-type]
                )
    return sorted(found, key=lambda filler: (ROLES.index(filler.role), -filler.score))
