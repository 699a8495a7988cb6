"""Put the cues of one sentence together: where each one's words begin and end beside the others."""

from belegg.extract.attribution.behind import tag_behind
from belegg.extract.attribution.cues import (
    Cue,
    Range,
    clause_start,
    place_source,
    remainder,
    sources,
    spread,
    tag,
    text_start,
)
from belegg.extract.attribution.forward import forward, version
from belegg.extract.attribution.headlines import headline
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import STOPS, Reading, has_finite, is_capital, phrase_end
from belegg.extract.attribution.pointed import going_on, pointing
from belegg.extract.attribution.subjects import subject_of
from belegg.extract.attribution.syntax import told_by_tree


def cues_of(reading: Reading) -> list[Cue]:
    """Return the cues of the sentence in order, each with what it says."""
    found = sources(reading)
    inside = {index for cue in found for index in range(*cue.words)}
    for index, word in enumerate(reading.words):
        forms = reading.lexicon.verbs.get(word, ())
        if forms and index not in inside and not _is_nominal(reading, index):
            for form in forms:
                if form.particle and form.particle[-1] not in reading.words:
                    continue
                cue = _cue_of(reading, index, form)
                if cue is not None:
                    found.append(cue)
                    break
    if reading.has(0, "expletive"):
        found += [cue for at in range(3, len(reading.words)) if (cue := version(reading, at)) is not None]
    title = headline(reading) if not found else None
    found += [title] if title else []
    found.sort(key=lambda cue: cue.at)
    _place_backward(reading, found)
    _part(reading, found)
    _share(found)
    return [cue for cue in found if cue.said or cue.introduces]


def _cue_of(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of the verb of saying at `index`, None where it says nothing; the tree is asked last."""
    cue = pointing(reading, index, form)
    cue = cue or (None if _has_subject(reading, index) else tag(reading, index, form))
    cue = cue or forward(reading, index, form) or tag_behind(reading, index, form)
    return cue or going_on(reading, index, form) or told_by_tree(reading, index, form)


def _is_nominal(reading: Reading, index: int) -> bool:
    """Return whether the tagger saw a noun where nouns look like verbs ("the report", "claims by the army")."""
    token = reading.tokens[index]
    told = reading.sentence.parsed and token.upos in ("NOUN", "PROPN", "ADJ", "ADP")
    if not told or not reading.lexicon.sets["subject_first"]:
        return False
    return not _is_verb_by_order(reading, index) and not _closes_clause(reading, index)


def _has_subject(reading: Reading, index: int) -> bool:
    """Return whether the tree gives the verb a subject before it, in a language whose subjects stand there."""
    return bool(reading.lexicon.sets["subject_first"]) and subject_of(reading, index) is not None


def _is_verb_by_order(reading: Reading, index: int) -> bool:
    """Return whether what stands around a word that the tagger took for a noun shows that it is a verb: a name before
    it, and after it "that" or the end of the clause ("OCHA notes."), or "is" before it and "that" after it."""
    at = index - 1
    while reading.has(at, "adverbs"):
        at -= 1
    if reading.has(at, "progressive"):
        return reading.has(index + 1, "that")
    named = reading.tokens[at].upos in ("PROPN", "PRON") and at > 0 and not reading.has(at, "genitive_marks")
    if not named and not (at == 0 and is_capital(reading, 0) and reading.has(index + 1, "that")):
        return False
    tagged = reading.words[max(0, at - 1)] in reading.lexicon.sets["subject_first"] or is_capital(reading, at - 1)
    closed = index + 1 >= reading.closing or reading.words[index + 1] in STOPS
    return reading.has(index + 1, "that") or (tagged and closed)


def _closes_clause(reading: Reading, index: int) -> bool:
    """Return whether a phrase set off by a comma ends in the word at `index`, behind a whole clause ("Most of it is
    ruined, the council estimates.")."""
    marks = reading.lexicon.sets["subject_first"]
    first = next((at for at in range(index - 1, 1, -1) if reading.words[at - 1] in marks), 0)
    closed = index + 1 >= reading.closing or reading.words[index + 1] == ","
    single = "Number=Plur" not in reading.tokens[index - 1].feats and reading.tokens[index - 1].upos == "NOUN"
    forms = {one.form for one in reading.lexicon.verbs.get(reading.words[index], ())}
    told = first > 1 and closed and single and "present" in forms and "infinitive" not in forms
    return told and has_finite(reading, 0, first - 1) and phrase_end(reading, first, index) == index


def _place_backward(reading: Reading, cues: list[Cue]) -> None:
    """Set what the cues that look back say, from where the one before them ended."""
    block = text_start(reading)
    last: Cue | None = None
    for cue in cues:
        if cue.kind == "forward":
            edge = _edge(reading, cue)
            block = max(block, edge)
            continue
        if last is not None and spread(reading, last.tail, cue.at) is None:
            cue.said = [one for one in last.said if one[0] < last.at]
        elif cue.kind == "tag":
            start = max(block, _free_start(reading, cues, cue))
            first = spread(reading, start, cue.at)
            cue.said = ([first] if first else []) + remainder(reading, cue.tail)
        else:
            place_source(reading, cue, max(block, _free_start(reading, cues, cue)))
        if cue.said and cue.said[0][0] < cue.at:
            block, last = _after(reading, cue.tail), cue


def _edge(reading: Reading, cue: Cue) -> int:
    """Return where text that another cue may reach back to begins beside the forward `cue`: nowhere new."""
    return text_start(reading) if not cue.denies else cue.words[1]


def _free_start(reading: Reading, cues: list[Cue], cue: Cue) -> int:
    """Return the start of the clause that stands beside an earlier forward cue ("X sier A, mens B, ifølge Y")."""
    start = 0
    for other in cues:
        if other.kind == "forward" and other.at < cue.at and not other.introduces:
            for at in range(other.at + 1, cue.at):
                turns = reading.words[at - 1] == "," and reading.has(at, "contrasts") and not reading.has(at, "joins")
                if turns or reading.words[at] == ";":
                    start = at + 1
    return start


def _after(reading: Reading, index: int) -> int:
    while index < reading.closing and (
        reading.words[index] in STOPS or reading.has(index, "contrasts") or reading.has(index, "joins")
    ):
        index += 1
    return index


def _part(reading: Reading, cues: list[Cue]) -> None:
    """End what one cue says where the clause of a later one begins beside it."""
    for number, cue in enumerate(cues):
        for later in cues[number + 1 :]:
            start = later.clause
            if later.kind != "forward" and later.said and later.said[0][0] < later.at:
                start = later.said[0][0]
                free = start > cue.at and clause_start(reading, start)[1]
            else:
                free = later.free and start > cue.at
            if not free:
                continue
            parts = [(first, min(end, start)) for first, end in cue.said if first < start]
            if later.kind == "forward" and cue.kind == "tag" and later.shared:
                parts = [part for part in parts if part[0] < cue.at] or parts
            cue.said = [part for part in (_trimmed(reading, *one) for one in parts) if part is not None]
    for cue in cues:
        for later in cues:
            if later.kind == "tag" and later.at > cue.at and cue.kind == "forward":
                cue.said = _without(reading, cue.said, (later.at, later.tail))


def _trimmed(reading: Reading, first: int, end: int) -> Range | None:
    """Return `first`..`end` without a joining word at its end."""
    part = spread(reading, first, end)
    while part is not None and (reading.has(part[1] - 1, "joins") or reading.has(part[1] - 1, "contrasts")):
        part = spread(reading, part[0], part[1] - 1)
    return part


def _without(reading: Reading, parts: list[Range], gap: Range) -> list[Range]:
    """Return `parts` without the words of a cue set between them."""
    cut: list[Range] = []
    for first, end in parts:
        if end <= gap[0] or first >= gap[1]:
            cut.append((first, end))
        else:
            halves = (spread(reading, first, gap[0]), spread(reading, gap[1], end))
            cut += [half for half in halves if half is not None]
    return cut


def _share(cues: list[Cue]) -> None:
    """Give a clause without a subject of its own the speaker of the clause before it, or of its antecedent."""
    for number, cue in enumerate(cues):
        if cue.shared and cue.who is None:
            before = [other for other in cues[:number] if other.who is not None]
            if before:
                cue.who = before[-1].who
