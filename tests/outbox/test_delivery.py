"""
A message reaches its reader once, or somebody knows why not; nothing a notifier does hurts more than its own message.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from itertools import pairwise
from threading import Event

import pytest

from followup.contracts import Message
from followup.errors import InputError, NotFound, TryLater, Undeliverable
from followup.model.codes import MessageState
from followup.outbox.settle import DELAYS, KEPT, MOST, delay
from tests.outbox.conftest import Collecting, Setting, raising


def due_message(setting: Setting) -> None:
    """
    Have one message be due.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-08")


def test_a_hundred_runs_send_once(setting: Setting) -> None:
    """
    Whatever is asked again is not told again.
    """
    due_message(setting)

    assert [1, *[0] * 99] == [setting.run().sent for _ in range(100)]
    assert 1 == len(setting.mail.got)


def test_a_dry_run_tells_the_text_and_what_comes_next_and_writes_nothing(setting: Setting) -> None:
    """
    So that a set-up that works can be told from a dead one.
    """
    due_message(setting)
    ran = setting.run(dry_run=True)

    assert ["LG-1"] == [matter for message in ran.messages for matter in message.matters]
    assert ran.coming is not None
    assert (date(2022, 11, 8), "due", 1) == (ran.coming.on, ran.coming.kind, ran.coming.recipients)
    assert [] == setting.mail.got
    assert [] == setting.register.outbox()
    assert [1, 0] == [setting.run().planned, setting.run().planned]


def test_a_message_says_whom_it_is_for_and_what_it_is_about(setting: Setting) -> None:
    """
    All that a notifier is handed.
    """
    due_message(setting)
    setting.run()
    got = setting.mail.got[0]

    assert ("mailto:anna@example.org", "sv", "due", "LG", ("LG-1",), 1) == (
        got.to,
        got.language,
        got.kind,
        got.body,
        got.matters,
        got.attempt,
    )
    assert got.html.startswith("<!DOCTYPE html>")
    message, notices = setting.register.message(got.id[:8])
    assert (MessageState.SENT, "receipt 1", setting.now) == (message.state, message.receipt, message.sent_at)
    assert ["due_soon/LG-1/2022-11-08/P-1"] == [notice.key for notice in notices]


def test_what_may_work_later_is_tried_again_after_longer_and_longer(setting: Setting) -> None:
    """
    The same message with the same id and text each time, at most nine days, and then it has failed for good.
    """
    due_message(setting)
    tried: list[tuple[datetime, Message]] = []

    def fail(message: Message) -> None:
        tried.append((setting.now, message))
        raise TryLater("The server is closed.")

    setting.mail.fail = fail
    end = setting.now + timedelta(days=12)
    codes = set()
    while setting.now < end:
        codes.add(setting.register.run(notifiers={"mailto": setting.mail}, only="due_soon").exit_code)
        setting.now += timedelta(minutes=15)

    assert {75, 1, 0} == codes
    assert MOST == len(tried)
    assert 1 == len({(message.id, message.text) for _, message in tried})
    assert list(range(1, MOST + 1)) == [message.attempt for _, message in tried]
    waits = [later - earlier for (earlier, _), (later, _) in pairwise(tried)]
    assert all(wait >= asked for wait, asked in zip(waits, DELAYS, strict=False))
    assert ["failed"] == [message.state for message in setting.register.outbox()]


def test_an_operator_hears_of_a_bad_day_twice(setting: Setting) -> None:
    """
    When it begins and when it ends: not at each quarter of an hour.
    """
    due_message(setting)
    setting.mail.fail = raising(TryLater("The server is closed."))
    told: list[str] = []
    for quarter in range(200):
        if quarter == 96:
            setting.mail.fail = lambda _message: None
        ran = setting.run()
        told += [f"begun {scheme}" for scheme, _ in ran.begun] + [f"ended {scheme}" for scheme in ran.ended]
        setting.now += timedelta(minutes=15)

    assert ["begun mailto", "ended mailto"] == told


def test_the_delays_of_messages_differ_by_their_keys() -> None:
    """
    Those that failed together do not come back together, and by at most a tenth later.
    """
    for attempts, wait in enumerate(DELAYS, 1):
        waits = {delay(f"{n}", attempts) for n in range(50)}
        assert wait <= min(waits) < max(waits) <= wait * 1.1


def test_who_asks_for_more_time_gets_it(setting: Setting) -> None:
    """
    Not before what the other side said.
    """
    due_message(setting)
    setting.mail.fail = raising(TryLater("Not today.", after=timedelta(hours=30)))
    setting.run()

    assert setting.now + timedelta(hours=30) == setting.register.outbox()[0].due_at


def test_a_refused_recipient_is_not_tried_again(setting: Setting) -> None:
    """
    The message has failed, and stays to be seen until somebody does something about it.
    """
    due_message(setting)
    setting.mail.fail = raising(Undeliverable("No such mailbox."))
    ran = setting.run()

    assert (1, 1) == (ran.failed, ran.exit_code)
    assert ["No such mailbox."] == [message.error for message in ran.failures]
    assert 0 == setting.run().exit_code
    setting.mail.fail = lambda _message: None
    setting.register.retry_message(setting.register.outbox()[0].key)
    assert 1 == setting.run().sent


def test_the_secretary_is_told_in_the_same_run_what_did_not_reach_an_owner(setting: Setting) -> None:
    """
    And of her own message's failure nobody is told in a circle.
    """
    setting.register.add_party("Bo Ek", kind="person", contact="bo@example.org")
    setting.register.add_matter("LG", "The report", to="2022-11-08", owner="Bo Ek")

    def fail(message: Message) -> None:
        if message.to == "mailto:bo@example.org":
            raise Undeliverable("No such mailbox.")

    setting.mail.fail = fail
    ran = setting.run()

    assert (1, 1) == (ran.failed, ran.sent)
    assert ["trouble"] == [message.kind for message in setting.mail.got]
    assert "nådde inte fram till Bo Ek" in setting.mail.got[0].text
    assert 0 == setting.run().sent


@pytest.mark.parametrize("error", [ValueError("a\0b\ud800"), SystemExit(3), KeyboardInterrupt(), MemoryError()])
def test_whatever_a_notifier_raises_hurts_its_own_messages_only(setting: Setting, error: BaseException) -> None:
    """
    It means perhaps delivered; the others go out.
    """
    due_message(setting)
    setting.register.add_body("KF", "The council", secretary="case:4711")
    setting.register.add_matter("KF", "Another", to="2022-11-08")
    broken = Collecting()
    broken.fail = raising(error)
    ran = setting.register.run(notifiers={"mailto": setting.mail, "case": broken})

    assert (1, 1, 75) == (ran.sent, ran.later, ran.exit_code)
    assert setting.register.outbox()[0].error.startswith("perhaps delivered: ")


def test_a_notifier_that_hangs_is_left_behind(setting: Setting) -> None:
    """
    At its time limit, as perhaps delivered.
    """
    due_message(setting)
    never = Event()

    def fail(_message: Message) -> None:
        never.wait(30)

    setting.mail.fail = fail
    ran = setting.run(timeout=timedelta(milliseconds=50))
    never.set()

    assert 1 == ran.later
    assert "perhaps delivered: no answer within 0.05 seconds" == setting.register.outbox()[0].error


def test_a_scheme_that_nothing_delivers_to_costs_no_attempt(setting: Setting) -> None:
    """
    It is told once, with exit code 1, and goes out when there is something.
    """
    due_message(setting)
    ran = setting.register.run(notifiers={})

    assert 1 == ran.exit_code
    assert ["mailto"] == [scheme for scheme, _ in ran.broken] == [scheme for scheme, _ in ran.begun]
    assert () == setting.register.run(notifiers={}).begun
    assert [0] == [message.attempts for message in setting.register.outbox()]
    ran = setting.run()
    assert (1, ("mailto",)) == (ran.sent, ran.ended)


def test_who_is_killed_between_sending_and_settling_sends_it_again_with_the_same_id(setting: Setting) -> None:
    """
    Once its lease is over, and not before; a message that kills each sender comes to an end.
    """
    due_message(setting)
    with pytest.raises(RuntimeError, match="killed"):
        _killed_run(setting)
    assert 0 == setting.run().sent
    setting.now += timedelta(minutes=3)
    assert 1 == setting.run().sent
    assert 1 == len({message.id for message in setting.mail.got})
    assert [1, 2] == [message.attempt for message in setting.mail.got]


def _killed_run(setting: Setting) -> None:
    moments = iter(range(1000))

    def clock() -> datetime:
        # Once the message is out, nothing is told the time any more.
        if setting.mail.got and next(moments) >= 0:
            raise RuntimeError("killed")
        return setting.now

    setting.register.committer.clock, kept = clock, setting.register.committer.clock
    try:
        setting.run()
    finally:
        setting.register.committer.clock = kept


def test_poison_ends(setting: Setting) -> None:
    """
    A message whose sender never came back is given up after so many attempts.
    """
    due_message(setting)
    for _ in range(MOST):
        with pytest.raises(RuntimeError, match="killed"):
            _killed_run(setting)
        setting.mail.got.clear()
        setting.now += timedelta(minutes=3)
    ran = setting.run(only="due_soon")

    assert (0, 1) == (ran.sent, ran.failed)


def test_what_is_no_longer_true_is_dropped_before_its_first_attempt(setting: Setting) -> None:
    """
    And told after all, once it is true again.
    """
    due_message(setting)
    setting.register.run(notifiers={})
    setting.register.close("LG-1")
    ran = setting.run()
    assert (0, 1) == (ran.sent, ran.dropped)

    setting.register.reopen("LG-1", to="2022-11-08")
    assert 1 == setting.run().sent
    assert () == setting.register.check().problems


def test_what_is_partly_true_is_made_anew(setting: Setting) -> None:
    """
    Before the first attempt; after one the text stays what it was.
    """
    due_message(setting)
    setting.register.add_matter("LG", "The harbour", to="2022-11-08")
    setting.register.run(notifiers={})
    setting.register.close("LG-1")
    setting.mail.fail = raising(TryLater("Not now."))
    setting.run()
    text = setting.register.outbox()[0].text
    assert ("The report" in text, "The harbour" in text) == (False, True)

    setting.register.close("LG-2")
    setting.mail.fail = lambda _message: None
    setting.now += timedelta(minutes=2)
    setting.run()
    assert [text] == [message.text for message in setting.mail.got]


def test_more_than_fits_follows_the_day_after(setting: Setting) -> None:
    """
    Queued, never dropped, and the first message says how many.
    """
    setting.register.edit_rule("due_soon", cap=2)
    for title in ("One", "Two", "Three", "Four", "Five"):
        setting.register.add_matter("LG", title, to="2022-11-08")
    setting.daily(date(2022, 11, 4))

    assert [("LG-1", "LG-2"), ("LG-3", "LG-4"), ("LG-5",)] == [message.matters for message in setting.mail.got]
    assert "och 3 till, som följer" in setting.mail.got[0].text


def test_a_run_stops_when_it_is_to_and_the_next_goes_on(setting: Setting) -> None:
    """
    After so many messages, after a time, or when it is asked to: what is left is counted, and goes out next.
    """
    for key in ("A1", "B2", "C3"):
        setting.register.add_body(key, f"Body {key}", secretary=f"{key}@example.org")
        setting.register.add_matter(key, "A matter", to="2022-11-08")

    assert (1, 2) == ((ran := setting.run(limit=1)).sent, ran.left)
    assert (0, 2) == ((ran := setting.run(stop=lambda: True)).sent, ran.left)

    def slow(_message: Message) -> None:
        setting.now += timedelta(minutes=3)

    setting.mail.fail = slow
    assert (1, 1) == ((ran := setting.run(within=timedelta(minutes=2))).sent, ran.left)
    assert (1, 0) == ((ran := setting.run()).sent, ran.left)


def test_only_one_rule_can_be_run(setting: Setting) -> None:
    """
    Of what others tell nothing is planned or sent; a rule that is not there is refused.
    """
    due_message(setting)
    setting.register.plan_meeting("LG", date(2022, 11, 8))

    assert 1 == setting.run(only="agenda").sent
    assert ["agenda"] == [message.kind for message in setting.mail.got]
    with pytest.raises(NotFound, match="There is no rule agendas"):
        setting.run(only="agendas")


def test_old_texts_are_forgotten_and_what_was_told_is_not(setting: Setting) -> None:
    """
    Three months after they were sent; keys and receipts stay.
    """
    due_message(setting)
    setting.run()
    setting.register.close("LG-1")
    setting.now += KEPT + timedelta(minutes=1)
    setting.run()
    message = setting.register.outbox(state="sent")[0]

    assert ("", "", "", "", "receipt 1") == (
        message.address,
        message.subject,
        message.text,
        message.html,
        message.receipt,
    )
    assert () == setting.register.check().problems


def test_erasing_a_party_blanks_its_messages_and_stops_those_that_wait(setting: Setting) -> None:
    """
    Nothing personal is left in them.
    """
    due_message(setting)
    setting.register.run(notifiers={})
    setting.register.erase_party("Anna Berg", basis="she asked")
    message = setting.register.outbox(state="dropped")[0]

    assert ("", "") == (message.address, message.text)
    assert 0 == setting.run().sent
    assert () == setting.register.check().problems


def test_a_person_lets_go_of_a_message_for_good(setting: Setting) -> None:
    """
    What it tells counts as told; one that was sent cannot be stopped any more.
    """
    due_message(setting)
    setting.register.run(notifiers={})
    setting.register.drop_message(setting.register.outbox()[0].key)

    assert 0 == setting.run().sent
    with pytest.raises(InputError, match="is dropped: there is nothing to let go of"):
        setting.register.drop_message(setting.register.outbox(state="dropped")[0].key)


def test_nothing_is_printed_by_a_run(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Not even when a notifier fails in its thread.
    """
    due_message(setting)
    setting.mail.fail = lambda _message: sys.exit(2)
    setting.run()

    assert ("", "") == capsys.readouterr()
