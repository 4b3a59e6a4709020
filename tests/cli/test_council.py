"""
A council's registrar and an auditor at the command line: long minutes, other days, changes and corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from followup.cli import cli


if TYPE_CHECKING:
    from .conftest import Type

HEAD = """Bergviks kommun
Kommunfullmäktige
Protokoll nr {number}
Sammanträdesdatum: {day}

"""

ORDER = """§ {number} Ärendenummer BK-2025-00009
Ordningsfråga
Med anledning av att klockan är 21:50 frågar ordföranden om sammanträdet ska fortsätta eller om
återstående ärenden ska bordläggas.

Beslut
Motionerna under paragraferna {first}–{last} bordläggs.

"""

MOTION = """§ {number} Ärendenummer BK-2024-{file:05}
Motion av Stina Alm (X) om {what}
Beslut
{decision}

"""

SUBJECTS = (
    *("bänkar i parken", "belysning vid skolan", "skridskobanan", "badplatsen", "hamnens kajer", "biblioteket"),
    *("cykelvägar", "bussfiler", "simhallens taxa", "ridvägar", "torghandel", "hundrastgårdar", "odlingslotter"),
    *("konsthallen", "musikskolan", "fritidsgården", "vinterväghållning", "lekplatser", "återbruket", "stadsarkivet"),
    *("spårvagnar", "gästhamnen"),
)
LATER = "Ärendet bordläggs till sammanträdet den {day}."


def minutes(number: int, day: str, first: int, decisions: list[str]) -> str:
    """
    Minutes with a point of order under § *first* and a motion under each paragraph after it.
    """
    text = HEAD.format(number=f"{number}", day=day)
    text += ORDER.format(number=first, first=first + 1, last=first + len(decisions))
    for n, decision in enumerate(decisions):
        text += MOTION.format(number=first + 1 + n, file=100 + n, what=SUBJECTS[n], decision=decision)
    return text


@pytest.fixture(name="council")
def _council(folder: Path, monkeypatch: pytest.MonkeyPatch, type_: Type) -> None:
    """
    Two minutes of an invented council: in March 22 motions are postponed; in May one is approved and one sent back.
    """
    monkeypatch.setenv("FOLLOWUP_STORE", str(folder / "council.db"))
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-01-07")
    may = LATER.format(day="12 juni 2025")
    back = "Motionen återremitteras till kommunstyrelsen för att räkna om kostnaderna."
    texts = {
        "march.txt": minutes(2, "2025-03-06", 20, [LATER.format(day="15 maj 2025")] * 22),
        "may.txt": minutes(4, "2025-05-15", 60, ["Motionen bifalls.", back, *[may] * 20]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert type_("body", "add", "KF", "Kommunfullmäktige", "--locale", "sv", "--no-assignments").code == 0
    assert type_("record", "march.txt", "--body", "KF", "--accept").code == 0


@pytest.fixture(name="both_recorded")
def _both_recorded(council: None, monkeypatch: pytest.MonkeyPatch, type_: Type) -> None:
    """
    Both minutes, the second recorded two days after the first.
    """
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-01-09")
    assert type_("record", "may.txt", "--body", "KF", "--accept").code == 0


def test_long_minutes_are_told_as_a_block(council: None, type_: Type) -> None:
    """
    With the hour and the paragraph of the point of order, and how often before.
    """
    told = type_("record", "may.txt", "--body", "KF", "--accept").out.splitlines()

    assert told[:7] == [
        "KF 15 maj 2025: 23 paragrafer, 20 bordlagda till 12 juni",
        "  20 samlat kl. 21.50 (§ 60): §§ 63–82",
        " 1 återremitterat: § 62 → kommunstyrelsen",
        " 1 beslutat: § 61",
        " Av 22 ärenden utlovade till idag: 22 behandlade, 0 förbigångna",
        "Bordlagda två gånger (sedan 6 mars): §§ 63, 64, 65, 66, 67, 68, 69, 70, 71, 72,",
        "    73, 74, 75, 76, 77, 78, 79, 80, 81, 82",
    ]


def test_an_auditor_asks_as_of_a_day(both_recorded: None, type_: Type) -> None:
    """
    What had happened by then, by which decision, and on which minutes; a gap in their series is named later.
    """
    april, june = type_("outstanding", "KF", "--at", "2025-04-01"), type_("outstanding", "KF", "--at", "2025-06-01")

    assert re.search(r"^  bordlagda till 15 maj +22$", april.out, re.MULTILINE)
    assert "samlad bordläggning kl. 21.50 den 6 mars, § 20: 22 ärenden" in april.out
    assert "saknas" not in april.out
    assert "BK-2024-00101 (15 maj § 62)" in june.out
    assert "Protokoll nr 3/2025 saknas" in " ".join(june.out.split())


def test_the_numbers_lead_to_the_matters_and_to_the_words(both_recorded: None, type_: Type) -> None:
    """
    From the numbers to the list, from a key in it to the paragraph and the sentence.
    """
    brief = type_("outstanding", "KF", "--at", "2025-04-01", "--brief").out
    table = type_("outstanding", "KF", "--at", "2025-04-01", "--list").out
    told = type_("why", "KF-3", "--at", "2025-04-01").out

    assert "KF-3" not in brief
    assert "--list" in brief
    assert re.search(r"^KF-3 ", table, re.MULTILINE)
    assert "Ärendet bordläggs till sammanträdet den 15 maj 2025." in told
    assert "§ 23, march.txt, rad " in told


def test_from_25_matters_on_the_register_is_told_in_numbers(council: None, type_: Type) -> None:
    """
    Unless the list is asked for; below that it is a list as ever.
    """
    before = type_("outstanding", "KF").out
    for title in ("Val av revisor", "Val av ombud", "Val av nämndeman"):
        type_("matter", "add", "KF", title, "--to", "KF/2025-06-12")
    after = type_("outstanding", "KF").out

    assert before.startswith("Utestående ärenden, Kommunfullmäktige")
    assert "Varför: " in after
    assert not re.search(r"^KF-3 ", after, re.MULTILINE)


def test_what_was_known_is_not_what_had_happened(both_recorded: None, type_: Type) -> None:
    """
    By the day between the two recordings, May had happened and was not known.
    """
    known = type_("outstanding", "KF", "--known-on", "2026-01-08", "--json").data
    then = type_("outstanding", "KF", "--at", "2025-06-01", "--known-on", "2026-01-08", "--json").data
    nothing = type_("outstanding", "KF", "--known-on", "2025-12-31")

    assert [known["count"], then["count"]] == [22, 22]
    assert {row["place"]["date"] for row in then["matters"]} == {"2025-05-15"}
    assert then["audit"]["known_on"] == "2026-01-08"
    assert "Detta var känt den 31 december 2025" in nothing.out


@pytest.mark.parametrize(
    "question",
    [
        "outstanding KF", "agenda KF", "missed KF", "why KF-2", "history KF-2", "matter show KF-2", "meeting list KF",
        "body list", "changes KF --from 2025-03-01", "body show KF", "meeting show KF.1", "party list",
    ],
)  # fmt: skip
def test_every_question_takes_both_days(question: str, both_recorded: None, type_: Type) -> None:
    """
    With both days before the second minutes, no answer knows of them; without, it may.
    """
    words = question.split()
    then = type_(*words, "--at", "2025-04-01", "--known-on", "2026-01-08", "--json")

    assert then.code == 0, then.err
    assert "may.txt" not in then.out
    assert "referred_back" not in then.out
    assert type_(*words, "--json").code == 0


def test_no_question_is_without_them() -> None:
    """
    A command that writes nothing is a question, unless it is about the register's file, a document, or what people are
    told and by what way.
    """
    told = {*("channel list", "channel test", "rule list", "outbox list", "outbox show")}
    others = {*told, *("init", "demo", "read", "check", "doctor", "plugins", "backup", "export", "import")}
    taken = {" ".join(path): {option.name for option in command.params} for path, command in leaves(cli)}
    asked = {name: options for name, options in taken.items() if "dry_run" not in options and name not in others}

    assert "matter show" in asked
    assert [name for name, options in asked.items() if not {"happened", "known", "nameless"} <= options] == []


def leaves(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """
    All commands with their full names.
    """
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, *path, name)
        elif command is not None:
            yield (*path, name), command


def test_changes_are_told_between_two_days(both_recorded: None, type_: Type) -> None:
    """
    In May one motion was closed; the others, the one sent back too, are still open.
    """
    told = type_("changes", "KF", "--from", "2025-03-06", "--to", "2025-05-15")
    data = type_("changes", "KF", "--from", "2025-03-06", "--at", "2025-05-15", "--json").data

    assert "Avslutade: 1\n" in told.out
    assert "Fortfarande öppna: 21\n" in told.out
    assert [len(data[part]) for part in ("new", "closed", "still_open")] == [0, 1, 21]
    assert data["closed"][0]["key"] == "KF-1"


def test_changes_take_one_end(council: None, type_: Type) -> None:
    """
    Two ends contradict each other.
    """
    assert type_("changes", "KF", "--from", "2025-01-01", "--to", "2025-02-01", "--at", "2025-03-01").code == 2


def test_a_wrong_step_is_corrected_and_stays_to_be_seen(council: None, type_: Type) -> None:
    """
    The history tells both, the struck one with its reason; a dry run tells the same and writes nothing.
    """
    line = ("correct", "KF-2/1", "--because", "Det gällde juni.", "--to", "KF/2025-06-12")
    preview, before = type_(*line, "--dry-run"), type_("history", "KF-2").out
    done = type_(*line)
    after = type_("history", "KF-2").out

    assert preview.out == done.out
    assert "struket" not in before
    assert "(struket 7 januari 2026: fel registrerat: Det gällde juni.)" in " ".join(after.split())
    assert "→ KF 12 juni" in after


def test_a_correction_of_the_minutes_says_where(council: None, type_: Type) -> None:
    """
    It is not our mistake.
    """
    type_("correct", "KF-2/1", "--because", "Fel dag.", "--to", "KF/2025-06-12", "--reference", "KF 2025-05-15 § 59")
    told = " ".join(type_("history", "KF-2").out.split())

    assert "protokollet rättat (KF 2025-05-15 § 59): Fel dag." in told


def test_the_outcome_of_a_correction_is_one_of_the_codes(council: None, type_: Type) -> None:
    """
    As they stand in the glossary.
    """
    line = ("correct", "KF-2/1", "--because", "Den bifölls.", "--disposition", "decided", "--outcome", "approved")

    assert type_(*line).code == 0
    assert type_("matter", "show", "KF-2", "--json").data["open"] is False
    assert type_("correct", "KF-3/1", "--because", "x", "--outcome", "APPROVED").code == 2


def test_a_decision_on_many_is_undone_as_one(council: None, type_: Type) -> None:
    """
    One point of order, 22 steps, one undo; of one matter the last word alone.
    """
    preview = type_("undo", "--dry-run", "--json").data
    type_("decide", "KF-5", "--on", "2025-03-20")
    alone = type_("undo", "KF-5", "--because", "Fel ärende.", "--json").data

    assert len(preview["matters"]) == 22
    assert [matter["key"] for matter in alone["matters"]] == ["KF-5"]
    assert type_("outstanding", "KF", "--json").data["count"] == 22
    assert "ångrat: Fel ärende." in type_("history", "KF-5").out


def test_matters_are_merged_and_parted(council: None, type_: Type) -> None:
    """
    The first points to the other until that is undone.
    """
    merged = type_("matter", "merge", "KF-5", "--into", "KF-4", "--json").data
    parted = type_("undo", "KF-5", "--json").data

    assert (merged["matters"][0]["open"], merged["matters"][0]["merged_into"]) == (False, "KF-4")
    assert parted["matters"][0]["open"] is True
    assert type_("matter", "merge", "KF-5", "--into", "KF-5").code == 1


def test_a_matter_is_split_and_put_together_again(council: None, type_: Type) -> None:
    """
    Each part is where it was; kept, it stays open beside them.
    """
    line = ("matter", "split", "KF-6", "--title", "Inlåningen", "--title", "Läsesalen")
    preview = type_(*line, "--dry-run", "--json").data
    kept = type_(*line, "--keep", "--json").data

    assert [matter["open"] for matter in preview["matters"]] == [False, True, True]
    assert [matter["open"] for matter in kept["matters"]] == [True, True, True]
    assert kept["places"]["KF-6"]["date"] == "2025-05-15"
    type_("undo", "KF-6")
    assert type_("outstanding", "KF", "--json").data["count"] == 22


def test_minutes_are_verified_whole_or_by_item(council: None, type_: Type) -> None:
    """
    By a party and on a day; items at once.
    """
    type_("party", "add", "Vice ordföranden", "--kind", "role")
    items = type_("meeting", "verify", "KF/2025-03-06", "--by", "Vice ordföranden", "--items", "20,21")
    whole = type_("meeting", "verify", "KF/2025-03-06", "--by", "Vice ordföranden", "--on", "2025-03-13")

    assert [items.code, whole.code] == [0, 0]
    told = type_("meeting", "show", "KF/2025-03-06").out
    assert "2025-03-13" in told
    assert re.search(r"^justerat omedelbart: +20, 21$", told, re.MULTILINE)
    assert "2025-03-13" not in type_("meeting", "show", "KF.1", "--at", "2025-03-12").out
    too_early = type_("meeting", "verify", "KF/2025-03-06", "--by", "Vice ordföranden", "--on", "2025-03-01")
    both = type_("meeting", "verify", "KF.1", "--by", "Vice ordföranden", "--on", "2025-03-13", "--items", "20")
    assert [too_early.code, both.code] == [1, 2]


def test_a_standing_item_is_left_off_once(council: None, type_: Type) -> None:
    """
    The agenda of that meeting goes without it.
    """
    type_("body", "edit", "KF", "--standing", "Upprop", "--standing", "Val av justerare")
    preview = type_("meeting", "skip", "KF/2025-05-15", "Upprop", "--dry-run")
    before = type_("agenda", "KF").out
    skipped = type_("meeting", "skip", "KF/2025-05-15", "Upprop", "--note", "Sker digitalt.")

    assert [preview.code, skipped.code] == [0, 0]
    assert "Upprop" in before
    assert "Upprop" not in type_("agenda", "KF").out
    assert type_("meeting", "skip", "KF/2025-05-15", "Avslutning").code == 1


def test_a_backup_is_a_register_of_its_own(council: None, folder: Path, type_: Type) -> None:
    """
    It answers the same, and never replaces a file.
    """
    copy = folder / "copy.db"
    assert type_("backup", str(copy), "--json").data == {"file": str(copy)}
    asked = ("outstanding", "KF", "--json")

    assert type_(*asked, "--store", str(copy)).data == type_(*asked).data
    assert type_("backup", str(copy)).code == 1
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_store_that_cannot_copy_itself_says_so(type_: Type) -> None:
    """
    With what to do instead.
    """
    told = type_("backup", "copy.db", "--store", "memory:")

    assert told.code == 1
    assert "Hint: Export" in told.err


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (2, 1, 0)])
def test_a_postponement_that_many_minutes_tell_of_is_counted_once(
    order: tuple[int, ...], folder: Path, monkeypatch: pytest.MonkeyPatch, type_: Type
) -> None:
    """
    The minutes of 6 March are missing; those of the three later meetings all tell of it, and one step is made of that.
    """
    monkeypatch.setenv("FOLLOWUP_STORE", str(folder / "told.db"))
    days = [("2025-04-10", "15 maj 2025"), ("2025-05-15", "12 juni 2025"), ("2025-06-12", "21 augusti 2025")]
    history = "Tidigare behandling\nBordlagt den 6 mars 2025, § 21"
    for n, (day, later) in enumerate(days):
        decision = f"{LATER.format(day=later)}\n\n{history}."
        text = HEAD.format(number=3 + n, day=day)
        text += MOTION.format(number=40, file=100, what=SUBJECTS[0], decision=decision)
        text += MOTION.format(number=41, file=200 + n, what=SUBJECTS[1 + n], decision="Motionen bifalls.")
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        history += f", den {int(day[-2:])} {('april', 'maj', 'juni')[n]} 2025, § 40"
    assert type_("body", "add", "KF", "Kommunfullmäktige", "--locale", "sv").code == 0
    for n in order:
        assert type_("record", f"{n}.txt", "--body", "KF", "--accept").code == 0

    (row,) = type_("outstanding", "KF", "--json").data["matters"]
    steps = type_("history", row["key"], "--json").data["steps"]
    live = [(step["on"], step["item"]) for step in steps if step["struck_at"] is None]

    assert row["postponements"] == 4
    assert live == [("2025-03-06", "21"), ("2025-04-10", "40"), ("2025-05-15", "40"), ("2025-06-12", "40")]


def test_a_new_version_tells_what_it_says_otherwise(council: None, folder: Path, type_: Type) -> None:
    """
    Each matter concerned with what is gone and what has come; the other 21 are as they were; again, it is known.
    """
    text = (folder / "march.txt").read_text(encoding="utf-8")
    (folder / "new.txt").write_text(text.replace("den 15 maj 2025", "den 12 juni 2025", 1), encoding="utf-8")
    told = type_("record", "new.txt", "--body", "KF", "--accept", "--dry-run").out
    data = type_("record", "new.txt", "--body", "KF", "--accept", "--json").data
    history = " ".join(type_("history", "KF-1").out.split())

    assert "    - KF, § 21: bordlagt på grund av tidsbrist → KF 15 maj" in told
    assert "    + KF, § 21: bordlagt på grund av tidsbrist → KF 12 juni" in told
    assert [each["matter"] for each in data["differs"]] == ["KF-1"]
    assert "(struket 7 januari 2026: ny version av dokumentet)" in history
    assert "redan känt" in type_("record", "new.txt", "--body", "KF", "--accept").out


def test_going_back_to_an_earlier_version_and_saying_so_twice(council: None, folder: Path, type_: Type) -> None:
    """
    What was replaced comes back as a version of its own, once.
    """
    text = (folder / "march.txt").read_text(encoding="utf-8")
    (folder / "new.txt").write_text(f"{text}\n", encoding="utf-8")
    same = type_("record", "new.txt", "--body", "KF", "--accept").out
    back = [type_("record", "march.txt", "--body", "KF", "--accept", "--json").data for _ in range(2)]

    assert "Den säger inget annat om något ärende." in same
    assert [done["changed"] for done in back] == [True, False]
    assert {done["document"]["version"] for done in back} == {3}


def test_what_was_corrected_stays_corrected_in_a_new_version(council: None, folder: Path, type_: Type) -> None:
    """
    Where the new version says the same again, and the one after it too; where it says something else, that counts.
    """
    text = (folder / "march.txt").read_text(encoding="utf-8")
    type_("correct", "KF-2/1", "--because", "Fel dag.", "--to", "KF/2025-06-12")
    targets = []
    for n, changed in enumerate((f"{text}\n", f"{text}\n\n", text.replace("den 15 maj 2025", "den 21 augusti 2025"))):
        (folder / f"{n}.txt").write_text(changed, encoding="utf-8")
        assert type_("record", f"{n}.txt", "--body", "KF", "--accept").code == 0
        steps = type_("history", "KF-2", "--json").data["steps"]
        targets.append([step["target"]["date"] for step in steps if step["struck_at"] is None])

    assert targets == [["2025-06-12"], ["2025-06-12"], ["2025-06-12", "2025-08-21"]]
    assert type_("outstanding", "KF", "--json").data["count"] == 22
