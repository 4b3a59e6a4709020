"""
What the demonstration tells between its commands.
"""

from __future__ import annotations

from followup.reports.words.translation import msgid


INTRODUCTION = msgid("Two meetings of an invented group. Nothing of yours is read or changed.")
READ = msgid("1. The minutes of {day}: what they say, with the words it rests on.")
REGISTER = msgid("2. They are recorded. A week before the next meeting: what is open, and where?")
AGENDA = msgid("3. The next agenda. Each item says why it is there.")
MISSED = msgid("4. The minutes of {day} are recorded. Not all that was promised is in them:")
KEPT = msgid("The register is kept in {path}. Try:")
GONE = msgid("The register was in memory only, and is gone now.")
