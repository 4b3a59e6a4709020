"""
How stores are opened by URL.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from followup.contracts import Batch, Query
from followup.errors import InputError, StoreError
from followup.rows.mapping import SCHEMA
from followup.stores.opening import OPENERS


CREATE = True


@pytest.mark.parametrize("url", ["sqlite:", "sqlite:///", "sqlite://matters.db", "sqlite://host/matters.db"])
def test_a_url_that_names_no_file_is_refused_with_how_to_write_it(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    And no file is made.
    """
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="names no file") as caught:
        OPENERS["sqlite"](url, SCHEMA, CREATE)

    assert caught.value.hint == "Write sqlite:///matters.db or sqlite:////full/path.db."
    assert list(tmp_path.iterdir()) == []


def test_a_relative_and_a_full_path_with_signs_that_are_written_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Three strokes are relative, four are not; %20 is a space.
    """
    monkeypatch.chdir(tmp_path)
    OPENERS["sqlite"]("sqlite:///a%20b.db", SCHEMA, CREATE).close()
    OPENERS["sqlite"](f"sqlite:///{tmp_path}/c.db", SCHEMA, CREATE).close()

    assert {"a b.db", "c.db"} <= {path.name for path in tmp_path.iterdir()}


def test_a_file_can_be_opened_only_to_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With ``?mode=ro`` after it; a question mark in a name is written %3F.
    """
    monkeypatch.chdir(tmp_path)
    OPENERS["sqlite"]("sqlite:///why%3Fmode=ro", SCHEMA, CREATE).close()
    store = OPENERS["sqlite"]("sqlite:///why%3Fmode=ro?mode=ro", SCHEMA, not CREATE)

    assert Path("why?mode=ro").exists()
    assert list(store.select(Query("body"))) == []
    with pytest.raises(StoreError, match="was opened read-only"):
        store.commit(Batch("b", {}, {}))
    store.close()
