"""Find by the tree who says what where order and marks alone do not tell: what stands between parts the words only.

The tree is asked last, of sentences that are parsed, and only for the verbs that the language's table knows."""

from belegg.extract.attribution.cues import Cue, Range, clause_start, is_set_off, spread
from belegg.extract.attribution.forward import is_empty, is_source
from belegg.extract.attribution.lexicon import VerbForm
from belegg.extract.attribution.phrases import STOPS, Reading, is_finite, skip_adverbs, source_inside
from belegg.extract.attribution.subjects import subject_of

SPEAKS = ("tag", "at", "bare")
LOOSE = ("parataxis", "ccomp", "root", "advcl", "conj", "dep")


def told_by_tree(reading: Reading, index: int, form: VerbForm) -> Cue | None:
    """Return the cue of the verb of saying at `index` as the tree has it, None where it says nothing there."""
    token = reading.tokens[index]
    entry = form.entry
    if not reading.sentence.parsed or token.upos != "VERB" or form.particle or entry.impersonal or entry.quoted:
        return None
    if not set(entry.takes) & set(SPEAKS) or not _is_stated(reading, index, form):
        return None
    who = subject_of(reading, index)
    if who is None or reading.has(who[0], "negations") or is_empty(reading, who):
        return None
    speaker = source_inside(reading, *who, reading.closing)
    if entry.shows and (speaker is None or not is_source(reading, who)):
        return None
    return _forward(reading, index, form, who, speaker or who) or _behind(reading, index, form, who, speaker or who)


def _is_stated(reading: Reading, index: int, form: VerbForm) -> bool:
    """Return whether the verb is said outright: finite or with its auxiliaries, not wished for, asked or denied."""
    small = [child for child in reading.sentence.children(index) if child.dep in ("aux", "advmod", "mark", "aux:pass")]
    if any(reading.has(child.index, "negations") or child.dep in ("mark", "aux:pass") for child in small):
        return False
    helped = any(child.dep == "aux" for child in small)
    return form.form in ("present", "past") or (form.form in ("participle", "gerund") and helped)


def _forward(reading: Reading, index: int, form: VerbForm, who: Range, speaker: Range) -> Cue | None:
    """Return the cue that looks forward to a clause that hangs on the verb."""
    content = _below(reading, index) or _embedded(reading, index, who)
    if content is None:
        return None
    start, free = clause_start(reading, index)
    return Cue(
        kind="forward", at=index, who=speaker, said=[content], words=(min(who[0], index), index + 1),
        standing=form.entry.standing, entry=form.entry.name, clause=start, free=free, tail=content[1],
        denies=form.entry.denies, judges=form.entry.judges, own=form.entry.own,
    )  # fmt: skip


def _below(reading: Reading, index: int) -> Range | None:
    """Return the clause that hangs on the verb and stands behind it, None where none does."""
    clauses = [
        child.index for child in reading.sentence.children(index) if child.dep == "ccomp" and child.index > index
    ]
    if not clauses:
        return None
    below = reading.sentence.subtree(clauses[0])
    first = max(min(below), index + 1)
    return spread(reading, first + 1 if reading.has(first, "that") else first, max(below) + 1)


def _embedded(reading: Reading, index: int, who: Range) -> Range | None:
    """Return what is said of a relative word before the speaker ("a war that diplomats say has cost 40 lives")."""
    if not reading.has(who[0] - 1, "relative") or not is_finite(reading, skip_adverbs(reading, index + 1)):
        return None
    stop = next((at for at in range(index + 1, reading.closing) if reading.words[at] in STOPS), reading.closing)
    return spread(reading, index + 1, stop)


def _behind(reading: Reading, index: int, form: VerbForm, who: Range, speaker: Range) -> Cue | None:
    """Return the cue of a clause set after or into what is said ("…, a rights group, RNDDH, calculates")."""
    if "tag" not in form.entry.takes or reading.tokens[index].dep not in LOOSE or who[0] < 2:
        return None
    taken = [child for child in reading.sentence.children(index) if child.dep in ("obj", "xcomp", "ccomp")]
    if any(child.index > index for child in taken) or not is_set_off(reading, who[0]):
        return None
    after = index + 1
    while after < reading.closing and reading.words[after] not in STOPS:
        after += 1
    return Cue(
        kind="tag", at=who[0], who=speaker, said=[], words=(who[0], index + 1), standing=form.entry.standing,
        entry=form.entry.name, clause=who[0], tail=after, denies=form.entry.denies,
    )  # fmt: skip
