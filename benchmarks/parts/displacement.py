"""Figures of people driven from home, on IDETECT's excerpts: `python -m benchmarks.parts.displacement [FOLDER]`.

FOLDER holds IDMC_fully_labelled.xlsx: 133 excerpts, each with one figure, a unit, a term and a country. An excerpt
holds a sentence or two and often tells of floods, not of war; the gate that keeps the program silent about what is no
conflict is therefore left open here, and what is measured is what stands behind it. The rule of the score:

- The program is silent on purpose about those whom nature drives from home: words for a disaster refuse the frame. So
  each excerpt is read twice: as written, and with each word for a disaster exchanged for a word of war (EXCHANGED), all
  else as it stands ("set fire to" and "on fire" are words of war already). The goal is held against the second reading,
  which is what the program is for; both are told.
- The figure and unit are right where one of the counts that the program ties to flight, shelter or wrecked homes has
  the figure marked as its number, as written, and the same unit: people, or households. Homes are marked as households;
  a count of homes is right for them. The form holds one figure an excerpt: where an excerpt tells the same of several
  places, the markers wrote the sum, and so does what is held against them: all counts of one way and unit added (homes
  damaged and destroyed together as well), beside each by itself.
- The term is right where such a count, right in figure and unit, has the way that the term stands for (TERMS). Who
  lives in a camp is displaced in a claim, sheltered only where a roof for the night is meant; so both are a relief
  camp. Homes that cannot be lived in, for a reason untold, are a loss without a way, which is theirs; homes lost
  without a way are destroyed to the form, homes hit (which flooded ones are in the exchange) partly so. Who crossed a
  border is displaced to the form. The form's term is the word that the article uses: where the claim's own quotation
  has it (OWN), it stands, whatever narrower way the claim has ("300 displaced people shelter in a school").
- Excerpts are cut from columns of print: a line that goes on in lower case is joined to the one before.
- The country is right where the article's main country, or the place of such a count, is the one marked; where the
  excerpt names no place at all the program cannot know it, and the excerpt is left out of this figure.
- Excerpts in another language are left out. Excerpts in which the figure marked does not stand (a sum that the markers
  made, most often) and those whose label its words gainsay (SLIPS; of the half that is looked at) are told as the
  gold's doubts, by row, and count all the same; "without doubts" leaves them out."""

import argparse
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from belegg.analyse.identify import language_of
from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import survey_document
from belegg.extract.assemble.counted import counted
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.elliptic import with_elliptic
from belegg.extract.assemble.journeys import with_journeys
from belegg.extract.assemble.whereabouts import with_whereabouts
from belegg.extract.places.find import find as find_places
from belegg.extract.quantities.find import find as find_quantities
from belegg.model.sentence import Sentence
from belegg.read.document import read_bytes
from benchmarks.parts import results
from benchmarks.parts.tallies import HALVES, LOOKED_AT, half, rate

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "idetect"
FILE = "IDMC_fully_labelled.xlsx"
HOMES = ("destroyed", "damaged", "hit")
TERMS = {
    "Displaced": ("displaced", "crossed_border"),
    "Forced to Flee": ("displaced", "crossed_border"),
    "Homeless": ("displaced",),
    "Evacuated": ("evacuated",),
    "Relocated": ("evacuated", "displaced"),
    "Sheltered": ("sheltered",),
    "In Relief Camp": ("sheltered", "displaced"),
    "Destroyed Housing": ("destroyed", ""),
    "Partially Destroyed Housing": ("damaged", "hit"),
    "Uninhabitable Housing": ("", "damaged", "displaced"),
}
SLIPS = {34: "people marked as households: about 250 were left homeless"}
OWN = {
    "Displaced": r"displac|\bidps?\b|uproot",
    "Forced to Flee": r"\bfle[ed]|forced",
    "Homeless": r"homeless|without (?:a )?(?:home|roof)|lost (?:their|his|her) (?:home|house)",
    "Evacuated": r"evacu",
    "Relocated": r"relocat|moved|shifted|transferred",
    "Sheltered": r"shelter",
    "In Relief Camp": r"\bcamps?\b|relief cent",
    "Destroyed Housing": r"destr|collaps|lost (?:their|his|her) (?:home|house)|burn",
    "Partially Destroyed Housing": r"damag",
    "Uninhabitable Housing": r"uninhabit|unsafe|unfit",
}
UNITS = {"People": ("person",), "Households": ("household",)}

EXCHANGED = (
    (r"(?:natural )?disasters?", "fighting"),
    (r"(?:rainy|wet|monsoon|hurricane|typhoon|cyclone|winter) seasons?", "campaign"),
    (r"flooded|inundated|submerged", "shelled"),
    (
        r"(?:flash )?flood(?:s|ing|ings|waters?)?|inundations?|rain(?:s|fall|storms?)?|snow(?:falls?)?|monsoons?",
        "fighting",
    ),
    (r"winds?|gales?|hail(?:storms?)?|storm surges?|overflow(?:s|ing)?", "fighting"),
    (r"(?:tropical |wind|snow|thunder)?(?:storms?|hurricanes?|cyclones?|typhoons?|tornado(?:es)?)", "offensive"),
    (r"earthquakes?|quakes?|aftershocks?|tremors?|tsunamis?|eruptions?|volcano(?:es)?", "bombardment"),
    (r"land ?slides?|mud ?slides?|mudflows?|avalanches?|droughts?", "shelling"),
    (r"(?<!\bon )(?<!\bset )(?<!\bcaught )(?:wild|bush|forest )?fires?(?! to\b)|blazes?|flames", "attacks"),
)


class Row(NamedTuple):
    """One labelled excerpt; `number` is its row in the file, the heading being 1."""

    number: int
    text: str
    figure: int
    term: str
    unit: str
    country: str


class Found(NamedTuple):
    """What the program ties to flight or wrecked homes: the numbers that it may stand for, unit, way, quotation."""

    numbers: tuple[float, ...]
    unit: str
    mode: str
    country: str | None
    words: str = ""


class Score(NamedTuple):
    """What is right of an excerpt; `country` is None where it names no place."""

    figure: bool
    term: bool
    country: bool | None


def rows(path: Path) -> Iterator[Row]:
    """Yield the labelled excerpts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet: Any = import_module("openpyxl").load_workbook(path).active
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > 1:
            country = [*str(row[9]).split(";"), ""][1]
            yield Row(number, joined(str(row[3]).replace("\xa0", " ")), int(row[5]), str(row[6]), str(row[7]), country)


def joined(text: str) -> str:
    """Return the excerpt with the lines joined that only a narrow column broke."""
    return re.sub(r"[ \t]*\n[ \t]*(?=[a-z])", " ", text)


def of_war(text: str) -> str:
    """Return the excerpt with its words for disasters exchanged for words of war."""
    for words, instead in EXCHANGED:
        text = re.sub(rf"\b(?:{words})\b", instead, text, flags=re.IGNORECASE)
    return text


def found_in(text: str) -> tuple[list[Found], str | None, bool]:
    """Return what is found in an excerpt, its main country, and whether it names any place."""
    document = read_bytes(text.encode(), name="excerpt", media_type="text/plain")
    sentences = analyse(document, "en")
    context = survey_document(document, sentences, language="en")
    drafts = with_whereabouts(context, with_elliptic(context, with_journeys(context, counted(context))))
    told = [one for draft in drafts for one in _told(draft, context)]
    return told, context.home, bool(_named(sentences))


def _named(sentences: tuple[Sentence, ...]) -> list[str]:
    return [one.place.name for one in find_places(sentences, language="en") if one.place.country]


def _told(draft: Draft, context: Context) -> Iterator[Found]:
    count = draft.count
    if count is None or count.unit is None:
        return
    homes = draft.kind == "materiel" and (draft.mode is None or draft.mode in HOMES)
    if (draft.kind != "displacement" or draft.mode is None) and not homes:
        return
    numbers = tuple(float(number) for number in (count.best, count.low, count.high) if number is not None)
    country = draft.place.place.country if draft.place is not None else context.home
    words = " … ".join(context.document.text[start:end] for start, end in draft.evidence)
    yield Found(numbers, "household" if homes else count.unit, draft.mode or "", country, words)


def _sums(found: Sequence[Found]) -> Iterator[Found]:
    """Yield what counts of one way and unit come to; homes damaged and destroyed also together."""
    for unit, modes in sorted({(one.unit, (one.mode,)) for one in found} | {("household", HOMES[:2])}):
        told = [one for one in found if one.unit == unit and one.mode in modes and one.numbers]
        if len({one.numbers[0] for one in told}) > 1:
            yield told[0]._replace(numbers=(sum(one.numbers[0] for one in told),), mode=modes[0])


def score(found: Sequence[Found], home: str | None, row: Row, *, placed: bool) -> Score:
    """Return what is right of `row` by the rule above."""
    every = (*found, *_sums(found))
    right = [one for one in every if row.figure in one.numbers and one.unit in UNITS.get(row.unit, ())]
    country = home == row.country or any(one.country == row.country for one in right)
    return Score(bool(right), any(_means(one, row.term) for one in right), country if placed else None)


def _means(one: Found, term: str) -> bool:
    """Return whether the way of a count, or the word that its quotation has for it, is that of the form's term."""
    return one.mode in TERMS.get(term, ()) or re.search(OWN.get(term, "$^"), one.words, re.IGNORECASE) is not None


def doubts(corpus: Sequence[Row]) -> dict[int, str]:
    """Return the rows whose labels cannot be right by the words of the excerpt, with the reason."""
    told: dict[int, str] = {}
    for row in corpus:
        if row.number in SLIPS:
            told[row.number] = SLIPS[row.number]
        elif not _stands(row):
            told[row.number] = "the figure does not stand in the excerpt"
        elif row.unit == "Households" and "Housing" not in row.term and f"{row.figure} people" in row.text:
            told[row.number] = "people marked as households"
    return told


def _stands(row: Row) -> bool:
    digits = row.text.replace(",", "").replace(".", "").replace(" ", "")
    if str(row.figure) in digits:
        return True
    document = read_bytes(row.text.encode(), name="excerpt", media_type="text/plain")
    quantities = find_quantities(analyse(document, "en"), language="en")
    return any(row.figure in (one.low, one.best, one.high) for one in quantities)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.displacement", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="list the errors of the half that is looked at")
    options = parser.parse_args(arguments)
    path = options.folder / FILE
    if not path.is_file():
        return results.missing(path, "labelled excerpts")
    every = list(rows(path))
    corpus = [row for row in every if language_of(row.text).code in ("en", "und")]
    read = [found_in(of_war(row.text)) for row in corpus]
    scores = _scores(corpus, read)
    as_written = _scores(corpus, [found_in(row.text) for row in corpus])
    if options.errors:
        for row, one, (found, home, _) in zip(corpus, scores, read, strict=True):
            if half(str(row.number)) == LOOKED_AT and not (one.figure and one.term and one.country in (True, None)):
                sys.stdout.write(f"{one} {row}\n    {found} {home}\n")
        return 0
    doubtful = doubts(corpus)
    lines = [("of war", *line) for line in _lines(corpus, scores, doubtful)]
    lines += [("as written", *line) for line in _lines(corpus, as_written, doubtful)]
    body = results.table(("read", "rows", "figure and unit", "term", "country"), lines)
    left = sorted({row.number for row in every} - {row.number for row in corpus})
    notes = [f"Left out, in another language: rows {', '.join(map(str, left))}."]
    notes.append("The gold's doubts: " + "; ".join(f"row {at} ({why})" for at, why in doubtful.items()) + ".")
    unseen = [one for row, one in zip(corpus, scores, strict=True) if half(str(row.number)) == HALVES[1]]
    placed = [one.country for one in unseen if one.country is not None]
    goals = (
        f"figure and unit {results.goal(sum(one.figure for one in unseen) / len(unseen), 0.88)}; "
        f"term {results.goal(sum(one.term for one in unseen) / len(unseen), 0.80)}; "
        f"country {results.goal(sum(placed) / len(placed), 0.90)}"
    )
    text = "\n\n".join((body, *notes, f"Goals, on the test half: {goals}."))
    results.write("Displacement (IDETECT)", text)
    return 0


def _scores(corpus: Sequence[Row], read: Sequence[tuple[list[Found], str | None, bool]]) -> list[Score]:
    return [score(found, home, row, placed=placed) for row, (found, home, placed) in zip(corpus, read, strict=True)]


def _lines(corpus: Sequence[Row], scores: Sequence[Score], doubtful: dict[int, str]) -> Iterator[tuple[str, ...]]:
    both = list(zip(corpus, scores, strict=True))
    for which in HALVES:
        yield _line(which, [one for row, one in both if half(str(row.number)) == which])
    yield _line("all rows", list(scores))
    sure = [(row, one) for row, one in both if row.number not in doubtful]
    for which in HALVES:
        yield _line(f"{which}, without doubts", [one for row, one in sure if half(str(row.number)) == which])
    yield _line("all rows, without doubts", [one for _, one in sure])


def _line(name: str, scores: Sequence[Score]) -> tuple[str, ...]:
    placed = [one.country for one in scores if one.country is not None]
    return (
        name,
        rate(sum(one.figure for one in scores), len(scores)),
        rate(sum(one.term for one in scores), len(scores)),
        rate(sum(placed), len(placed)),
    )


if __name__ == "__main__":
    sys.exit(main())
