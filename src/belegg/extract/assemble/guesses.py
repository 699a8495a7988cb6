"""Weigh the drafts by what the network makes of their words: add what may be meant, drop what it holds for nothing.

The network has seen what articles mean by words that no frame has; so it finds claims that the lexicon misses, and
doubts readings that the lexicon allows. What a guess makes has the network's name and its sureness in its rule."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.counted import UNITS, count_of, doers, evidence
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.limits import is_spent
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import Cast, cast, is_force, is_side
from belegg.extract.assemble.speech import parties_of, speaker_of
from belegg.extract.frames.find import open_at
from belegg.extract.frames.phrases import Phrase
from belegg.extract.learned.candidates import LABELS
from belegg.extract.learned.find import Guess
from belegg.model.claim import Claim
from belegg.model.parts import Frame, Quantity

NETWORK = "network of claims"
SURE_COUNT = 0.3
SURE_DEED = 0.33
DOUBT = 0.03
"""How likely a count or deed must be to be put together, and a reading of the lexicon to be looked at further; which
of them are kept is said later, when all of them are known (`verdicts`)."""
OTHER = 0.2
"""How likely another reading of the same words must be, to be put together beside the lexicon's."""
NEAR = 25
DENIAL = ("statement", "denial")
"""What is said with a "not" ("will not respond to the demands")."""
OF_FORCES = ("strength", "deployment")


def is_guessed(claim: Claim) -> bool:
    """Return whether the network brought the claim, and no frame of the lexicon."""
    return claim.rule[0].startswith(NETWORK)


def believed(drafts: Sequence[Draft], guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts without those whose words the network holds for no such claim."""
    return [draft for draft in drafts if _likelihood(draft, guesses) >= DOUBT]


def _likelihood(draft: Draft, guesses: Sequence[Guess]) -> float:
    """Return how likely the words of a draft carry a claim of its kind; 1 where nothing was asked about them."""
    start, end = draft.evidence[0]
    return max(
        (
            guess.likely[draft.kind]
            for guess in guesses
            if draft.kind in guess.likely and guess.candidate.start < end and start < guess.candidate.end
        ),
        default=1.0,
    )


def guess_of(draft: Draft, guesses: Sequence[Guess]) -> Guess | None:
    """Return what the network makes of the draft's words: of the candidate likeliest to carry its kind."""
    start, end = draft.evidence[0]
    asked = [
        guess
        for guess in guesses
        if draft.kind in guess.likely and guess.candidate.start < end and start < guess.candidate.end
    ]
    same = [guess for guess in asked if (guess.candidate.quantity is None) == (draft.quantity is None)]
    return max(same or asked, key=lambda guess: guess.likely[draft.kind], default=None)


def other_readings(context: Context, drafts: Sequence[Draft], guesses: Sequence[Guess]) -> list[Draft]:
    """Return drafts that may stand in the stead of others: the same in another mode, or the count of another kind."""
    made = []
    for draft in drafts:
        guess = guess_of(draft, guesses) if draft.whole is None else None
        if guess is None:
            continue
        mode = _other_mode(draft, guess)
        if mode is not None:
            step = f"{NETWORK}: {draft.kind}/{mode} instead of {draft.mode}"
            made.append(replace(draft, mode=mode, instead=(draft.kind, draft.mode), rule=(step, *draft.rule)))
        quantity = guess.candidate.quantity
        if draft.quantity is None or quantity != draft.quantity or guess.best == draft.kind:
            continue
        if guess.likely[guess.best] >= OTHER and _may_be_counted(guess, quantity):
            other = _counted(context, guess, quantity)
            if other is not None:
                made.append(replace(other, instead=(draft.kind, draft.mode), evidence=draft.evidence))
    return made


def _other_mode(draft: Draft, guess: Guess) -> str | None:
    """Return the likeliest mode but the draft's own, where it is likely enough among all modes of the kind."""
    told = {mode: float(guess.told[at]) for at, (kind, mode) in enumerate(LABELS, start=1) if kind == draft.kind}
    others = {mode: likely for mode, likely in told.items() if mode not in (None, draft.mode)}
    if draft.mode is None or draft.kind == "strength" or not others:
        return None
    best = max(others, key=lambda mode: others[mode])
    return best if others[best] >= OTHER * sum(told.values()) else None


def guessed_counts(context: Context, drafts: Sequence[Draft], guesses: Sequence[Guess]) -> list[Draft]:
    """Return drafts of the counts that no frame could be joined to, and that the network takes for a claim."""
    used = {(draft.sentence, draft.quantity.first) for draft in drafts if draft.quantity is not None}
    made = []
    for guess in guesses:
        quantity = guess.candidate.quantity
        if quantity is None or (quantity.sentence, quantity.first) in used:
            continue
        if guess.likely[guess.best] >= SURE_COUNT and _may_be_counted(guess, quantity):
            draft = _counted(context, guess, quantity)
            if draft is not None:
                made.append(draft)
    return made


def _may_be_counted(guess: Guess, quantity: Quantity) -> bool:
    """Return whether a count can be what the network takes it for."""
    kind = guess.best
    told = kind != "casualties" or guess.modes[kind] is not None
    spent = kind == "materiel" and is_spent(quantity)
    return told and not spent and _is_stated(quantity) and quantity.unit in UNITS[kind]


def _is_stated(quantity: Quantity) -> bool:
    return quantity.form in ("number", "none") and (quantity.low is not None or quantity.high is not None)


def _counted(context: Context, guess: Guess, quantity: Quantity) -> Draft | None:
    kind, setting = guess.best, context.settings[quantity.sentence]
    phrase = next((each for each in setting.phrases if each.quantity == quantity), None) if setting else None
    if phrase is None:
        return None
    frame = _frame_for(context, guess, phrase)
    target = phrase.party
    actor = doers(context, frame, phrase).first if frame is not None else None
    if kind in OF_FORCES:
        actor, target = (target if target is not None and is_force(target) else actor), None
    return Draft(
        kind=kind,  # type: ignore[arg-type]
        mode=_mode_of_strength(quantity) if kind == "strength" else guess.modes[kind],
        sentence=quantity.sentence,
        anchor=phrase.head,
        evidence=evidence(context, phrase, quantity, None),
        rule=(_said(guess), *quantity.rule),
        frame=frame,
        quantity=quantity,
        count=count_of(quantity, kind),
        actor=actor,
        target=target,
        item=quantity.item if kind in ("materiel", *OF_FORCES) else None,
        planned=frame is not None and frame.modality == "future",
    )


def _mode_of_strength(quantity: Quantity) -> str:
    if quantity.unit in ("person", None):
        return "fighters"
    return "posts" if quantity.unit == "place" else "vehicles"


def _frame_for(context: Context, guess: Guess, phrase: Phrase) -> Frame | None:
    """Return the frame that tells what became of the counted: one that the lexicon opens, or the verb above them."""
    candidate, kind = guess.candidate, guess.best
    for frame in context.frames[candidate.sentence]:
        counts = any(each.role == "counted" and each.head == phrase.head for each in frame.fillers)
        if frame.kind == kind and frame.mode == guess.modes[kind] and counts:
            return frame
    sentence, setting = context.sentences[candidate.sentence], context.settings[candidate.sentence]
    verb = next((token for token in sentence.ancestors(candidate.token) if token.upos == "VERB"), None)
    if verb is None or setting is None:
        return None
    return open_at(setting, verb.index, kind, guess.modes[kind], language=context.language)


def guessed_deeds(context: Context, drafts: Sequence[Draft], guesses: Sequence[Guess]) -> list[Draft]:
    """Return drafts of what is done or said in words that no draft of the same kind rests on, the surest first."""
    taken: list[tuple[str, int, int]] = [(draft.kind, *draft.evidence[0]) for draft in drafts]
    made = []
    sure = [guess for guess in guesses if guess.candidate.quantity is None and guess.likely[guess.best] >= SURE_DEED]
    for guess in sorted(sure, key=lambda each: -each.likely[each.best]):
        kind, start, end = guess.best, guess.candidate.start, guess.candidate.end
        if any(kind == other and low - NEAR < end and start < high + NEAR for other, low, high in taken):
            continue
        draft = _done(context, guess)
        if draft is not None:
            taken.append((kind, *draft.evidence[0]))
            made.append(draft)
    return made


def _done(context: Context, guess: Guess) -> Draft | None:
    candidate, kind = guess.candidate, guess.best
    frame = _opened(context, guess)
    if frame is None or frame.modality in ("condition", "question"):
        return None
    if frame.negated and (kind, guess.modes[kind]) != DENIAL:
        return None
    actor = cast(context, frame, "actor", fits=is_side)
    if kind in ("statement", "talks", "agreement", "relation"):
        actor = parties_of(context, frame, "actor", fits=is_side)
    if kind == "statement" and actor.first is None:
        actor = speaker_of(context, frame, fits=is_side)
    target = cast(context, frame, "target") if kind != "deployment" else Cast()
    draft = make(context, frame, actor, target, mode=guess.modes[kind])
    token = context.sentences[candidate.sentence].tokens[candidate.token]
    words = (min(frame.start, token.start), max(frame.end, token.end))
    return replace(draft, evidence=(words,), rule=(_said(guess), *draft.rule))


def _opened(context: Context, guess: Guess) -> Frame | None:
    """Return the frame that the word opens: the lexicon's, of the same mode if there is one, or one made for it."""
    candidate, kind = guess.candidate, guess.best
    known = [
        frame
        for frame in context.frames[candidate.sentence]
        if frame.kind == kind and frame.first <= candidate.token <= frame.last
    ]
    if known:
        return min(known, key=lambda frame: frame.mode != guess.modes[kind])
    setting = context.settings[candidate.sentence]
    if setting is None:
        return None
    return open_at(setting, candidate.token, kind, guess.modes[kind], language=context.language)


def _said(guess: Guess) -> str:
    """Return the step of a rule that names the network, what it took the words for, and how sure it was."""
    kind = guess.best
    mode = guess.modes[kind]
    return f"{NETWORK}: {kind}{'/' + mode if mode else ''} at {guess.likely[kind]:.2f}"
