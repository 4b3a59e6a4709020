"""
Further promises, for notifiers whose other side is a service: it refuses, is not there, does not answer, holds secrets.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

import pytest

from followup.contracts import Notifier
from followup.errors import TryLater, Undeliverable
from followup.testing.notifiers.contract import NotifierContract, message
from followup.testing.notifiers.target import Target


def everything_told(error: BaseException) -> str:
    """
    An error with all it is made of, as a log might keep it.
    """
    around = [each for each in (error.__cause__, error.__context__) if each is not None]
    return "".join(traceback.format_exception(error)) + repr(error) + "".join(map(repr, around))


class RefusingContract:
    """
    For a target with an address that is *refused* for good.
    """

    def test_a_refused_recipient_is_undeliverable(self, target: Target) -> None:
        """
        It is not tried again, and the next message to somebody else arrives.
        """
        with pytest.raises(Undeliverable):
            target.notifier.send(message(target.refused))
        target.notifier.send(message(target.address, "m-2"))

        assert len(target.received()) == 1


class SeveralContract:
    """
    For a target where one address can name several recipients, some of them refused: *partly*.
    """

    def test_where_part_of_the_recipients_is_refused_the_others_get_it(self, target: Target) -> None:
        """
        And it is told: as undeliverable, since the rest never will be.
        """
        with pytest.raises(Undeliverable):
            target.notifier.send(message(target.partly))

        assert len(target.received()) == 1


class UnreachableContract:
    """
    For a target that may not be there: *unreachable*.
    """

    def test_no_other_side_is_tried_later(self, target: Target) -> None:
        """
        Where nothing of the message was handed over, that is what is told.
        """
        assert target.unreachable is not None
        with pytest.raises(TryLater):
            target.unreachable().send(message(target.address))


class SilentContract:
    """
    For a target that may not answer: *silent*.
    """

    def test_a_time_out_is_in_doubt(self, target: Target) -> None:
        """
        The other side may have taken the message: it is neither told as refused nor as surely not delivered.
        """
        assert target.silent is not None
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any but two
            target.silent().send(message(target.address))

        assert not isinstance(caught.value, Undeliverable | TryLater)


class SecretContract:
    """
    For a notifier that was given *secrets*.
    """

    def test_secrets_are_told_nowhere(self, target: Target, caplog: pytest.LogCaptureFixture) -> None:
        """
        In no error, not in what it is made of, in no ``repr`` and in no log.
        """
        assert target.secrets
        told = []
        with caplog.at_level(logging.DEBUG):
            for notifier, address in _attempts(target):
                told.append(repr(notifier))
                try:
                    notifier.send(message(address))
                except Exception as error:  # noqa: BLE001 - whatever it tells
                    told.append(everything_told(error))
        told += [record.getMessage() for record in caplog.records]

        assert [secret for secret in target.secrets if any(secret in each for each in told)] == []


def _attempts(target: Target) -> Iterator[tuple[Notifier, str]]:
    yield target.notifier, target.address
    for address in (target.refused, target.partly):
        if address:
            yield target.notifier, address
    for made in (target.unreachable, target.silent):
        if made is not None:
            yield made(), target.address


class RemoteNotifierContract(NotifierContract, RefusingContract, UnreachableContract, SilentContract, SecretContract):
    """
    All of them but several recipients: what most services need.
    """
