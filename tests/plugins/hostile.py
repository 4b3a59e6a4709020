"""
Plug-ins that misbehave, one for each way that was met, and one that is well.
"""

from __future__ import annotations


HEALTHY = """
import followup
from followup.stores.memory import MemoryStore
from followup.model.reading import DocumentFacts, MeetingFacts, Reading

class Reader:
    name, language = "referat", "nb"
    def recognises(self, text): return 1.0 if text.startswith("Referat") else 0.0
    def read(self, text, *, name, sha256, body=""):
        return Reading(DocumentFacts(name, sha256, language="nb"), MeetingFacts())

class Notifier:
    sent = []
    def send(self, message):
        self.sent.append(message)
        return "kept"

@followup.hookimpl
def followup_register_stores():
    return [followup.StoreKind("shelf", lambda url, schema, create: MemoryStore(schema))]

@followup.hookimpl
def followup_register_readers():
    return [Reader()]

@followup.hookimpl
def followup_register_notifiers():
    return [followup.NotifierKind("pigeon", lambda settings: Notifier(), settings=())]

@followup.hookimpl
def followup_register_checks():
    return [followup.Check("shelves", lambda: [])]
"""

_STORE = """
import followup
from followup.stores.memory import MemoryStore

@followup.hookimpl
def followup_register_stores():
    return [followup.StoreKind("{scheme}", {opener})]
"""

_READER = """
import followup

class Reader:
    name, language = "{language}-reader", "{language}"
    def recognises(self, text): {recognises}
    def read(self, text, *, name, sha256, body=""): {reads}

@followup.hookimpl
def followup_register_readers():
    return [Reader()]
"""

_EXITING_NOTIFIER = """
import followup, sys

class Notifier:
    def send(self, message): sys.exit(5)

@followup.hookimpl
def followup_register_notifiers():
    return [followup.NotifierKind("crow", lambda settings: Notifier())]
"""

_RAISING_CHECK = """
import followup

@followup.hookimpl
def followup_register_checks():
    return [followup.Check("thunder", lambda: 1 / 0)]
"""

HOSTILE: dict[str, tuple[str, str]] = {
    "raises_on_import": ('raise RuntimeError("out of order")', "RuntimeError: out of order"),
    "exits_on_import": ("import sys; sys.exit(5)", "SystemExit: 5"),
    "no_python": ("x = (", "SyntaxError: '(' was never closed"),
    "misspelt": (
        "import followup\n@followup.hookimpl\ndef followup_register_songs(): return []\n",
        "followup_register_songs is no hook of this followup: misspelt, or of a newer one",
    ),
    "wrong_arguments": (
        "import followup\n@followup.hookimpl\ndef followup_register_stores(register): return []\n",
        "followup_register_stores: PluginValidationError",
    ),
    "hook_raises": (
        "import followup\n@followup.hookimpl\ndef followup_register_readers(): raise ValueError('no')\n",
        "followup_register_readers: ValueError: no",
    ),
    "hook_exits": (
        "import followup, sys\n@followup.hookimpl\ndef followup_register_readers(): sys.exit(5)\n",
        "followup_register_readers: SystemExit: 5",
    ),
    "junk": (
        "import followup\n@followup.hookimpl\ndef followup_register_stores(): return 7\n",
        "followup_register_stores: TypeError: 'int' object is not iterable",
    ),
    "junk_records": (
        "import followup, itertools\n@followup.hookimpl\ndef followup_register_notifiers(): return itertools.count()\n",
        "followup_register_notifiers: a int is no NotifierKind",
    ),
    "unspeakable": (
        "class Odd(Exception):\n    def __str__(self): raise SystemExit(9)\nraise Odd\n",
        "Odd",
    ),
    "takes_ours": (
        _STORE.format(scheme="memory", opener="lambda *said: MemoryStore(said[1])"),
        "followup_register_stores: followup.stores.builtin has the scheme 'memory' already",
    ),
    "open_raises": (_STORE.format(scheme="raising", opener="lambda *said: 1 / 0"), ""),
    "open_none": (_STORE.format(scheme="nothing", opener="lambda *said: None"), ""),
    "raw_store": (
        _STORE.format(scheme="raw", opener="lambda *said: Raw(said[1])")
        + "\nclass Raw(MemoryStore):\n"
        + "    def select(self, query): raise OSError('disk on fire')\n"
        + "    def read(self, keys): raise SystemExit(5)\n",
        "",
    ),
    "blind_reader": (_READER.format(language="xx", recognises="1 / 0", reads="1 / 0"), ""),
    "greedy_reader": (_READER.format(language="yy", recognises="return 2.0", reads="1 / 0"), ""),
    "exiting_notifier": (
        _EXITING_NOTIFIER,
        "",
    ),
    "raising_check": (
        _RAISING_CHECK,
        "",
    ),
}
"""Name → its module, and what is said of it when it is listed: nothing of those that only fail when they are asked."""
