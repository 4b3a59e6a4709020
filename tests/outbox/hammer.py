"""
Eight runs at once over one file, killed at random, with a notifier that fails, dies and loses answers.

``python -m tests.outbox.hammer --kills 5000`` counts what was received against what was enqueued.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen

import followup
from followup.contracts import Message, Query
from followup.errors import FollowupError, TryLater
from followup.model.codes import MessageState
from followup.model.notices import OutboxMessage
from followup.register.work.reads import Reads


BEGUN = datetime(2022, 11, 1, 6, tzinfo=UTC)
TOGETHER = 8
FAILS, DIES = 0.3, 0.1
"""How often a message is refused, and how often its sender dies after it went out and before that is written."""


@frozen
class Hammered:
    """
    What came of it: messages *enqueued* and *received*, how many came twice or more, and what the check found.
    """

    kills: int
    enqueued: frozenset[str]
    received: Counter[str]
    problems: tuple[object, ...]
    unsent: int

    @property
    def doubled(self) -> int:
        """
        Messages that came more than once, each with its one id.
        """
        return sum(times > 1 for times in self.received.values())


class Flaky:
    """
    Appends the id of each message to a file, as one write; or fails, or dies.
    """

    def __init__(self, inbox: Path, chance: random.Random) -> None:
        self.inbox, self.chance = inbox, chance

    def send(self, message: Message) -> str | None:
        """
        Deliver, and perhaps say so.
        """
        luck = self.chance.random()
        if luck < FAILS / 2:
            raise TryLater("Not now.")
        handle = os.open(self.inbox, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{message.id}\n".encode())
        os.close(handle)
        if luck < FAILS:
            raise OSError("the answer was lost")
        if luck < FAILS + DIES:
            os.kill(os.getpid(), signal.SIGKILL)
        return None


def register_of(folder: Path) -> followup.Register:
    """
    The register, whose clock is the time of change of a file: all see one time, which is set.
    """
    hour = folder / "clock"
    return followup.open(
        f"sqlite:///{folder / 'matters.db'}", author="hammer", clock=lambda: datetime.fromisoformat(hour.read_text())
    )


def set_clock(folder: Path, now: datetime) -> None:
    """
    Let it be *now* for all, at once.
    """
    (folder / "next").write_text(now.isoformat())
    (folder / "next").rename(folder / "clock")


def work(folder: Path, seed: int) -> None:
    """
    Run until killed.
    """
    chance = random.Random(seed)
    with register_of(folder) as register:
        while True:
            try:
                register.run(notifiers={"mailto": Flaky(folder / "inbox", chance)}, limit=3)
            except FollowupError:
                continue


def prepare(folder: Path, matters: int) -> None:
    """
    A body with so many owners, each with a matter that is due: so many messages.
    """
    set_clock(folder, BEGUN)
    with register_of(folder) as register:
        register.add_body("LG", "Leaders", secretary="anna@example.org")
        for n in range(matters):
            register.add_party(f"Owner {n}", kind="person", contact=f"owner{n}@example.org")
            register.add_matter("LG", f"Matter {n}", to=date(2022, 11, 8).isoformat(), owner=f"Owner {n}")


def hammer(folder: Path, *, kills: int, matters: int, seed: int) -> Hammered:
    """
    Kill so often, then let what is left be delivered, and count.
    """
    prepare(folder, matters)
    chance, now = random.Random(seed), BEGUN
    fork = multiprocessing.get_context("fork")
    workers: list[Any] = []
    for done in range(kills):
        while len(workers) < TOGETHER:
            worker = fork.Process(target=work, args=(folder, seed + done * TOGETHER + len(workers)), daemon=True)
            worker.start()
            workers.append(worker)
        time.sleep(chance.random() * 0.05)
        now += timedelta(minutes=chance.choice([0, 0, 1, 3]))
        set_clock(folder, now)
        victim = workers.pop(chance.randrange(TOGETHER))
        victim.kill()
        victim.join()
        workers = [worker for worker in workers if worker.is_alive()]
    for worker in workers:
        worker.kill()
        worker.join()
    return _counted(folder, kills, now)


def _counted(folder: Path, kills: int, now: datetime) -> Hammered:
    with register_of(folder) as register:
        for _ in range(40):
            now += timedelta(hours=13)
            set_clock(folder, now)
            for message in register.outbox(state="failed"):
                register.retry_message(message.key)
            register.run(notifiers={"mailto": Calm(folder / "inbox")})
        messages = Reads(register.store).all(OutboxMessage, Query("message"))
        problems = register.check().problems
    received = Counter((folder / "inbox").read_text().split())
    unsent = sum(message.state not in {MessageState.SENT, MessageState.DROPPED} for message in messages)
    enqueued = frozenset(message.key for message in messages if message.state is MessageState.SENT)
    return Hammered(kills, enqueued, received, problems, unsent)


class Calm(Flaky):
    """
    The same on a good day.
    """

    def __init__(self, inbox: Path) -> None:
        super().__init__(inbox, random.Random(0))
        self.chance.random = lambda: 1.0  # type: ignore[method-assign]


def main() -> int:
    """
    Hammer as often as asked, and print the figures.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=5000)
    parser.add_argument("--matters", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = hammer(Path(folder), kills=said.kills, matters=said.matters, seed=said.seed)
    lost, extra = found.enqueued - found.received.keys(), found.received.keys() - found.enqueued
    sys.stdout.write(
        f"kills {found.kills}, enqueued {len(found.enqueued)}, received {len(found.received)}, "
        f"doubled with one id {found.doubled}, lost {len(lost)}, unknown {len(extra)}, "
        f"unsent {found.unsent}, problems {len(found.problems)}\n"
    )
    return int(bool(lost or extra or found.unsent or found.problems))


if __name__ == "__main__":
    sys.exit(main())
