"""Say for each draft who says so, and how sure: the innermost scope speaks, disclaimers reach back."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.words import clause_words
from belegg.model.claim import Standing
from belegg.model.parts import Moment, Party, Scope
from belegg.model.sentence import Token

ORDER: tuple[Standing, ...] = (
    "denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported",
)  # fmt: skip
BACK = 6
NAMED_BACK = 3
NEAR = 4
STEM = 6


def with_standing(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the scope that speaks them and their standing, without what is only told to be denied."""
    stood = [_stand(context, draft) for draft in drafts if not _only_denied(context, draft)]
    return [replace(draft, standing="disputed") if _rivalled(draft, stood) else draft for draft in stood]


def _stand(context: Context, draft: Draft) -> Draft:
    covering = [scope for scope in context.scopes if not scope.reaches_back and _covers(scope, draft)]
    scope = speaking(context, draft)
    if draft.kind == "statement":
        return replace(draft, scope=scope, standing=_statement_standing(draft))
    reaching = [each for each in context.scopes if each.reaches_back and reaches(context, each, draft, scope)]
    standings: list[Standing] = [each.standing for each in (*covering, *reaching)]
    if draft.planned:
        standings.append("planned")
    standing = min(standings, key=ORDER.index, default="reported")
    rule = tuple(f"standing: {step}" for each in (*covering, *reaching) for step in each.rule[:1])
    return replace(draft, scope=scope, standing=standing, rule=(*draft.rule, *rule))


def speaking(context: Context, draft: Draft) -> Scope | None:
    """Return the innermost scope with a speaker around the draft's words, None where the article speaks itself."""
    spoken = [
        scope
        for scope in context.scopes
        if scope.speaker is not None and not scope.reaches_back and _covers(scope, draft)
    ]
    return min(spoken, key=lambda each: (_passes_on(each), each.end - each.start), default=None)


def _only_denied(context: Context, draft: Draft) -> bool:
    """Return whether the draft's words are only what somebody denies ("avviser at byen er falt")."""
    return draft.kind != "statement" and any(
        scope.reaches_back and scope.standing in ("denied", "disputed") and scope.about and _covers(scope, draft)
        for scope in context.scopes
    )


def _rivalled(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Return whether another speaker gives another figure for the same thing near by."""
    if draft.kind not in ("casualties", "materiel") or draft.standing not in ("attributed", "hearsay", "reported"):
        return False
    return any(_rivals(draft, other) for other in drafts if other is not draft)


def _rivals(one: Draft, other: Draft) -> bool:
    if (one.kind, one.mode, one.item, one.measure) != (other.kind, other.mode, other.item, other.measure):
        return False
    if one.count is None or other.count is None or one.whole is not None or other.whole is not None:
        return False
    if abs(one.sentence - other.sentence) > NEAR or _speaker_of(one) == _speaker_of(other):
        return False
    if one.scope is None or other.scope is None or one.count.best == other.count.best:
        return False
    return _same_victims(one.target, other.target) and _same_day(one.moment, other.moment)


def _same_victims(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.actor.country is not None and other.actor.country is not None:
        return one.actor.country == other.actor.country
    return one.actor.sector == other.actor.sector


def _same_day(one: Moment | None, other: Moment | None) -> bool:
    return one is None or other is None or one.period == other.period


def _speaker_of(draft: Draft) -> str | None:
    return draft.scope.speaker.as_written if draft.scope is not None and draft.scope.speaker is not None else None


def _passes_on(scope: Scope) -> bool:
    return scope.speaker is not None and scope.speaker.sector == "media"


def _covers(scope: Scope, draft: Draft) -> bool:
    start, end = draft.evidence[0]
    return scope.start < end and start < scope.end and scope.sentence == draft.sentence


def _statement_standing(draft: Draft) -> Standing:
    return "planned" if draft.mode in ("threat", "promise") else "attributed"


def reaches(context: Context, scope: Scope, draft: Draft, spoken: Scope | None) -> bool:
    """Return whether a disclaimer or denial speaks of `draft`: claims of the passage before that it names (R3)."""
    distance = scope.sentence - draft.sentence
    if not 0 <= distance <= BACK or draft.kind in ("relation", "talks"):
        return False
    if distance == 0 and draft.evidence[0][0] > scope.start:
        return False
    if scope.standing in ("denied", "disputed") and _same_side(scope, spoken):
        return False
    if scope.about:
        return distance <= NAMED_BACK and _is_named(context, scope, draft)
    if scope.standing == "denied":
        return distance <= 1
    if scope.standing == "unconfirmed" and spoken is None:
        return False
    if not _speaks_of_many(context, scope):
        return distance <= 1 and (draft.count is not None or distance == 0 or scope.standing == "unconfirmed")
    paragraphs = context.sentences[scope.sentence].paragraph - context.sentences[draft.sentence].paragraph
    return paragraphs <= 2


def _speaks_of_many(context: Context, scope: Scope) -> bool:
    """Return whether the words are about several things ("tallene", "opplysningene")."""
    return any(
        token.upos == "NOUN" and "Number=Plur" in token.feats
        for token in context.sentences[scope.sentence].tokens
        if scope.start <= token.start < scope.end
    )


def _same_side(one: Scope, other: Scope | None) -> bool:
    if other is None or one.speaker is None or other.speaker is None:
        return False
    return one.speaker.country is not None and one.speaker.country == other.speaker.country


def _is_named(context: Context, scope: Scope, draft: Draft) -> bool:
    """Return whether enough of the words that tell what is denied stand in the draft's clause."""
    setting = context.settings[draft.sentence]
    if setting is None:
        return False
    names: frozenset[str] = getattr(clause_words(context.language), f"names_{draft.kind}", frozenset())
    if any(word.lower() in names for word in scope.about):
        return True
    start, end = draft.evidence[0]
    tokens = context.sentences[draft.sentence].tokens
    stretches = {setting.segments.of[token.index] for token in tokens if start <= token.start < end}
    clause = [token for token in tokens if setting.segments.of[token.index] in stretches]
    named = sum(any(_alike(word, token) for token in clause) for word in scope.about)
    return named >= max(1, len(scope.about) // 3)


def _alike(word: str, token: Token) -> bool:
    stem = word.lower()
    return token.lemma.lower() == stem or (len(stem) > 3 and token.text.lower().startswith(stem[:STEM]))
