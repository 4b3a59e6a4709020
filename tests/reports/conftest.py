"""
An invented leadership group after one meeting and after the next, as the register would answer for it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import (
    AgendaAnswer,
    Context,
    HistoryLine,
    MatterAnswer,
    MissedAnswer,
    MissedMeeting,
    OutstandingList,
    OutstandingMatter,
    Promise,
)
from followup.model.bodies import Body, Meeting, StandingItem
from followup.model.codes import (
    ConditionKind,
    Disposition,
    MeetingStatus,
    Purpose,
    Reason,
    StandingRole,
)
from followup.model.matters import AgendaLine, Matter, Placed, Skip, Step
from followup.model.minutes import Document, Evidence
from followup.model.results import Joined, Recorded, Suggestion, Treated
from followup.model.targets import Condition, Event, MeetingOn, NextMeeting, Period, Target, Unspecified, WithParty
from followup.reports.reasons.why import why_line
from followup.rules.agenda import agenda, register_order
from followup.rules.calendar import Calendar
from followup.rules.place import placed


FIRST, SECOND, TODAY = date(2022, 10, 28), date(2022, 12, 2), date(2022, 11, 22)
RECORDED = datetime(2022, 10, 31, 9, tzinfo=UTC)

LG = Body("LG", "Åsbygdens ledningsgrupp", locale="sv", timezone="Europe/Stockholm")
SN = Body("SN", "Samverkansnämnden", locale="sv", timezone="Europe/Stockholm")

HELD = Meeting("LG.1", "LG", FIRST, status=MeetingStatus.HELD, starts=time(8, 30), ends=time(11))
COMING = Meeting("LG.2", "LG", SECOND, starts=time(8, 30), ends=time(11), venue="Åsby kommunhus")
OTHERS = Meeting("SN.1", "SN", date(2022, 11, 10), mode="digital")
LATER = Meeting("LG.3", "LG", date(2023, 1, 13), starts=time(8, 30))

NOTES = Document("LG.1/1", "LG", "LG.1", "2022-10-28.txt", "0" * 64, language="sv", date=FIRST)

STANDING = [
    ("Välkommen", StandingRole.WELCOME, False),
    ("Föregående mötes anteckningar", StandingRole.PREVIOUS_MINUTES, False),
    ("Utestående ärenden", StandingRole.OUTSTANDING, False),
    ("Kommande möten", StandingRole.UPCOMING_MEETINGS, True),
    ("Övriga frågor", StandingRole.OTHER_BUSINESS, True),
    ("Nästa möte", StandingRole.NEXT_MEETING, True),
]


def told(
    key: str,
    title: str,
    disposition: Disposition,
    item: str,
    target: Target,
    quote: str,
    *,
    also: tuple[str, ...] = (),
    **fields: Any,
) -> tuple[Matter, Promise]:
    """
    A matter as the first meeting left it, with the promise it made.
    """
    step = Step(
        key=f"{key}/1",
        matter=key,
        number=1,
        disposition=disposition,
        on=FIRST,
        at=RECORDED,
        body="LG",
        meeting="LG.1",
        item=item,
        target=target,
        title=title,
        reason=fields.get("reason"),
        condition=fields.get("condition"),
        purpose=fields.pop("purpose", None),
        by_decision=fields.get("by_decision", True),
        owner=fields.get("owner"),
    )
    record = {"body": "LG", "postponements": int(disposition is Disposition.POSTPONED), **fields}
    matter = Matter(
        key=key,
        title=title,
        opened_on=FIRST,
        disposition=disposition,
        target=target,
        anchor_on=FIRST,
        anchor_meeting="LG.1",
        anchor_item=item,
        promise=step.key,
        steps=1,
        **record,
    )
    line = 10 * int(item)
    return matter, Promise(step, Evidence(f"{key}/1", NOTES.key, line, line + 1, quote), NOTES, also)


def nine() -> list[tuple[Matter, Promise]]:
    """
    Nine matters of nine sorts, in the order of the document.
    """
    next_time = NextMeeting("LG")
    if_time = Condition(ConditionKind.IF_TIME_PERMITS, "tas om tiden räcker")
    return [
        told(
            "LG-1", "Förslag på dagar för fortsatt samtal om länsplanen", Disposition.UNDERTAKEN, "2",
            WithParty("lansbolaget"), "Länsbolaget hör av sig med dagar.", owner="lansbolaget", kind="undertaking",
        ),
        told("LG-2", "Trygghetsfrågor: nästa steg", Disposition.POSTPONED, "3", next_time, "Bordläggs tills vidare."),
        told("LG-3", "Utestående ärenden (ej namngivna)", Disposition.RAISED, "5", next_time,
             "Fler kvarstående frågor tas upp då", kind="umbrella"),
        told("LG-4", "Bilpoolen: resultat av försöket", Disposition.RAISED, "5", next_time,
             "Bilpoolens förfrågan tas om tiden räcker.", kind="request", condition=if_time),
        told("LG-5", "Mötesplanering 2023", Disposition.RAISED, "5", next_time, "Mötesplaneringen tas då."),
        told("LG-6", "Verksamhetsplan och budget 2023", Disposition.POSTPONED, "7", next_time,
             "Tas upp på nytt.", also=("5",), by_decision=False, interim="Det som pågår får fortsätta så länge."),
        told("LG-7", "Datum och plats för nämndens första möte", Disposition.RAISED, "5",
             Event("planeringskonferens", "2023-01"), "Dag och plats är inte satt.", kind="missing_fact"),
        told("LG-8", "Nytt utvecklingsprogram", Disposition.REFERRED, "6", MeetingOn("SN", date(2022, 11, 10)),
             "Programmet går till nämndens möte.", purpose=Purpose.PREPARATION),
        told("LG-9", "Val av ordförande och vice ordförande i samverkansnämnden (förslag)", Disposition.POSTPONED, "8",
             Unspecified(), "Bordlades, tiden räckte inte.", reason=Reason.LACK_OF_TIME),
    ]  # fmt: skip


@pytest.fixture(name="scene", scope="session")
def _scene() -> Any:
    """
    The answers before and after the second meeting.
    """
    pairs = nine()
    matters = [matter for matter, _ in pairs]
    promises = {matter.key: promise for matter, promise in pairs}
    scene = SimpleNamespace(matters={m.key: m for m in matters}, promises=promises, body=LG, today=TODAY)
    scene.calendar = Calendar.of([HELD, COMING, OTHERS])
    scene.context = Context(
        TODAY,
        bodies={"LG": LG, "SN": SN},
        parties={"lansbolaget": "Länsbolaget", "ordf": "ordföranden"},
        meetings={m.key: m for m in (HELD, COMING, OTHERS, LATER)},
    )
    scene.standing = [
        StandingItem(f"LG/s{n}", "LG", n, title, role, last) for n, (title, role, last) in enumerate(STANDING)
    ]
    scene.agenda = AgendaAnswer(
        scene.context,
        LG,
        agenda(COMING, matters, scene.standing, scene.calendar, TODAY),
        promises,
        previous=HELD,
        sources=(NOTES,),
    )
    scene.outstanding = _register(scene, matters)
    scene.first = _first(scene, pairs)
    scene.missed = _missed(scene)
    scene.second = _second(scene)
    scene.one = _one(scene)
    return scene


def _register(scene: Any, matters: list[Matter]) -> OutstandingList:
    ordered = sorted(placed(matters, scene.calendar, TODAY), key=lambda item: register_order(item, "LG"))
    listed = tuple(
        OutstandingMatter(
            item.matter,
            item.place,
            FIRST,
            TODAY - FIRST,
            scene.context.party(item.matter.owner),
            why_line(item.matter, item.place, scene.context, "sv"),
        )
        for item in ordered
    )
    return OutstandingList(scene.context, LG, listed)


def _first(scene: Any, pairs: list[tuple[Matter, Promise]]) -> Recorded:
    return Recorded(
        scene.context,
        LG,
        HELD,
        NOTES,
        items=10,
        unread=0,
        new=tuple(Treated(matter, promise.step, promise) for matter, promise in pairs),
        bodies=(SN,),
        standing=("Välkommen", "Övriga frågor"),
        joined=(Joined("LG-6", "Verksamhetsplan och budget 2023", ("f7", "f5"), ("7", "5")),),
    )


def _missed(scene: Any) -> MissedAnswer:
    before = {item.matter.key: item for item in placed(scene.matters.values(), scene.calendar, SECOND)}
    now = before["LG-9"].place
    skipped = (Skip("LG.2", SECOND, "missed"),)
    moved = evolve(now, meeting="LG.3", date=LATER.date, assumed=True, skipped=skipped, unminuted=False)
    meeting = MissedMeeting(
        evolve(COMING, status=MeetingStatus.HELD),
        promised=(before["LG-9"], before["LG-3"]),
        if_time=(before["LG-4"],),
        owed=(before["LG-1"], before["LG-8"]),
        kept=3,
        promises=scene.promises,
        now={"LG-9": moved, "LG-3": moved, "LG-4": evolve(moved, if_time_permits=True)},
    )
    return MissedAnswer(evolve(scene.context, today=date(2022, 12, 5)), (meeting,))


def _step(key: str, disposition: Disposition, item: str, **fields: Any) -> Step:
    return Step(f"{key}/2", key, 2, disposition, SECOND, RECORDED, "LG", meeting="LG.2", item=item, **fields)


def _second(scene: Any) -> Recorded:
    task = Matter(
        "LG-10", "LG", "Förslag till samverkansform", kind="assignment", follows="LG-2", target=Period("2023-02"),
        disposition=Disposition.ASSIGNED, opened_on=SECOND,
    )  # fmt: skip
    budget = Matter(
        "LG-11", "LG", "Budget 2023", follows="LG-6", target=NextMeeting("LG"), disposition=Disposition.POSTPONED,
        postponements=1, opened_on=SECOND,
    )  # fmt: skip
    done = [
        ("LG-5", Disposition.TAKEN_UP, "5", ()),
        ("LG-2", Disposition.DECIDED, "3", (task,)),
        ("LG-6", Disposition.DECIDED, "4", (budget,)),
    ]
    closed = tuple(
        Treated(
            evolve(scene.matters[key], open=False, closed_on=SECOND),
            _step(key, disposition, item, closes=True),
            scene.promises[key],
            grew,
        )
        for key, disposition, item, grew in done
    )
    document = Document("LG.2/1", "LG", "LG.2", "2022-12-02.txt", "1" * 64, language="sv", date=SECOND)
    (missed,) = scene.missed.meetings
    return Recorded(
        scene.missed.context, LG, missed.meeting, document, items=6, unread=0, closed=closed, missed=missed,
        planned=(LATER,), suggestions=(Suggestion("f9", "Bilpoolens avtal", "like_open", "LG-4", "Avtalet ses över."),),
    )  # fmt: skip


def _one(scene: Any) -> MatterAnswer:
    promise = scene.promises["LG-9"]
    struck = evolve(
        _step("LG-9", Disposition.NOTED, "6", closes=True, text="Antecknas."),
        struck_at=RECORDED,
        struck_reason="fel ärende",
    )
    history = (HistoryLine(promise.step, promise.evidence, NOTES), HistoryLine(struck))
    (missed,) = scene.missed.meetings
    return MatterAnswer(
        scene.missed.context, scene.matters["LG-9"], missed.now["LG-9"], history, promise, (scene.matters["LG-8"],)
    )


@pytest.fixture(name="restricted", scope="session")
def _restricted(scene: Any) -> Any:
    """
    The same answers, with every matter restricted.
    """

    def hide(item: Placed) -> Placed:
        return evolve(item, matter=evolve(item.matter, restricted=True))

    def line(one: AgendaLine) -> AgendaLine:
        return evolve(one, placed=one.placed and hide(one.placed), below=tuple(line(below) for below in one.below))

    def treated(all_of_them: tuple[Treated, ...]) -> tuple[Treated, ...]:
        return tuple(
            evolve(
                one,
                matter=evolve(one.matter, restricted=True),
                grew=tuple(evolve(g, restricted=True) for g in one.grew),
            )
            for one in all_of_them
        )

    def silent(one: MissedMeeting) -> MissedMeeting:
        promised, if_time, owed = (tuple(hide(p) for p in level) for level in (one.promised, one.if_time, one.owed))
        return evolve(one, promised=promised, if_time=if_time, owed=owed)

    hidden = SimpleNamespace(**vars(scene))
    plan = evolve(scene.agenda.plan, lines=tuple(line(one) for one in scene.agenda.plan.lines))
    hidden.agenda = evolve(scene.agenda, plan=plan)
    matters = [evolve(matter, restricted=True) for matter in scene.matters.values()]
    hidden.outstanding = _register(scene, matters)
    hidden.first = evolve(scene.first, new=treated(scene.first.new), suggestions=())
    hidden.missed = evolve(scene.missed, meetings=tuple(silent(one) for one in scene.missed.meetings))
    hidden.second = evolve(
        scene.second, closed=treated(scene.second.closed), missed=hidden.missed.meetings[0], suggestions=()
    )
    hidden.one = evolve(scene.one, matter=evolve(scene.one.matter, restricted=True))
    return hidden
