"""Keep readings, withdrawals and judgements in a ledger and rebuild its events: each whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from importlib import import_module
from typing import Literal

import msgspec

from belegg.ledger import changes, claims, documents, judgements, view
from belegg.ledger.connect import Connection, Ledger, writing
from belegg.ledger.connect import reading as seeing
from belegg.ledger.documents import State
from belegg.ledger.errors import LedgerError
from belegg.ledger.merging import Merger
from belegg.model.claim import Claim
from belegg.model.judgement import Judgement, Verdict
from belegg.workflow import Reading

Outcome = Literal["added", "held", "read anew", "withdrawn"]
Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def reader_version() -> str:
    """Return the version of the reader, which every reading that is kept bears."""
    from belegg.extract.assemble.claims import VERSION

    return VERSION


def the_merger() -> Merger:
    """Return belegg's own merger."""
    merger: Merger = import_module("belegg.merge")
    return merger


def keep(
    ledger: Ledger,
    data: bytes,
    reading: Reading,
    *,
    version: str | None = None,
    again: Literal["never", "if changed"] = "never",
    merger: Merger | None = None,
    clock: Clock = now,
) -> Outcome:
    """Keep the document in `data` with what was read in it, and rebuild the events that its claims touch.

    "held": it was there, and nothing was done. "read anew": it was there, but read by another version of the reader
    than `version` (None: the present one), or otherwise and `again` says so: the new reading holds from now on.
    "withdrawn": it stays so. Raises LedgerError where nothing could be written; then nothing was."""
    told, by = version or reader_version(), merger or the_merger()
    document = reading.document
    with writing(ledger) as connection:
        state = documents.states(connection, [document.id], version=told)[document.id]
        if state == "withdrawn" or (state == "held" and (again == "never" or _same(connection, reading))):
            return state
        what = "add" if state == "new" else "read"
        change = changes.append(connection, what=what, subject=document.id, at=clock())
        number = documents.add(connection, document, data, change=change)
        with _rebuilding(connection, number, by, change):
            added = documents.add_reading(
                connection,
                document,
                number=number,
                language=reading.language,
                version=told,
                claims=len(reading.claims),
                change=change,
            )
            keys = partial(by.block_keys, report=documents.report(document, reading.language))
            claims.add(connection, reading.claims, reading=added, keys=keys, change=change)
    return "added" if what == "add" else "read anew"


def withdraw(
    ledger: Ledger, document: str, *, why: str, author: str, merger: Merger | None = None, clock: Clock = now
) -> str:
    """Withdraw the document whose id begins so, or that was read under that name, and return its id.

    Its bytes and claims stay, under a tombstone; what rested on it is rebuilt. Raises LedgerError where there is no
    such document, or it was withdrawn before."""
    with writing(ledger) as connection:
        found = documents.find(connection, document)
        number = documents.number(connection, found) if found is not None else None
        if found is None or number is None:
            raise LedgerError(f"{document}: no document is called so; see `belegg documents`")
        if documents.states(connection, [found], version="")[found] == "withdrawn":
            raise LedgerError(f"{document}: was withdrawn before; see `belegg documents --withdrawn`")
        told, by = _plain(why), _plain(author)
        change = changes.append(connection, what="withdraw", subject=found, at=clock(), author=by, why=told)
        with _rebuilding(connection, number, merger or the_merger(), change):
            documents.bury(connection, number, author=by, why=told, change=change)
    return found


def judge(
    ledger: Ledger,
    verdict: Verdict,
    about: Sequence[str],
    *,
    why: str,
    author: str,
    merger: Merger | None = None,
    clock: Clock = now,
) -> Judgement:
    """Keep a judgement about the claims whose ids begin so (to undo: about the one judgement) and return it.

    What it touches is rebuilt. Raises LedgerError for a claim or judgement that is not there."""
    with writing(ledger) as connection:
        at, told, by = clock(), _plain(why), _plain(author)
        undoes = judgements.find(connection, about[0]).id if verdict == "undo" else None
        ids = () if undoes else tuple(dict.fromkeys(_claim(connection, prefix).id for prefix in about))
        if undoes is None and len(ids) < 2:
            raise LedgerError(f"{', '.join(about)}: a judgement needs two claims or more; see `belegg claims`")
        parts = (verdict, undoes or "", *ids, by, at.isoformat())
        judgement = Judgement(
            id=sha256("\n".join(parts).encode()).hexdigest()[:12],
            verdict=verdict,
            claims=ids,
            author=by,
            at=at,
            why=told,
            undoes=undoes,
        )
        change = changes.append(connection, what="judge", subject=judgement.id, at=at, author=by, why=told)
        _rejudge(connection, judgement, merger or the_merger(), change)
    return judgement


def rebuild(ledger: Ledger, *, merger: Merger | None = None, clock: Clock = now) -> int:
    """Merge everything anew and return how many events are others than before."""
    with writing(ledger) as connection:
        change = changes.append(connection, what="rebuild", subject="", at=clock())
        return len(view.rebuild(connection, merger or the_merger(), change=change))


def states(ledger: Ledger, ids: Sequence[str], *, version: str | None = None) -> dict[str, State]:
    """Return how it stands with each document; see ledger.documents.states."""
    with seeing(ledger) as connection:
        return documents.states(connection, ids, version=version or reader_version())


@contextmanager
def _rebuilding(connection: Connection, document: int, merger: Merger, change: int) -> Iterator[None]:
    """End the claims of the document with this number, and once the block has added others rebuild what both touch."""
    left = claims.of_document(connection, document)
    touched = view.touched(connection, merger, tuple(left.values()))
    claims.end(connection, left, change=change)
    yield
    arrived = {claim.id: claim for claim in claims.of_document(connection, document).values()}
    touched |= view.touched(connection, merger, tuple(arrived.values()))
    gone = frozenset(claim.id for claim in left.values()) - arrived.keys()
    view.update(connection, merger, touched, gone=gone, change=change)


def _rejudge(connection: Connection, judgement: Judgement, merger: Merger, change: int) -> None:
    """Append `judgement` and rebuild what the claims that it is about touch, before and after it."""
    seeds = claims.alive(connection, _meant(connection, judgement))
    touched = view.touched(connection, merger, seeds)
    judgements.add(connection, judgement, change=change)
    touched |= view.touched(connection, merger, seeds)
    view.update(connection, merger, touched, gone=frozenset(), change=change)


def _same(connection: Connection, reading: Reading) -> bool:
    """Return whether the newest reading that is kept is just `reading`, but for the name of the document."""
    held, language = documents.read(connection, [reading.document.id])[reading.document.id]
    renamed = msgspec.structs.replace(reading.document, name=held.name)
    return (held, language) == (renamed, reading.language)


def _claim(connection: Connection, prefix: str) -> Claim:
    found = claims.find(connection, prefix)
    if found is None:
        raise LedgerError(f"{prefix}: there is no such claim; see `belegg claims`")
    return found


def _meant(connection: Connection, judgement: Judgement) -> tuple[str, ...]:
    """Return the claims that `judgement` is about, also where it undoes another."""
    all_of_them = {one.id: one for one in judgements.listed(connection)} | {judgement.id: judgement}
    while judgement.undoes is not None:
        judgement = all_of_them[judgement.undoes]
    return judgement.claims


def _plain(text: str) -> str:
    """Return `text` as every database takes it."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip()
