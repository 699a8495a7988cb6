"""Make drafts of what is done or agreed, one maker a kind, each stretch of words used once a kind."""

from collections.abc import Iterator

from msgspec.structs import replace

from belegg.extract.assemble.accords import agreement
from belegg.extract.assemble.attacks import attacks, harmful
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.meetings import talks
from belegg.extract.assemble.moves import control, deployment
from belegg.extract.assemble.statements import statement
from belegg.extract.assemble.ties import relation
from belegg.model.claim import Kind
from belegg.model.parts import Frame

ACTS: tuple[Kind, ...] = ("attack", "deployment", "control", "agreement", "talks", "relation", "statement")
FUTURE_KINDS = ("deployment", "talks", "agreement", "statement")
AIMED = ("relation", "aim")


def acts(context: Context, taken: frozenset[tuple[int, int]]) -> list[Draft]:
    """Return the drafts of all frames that need no count; `taken` are the (sentence, trigger) pairs that a
    counted claim of the same kind already rests on."""
    found: list[Draft] = []
    for sentence in range(len(context.sentences)):
        covered: list[Frame] = []
        for frame in sorted(
            context.frames[sentence],
            key=lambda frame: ("weapons" not in frame.needs, frame.weak, frame.start - frame.end, frame.first),
        ):
            if frame.kind not in ACTS or ((sentence, frame.trigger) in taken and frame.kind == "deployment"):
                continue
            if any(other.kind == frame.kind and _same_words(frame, other) for other in covered):
                continue
            if frame.kind == "deployment" and any(
                "weapons" in other.needs and other.trigger == frame.trigger for other in covered
            ):
                continue
            drafts = _drafts(context, frame)
            if drafts:
                covered.append(frame)
                found.extend(drafts)
        found.extend(_by_weapon(context, sentence, covered))
    return sorted(found, key=lambda draft: (draft.sentence, draft.anchor))


def _same_words(one: Frame, other: Frame) -> bool:
    if one.kind == "relation" and one.mode != other.mode and "opposes" in (one.mode, other.mode):
        return False
    if one.kind in ("attack", "relation", "talks"):
        return one.start < other.end and other.start < one.end
    return one.first <= other.last and other.first <= one.last


def _by_weapon(context: Context, sentence: int, covered: list[Frame]) -> Iterator[Draft]:
    """Yield the attacks that only the weapon tells, where no word of the sentence told them."""
    told = {frame.trigger for frame in covered if frame.kind == "attack"}
    for frame in context.frames[sentence]:
        draft = harmful(context, frame) if frame.trigger not in told else None
        if draft is not None and draft.anchor not in told:
            told.add(draft.anchor)
            yield draft


def _drafts(context: Context, frame: Frame) -> tuple[Draft, ...]:
    if frame.negated or frame.modality in ("condition", "question"):
        return ()
    if frame.modality != "fact" and frame.kind not in FUTURE_KINDS and (frame.kind, frame.modality) != AIMED:
        return ()
    if frame.kind == "deployment" and frame.modality in ("possible", "aim"):
        return ()
    if frame.kind == "attack":
        return attacks(context, frame)
    draft = MAKERS[frame.kind](context, frame)
    if draft is None:
        return ()
    return _each_backer(draft) if draft.kind == "relation" and draft.mode == "supports" else (draft,)


def _each_backer(draft: Draft) -> tuple[Draft, ...]:
    """Return one tie for each of several who back the same side ("støttes av Egypt og Emiratene")."""
    return tuple(replace(draft, actor=backer, more_actors=()) for backer in (draft.actor, *draft.more_actors))


MAKERS = {
    "deployment": deployment,
    "control": control,
    "agreement": agreement,
    "talks": talks,
    "relation": relation,
    "statement": statement,
}
