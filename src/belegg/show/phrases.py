"""Put the keys of a claim into short words for people: what, how many, whom, by whom, where, when, says who."""

import re
from collections.abc import Sequence

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.count import Count, Number
from belegg.model.period import Period
from belegg.model.place import Place

SURROGATES = re.compile("[\ud800-\udfff]")
CONTROLS = re.compile(
    r"(?:\x1b\[[0-9;?]*[@-~]|[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff])+"
)
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ISOLATE, POP = "\u2068", "\u2069"


def plain(text: str) -> str:
    """Return `text` fit for a terminal: no control or direction characters, blanks as one space, bytes of a file
    name that are no text as "\ufffd", and words from right to left set apart so that they do not turn the line."""
    clean = " ".join(SURROGATES.sub("\ufffd", CONTROLS.sub(" ", text)).split())
    return f"{ISOLATE}{clean}{POP}" if RIGHT_TO_LEFT.search(clean) else clean


def shorten(text: str, longest: int) -> str:
    """Return `text` cut at a word to at most `longest` characters, with an ellipsis where it was cut."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > longest // 2 else cut).rstrip(" ,;:–-") + "…"


def what(claim: Claim) -> str:
    """Return kind and mode: "casualties killed"."""
    return f"{claim.kind} {mode(claim)}".strip()


def mode(claim: Claim) -> str:
    """Return the mode in words: "drone strike", "broken ceasefire"; "" where there is none."""
    return (claim.mode or "").replace("_", " ").replace("broken:", "broken ")


def how_many(claim: Claim) -> str:
    """Return the bounds with unit and measure: "5", "≥ 200 vehicle", "45,000–55,000", "≤ 700,000 cumulative";
    "~" marks bounds that come from the table, not from a numeral; "" where the claim counts nothing."""
    count = claim.count
    if count is None:
        return ""
    words = [bounds(count)]
    if claim.item is not None:
        words.append(claim.item.replace("_", " "))
    elif count.unit not in (None, "person", "share", "item"):
        words.append(str(count.unit))
    if claim.measure in ("cumulative", "stock"):
        words.append(claim.measure)
    return " ".join(words)


def bounds(count: Count) -> str:
    """Return the bounds of a count alone."""
    share = " %" if count.unit == "share" else ""
    mark = "~" if count.imputed else ""
    low, high = (_number(bound, share=bool(share)) for bound in (count.low, count.high))
    if low is None and high is None:
        return "?"
    if high is None:
        return f"{mark}≥ {low}{share}"
    if low is None:
        return f"{mark}≤ {high}{share}"
    return f"{mark}{low}{share}" if low == high else f"{mark}{low}–{high}{share}"


def _number(number: Number | None, *, share: bool) -> str | None:
    if number is None:
        return None
    return f"{100 * number:.3g}" if share else f"{number:,}"


def party(actor: Actor | None, more: Sequence[Actor] = ()) -> str:
    """Return the words for a party and those beside it, "" where there is none."""
    everyone = (actor, *more) if actor is not None else tuple(more)
    return ", ".join(dict.fromkeys(_named(one) for one in everyone))


def _named(actor: Actor) -> str:
    name = plain(actor.name or actor.as_written)
    known = actor.country is not None and actor.name is None
    return f"{name} ({actor.country})" if known else name


def where(claim: Claim) -> str:
    """Return the places with their countries: "Taftanaz (SYR)"; "" where there is none."""
    places = (claim.place, *claim.also.place) if claim.place is not None else claim.also.place
    return ", ".join(dict.fromkeys(_place(place) for place in places))


def _place(place: Place) -> str:
    name = plain(place.name)
    return name if place.country is None or place.precision == 6 else f"{name} ({place.country})"


def when(period: Period | None) -> str:
    """Return a period as ISO 8601 has it, shortened: "2020-02-03/24", "2018", "2020-02-10/.."; "" for None."""
    if period is None or (period.start is None and period.end is None):
        return ""
    start, end = (day.isoformat() if day is not None else ".." for day in (period.start, period.end))
    if start == end:
        return start
    if period.start is not None and period.end is not None:
        if (start[4:], end[4:]) == ("-01-01", "-12-31"):
            return start[:4] if start[:4] == end[:4] else f"{start[:4]}/{end[:4]}"
        if start[:7] == end[:7]:
            return f"{start}/{end[8:]}"
        if start[:4] == end[:4]:
            return f"{start}/{end[5:]}"
    return f"{start}/{end}"


def says_who(speaker: Speaker | None) -> str:
    """Return who says so and through whom: "forsvarsdepartementet i Ankara, via våre kilder"; "" for None."""
    if speaker is None:
        return ""
    name = plain(speaker.as_written or speaker.name or "")
    return f"{name}, via {plain(speaker.via)}" if speaker.via else name


def words(claim: Claim, longest: int) -> str:
    """Return the words that carry the value, in quotation marks, cut to about `longest` characters."""
    return f"“{shorten(plain(claim.evidence[0].quote), longest)}”"
