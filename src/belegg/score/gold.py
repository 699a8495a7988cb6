"""Load golden folders: an article and the claims that a careful reader takes from it."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from belegg.model.claim import MODES, Kind, Measure, Standing
from belegg.model.count import Number, Quantifier, Unit
from belegg.model.errors import GoldError
from belegg.model.span import Span

EXPECTED = "expected.toml"
ARTICLE = "article.txt"


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[claim]]`: the keys that the words settle; None is not judged. `occurrence` counts from 1."""

    kind: Kind
    quote: str
    mode: str | None = None
    low: Number | None = None
    high: Number | None = None
    quantifier: Quantifier | None = None
    imputed: bool | None = None
    unit: Unit | None = None
    item: str | None = None
    measure: Measure | None = None
    standing: Standing | None = None
    occurrence: int = 1
    time: tuple[str, str] | None = None
    place: str | None = None
    country: str | None = None
    actor: str | None = None
    target: str | None = None
    said_by: str | None = None
    said_by_country: str | None = None
    via: str | None = None
    part_of: str | None = None
    optional: bool = False
    hard: str | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What expected.toml says: the date that the article tells, and its claims; `none` where it makes none."""

    published: str | None = None
    none: bool = False
    claim: tuple[GoldClaim, ...] = ()


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """A golden folder: `name` is its path below the folder asked for, `language` the folder that it stands in."""

    name: str
    language: str
    article: bytes
    expected: Expected


def find(folders: Iterable[Path]) -> tuple[GoldArticle, ...]:
    """Return every golden article in or below `folders`, in order of name, each once.

    Raises GoldError where there is none, or where one is incomplete or says what the contract does not know."""
    found: dict[Path, GoldArticle] = {}
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: there is no such folder; give one that holds golden articles")
        paths = sorted(folder.rglob(EXPECTED))
        if not paths:
            raise GoldError(f"{folder}: no {EXPECTED} in or below it; give a folder that holds golden articles")
        for path in paths:
            found.setdefault(path.resolve(), _article(path.parent, folder))
    return tuple(found.values())


def quote_span(original: str, claim: GoldClaim, *, name: str) -> Span:
    """Return where the claim's quote stands in `original`; raises GoldError where it does not."""
    start = -1
    for _ in range(claim.occurrence):
        start = original.find(claim.quote, start + 1)
        if start < 0:
            raise GoldError(f"{name}: '{claim.quote}' does not stand {claim.occurrence} time(s) in the article")
    return Span(start=start, end=start + len(claim.quote), quote=claim.quote)


def _article(folder: Path, root: Path) -> GoldArticle:
    name = folder.name if folder == root else str(folder.relative_to(root))
    try:
        expected = msgspec.convert(tomllib.loads((folder / EXPECTED).read_text(encoding="utf-8")), Expected)
        article = (folder / ARTICLE).read_bytes()
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{folder}: {error}") from error
    _check(expected, str(folder))
    return GoldArticle(name=name, language=folder.resolve().parent.name, article=article, expected=expected)


def _check(expected: Expected, folder: str) -> None:
    quotes = {claim.quote for claim in expected.claim}
    if expected.none and any(not claim.optional for claim in expected.claim):
        raise GoldError(f"{folder}: 'none' is set, yet claims are expected; drop one of the two")
    if not expected.none and not expected.claim:
        raise GoldError(f"{folder}: no claims; set none = true where the article must give none")
    for claim in expected.claim:
        if claim.mode is not None and claim.mode not in MODES[claim.kind]:
            raise GoldError(f"{folder}: '{claim.mode}' is not a mode of {claim.kind} (claim '{claim.quote}')")
        if claim.part_of is not None and claim.part_of not in quotes:
            raise GoldError(f"{folder}: part_of '{claim.part_of}' is no claim's quote (claim '{claim.quote}')")
        if not claim.quote or claim.occurrence < 1:
            raise GoldError(f"{folder}: a claim of kind {claim.kind} has no quote, or an occurrence below 1")
