"""The loss report: what it counts, and how it is told."""

import pytest

from belegg.show.export.losses import Loss, Losses, lines
from belegg.show.export.registry import FORMATS, ExportError, file_writer, text_writer
from tests.export.made import event, file_of, material, toll


def test_losses_are_counted_and_the_most_frequent_come_first():
    losses = Losses()
    losses.events, losses.written = 1200, 1
    for _ in range(2):
        losses.add("best", "no honest best")
    losses.add("event", "no date", 3)
    losses.add("event", "nothing", 0)
    losses.always("grade", "no field for it")
    assert list(losses) == [
        Loss(field="event", why="no date", rows=3), Loss(field="best", why="no honest best", rows=2),
        Loss(field="grade", why="no field for it", rows=None),
    ]  # fmt: skip
    assert list(lines(losses, what="ucdp")) == [
        "ucdp: 1 row from 1,200 events; not carried over:", "- event: 3 rows: no date",
        "- best: 2 rows: no honest best", "- grade: all rows: no field for it",
    ]  # fmt: skip
    assert list(lines(Losses(), what="x")) == ["x: 0 rows from 0 events; nothing was left out"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_and_counts_what_went_in(tmp_path, name):
    told = material(event(toll(2, 2, 2)), event(id="e2"), event(id="e3", kind="statement", mode="threat"))
    path, losses = file_of(name, told, tmp_path)
    assert losses.events == 3 and path.stat().st_size > 0


def test_a_format_that_is_none_is_refused():
    with pytest.raises(ExportError, match="there are jsonl"):
        text_writer("pdf")
    with pytest.raises(ExportError):
        text_writer("xlsx")
    with pytest.raises(ExportError):
        file_writer("csv")
