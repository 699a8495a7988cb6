"""Train the network: documents, vectors and configuration in, a trained spaCy pipeline out."""

import json
import random
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from spacy.vectors import Vectors
from thinc.api import NumpyOps, set_current_ops

from belegg.analyse.norwegian import NorwegianNews
from training.nb import corpus, letters, names, vectors

CONFIG = Path(__file__).with_name("config.cfg")


def prepare(data: Path, work: Path) -> None:
    """Write the training documents and the word vectors made from `data` into `work`."""
    work.mkdir(parents=True, exist_ok=True)
    vocab = NorwegianNews().vocab
    chance = random.Random(1)
    documents = [
        corpus.document(corpus.varied([names.swapped(tree, chance) for tree in trees], chance), vocab)
        for trees in corpus.chunks(corpus.read(data / "train.conllu"), chance)
    ]
    chance.shuffle(documents)
    corpus.bin_of(documents).to_disk(work / "train.spacy")
    held = [
        corpus.document(trees, vocab)
        for code in ("nob", "nno")
        for trees in list(corpus.chunks(corpus.read(data / f"{code}-dev.conllu"), None))[::4]
    ]
    corpus.bin_of(held).to_disk(work / "dev.spacy")
    _write_vectors(data, work)


def train(work: Path, steps: int | None = None) -> Language:
    """Train on what `prepare` wrote into `work`; `steps` overrides the configuration's."""
    set_current_ops(NumpyOps(use_blis=False))
    overrides: dict[str, str | int] = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.vectors": str(work / "vectors"),
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
    config = util.load_config(CONFIG, overrides=overrides, interpolate=False)
    (work / "trained").mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    nlp, _ = run(nlp, work / "trained", stdout=sys.stderr, stderr=sys.stderr)
    return spacy.load(work / "trained" / "model-last")


def _write_vectors(data: Path, work: Path) -> None:
    """Write the vectors of the training words: common words their own, rare ones what their letters give.

    The slow part, e5's own vectors, is taken from `work` where an earlier run left it there."""
    words_file, rows_file = work / "e5.json", work / "e5.npy"
    if not (words_file.is_file() and rows_file.is_file()):
        common = vectors.frequent_words([data / "train.conllu"])
        common = list(dict.fromkeys([*common, *names.words()]))
        np.save(rows_file, vectors.embed(common).astype(np.float16))
        words_file.write_text(json.dumps(common, ensure_ascii=False), encoding="utf-8")
    common = json.loads(words_file.read_text(encoding="utf-8"))
    raw = np.load(rows_file).astype(np.float32)
    rows = vectors.project(raw, *vectors.basis(raw))
    table = letters.fit(common, rows)
    np.savez(work / "vectors.npz", words=np.array(common), rows=rows, groups=table)
    known = set(common)
    rare = [word for word in vectors.frequent_words([data / "train.conllu"], at_least=1) if word not in known]
    nlp = NorwegianNews()
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        data=np.concatenate([rows, letters.predict(table, rare)]),
        keys=[*common, *rare],
        name="e5",
    )
    nlp.to_disk(work / "vectors")
