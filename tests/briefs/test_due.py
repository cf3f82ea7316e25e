"""What is due, and how it stands on a day: only what was known then counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from built import Built, after, eve
from comity.briefs.days import day_of
from comity.briefs.due import Due, due
from comity.errors import SettingsError
from comity.ledger import Ledger
from comity.records import Commitment, CommitmentStage, Modality, Project, ProjectStage, ProjectType


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


def named(found: tuple[Due, ...], words: str) -> Due:
    return next(one for one in found if words in one.what.casefold())


def promise(day: str, text: str, anchor: str, **fields: object) -> Built:
    built = Built(text, published=day, title=text[:30])
    built.party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
    fields.setdefault("parties", ("Chile", "Fiji"))
    built.add(Commitment, anchor, text, who=("Chile",), **fields)
    return built


def test_declaration_expected_and_signed_is_kept_with_the_words_that_show_it(ledger: Ledger) -> None:
    kept = named(due(ledger, at="2025-12-01"), "declaration")
    assert (kept.state, kept.since) == ("kept", "2025-11-12")
    assert kept.passage.text.startswith("On 12 November Norway and Japan signed")


def test_what_was_published_later_is_not_known_yet(ledger: Ledger) -> None:
    before = named(due(ledger, at="2025-11-11"), "declaration")
    assert before.state == "open"
    assert "expected to be signed" in before.passage.text
    assert due(ledger, at="2025-01-01") == ()


@pytest.mark.parametrize(
    ("at", "state", "since"),
    [
        ("2025-12-01", "upcoming", "2025-11-10"),
        ("2026-12-31", "upcoming", "2025-11-10"),
        ("2027-01-01", "overdue", "2026-12-31"),
    ],
)
def test_promise_with_a_date_is_upcoming_then_overdue(ledger: Ledger, at: str, state: str, since: str) -> None:
    school = named(due(ledger, at=at), "school")
    assert (school.state, school.since, school.value, school.who) == (state, since, "2026-12-31", ("Norway",))


def test_only_what_is_still_ahead_or_was_is_listed(ledger: Ledger) -> None:
    # The fisheries treaty of 1955 was never awaited here, nor was the plant that was already being built.
    assert not [one for one in due(ledger, at="2026-01-01") if "fisheries treaty" in one.what]


@pytest.mark.parametrize(
    ("at", "months", "state"),
    [("2024-06-01", 12, "open"), ("2025-06-01", 12, "silent"), ("2025-06-01", 24, "open"), ("2024-05-31", 3, "silent")],
)
def test_promise_without_a_date_is_open_and_then_silent(tmp_path: Path, at: str, months: int, state: str) -> None:
    text = "Chile will send a hospital ship to Fiji soon."
    with Ledger.open(tmp_path / "l.db") as book:
        book.add(
            promise(
                "2024-02-10", text, "will send", action="send a hospital ship", stage=CommitmentStage.PLANNED
            ).reading()
        )
        (one,) = due(book, at=at, silent_after=months)
    assert one.state == state
    assert one.value is None


def test_dropped_and_denied_are_no_failures_to_guess_at(tmp_path: Path) -> None:
    text = "The Humboldt cable from Chile to Fiji was planned for 2026."
    with Ledger.open(tmp_path / "l.db") as book:
        built = Built(text, published="2024-02-10").party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
        shared = {"name": "Humboldt cable", "what": ProjectType.INFRASTRUCTURE, "parties": ("Chile", "Fiji")}
        built.add(Project, "cable", text, stage=ProjectStage.PLANNED, when="2026", **shared)
        book.add(built.reading())
        off = "Chile and Fiji called off the Humboldt cable in May 2025."
        ended = Built(off, published="2025-06-01").party("Chile", "state", "CHL").party("Fiji", "state", "FJI")
        ended.add(Project, "Humboldt cable", off, stage=ProjectStage.CANCELLED, when="2025-05", **shared)
        book.add(ended.reading())
        (one,) = due(book, at="2027-01-01")
    assert (one.state, one.since, one.value) == ("dropped", "2025-05-01", "2026")


def test_denied_plan_is_not_awaited(tmp_path: Path) -> None:
    text = "Chile denied that it would send a ship to Fiji."
    with Ledger.open(tmp_path / "l.db") as book:
        book.add(
            promise(
                "2024-02-10",
                text,
                "send a ship",
                action="send a ship",
                stage=CommitmentStage.PLANNED,
                modality=Modality.DENIED,
            ).reading()
        )
        assert due(book, at="2024-03-01") == ()


def test_json_is_as_the_contract_has_it(ledger: Ledger) -> None:
    told = named(due(ledger, at="2025-12-01"), "school").to_json()
    assert {"entry", "what", "who", "due", "state", "since", "source", "passage"} <= set(told)
    assert told["due"] == {"value": "2026-12-31", "words": None}
    assert told["passage"]["text"] == "Norway promised to open a school of navigation in Kobe by the end of 2026."


def test_pair_leaves_the_others_out(ledger: Ledger) -> None:
    assert due(ledger, at="2025-12-01", pair_of=("NOR", "ISL")) == ()
    assert due(ledger, at="2025-12-01", pair_of=("JPN", "NOR"))


@pytest.mark.parametrize(
    ("asked", "day"), [("2025-11", "2025-11-30"), ("2025", "2025-12-31"), ("2025-02-03", "2025-02-03")]
)
def test_day_asked_about_is_the_last_of_its_stretch(asked: str, day: str) -> None:
    assert day_of(asked) == day


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(SettingsError, match="'soon' is no date"):
        day_of("soon")
