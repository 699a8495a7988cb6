"""Check that every value of a claim can be derived again from its own words and the article's date (R24).

The finders run once more over the bare text, without syntax, frames or any other claim: a count or a time
that they do not find again in the quoted words is a complaint, and so is a name that is not quoted.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.assemble.singular import ONE
from belegg.extract.assemble.subsets import part_count
from belegg.extract.assemble.together import TOGETHER
from belegg.extract.assemble.wrecks import ONE as ONE_THING
from belegg.extract.quantities.find import find as find_quantities
from belegg.extract.times.find import find as find_times
from belegg.model.claim import Claim
from belegg.model.count import Count, Number
from belegg.model.document import Document, locate
from belegg.model.parts import Moment, Quantity
from belegg.model.sentence import Sentence, Token
from belegg.model.span import Span, overlaps

WORDS = re.compile(r"\w+(?:[-.,:/]\w+)*|[^\w\s]")
ARTICLE = "article"
TAGS = re.compile(r"<[^>]*>")
LEAD = 80
"""How many characters before a quotation are read with it, where its count needs them."""


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """What the finders find in the bare text: each count with its span of the original, and all times."""

    counts: tuple[tuple[Span, Quantity], ...]
    moments: tuple[Moment, ...]


def complaints(document: Document, claims: Sequence[Claim], *, language: str) -> tuple[str, ...]:
    """Return one line for each value of `claims` that its evidence does not carry; () when all is grounded."""
    by_id = {claim.id: claim for claim in claims}
    again = _find_again(document, language)
    return tuple(
        f"claim {claim.id} ({claim.kind}): {complaint}"
        for claim in claims
        for complaint in _of_claim(document, claim, by_id, again, language)
    )


def _find_again(document: Document, language: str) -> Again:
    counts = [
        (locate(document, quantity.start, quantity.end), quantity)
        for word_class in ("X", "NOUN")
        for quantity in find_quantities(_blocks(document, word_class), language=language)
    ]
    moments = [
        moment
        for word_class in ("X", "VERB")
        for moment in find_times(_blocks(document, word_class), language=language, published=document.published)
    ]
    return Again(counts=tuple(counts), moments=tuple(moments))


def _of_claim(document: Document, claim: Claim, by_id: dict[str, Claim], again: Again, language: str) -> Iterator[str]:
    for span in claim.evidence:
        if document.original[span.start : span.end] != span.quote:
            yield f"characters {span.start}-{span.end} are not '{span.quote}'"
    quotes = [_plain(span.quote) for span in claim.evidence]
    for key in ("actor", "target", "place", "time", "said_by", "count"):
        value = getattr(claim, key)
        if value is not None and not _stands_in(value.as_written, " ".join(quotes)):
            yield f"{key} '{value.as_written}' does not stand in its evidence"
    if claim.count is not None and not _counts_again(document, claim, claim.count, by_id, again, language):
        yield f"count {claim.count.low}-{claim.count.high} does not come out of {quotes}"
    if claim.time is not None and not _times_again(document, claim, again, language):
        yield f"time {claim.time.start} to {claim.time.end} does not come out of {quotes}"
    if claim.part_of is not None and claim.part_of not in by_id:
        yield f"part of {claim.part_of}, which is no claim of the article"


def _plain(quote: str) -> str:
    return " ".join(TAGS.sub(" ", quote).split())


def _stands_in(words: str, quotes: str) -> bool:
    wanted, given = _plain(words).casefold(), quotes.casefold()
    return wanted in given or all(word in given for word in wanted.split())


def _counts_again(
    document: Document, claim: Claim, count: Count, by_id: dict[str, Claim], again: Again, language: str
) -> bool:
    if {ONE, ONE_THING, ARTICLE} & set(claim.rule) and count.low == count.high == 1:
        return True
    found = [quantity for span, quantity in again.counts if any(overlaps(span, each) for each in claim.evidence)]
    found += [*_in_quotes(claim, language), *_led_up_to(document, claim, language)]
    if any(_equal(quantity, count) for quantity in found) or _adds_up(claim, count, again):
        return True
    if TOGETHER in claim.rule and sum(_exact(quantity) for quantity in found) >= (count.best or 0):
        return True
    whole = by_id.get(claim.part_of) if claim.part_of else None
    if whole is not None and whole.count is not None:
        shares = [quantity for quantity in found if quantity.form == "share"]
        if any(_same_bounds(part_count(quantity, whole.count), count) for quantity in shares):
            return True
    repeats = any(quantity.form in ("repeat", "all") for quantity in found)
    return repeats and any(quantity.best == count.best for quantity in found if quantity.form == "number")


def _exact(quantity: Quantity) -> Number:
    return quantity.best or 0 if quantity.form == "number" and quantity.low == quantity.high else 0


def _in_quotes(claim: Claim, language: str) -> list[Quantity]:
    """Return the counts in the quotations, and in the count's own words, read by themselves: a full stop after a
    figure makes no ordinal there, and an idiom after it no other noun."""
    quotes = [span.quote for span in claim.evidence] + ([claim.count.as_written] if claim.count is not None else [])
    blocks = tuple(
        _sentence(_plain(quote).rstrip("."), 0, number, word_class)
        for word_class in ("X", "NOUN")
        for number, quote in enumerate(quotes)
    )
    return list(find_quantities(blocks, language=language))


def _led_up_to(document: Document, claim: Claim, language: str) -> list[Quantity]:
    """Return the counts that end a quotation, read with the words that lead up to it: what stands behind a figure's
    full stop is no part of it ("hentet 1098. 26. august")."""
    found = []
    for number, span in enumerate(claim.evidence):
        block = _sentence(_plain(document.original[max(0, span.start - LEAD) : span.end]).rstrip("."), 0, number, "X")
        found += [quantity for quantity in find_quantities((block,), language=language) if quantity.end == block.end]
    return found


def _adds_up(claim: Claim, count: Count, again: Again) -> bool:
    """Return whether the counts in the first quotation add up to the claim's ("en lege og en sykepleier", R8)."""
    parts = {span.start: quantity for span, quantity in again.counts if overlaps(span, claim.evidence[0])}
    return len(parts) > 1 and sum(quantity.best or 0 for quantity in parts.values()) == count.best


def _equal(quantity: Quantity, count: Count) -> bool:
    given = (quantity.low, quantity.best, quantity.high, quantity.imputed)
    return given == (count.low, count.best, count.high, count.imputed)


def _same_bounds(one: Count | None, other: Count) -> bool:
    return one is not None and (one.low, one.best, one.high) == (other.low, other.best, other.high)


def _times_again(document: Document, claim: Claim, again: Again, language: str) -> bool:
    """Return whether the bare text, or the time's own words, resolve to the same period, or open the same window up to
    the article's date."""
    period = claim.time
    if period is None:
        return True
    published = document.published
    alone = _sentence(_plain(period.as_written), 0, 0, "X")
    for moment in (*again.moments, *find_times((alone,), language=language, published=published)):
        if moment.period is None:
            continue
        if (moment.period.start, moment.period.end) == (period.start, period.end):
            return True
        opens = published is not None and (moment.period.start, published.end) == (period.start, period.end)
        if opens and moment.period.as_written in period.as_written:
            return True
    return False


def _blocks(document: Document, word_class: str) -> tuple[Sentence, ...]:
    return tuple(
        _sentence(document.text[zone.start : zone.end], zone.start, number, word_class)
        for number, zone in enumerate(document.zones)
    )


def _sentence(text: str, offset: int, number: int, word_class: str) -> Sentence:
    tokens = tuple(
        Token(
            index=index,
            text=match.group(),
            start=offset + match.start(),
            end=offset + match.end(),
            lemma=match.group().lower(),
            upos=word_class if match.group()[0].isalpha() else "X",
            feats="",
            dep="dep",
            head=0,
        )
        for index, match in enumerate(WORDS.finditer(text))
    )
    return Sentence(
        index=number,
        paragraph=number,
        zone="body",
        start=offset,
        end=offset + len(text),
        text=text,
        tokens=tokens,
        parsed=word_class == "VERB",
    )
