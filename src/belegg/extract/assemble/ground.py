"""Check that every value of a claim can be derived again from its own words and the article's date (R24).

The finders run once more, over nothing but the quoted words: a count, a time or a place that they do
not find there again is a complaint.
"""

import re
from collections.abc import Iterator, Sequence

from belegg.extract.assemble.singular import ONE
from belegg.extract.assemble.subsets import part_count
from belegg.extract.quantities.find import find as find_quantities
from belegg.extract.times.find import find as find_times
from belegg.model.claim import Claim
from belegg.model.count import Count
from belegg.model.document import Document
from belegg.model.parts import Quantity
from belegg.model.sentence import Sentence, Token

WORDS = re.compile(r"\w+(?:[-.,:/]\w+)*|[^\w\s]")
TAGS = re.compile(r"<[^>]*>")


def complaints(document: Document, claims: Sequence[Claim], *, language: str) -> tuple[str, ...]:
    """Return one line for each value of `claims` that its evidence does not carry; () when all is grounded."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(
        f"claim {claim.id} ({claim.kind}): {complaint}"
        for claim in claims
        for complaint in _of_claim(document, claim, by_id, language)
    )


def _of_claim(document: Document, claim: Claim, by_id: dict[str, Claim], language: str) -> Iterator[str]:
    for span in claim.evidence:
        if document.original[span.start : span.end] != span.quote:
            yield f"characters {span.start}-{span.end} are not '{span.quote}'"
    quotes = [_plain(span.quote) for span in claim.evidence]
    words = " ".join(quotes)
    for key in ("actor", "target", "place", "time", "said_by", "count"):
        value = getattr(claim, key)
        if value is not None and not _stands_in(value.as_written, words):
            yield f"{key} '{value.as_written}' does not stand in its evidence"
    if claim.count is not None and not _counts_again(claim, by_id, quotes, language):
        yield f"count {claim.count.low}-{claim.count.high} does not come out of {quotes}"
    if claim.time is not None and not _times_again(document, claim, language):
        yield f"time {claim.time.start} to {claim.time.end} does not come out of {quotes}"
    if claim.part_of is not None and claim.part_of not in by_id:
        yield f"part of {claim.part_of}, which is no claim of the article"


def _plain(quote: str) -> str:
    return " ".join(TAGS.sub(" ", quote).split())


def _stands_in(words: str, quotes: str) -> bool:
    wanted, given = _plain(words).casefold(), quotes.casefold()
    return wanted in given or all(word in given for word in wanted.split())


def _counts_again(claim: Claim, by_id: dict[str, Claim], quotes: Sequence[str], language: str) -> bool:
    count = claim.count
    if count is None:
        return True
    found = [
        quantity
        for number, quote in enumerate(quotes)
        for quantity in find_quantities((_sentence(quote, number),), language=language)
    ]
    if any(_equal(quantity, count) for quantity in found) or (ONE in claim.rule and count.low == count.high == 1):
        return True
    whole = by_id.get(claim.part_of) if claim.part_of else None
    if whole is not None and whole.count is not None:
        return any(
            _same_bounds(part_count(quantity, whole.count), count) for quantity in found if quantity.form == "share"
        )
    repeats = [quantity for quantity in found if quantity.form in ("repeat", "all")]
    return bool(repeats) and any(quantity.best == count.best for quantity in found if quantity.form == "number")


def _equal(quantity: Quantity, count: Count) -> bool:
    return (quantity.low, quantity.best, quantity.high, quantity.imputed) == (
        count.low,
        count.best,
        count.high,
        count.imputed,
    )


def _same_bounds(one: Count | None, other: Count) -> bool:
    return one is not None and (one.low, one.best, one.high) == (other.low, other.best, other.high)


def _times_again(document: Document, claim: Claim, language: str) -> bool:
    """Return whether the article's sentences around the time's words resolve to the same period again."""
    period = claim.time
    if period is None:
        return True
    sentences = tuple(_sentence(block, number) for number, block in enumerate(_blocks(document)))
    moments = find_times(sentences, language=language, published=document.published)
    return any(
        moment.period is not None and (moment.period.start, moment.period.end) == (period.start, period.end)
        for moment in moments
    )


def _blocks(document: Document) -> list[str]:
    return [document.text[zone.start : zone.end] for zone in document.zones]


def _sentence(text: str, number: int) -> Sentence:
    tokens = tuple(
        Token(
            index=index,
            text=match.group(),
            start=match.start(),
            end=match.end(),
            lemma=match.group().lower(),
            upos="X",
            feats="",
            dep="dep",
            head=0,
        )
        for index, match in enumerate(WORDS.finditer(text))
    )
    return Sentence(
        index=number, paragraph=number, zone="body", start=0, end=len(text), text=text, tokens=tokens, parsed=False
    )
