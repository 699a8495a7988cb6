"""What is kept: documents, claims, events, judgements; appended, withdrawn, read anew."""

import msgspec
import pytest
from sqlalchemy.exc import DBAPIError

from belegg.ledger import changes, claims, documents, events, judgements
from belegg.ledger.connect import reading, writing
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import Filter
from tests.ledger import articles, fake_merger

TABLES = ("change", "document", "reading", "claim", "judgement", "tombstone", "event")


def test_what_is_added_comes_back_as_it_was(keep, ask, ledger):
    data, read = articles.reading(1, claims=2)
    assert keep.add(1, claims=2) == "added"
    assert [found.claim for found in ask(claims.listed)] == list(read.claims)
    (found,) = ask(documents.listed)
    assert (found.id, found.outlet, found.language, found.size) == (read.document.id, "Avisa", "nb", len(data))
    assert found.published == read.document.published
    assert found.added == articles.MORNING
    assert (found.claims, found.withdrawn) == (2, None)
    with reading(ledger) as connection:
        assert documents.original(connection, read.document.id) == data
        assert documents.read(connection, [read.document.id]) == {read.document.id: (read.document, "nb")}


def test_the_same_bytes_again_add_nothing(keep, ask):
    keep.add(1)
    before = ask(changes.after, 0), ask(documents.listed), ask(claims.listed), ask(events.listed)
    assert keep.add(1) == "held"
    assert keep.add(1, outlet="En annen") == "held"
    assert (ask(changes.after, 0), ask(documents.listed), ask(claims.listed), ask(events.listed)) == before


def test_events_are_made_of_the_claims_of_all_documents(keep, ask):
    keep.add(1, killed=5)
    keep.add(2, killed=9)
    keep.add(3, killed=2, place="Kharkiv")
    idlib, kharkiv = sorted(ask(events.listed), key=lambda event: -len(event.claims))
    assert (idlib.tolls[0].low, idlib.tolls[0].high, idlib.origins) == (5, 9, 2)
    assert (kharkiv.tolls[0].best, kharkiv.grade) == (2, "weak")


def test_only_what_the_new_claims_touch_is_merged_again(keep, ask):
    for number in range(5):
        keep.add(number, place="Kharkiv", day=number + 1)
    before = ask(events.holding_all)
    fake_merger.ASKED.clear()
    keep.add(9, place="Kharkiv", day=3)
    assert fake_merger.ASKED == [2]
    after = ask(events.holding_all)
    assert len(set(before) & set(after)) == 4


def test_whatever_came_and_went_the_events_are_those_of_merging_everything(keep, ask):
    for number in range(12):
        keep.add(
            number, killed=number, day=1 + number % 4, place=("Idlib", "Kharkiv")[number % 2], claims=1 + number % 3
        )
    keep.withdraw(articles.reading(4, killed=4, day=1)[1].document.id)
    ids = [found.claim.id for found in ask(claims.listed)]
    keep.judge("join", ids[0], ids[5])
    split = keep.judge("split", ids[2], ids[3])
    keep.judge("undo", split.id)
    before = ask(events.listed)
    assert keep.rebuild() == 0
    assert ask(events.listed) == before


def test_a_withdrawn_document_leaves_a_tombstone_and_everything_is_rebuilt_without_it(keep, ask):
    keep.add(1, killed=5)
    keep.add(2, killed=9)
    withdrawn = keep.withdraw("sak-2.txt")
    (event,) = ask(events.listed)
    assert (event.tolls[0].low, event.tolls[0].high, event.origins) == (5, 5, 1)
    assert [found.name for found in ask(documents.listed)] == ["sak-1.txt"]
    both = ask(documents.listed, Filter(withdrawn=True))
    assert [(found.name, found.withdrawn) for found in both] == [
        ("sak-1.txt", None),
        ("sak-2.txt", "retracted by the outlet"),
    ]
    assert len(ask(claims.listed)) == 1
    assert keep.add(2, killed=9) == "withdrawn"
    with pytest.raises(LedgerError, match="was withdrawn before"):
        keep.withdraw(withdrawn)
    with pytest.raises(LedgerError, match="no document is called so"):
        keep.withdraw("ffff")


def test_the_last_document_withdrawn_leaves_no_event(keep, ask):
    keep.add(1)
    keep.withdraw("sak-1.txt")
    assert (ask(events.listed), ask(claims.listed), ask(documents.listed)) == ([], [], [])


def test_a_newer_reader_appends_a_reading_and_the_newest_holds(keep, ask, ledger):
    keep.add(1, claims=1)
    assert keep.add(1, claims=3, version="2") == "read anew"
    assert len(ask(claims.listed)) == 3
    (found,) = ask(documents.listed)
    assert (found.version, found.claims) == ("2", 3)
    (event,) = ask(events.listed)
    assert len(event.claims) == 3
    with reading(ledger) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reading").scalar() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM document").scalar() == 1


def test_reading_again_with_another_outlet_holds_from_then_on(keep, ask):
    keep.add(1)
    assert keep.add(1, again="if changed") == "held"
    assert keep.add(1, again="if changed", outlet="En annen") == "read anew"
    assert [found.outlet for found in ask(documents.listed)] == ["En annen"]
    assert len(ask(claims.listed)) == 1


def test_a_document_that_changed_while_it_was_read_is_not_kept(ledger, ask):
    from belegg import keeping

    _, read = articles.reading(1)
    with pytest.raises(LedgerError, match="changed while it was read"):
        keeping.keep(ledger, b"other bytes", read, version="1", merger=fake_merger)
    assert ask(changes.after, 0) == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_database_itself_refuses_to_overwrite(keep, ledger, table, act):
    keep.add(1)
    keep.add(2)
    keep.withdraw("sak-2.txt")
    ids = articles.reading(1, claims=2)[1].claims
    keep.add(3, claims=2, day=11)
    keep.judge("join", *[claim.id for claim in articles.reading(3, claims=2, day=11)[1].claims])
    assert ids
    column = "document" if table == "tombstone" else "number"
    with pytest.raises(LedgerError, match="appended, never changed"), writing(ledger) as connection:
        connection.exec_driver_sql(act.format(table=table, column=column))


def test_judgements_are_kept_with_author_and_time_and_can_be_undone(keep, ask):
    keep.add(1, day=10)
    keep.add(2, day=11)
    one, other = [found.claim.id for found in ask(claims.listed)]
    given = keep.judge("join", one[:8], other[:8], why="same fight", author="Ola")
    assert (given.claims, given.author, given.why) == ((one, other), "Ola", "same fight")
    assert given.at.tzinfo is not None
    assert len(ask(events.listed)) == 1
    undo = keep.judge("undo", given.id[:6])
    assert len(ask(events.listed)) == 2
    keep.judge("undo", undo.id)
    assert len(ask(events.listed)) == 1
    assert [one.verdict for one in ask(judgements.listed)] == ["join", "undo", "undo"]
    assert ask(lambda connection: judgements.standing(judgements.listed(connection))) == [given]


def test_a_judgement_about_nothing_is_refused_and_leaves_nothing(keep, ask):
    keep.add(1)
    (found,) = ask(claims.listed)
    before = ask(changes.after, 0)
    for about in ((found.claim.id, "ffffff"), (found.claim.id,), (found.claim.id, found.claim.id)):
        with pytest.raises(LedgerError):
            keep.judge("join", *about)
    with pytest.raises(LedgerError, match="no such judgement"):
        keep.judge("undo", "ffffff")
    assert ask(changes.after, 0) == before


def test_what_fails_half_way_leaves_nothing(keep, ask, ledger):
    from belegg import keeping

    class Broken:
        block_keys = staticmethod(fake_merger.block_keys)
        affected = staticmethod(fake_merger.affected)

        @staticmethod
        def gather(*_given):
            raise LedgerError("the merger broke")

    keep.add(1)
    before = ask(changes.after, 0), ask(documents.listed), ask(claims.listed), ask(events.listed)
    data, read = articles.reading(2)
    with pytest.raises(LedgerError, match="the merger broke"):
        keeping.keep(ledger, data, read, version="1", merger=Broken)
    assert (ask(changes.after, 0), ask(documents.listed), ask(claims.listed), ask(events.listed)) == before
    assert keep.add(2) == "added"


def test_later_changes_bear_later_moments_even_when_the_clock_goes_back(keep, ask, ledger):
    from belegg import keeping

    keep.add(1)
    data, read = articles.reading(2)
    early = articles.clock(articles.MORNING.replace(year=2019))
    keeping.keep(ledger, data, read, version="1", merger=fake_merger, clock=early)
    first, second = ask(changes.after, 0)
    assert first.at < second.at


def test_odd_words_are_kept(keep, ask, ledger):
    from belegg import keeping

    data, read = articles.reading(1)
    document = msgspec.structs.replace(read.document, name="s\udce6k\0.txt", outlet="A\0visa")
    keeping.keep(ledger, data, msgspec.structs.replace(read, document=document), version="1", merger=fake_merger)
    (found,) = ask(documents.listed)
    assert found.name == "s?k\ufffd.txt"
    keep.withdraw(found.id, why="nul\0 and \udce6")
    assert ask(documents.listed, Filter(withdrawn=True))[0].withdrawn == "nul  and ?"


def test_two_connections_one_error_of_the_driver(ledger):
    with pytest.raises(LedgerError), reading(ledger) as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    assert not issubclass(LedgerError, DBAPIError)
