"""Find the words of one sentence that say who says something, and the stretches of it that are said."""

from typing import Literal

import msgspec

from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import (
    DASHES,
    QUOTES,
    STOPS,
    Reading,
    apposed_end,
    has_finite,
    is_aside,
    is_finite,
    is_source_noun,
    phrase_end,
    reckoner,
    skip_adverbs,
    source_inside,
)
from belegg.extract.attribution.tables import SourceEntry
from belegg.model.claim import Standing

Range = tuple[int, int]
REACH = 14


class Cue(msgspec.Struct, kw_only=True):
    """What tells that something is said. Ranges are token indices, the end exclusive.

    `who` None stands for the speaker before ("heter det videre"); `clause` is where the clause of the cue begins
    and `free` whether that clause stands beside the one before it; `tail` the index after the cue's last word."""

    kind: Literal["tag", "forward", "source"]
    at: int
    who: Range | None
    said: list[Range]
    words: Range
    standing: Standing
    entry: str
    clause: int
    free: bool = False
    tail: int = 0
    via: Range | None = None
    denies: bool = False
    shared: bool = False
    introduces: bool = False
    impersonal: bool = False
    relative: bool = False
    narrow: bool = False
    judges: bool = False
    own: bool = False


def text_start(reading: Reading) -> int:
    """Return the index of the first word, after dashes and quotation marks."""
    index = 0
    while index < reading.closing and reading.words[index] in STOPS:
        index += 1
    return index


def clause_start(reading: Reading, index: int) -> tuple[int, bool]:
    """Return where the clause of the verb at `index` begins, and whether it stands beside what goes before."""
    for at in range(index - 1, 0, -1):
        word = reading.words[at]
        if word in (";", ":") or (word in DASHES and at > 0):
            return at + 1, True
        if reading.has(at, "contrasts") and reading.words[at - 1] == ",":
            return at + 1, True
        if reading.has(at, "contrasts") and reading.has(at, "but"):
            return at + 1, True
        if reading.has(at, "that") or reading.has(at, "clause_openers"):
            return at + 1, False
    return text_start(reading), False


def spread(reading: Reading, first: int, end: int) -> Range | None:
    """Return `first`..`end` without marks and joining words at its edges, None where no word is left."""
    while first < end and (reading.words[first] in STOPS - QUOTES or reading.words[first] in ("»", "”")):
        first += 1
    while end > first and (reading.words[end - 1] in STOPS - QUOTES or reading.words[end - 1] in ("«", "“")):
        end -= 1
    return (first, end) if any(word not in STOPS for word in reading.words[first:end]) else None


def remainder(reading: Reading, tail: int) -> list[Range]:
    """Return what goes on being said after a cue that ends at `tail`, inside the sentence."""
    at = tail
    if reading.word(at) == "," and reading.word(at + 1)[:1].isdigit() and reading.word(at + 2) in (",", ""):
        at += 2
    if at >= reading.closing or reading.word(at) != ",":
        return []
    first = at + 1
    if reading.has(first, "relative"):
        for index in range(first, reading.closing - 1):
            if reading.words[index] == "," and reading.has(index + 1, "and") and not is_finite(reading, index + 2):
                return _ranges(reading, index + 1, reading.closing)
        return []
    if reading.has(first, "stops_after_tag"):
        return []
    if reading.has(first, "joins") and _verb_after(reading, first + 1):
        return []
    if skip_adverbs(reading, first) >= reading.closing:
        return []
    return _ranges(reading, first, remark_at(reading, first))


def _verb_after(reading: Reading, index: int) -> bool:
    return is_finite(reading, skip_adverbs(reading, index))


def _ranges(reading: Reading, first: int, end: int) -> list[Range]:
    found = spread(reading, first, end)
    return [found] if found else []


def remark_at(reading: Reading, first: int) -> int:
    """Return where what is said from `first` on is cut off by the article's own remark (", noe Rwanda avviser")."""
    for index in range(first + 1, reading.closing - 1):
        if reading.words[index] == "," and opens_remark(reading, index + 1):
            return index
        if reading.words[index] == "," and reading.has(index + 1, "but") and not reading.has(index + 2, "that"):
            stop = next((at for at in range(index + 2, reading.closing) if reading.words[at] == ","), reading.closing)
            if has_finite(reading, index + 2, stop):
                return index
    return reading.closing


def opens_remark(reading: Reading, index: int) -> int:
    """Return the index after words that take up what stands before them in a remark on it (", noe …", ", en påstand
    som …"), 0 where none stand at `index`."""
    if reading.has(index, "remarks"):
        return index + 1
    noun = next((at for at in range(index, index + 3) if reading.has(at, "remark_nouns")), None)
    return noun + 2 if noun is not None and reading.has(noun + 1, "relative") else 0


def is_set_off(reading: Reading, index: int) -> bool:
    """Return whether the verb at `index` follows a comma or the end of a quotation, as in "…, sier X"."""
    return index > 1 and reading.words[index - 1] in (",", "»", "”", '"', "“", "?", "!", "–", "…")


def follows_subject(reading: Reading, index: int) -> bool:
    """Return whether the comma before the verb at `index` closes an apposition or relative clause to its subject."""
    start, _ = clause_start(reading, index - 1)
    start = skip_adverbs(reading, start)
    if reading.words[index - 1] != "," or (start > 0 and reading.words[start - 1] in QUOTES):
        return False
    if reading.has(start, "prepositions") or reading.has(start, "subordinators"):
        return False
    end = phrase_end(reading, start, index - 1)
    if end == start or reading.word(end) != "," or end >= index - 1:
        return False
    inside = reading.words[end + 1 : index - 1]
    if "," in inside or any(word in STOPS - {"«", "»", "(", ")"} for word in inside):
        return False
    return is_aside(reading, end + 1, index - 1)


def tag(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of a clause set after what is said ("…, sier X"), None where the verb opens none."""
    entry = form.entry
    unfit = form.form in ("infinitive", "participle", "gerund")
    if "tag" not in entry.takes or unfit or not is_set_off(reading, index) or _leads_nobody(reading, index):
        return None
    if any(word in entry.not_near for word in reading.words[index : index + REACH]):
        return None
    if follows_subject(reading, index) or (entry.quoted and reading.words[0] not in DASHES | QUOTES):
        return None
    if entry.impersonal or form.form == "passive":
        return _impersonal(reading, index, form)
    first = skip_adverbs(reading, index + 1)
    particle = form.particle
    if particle and reading.follows(first, particle):
        first, particle = first + len(particle), ()
    reach = range(first + 1, min(reading.closing, first + 8))
    limit = next((at for at in reach if particle and reading.follows(at, particle)), reading.closing)
    end = phrase_end(reading, first, limit, owners=True)
    if end == first or (entry.shows and not any(is_source_noun(reading, one) for one in range(first, end))):
        return None
    after = skip_adverbs(reading, end)
    if particle:
        if not reading.follows(after, particle):
            return None
        after += len(particle)
    if reading.has(after, "negations") or reading.has(after, "that") or reading.has(after, "expletive"):
        return None
    if reading.words[first][:1].isdigit():
        return None
    if reading.has(end, "negations") or _asks_for_more(reading, after) or is_finite(reading, after):
        return None
    return _tagged(reading, index, form, (first, end), after)


def _leads_nobody(reading: Reading, index: int) -> bool:
    """Return whether, where subjects stand before their verbs, neither the tree nor the form tells that this one has
    its subject behind it ("…, said the army")."""
    if not (reading.sentence.parsed and reading.lexicon.sets["subject_first"]):
        return False
    behind = any(child.dep == "nsubj" and child.index > index for child in reading.sentence.children(index))
    return not behind and "VerbForm=Fin" not in reading.tokens[index].feats


def _asks_for_more(reading: Reading, index: int) -> bool:
    """Return whether what stands after the speaker shows that the verb looks forward ("krever X at", "X om å")."""
    for at in range(index, min(reading.closing, index + REACH)):
        if reading.words[at] in (",", ";", ":", "»") or reading.has(at, "relative"):
            return reading.words[at] == ":"
        if reading.has(at, "that") or reading.has(at, "infinitive_mark") or reading.words[at].startswith("ingenting"):
            return True
    return False


def _tagged(reading: Reading, index: int, form: VerbForm, subject: Range, after: int) -> Cue:
    who: Range | None = source_inside(reading, *subject, reading.closing)
    end = apposed_end(reading, *subject) if who == subject else max(subject[1], who[1] if who else 0)
    if who is None or who == subject:
        who = (subject[0], end)
    tail = tail_end(reading, max(end, after))
    start, _ = clause_start(reading, index)
    return Cue(
        kind="tag", at=index, who=who, said=[], words=(index, max(end, after)), standing=form.entry.standing,
        entry=form.entry.name, clause=start, tail=tail, via=via_of(reading, end, tail), denies=form.entry.denies,
        own=form.entry.own,
    )  # fmt: skip


def tail_end(reading: Reading, index: int) -> int:
    """Return where what follows a cue ends: before a comma, a dash or the like, or words joined on with a verb."""
    while (
        index < reading.closing
        and reading.words[index] not in (",", ";", ":", "»")
        and (reading.words[index] not in DASHES)
    ):
        if reading.has(index, "joins") and _verb_after(reading, index + 1):
            break
        index += 1
    return index


def via_of(reading: Reading, first: int, end: int) -> Range | None:
    """Return the outlet that was spoken to ("til Reuters"), None where there is none in `first`..`end`."""
    for index in range(first, end):
        if reading.has(index, "relative"):
            return None
        if reading.has(index, "recipients"):
            last = phrase_end(reading, index + 1, end)
            named = any(one in reading.lexicon.sets["outlet_nouns"] or one in reading.lexicon.sets["outlets"]
                        for one in reading.words[index + 1 : last])  # fmt: skip
            stranger = reading.has(index + 1, "audiences") or not set(range(index + 1, last)).isdisjoint(reading.places)
            proper = last == index + 2 and reading.tokens[index + 1].text[:1].isupper() and not stranger
            if last > index + 1 and (named or proper) and not reading.has(index + 1, "audiences"):
                return index + 1, last
    return None


def _impersonal(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of "heter det i …", "opplyses det", "går det fram av …"."""
    if not reading.has(index + 1, "expletive"):
        return None
    after = index + 2
    if form.particle:
        if not reading.follows(after, form.particle):
            return None
        after += len(form.particle)
    after = skip_adverbs(reading, after)
    who: Range | None = None
    words = after
    if reading.has(after, "inside"):
        end = phrase_end(reading, after + 1, reading.closing, owners=True)
        who = source_inside(reading, after + 1, end, reading.closing) if end > after + 1 else None
        words = max(end, who[1] if who else 0)
    start, _ = clause_start(reading, index)
    return Cue(
        kind="tag", at=index, who=who, said=[], words=(index, words), standing=form.entry.standing,
        entry=form.entry.name, clause=start, tail=tail_end(reading, words), impersonal=True,
    )  # fmt: skip


def sources(reading: Reading) -> list[Cue]:
    """Return the cues of the sentence that put a source before or after what it says ("ifølge X")."""
    found: list[Cue] = []
    for index, word in enumerate(reading.words):
        for opener in reading.lexicon.openers.get(word, ()):
            if reading.follows(index, opener.words):
                cue = _source(reading, index, index + len(opener.words), opener.entry)
                if cue is not None:
                    found.append(cue)
                    break
    return found


def _source(reading: Reading, index: int, first: int, entry: SourceEntry) -> Cue | None:
    if reading.word(first) in entry.not_before:
        return None
    end = phrase_end(reading, first, reading.closing, owners=True)
    if entry.reckoning:
        return _reckoned(reading, index, first, entry)
    if end == first:
        return None
    who: Range | None = (first, end)
    words = end
    if entry.needs_verb:
        verb = skip_adverbs(reading, end)
        known = reading.word(verb) in entry.closers
        speaks = any(
            one.form in ("present", "past") and not one.particle
            for one in reading.lexicon.verbs.get(reading.word(verb), ())
        )
        if not known and not speaks:
            return None
        words = verb + 1 + (1 if reading.has(verb + 1, "recipients") else 0)
    else:
        inside = source_inside(reading, first, end, reading.closing)
        who = inside or (first, end)
        words = max(end, who[1])
        if who == (first, end):
            words = apposed_end(reading, first, end)
            who = (first, words)
    start, free = clause_start(reading, index)
    return Cue(
        kind="source", at=index, who=who, said=[], words=(index, words), standing=entry.standing,
        entry=entry.name, clause=start, free=free, tail=words, narrow=entry.narrow,
    )  # fmt: skip


def _reckoned(reading: Reading, index: int, first: int, entry: SourceEntry) -> Cue | None:
    """Return the cue of words that tell by whose count or telling something is so, None where they tell of none."""
    found = reckoner(reading, first)
    if found is None:
        return None
    who, words = found
    start, free = clause_start(reading, index)
    return Cue(
        kind="source", at=index, who=who, said=[], words=(index, words), standing=entry.standing,
        entry=entry.name, clause=start, free=free, tail=words, narrow=entry.narrow,
    )  # fmt: skip


def place_source(reading: Reading, cue: Cue, block: int) -> None:
    """Set what the source of `cue` says: before it from `block` on, after it, or both."""
    before = reading.word(cue.at - 1)
    end = cue.words[1]
    if cue.at <= cue.clause or skip_adverbs(reading, cue.clause) >= cue.at:
        cue.said = _ranges(reading, _after_apposition(reading, end), remark_at(reading, end))
        return
    if before == "," and reading.has(cue.at - 2, "joins"):
        cue.said = _ranges(reading, end, remark_at(reading, end))
        return
    if cue.narrow and before == ",":
        block = max([block, *(at + 1 for at in range(block, cue.at - 1) if reading.words[at] == ",")])
    cue.said = _ranges(reading, block, cue.at)
    if cue.narrow and before == ",":
        return
    if reading.word(end) == ":":
        cue.said += _ranges(reading, end + 1, reading.closing)
        return
    if before == "," or reading.word(end) in (",", "") or end >= reading.closing:
        cue.said += remainder(reading, end)
    else:
        cue.said += _ranges(reading, end, remark_at(reading, end))


def _after_apposition(reading: Reading, end: int) -> int:
    relative = reading.has(end, "relative")
    if reading.word(end) != "," and not relative:
        return end
    for index in range(end + 1, reading.closing):
        if reading.words[index] == ",":
            return index + 1
        if not relative and is_finite(reading, index):
            return end
    return end
