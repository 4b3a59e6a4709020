"""
Laws of notices, over histories of deeds, runs, failures and clocks that leap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from followup.contracts import Message, Query
from followup.errors import FollowupError, TryLater
from followup.model.codes import MessageState
from followup.model.matters import Matter, Step
from followup.model.notices import Notice, OutboxMessage
from followup.register.work.reads import Reads
from tests.outbox.conftest import FIRST, Setting, raising


LEAPS = st.sampled_from([-400, -30, -1, 0, 1, 3, 7, 8, 21, 40]).map(lambda days: timedelta(days=days))
DAYS = st.integers(1, 60).map(lambda days: FIRST + timedelta(days=days))
TITLES = st.sampled_from(["Bridges", "Harbour", "Schools"])

DEEDS = st.one_of(
    st.tuples(st.just("add"), TITLES, DAYS.map(date.isoformat)),
    st.tuples(st.just("owe"), TITLES),
    st.tuples(st.just("plan"), st.sampled_from(["LG", "SK"]), DAYS),
    st.tuples(st.just("refer"), st.integers(1, 4)),
    st.tuples(st.just("postpone"), st.integers(1, 4)),
    st.tuples(st.just("close"), st.integers(1, 4)),
    st.tuples(st.just("held"), st.integers(1, 3)),
    st.tuples(st.just("snooze"), st.integers(1, 4), DAYS),
    st.tuples(st.just("leap"), LEAPS),
    st.tuples(st.just("run"), st.booleans()),
)
HISTORIES = st.lists(DEEDS, min_size=2, max_size=14)


class Played(Setting):
    """
    A setting that plays a history: what is refused is left out.
    """

    broken: Callable[[Message], None] = staticmethod(raising(TryLater("Not now.")))

    def play(self, history: list[tuple[Any, ...]]) -> None:
        """
        Do all of *history*.
        """
        self.register.add_party("The region")
        for name, *said in history:
            try:
                getattr(self, name)(*said)
            except FollowupError:
                continue

    def add(self, title: str, to: str) -> None:
        """
        A matter that is due on a day.
        """
        self.register.add_matter("LG", title, to=to)

    def owe(self, title: str) -> None:
        """
        A matter that somebody owes.
        """
        key = self.register.add_matter("LG", title).key
        self.register.assign(key, to="The region")

    def plan(self, body: str, day: date) -> None:
        """
        A meeting.
        """
        self.register.plan_meeting(body, day)

    def refer(self, n: int) -> None:
        """
        Hand a matter to the other body.
        """
        self.register.refer(f"LG-{n}", to="SK/next")

    def postpone(self, n: int) -> None:
        """
        Postpone a matter.
        """
        self.register.postpone(f"LG-{n}", to="LG/next")

    def close(self, n: int) -> None:
        """
        Close a matter.
        """
        self.register.close(f"LG-{n}")

    def held(self, n: int) -> None:
        """
        Let a meeting have been held.
        """
        self.register.close_meeting(f"LG.{n}")

    def snooze(self, n: int, until: date) -> None:
        """
        Rest a matter.
        """
        self.register.snooze(f"LG-{n}", until=until)

    def leap(self, by: timedelta) -> None:
        """
        Set the clock, also back.
        """
        self.now = max(self.now + by, datetime(2021, 1, 1, 6, tzinfo=self.now.tzinfo))

    def attempt(self, works: bool) -> None:
        """
        Run, over a channel that works or one that does not.
        """
        self.mail.fail = (lambda _message: None) if works else self.broken
        self.run()


def played(history: list[tuple[Any, ...]]) -> Played:
    """
    What came of *history*.
    """
    setting = Played()
    setting.play([("attempt", *said) if name == "run" else (name, *said) for name, *said in history])
    return setting


def rows(setting: Setting, cls: type[Any], table: str) -> list[Any]:
    """
    All there are of a table.
    """
    return Reads(setting.register.store).all(cls, Query(table))


@settings(max_examples=25)
@given(history=HISTORIES)
def test_no_message_is_sent_twice_and_none_without_its_notices(history: list[tuple[Any, ...]]) -> None:
    """
    Whatever happened and wherever the clock went: one notice a key, one message each, and the check finds it so.
    """
    setting = played(history)
    setting.attempt(works=True)
    notices = rows(setting, Notice, "notice")
    told = [notice for notice in notices if not notice.lapsed]

    assert set(Counter(message.id for message in setting.mail.got).values()) <= {1}
    assert set(Counter((notice.series, notice.base, notice.repeat) for notice in told).values()) <= {1}
    assert () == setting.register.check().problems


@settings(max_examples=25)
@given(history=HISTORIES)
def test_no_notice_changes_a_matter(history: list[tuple[Any, ...]]) -> None:
    """
    With all the runs and snoozes left out, records and steps are the same but for the moments of recording.
    """
    quiet = [deed for deed in history if deed[0] not in {"run", "snooze"}]
    loud, silent = played(history), played(quiet)

    assert rows(silent, Matter, "matter") == rows(loud, Matter, "matter")
    assert [step.order for step in rows(silent, Step, "step")] == [step.order for step in rows(loud, Step, "step")]


@settings(max_examples=25)
@given(history=HISTORIES)
def test_a_second_run_at_the_same_moment_has_nothing_to_plan(history: list[tuple[Any, ...]]) -> None:
    """
    What is true and due is told within one run while its channel works, and nothing of it is left.
    """
    setting = played(history)
    setting.attempt(works=True)
    setting.mail.got.clear()
    ran = setting.run()

    assert (0, 0, 0) == (ran.planned, ran.sent, len(setting.mail.got))


@settings(max_examples=6)
@given(history=HISTORIES, until=st.integers(2, 40))
def test_a_snooze_loses_nothing_and_floods_nobody(history: list[tuple[Any, ...]], until: int) -> None:
    """
    What is told in the end of each matter and occasion is the same with a snooze in between, and never more of it.
    """
    calm = [deed for deed in history if deed[0] not in {"snooze", "leap", "run"}]
    silenced, free = played(calm), played(calm)
    silenced.register.snooze("LG", until=FIRST + timedelta(days=until))
    end = FIRST + timedelta(days=75)
    for setting in (silenced, free):
        setting.daily(end)
    late = [(n.rule, n.subject) for n in rows(silenced, Notice, "notice") if n.rule in {"overdue", "owed", "elsewhere"}]
    all_ = [(n.rule, n.subject) for n in rows(free, Notice, "notice") if n.rule in {"overdue", "owed", "elsewhere"}]

    assert set(late) == set(all_)
    assert not Counter(late) - Counter(all_)


@settings(max_examples=15)
@given(history=HISTORIES)
def test_a_message_has_one_text_from_its_first_attempt_on(history: list[tuple[Any, ...]]) -> None:
    """
    Whatever became of the matters in it meanwhile.
    """
    setting = Played()
    tried: dict[str, set[str]] = {}

    def fail(message: Message) -> None:
        tried.setdefault(message.id, set()).add(message.text)
        raise TryLater("Not now.")

    setting.broken = fail
    setting.play([("attempt", False) if name == "run" else (name, *said) for name, *said in history])

    assert all(len(texts) == 1 for texts in tried.values())
    waiting = {message.key: message for message in rows(setting, OutboxMessage, "message")}
    assert all(waiting[key].state is MessageState.WAITING for key in tried)
