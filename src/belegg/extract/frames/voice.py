"""Tell whether a verb is active or passive, denied, announced, only possible, or asked for."""

from typing import Literal

import msgspec

from belegg.extract.frames.segments import Segments
from belegg.extract.frames.triggers import Trigger
from belegg.extract.frames.words import ClauseWords
from belegg.model.sentence import Sentence, Token

Voice = Literal["active", "passive", "noun", "phrase"]
Modality = Literal["fact", "future", "possible", "condition", "question", "aim"]
IRREALIS_REACH = 4
BLAME_REACH = 8
NEGATOR_REACH = 4
DEEDS = ("relation", "deployment", "talks", "statement", "strength", "agreement", "control")
BLOWS = ("attack", "materiel")
ANNOUNCED = ("displacement",)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How a trigger is to be read; `finite` is the token that carries the tense, -1 for none.
    `attributive` is a participle that stands before a noun or as one ("de drepte soldatene")."""

    voice: Voice
    finite: int
    negated: bool
    modality: Modality
    attributive: bool = False


def read(sentence: Sentence, trigger: Trigger, segments: Segments, words: ClauseWords) -> Reading | None:
    """Return how `trigger` is to be read, None where this form cannot be meant here."""
    shape = trigger.word.shape
    if shape == "verb":
        return _read_verb(sentence, trigger, segments, words)
    stretch = _stretch(sentence, segments, trigger.index)
    negated = _denied_noun(sentence, trigger, words) or any(
        _denies(sentence, token, words) and token.index < trigger.first for token in stretch
    )
    if "negator" in trigger.word.entry.needs:
        negated = not negated
    finite = next((token.index for token in stretch if "VerbForm=Fin" in token.feats), -1)
    return Reading(
        voice="noun" if shape == "noun" else "phrase",
        finite=finite,
        negated=negated,
        modality=_modality(sentence, trigger.first, stretch, segments, words, noun=shape == "noun"),
    )


def _stretch(sentence: Sentence, segments: Segments, index: int) -> list[Token]:
    number = segments.of[index]
    return [token for token in sentence.tokens if segments.of[token.index] == number]


def _read_verb(sentence: Sentence, trigger: Trigger, segments: Segments, words: ClauseWords) -> Reading | None:
    token = sentence.tokens[trigger.index]
    tense = trigger.word.tense
    stretch = _stretch(sentence, segments, trigger.index)
    auxiliaries = [each for each in stretch if each.index < trigger.index and _is_auxiliary(each, words)]
    texts = {each.text.lower() for each in auxiliaries[-3:]}
    if words.tells_participles and _is_misread(sentence, token, words):
        if tense != "participle":
            return None
    elif words.tells_participles and not _is_form(token, tense, trigger, sentence):
        return None
    voice: Voice = "passive" if tense == "passive" else "active"
    attributive = False
    if tense == "participle":
        supported = texts & (words.passive_auxiliaries | words.state_auxiliaries | words.perfect_auxiliaries)
        if not supported and _is_finite_past(sentence, token, trigger):
            return None
        voice = _participle_voice(texts, auxiliaries[-1].text.lower() if auxiliaries else "", words)
        attributive = not supported and token.upos in ("ADJ", "NOUN")
    elif tense in ("past", "present"):
        if tense == "past" and not trigger.rest and _is_attribute(sentence, token, trigger):
            modality = _modality(sentence, trigger.first, stretch, segments, words, noun=True)
            return Reading(voice="passive", finite=-1, negated=False, modality=modality, attributive=True)
        if not _may_be_finite(sentence, token, trigger, texts, words):
            return None
    elif tense not in ("passive", "gerund") and not _may_be_infinitive(sentence, trigger, segments, words, auxiliaries):
        return None
    finite = trigger.index if tense in ("past", "present", "passive") else (auxiliaries[0].index if auxiliaries else -1)
    modality = _modality(sentence, trigger.first, stretch, segments, words, noun=attributive)
    before = sentence.tokens[trigger.first - 1].text.lower() if trigger.first else ""
    if tense == "gerund" and modality == "fact" and before in words.aim_prepositions:
        modality = "aim"
    if modality == "aim" and trigger.word.kind in ANNOUNCED and _is_announced(sentence, trigger, segments, words):
        modality = "future"
    negated = _is_negated(sentence, trigger, stretch, words)
    return Reading(voice=voice, finite=finite, negated=negated, modality=modality, attributive=attributive)


def _is_misread(sentence: Sentence, token: Token, words: ClauseWords) -> bool:
    """Return whether what was tagged a past form stands right after "were" or the like, and so is its participle."""
    before = sentence.tokens[token.index - 1] if token.index else token
    finite = {"VerbForm=Fin", "Tense=Past"} <= set(token.feats.split("|"))
    return finite and before.upos == "AUX" and before.text.lower() in words.passive_auxiliaries


def _is_finite_past(sentence: Sentence, token: Token, trigger: Trigger) -> bool:
    """Return whether a form without an auxiliary is the past tense rather than a participle."""
    if _is_plain_past(sentence, trigger):
        return True
    return _is_past(token, trigger) and not _bare_participle(sentence, trigger)


def _is_attribute(sentence: Sentence, token: Token, trigger: Trigger) -> bool:
    return _nominal_participle(sentence, token) and not _is_strong(token, trigger)


def _may_be_finite(sentence: Sentence, token: Token, trigger: Trigger, texts: set[str], words: ClauseWords) -> bool:
    """Return whether nothing beside a present or past form makes it a participle."""
    if texts & (words.passive_auxiliaries | words.perfect_auxiliaries) and "VerbForm=Fin" not in token.feats:
        return False
    counted = _bare_participle(sentence, trigger) and _is_counted_participle(sentence, trigger)
    return not (trigger.word.tense == "past" and counted and not _is_plain_past(sentence, trigger))


def _may_be_infinitive(
    sentence: Sentence, trigger: Trigger, segments: Segments, words: ClauseWords, auxiliaries: list[Token]
) -> bool:
    """Return whether something governs an infinitive: its mark, an auxiliary, or a verb that makes it a fact."""
    if segments.segments[segments.of[trigger.index]].opening == "inf" or auxiliaries:
        return True
    governor = sentence.tokens[trigger.index - 1].text.lower() if trigger.index else ""
    return words.tells_participles and governor in words.fact_governors


def _is_form(token: Token, tense: str, trigger: Trigger, sentence: Sentence) -> bool:
    """Return whether the tagger saw the form that the reading asks for; after a number, and in a headline, a past form
    may be a participle ("Six killed, 22 wounded")."""
    if token.upos not in ("VERB", "AUX"):
        return True
    past = "VerbForm=Part" in token.feats and _seems_past(sentence, token)
    if tense == "past" and "VerbForm=Part" in token.feats:
        return past
    if tense == "participle" and past:
        return False
    if tense == "participle" and "VerbForm=Fin" in token.feats:
        return trigger.first > 0 and _bare_participle(sentence, trigger) and _is_counted_participle(sentence, trigger)
    if tense == "infinitive":
        return "VerbForm=Fin" not in token.feats
    return not (tense == "present" and "VerbForm=Inf" in token.feats)


def _seems_past(sentence: Sentence, token: Token) -> bool:
    """Return whether what was tagged a participle is a past form: no helping verb, and a subject that acts."""
    under = [each for each in sentence.tokens if each.head == token.index != each.index]
    if any(each.upos == "AUX" for each in (*under, *sentence.tokens[max(token.index - 2, 0) : token.index])):
        return False
    acts = any(each.dep == "nsubj" and each.index < token.index for each in under)
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return acts and (
        token.dep in ("root", "ccomp", "conj", "advcl", "parataxis") or any(each.upos == "DET" for each in after)
    )


def _is_negated(sentence: Sentence, trigger: Trigger, stretch: list[Token], words: ClauseWords) -> bool:
    """Return whether a word denies the verb: one before it in its stretch, or soon after it, before any comma."""
    for each in stretch:
        if each.index in trigger.rest or not _denies(sentence, each, words):
            continue
        between = sentence.tokens[trigger.index + 1 : each.index]
        if each.index < trigger.index or (len(between) <= NEGATOR_REACH and all(one.text != "," for one in between)):
            return True
    return False


def _participle_voice(texts: set[str], nearest: str, words: ClauseWords) -> Voice:
    """Return the voice that the auxiliaries make; `nearest` stands last ("har vært beleiret" is passive)."""
    if texts & words.passive_auxiliaries or nearest in words.state_auxiliaries:
        return "passive"
    return "active" if texts & words.perfect_auxiliaries else "passive"


def _is_auxiliary(token: Token, words: ClauseWords) -> bool:
    text = token.text.lower()
    if token.upos in ("PART", "PROPN"):
        return False
    return (
        text in words.passive_auxiliaries
        or text in words.state_auxiliaries
        or text in words.perfect_auxiliaries
        or text in words.future_auxiliaries
        or text in words.modal_auxiliaries
        or text in words.past_modals
        or text in words.past_necessity
    )


def _is_past(token: Token, trigger: Trigger) -> bool:
    same = token.text.lower() in {form for line in trigger.word.entry.forms for form in _past_forms(line)}
    return same and "VerbForm=Part" not in token.feats


def _is_strong(token: Token, trigger: Trigger) -> bool:
    """Return whether the past form cannot be a participle's plural ("angrep", beside "angrepet")."""
    text = token.text.lower()
    columns = [line.partition(" | ")[0].split() for line in trigger.word.entry.forms]
    own = [column for column in columns if len(column) > 3 and text in column[2].split("/")]
    return bool(own) and not any(text.startswith(form) for column in own for form in column[3].split("/"))


def _past_forms(line: str) -> list[str]:
    columns = line.partition(" | ")[0].split()
    return columns[2].split("/") if len(columns) > 2 else []


def _bare_participle(sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether the word follows what it speaks of and has no object after it ("12 såret i angrep").

    A verb of stating never does: its clause follows it ("ministeren forsikret at …")."""
    if trigger.word.kind == "statement":
        return False
    before = sentence.tokens[trigger.first - 1] if trigger.first else None
    after = sentence.tokens[trigger.last + 1] if trigger.last + 1 < len(sentence.tokens) else None
    if before is None or before.upos not in ("NOUN", "NUM", "ADJ", "PROPN", "CCONJ"):
        return False
    return after is None or after.upos in ("ADP", "PUNCT", "CCONJ", "ADV", "SCONJ")


def _is_plain_past(sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether what was tagged a participle is the only verb of a whole sentence and has a subject: then it is
    its past ("soldatene kjempet sammen med militsen")."""
    token = sentence.tokens[trigger.index]
    if trigger.word.kind not in (*DEEDS, *BLOWS) or token.dep != "root" or sentence.tokens[-1].text != ".":
        return False
    under = [each for each in sentence.tokens[trigger.last + 1 :] if each.head == token.index]
    if trigger.word.kind in BLOWS and not any(each.dep == "obj" for each in under):
        return False
    if not any(_same_past(token, column) for column in _columns(trigger)):
        return False
    verbs = [each for each in sentence.tokens if each.upos == "AUX" or "VerbForm=Fin" in each.feats]
    return not verbs and any(
        each.dep == "nsubj" and each.head == token.index and each.index < token.index for each in sentence.tokens
    )


def _columns(trigger: Trigger) -> list[list[str]]:
    return [line.partition(" | ")[0].split() for line in trigger.word.entry.forms]


def _same_past(token: Token, column: list[str]) -> bool:
    return len(column) > 2 and token.text.lower() in column[2].split("/")


def _is_counted_participle(sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether a form that is both past and participle stands right after a number ("52 såret og 14 savnet")."""
    token = sentence.tokens[trigger.index]
    if "VerbForm=Part" in token.feats:
        return True
    columns = [line.partition(" | ")[0].split() for line in trigger.word.entry.forms]
    same = any(len(each) > 3 and token.text.lower() in each[3].split("/") for each in columns)
    return same and sentence.tokens[trigger.first - 1].upos == "NUM"


def _nominal_participle(sentence: Sentence, token: Token) -> bool:
    """Return whether a past form is a plural participle that stands as or before a noun ("fem drepte")."""
    if token.index == 0 or "VerbForm=Fin" in token.feats:
        return False
    before = sentence.tokens[token.index - 1]
    if before.upos == "NOUN" and {"Definite=Def", "Number=Sing"} <= set(before.feats.split("|")):
        return False
    return token.upos in ("ADJ", "NOUN") and before.upos in ("NUM", "DET", "ADJ", "ADP", "CCONJ", "NOUN")


def _denies(sentence: Sentence, token: Token, words: ClauseWords) -> bool:
    """Return whether a word denies its verb; one before "mindre enn", "bare" and the like only bounds a number."""
    if token.text.lower() not in words.negators:
        return False
    after = sentence.tokens[token.index + 1].text.lower() if token.index + 1 < len(sentence.tokens) else ""
    return after not in words.not_denied


def _denied_noun(sentence: Sentence, trigger: Trigger, words: ClauseWords) -> bool:
    before = sentence.tokens[max(trigger.first - 3, 0) : trigger.first]
    return any(token.text.lower() in words.negative_determiners for token in before)


def _modality(
    sentence: Sentence, first: int, stretch: list[Token], segments: Segments, words: ClauseWords, *, noun: bool
) -> Modality:
    if sentence.tokens[-1].text in words.question_marks:
        return "question"
    number = segments.of[first]
    segment = segments.segments[number]
    opener = sentence.tokens[segment.opener].text.lower()
    if segment.opening == "sub" and opener in words.conditionals:
        return "condition"
    goes_on = segment.opener > 0 and sentence.tokens[segment.opener - 1].text.lower() in words.coordinators
    if segment.opening == "sub" and not goes_on and _unreal_noun(sentence, segment.opener, words):
        return "possible"
    if noun and _unreal_noun(sentence, first, words):
        return "possible"
    if segment.opening == "inf" and not _describes(sentence.tokens[first]):
        return _infinitive_modality(sentence, segment.opener, segments, words)
    texts = [token.text.lower() for token in stretch if _may_help(sentence, token, first)]
    if _is_hearsay([*texts, sentence.tokens[first].text.lower()], words):
        return "fact"
    if any(text in words.future_auxiliaries for text in texts) and not (set(texts) & words.perfect_auxiliaries):
        return "condition" if _is_conditional(sentence, segments, words) else "future"
    if any(text in words.modal_auxiliaries for text in texts):
        return "possible"
    return "fact"


def _may_help(sentence: Sentence, token: Token, first: int) -> bool:
    """Return whether the token may be a helping verb of the word at `first`: no name ("as of May 2014")."""
    return token.index < first and token.upos != "PROPN" and not _reaches(sentence, token)


def _describes(token: Token) -> bool:
    """Return whether a participle describes a noun, so that what it tells has happened, whatever is to come ("to assist
    the 300 people displaced by the fighting", "to reach 300 displaced people")."""
    return token.dep in ("acl", "amod") and "Tense=Past" in token.feats and "VerbForm=Part" in token.feats


def _reaches(sentence: Sentence, token: Token) -> bool:
    """Return whether a verb leads to people counted, and so is no helping verb ("kommer også til 27 drepte")."""
    following = sentence.tokens[token.index + 1 : token.index + 4]
    governing = next((each for each in following if each.upos != "ADV"), None)
    if token.upos != "VERB" or governing is None or governing.upos != "ADP":
        return False
    after = sentence.tokens[governing.index + 1 : governing.index + 3]
    return len(after) == 2 and after[0].upos == "NUM" and after[1].upos in ("NOUN", "ADJ", "VERB")


def _is_conditional(sentence: Sentence, segments: Segments, words: ClauseWords) -> bool:
    """Return whether a clause of the sentence sets a condition ("hvis hjelpen uteblir, vil …")."""
    openers = (sentence.tokens[each.opener].text.lower() for each in segments.segments if each.opening == "sub")
    return any(opener in words.conditionals for opener in openers)


def _is_hearsay(texts: list[str], words: ClauseWords) -> bool:
    """Return whether the words before a verb tell it as heard ("skal ha", "skal være"), not as to come."""
    told = [number for number, text in enumerate(texts) if text in words.hearsay_auxiliaries]
    return bool(told) and any(text in words.hearsay_infinitives for text in texts[told[0] + 1 :])


def _unreal_noun(sentence: Sentence, first: int, words: ClauseWords) -> bool:
    reach = sentence.tokens[max(first - IRREALIS_REACH, 0) : first]
    return any(token.text.lower() in words.irrealis for token in reach)


def _infinitive_modality(sentence: Sentence, opener: int, segments: Segments, words: ClauseWords) -> Modality:
    before = sentence.tokens[opener - 1].text.lower() if opener else ""
    after = sentence.tokens[opener + 1].text.lower() if opener + 1 < len(sentence.tokens) else ""
    if after in words.perfect_auxiliaries:
        return "fact"
    if before in words.aim_openers and _accuses(sentence, opener, words):
        return "fact"
    if before in words.aim_openers or _unreal_noun(sentence, opener, words):
        return "aim"
    parent = segments.segments[segments.of[opener]].parent
    governors = [
        token.text.lower()
        for token in sentence.tokens[:opener]
        if segments.of[token.index] == parent and token.upos in ("VERB", "AUX", "ADJ", "NOUN")
    ]
    if governors and (governors[-1] in words.fact_governors or _is_caused(sentence, opener, words)):
        return "fact"
    if before in words.fact_openers and governors:
        return "fact"
    return "aim"


def _is_announced(sentence: Sentence, trigger: Trigger, segments: Segments, words: ClauseWords) -> bool:
    """Return whether words of a plan govern the infinitive ("is mobilising to evacuate", "are to be evacuated")."""
    segment = segments.segments[segments.of[trigger.first]]
    before = sentence.tokens[max(segment.opener - 1, 0)]
    return segment.opening == "inf" and before.text.lower() in words.announcing


def _is_caused(sentence: Sentence, opener: int, words: ClauseWords) -> bool:
    """Return whether somebody was made to do what follows ("forced the authorities to evacuate 400")."""
    made = sentence.tokens[opener - 1]
    while made.dep in ("compound", "amod", "flat", "nmod") and made.head != made.index:
        made = sentence.tokens[made.head]
    governor = sentence.tokens[made.head]
    return made.dep in ("obj", "iobj") and governor.index < made.index and governor.text.lower() in words.causing


def _accuses(sentence: Sentence, opener: int, words: ClauseWords) -> bool:
    """Return whether somebody is blamed for what follows ("anklager hverandre for å ha åpnet ild")."""
    return any(token.text.lower() in words.accusers for token in sentence.tokens[max(opener - BLAME_REACH, 0) : opener])
