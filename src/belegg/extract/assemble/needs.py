"""Check what the words of a frame ask of the sentence and of what is counted: a captive, a sign that it lasts."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import OPENING, Group, lexicon
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame, Quantity

REACH = 6
PART_REACH = 4
FIGHTER = "fighter"
CAPTIVE = "captive"


def is_met(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether all that the frame `needs` is there, as far as groups of words tell it."""
    quantity = phrase.quantity
    if "person" in frame.needs and not _are_people(context, frame, phrase):
        return False
    if "bare" in frame.needs and (quantity is None or quantity.noun is not None):
        return False
    groups = lexicon(context.language).groups
    return all(
        any(_stands(context, frame, phrase, group) for group in groups[name]) for name in frame.needs if name in groups
    )


def _are_people(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether those counted are told to be people: by the noun, by whom they are part of ("ni av deres egne"),
    or, where no noun is told, by those counted just before ("hæren mistet tolv mann, opprørerne 30")."""
    quantity = phrase.quantity
    if quantity is None or quantity.unit not in ("person", None) or quantity.form not in ("number", "repeat"):
        return quantity is not None and quantity.unit == "person" and quantity.noun is not None
    if not is_unnamed(context, quantity):
        return quantity.unit == "person" or is_of(context, phrase, "folk", frame.sentence)
    known = _are_own(context, quantity) or _is_part_of_people(context, quantity)
    return known or _follows_people(context, frame, quantity)


def is_unnamed(context: Context, quantity: Quantity) -> bool:
    """Return whether a number stands without a noun of its own: alone, or before "others"."""
    if quantity.noun is None:
        return True
    tokens = context.sentences[quantity.sentence].tokens
    return quantity.unit is None and tokens[quantity.noun].text.lower() in clause_words(context.language).others


def is_of(context: Context, phrase: Phrase, group: str, sentence: int) -> bool:
    """Return whether the phrase's noun has an ending of the group of words `group`."""
    token = context.sentences[sentence].tokens[phrase.head]
    endings = tuple(ending for each in _group(context, group) for ending in each.words)
    return token.upos == "NOUN" and bool(endings) and token.text.lower().endswith(endings)


def _are_own(context: Context, quantity: Quantity) -> bool:
    """Return whether a number counts somebody's own people without a noun ("har mistet tre egne")."""
    following = context.sentences[quantity.sentence].tokens[quantity.last + 1 : quantity.last + 3]
    words = {word for each in _group(context, "own") for word in each.words}
    return bool(following) and following[0].text.lower() in words and following[-1].upos not in ("NOUN", "PROPN", "ADJ")


def _is_part_of_people(context: Context, quantity: Quantity) -> bool:
    """Return whether a bare number is part of a group of people that is told right after ("to av mennene hans")."""
    tokens = context.sentences[quantity.sentence].tokens
    if quantity.last + 2 >= len(tokens) or (
        tokens[quantity.last + 1].text.lower() not in clause_words(context.language).part_of
    ):
        return False
    words = {word for each in _group(context, "own") for word in each.words}
    stems = tuple(stem for name in ("fighter", "people") for each in _group(context, name) for stem in each.words)
    for token in tokens[quantity.last + 2 : quantity.last + 2 + PART_REACH]:
        text = token.text.lower()
        if text in words or (token.upos == "NOUN" and any(stem in text for stem in stems)):
            return True
        if token.upos in ("VERB", "AUX", "PUNCT", "NOUN"):
            return False
    return False


def _follows_people(context: Context, frame: Frame, quantity: Quantity) -> bool:
    """Return whether the last count before a bare number in its sentence is one of people, or of the harmed."""
    setting = context.settings[quantity.sentence]
    before = [each for each in setting.quantities if each.first < quantity.first] if setting is not None else []
    if not before or follows(context, quantity, "unit"):
        return False
    last = before[-1]
    if last.unit is not None:
        return last.unit == "person"
    return last.noun is None and any(
        other.kind in ("casualties", frame.kind)
        and not other.needs
        and other.voice in ("active", "passive")
        and any(filler.role == "counted" and filler.head == last.last for filler in other.fillers)
        for other in context.frames[quantity.sentence]
        if other.trigger != frame.trigger
    )


def is_of_unit(context: Context, phrase: Phrase, sentence: int) -> bool:
    """Return whether those counted belong to an armed unit that is told right after ("2.000 russere fra korpset")."""
    tokens = context.sentences[sentence].tokens[phrase.last + 1 : phrase.last + 1 + PART_REACH]
    if not tokens or tokens[0].text.lower() not in {word for each in _group(context, "from") for word in each.words}:
        return False
    stems = tuple(stem for each in _group(context, "unit") for stem in each.words)
    for token in tokens[1:]:
        if token.upos in ("VERB", "AUX", "PUNCT", "ADP"):
            return False
        if token.upos in ("NOUN", "PROPN"):
            return any(stem in token.text.lower() for stem in stems)
    return False


def is_human(context: Context, phrase: Phrase, sentence: int) -> bool:
    """Return whether an unknown noun has the ending of those who do or come from something ("fulanier")."""
    token = context.sentences[sentence].tokens[phrase.head]
    if token.upos not in ("NOUN", "PROPN") or names(context, phrase, "animal", sentence):
        return False
    endings = tuple(ending for each in _group(context, "human") for ending in each.words)
    return bool(endings) and token.text.lower().endswith(endings)


def _group(context: Context, name: str) -> tuple[Group, ...]:
    return lexicon(context.language).groups.get(name, ())


def names(context: Context, phrase: Phrase, group: str, sentence: int) -> bool:
    """Return whether a stem of the group of words `group` stands in the phrase."""
    tokens = context.sentences[sentence].tokens[phrase.first : phrase.last + 1]
    words = {stem for each in _group(context, group) for stem in each.words}
    return any(stem in token.text.lower() for token in tokens for stem in words)


def follows(context: Context, quantity: Quantity, group: str) -> bool:
    """Return whether the word just before a number is one of the group `group`: it is a name then ("bataljon 129")."""
    before = context.sentences[quantity.sentence].tokens[max(quantity.first - 1, 0) : quantity.first]
    words = {stem for each in _group(context, group) for stem in each.words}
    return any(token.upos == "NOUN" and stem in token.text.lower() for token in before for stem in words)


def is_barred(context: Context, frame: Frame) -> bool:
    """Return whether the sentence speaks of something that is no act of war ("bilulykke")."""
    bars = lexicon(context.language).bars[frame.kind]
    if not bars:
        return False
    text = context.sentences[frame.sentence].text.lower()
    return any(any(stem in text for stem in bar.stems) and not any(stem in text for stem in bar.unless) for bar in bars)


def has_word(context: Context, frame: Frame, group: str) -> bool:
    """Return whether a word of the group stands anywhere in the frame's sentence."""
    words = {word for each in lexicon(context.language).groups.get(group, ()) for word in each.words}
    return any(token.text.lower() in words for token in context.sentences[frame.sentence].tokens)


def stands_before(context: Context, frame: Frame, group: str, *, reach: int = REACH) -> bool:
    """Return whether words of the group stand shortly before the frame's own ("forslag om", "nekter å")."""
    tokens = context.sentences[frame.sentence].tokens[max(frame.first - reach, 0) : frame.first]
    text = f" {' '.join(token.text.lower() for token in tokens)} "
    rows = (row for each in lexicon(context.language).groups.get(group, ()) for row in each.words)
    return any(f" {row} " in text for row in rows)


def _is_taken(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether a relative clause tells that those counted were taken ("de to som ble tatt, er kommet hjem")."""
    setting = context.settings[frame.sentence]
    return setting is not None and any(
        other.kind == "casualties"
        and other.mode == "captured"
        and setting.segments.segments[setting.segments.of[other.trigger]].opening == "rel"
        and any(each.head == phrase.head and each.slot in ("subject", "object") for each in other.fillers)
        for other in context.frames[frame.sentence]
        if other.trigger != frame.trigger
    )


def _stands(context: Context, frame: Frame, phrase: Phrase, group: Group) -> bool:
    tokens = context.sentences[frame.sentence].tokens
    if group.where == "sentence":
        return any(token.text.lower() in group.words for token in tokens)
    if group.where in OPENING:
        return True
    if group.where == "ending":
        return tokens[phrase.head].text.lower().endswith(tuple(group.words))
    if group.name == CAPTIVE and _is_taken(context, frame, phrase):
        return True
    if group.name == FIGHTER and is_of_unit(context, phrase, frame.sentence):
        return True
    quantity = phrase.quantity
    first = quantity.last + 1 if quantity is not None and quantity.noun is not None else phrase.first
    noun = " ".join(token.text.lower() for token in tokens[min(first, phrase.head) : phrase.last + 1])
    return any(stem in noun for stem in group.words)
