"""Put scores into words: a table, JSON, and the list of errors that a rule writer works from."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from belegg.model.claim import Claim
from belegg.model.count import Count
from belegg.model.document import Document
from belegg.score.gold import GoldClaim, quote_span
from belegg.score.keys import show_parties, show_places
from belegg.score.tally import Outcome, Rate, Tally, tally

ENDS = ".!?"
LONGEST_CONTEXT = 400


def table_of(outcomes: Sequence[Outcome]) -> str:
    """Return the scores as plain text in columns: by kind, by language, all, and by key."""
    result = tally(outcomes)
    lines = [f"{'':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'hits':>7}{'misses':>8}{'alarms':>8}"]
    lines += [_line(kind, rate) for kind, rate in result.kinds.items()]
    lines += ["", *(_line(code, tally(some).total) for code, some in by_language(outcomes).items())]
    lines += [_line("all", result.total), "", f"{'key':<18}{'right':>8}{'of':>7}"]
    lines += [f"{key:<18}{_percent(right / judged):>8}{judged:>7}" for key, (right, judged) in result.keys.items()]
    judged = sum(judged for _, judged in result.keys.values())
    lines += [f"{'all keys':<18}{_percent(result.key_accuracy):>8}{judged:>7}", ""]
    lines.append(f"{result.articles} articles; dates right in {result.dates[0]} of {result.dates[1]}")
    lines.append(f"{result.ungrounded} values that their own words do not bear out")
    return "\n".join(lines)


def json_of(outcomes: Sequence[Outcome]) -> str:
    """Return the scores as JSON: all, by language and by article."""
    body = {
        "total": summary(tally(outcomes)),
        "languages": {code: summary(tally(some)) for code, some in by_language(outcomes).items()},
        "articles": {o.article.name: summary(tally((o,))) for o in outcomes},
    }
    return msgspec.json.format(msgspec.json.encode(body)).decode()


def by_language(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes of each language, by its code."""
    codes = sorted({outcome.article.language for outcome in outcomes})
    return {code: [outcome for outcome in outcomes if outcome.article.language == code] for code in codes}


def summary(result: Tally) -> dict[str, object]:
    """Return a tally as plain values, shares rounded to four places."""
    return {
        "articles": result.articles,
        **_rate(result.total),
        "key_accuracy": _rounded(result.key_accuracy),
        "ungrounded": result.ungrounded,
        "dates": {"right": result.dates[0], "of": result.dates[1]},
        "kinds": {kind: _rate(rate) for kind, rate in result.kinds.items()},
        "keys": {
            key: {"right": right, "of": judged, "accuracy": _rounded(right / judged)}
            for key, (right, judged) in result.keys.items()
        },
    }


def errors(outcomes: Iterable[Outcome], *, kind: str | None) -> Iterator[str]:
    """Yield the lines that tell what is wrong, by article; of one kind of claim where `kind` is not None."""
    for outcome in outcomes:
        lines = list(_errors(outcome, kind))
        if lines:
            yield f"== {outcome.article.name}"
            yield from lines
            yield ""


def _errors(outcome: Outcome, kind: str | None) -> Iterator[str]:
    document = outcome.document
    if document is None:
        yield f"UNREAD {len(outcome.misses)} claims missed"
        return
    if outcome.dated is False:
        yield f"DATE   gold {outcome.article.expected.published}, given {document.published}"
    for gold in outcome.misses:
        if kind in (None, gold.kind):
            span = quote_span(document.original, gold, name=outcome.article.name)
            yield f"MISS   {_gold(gold)}"
            yield f"         {_sentence(document, span.start, span.end)}"
    for claim in outcome.alarms:
        if kind in (None, claim.kind):
            yield f"ALARM  {_claim(claim)}"
            yield f"         {_sentence(document, claim.evidence[0].start, claim.evidence[0].end)}"
            yield f"         rule: {' | '.join(claim.rule)}"
    for hit in outcome.hits:
        wrong = [judgement for judgement in hit.keys if not judgement.right]
        if wrong and kind in (None, hit.gold.kind):
            yield f"KEYS   {_head(hit.gold.kind, hit.gold.mode)} “{hit.gold.quote}”"
            yield from (f"         {key.key}: gold {key.gold}, given {key.given}" for key in wrong)
            yield f"         {_sentence(document, hit.claim.evidence[0].start, hit.claim.evidence[0].end)}"
            yield f"         rule: {' | '.join(hit.claim.rule)}"
    yield from (f"WORDS  {line}" for line in outcome.ungrounded)


def _gold(gold: GoldClaim) -> str:
    stated = {
        key: value
        for key, value in msgspec.structs.asdict(gold).items()
        if value is not None and key not in ("kind", "mode", "quote", "optional", "occurrence")
    }
    told = ", ".join(f"{key}={value}" for key, value in stated.items())
    return f"{_head(gold.kind, gold.mode)} “{gold.quote}” {told}".rstrip()


def _claim(claim: Claim) -> str:
    told = [f"“{claim.evidence[0].quote}”"]
    if claim.count is not None:
        told.append(f"count={_count(claim.count)}")
    if claim.actor is not None:
        told.append(f"actor={show_parties((claim.actor,))}")
    if claim.target is not None:
        told.append(f"target={show_parties((claim.target,))}")
    if claim.place is not None:
        told.append(f"place={show_places((claim.place,))}")
    told.append(f"standing={claim.standing}")
    return f"{_head(claim.kind, claim.mode)} {' '.join(told)}"


def _head(kind: str, mode: str | None) -> str:
    return f"{kind}/{mode}" if mode is not None else kind


def _count(count: Count) -> str:
    return f"{count.low}–{count.high} {count.unit or ''} ({count.quantifier})"


def _sentence(document: Document, start: int, end: int) -> str:
    """Return the sentence around original[start:end], roughly: from one full stop or line break to the next."""
    text = document.original
    while start > 0 and text[start - 1] != "\n" and not (text[start - 1].isspace() and text[start - 2] in ENDS):
        start -= 1
    while end < len(text) and text[end] != "\n" and not (text[end].isspace() and text[end - 1] in ENDS):
        end += 1
    words = " ".join(text[start:end].split())
    return words if len(words) <= LONGEST_CONTEXT else words[:LONGEST_CONTEXT] + " …"


def _line(name: str, rate: Rate) -> str:
    shares = f"{_percent(rate.precision):>10}{_percent(rate.recall):>8}{_percent(rate.f1):>8}"
    return f"{name:<14}{shares}{rate.hits:>7}{rate.misses:>8}{rate.alarms:>8}"


def _rate(rate: Rate) -> dict[str, object]:
    return {
        "precision": _rounded(rate.precision),
        "recall": _rounded(rate.recall),
        "f1": _rounded(rate.f1),
        "hits": rate.hits,
        "right": rate.right,
        "misses": rate.misses,
        "alarms": rate.alarms,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
