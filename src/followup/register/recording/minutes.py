"""
Recording minutes: names become keys, the document is registered, and its matters are reconciled with those there are.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from followup.model.codes import Acceptance, Certainty, Verdict
from followup.model.entries import Request
from followup.model.matters import Matter
from followup.model.minutes import FoundRow
from followup.model.reading import Reading
from followup.model.results import Proposal, Proposed, Recorded
from followup.register.recording.documents import propose_standing, register_document
from followup.register.recording.name_resolution import Names
from followup.register.recording.replay import minutes_of, replay
from followup.register.recording.summary import Summary
from followup.register.recording.versions import judged_before
from followup.register.work.commit import Committer
from followup.register.work.deferred import is_missing
from followup.register.work.requests import digest_of
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.reconcile import reconcile


REJECTED, ALONE = "", "new"
"""What a review says of a finding that is none, and of one that begins a matter of its own."""

Review = Mapping[str, str | None]
"""By ids of findings: ``None`` (accepted), ``""`` (rejected), ``"new"`` (its own matter) or the key of its matter."""


@frozen
class Minutes:
    """
    Minutes as they are to be recorded: *create* may make bodies (keys by *aliases*: name → key) and standing items.
    """

    reading: Reading
    body: str
    create: bool
    aliases: Mapping[str, str]
    again: bool = False


def record_minutes(
    committer: Committer,
    reading: Reading,
    *,
    body: str = "",
    accept: bool = False,
    create: bool = False,
    aliases: Mapping[str, str] | None = None,
    review: Review | None = None,
    again: bool = False,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Recorded:
    """
    Record *reading* as the minutes of *body*: what is certain, what is likely too (*accept*), or by a *review*.

    *again* takes what another reading of a document that is there already says.
    """
    minutes = Minutes(reading, body, create, aliases or {}, again)
    mode = Acceptance.REVIEW if review is not None else Acceptance.ACCEPT if accept else Acceptance.CERTAIN

    def decide(unit: UnitOfWork) -> Recorded:
        return _record(unit, minutes, mode, review or {}).recorded()

    def repeat(_unit: UnitOfWork, _keys: tuple[str, ...]) -> Recorded:
        # As it is now, from a unit of work that nobody commits.
        return evolve(decide(committer.unit()), changed=False)

    request = None
    if request_id is not None:
        asked = {"body": body, "accept": accept, "create": create, "aliases": aliases, "review": review}
        asked |= {"again": True} if again else {}
        request = Request(request_id, "record", digest_of(record_minutes, reading, **asked))
    return committer.once(request, decide, repeat, dry_run=dry_run, create=create)


def propose_minutes(
    committer: Committer, reading: Reading, *, body: str, create: bool, aliases: Mapping[str, str]
) -> Proposal:
    """
    What recording *reading* would make of each finding, and what it would leave to a person; writes nothing.
    """
    if create and is_missing(committer.store):
        committer = committer.in_memory()
    unit = committer.unit()
    summary = _record(unit, Minutes(reading, body, create, aliases), Acceptance.CERTAIN, {}, propose=True)
    own = summary.results[0]
    # Matched once, with likeness taken; what is left without it follows from the same matters.
    certain = evolve(own.minutes, accept=summary.document.mode is not Acceptance.CERTAIN)
    left = reconcile(certain, own.before, {}).suggestions
    recorded = summary.recorded()
    new = {each.key for each in recorded.new} | {grown.key for each in recorded.closed for grown in each.grew}
    treated = {
        source.rpartition("/")[2]: each
        for each in (*recorded.new, *recorded.continued, *recorded.closed)
        for source in (each.step.source, *each.step.also)
    }
    taken = {finding.id: treated.get(finding.id) for finding in reading.findings}
    return Proposal(
        summary.body,
        tuple(
            Proposed(name, each.key, each.matter.title, new=each.key in new) if each else Proposed(name)
            for name, each in taken.items()
        ),
        summary.quoted(left),
    )


def _record(unit: UnitOfWork, minutes: Minutes, mode: Acceptance, review: Review, *, propose: bool = False) -> Summary:
    """
    Put everything that *minutes* say, taken by *mode*; to *propose*, as if likeness were taken.
    """
    names = Names(unit, create=minutes.create, aliases=minutes.aliases)
    body = names.own(minutes.body, minutes.reading)
    registered = register_document(unit, names, minutes.reading, body, mode, again=minutes.again)
    standing = propose_standing(unit, body, minutes.reading) if minutes.create else ()
    rows = registered.findings
    if registered.replaced is not None:
        rows = judged_before(unit, registered.replaced, rows)
    rows = tuple(_judged(unit, row, review) for row in rows)
    own = minutes_of(body, registered.document, registered.meeting, registered.items, rows)
    own = evolve(own, accept=own.accept or propose)
    results = replay(unit, own, registered.document, replaced=registered.replaced)
    return Summary(unit, minutes.reading, registered, names.created, standing, results)


def _judged(unit: UnitOfWork, finding: FoundRow, review: Review) -> FoundRow:
    if finding.id not in review:
        return finding
    verdict = review[finding.id]
    if verdict is None or verdict == REJECTED:
        # A person's word makes it certain, whatever the reader thought.
        accepted = Verdict.ACCEPTED if verdict is None else Verdict.REJECTED
        judged = evolve(finding, verdict=accepted, certainty=Certainty.CERTAIN)
    elif verdict == ALONE:
        judged = evolve(finding, verdict=Verdict.OWN, same_as=(), like=(), matter=None)
    else:
        judged = evolve(finding, verdict=Verdict.ACCEPTED, matter=unit.need(Matter, verdict).key)
    unit.put(judged)
    return judged
