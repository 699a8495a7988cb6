"""The labelled texts to train on: golden articles, the reports of stories, and the sentences that test the frames."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import survey_document
from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import KINDS, entries
from belegg.languages import load
from belegg.model.errors import GoldError
from belegg.read.document import read_bytes
from belegg.score import gold, stories
from belegg.score.gold import GoldClaim

GOLD_KEYS = ("kind", "mode", "low", "high", "quantifier", "imputed", "quote", "occurrence", "optional")


class Labelled(msgspec.Struct, frozen=True, kw_only=True):
    """A text with the claims that a careful reader takes from it; `kinds` are the kinds of claim that the reader looked
    for, None for all."""

    name: str
    language: str
    article: bytes
    published: str | None
    claims: tuple[GoldClaim, ...]
    kinds: frozenset[str] | None = None


def all_texts(tests: Path) -> Iterator[Labelled]:
    """Yield every open labelled text below the folder `tests` of a checkout; what is held apart is never read."""
    yield from whole_texts(tests)
    yield from _sentences(tests / "frames")
    yield from _nevers()


def whole_texts(tests: Path) -> Iterator[Labelled]:
    """Yield the open labelled texts that are whole documents, with all keys of their claims."""
    yield from golden_texts(tests)
    yield from _stories(tests / "stories" / "open")


def survey(text: Labelled) -> Context:
    """Return all that is found in a text before claims are made."""
    document = read_bytes(text.article, name=text.name, published=text.published)
    return survey_document(document, analyse(document, text.language), language=text.language)


def golden_texts(tests: Path) -> Iterator[Labelled]:
    """Yield the open golden articles, those without a claim too."""
    for article in gold.find([tests / "golden" / "open"]):
        yield Labelled(
            name=article.name,
            language=article.language,
            article=article.article,
            published=article.expected.published,
            claims=article.expected.claim,
        )


def _stories(folder: Path) -> Iterator[Labelled]:
    for story in stories.find([folder]):
        for report in story.reports:
            yield Labelled(
                name=f"{story.name}/{report.number}",
                language=report.language,
                article=report.text.encode(),
                published=report.told.published,
                claims=report.told.claim,
            )


def _sentences(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        kinds = frozenset(table["kinds"]) if "kinds" in table else None
        for number, case in enumerate(table["case"], start=1):
            claims = tuple(
                msgspec.convert({key: claim[key] for key in GOLD_KEYS if key in claim}, GoldClaim)
                for claim in case.get("claim", ())
                if claim.get("quote")
            )
            told = case.get("date")
            yield Labelled(
                name=f"{path.stem}/{number}",
                language=path.stem.rpartition("_")[2],
                article=case["text"].encode(),
                published=told.isoformat() if isinstance(told, date) else told,
                claims=claims,
                kinds=kinds,
            )


def _nevers() -> Iterator[Labelled]:
    """Yield the sentences that the language data have as examples of what a word must never be taken for."""
    for code in load.supported():
        for kind in KINDS:
            own = entries(code, kind)
            sentences = (entry.never for entry in (*own.verb, *own.noun, *own.phrase) if entry.never)
            for number, sentence in enumerate(sentences, start=1):
                yield Labelled(
                    name=f"{code}/{kind}/never/{number}",
                    language=code,
                    article=sentence.encode(),
                    published=None,
                    claims=(),
                    kinds=frozenset((kind,)),
                )


def spans(text: Labelled, original: str) -> list[tuple[GoldClaim, int, int]]:
    """Return the claims of a text with where their quotes stand; one whose words do not stand there is left out."""
    found = []
    for claim in text.claims:
        try:
            span = gold.quote_span(original, claim, name=text.name)
        except GoldError:
            continue
        found.append((claim, span.start, span.end))
    return found
