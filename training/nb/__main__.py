"""Train, ship and score the Norwegian pipeline: python -m training.nb DATA [--work FOLDER] [--target FOLDER]."""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from training import card, corpus, evaluate, ship
from training.nb import lexicon, train

DESCRIPTION = "Norwegian news, both standards: word classes, features, lemmas, UD syntax and names"
CARD = Path(__file__).with_name("card.md")
TESTS = {"nb": "nob-test.conllu", "nn": "nno-test.conllu"}


def main() -> int:
    """Run the recipe; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.nb", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with train, nob- and nno-dev and -test.conllu")
    parser.add_argument("--work", type=Path, default=Path("build/training-nb"), help="folder for what is in between")
    parser.add_argument("--target", type=Path, default=Path("models/nb"), help="folder of the finished pipeline")
    parser.add_argument("--score-only", action="store_true", help="score the pipeline at --target and write its card")
    options = parser.parse_args()
    if not (options.data / "train.conllu").is_file():
        sys.stderr.write(f"no train.conllu in {options.data}; give the folder that holds the treebank files\n")
        return 1
    if not options.score_only:
        _train(options.data, options.work, options.target)
    scores = {
        code: evaluate.score(options.target, corpus.read(options.data / name), code) for code, name in TESTS.items()
    }
    (options.target / "CARD.md").write_text(card.card(CARD, scores, ship.size(options.target)), encoding="utf-8")
    sys.stdout.write(evaluate.table(scores))
    return 0


def _train(data: Path, work: Path, target: Path) -> None:
    train.prepare(data, work)
    nlp = train.trained(work)
    ship.ship(nlp, work / "vectors.npz", target, DESCRIPTION)
    lexicon.compile_lists(data, target, {"nb": True, "nn": False})


if __name__ == "__main__":
    sys.exit(main())
