"""Score articles: pair what was expected with what was given, and add up."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from belegg.model.claim import Claim
from belegg.model.document import Document
from belegg.model.span import Span, overlaps
from belegg.score.gold import GoldArticle, GoldClaim, quote_span
from belegg.score.keys import KEYS, Judgement, compare
from belegg.score.match import best_pairs, meets

PAIR = 10_000_000
CORE = 20_000
KEY = 10
FIRST = 5


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An expected claim, the given claim that meets it, and the judgement of each key."""

    gold: GoldClaim
    claim: Claim
    keys: tuple[Judgement, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How one article came out. `misses` are expected claims, optional ones left out, that nothing meets;
    `alarms` given claims that nothing expects. `document` is None where the article could not be read, `dated` where
    the gold states no date."""

    article: GoldArticle
    document: Document | None
    hits: tuple[Hit, ...]
    misses: tuple[GoldClaim, ...]
    alarms: tuple[Claim, ...]
    ungrounded: tuple[str, ...]
    dated: bool | None


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """Hits on core claims, given claims that were right (optional ones too), misses and false alarms.

    The three shares are None where there is nothing to divide by."""

    hits: int = 0
    right: int = 0
    misses: int = 0
    alarms: int = 0

    @property
    def precision(self) -> float | None:
        """The share of given claims that are right."""
        return _share(self.right, self.right + self.alarms)

    @property
    def recall(self) -> float | None:
        """The share of core claims that were found."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What many outcomes come to. `keys` is for each key how many were right and how many were judged."""

    articles: int
    total: Rate
    kinds: dict[str, Rate]
    keys: dict[str, tuple[int, int]]
    ungrounded: int
    dates: tuple[int, int]

    @property
    def key_accuracy(self) -> float | None:
        """The share of right keys among all that were judged, None where none was."""
        right, judged = map(sum, zip(*self.keys.values(), strict=True)) if self.keys else (0, 0)
        return _share(right, judged)


def score(article: GoldArticle, document: Document, claims: Sequence[Claim], *, ungrounded: Sequence[str]) -> Outcome:
    """Return how `claims`, read from `document`, compare with what `article` expects."""
    golds = article.expected.claim
    spans = [quote_span(document.original, gold, name=article.name) for gold in golds]
    wholes = _wholes(golds, spans)
    judged: dict[tuple[int, int], tuple[Judgement, ...]] = {}
    for row, gold in enumerate(golds):
        for column, claim in enumerate(claims):
            if meets(gold, spans[row], claim):
                judged[row, column] = compare(gold, claim, claims, wholes[row])
    pairs = _pairs(golds, spans, claims, judged)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    return Outcome(
        article=article,
        document=document,
        hits=tuple(Hit(gold=golds[row], claim=claims[column], keys=judged[row, column]) for row, column in pairs),
        misses=tuple(gold for row, gold in enumerate(golds) if row not in rows and not gold.optional),
        alarms=tuple(claim for column, claim in enumerate(claims) if column not in columns),
        ungrounded=tuple(ungrounded),
        dated=_dated(article, document),
    )


def unread(article: GoldArticle) -> Outcome:
    """Return the outcome of an article that could not be read: all that it expects is missed."""
    return Outcome(
        article=article,
        document=None,
        hits=(),
        misses=tuple(gold for gold in article.expected.claim if not gold.optional),
        alarms=(),
        ungrounded=(),
        dated=None,
    )


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Return the sum of `outcomes`."""
    rates: dict[str, Counter[str]] = {}
    right, judged, ungrounded, articles = Counter[str](), Counter[str](), 0, 0
    dates: list[bool] = []
    for outcome in outcomes:
        articles += 1
        ungrounded += len(outcome.ungrounded)
        dates.extend([] if outcome.dated is None else [outcome.dated])
        _count(outcome, rates)
        for judgement in (judgement for hit in outcome.hits for judgement in hit.keys):
            judged[judgement.key] += 1
            right[judgement.key] += judgement.right
    total = sum(rates.values(), Counter[str]())
    return Tally(
        articles=articles,
        total=_rate(total),
        kinds={kind: _rate(rates[kind]) for kind in sorted(rates)},
        keys={key: (right[key], judged[key]) for key in KEYS if judged[key]},
        ungrounded=ungrounded,
        dates=(sum(dates), len(dates)),
    )


def _count(outcome: Outcome, rates: dict[str, Counter[str]]) -> None:
    for hit in outcome.hits:
        rates.setdefault(hit.gold.kind, Counter()).update(right=1, hits=int(not hit.gold.optional))
    for miss in outcome.misses:
        rates.setdefault(miss.kind, Counter()).update(misses=1)
    for alarm in outcome.alarms:
        rates.setdefault(alarm.kind, Counter()).update(alarms=1)


def _rate(counts: Counter[str]) -> Rate:
    return Rate(hits=counts["hits"], right=counts["right"], misses=counts["misses"], alarms=counts["alarms"])


def _wholes(golds: Sequence[GoldClaim], spans: Sequence[Span]) -> list[Span | None]:
    by_quote = {gold.quote: span for gold, span in zip(reversed(golds), reversed(spans), strict=True)}
    return [by_quote.get(gold.part_of) if gold.part_of is not None else None for gold in golds]


def _pairs(
    golds: Sequence[GoldClaim],
    spans: Sequence[Span],
    claims: Sequence[Claim],
    judged: dict[tuple[int, int], tuple[Judgement, ...]],
) -> list[tuple[int, int]]:
    """Return as many pairs as can be; of equal choices the one with more core claims, then with more right
    keys, then with more quotes met by the words that carry the value."""
    worth = [[0] * len(claims) for _ in golds]
    for (row, column), keys in judged.items():
        right = sum(judgement.right for judgement in keys)
        first = overlaps(spans[row], claims[column].evidence[0])
        worth[row][column] = PAIR + CORE * (not golds[row].optional) + KEY * right + FIRST * first
    return best_pairs(worth)


def _dated(article: GoldArticle, document: Document) -> bool | None:
    stated = article.expected.published
    if stated is None:
        return None
    period = document.published
    if period is None or period.start is None or period.end is None:
        return False
    bounds = period.start.isoformat(), period.end.isoformat()
    return all(bound.startswith(stated) for bound in bounds) and (len(stated) == 10) == (bounds[0] == bounds[1])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
