"""Train, ship and score the English pipeline: python -m training.en DATA [--work FOLDER] [--target FOLDER]."""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from training import card, evaluate, ship
from training.en import gum, lexicon, train, variation

DESCRIPTION = "English news: word classes, features, lemmas, UD syntax and names"
CARD = Path(__file__).with_name("card.md")


def main() -> int:
    """Run the recipe; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.en", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with GUM's dep/*.conllu and splits.md")
    parser.add_argument("--work", type=Path, default=Path("build/training-en"), help="folder for what is in between")
    parser.add_argument("--target", type=Path, default=Path("models/en"), help="folder of the finished pipeline")
    parser.add_argument("--score-only", action="store_true", help="score the pipeline at --target and write its card")
    options = parser.parse_args()
    if not (options.data / "splits.md").is_file():
        sys.stderr.write(f"no splits.md in {options.data}; give the folder that holds GUM\n")
        return 1
    if not options.score_only:
        train.prepare(options.data, options.work)
        ship.ship(train.trained(options.work), options.work / "vectors.npz", options.target, DESCRIPTION)
        lexicon.compile_list(gum.read(gum.paths(options.data, "train")), options.target)
    test = list(gum.read(gum.paths(options.data, "test")))
    scores = {
        "as written": evaluate.score(options.target, test, "en"),
        "all in capitals": evaluate.score(options.target, [variation.shouted(tree) for tree in test], "en"),
    }
    (options.target / "CARD.md").write_text(card.card(CARD, scores, ship.size(options.target)), encoding="utf-8")
    sys.stdout.write(evaluate.table(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
