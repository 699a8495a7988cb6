"""Say for each draft who says so, and how sure: the innermost scope speaks, disclaimers reach back."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.words import clause_words
from belegg.model.claim import Standing
from belegg.model.count import Count
from belegg.model.parts import Moment, Party, Scope
from belegg.model.sentence import Token

ORDER: tuple[Standing, ...] = (
    "denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported",
)  # fmt: skip
BACK = 6
NAMED_BACK = 3
NEAR = 2
BESIDE = 1
FINE = 3
OPEN_SECTORS = frozenset({None, "civilians", "other"})
RIVALS = ("casualties", "materiel", "displacement", "strength")
STEM = 6
AHEAD = ("talks", "agreement", "deployment", "displacement", "control")


def with_standing(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the scope that speaks them and their standing, without what is only told to be denied."""
    stood = [_stand(context, draft) for draft in drafts if not _only_denied(context, draft)]
    stood = [_with_whole(draft, stood) for draft in stood]
    return [replace(draft, standing="disputed") if _rivalled(draft, stood) else draft for draft in stood]


def _with_whole(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a part that nobody speaks of by itself with the speaker of its whole, and what is known of it (R8)."""
    if draft.whole is None or (draft.scope is not None and draft.scope.speaker is not None):
        return draft
    whole = next((other for other in drafts if other.quantity is draft.whole.quantity), None)
    if whole is None or not 0 <= draft.sentence - whole.sentence <= BESIDE:
        return draft
    standings = [each for each in (draft.standing, whole.standing) if each is not None and each != "denied"]
    return replace(
        draft,
        scope=whole.scope or draft.scope,
        standing=min(standings, key=ORDER.index, default=draft.standing),
        rule=(*draft.rule, "standing of the whole"),
    )


def _stand(context: Context, draft: Draft) -> Draft:
    covering = [scope for scope in context.scopes if not scope.reaches_back and _covers(scope, draft)]
    scope = draft.scope if draft.voiced else speaking(context, draft)
    if draft.voiced:
        covering = [each for each in covering if each.speaker is None or each is scope]
    if draft.kind == "statement":
        return replace(draft, scope=scope, standing=_statement_standing(draft))
    reaching = [each for each in context.scopes if each.reaches_back and reaches(context, each, draft, scope)]
    standings: list[Standing] = [each.standing for each in (*covering, *reaching)]
    if draft.voiced and scope is not None and scope not in covering:
        standings.append("attributed")
    if draft.planned or _to_come(context, draft):
        standings.append("planned")
    standing = min(standings, key=ORDER.index, default="reported")
    rule = tuple(f"standing: {step}" for each in (*covering, *reaching) for step in each.rule[:1])
    return replace(draft, scope=scope, standing=standing, rule=(*draft.rule, *rule))


def _to_come(context: Context, draft: Draft) -> bool:
    """Return whether a meeting, deal or move is set after the article's own date, or said to be as planned."""
    if draft.kind not in AHEAD:
        return False
    start = draft.moment.period.start if draft.moment is not None and draft.moment.period is not None else None
    today = context.document.published.end if context.document.published is not None else None
    if start is not None and today is not None and start > today:
        return True
    plan = clause_words(context.language).planned
    own = context.segment(draft.sentence, draft.anchor)
    words = " ".join(
        token.text.lower()
        for token in context.sentences[draft.sentence].tokens
        if context.segment(draft.sentence, token.index) == own
    )
    return any(f" {each} " in f" {words} " for each in plan)


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
    if draft.kind not in RIVALS or draft.standing not in ("attributed", "hearsay", "reported"):
        return False
    return any(rivals(draft, other) for other in drafts if other is not draft)


def rivals(one: Draft, other: Draft) -> bool:
    """Return whether two drafts are figures for the same thing that cannot both be right, each by another speaker."""
    if (one.kind, one.mode, one.item, one.measure) != (other.kind, other.mode, other.item, other.measure):
        return False
    if one.count is None or other.count is None or one.whole is not None or other.whole is not None:
        return False
    if one.count.unit != other.count.unit or _holds(one.count, other.count) or _holds(other.count, one.count):
        return False
    if abs(one.sentence - other.sentence) > NEAR or _speaker_of(one) == _speaker_of(other):
        return False
    if one.scope is None or other.scope is None or _each_its_own(one, other):
        return False
    return _same_victims(one.target, other.target) and _same_day(one.moment, other.moment) and _same_place(one, other)


def _holds(one: Count, other: Count) -> bool:
    """Return whether the one figure is as the other ("minst 20", "23")."""
    return one.best == other.best and one.low == other.low


def _each_its_own(one: Draft, other: Draft) -> bool:
    """Return whether two sides speak, each of those harmed in its own land or ranks."""
    first, second = _country_of(one), _country_of(other)
    if first is None or second is None or first == second:
        return False
    if one.target is None or other.target is None:
        return False
    own = [draft.target.actor.country for draft in (one, other) if draft.target is not None]
    return own in ([first, second], [None, None]) and one.target.actor.sector == "civilians"


def _country_of(draft: Draft) -> str | None:
    """Return the country of the speaker, of the place he speaks of where he names none."""
    told = draft.scope.speaker.country if draft.scope is not None and draft.scope.speaker is not None else None
    return told or (draft.place.place.country if draft.place is not None else None)


def _same_place(one: Draft, other: Draft) -> bool:
    """Return whether both figures may be of one place: not where each names a place of its own."""
    if one.place is None or other.place is None:
        return True
    first, second = one.place.place, other.place.place
    return (
        first.name == second.name
        or min(first.precision, second.precision) > FINE
        or (first.country == second.country and max(first.precision, second.precision) > FINE)
    )


def _same_victims(one: Party | None, other: Party | None) -> bool:
    first = one.actor.sector if one is not None else None
    second = other.actor.sector if other is not None else None
    if first != second and not {first, second} <= OPEN_SECTORS:
        return False
    if one is None or other is None or None in (one.actor.country, other.actor.country):
        return True
    return one.actor.country == other.actor.country


def _same_day(one: Moment | None, other: Moment | None) -> bool:
    if one is None or other is None:
        return True
    return one.period == other.period


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
    if not 0 <= distance <= BACK:
        return False
    if draft.kind in ("relation", "talks") and (distance > 1 or scope.standing not in ("denied", "disputed")):
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
