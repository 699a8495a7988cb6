"""A large ledger: one report more is added in well under a second, and what is asked of it comes at once."""

import time

import pytest
from sqlalchemy import text

from belegg import keeping
from belegg.ledger import claims, events
from belegg.ledger.connect import opened, reading, writing
from belegg.ledger.filters import Filter
from belegg.revising import differences
from tests.ledger import articles, fake_merger

CLAIMS = 100_000
"""So many claims, four to an event: copies of one, written by the database itself."""
SERIES = {
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) SELECT i FROM n) AS n",
    "postgresql": "generate_series(1, {most}) AS n(i)",
}
FILLING = (
    "INSERT INTO claim (number, id, reading, kind, mode, standing, imputed, time_start, time_end, longitude, latitude, "
    "record, change) SELECT 1000 + i, 'copy-' || i, reading, kind, mode, standing, imputed, time_start, time_end, "
    "longitude + i % 100, latitude, replace(record, id, 'copy-' || i), change FROM claim, {claims} WHERE number = 1",
    "INSERT INTO claim_block (key, claim) SELECT 'key-' || (i / 4), 1000 + i FROM {claims}",
    "INSERT INTO claim_name (claim, role, name) SELECT 1000 + i, 'place', 'place ' || (i % 997) FROM {claims}",
    "INSERT INTO event (number, id, kind, mode, standing, grade, time_start, time_end, longitude, latitude, record, "
    "change) SELECT 1000 + i, 'event-' || i, kind, mode, standing, grade, time_start, time_end, longitude, latitude, "
    "replace(record, id, 'event-' || i), change FROM event, {events} WHERE number = 1",
    "INSERT INTO event_claim (event, claim) SELECT 1000 + i / 4, 'copy-' || i FROM {claims} WHERE i >= 4",
    "INSERT INTO event_name (event, role, name) SELECT 1000 + i, 'place', 'place ' || (i % 997) FROM {events}",
)


@pytest.fixture
def large(address):
    """A ledger of so many claims, and what keeps another report in it."""
    with opened(address, create=True) as ledger:
        add(ledger, 1)
        with writing(ledger) as connection:
            series = SERIES[ledger.engine.dialect.name]
            for statement in FILLING:
                words = statement.format(claims=series.format(most=CLAIMS), events=series.format(most=CLAIMS // 4))
                connection.execute(text(words))
        if ledger.engine.dialect.name == "postgresql":
            with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE"))
        yield ledger


def add(ledger, number, **keys):
    data, read = articles.reading(number, **keys)
    return keeping.keep(ledger, data, read, version="1", merger=fake_merger)


def test_one_report_more_is_kept_at_once_and_little_is_read_to_answer_little(large):
    add(large, 2, place="Kharkiv")
    fake_merger.ASKED.clear()
    began = time.monotonic()
    assert add(large, 3, claims=4) == "added"
    assert time.monotonic() - began < 1
    assert fake_merger.ASKED == [5]
    with reading(large) as connection:
        assert connection.execute(text("SELECT count(*) FROM claim")).scalar() > CLAIMS
        began = time.monotonic()
        assert len(list(claims.listed(connection, Filter(first=20)))) == 20
        assert len(list(claims.listed(connection, Filter(place="Place 12", first=20)))) == 20
        assert len(list(events.listed(connection, Filter(place="Place 12", first=5)))) == 5
        assert list(claims.listed(connection, Filter(box=(-10.0, -10.0, -9.0, -9.0)))) == []
        assert claims.find(connection, "copy-99999").kind == "casualties"
        assert differences(connection, keeping.now()) == ()
        assert time.monotonic() - began < 3
