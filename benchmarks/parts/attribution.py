"""Who says what on PolNeAR's development files: `python -m benchmarks.parts.attribution [FOLDER]`.

FOLDER holds dev/text and dev/attributions (Newell and others; brat). The rule of the score, per article:

- Marked is every attribution with a source, a cue and a content; those without a source are left out. Where a text was
  annotated more than once, the annotation whose file comes first by name is taken.
- Found is every cue by which the program gives a speaker to some words: the words of the speaker, the cue, and all that
  is laid in the speaker's mouth by it, be it in other sentences too. The words of the speaker may be a pronoun; whether
  the program knows who is meant by it is not asked, as PolNeAR does not say it. Of a relative clause both the word
  before it and its "who" are the words of the speaker.
- Found is right where source, cue and content each share a character with those of one marked attribution, one to one.
- PolNeAR marks wishes, plans and attitudes ("Trump wants", "she blamed") as well as what is said. The share of them
  that is found where the marked cue holds a verb or noun of speech (SPEECH) is told beside it, as recall.
- "Fitted" is what PolNeAR itself teaches of its broader notion (benchmarks/polnear): which words are cues, and which
  words beside them are source and content, fitted on marked texts with the reader's trees, verbs and finds as features.
  Nothing of it ships with the program. Each text is read by what was fitted on the texts of the other four folds, or,
  in the row that says so, on the half that is looked at alone.
- The peer takes every verb of speech, the run of capitalised words nearest to it in the sentence as its source, and the
  longer side of the sentence as what is said."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from belegg.extract.attribution.clauses import cues_of
from belegg.extract.attribution.lexicon import lexicon
from belegg.extract.attribution.phrases import read
from belegg.model.parts import Parts
from belegg.model.sentence import Sentence
from benchmarks.parts import results
from benchmarks.parts.reading import Read, original, parts_of
from benchmarks.parts.tallies import HALVES, LOOKED_AT, Stretch, Tally, half, overlap, rate, total
from benchmarks.polnear.fitting import FOLDS, attributed, candidates, fitted, fold

GOAL = 0.70
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear"
SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ell(?:s|ing)?)|add(?:s|ed|ing)?|report(?:s|ed|ing)?|according|wr(?:ote|ites?)|"
    r"stat(?:es?|ed|ing)|claim(?:s|ed|ing)?|announc(?:es?|ed|ing)|den(?:y|ies|ied)|argu(?:es?|ed)|insist(?:s|ed)?|"
    r"ask(?:s|ed)?|warn(?:s|ed)?|not(?:es?|ed)|tweet(?:s|ed)?|statement|explain(?:s|ed)?|call(?:s|ed)?)\b",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Who (`source`), by which words (`cue`), says what (`content`, in one stretch or several)."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


class Article(NamedTuple):
    """One text with what is marked in it."""

    name: str
    text: str
    marked: tuple[Attribution, ...]


def articles(folder: Path) -> Iterator[Article]:
    """Yield the texts with their annotations."""
    for path in sorted((folder / "text").glob("*.txt")):
        notes = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if notes:
            text = path.read_bytes().decode("utf-8")
            yield Article(path.stem, text, tuple(annotations(notes[0].read_text(encoding="utf-8"))))


def annotations(brat: str) -> Iterator[Attribution]:
    """Yield the attributions with a source that a brat file marks."""
    stretches: dict[str, tuple[Stretch, ...]] = {}
    lines = [line.split("\t") for line in brat.splitlines() if line.strip()]
    for line in lines:
        if line[0].startswith("T"):
            pairs = line[1].partition(" ")[2].split(";")
            stretches[line[0]] = tuple((int(a), int(b)) for a, b in (pair.split() for pair in pairs))
    for line in lines:
        if line[0].startswith("E"):
            roles = [pair.split(":") for pair in line[1].split()]
            told = {kind: _all(roles, kind, stretches) for kind in ("Source", "Cue", "Content")}
            if all(told.values()):
                yield Attribution(told["Source"], told["Cue"], told["Content"])


def _all(roles: Sequence[Sequence[str]], kind: str, stretches: dict[str, tuple[Stretch, ...]]) -> tuple[Stretch, ...]:
    return tuple(part for name, id_ in roles if name.rstrip("0123456789") == kind for part in stretches.get(id_, ()))


def ours(text: str) -> list[Attribution]:
    """Return the attributions that the program finds."""
    return of_reading(parts_of(text, language="en"))


def of_reading(read_text: Read) -> list[Attribution]:
    """Return the attributions that the program found in a text that it has read."""
    document, sentences, parts = read_text
    whose = _sources(sentences, parts)
    said: dict[Stretch, list[Stretch]] = {}
    for scope in parts.scopes:
        said.setdefault((scope.cue_start, scope.cue_end), []).append((scope.start, scope.end))
    found = []
    for cue, content in said.items():
        source = whose.get(cue[0])
        if source is not None:
            words = tuple(original(document, *part) for part in sorted(set(content)))
            named = tuple(original(document, *part) for part in source)
            found.append(Attribution(named, (original(document, *cue),), words))
    return found


def _sources(sentences: Sequence[Sentence], parts: Parts) -> dict[int, tuple[Stretch, ...]]:
    """Return the words that name the speaker, by where the cue begins."""
    words, found = lexicon("en"), {}
    for sentence in sentences:
        persons = frozenset(
            index
            for party in parts.parties
            if party.sentence == sentence.index and party.form == "person"
            for index in range(party.first, party.last + 1)
        )
        named = frozenset(
            index
            for place in parts.locations
            if place.sentence == sentence.index
            for index in range(place.first, place.last + 1)
        )
        reading = read(sentence, words, persons, named)
        for cue in cues_of(reading):
            if cue.who is not None and cue.who[1] > cue.who[0]:
                who = (reading.tokens[cue.who[0]].start, reading.tokens[cue.who[1] - 1].end)
                relative = [at for at in range(cue.who[1], cue.at) if cue.relative and reading.has(at, "relative")]
                beside = tuple((reading.tokens[at].start, reading.tokens[at].end) for at in relative[-1:])
                found[reading.tokens[cue.words[0]].start] = (who, *beside)
    return found


def fitted_to(corpus: Sequence[Article], read: Sequence[Read], *, folds: bool) -> list[list[Attribution]]:
    """Return what is found by what PolNeAR teaches: each text by the other folds (`folds`), or by the dev half."""
    found = [candidates(one[0], one[1], of_reading(one)) for one in read]
    taught = [(some, article.marked) for some, article in zip(found, corpus, strict=True)]
    told: dict[str, list[Attribution]] = {}
    for number in range(FOLDS if folds else 1):
        mine = [fold(one.name) == number if folds else half(one.name) != LOOKED_AT for one in corpus]
        by = fitted([each for each, other in zip(taught, mine, strict=True) if not other])
        for article, some, asked in zip(corpus, found, mine, strict=True):
            if asked:
                told[article.name] = [Attribution(*whole) for whole in attributed(some, by)]
    return [told.get(article.name, []) for article in corpus]


def nearest_name(text: str) -> list[Attribution]:
    """Return what the peer finds."""
    document, sentences, _ = parts_of(text, language="en")
    found = []
    for sentence in sentences:
        names = [match.span() for match in re.finditer(r"\b[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*", sentence.text)]
        for verb in SPEECH.finditer(sentence.text):
            others = [name for name in names if not overlap(name, verb.span())]
            if not others:
                continue
            source = min(others, key=lambda name: max(name[0] - verb.end(), verb.start() - name[1]))
            before, after = verb.start(), len(sentence.text) - verb.end()
            content = (0, verb.start()) if before > after else (verb.end(), len(sentence.text))
            spans = [_at(sentence.start, part) for part in (source, verb.span(), content)]
            if all(end > start for start, end in spans):
                found.append(Attribution(*((original(document, *span),) for span in spans)))
    return found


def _at(base: int, part: Stretch) -> Stretch:
    return base + part[0], base + part[1]


def meets(one: Attribution, other: Attribution) -> bool:
    """Return whether source, cue and content each share a character."""
    return all(any(overlap(a, b) for a in some for b in others) for some, others in zip(one, other, strict=True))


def score(found: Sequence[Attribution], marked: Sequence[Attribution]) -> tuple[Tally, frozenset[int]]:
    """Return how far what was found is what is marked, and which of the marked were met; one to one, in order."""
    met: set[int] = set()
    right = 0
    for one in found:
        other = next((at for at, two in enumerate(marked) if at not in met and meets(one, two)), None)
        if other is not None:
            met.add(other)
            right += 1
    return Tally(right, len(found), len(met), len(marked)), frozenset(met)


def is_speech(one: Attribution, text: str) -> bool:
    """Return whether the cue of a marked attribution holds a word of speech."""
    return any(SPEECH.search(text[start:end]) for start, end in one.cue)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.attribution", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="list the errors of the half that is looked at")
    options = parser.parse_args(arguments)
    folder = options.folder / "dev" if (options.folder / "dev").is_dir() else options.folder
    if not (folder / "text").is_dir():
        return results.missing(folder, "texts of PolNeAR")
    corpus = list(articles(folder))
    read = [parts_of(article.text, language="en") for article in corpus]
    read_ours = [of_reading(one) for one in read]
    if options.errors:
        sys.stdout.writelines(_errors(corpus, read_ours))
        return 0
    results.write("Attribution (PolNeAR)", _body(corpus, read, read_ours))
    return 0


def _body(corpus: Sequence[Article], read: Sequence[Read], read_ours: Sequence[Sequence[Attribution]]) -> str:
    """Return the section: a row for each way of reading and half, and the goal."""
    ways = (
        ("Belegg", read_ours, (*HALVES, "all")),
        ("fitted, five folds", fitted_to(corpus, read, folds=True), (*HALVES, "all")),
        ("fitted on the dev half", fitted_to(corpus, read, folds=False), (HALVES[1],)),
        ("nearest name", [nearest_name(one.text) for one in corpus], (*HALVES, "all")),
    )
    rows, figures = [], {}
    for name, found, halves in ways:
        for which in halves:
            some = [(a, f) for a, f in zip(corpus, found, strict=True) if which in (half(a.name), "all")]
            whole, speech = _sum(some)
            figures[name, which] = whole.f1
            rows.append((name, f"{which}, {len(some)} texts", whole.shown(), speech))
    table = results.table(("", "files", "source, cue and content F1", "found of what is said in words of speech"), rows)
    told = [f"{name} {results.goal(figures[name, HALVES[1]], GOAL)}" for name in ("Belegg", "fitted, five folds")]
    return f"{table}\nGoal, on the test half: {'; '.join(told)}."


def _sum(some: Sequence[tuple[Article, Sequence[Attribution]]]) -> tuple[Tally, str]:
    tallies, met, said = [], 0, 0
    for article, found in some:
        tally, hits = score(found, article.marked)
        tallies.append(tally)
        speech = {at for at, one in enumerate(article.marked) if is_speech(one, article.text)}
        met, said = met + len(speech & hits), said + len(speech)
    return total(tallies), rate(met, said)


def _errors(corpus: Sequence[Article], read: Sequence[Sequence[Attribution]]) -> Iterator[str]:
    for article, found in zip(corpus, read, strict=True):
        if half(article.name) != LOOKED_AT:
            continue
        _, met = score(found, article.marked)
        for at, one in enumerate(article.marked):
            if at not in met:
                near = [other for other in found if any(overlap(a, b) for a in one.cue for b in other.cue)]
                yield f"missed {_shown(one, article.text)}\n" + "".join(
                    f"    found {_shown(other, article.text)}\n" for other in near
                )
        for one in found:
            if not any(meets(one, other) for other in article.marked):
                yield f"alarm {_shown(one, article.text)}\n"


def _shown(one: Attribution, text: str) -> str:
    parts = [" … ".join(text[start:end] for start, end in part)[:110].replace("\n", " ") for part in one]
    return f"[{parts[0]}] <{parts[1]}> {{{parts[2]}}}"


if __name__ == "__main__":
    sys.exit(main())
