"""Make drafts of what is done or agreed, one maker a kind, each stretch of words used once a kind."""

from belegg.extract.assemble.accords import agreement, talks
from belegg.extract.assemble.attacks import attack
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.moves import control, deployment
from belegg.extract.assemble.statements import statement
from belegg.extract.assemble.ties import relation
from belegg.model.claim import Kind
from belegg.model.parts import Frame

ACTS: tuple[Kind, ...] = ("attack", "deployment", "control", "agreement", "talks", "relation", "statement")
FUTURE_KINDS = ("deployment", "talks", "agreement", "statement")


def acts(context: Context, taken: frozenset[tuple[int, int]]) -> list[Draft]:
    """Return the drafts of all frames that need no count; `taken` are the (sentence, trigger) pairs that a
    counted claim of the same kind already rests on."""
    found: list[Draft] = []
    for sentence in range(len(context.sentences)):
        covered: list[Frame] = []
        for frame in sorted(
            context.frames[sentence], key=lambda frame: (frame.weak, frame.first - frame.last, frame.first)
        ):
            if frame.kind not in ACTS or ((sentence, frame.trigger) in taken and frame.kind == "deployment"):
                continue
            if any(other.kind == frame.kind and _same_words(frame, other) for other in covered):
                continue
            draft = _draft(context, frame)
            if draft is not None:
                covered.append(frame)
                found.append(draft)
    return sorted(found, key=lambda draft: (draft.sentence, draft.anchor))


def _same_words(one: Frame, other: Frame) -> bool:
    return one.first <= other.last and other.first <= one.last


def _draft(context: Context, frame: Frame) -> Draft | None:
    if frame.negated or frame.modality in ("condition", "question"):
        return None
    if frame.modality != "fact" and frame.kind not in FUTURE_KINDS:
        return None
    if frame.kind in ("deployment", "talks", "agreement") and frame.modality in ("possible", "aim"):
        return None
    maker = MAKERS[frame.kind]
    return maker(context, frame)


MAKERS = {
    "attack": attack,
    "deployment": deployment,
    "control": control,
    "agreement": agreement,
    "talks": talks,
    "relation": relation,
    "statement": statement,
}
