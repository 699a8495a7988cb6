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
from training.nb import corpus, vectors

CONFIG = Path(__file__).with_name("config.cfg")


def prepare(data: Path, work: Path) -> None:
    """Write the training documents and the word vectors made from `data` into `work`."""
    work.mkdir(parents=True, exist_ok=True)
    vocab = NorwegianNews().vocab
    chance = random.Random(1)
    documents = [
        corpus.document(corpus.varied(trees, chance), vocab)
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
    """Write the vectors of the training words, unless `work` has them from an earlier run."""
    words_file, rows_file = work / "e5.json", work / "e5.npy"
    if not (words_file.is_file() and rows_file.is_file()):
        words = vectors.frequent_words([data / "train.conllu"])
        np.save(rows_file, vectors.embed(words).astype(np.float16))
        words_file.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    words = json.loads(words_file.read_text(encoding="utf-8"))
    rows = np.load(rows_file).astype(np.float32)
    mean, directions = vectors.basis(rows)
    np.savez(work / "basis.npz", mean=mean, directions=directions)
    nlp = NorwegianNews()
    data_rows = vectors.project(rows, mean, directions)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data_rows, keys=words, name="e5")
    nlp.to_disk(work / "vectors")
