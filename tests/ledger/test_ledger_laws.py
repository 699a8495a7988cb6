"""Laws that hold with belegg's own merger: the order of reports does not matter, nor which way they came and went."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belegg import keeping
from belegg.ledger import claims, events
from belegg.ledger.connect import opened, reading
from tests.ledger import articles

reports = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from([3, 4, 9, 40]), st.sampled_from(["Idlib", "Kharkiv"]),
        st.sampled_from([10, 11, 14]), st.sampled_from(["Avisa", "Bladet"]), st.integers(1, 3),
    ),
    min_size=2, max_size=6, unique_by=lambda report: report[0],
)  # fmt: skip
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made(report):
    number, killed, place, day, outlet, count = report
    return articles.reading(number, killed=killed, place=place, day=day, outlet=outlet, claims=count)


def kept(given_reports, *, withdrawn=(), judged=False):
    """Return the events of a ledger that the reports were added to in this order, some withdrawn again, after seeing
    that merging everything anew gives just the same."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "belegg.db", create=True) as ledger:
        for report in given_reports:
            keeping.keep(ledger, *made(report), version="1")
        if judged:
            with reading(ledger) as connection:
                ids = sorted(found.claim.id for found in claims.listed(connection))
            keeping.judge(ledger, "split", ids[:2], why="", author="Kari")
            last = keeping.judge(ledger, "join", [ids[0], ids[-1]], why="", author="Kari")
            keeping.judge(ledger, "undo", [last.id], why="", author="Kari")
        for report in withdrawn:
            keeping.withdraw(ledger, made(report)[1].document.id, why="", author="Kari")
        assert keeping.rebuild(ledger) == 0
        with reading(ledger) as connection:
            return list(events.listed(connection))


@few
@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_reports_never_changes_the_events(given_reports, chance):
    shuffled = list(given_reports)
    chance.shuffle(shuffled)
    assert kept(shuffled) == kept(given_reports)


@few
@given(reports, st.data())
def test_what_is_withdrawn_was_never_there(given_reports, data):
    gone = data.draw(st.lists(st.sampled_from(given_reports), unique=True, max_size=len(given_reports) - 1))
    left = [report for report in given_reports if report not in gone]
    assert kept(given_reports, withdrawn=gone) == kept(left)


@few
@given(reports)
def test_judgements_are_kept_to_the_same_way_whenever_they_came(given_reports):
    if sum(report[-1] for report in given_reports) >= 2:
        kept(given_reports, judged=True)
