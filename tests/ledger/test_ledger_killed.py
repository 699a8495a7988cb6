"""A power cut at any moment: the ledger opens, holds each document whole or not at all, and goes on where it was."""

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from belegg import keeping
from belegg.ledger import claims, documents, events
from belegg.ledger.connect import connect, opened, reading, writing
from belegg.ledger.filters import Filter
from tests.ledger import fake_merger
from tests.ledger.importer import one

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 240
KILLS = {"sqlite": 15, "postgresql": 8}
AT_ONCE = 24
"""The most articles between two kills."""
AT_MOST = 150
"""Seconds that a process may take before it is ended, so that no test waits for ever."""

one = cache(one)


@pytest.fixture
def importer():
    """Starts processes that add articles, and sees to it that none outlives the test."""
    started = []

    def start(address, first, end):
        command = [sys.executable, "-m", "tests.ledger.importer", str(address), str(first), str(end)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        watchdog = threading.Timer(AT_MOST, process.kill)
        watchdog.start()
        started.append((process, watchdog))
        return process

    yield start
    for process, watchdog in started:
        watchdog.cancel()
        process.kill()
        process.communicate(timeout=30)


def state_of(address, *, known=()):
    """Return the numbers of the articles that are held, each checked to be whole; `known` were there before."""
    wanted = {one(number)[1].document.id: number for number in range(ARTICLES)}
    with opened(address) as ledger, reading(ledger) as connection:
        if ledger.engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        held = {kept.id: kept for kept in documents.listed(connection)}
        by_document = Counter(found.claim.document for found in claims.listed(connection))
        in_events = Counter(name for event in events.listed(connection) for name in event.claims)
        for key, kept in held.items():
            data, read = one(wanted[key])
            assert sha256(documents.original(connection, key)).hexdigest() == key == sha256(data).hexdigest()
            assert kept.claims == len(read.claims) == by_document[key]
            assert all(in_events[claim.id] == 1 for claim in read.claims)
            if wanted[key] not in known:
                assert key in {found.id for found in documents.listed(connection, Filter(search=f"sak {wanted[key]}"))}
        assert sum(by_document.values()) == sum(in_events.values()) == sum(kept.claims for kept in held.values())
        assert connection.execute(text("SELECT count(*) FROM document")).scalar() == len(held)
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar() == len(held)
    return sorted(wanted[key] for key in held)


def events_of(address):
    with opened(address) as ledger, reading(ledger) as connection:
        return list(events.listed(connection))


def killed(process, *, added=0, after=0.0):
    """Kill `process` -9 so many seconds after it has added so many articles, and return what it said."""
    assert process.stdout.readline() == "ready\n"
    said = []
    while said.count("added") < added and (line := process.stdout.readline()):
        said.append(line.strip())
    time.sleep(after)
    process.kill()
    rest, errors = process.communicate(timeout=30)
    assert process.returncode in (-9, 0), errors
    return [*said, *rest.split()]


def test_killed_again_and_again_an_import_loses_nothing_and_goes_on(address, importer, tmp_path):
    chance = random.Random(20)
    before = []
    kills = KILLS["postgresql" if address.startswith("postgresql") else "sqlite"]
    for _ in range(kills):
        process = importer(address, 0, ARTICLES)
        said = killed(process, added=chance.randint(1, AT_ONCE), after=chance.uniform(0, 0.012))
        assert said[: len(before)] == ["held"] * len(before)
        held = state_of(address, known=before)
        assert held[: len(before)] == before
        assert len(held) - len(before) - said.count("added") in (0, 1)
        before = held
    assert len(before) >= kills
    last = importer(address, 0, ARTICLES)
    said, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    assert state_of(address) == list(range(ARTICLES))

    other = tmp_path / "at-one-go.db"
    with opened(other, create=True) as ledger:
        for number in range(ARTICLES):
            keeping.keep(ledger, *one(number), version="1", merger=fake_merger)
    assert events_of(other) == events_of(address)


def test_killed_while_it_is_made_a_ledger_is_made_the_next_time(importer, tmp_path):
    chance = random.Random(7)
    for kill in range(6):
        address = tmp_path / f"{kill}.db"
        killed(importer(address, 0, 3), added=0, after=chance.uniform(0, 0.25))
        with opened(address, create=True) as ledger, reading(ledger) as connection:
            assert len(list(documents.listed(connection))) <= 3


def test_two_importers_at_once_lose_nothing(address, importer):
    both = [importer(address, 0, 90), importer(address, 50, 140)]
    said = []
    for process in both:
        out, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        said += out.split()
    assert Counter(said) == {"ready": 2, "added": 140, "held": 40}
    assert state_of(address) == list(range(140))
    with opened(address) as ledger:
        assert keeping.rebuild(ledger, merger=fake_merger) == 0


def test_two_who_make_one_ledger_at_once_both_find_it_made(importer, tmp_path):
    for attempt in range(2):
        both = [importer(tmp_path / f"{attempt}.db", 0, 2) for _ in range(3)]
        for process in both:
            _, errors = process.communicate(timeout=60)
            assert process.returncode == 0, errors


def test_a_reader_never_waits_for_an_import(address):
    writer = connect(address, create=True)
    keeping.keep(writer, *one(1), version="1", merger=fake_merger)
    with writing(writer) as connection:
        connection.execute(text("INSERT INTO change (at, what, subject) VALUES ('2030-01-01', 'add', 'x')"))
        began = time.monotonic()
        with opened(address) as ledger, reading(ledger) as other:
            assert len(list(documents.listed(other))) == 1
            assert len(list(events.listed(other))) == 1
        assert time.monotonic() - began < 2
    writer.close()


def test_a_reader_and_a_writer_of_one_ledger_do_not_share_what_they_see(address):
    with opened(address, create=True) as ledger, reading(ledger) as connection:
        assert list(documents.listed(connection)) == []
        keeping.keep(ledger, *one(1), version="1", merger=fake_merger)
        assert list(documents.listed(connection)) == []


def test_a_reader_sees_one_moment_throughout(address):
    with opened(address, create=True) as writer, opened(address) as reader:
        keeping.keep(writer, *one(1), version="1", merger=fake_merger)
        with reading(reader) as connection:
            assert len(list(documents.listed(connection))) == 1
            keeping.keep(writer, *one(2), version="1", merger=fake_merger)
            assert len(list(documents.listed(connection))) == 1
        with reading(reader) as connection:
            assert len(list(documents.listed(connection))) == 2
