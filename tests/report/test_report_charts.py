"""Tolls over time, displacement and actors: what may share an axis, what is drawn where, ties with their claims."""

from datetime import date
from itertools import pairwise

import pytest

from belegg.show.report.actors import actors
from belegg.show.report.displacement import displacement
from belegg.show.report.figures import row_anchor
from belegg.show.report.overview import overview
from belegg.show.report.scales import Days, day_ticks, number_ticks, numbers, round_step
from belegg.show.report.sources import Sources, laid_out
from belegg.show.report.timeline import timeline
from belegg.show.report.words import words_of
from tests.report.pictures import picture


@pytest.fixture(scope="module")
def sources() -> Sources:
    """All open stories, laid out."""
    return laid_out(picture(), words_of("nb"))


def test_new_and_cumulative_never_share_an_axis(sources):
    told = timeline(sources)
    measures = {
        row_anchor(event, toll): toll.measure or "new" for event in sources.events.values() for toll in event.tolls
    }
    for name in ("new", "cumulative", "stock"):
        charts = getattr(told, name)
        assert {measures[chart.back] for chart in charts} <= {name}
    assert len(told.new) > 5 and told.cumulative


def test_a_line_is_one_origin_and_marks_where_it_changed_its_figure(sources):
    for chart in timeline(sources).new:
        names = [line.name for line in chart.lines]
        assert len(names) == len(set(names))
        for line in chart.lines:
            assert not line.points[0].revised
            across = [point.x for point in line.points]
            assert across == sorted(across)
            for before, after in pairwise(line.points):
                assert after.revised == (before.y != after.y)


def test_drawings_stay_inside_their_frame(sources):
    told = timeline(sources)
    for chart in (*told.new, *told.cumulative, *told.stock):
        for line in chart.lines:
            assert all(chart.left <= point.x <= 350 and 10 <= point.y <= 150 for point in line.points)
    panes = displacement(sources)
    assert all(
        panes.stock.left <= dot.x <= 350 and 12 <= dot.high <= dot.y <= dot.low <= 150 for dot in panes.stock.dots
    )
    assert all(28 <= window.start <= window.end <= 350 for window in panes.flow.windows)


def test_stock_and_flow_stand_in_panes_of_their_own(sources):
    told = displacement(sources)
    assert told.stock.moves and told.flow.moves
    assert {move.row.toll.measure for move in told.stock.moves} == {"stock"}
    assert "stock" not in {move.row.toll.measure for move in told.flow.moves}
    assert told.households == any(move.row.toll.unit == "household" for move in (*told.stock.moves, *told.flow.moves))


def test_households_are_not_drawn_among_persons(sources):
    told = displacement(sources).stock
    households = {move.number for move in told.moves if move.row.toll.unit == "household"}
    assert households and not households & {dot.number for dot in told.dots}


def test_every_tie_has_its_claims_and_day(sources):
    told = actors(sources)
    assert len(told.ties) > 10 and told.fights
    for tie in told.ties:
        assert tie.refs and tie.one and tie.other and tie.time
        assert {ref.claim.kind for ref in tie.refs} == {"relation"}
    for tie in told.fights:
        assert tie.refs and {ref.claim.kind for ref in tie.refs} <= {"attack", "casualties", "materiel"}


def test_only_figures_of_one_effect_measure_and_unit_share_a_scale(sources):
    for group in overview(sources).figures:
        kinds = {(row.toll.effect, row.toll.measure, row.toll.unit) for row, _ in group.rows}
        assert len(kinds) == 1


def test_what_is_new_stands_in_the_newest_reports_alone(sources):
    told = overview(laid_out(picture("lashio"), words_of("nb")))
    assert told.new and told.newest == "22. april 2025"
    assert all(ref.report == 5 for lead in told.new for ref in lead.refs)


def test_a_fall_is_shown_as_plainly_as_a_rise(sources):
    ways = {
        (revision.way, revision.old, revision.new)
        for revision in overview(laid_out(picture("ed-daein"), words_of("nb"))).revised
    }
    assert ("down", "19", "18") in ways and ("up", "20", "26") in ways


def test_what_only_an_enemy_says_is_boxed_and_never_best(sources):
    from belegg.show.report.events import shown

    boxed = [event for event in shown(sources) if event.enemies]
    assert boxed
    for event in boxed:
        only = {said.ref.claim.id for origin in event.enemies for said in origin.claims}
        for row in event.rows:
            if set(row.toll.claims) <= only:
                assert row.best is None
        assert not only & {said.ref.claim.id for origin in event.voices for said in origin.claims}


@pytest.mark.parametrize(("most", "step"), [(3, 1), (9, 5), (10, 5), (23, 10), (99, 50), (700_000, 200_000)])
def test_axes_have_round_numbers(most, step):
    assert round_step(most) == step
    axis = numbers([most], bottom=150, ceiling=10)
    ticks = number_ticks(axis, words_of("nb"))
    assert axis.top >= most and ticks[0].text == "0" and 2 <= len(ticks) <= 6
    assert (axis.at(0), axis.at(axis.top)) == (150, 10)


def test_days_stand_in_order_and_do_not_crowd():
    first, last = date(2024, 1, 30), date(2024, 3, 2)
    axis = Days(first=first, last=last, left=30, right=350)
    ticks = day_ticks(axis, [first, date(2024, 1, 31), last], words_of("en"))
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    assert all(b.at - a.at > 50 for a, b in pairwise(ticks))
    years = Days(first=date(2018, 1, 1), last=date(2024, 1, 1), left=30, right=350)
    assert {tick.text for tick in day_ticks(years, [], words_of("en"))} <= {str(year) for year in range(2018, 2025)}
