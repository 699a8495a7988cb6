"""Say for each draft who says so, and how sure: the innermost scope speaks, disclaimers reach back."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.model.claim import Standing
from belegg.model.parts import Scope

ORDER: tuple[Standing, ...] = (
    "denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported",
)  # fmt: skip
BACK = 6


def with_standing(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the scope that speaks them and their standing."""
    return [_stand(context, draft) for draft in drafts]


def _stand(context: Context, draft: Draft) -> Draft:
    covering = [scope for scope in context.scopes if not scope.reaches_back and _covers(scope, draft)]
    spoken = [scope for scope in covering if scope.speaker is not None]
    scope = min(spoken, key=lambda each: (_passes_on(each), each.end - each.start), default=None)
    standings: list[Standing] = [each.standing for each in covering]
    standings += [
        each.standing for each in context.scopes if each.reaches_back and _reaches(context, each, draft, scope)
    ]
    if draft.kind == "statement":
        return replace(draft, scope=scope, standing=_statement_standing(draft))
    if draft.planned:
        standings.append("planned")
    standing = min(standings, key=ORDER.index, default="reported")
    rule = tuple(f"standing: {step}" for each in covering for step in each.rule[:1])
    return replace(draft, scope=scope, standing=standing, rule=(*draft.rule, *rule))


def _passes_on(scope: Scope) -> bool:
    return scope.speaker is not None and scope.speaker.sector == "media"


def _covers(scope: Scope, draft: Draft) -> bool:
    start, end = draft.evidence[0]
    return scope.start < end and start < scope.end and scope.sentence == draft.sentence


def _statement_standing(draft: Draft) -> Standing:
    return "planned" if draft.mode in ("threat", "promise") else "attributed"


def _reaches(context: Context, scope: Scope, draft: Draft, spoken: Scope | None) -> bool:
    """Return whether a disclaimer or denial speaks of `draft`: claims of the same passage that its words name."""
    distance = scope.sentence - draft.sentence
    if not -2 <= distance <= BACK or draft.kind in ("relation", "statement", "talks"):
        return False
    if scope.standing == "denied" and _same_side(scope, spoken):
        return False
    if scope.about:
        return any(_names(context, word, draft) for word in scope.about)
    paragraph = context.sentences[scope.sentence].paragraph - context.sentences[draft.sentence].paragraph
    return draft.count is not None and spoken is not None and 0 <= paragraph <= 1


def _same_side(one: Scope, other: Scope | None) -> bool:
    if other is None or one.speaker is None or other.speaker is None:
        return False
    return one.speaker.country is not None and one.speaker.country == other.speaker.country


def _names(context: Context, word: str, draft: Draft) -> bool:
    tokens = context.sentences[draft.sentence].tokens
    start, end = draft.evidence[0]
    return any(
        token.lemma.lower() == word or token.text.lower().startswith(word[:5])
        for token in tokens
        if start <= token.start < end
    )
