"""Find what clauses say that only point to it or go on: "…, noe X avviser", "X sier at:", "…, adding that …"."""

from belegg.extract.attribution.cues import Cue, opens_remark, text_start
from belegg.extract.attribution.forward import content_after, finite_of, is_source
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import STOPS, Reading, is_finite, phrase_end, skip_adverbs, source_inside
from belegg.extract.attribution.subjects import subject_of


def going_on(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of a speaker who goes on in a gerund (", adding that …"), None for another."""
    if form.form != "gerund" or form.particle or reading.word(index - 1) not in (",", '"', "”") or index < 2:
        return None
    content, introduces = content_after(reading, index + 1, form, before=True)
    if content is None:
        return None
    above = reading.tokens[index].head
    who = subject_of(reading, above) if reading.tokens[index].dep in ("advcl", "xcomp", "conj") else None
    return Cue(
        kind="forward", at=index, who=who, said=[content], words=(index, index + 1), standing=form.entry.standing,
        entry=form.entry.name, clause=index, free=True, tail=content[1], denies=form.entry.denies, shared=True,
        introduces=introduces,
    )  # fmt: skip


def told_before(reading: Reading) -> Cue | None:
    """Return the cue of a sentence that only names who said the one before ("Det opplyser politiet."), or None."""
    if not reading.has(0, "expletive"):
        return None
    for form in reading.lexicon.verbs.get(reading.word(1), ()):
        fits = form.form in ("present", "past") and "tag" in form.entry.takes
        if not fits or form.entry.denies or form.entry.quoted or form.entry.impersonal:
            continue
        first = skip_adverbs(reading, 2)
        limit = next((at for at in range(first + 1, len(reading.words)) if reading.words[at] == ","), reading.closing)
        end = phrase_end(reading, first, min(limit, reading.closing), owners=True)
        if end == first or any(_opens_more(reading, at) for at in range(end, limit)):
            continue
        if form.particle and not reading.follows(end, form.particle):
            continue
        who = source_inside(reading, first, end, reading.closing)
        if who is not None and not (form.entry.shows and who == (first, end) and not is_source(reading, who)):
            return Cue(
                kind="forward", at=1, who=who, said=[], words=(0, max(end, who[1])), standing=form.entry.standing,
                entry=form.entry.name, clause=0, tail=reading.closing,
            )  # fmt: skip
    return None


def _opens_more(reading: Reading, index: int) -> bool:
    return reading.has(index, "that") or reading.has(index, "infinitive_mark") or is_finite(reading, index)


def pointing(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of a denial whose object stands first and only points back: "…, noe Rwanda har avvist",
    "Det avviser hæren"; None where the verb is no such thing."""
    finite = finite_of(reading, index, form)
    if finite is None or not (form.entry.denies or reading.word(index + 1) in reading.lexicon.false_words):
        return None
    start = text_start(reading)
    for at in range(finite - 1, start, -1):
        if reading.words[at - 1] in (",", ";"):
            start = at
            break
    first = opens_remark(reading, start)
    if not first and reading.has(start, "pointers") and reading.has(start, "expletive"):
        first = start + 1
    if not first:
        return None
    end = phrase_end(reading, first, finite, owners=True)
    if end == first and first == finite:
        first = skip_adverbs(reading, index + 1)
        end = phrase_end(reading, first, reading.closing, owners=True)
    if end == first or (end > finite and end < reading.closing and reading.words[end] not in STOPS):
        return None
    return Cue(
        kind="forward", at=index, who=(first, end), said=[(start, start + 1)],
        words=(min(first, finite), max(end, index + 1)),
        standing="denied" if form.entry.standing == "attributed" else form.entry.standing, entry=form.entry.name,
        clause=start, free=start > 1, tail=max(end, index + 1), denies=True,
    )  # fmt: skip
