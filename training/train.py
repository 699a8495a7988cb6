"""Train a network, of whatever language: documents, vectors and configuration in, a trained spaCy pipeline out."""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from spacy.vectors import Vectors
from thinc.api import Adam, NumpyOps, set_current_ops, warmup_linear

from training import corpus, letters, vectors

TUNING_STEPS = 150
TUNING_WORDS = 1200
TUNING_RATE = 3e-4
NEWS_A_STEP = 14
CONFIG = Path(__file__).with_name("config.cfg")


def write_documents(documents: Iterable[Doc], held: Iterable[Doc], work: Path) -> None:
    """Write what to train on and what to follow the training by into `work`."""
    work.mkdir(parents=True, exist_ok=True)
    corpus.bin_of(documents).to_disk(work / "train.spacy")
    corpus.bin_of(held).to_disk(work / "dev.spacy")


def write_vectors(nlp: Language, common: Sequence[str], seen: Sequence[str], work: Path) -> None:
    """Write the vectors of the training words: `common` words their own, others of `seen` what their letters give.

    The slow part, e5's own vectors, is taken from `work` where an earlier run left it there."""
    words_file, rows_file = work / "e5.json", work / "e5.npy"
    if not (words_file.is_file() and rows_file.is_file()):
        np.save(rows_file, vectors.embed(common).astype(np.float16))
        words_file.write_text(json.dumps(common, ensure_ascii=False), encoding="utf-8")
    common = json.loads(words_file.read_text(encoding="utf-8"))
    raw = np.load(rows_file).astype(np.float32)
    rows = vectors.project(raw, *vectors.basis(raw))
    table = letters.fit(common, rows)
    np.savez(work / "vectors.npz", words=np.array(common), rows=rows, groups=table)
    known = set(common)
    rare = [word for word in seen if word not in known]
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        data=np.concatenate([rows, letters.predict(table, rare)]),
        keys=[*common, *rare],
        name="e5",
    )
    nlp.to_disk(work / "vectors")


def train(language: type[Language], work: Path, settings: dict[str, str | int | float] | None = None) -> Language:
    """Train on what was written into `work`; `settings` override the configuration's, by their dotted names."""
    set_current_ops(NumpyOps(use_blis=False))
    overrides: dict[str, str | int | float] = {
        "nlp.lang": str(language.lang),
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.vectors": str(work / "vectors"),
        **(settings or {}),
    }
    config = util.load_config(CONFIG, overrides=overrides, interpolate=False)
    (work / "trained").mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    nlp, _ = run(nlp, work / "trained", stdout=sys.stderr, stderr=sys.stderr)
    return spacy.load(work / "trained" / "model-last")


def tune(nlp: Language, made: Sequence[Doc], work: Path, steps: int = TUNING_STEPS) -> Language:
    """Train `nlp` a little more on the treebank with the made-up sentences `made` mixed in; return it."""
    set_current_ops(NumpyOps(use_blis=False))
    chance = random.Random(2)
    treebank = list(DocBin().from_disk(work / "train.spacy").get_docs(nlp.vocab))
    optimizer = Adam(warmup_linear(TUNING_RATE, 20, steps), L2=0.01, L2_is_weight_decay=True, use_averages=True)
    nlp.resume_training(sgd=optimizer)
    chance.shuffle(treebank)
    # A lemmatiser that was loaded from disk cannot be trained on: spaCy has forgotten which change has which number.
    with nlp.select_pipes(disable="trainable_lemmatizer"):
        for step in range(steps):
            batch = list(made[step * NEWS_A_STEP : (step + 1) * NEWS_A_STEP])
            words = 0
            while words < TUNING_WORDS:
                batch.append(treebank.pop())
                words += len(batch[-1])
                if not treebank:
                    treebank = list(DocBin().from_disk(work / "train.spacy").get_docs(nlp.vocab))
                    chance.shuffle(treebank)
            nlp.update([Example(_bare(doc), doc) for doc in batch], sgd=optimizer, drop=0.1)
            optimizer.step_schedules()
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(work / "tuned")
    return spacy.load(work / "tuned")


def _bare(doc: Doc) -> Doc:
    """Return the words of `doc` without what is known of them."""
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
