"""
The promises of any notifier, a test for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest

from followup.contracts import Closing, Message, Notifier
from followup.errors import Undeliverable
from followup.testing.notifiers.target import Target


LARGE = 1_000_000
"""Letters of the largest text that is tried."""


def message(to: str, key: str = "m-1", text: str = "Two matters are outstanding.\n", subject: str = "LG: 2") -> Message:
    """
    A message as the outbox makes it.
    """
    html = f"<p>{text[:200]}</p>" if len(text) < LARGE else ""
    return Message(
        key, to, subject, text, html=html, language="sv", kind="due", thread="LG-1", body="LG", matters=("LG-1", "LG-2")
    )


def unfolded(text: str) -> str:
    """
    *text* without what a carrier may add or take at its lines' ends.
    """
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


class NotifierContract:
    """
    What any notifier promises, as tests; subclass it and supply *target*.
    """

    @pytest.fixture
    def target(self) -> Target:
        """
        Where messages go to, new for each test.
        """
        raise NotImplementedError

    @pytest.fixture(autouse=True)
    def _closed(self, target: Target) -> Iterator[None]:
        yield
        if isinstance(target.notifier, Closing):
            target.notifier.close()

    def test_it_is_a_notifier(self, target: Target) -> None:
        """
        By its shape alone.
        """
        assert isinstance(target.notifier, Notifier)

    def test_a_message_arrives_whole(self, target: Target) -> None:
        """
        Its id, its subject and its text; the receipt is a text or none.
        """
        sent = message(target.address)
        receipt = target.notifier.send(sent)
        received = target.received()

        assert receipt is None or isinstance(receipt, str)
        assert [unfolded(each.text) for each in received] == [unfolded(sent.text)]
        assert received[0].id in {"", sent.id}
        assert received[0].subject in {"", sent.subject}

    def test_messages_follow_one_another(self, target: Target) -> None:
        """
        Each arrives by itself, under its own id.
        """
        for key in ("m-1", "m-2", "m-3"):
            target.notifier.send(message(target.address, key, f"This is {key}.\n"))
        received = target.received()

        assert {unfolded(each.text) for each in received} == {f"This is {key}." for key in ("m-1", "m-2", "m-3")}
        assert {each.id for each in received} in ({""}, {"m-1", "m-2", "m-3"})

    def test_the_same_message_twice_is_one_or_a_repetition(self, target: Target) -> None:
        """
        A second attempt raises nothing, and what arrives of it carries the same id and text.
        """
        for _ in range(2):
            target.notifier.send(message(target.address))
        received = target.received()

        assert 1 <= len(received) <= 2
        assert len({(each.id, each.subject, each.text) for each in received}) == 1

    def test_letters_of_all_kinds_arrive(self, target: Target) -> None:
        """
        Also those of other scripts, and those that are put together.
        """
        text = "Räksmörgås “på tisdag” – 会议 🎉 e\u0301\n.\nFrom here on: =20 &lt; <b> %41\n"
        target.notifier.send(message(target.address, text=text, subject="Dagordning 2 december: Åsö – 会议"))
        received = target.received()

        assert [unfolded(each.text) for each in received] == [unfolded(text)]
        assert received[0].subject in {"", "Dagordning 2 december: Åsö – 会议"}

    def test_a_large_message_arrives_whole_or_is_refused(self, target: Target) -> None:
        """
        A megabyte of text is never cut without a word.
        """
        text = "".join(f"{number:08} Åsö\n" for number in range(LARGE // 13))
        try:
            target.notifier.send(message(target.address, text=text))
        except Undeliverable:
            assert list(target.received()) == []
        else:
            assert [unfolded(each.text) for each in target.received()] == [unfolded(text)]

    def test_a_subject_is_one_line(self, target: Target) -> None:
        """
        What stands behind a line end in it is no header, no recipient and no text of its own.
        """
        sent = message(target.address, subject="Agenda\r\nBcc: eve@example.org\r\n\r\nEvil")
        try:
            target.notifier.send(sent)
        except Undeliverable:
            return
        received = target.received()

        assert [unfolded(each.text) for each in received] == [unfolded(sent.text)]
        assert "\n" not in received[0].subject

    def test_a_call_may_come_from_any_thread(self, target: Target) -> None:
        """
        Each message is sent by a thread of its own.
        """
        for key in ("m-1", "m-2"):
            thread = Thread(target=target.notifier.send, args=(message(target.address, key),))
            thread.start()
            thread.join()

        assert len(target.received()) == 2

    def test_an_address_that_is_none_is_told(self, target: Target) -> None:
        """
        As undeliverable, not as whatever it stumbles over, unless it makes no difference where it goes.
        """
        with suppress(Undeliverable):
            target.notifier.send(message(f"{target.address.partition(':')[0]}:\x00\n"))

    def test_closing_twice_does_no_harm(self, target: Target) -> None:
        """
        Whether it sent something before or not; what has nothing to close needs no method for it.
        """
        target.notifier.send(message(target.address))
        for _ in range(2):
            if isinstance(target.notifier, Closing):
                target.notifier.close()

        assert len(target.received()) == 1
