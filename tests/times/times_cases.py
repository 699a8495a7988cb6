"""Read the hand-worked cases, and run the finder on plain text cut into words."""

import re
from calendar import monthrange
from datetime import date
from itertools import pairwise
from pathlib import Path

from belegg.extract.times.find import find
from belegg.model.parts import Moment
from belegg.model.period import Period
from belegg.model.sentence import Sentence, Token

FOLDER = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of cases, without its heading."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


def period(written: str) -> Period | None:
    """Return "2020-02-10", "2020-02" or "2020" as a period, None for "none"."""
    if written == "none":
        return None
    numbers = [int(part) for part in written.split("-")]
    if len(numbers) == 3:
        day = date.fromisoformat(written)
        return Period(start=day, end=day, as_written=written, precision="day")
    if len(numbers) == 2:
        first = date(numbers[0], numbers[1], 1)
        end = first.replace(day=monthrange(numbers[0], numbers[1])[1])
        return Period(start=first, end=end, as_written=written, precision="month")
    return Period(start=date(numbers[0], 1, 1), end=date(numbers[0], 12, 31), as_written=written, precision="year")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the text cut at full stops before a capital, each sentence cut into words."""
    cuts = [0, *(found.end() for found in re.finditer(r"(?<=[a-zæøå]{2})\. (?=[A-ZÆØÅ])", text)), len(text)]
    return tuple(_sentence(index, start, text[start:end]) for index, (start, end) in enumerate(pairwise(cuts)))


def _sentence(index: int, start: int, text: str) -> Sentence:
    tokens = tuple(
        Token(
            index=at,
            text=found[0],
            start=start + found.start(),
            end=start + found.end(),
            lemma=found[0].lower(),
            upos="X",
            feats="",
            dep="dep",
            head=0,
        )
        for at, found in enumerate(re.finditer(r"\w+\.?|[^\w\s]", text))
    )
    return Sentence(
        index=index,
        paragraph=0,
        zone="body",
        start=start,
        end=start + len(text),
        text=text,
        tokens=tokens,
        parsed=False,
    )


def moments(text: str, published: str, language: str) -> tuple[Moment, ...]:
    """Return what the finder gives for the text in an article of that date."""
    return find(sentences(text), language=language, published=period(published))


def summary(found: tuple[Moment, ...]) -> str:
    """Return the moments in the words of the case tables."""
    return ";".join(_one(moment) for moment in found) or "none"


def _one(moment: Moment) -> str:
    if moment.age:
        return "age"
    if moment.period is None:
        return "wunknown" if moment.window else "unknown"
    low, high = moment.period.start, moment.period.end
    days = f"{low or 'open'}..{high or 'open'}" if low != high else str(low)
    return f"w {days}" if moment.window else days
