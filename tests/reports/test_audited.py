"""
The register as an auditor reads it, and what changed between two days.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from attrs import evolve

from followup.model.answers import Audit, ChangesAnswer, Context, OutstandingList, OutstandingMatter, Sources, Together
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, DocumentKind, MeetingStatus, PlaceKind
from followup.model.matters import Matter, Place, Treatment
from followup.model.minutes import Document
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.changes import changes as changes_page
from followup.reports.pages.outstanding import outstanding as outstanding_page
from followup.reports.values.changes import changes_json
from followup.reports.values.outstanding import outstanding_json


D = Disposition
TODAY, MARCH, APRIL = date(2025, 3, 20), date(2025, 3, 6), date(2025, 4, 10)
COUNCIL = Body("KF", "Kommunfullmäktige", locale="sv")
HELD = Meeting("KF.2", "KF", MARCH, status=MeetingStatus.HELD, number="2/2025")
COMING = Meeting("KF.3", "KF", APRIL)
MINUTES = Document(
    "KF.2/m1", "KF", "KF.2", "2025-03-06.txt", "0", kind=DocumentKind.MINUTES, language="sv", date=MARCH,
    recorded_at=datetime(2026, 1, 7, 12, tzinfo=UTC),
)  # fmt: skip
ON_AGENDA = Place(PlaceKind.AGENDA, "KF", "KF.3", APRIL)
AWAY = Place(PlaceKind.WITH_PARTY, party="Kommunstyrelsen")


def row(n: int, since: date = MARCH, *, times: int = 1, place: Place = ON_AGENDA, **fields: Any) -> OutstandingMatter:
    """
    An open matter of § *n*.
    """
    said = {"disposition": D.POSTPONED, "kind": "motion", "anchor_on": MARCH, "anchor_meeting": "KF.2", **fields}
    matter = Matter(f"KF-{n}", "KF", f"Ärende {n}", postponements=times, anchor_item=str(n), **said)
    return OutstandingMatter(matter, place, since, TODAY - since)


def postponed(n: int, **fields: Any) -> Treatment:
    """
    The step that postponed § *n*.
    """
    return Treatment(f"KF-{n}/1", f"KF-{n}", D.POSTPONED, MARCH, meeting="KF.2", item=str(n), **fields)


def audited(*rows: OutstandingMatter, **fields: Any) -> OutstandingList:
    """
    The register with what an auditor asks of it.
    """
    context = Context(TODAY, {"KF": COUNCIL}, {}, {m.key: m for m in (HELD, COMING)})
    together = Together("KF.2/m1/i24", MARCH, "KF.2", (postponed(30), postponed(31)), "24", time(21, 50))
    said: dict[str, Any] = {
        "together": (together,),
        "singly": (postponed(21),),
        "parts": frozenset({"KF-23"}),
        **fields,
    }
    said.setdefault("sources", (Sources("KF", (MINUTES,), ("1/2025",)),))
    return OutstandingList(context, COUNCIL, rows, Audit(**said))


USUAL = (
    row(30, date(2024, 12, 5), times=3),
    row(31, date(2024, 12, 5), times=3, kind="interpellation"),
    row(21),
    row(22, place=AWAY, disposition=D.REFERRED_BACK, number="BK-2024-00107", times=0),
    row(23, place=AWAY, disposition=D.REFERRED_BACK, times=0),
)


def lines(listed: OutstandingList, locale: str = "sv", *, table: bool = False) -> list[str]:
    """
    The report, line by line.
    """
    return as_text(outstanding_page(listed, locale, table=table)).split("\n")


def test_the_numbers_come_first_with_their_reasons_and_sources() -> None:
    """
    What waits for what, how often and since when; what was sent back; which decisions; on which minutes.
    """
    assert lines(audited(*USUAL)) == [
        "Utestående ärenden i kommunfullmäktige den 20 mars 2025               5",
        "  bordlagda till 10 april                                             3",
        "     därav bordlagda 1 gång 1 · 3 ggr 2",
        "     äldst: en motion och en interpellation, första gången 5 december 2024",
        "     (105 dagar)",
        "  återremitterade och inte åter                                       2",
        "     BK-2024-00107 (6 mars § 22) · KF-23, en punkt (6 mars § 23)",
        "Varför: samlad bordläggning kl. 21.50 den 6 mars, § 24: 2 ärenden;",
        "        enskilt beslut: § 21",
        "Källor: 1 protokoll, 2025-03-06. Ärenden från tiden före syns bara där",
        "        protokollen själva nämner dem. Registrerat 2026-01-07. Protokoll nr",
        "        1/2025 saknas.",
        "Varje ärende: samma kommando med --list; varför det är där: followup why ÄRENDE",
    ]


def test_the_table_follows_if_it_is_asked_for() -> None:
    """
    Then nobody is told how to get it.
    """
    told = lines(audited(*USUAL), "en", table=True)

    assert told[0] == "Outstanding matters of Kommunfullmäktige on 20 March 2025             5"
    assert [line[:5] for line in told[-5:]] == ["KF-30", "KF-31", "KF-21", "KF-22", "KF-23"]
    assert not [line for line in told if "--list" in line]


def test_every_open_matter_is_counted_once() -> None:
    """
    Whatever place it has, the parts sum up to the whole.
    """
    places = [
        Place(PlaceKind.AWAITING_MEETING, "KF"),
        AWAY,
        Place(PlaceKind.RESTING, date=APRIL),
        Place(PlaceKind.EVENT, event="konferens"),
        ON_AGENDA,
    ]
    rows = [row(n, place=place, disposition=D.RAISED) for n, place in enumerate(places)]
    rows.append(row(9, place=places[0]))
    told = lines(audited(*rows))

    assert told[0].endswith(" 6")
    assert [line.split("  ")[1] for line in told if line.endswith(" 1")] == [
        "väntar på sammanträde",
        "hos andra",
        "vilande",
        "vid en händelse",
        "i övrigt till 10 april",
        "bordlagda, väntar på sammanträde",
    ]


def test_restricted_matters_are_counted_and_no_more() -> None:
    """
    Neither their number, nor their paragraph, nor their age.
    """
    rows = [evolve(one, matter=evolve(one.matter, restricted=True)) for one in USUAL]
    told = "\n".join(lines(audited(*rows)))

    assert "bordlagda till 10 april                                             3" in told
    assert "KF-22 (visas inte) · KF-23 (visas inte)" in told
    assert not [hidden for hidden in ("BK-2024", "§ 21", "§ 22", "äldst", "därav") if hidden in told]


def test_of_several_bodies_each_tells_its_sources() -> None:
    """
    With its key; notes are not told as minutes.
    """
    notes = evolve(MINUTES, key="SK.1/m1", body="SK", meeting="SK.1", kind=DocumentKind.NOTES, recorded_at=None)
    listed = audited(*USUAL, sources=(Sources("KF", (MINUTES,)), Sources("SK", (notes, MINUTES))))
    told = "\n".join(lines(evolve(listed, body=None), "en"))

    assert told.startswith("Outstanding matters on 20 March 2025 ")
    assert "postponed to KF 10 April" in told
    assert "Sources: KF minutes of 1 meeting, 2025-03-06." in told
    assert "Sources: SK minutes of 1 meeting and notes of 1 meeting, 2025-03-06." in told


def test_decisions_of_several_days_tell_theirs() -> None:
    """
    One made by hand has neither hour nor paragraph.
    """
    by_hand = Together("KF-30/2", MARCH - timedelta(days=28), None, (postponed(30), postponed(31)))
    told = lines(audited(*USUAL, together=(by_hand,)))

    assert told[7:9] == [
        "Varför: samlad bordläggning den 6 februari: 2 ärenden;",
        "        enskilt beslut 6 mars: § 21",
    ]


def test_what_was_known_is_said_to_be_so() -> None:
    """
    An answer from what had been recorded by a day tells that it leaves out the rest.
    """
    told = lines(audited(known=date(2025, 3, 20), together=(), singly=(), sources=()))

    assert told[0].endswith(" 0")
    assert told[1] == "Detta var känt den 20 mars 2025; det som registrerats senare är inte med."


def test_the_data_has_the_audit_only_if_it_was_asked_for() -> None:
    """
    With keys to look further by; of a restricted meeting only its key.
    """
    listed = audited(*USUAL)
    value = outstanding_json(listed)["audit"]
    hidden = evolve(listed.context, meetings={"KF.2": evolve(HELD, restricted=True)})

    assert value["together"][0] == {
        "decision": "KF.2/m1/i24",
        "meeting": "KF.2",
        "item": "24",
        "on": "2025-03-06",
        "starts": "21:50:00",
        "matters": ["KF-30", "KF-31"],
    }
    assert (value["parts"], value["sources"][0]["missing"]) == (["KF-23"], ["1/2025"])
    assert outstanding_json(evolve(listed, context=hidden))["audit"]["together"][0]["item"] == ""
    assert "audit" not in outstanding_json(evolve(listed, audit=None))


def test_of_a_restricted_meeting_only_the_key_is_told() -> None:
    """
    Neither its day nor its paragraphs, in the reasons, in the sources and as data.
    """
    listed = audited(*USUAL)
    secret = evolve(listed.context, meetings={"KF.2": evolve(HELD, restricted=True), "KF.3": COMING})
    hidden = evolve(listed, context=secret)
    value = outstanding_json(hidden)["audit"]

    assert lines(hidden)[5:] == [
        "  återremitterade och inte åter                                       2",
        "     BK-2024-00107 · KF-23, en punkt",
        "Varför: KF.2 (visas inte): 2 ärenden;",
        "        KF.2 (visas inte)",
        "Källor: 1 protokoll. Ärenden från tiden före syns bara där protokollen själva",
        "        nämner dem. Registrerat 2026-01-07. Protokoll nr 1/2025 saknas.",
        "Varje ärende: samma kommando med --list; varför det är där: followup why ÄRENDE",
    ]
    assert value["sources"][0]["documents"] == [{"key": "KF.2/m1", "restricted": True}]
    assert value["singly"] == [{"matter": "KF-21", "step": "KF-21/1", "on": None}]
    assert outstanding_json(listed)["audit"]["sources"][0]["documents"][0]["name"] == "2025-03-06.txt"


def kept(*keys: str) -> OutstandingList:
    """
    The usual list with the matters of *keys* restricted.
    """
    rows = [evolve(one, matter=evolve(one.matter, restricted=True)) if one.key in keys else one for one in USUAL]
    return audited(*rows)


def test_of_a_restricted_matter_the_data_tell_only_the_key() -> None:
    """
    Neither the day it was decided singly, nor by which decision it went with others, nor that it is one point.
    """
    value = outstanding_json(kept("KF-21", "KF-23", "KF-31"))["audit"]

    assert value["singly"] == [{"matter": "KF-21", "restricted": True}]
    assert value["parts"] == []
    assert (value["together"][0]["matters"], value["together"][0]["restricted"]) == (["KF-30"], 1)


def test_a_decision_on_none_but_restricted_matters_is_only_counted() -> None:
    """
    Its day and its paragraph would be those of the matters, in the data as in the text.
    """
    listed = kept("KF-30", "KF-31")

    assert outstanding_json(listed)["audit"]["together"] == [{"matters": [], "restricted": 2}]
    assert "21.50" not in as_text(outstanding_page(listed, "sv"))
    assert "21.50" in as_text(outstanding_page(audited(*USUAL), "sv"))


def test_a_decision_led_by_a_restricted_matter_has_no_key() -> None:
    """
    The key of a gesture by hand is that of its first step, which is the matter's own.
    """
    listed = kept("KF-30")
    assert listed.audit is not None
    by_hand = evolve(listed.audit.together[0], decision="KF-30/1", item="", starts=None)
    value = outstanding_json(evolve(listed, audit=evolve(listed.audit, together=(by_hand,))))["audit"]["together"][0]

    assert (value["decision"], value["matters"]) == (None, ["KF-31"])


# What changed between two days


def compared(**fields: Any) -> ChangesAnswer:
    """
    A matter new, one closed, one handed over and one still open.
    """
    closed = evolve(USUAL[0].matter, open=False, opened_on=date(2024, 12, 5), closed_on=MARCH)
    gone = evolve(USUAL[1].matter, body="SK")
    context = Context(TODAY, {"KF": COUNCIL, "SK": Body("SK", "Skolnämnden")}, {}, {m.key: m for m in (HELD, COMING)})
    said: dict[str, Any] = {"new": (USUAL[2],), "closed": (closed, gone), "still_open": (USUAL[3],), **fields}
    return ChangesAnswer(context, COUNCIL, date(2025, 3, 5), TODAY, **said)


def test_changes_are_told_in_three_parts() -> None:
    """
    What is new with its place, what was closed or went elsewhere, and the keys of the rest.
    """
    assert as_text(changes_page(compared(), "sv")).split("\n") == [
        "Kommunfullmäktige: ändrat efter 5 mars 2025, till och med 20 mars 2025",
        "",
        "Nya: 1",
        "Ärende            Sedan   Nu",
        "KF-21  Ärende 21  6 mars  KF 10 april",
        "",
        "Avslutade: 2",
        "Ärende            Sedan  Avslutat",
        "KF-30  Ärende 30  5 dec  6 mars",
        "KF-31  Ärende 31  –      → Skolnämnden",
        "",
        "Fortfarande öppna: 1",
        "  KF-22",
    ]


def test_nothing_to_compare_is_said() -> None:
    """
    One line instead of three empty parts.
    """
    empty = compared(new=(), closed=(), still_open=())

    assert as_text(changes_page(empty, "en")).split("\n")[1:] == ["Nothing is or was outstanding."]


def test_of_restricted_matters_only_the_keys_are_told() -> None:
    """
    In the text and in the data.
    """
    told = compared()
    secret = compared(
        new=tuple(evolve(one, matter=evolve(one.matter, restricted=True)) for one in told.new),
        closed=tuple(evolve(one, restricted=True) for one in told.closed),
    )

    assert "KF-30  visas inte  –" in as_text(changes_page(secret, "sv"))
    assert "Ärende 2" not in as_text(changes_page(secret, "sv"))
    assert changes_json(secret)["new"] == [{"key": "KF-21", "body": "KF", "restricted": True}]


def test_the_data_names_its_schema_and_days() -> None:
    """
    The days are those that were asked for.
    """
    value = changes_json(compared())

    assert [value[name] for name in ("schema", "body", "from", "to")] == [
        "followup/changes/1",
        "KF",
        "2025-03-05",
        "2025-03-20",
    ]
    assert [one["key"] for part in ("new", "closed", "still_open") for one in value[part]] == [
        "KF-21",
        "KF-30",
        "KF-31",
        "KF-22",
    ]


def test_the_oldest_are_counted_by_kind_where_the_kind_has_a_word() -> None:
    """
    Kinds are free labels: those without a word are matters, all of them together.
    """
    kinds = ("item", "umbrella", "request", "motion")
    listed = audited(*(row(n, kind=kind) for n, kind in enumerate(kinds)))

    assert "oldest: three matters and one motion, first on 6 March 2025" in " ".join(
        as_text(outstanding_page(listed, "en")).split()
    )
    assert "äldst: tre ärenden och en motion, första gången 6 mars 2025" in " ".join(
        as_text(outstanding_page(listed, "sv")).split()
    )
