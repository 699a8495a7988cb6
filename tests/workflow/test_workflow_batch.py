"""Reading many documents over processes: order, errors, deadlines, processes that die."""

import os
import time
from pathlib import Path

import pytest

from belegg import batch
from belegg.batch import Options, Task, attempt, read_many
from belegg.model.errors import BeleggError

SERVE = batch._serve
ARTICLE = "Fem soldater ble drept i Idlib mandag, melder hæren. Kampene fortsatte i går."


def slow(task: Task, _options: Options) -> batch.Result:
    """Stand in for a reader: the task's name says what happens."""
    if task.name == "hangs":
        time.sleep(60)
    if task.name == "dies":
        os._exit(7)
    return batch.Result(name=task.name, error=f"{task.name}: {os.getpid()}")


def serve_slowly(pipe: object, options: Options) -> None:
    """Serve as a worker process does, with the reader above."""
    batch.attempt = slow
    SERVE(pipe, options)


@pytest.fixture
def slowly(monkeypatch):
    monkeypatch.setattr(batch, "_serve", serve_slowly)


def names(results):
    return [result.name for result in results]


def test_results_come_in_the_order_of_the_tasks(tmp_path):
    tasks = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(ARTICLE * (4 - number), encoding="utf-8")
        tasks.append(Task(name=str(number), path=path))
    tasks.insert(2, Task(name="gone", problem="gone: there is no such file"))
    results = list(read_many(tasks, jobs=2, options=Options(date="2020-02-10")))
    assert names(results) == ["0", "1", "gone", "2", "3"]
    assert results[2].error == "gone: there is no such file"
    assert all(result.reading.claims for result in results if result.error is None)
    assert results[0].reading.document.published_from == "given"


def test_a_document_that_takes_too_long_is_given_up_and_the_rest_goes_on(slowly):
    tasks = [Task(name=name) for name in ("a", "hangs", "b", "c")]
    began = time.monotonic()
    results = list(read_many(tasks, jobs=2, options=Options(seconds=4)))
    assert names(results) == ["a", "hangs", "b", "c"]
    assert "took longer than the 4 seconds" in results[1].error
    assert time.monotonic() - began < 30


def test_a_process_that_dies_costs_its_document_alone(slowly):
    results = list(read_many([Task(name=name) for name in ("a", "dies", "b")], jobs=1, options=Options()))
    assert names(results) == ["a", "dies", "b"]
    assert "ended unexpectedly (exit code 7)" in results[1].error


def test_a_process_gives_way_to_a_fresh_one(slowly, monkeypatch):
    monkeypatch.setattr(batch, "RENEWED", 2)
    results = list(read_many([Task(name=str(n)) for n in range(4)], jobs=1, options=Options()))
    processes = [result.error.split(": ")[1] for result in results]
    assert processes[0] == processes[1] != processes[2] == processes[3]


def test_tasks_are_taken_as_they_are_needed(slowly):
    taken = []

    def tasks():
        for number in range(1000):
            taken.append(number)
            yield Task(name=str(number))

    results = read_many(tasks(), jobs=1, options=Options())
    assert next(results).name == "0"
    assert len(taken) <= batch.AHEAD + 1
    results.close()


def test_no_tasks_give_no_results():
    assert list(read_many([], jobs=2, options=Options())) == []


def test_what_goes_wrong_becomes_one_line(monkeypatch):
    def refuse(*_arguments, **_keys):
        raise BeleggError("too\nlong")

    monkeypatch.setattr(batch, "read_path", refuse)
    assert attempt(Task(name="a", path=Path("a")), Options()).error == "too long"

    def fail(*_arguments, **_keys):
        raise IndexError("out of range")

    monkeypatch.setattr(batch, "read_path", fail)
    error = attempt(Task(name="a", path=Path("a")), Options()).error
    assert error.startswith("a: a fault of belegg's (IndexError: out of range; test_workflow_batch.py line")
