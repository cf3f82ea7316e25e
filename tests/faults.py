"""Killing a ledger's work at random moments, and seeing that nothing of it was lost.

A job is a piece of work on a ledger, done by a process of its own that tells what it was told was kept. In a trial the
process is killed with SIGKILL at a random moment. Then the ledger must open, be whole, hold all that was told to be
kept; and the same job, given again, must end with the same content as one that nobody disturbed.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from comity.errors import LedgerError
from comity.ledger import Ledger

Tell = Callable[[str], None]
"""What a job calls when it was told that something is kept."""

LEAST = 0.02
"""Seconds that a job is taken to last at least."""


@dataclass(frozen=True)
class Job:
    """A piece of work.

    Args:
        name: what it is called.
        prepare: makes the ledger that it starts from, at an address.
        work: does it; given twice, the second time does what is left.
        holds: whether the ledger holds what was told by this word.
        timed: tables that hold when things were done, and so are never the same twice.
        unfinished: words of the error with which a ledger may refuse to open until the job is done.
    """

    name: str
    prepare: Callable[[str], None]
    work: Callable[[str, Tell], None]
    holds: Callable[[Ledger, str], bool]
    unfinished: tuple[str, ...] = ()
    timed: frozenset[str] = frozenset()


@dataclass
class Trials:
    """What trials came to."""

    run: int = 0
    killed: int = 0
    """how many were killed before they were done"""
    told: int = 0
    """things told to be kept before the kill"""
    lost: list[str] = field(default_factory=list)
    """what went wrong, a line each"""


def trials(job: Job, places: Callable[[], str], many: int, seed: int) -> Trials:
    """Kill a job many times.

    Args:
        job: the work.
        places: gives a new, empty place for a ledger.
        many: trials.
        seed: of the moments of the kills.
    """
    chance = random.Random(seed)
    lasts = 60.0
    for _ in range(2):
        # The first run loads what the others find loaded.
        calm = places()
        job.prepare(calm)
        begun = time.monotonic()
        assert _do(job, calm, None)[1] == 0, f"{job.name} fails undisturbed"
        lasts = max(LEAST, min(lasts, time.monotonic() - begun))
    with Ledger.open(calm, write=False) as ledger:
        wanted = ledger.digest()
    out = Trials()
    for number in range(many):
        place = places()
        job.prepare(place)
        told, status = _do(job, place, chance.uniform(0, lasts))
        out.run += 1
        out.killed += status == -signal.SIGKILL
        out.told += len(told)
        where = f"{job.name}, trial {number}, {place}"
        if status not in (0, -signal.SIGKILL):
            out.lost.append(f"{where}: ended with {status}")
            continue
        _look(job, place, told, where, out)
        if _do(job, place, None)[1] != 0:
            out.lost.append(f"{where}: did not go on")
            continue
        with Ledger.open(place, write=False) as ledger:
            problems, now = ledger.check().problems, ledger.digest()
        out.lost += [f"{where}, after going on: {line}" for line in problems]
        differ = [name for name in wanted.tables if wanted.tables[name] != now.tables.get(name)]
        if differ := [name for name in differ if name not in job.timed]:
            out.lost.append(f"{where}: another content than undisturbed in {', '.join(differ)}")
    return out


def _look(job: Job, place: str, told: list[str], where: str, out: Trials) -> None:
    """The ledger as the kill left it."""
    try:
        with Ledger.open(place, write=False) as ledger:
            out.lost += [f"{where}, as left: {line}" for line in ledger.check().problems]
            out.lost += [f"{where}: told to be kept and lost: {one}" for one in told if not job.holds(ledger, one)]
    except LedgerError as error:
        if not any(words in str(error) for words in job.unfinished):
            out.lost.append(f"{where}, as left: {error}")


def _do(job: Job, place: str, kill_after: float | None) -> tuple[list[str], int]:
    """Work in another process; what it told, and its status: 0, or minus the signal that killed it."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _work(job, place, theirs)
    os.close(theirs)
    deadline = None if kill_after is None else time.monotonic() + kill_after
    said = b""
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([ours], [], [], left)
        if not ready:
            os.kill(child, signal.SIGKILL)
            deadline = None
            continue
        some = os.read(ours, 65536)
        if not some:
            break
        said += some
    os.close(ours)
    _, status = os.waitpid(child, 0)
    return said.decode().split("\n")[:-1], os.waitstatus_to_exitcode(status)


def _work(job: Job, place: str, pipe: int) -> NoReturn:
    status = 1
    try:
        job.work(place, lambda word: _tell(pipe, word))
        status = 0
    except BaseException:  # noqa: BLE001  # the parent sees only the status
        traceback.print_exc()
    finally:
        # not through the parent's exit handlers, which this process inherited
        os._exit(status)


def _tell(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())
