"""
A slice of the simulator in every run of the tests, and the simulator itself; ``nox -s simulator`` runs it whole.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from followup import Register
from tests.simulator.deeds import Deed
from tests.simulator.drawing import Chance
from tests.simulator.examples import EXAMPLES, Example
from tests.simulator.known import KNOWN, OTHERS
from tests.simulator.results import Failure, Tally
from tests.simulator.runner import Run, Shortening, run
from tests.simulator.story import drawn
from tests.simulator.verbs import OFTEN


SEEDS = range(36)
NOTICES = frozenset(
    {
        *("run", "outbox", "message", "retry_message", "drop_message", "snooze", "snoozes", "confirm_minutes"),
        *("rules", "add_rule", "edit_rule", "pause_rule", "remove_rule"),
    }
)
"""What people are told: the laws of the outbox drive it."""

QUESTIONS = frozenset(
    "agenda at audited bodies body changes check erasures find former_names history matter meeting meetings missed "
    "outstanding parties read read_text standing store terms today why without_names".split()
)
STORIES = [(name, number) for name, examples in EXAMPLES.items() for number in range(len(examples))]


@pytest.fixture(name="ran", scope="module")
def _ran() -> tuple[Tally, Failure | None]:
    """
    The runs of some seeds, up to the first that fails.
    """
    tally = Tally()
    for seed in SEEDS:
        counted, failure = run(seed)
        tally.join(counted)
        if failure is not None:
            return tally, failure
    return tally, None


def test_every_law_holds_after_every_deed(ran: tuple[Tally, Failure | None]) -> None:
    """
    Whatever hands, clocks, stores and others do, nothing is false and nothing is lost.
    """
    failure = ran[1]
    if failure is not None and failure.part == "story":
        failure = Shortening(failure, tuple(KNOWN)).shortest()

    assert failure is None, failure.told()


def test_every_verb_is_drawn_and_done(ran: tuple[Tally, Failure | None]) -> None:
    """
    A law is as good as what it draws: each verb of a register succeeds in the slice, and nothing ever ends otherwise.
    """
    ended = ran[0].ended
    writes = {name for name in dir(Register) if not name.startswith("_")} - QUESTIONS

    assert set(OFTEN) == writes - NOTICES - {"documents", "propose", "reached"}
    assert [verb for verb in OFTEN if not ended[verb]["done"]] == []
    assert {kind for counted in ended.values() for kind in counted} <= {"done", "refused", "busy", "unknown", "dead"}


@pytest.mark.parametrize("name, number", STORIES)
def test_a_class_of_faults_is_found_exactly_as_long_as_it_is_known(name: str, number: int) -> None:
    """
    What shows a fault shows it while it stands among the known ones, and nothing once it was mended and taken out.
    """
    found = EXAMPLES[name][number].found(set(KNOWN) - {name})

    assert (found is not None) == (name in KNOWN), found and found.told()


def test_every_class_of_faults_has_a_story() -> None:
    """
    None can be switched off that nothing shows.
    """
    assert set(EXAMPLES) >= {*KNOWN, *OTHERS}


def story(seed: int, deeds: int) -> list[str]:
    """
    The first deeds of a seed, as they are told.
    """
    one = Run(seed)
    with one.world:
        chance = Chance(one.world, one.known)
        for number in range(deeds):
            one.do(drawn(chance, number))
        return [deed.told(one.world.keys) for deed in one.done]


@pytest.mark.parametrize("seed", [2, 6])
def test_a_seed_tells_the_same_story_every_time(seed: int) -> None:
    """
    In memory and in a file, with processes killed, all of it follows from the seed.
    """
    assert story(seed, 60) == story(seed, 60)


def test_a_failure_is_told_with_as_few_deeds_as_show_it() -> None:
    """
    What has no part in it is left out, and what is left can be read and done again.
    """
    moment = datetime(2024, 1, 20, 12, tzinfo=UTC)
    deeds = [Deed(n, 0, moment, "add_party", (f"Firm {n}",), request=f"request {n}") for n in range(9)]
    wrong = Deed(9, 1, moment, "add_party", ("Firm 9",), odd=True, trouble="L", rehearsed=True)
    failure = Example((*deeds, wrong)).found(KNOWN)
    assert failure is not None
    shortest = Shortening(failure, KNOWN).shortest()

    assert [deed.number for deed in shortest.deeds] == [9]
    assert shortest.told().splitlines()[1:] == [
        "r1.add_party('Firm 9')  # 9: at 2024-01-20T12:00:00+00:00",
        "again: python -m tests.simulator --seed 0 --part story --only 9",
    ]
