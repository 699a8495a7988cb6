"""Train the networks of names, claims, verdicts, topics, roles, measures, standings: `python -m training.claims`.

Its one argument is the folder with the labelled texts (default: tests of this checkout). The treebanks in
../shared/data, where they are, lend their words. Word vectors once made are kept in build/meanings.npz."""

import argparse
import sys
from pathlib import Path

import numpy as np

from belegg.extract.learned import chooser
from belegg.extract.learned import topic as learned_topic
from belegg.extract.learned import words as learned_words
from belegg.extract.learned.features import rows
from belegg.extract.learned.network import AGAIN, FILE, MEASURES, NAMES, STANDINGS, VERDICTS, Network
from belegg.read.document import read_bytes
from training.claims import again, meanings, measures, names, roles, standings, topics, verdicts
from training.claims.labels import Marked, mark
from training.claims.texts import Labelled, all_texts, golden_texts, spans, survey, whole_texts

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / learned_words.MODEL


def main() -> None:
    """Read the texts, make the words' meanings, fit the networks and write all to the model's folder."""
    options = _parser().parse_args()
    if not (options.roles or options.measures or options.standings):
        if not options.same_words:
            _make_words(options)
        _train_names(options)
        _train_claims(options)
        _train_topic(options)
    if not (options.measures or options.standings):
        _train_roles(options)
    if not options.standings:
        _train_measures(options)
    _train_standings(options)


def _make_words(options: argparse.Namespace) -> None:
    """Make the table of words' meanings."""
    treebanks = sorted(options.data.rglob("*train*"))
    documents = (read_bytes(text.article, name=text.name) for text in all_texts(options.tests))
    known = meanings.vocabulary((document.text for document in documents), treebanks)
    MODEL.mkdir(parents=True, exist_ok=True)
    meanings.write(known, meanings.vectors(known, ROOT / "build" / "meanings.npz"), MODEL / learned_words.FILE)


def _train_names(options: argparse.Namespace) -> None:
    """Fit the network that says which names are places: first, since all others are told of places."""
    signs, labels = names.rows(whole_texts(options.tests))
    sys.stderr.write(f"names: {len(labels)} of them, {labels.sum()} places\n")
    _keep(names.fitted(signs, labels), MODEL / NAMES)


def _train_claims(options: argparse.Namespace) -> None:
    """Fit the networks that find claims, and the one that says which of them to keep."""
    texts = list(all_texts(options.tests))
    marked = [_marked(text) for text in texts]
    features, labels = table(marked, learned_words.load(MODEL / learned_words.FILE))
    sys.stderr.write(f"claims: {len(texts)} texts, {len(labels)} candidates, {(labels > 0).sum()} carry a claim\n")
    first, second, untaught = again.fitted(marked, features, labels)
    _keep(first, MODEL / FILE)
    _keep(second, MODEL / AGAIN)
    signs, right = verdicts.rows(texts, marked, untaught)
    sys.stderr.write(f"verdicts: {len(right)} claims of the reader's, {right.sum()} of them right\n")
    _keep(verdicts.fitted(signs, right), MODEL / VERDICTS)


def _train_topic(options: argparse.Namespace) -> None:
    """Fit what tells a report on a war from any other."""
    told, wars = topics.rows(list(golden_texts(options.tests)))
    sys.stderr.write(f"topic: {len(wars)} articles, {int(wars.sum())} of them on wars\n")
    learned_topic.save(MODEL / learned_topic.FILE, topics.fitted(told, wars))


def _train_roles(options: argparse.Namespace) -> None:
    """Fit the networks that choose who, whom, where and when, among what the new network of claims finds."""
    texts = [told for text in whole_texts(options.tests) if (told := roles.taught(text, survey(text))) is not None]
    claims = [right for text in texts for each in text.right.values() for right in each]
    said = sum(each[-1] for each in claims)
    sys.stderr.write(f"roles: {len(claims)} claims with their candidates, {said} settled by the reader\n")
    first, second = roles.fit(texts)
    chooser.save(MODEL / chooser.FILE, first)
    chooser.save(MODEL / chooser.AGAIN, second)


def _train_measures(options: argparse.Namespace) -> None:
    """Fit the network that tells what a count measures, among what the other networks find."""
    signs, labels = measures.rows(whole_texts(options.tests))
    sys.stderr.write(f"measures: {len(labels)} counts\n")
    _keep(measures.fitted(signs, labels), MODEL / MEASURES)


def _train_standings(options: argparse.Namespace) -> None:
    """Fit the network that tells how sure a claim stands, once all others have made it."""
    signs, labels = standings.rows(whole_texts(options.tests))
    sys.stderr.write(f"standings: {len(labels)} claims\n")
    _keep(standings.fitted(signs, labels), MODEL / STANDINGS)


def _keep(network: Network, path: Path) -> None:
    np.savez_compressed(
        path,
        into=network.into.astype(np.float16),
        bias=network.bias,
        out=network.out.astype(np.float16),
        out_bias=network.out_bias,
    )


def table(marked: list[Marked], words: learned_words.Words) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of all candidates of all texts, and their labels."""
    return (
        np.vstack([features_of(each, words) for each in marked]),
        np.array([label for each in marked for label in each.labels]),
    )


def features_of(marked: Marked, words: learned_words.Words) -> np.ndarray:
    """Return the rows of one text's candidates."""
    context = marked.context
    asked = [
        (
            setting,
            context.frames[number],
            [scope for scope in context.scopes if scope.sentence == number],
            found,
        )
        for number, found in marked.asked
        if (setting := context.settings[number]) is not None
    ]
    return rows(asked, words)


def _marked(text: Labelled) -> Marked:
    context = survey(text)
    return mark(context, spans(text, context.document.text), text.kinds)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=__doc__)
    parser.add_argument("tests", nargs="?", type=Path, default=ROOT / "tests", help="default: tests")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="where treebanks lie")
    parser.add_argument("--same-words", action="store_true", help="keep the table of words, fit the network alone")
    parser.add_argument("--roles", action="store_true", help="keep the networks of claims, fit the others")
    parser.add_argument("--measures", action="store_true", help="keep those before, fit the network of measures")
    parser.add_argument("--standings", action="store_true", help="keep the others, fit the network of standings alone")
    return parser


if __name__ == "__main__":
    main()
