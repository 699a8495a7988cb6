"""Places on TR-News, beside a gazetteer match by population: `python -m benchmarks.parts.places [FOLDER] [--errors]`.

FOLDER holds TR-News.xml (Kamalloo and Rafiei). The rule of the score, per article, titles left out:

- A toponym is right where the words found share a character with the words marked, one to one. The share that begins
  and ends alike is told beside it. TR-News marks the adjective of a country ("Turkish") as a toponym; what the program
  knows to be such an adjective therefore counts as found, although no claim takes it for a place; so does a country's
  name within a longer one ("US Geological Survey", "EU-Canada"), which TR-News marks too. What points back
  to a place without naming it ("the country", "there") is no toponym and does not count.
- Where a toponym is right, its place is right within 161 km (100 miles) of the point marked. For a country no
  point is given; it is right where a country is marked, and the same one; so is a first-order division that is
  the one marked by its name (two gazetteers' middles of a state can lie hundreds of kilometres apart), or a part of
  it that tells the division's name ("northern California", of which TR-News marks the state). Where the program knows
  a town's division and no point, the form, which wants a point for everything, gets the division's middle; any other
  place without a point is wrong. So is right what the program takes for a country's part by name ("southern England")
  where TR-News marks the division named. Marked words without a point are left out of this second figure. Marks whose
  offsets do not fit their words are moved to the nearest place where those words stand.
- The peer takes every longest run of capitalised words that the same gazetteer has, and its most populous namesake."""

import argparse
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from belegg.model.place import Place
from belegg.model.sentence import Sentence
from belegg.world.countries import country_by_name, country_of_demonym
from belegg.world.gazetteer import lookup
from belegg.world.spelling import light
from benchmarks.parts import results
from benchmarks.parts.reading import original, parts_of
from benchmarks.parts.tallies import HALVES, LOOKED_AT, Tally, half, pairs, rate, tally, total

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "tr-news"
NEAR_KM = 161.0
EARTH_KM = 6371.0
FIRST_ORDER, AREA = 4, 5
WIDEST = 4
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+")
Point = tuple[float, float]


class Toponym(NamedTuple):
    """A stretch of text and the place it names: a point, or a country where `country` is set, or unknown."""

    start: int
    end: int
    point: Point | None
    country: str | None
    division: str = ""


class Article(NamedTuple):
    """One article of the corpus."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]


class Score(NamedTuple):
    """How one article was read."""

    loose: Tally = Tally()
    exact: Tally = Tally()
    near: int = 0
    judged: int = 0


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of the corpus with their toponyms."""
    for node in ElementTree.parse(path).getroot():
        text = node.findtext("text") or ""
        marked = tuple(_marked(text, one) for one in node.iter("toponym"))
        yield Article(node.get("docid") or "", text, tuple(sorted(marked, key=lambda one: one[:2])))


def _marked(text: str, node: ElementTree.Element) -> Toponym:
    phrase = node.findtext("phrase") or ""
    start = realigned(text, phrase, int(node.findtext("start") or 0))
    tag = node.find("gaztag")
    latitude, longitude = (None, None) if tag is None else (tag.findtext("lat"), tag.findtext("lon"))
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    is_country = tag is not None and (tag.findtext("fcode") or "").startswith("PCL")
    country = country_by_name((tag.findtext("country") or "").strip(), "en") if tag is not None and is_country else None
    first = tag is not None and tag.findtext("fcode") == "ADM1"
    name = light((tag.findtext("name") or "").strip()) if tag is not None and first else ""
    return Toponym(start, start + len(phrase), point, country, name)


def realigned(text: str, phrase: str, start: int) -> int:
    """Return where `phrase` stands nearest to `start`; `start` itself where it stands nowhere."""
    if text.startswith(phrase, start) or phrase not in text:
        return start
    at = [here for here in range(len(text)) if text.startswith(phrase, here)]
    return min(at, key=lambda here: abs(here - start))


def distance(one: Point, other: Point) -> float:
    """Return the kilometres between two points along the earth's surface."""
    (north, east), (north2, east2) = (tuple(map(math.radians, point)) for point in (one, other))
    part = math.sin((north2 - north) / 2) ** 2
    part += math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(part))


def is_near(found: Toponym, wanted: Toponym) -> bool:
    """Return whether the place found is the one marked, by the rule above."""
    if found.division and wanted.division and f" {found.division} ".find(f" {wanted.division} ") >= 0:
        return True
    if found.point is None:
        return found.country is not None and found.country == wanted.country
    return wanted.point is not None and distance(found.point, wanted.point) <= NEAR_KM


def _part_of(place: Place) -> str:
    """Return the first-order division that the place is a part of by its own name, "" for none."""
    division = light(place.admin1 or "")
    return division if place.precision == AREA and division and division in light(place.name) else ""


def _within_names(sentence: Sentence) -> Iterator[tuple[int, int, str | None]]:
    """Yield where adjectives of countries stand, and the names of countries in longer names or words, with the country
    (None for more than one country's)."""
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(sentence.text)]
    for at, (start, end, word) in enumerate(words):
        pair = sentence.text[start : words[at + 1][1]] if at + 1 < len(words) else ""
        for text, stop in ((pair, start + len(pair)), (word, end)):
            demonym = country_of_demonym(text, "en") if text[:1].isupper() else None
            named = country_by_name(text, "en") if text[:1].isupper() else None
            if (demonym is not None and demonym.form == "adjective") or named is not None:
                country = named or (demonym.alpha3 if demonym is not None else None)
                yield sentence.start + start, sentence.start + stop, country
                break


def _middle(place: Place) -> Point | None:
    """Return the middle of the division that a place of no point lies in, None where it is unknown or the division."""
    if place.admin1 is None or place.precision >= FIRST_ORDER:
        return None
    for known in lookup(place.admin1):
        same = known.kind == "admin1" and known.country == place.country
        if same and known.latitude is not None and known.longitude is not None:
            return known.latitude, known.longitude
    return None


def ours(article: Article) -> list[Toponym]:
    """Return the places that the program finds, and the adjectives of countries that it knows."""
    document, sentences, parts = parts_of(article.text, language="en")
    found = []
    for location in parts.locations:
        if any("stand_in" in step for step in location.rule):
            continue
        place = location.place
        point = None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)
        point = point or _middle(place)
        span = original(document, location.start, location.end)
        division = light(place.name) if place.precision == FIRST_ORDER or point is None else _part_of(place)
        found.append(Toponym(*span, point, place.country if point is None else None, division))
    for sentence in sentences:
        for start, end, country in _within_names(sentence):
            span = original(document, start, end)
            if not any(one.start < span[1] and span[0] < one.end for one in found):
                found.append(Toponym(*span, None, country))
    return sorted(found, key=lambda one: one[:2])


def by_population(article: Article) -> list[Toponym]:
    """Return what the peer finds: longest matches in the gazetteer, each its most populous namesake."""
    document, sentences, _ = parts_of(article.text, language="en")
    found = []
    for sentence in sentences:
        at = 0
        while at < len(sentence.tokens):
            width, match = _longest(sentence.text, sentence.start, sentence.tokens[at : at + WIDEST])
            if match is not None:
                found.append(Toponym(*original(document, match.start, match.end), match.point, match.country))
            at += width
    return found


def _longest(text: str, base: int, tokens: Sequence[object]) -> tuple[int, Toponym | None]:
    for width in range(len(tokens), 0, -1):
        words = tokens[:width]
        start, end = getattr(words[0], "start", 0), getattr(words[-1], "end", 0)
        name = text[start - base : end - base]
        if not all(str(getattr(word, "text", ""))[:1].isupper() for word in words):
            continue
        demonym = country_of_demonym(name, "en")
        country = country_by_name(name, "en") or (demonym.alpha3 if demonym is not None else None)
        if country is not None:
            return width, Toponym(start, end, None, country)
        known = [place for place in lookup(name) if place.latitude is not None and place.longitude is not None]
        if known:
            best = max(known, key=lambda place: place.population)
            return width, Toponym(start, end, (best.latitude or 0.0, best.longitude or 0.0), None, light(best.name))
    return 1, None


def score(found: Sequence[Toponym], wanted: Sequence[Toponym]) -> Score:
    """Return how far the toponyms found are those marked, and how many of them lie where they should."""
    spans, marks = [one[:2] for one in found], [one[:2] for one in wanted]
    met = [(found[at], wanted[against]) for at, against in pairs(spans, marks)]
    judged = [(one, other) for one, other in met if other.point is not None or other.country is not None]
    near = sum(is_near(one, other) for one, other in judged)
    return Score(tally(spans, marks), tally(spans, marks, exact=True), near, len(judged))


def added(scores: Sequence[Score]) -> Score:
    """Return the scores of several articles as one."""
    near, judged = sum(one.near for one in scores), sum(one.judged for one in scores)
    return Score(total(one.loose for one in scores), total(one.exact for one in scores), near, judged)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.places", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="list the errors of the half that is looked at")
    options = parser.parse_args(arguments)
    path = options.folder / "TR-News.xml"
    if not path.is_file():
        return results.missing(path, "TR-News")
    corpus = list(articles(path))
    read = [ours(article) for article in corpus]
    if options.errors:
        sys.stdout.writelines(_errors(corpus, read))
        return 0
    rows, whole = [], Score()
    for name, found in (("Belegg", read), ("gazetteer by population", [by_population(one) for one in corpus])):
        scores: dict[str, list[Score]] = {which: [] for which in (*HALVES, "all")}
        for article, one in zip(corpus, found, strict=True):
            for which in (half(article.name), "all"):
                scores[which].append(score(one, article.toponyms))
        for which, some in scores.items():
            one_score = added(some)
            whole = one_score if (name, which) == ("Belegg", HALVES[1]) else whole
            place = rate(one_score.near, one_score.judged)
            rows.append(
                (name, f"{which}, {len(some)} articles", one_score.loose.shown(), one_score.exact.shown(), place)
            )
    body = results.table(("", "files", "toponyms F1", "same beginning and end", "right within 161 km"), rows)
    goals = f"toponyms {results.goal(whole.loose.f1, 0.85)}; place {results.goal(whole.near / whole.judged, 0.90)}"
    results.write("Places (TR-News)", f"{body}\nGoals, on the test half: {goals}.")
    return 0


def _errors(corpus: Sequence[Article], read: Sequence[Sequence[Toponym]]) -> Iterator[str]:
    for article, found in zip(corpus, read, strict=True):
        if half(article.name) != LOOKED_AT:
            continue
        met = pairs([one[:2] for one in found], [one[:2] for one in article.toponyms])
        for at, against in met:
            one, other = found[at], article.toponyms[against]
            if (other.point or other.country) and not is_near(one, other):
                yield f"{article.name} far {_around(article, one)} found {one[2:]} marked {other[2:]}\n"
        for at in set(range(len(found))) - {at for at, _ in met}:
            yield f"{article.name} alarm {_around(article, found[at])} {found[at][2:]}\n"
        for at in set(range(len(article.toponyms))) - {at for _, at in met}:
            yield f"{article.name} missed {_around(article, article.toponyms[at])}\n"


def _around(article: Article, one: Toponym) -> str:
    before, after = article.text[max(0, one.start - 40) : one.start], article.text[one.end : one.end + 30]
    return f"{before}[[{article.text[one.start : one.end]}]]{after}".replace("\n", " ¶ ")


if __name__ == "__main__":
    sys.exit(main())
