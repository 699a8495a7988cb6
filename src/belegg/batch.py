"""Read many documents over several processes: each under a deadline, results in the order of the input."""

import os
import time
from collections.abc import Iterable, Iterator
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from traceback import extract_tb

import msgspec

from belegg.model.errors import BeleggError
from belegg.workflow import Reading, read, read_path

AHEAD = 8
"""How many documents per process may be under way or waiting for an earlier one to be handed out."""

RENEWED = 2_000
"""After so many documents a process gives way to a fresh one, so that memory stays flat."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A document to read: the file at `path`, or `data`; or `problem`, why there is none to read."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    problem: str | None = None


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for every document of a batch; see workflow.read. `seconds` is the time that one may take."""

    date: str | date | None = None
    outlet: str | None = None
    language: str | None = None
    seconds: float = 60.0


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task: its reading, or the line that says why there is none."""

    name: str
    reading: Reading | None = None
    error: str | None = None


class _Worker(msgspec.Struct, kw_only=True, eq=False):
    """A process that reads, our end of the pipe to it, and what it is busy with."""

    process: BaseProcess
    pipe: Connection
    number: int | None = None
    task: Task | None = None
    deadline: float = 0.0
    done: int = 0


def attempt(task: Task, options: Options) -> Result:
    """Return what comes of `task`, read here and now; whatever goes wrong becomes a line of the result."""
    if task.problem is not None:
        return Result(name=task.name, error=task.problem)
    try:
        if task.path is not None:
            reading = read_path(task.path, date=options.date, outlet=options.outlet, language=options.language)
        else:
            reading = read(
                task.data or b"", date=options.date, outlet=options.outlet, language=options.language, name=task.name
            )
    except BeleggError as error:
        return Result(name=task.name, error=_one_line(str(error)))
    except Exception as error:  # noqa: BLE001 - the boundary of a batch: one document never stops the others
        fault = _one_line(f"{type(error).__name__}: {error}; {_place(error)}")
        return Result(name=task.name, error=f"{task.name}: a fault of belegg's ({fault}); please report it")
    return Result(name=task.name, reading=reading)


def read_many(tasks: Iterable[Task], *, jobs: int, options: Options) -> Iterator[Result]:
    """Yield the result of each task, in their order, from `jobs` processes; memory does not grow with their number.

    A document that takes longer than its time, or whose process dies, gives an error; the rest goes on."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    waiting = enumerate(tasks)
    workers: list[_Worker] = []
    done: dict[int, Result] = {}
    out, taken, more = 0, 0, True
    try:
        while True:
            while more and taken - out < jobs * AHEAD and _may_feed(workers, jobs):
                entry = next(waiting, None)
                more = entry is not None
                if entry is not None:
                    taken += 1
                    _feed(workers, *entry, options, done)
            while out in done:
                yield done.pop(out)
                out += 1
            busy = [worker for worker in workers if worker.number is not None]
            if busy:
                _collect(workers, busy, options, done)
            elif not more and out == taken:
                return
    finally:
        for worker in workers:
            _stop(worker)


def _may_feed(workers: list[_Worker], jobs: int) -> bool:
    return len(workers) < jobs or any(worker.number is None for worker in workers)


def _feed(workers: list[_Worker], number: int, task: Task, options: Options, done: dict[int, Result]) -> None:
    """Give `task` to a free process, starting one where there is none."""
    if task.problem is not None:
        done[number] = Result(name=task.name, error=task.problem)
        return
    worker = next((worker for worker in workers if worker.number is None), None)
    if worker is None:
        worker = _start(options)
        workers.append(worker)
    worker.number, worker.task, worker.deadline = number, task, time.monotonic() + options.seconds
    try:
        worker.pipe.send(task)
    except OSError:
        _lose(workers, worker, "its process ended before it was read", done)


def _collect(workers: list[_Worker], busy: list[_Worker], options: Options, done: dict[int, Result]) -> None:
    """Wait until a process answers or runs out of time, and take what came."""
    nearest = min(worker.deadline for worker in busy)
    ready = wait([worker.pipe for worker in busy], timeout=max(0.0, nearest - time.monotonic()))
    for worker in busy:
        if worker.pipe in ready:
            _answer(workers, worker, done)
        elif time.monotonic() >= worker.deadline:
            why = f"took longer than the {options.seconds:g} seconds that one document may take; split it up"
            _lose(workers, worker, why, done)


def _answer(workers: list[_Worker], worker: _Worker, done: dict[int, Result]) -> None:
    try:
        result: Result = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join(1)
        _lose(workers, worker, f"its process ended unexpectedly (exit code {worker.process.exitcode})", done)
        return
    if worker.number is not None:
        done[worker.number] = result
    worker.number, worker.task = None, None
    worker.done += 1
    if worker.done >= RENEWED:
        workers.remove(worker)
        _stop(worker)


def _lose(workers: list[_Worker], worker: _Worker, why: str, done: dict[int, Result]) -> None:
    """Give up the document that `worker` is busy with, and the process with it."""
    if worker.number is not None and worker.task is not None:
        done[worker.number] = Result(name=worker.task.name, error=f"{worker.task.name}: {why}")
    workers.remove(worker)
    _stop(worker)


def _start(options: Options) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, options), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process=process, pipe=ours)


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(pipe: Connection, options: Options) -> None:
    """Answer task after task until the pipe closes: the whole life of a worker process."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        result = attempt(task, options)
        try:
            pipe.send(result)
        except OSError:
            return


def _place(error: Exception) -> str:
    """Return the file and line that `error` came from."""
    frames = extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else "no trace"


def _one_line(text: str) -> str:
    return " ".join(text.split())
