"""
The questions: what is outstanding, what comes next, what was missed, what changed, and why a matter is where it is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from followup.cli.options import DAY, NAME, Settings, argument, command, exit_code, option, report
from followup.cli.output import choose_locale, exit_if_found, print_answer
from followup.errors import UsageError


if TYPE_CHECKING:
    from followup.model.answers import MatterAnswer
    from followup.reports.drawing.blocks import Blocks
    from followup.reports.values.fields import Value

MANY = 25
"""From so many matters on, the register is told in numbers unless the list is asked for."""


@command(
    "outstanding",
    "outstanding LG",
    "outstanding KF --at 2024-10-01 --locale sv",
    "outstanding KF --known-on 2024-10-01 --list",
    options=(
        argument("body", required=False),
        option("--overdue", is_flag=True, help="Only those whose day has passed."),
        option("--list/--brief", "table", default=None, help="A line for each matter too, or the numbers alone."),
        *(*report, exit_code),
    ),
)
def outstanding(settings: Settings, body: str | None, overdue: bool, table: bool | None) -> None:
    """
    List the open matters of BODY, or of every body, and where each is now.

    As of another day, or from 25 matters on, the numbers come first: how many wait for what, why, and by which minutes.
    """

    # The question that schedulers and scripts ask most imports only what its form needs.
    def page() -> Blocks:
        from followup.reports.pages.outstanding import outstanding as page

        return page(listed, locale, table=len(listed) < MANY if table is None else table)

    def data() -> Value:
        from followup.reports.values.outstanding import outstanding_json

        return outstanding_json(listed)

    with settings.questions() as register:
        asked = settings.as_of(register)
        listed = asked.outstanding(body, overdue=overdue)
        if settings.past or table is False or len(listed) >= MANY:
            listed = asked.audited(listed)
        locale = choose_locale(settings, [listed.body] if listed.body else register.bodies())
    print_answer(settings, page, data)
    exit_if_found(settings, listed.matters)


@command(
    "agenda",
    "agenda LG",
    "agenda LG/2022-12-02 --format markdown",
    options=(argument("name", "BODY|MEETING", NAME), *report),
)
def agenda(settings: Settings, name: str) -> None:
    """
    Write the agenda of a meeting, or of the next meeting of a body, each line with its reason.
    """
    from followup.reports.pages.agenda import agenda as page
    from followup.reports.values.agenda import agenda_json

    with settings.questions() as register:
        answer = settings.as_of(register).agenda(name).answer
    locale = settings.locale or answer.body.locale
    print_answer(settings, lambda: page(answer, locale), lambda: agenda_json(answer, locale))


@command(
    "missed",
    "missed LG",
    "missed LG/2022-12-02 --exit-code",
    options=(argument("name", "[BODY|MEETING]", NAME, required=False), *report, exit_code),
)
def missed(settings: Settings, name: str | None) -> None:
    """
    Tell what was promised for a held meeting and passed over in silence; for a body, its last meeting.
    """
    from followup.reports.pages.missed import missed as page
    from followup.reports.values.missed import missed_json

    with settings.questions() as register:
        answer = settings.as_of(register).missed(name)
        bodies = {body.key: body for body in register.bodies()}
    locale = choose_locale(settings, [bodies[each.meeting.body] for each in answer.meetings] or bodies.values())
    print_answer(settings, lambda: page(answer, locale), lambda: missed_json(answer))
    exit_if_found(settings, any(each.promised or each.if_time for each in answer.meetings))


@command(
    "changes",
    "changes KF --from 2024-09-12 --to 2024-10-10",
    "changes LG --from 2022-10-28",
    options=(
        argument("body"),
        option("--from", "start", kind=DAY, required=True, metavar="DAY", help="From the end of this day …"),
        option("--to", "end", kind=DAY, metavar="DAY", help="… to the end of this one (default: today)."),
        *report,
    ),
)
def changes(settings: Settings, body: str, start: date, end: date | None) -> None:
    """
    Tell what changed for BODY between two days: new matters, closed ones, and those still open.
    """
    from followup.reports.pages.changes import changes as page
    from followup.reports.values.changes import changes_json

    if end and settings.happened:
        raise UsageError("--to and --at say the same here; give one of them.")
    with settings.questions() as register:
        asked = settings.as_of(register)
        answer = asked.changes(body, start, end or asked.today(asked.body(body)))
    locale = choose_locale(settings, [answer.body])
    print_answer(settings, lambda: page(answer, locale), lambda: changes_json(answer))


@command("why", "why LG-2", options=(argument("key", "MATTER"), *report))
def why(settings: Settings, key: str) -> None:
    """
    Tell why a matter is where it is, with the sentence that promised it.
    """
    from followup.reports.pages.matter import why as page
    from followup.reports.values.matter import why_json

    answer, locale = _history(settings, key)
    print_answer(settings, lambda: page(answer, locale), lambda: why_json(answer, locale))


@command("history", "history LG-2", options=(argument("key", "MATTER"), *report))
def history(settings: Settings, key: str) -> None:
    """
    Tell everything that happened to a matter, step by step, struck ones too.
    """
    from followup.reports.pages.matter import history as page
    from followup.reports.values.matter import history_json

    answer, locale = _history(settings, key)
    print_answer(settings, lambda: page(answer, locale), lambda: history_json(answer))


def _history(settings: Settings, key: str) -> tuple[MatterAnswer, str]:
    with settings.questions() as register:
        answer = settings.as_of(register).history(key)
        return answer, settings.locale or register.body(answer.matter.body).locale
