"""What is asked of a ledger: by place, party, time, kind, standing, words, and as of a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from belegg.ledger import claims, documents, events
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import Filter
from belegg.revising import differences
from tests.conftest import actor_of, count_of, speaker_of
from tests.ledger import articles


@pytest.fixture
def three(keep):
    """Five dead in Idlib on the 10th, nine in Kharkiv on the 11th, some dozens in El Fasher on the 12th."""
    keep.add(1, killed=5)
    keep.add(2, killed=9, place="Kharkiv", day=11, outlet="Bladet", standing="denied")
    keep.add(
        3,
        place="El Fasher",
        day=12,
        count=count_of(24, 99, imputed=True, quantifier="vague"),
        actor=actor_of("RSF", name="RSF", country="SDN", sector="militia"),
        said_by=speaker_of("Leger Uten Grenser", name="Leger Uten Grenser", sector="ngo"),
    )


@pytest.fixture
def found(three, ask):
    """Asks for claims and for events, sees to it that both say the same, and returns the places."""

    def call(**keys):
        wanted = Filter(**keys)
        by_claims = [found.claim.place.name for found in ask(claims.listed, wanted)]
        by_events = [event.place.name for event in ask(events.listed, wanted)]
        if wanted.imputed:
            assert sorted(by_claims) == sorted(by_events)
        return by_claims

    return call


@pytest.mark.parametrize(
    "keys",
    [
        {"place": "Kharkiv"}, {"place": "KHARKIV"}, {"place": "Ukraina"}, {"place": "ukraine"},
        {"place": "UKR"}, {"standing": "denied"}, {"start": date(2020, 2, 11), "end": date(2020, 2, 11)},
        {"box": (36.0, 49.0, 37.0, 50.0)}, {"place": "Kharkiv", "actor": "soldater"},
    ],
)  # fmt: skip
def test_one_is_found(found, keys):
    assert found(**keys) == ["Kharkiv"]


def test_a_spelling_of_the_gazetteer_finds_the_place_by_its_id(keep, ask):
    from belegg.world.gazetteer import lookup

    known = next(one for one in lookup("Kharkiv") if one.country == "UKR")
    keep.add(1)
    keep.add(2, place="Kharkiv", id_of_place=known.id)
    for name in ("Kharkiv", "Kharkov", "Charkiv", "Kharkov"):
        if known.id in {one.id for one in lookup(name)}:
            assert [found.name for found in ask(claims.listed, Filter(place=name))] == ["sak-2.txt"], name


def test_parties_sides_sectors_and_speakers_are_found(found):
    assert found(actor="RSF") == ["El Fasher"]
    assert found(actor="militia") == ["El Fasher"]
    assert found(actor="Sudan") == ["El Fasher"]
    assert found(actor="leger uten grenser") == ["El Fasher"]
    assert found(actor="Leger") == ["El Fasher"]
    assert found(actor="Lege") == []
    assert found(actor="state_forces") == ["Idlib", "Kharkiv", "El Fasher"]


def test_nothing_is_found_that_is_not_there(found):
    for keys in (
        {"place": "Oslo"}, {"kind": "talks"}, {"mode": "wounded"}, {"box": (0.0, 0.0, 1.0, 1.0)},
        {"start": date(2021, 1, 1)}, {"end": date(2019, 1, 1)}, {"place": "%"}, {"place": "_____"},
        {"actor": "'; DROP TABLE claim; --"}, {"document": "zz"},
    ):  # fmt: skip
        assert found(**keys) == [], keys
    assert found(kind="casualties", mode="killed") == ["Idlib", "Kharkiv", "El Fasher"]


def test_days_open_at_one_end(found):
    assert found(start=date(2020, 2, 11)) == ["Kharkiv", "El Fasher"]
    assert found(end=date(2020, 2, 11)) == ["Idlib", "Kharkiv"]


def test_imputed_figures_can_be_left_out(found, ask):
    assert found(imputed=False) == ["Idlib", "Kharkiv"]
    rows = {event.place.name: len(event.tolls) for event in ask(events.listed, Filter(imputed=False))}
    assert rows == {"Idlib": 1, "Kharkiv": 1, "El Fasher": 0}


def test_by_document_and_outlet(found, ask, three):
    two = articles.reading(2, killed=9, place="Kharkiv", day=11, outlet="Bladet", standing="denied")[1].document.id
    assert found(document=two[:10]) == ["Kharkiv"]
    assert [one.name for one in ask(claims.listed, Filter(outlet="Bladet"))] == ["sak-2.txt"]
    assert [one.name for one in ask(documents.listed, Filter(outlet="bladet"))] == ["sak-2.txt"]
    assert [one.name for one in ask(documents.listed, Filter(language="nn"))] == []
    assert [one.name for one in ask(documents.listed, Filter(start=date(2020, 2, 12)))] == ["sak-3.txt"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("idlib", ["sak-1.txt"]), ("IDLIB drept", ["sak-1.txt"]), ("flyktet", ["sak-1.txt", "sak-2.txt", "sak-3.txt"]),
        ("idlib kharkiv", []), ("el-fasher", ["sak-3.txt"]), ("Bladet", ["sak-2.txt"]), ("'", None), ("\" OR *", []),
        ("& | ! <->", None), ("drép", []), ("drépt idlíb", ["sak-1.txt"]),
    ],
)  # fmt: skip
def test_documents_are_searched_by_their_words(three, ask, words, names):
    found = [one.name for one in ask(documents.listed, Filter(search=words))]
    assert found == (["sak-1.txt", "sak-2.txt", "sak-3.txt"] if names is None else names)


def test_first_cuts_the_list(three, ask):
    assert len(ask(claims.listed, Filter(first=2))) == 2
    assert len(ask(events.listed, Filter(first=2))) == 2
    assert len(ask(documents.listed, Filter(first=2))) == 2


def test_as_of_a_moment_the_ledger_is_as_it_was(keep, ask):
    at = articles.MORNING
    keep.add(1, killed=5)
    keep.add(2, killed=9)
    keep.add(1, killed=5, version="2", outlet="En annen", claims=2)
    keep.withdraw("sak-2.txt")

    def seen(moment):
        wanted = Filter(as_of=moment)
        return (
            [(one.name, one.outlet) for one in ask(documents.listed, wanted)],
            len(ask(claims.listed, wanted)),
            [(event.tolls[0].low, event.tolls[0].high, len(event.claims)) for event in ask(events.listed, wanted)],
        )

    minute = timedelta(minutes=1)
    one, two = ("sak-1.txt", "Avisa"), ("sak-2.txt", "Avisa")
    assert seen(at - minute) == ([], 0, [])
    assert seen(at) == ([one], 1, [(5, 5, 1)])
    assert seen(at + minute) == ([one, two], 2, [(5, 9, 2)])
    assert seen(at + 2 * minute) == ([("sak-1.txt", "En annen"), two], 3, [(5, 9, 3)])
    assert seen(at + 3 * minute) == ([("sak-1.txt", "En annen")], 2, [(5, 5, 2)])
    assert seen(None) == seen(datetime(2100, 1, 1, tzinfo=UTC)) == seen(at + 3 * minute)


def test_differences_name_the_new_the_revised_and_the_withdrawn_and_why(keep, ask):
    keep.add(1, killed=5)
    keep.add(2, killed=7, place="Kharkiv")
    since = articles.MORNING + timedelta(minutes=1)
    keep.add(3, killed=9)
    keep.add(4, killed=1, place="El Fasher")
    keep.withdraw("sak-2.txt")

    def told(**keys):
        return [
            (one.what, (one.new or one.old).place.name, [change.what for change in one.why])
            for one in ask(differences, since, **keys)
        ]

    assert told() == [
        ("new", "El Fasher", ["add"]),
        ("revised", "Idlib", ["add"]),
        ("withdrawn", "Kharkiv", ["withdraw"]),
    ]
    revised = ask(differences, since)[1]
    assert (revised.old.tolls[0].high, revised.new.tolls[0].high) == (5, 9)
    assert revised.why[0].subject == articles.reading(3, killed=9)[1].document.id
    withdrawn = ask(differences, since)[2]
    assert (withdrawn.why[0].why, withdrawn.why[0].author, withdrawn.into) == ("retracted by the outlet", "Kari", None)
    assert told(wanted=Filter(place="Idlib")) == [("revised", "Idlib", ["add"])]
    assert told(until=since + timedelta(minutes=1)) == [("revised", "Idlib", ["add"])]
    assert told(until=since) == []
    assert ask(differences, since + timedelta(days=1)) == []


def test_what_came_and_went_between_is_no_difference(keep, ask):
    keep.add(1)
    since = articles.MORNING
    keep.add(2, place="Kharkiv")
    keep.withdraw("sak-2.txt")
    assert ask(differences, since) == []


def test_an_event_that_a_judgement_takes_into_another_says_so(keep, ask):
    keep.add(1, day=10)
    keep.add(2, day=11)
    since = articles.MORNING + timedelta(minutes=1)
    keep.judge("join", *[found.claim.id for found in ask(claims.listed)])
    revised, gone = ask(differences, since)
    assert (revised.what, gone.what, gone.into) == ("revised", "withdrawn", revised.new.id)
    assert [change.what for change in gone.why] == ["judge"]


def test_ids_are_found_by_their_beginning(keep, ask, ledger):
    keep.add(1, claims=4)
    ids = [found.claim.id for found in ask(claims.listed)]

    def find(prefix):
        from belegg.ledger.connect import reading

        with reading(ledger) as connection:
            return claims.find(connection, prefix)

    assert find(ids[0][:12]).id == find(ids[0].upper()).id == ids[0]
    assert find("zz") is None
    with pytest.raises(LedgerError, match="4 claims begin so"):
        find("")
