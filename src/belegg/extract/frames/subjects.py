"""Tell of which verbs people counted are the subject, although they stand before another one."""

from collections.abc import Sequence

from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.triggers import Trigger
from belegg.model.parts import Quantity
from belegg.model.sentence import Sentence

FATES = ("casualties", "displacement", "population")
SUBJECTS = ("nsubj", "nsubj:pass", "expl")
OBJECTS = ("obj", "iobj")
GOING_ON = ("conj", "advcl", "xcomp")


def shares_subject(sentence: Sentence, quantities: Sequence[Quantity], trigger: Trigger, phrase: Phrase) -> bool:
    """Return whether people counted are the subject of the verb that the trigger's goes on from or tells how ("had been
    rescued and evacuated", "arrived in Diffa, fleeing attacks", "had to leave"), with no count of its own between; or
    are described by it behind a comma ("500 people, displaced by the fighting, …")."""
    tokens = sentence.tokens
    verb = tokens[trigger.index]
    above, subject = tokens[verb.head], tokens[phrase.leader]
    if phrase.quantity is None or trigger.word.kind not in FATES or trigger.word.shape != "verb":
        return False
    if above.index >= verb.index:
        return False
    if verb.dep == "acl" and verb.head == phrase.head:
        comma = tokens[phrase.last + 1 : phrase.last + 2]
        return trigger.word.tense == "participle" and trigger.first == phrase.last + 2 and comma[0].text == ","
    if subject.head != above.index or subject.dep not in SUBJECTS or phrase.last >= above.index:
        return False
    between = any(above.index < each.first < verb.index for each in quantities)
    return not between and _has_none(sentence, trigger)


def _has_none(sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether the trigger's verb goes on from another and has no subject of its own; an infinitive's is the
    object of the verb above it, where that has one ("forced 500 people to flee")."""
    verb = sentence.tokens[trigger.index]
    if verb.dep not in GOING_ON or (verb.dep == "advcl" and trigger.word.tense != "gerund"):
        return False
    if any(each.head == verb.index and each.dep in SUBJECTS for each in sentence.tokens):
        return False
    led = any(each.head == verb.head and each.dep in OBJECTS for each in sentence.tokens)
    return verb.dep != "xcomp" or not led
