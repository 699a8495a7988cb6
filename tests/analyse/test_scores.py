"""Floors under the pipeline's scores, on a sample of the treebanks' development files where these are at hand."""

from collections import Counter
from pathlib import Path

import pytest

from belegg.analyse.sentences import analyse
from belegg.languages.models import model_path
from belegg.model.document import Document, Zone
from training import evaluate
from training.en import gum, variation

DATA = Path(__file__).parents[3] / "shared" / "data" / "nb"
ENGLISH = Path(__file__).parents[3] / "shared" / "data" / "en-gum"
SAMPLE = 250
FLOORS = {"nb": {"upos": 0.95, "las": 0.83, "lemma": 0.97}, "nn": {"upos": 0.945, "las": 0.81, "lemma": 0.96}}
ENGLISH_FLOORS = {"upos": 95, "las": 79, "lemma": 98.5, "sentences": 91.5}
CAPITALS_FLOORS = {"upos": 92, "las": 77.5, "lemma": 98}


def treebank(path: Path) -> list[list[list[str]]]:
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [
        [line.split("\t") for line in block.split("\n") if line[0].isdigit()]
        for block in blocks[:: len(blocks) // SAMPLE]
    ]


@pytest.mark.parametrize(("code", "name"), [("nb", "nob-dev.conllu"), ("nn", "nno-dev.conllu")])
def test_scores_stay_above_their_floors(code: str, name: str) -> None:
    if not (DATA / name).is_file():
        pytest.skip(f"no treebank at {DATA}")
    text, zones, gold = "", [], {}
    for trees in treebank(DATA / name):
        start = len(text)
        places = []
        for row in trees:
            places.append((len(text), len(text) + len(row[1])))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        for row, place in zip(trees, places, strict=True):
            gold[place] = (row[3], row[2].lower(), row[7], places[int(row[6]) - 1] if row[6] != "0" else place)
        zones.append(Zone(kind="body", start=start, end=len(text)))
        text += "\n\n"
    document = Document(
        id="0",
        name=name,
        original=text,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        published=None,
        published_from=None,
        outlet=None,
        language=code,
        zones=tuple(zones),
    )
    right: Counter[str] = Counter()
    for sentence in analyse(document, code):
        for token in sentence.tokens:
            upos, lemma, dep, head = gold.get((token.start, token.end), ("", "", "", (0, 0)))
            found = sentence.tokens[token.head]
            right["upos"] += token.upos == upos
            right["lemma"] += token.lemma.lower() == lemma
            right["las"] += token.dep == dep and (found.start, found.end) == head
    for score, floor in FLOORS[code].items():
        assert right[score] / len(gold) >= floor, (score, right[score] / len(gold))


@pytest.mark.parametrize(("capitals", "floors"), [(False, ENGLISH_FLOORS), (True, CAPITALS_FLOORS)])
def test_english_scores_stay_above_their_floors(capitals: bool, floors: dict[str, float]) -> None:
    if not (ENGLISH / "splits.md").is_file():
        pytest.skip(f"no treebank at {ENGLISH}")
    trees = list(gum.read(gum.paths(ENGLISH, "test")))
    scores = evaluate.score(model_path("en"), map(variation.shouted, trees) if capitals else trees, "en")
    for score, floor in floors.items():
        assert scores[score] >= floor, (score, scores[score])
