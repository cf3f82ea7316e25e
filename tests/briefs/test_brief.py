"""What a brief gathers, in what order, and what it leaves apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from built import Built, after, eve
from comity.briefs import Brief, Section, asked, brief, pair
from comity.briefs.words import line
from comity.errors import SettingsError
from comity.ledger import Ledger
from comity.records import (
    Agreement,
    AgreementForm,
    AgreementStage,
    Commitment,
    CommitmentStage,
    Event,
    EventKind,
    EventStatus,
    Figure,
    Milestone,
    Modality,
    Quote,
    QuoteForm,
    UnitKind,
)

NOR, JPN = pair(["NOR", "JPN"])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def told(made: Brief, name: str) -> list[tuple[str, str | None, list[str]]]:
    """Mark, title and lines of each group of a section."""
    return [(g.mark, g.title, [line(one.item) for one in g.found]) for g in section(made, name).groups]


def section(made: Brief, name: str) -> Section:
    return next(one for one in made.sections if one.name == name)


def both(text: str, published: str | None = "2025-01-10") -> Built:
    """A text about the two, with nothing else in it yet."""
    whole = f"{text} Norway and Japan. Norway and Japan."
    return Built(whole, published=published).party("Norway", "state", "NOR").party("Japan", "state", "JPN")


def test_before_the_visit_it_is_coming(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    made = brief(ledger, NOR, JPN)
    assert made.at == "2025-11-10"
    assert [(mark, title) for mark, title, _ in told(made, "coming")] == [
        ("11–12 Nov 2025", "visit: Ilma Torvek → Japan"),
        ("31 Dec 2026", "Norway: open a school of navigation in Kobe by the end of 2026"),
        ("", "declaration on a comprehensive ocean partnership"),
    ]
    assert told(made, "lately") == []


def test_after_the_visit_it_happened_and_stages_moved(ledger: Ledger) -> None:
    ledger.add(after().reading())
    ledger.add(eve().reading())  # read later, but older
    made = brief(ledger, NOR, JPN)
    assert [title for _, title, _ in told(made, "coming")] == [
        "talks: Norway, Japan",
        "Norway: open a school of navigation in Kobe by the end of 2026",
    ]
    assert [title for _, title, _ in told(made, "lately")] == ["visit: Ilma Torvek → Japan"]
    assert told(made, "agreements")[0] == (
        "signed",
        "Declaration on a Comprehensive Ocean Partnership",
        [
            "declaration on a comprehensive ocean partnership · expected",
            "Declaration on a Comprehensive Ocean Partnership · signed 12 Nov 2025",
        ],
    )
    assert [(mark, title) for mark, title, _ in told(made, "projects")] == [("operating", "hydrogen plant in Kobe")]


def test_figures_stand_by_indicator_with_speaker_bound_and_standing(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    ledger.add(after().reading())
    first, second = told(brief(ledger, NOR, JPN), "figures")
    assert first == (
        "",
        "bilateral trade",
        [
            "~30 bn USD · bilateral trade · nearly · said by Ilma Torvek (op-ed, Kobe Courier)",
            "40 bn USD · bilateral trade · target · 2030 · said by Ilma Torvek (op-ed, Kobe Courier)",
            "28.4 bn USD · bilateral trade · 2024",
        ],
    )
    assert second[1] == "ferry line"


def test_what_it_rests_on_is_said(ledger: Ledger) -> None:
    ledger.add(after().reading())
    ledger.add(eve().reading())
    made = brief(ledger, NOR, JPN)
    assert [one.day for one in made.sources] == ["2025-11-10", "2025-11-13"]
    assert made.days == ("2025-11-10", "2025-11-13")
    assert made.publishers == ("The Northern Post",)
    assert made.records == 25
    assert [made.place(one) for one in made.sources] == [1, 2]


def test_of_very_many_sources_those_cited_are_listed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("comity.briefs.brief"), "LISTED", 2)
    ledger.add(both("Nothing to tell.", "2020-01-01").reading())
    ledger.add(eve().reading())
    ledger.add(after().reading())
    made = brief(ledger, NOR, JPN)
    assert len(made.sources) == 3
    assert [made.place(one) for one in made.listed] == [1, 2]
    assert made.listed == made.sources[1:]


def test_day_can_be_given(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    assert "visit: Ilma Torvek → Japan" in [t for _, t, _ in told(brief(ledger, NOR, JPN, at="2025-11-12"), "coming")]
    assert "visit: Ilma Torvek → Japan" not in [
        t for _, t, _ in told(brief(ledger, NOR, JPN, at="2025-11-13"), "coming")
    ]
    with pytest.raises(SettingsError, match="no date"):
        brief(ledger, NOR, JPN, at="soon")


@pytest.mark.parametrize(("published", "at"), [("2025", "2025-12-31"), ("2025-02", "2025-02-28"), (None, None)])
def test_day_follows_from_a_vague_or_missing_date(ledger: Ledger, published: str | None, at: str | None) -> None:
    built = both("They may meet.", published)
    built.add(Event, "may meet", kind_=EventKind.MEETING, status=EventStatus.EXPECTED, actors=("Norway", "Japan"))
    ledger.add(built.reading())
    made = brief(ledger, NOR, JPN)
    assert made.at == at
    assert len(told(made, "coming")) == (0 if at is None else 1)


def test_nothing_held_names_what_is(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    made = brief(ledger, *pair(["NOR", "ISL"]))
    assert made.sources == ()
    assert all(one.groups == () for one in made.sections)
    assert [(one.a, one.b) for one in made.elsewhere] == [("JPN", "NOR")]


def test_denied_is_not_coming(ledger: Ledger) -> None:
    built = both("They will not meet.")
    fields: dict[str, Any] = {"kind_": EventKind.MEETING, "status": EventStatus.EXPECTED, "when": "2025-06"}
    built.add(Event, "meet", actors=("Norway", "Japan"), modality=Modality.DENIED, **fields)
    ledger.add(built.reading())
    assert told(brief(ledger, NOR, JPN), "coming") == []


def test_expectation_without_a_date_lapses_after_a_year(ledger: Ledger) -> None:
    built = both("They may meet.", "2025-01-10")
    built.add(Event, "may meet", kind_=EventKind.MEETING, status=EventStatus.EXPECTED, actors=("Norway", "Japan"))
    ledger.add(built.reading())
    assert len(told(brief(ledger, NOR, JPN, at="2026-01-10"), "coming")) == 1
    assert told(brief(ledger, NOR, JPN, at="2026-01-11"), "coming") == []


def test_anniversary_of_this_year_is_not_called_coming(ledger: Ledger) -> None:
    built = both("A jubilee this year, another on 1 March.")
    built.add(Milestone, "A jubilee", ordinal=70, on="2025", parties=("Norway", "Japan"))
    built.add(Milestone, "another", ordinal=20, on="2025-03-01", parties=("Norway", "Japan"))
    ledger.add(built.reading())
    assert [title for _, title, _ in told(brief(ledger, NOR, JPN), "coming")] == ["20th anniversary"]


def agreement(built: Built, anchor: str, **fields: Any) -> Agreement:
    fields = {"form": AgreementForm.TREATY, "parties": ("Norway", "Japan"), "title": anchor, **fields}
    return built.add(Agreement, anchor, **fields)


def test_treaties_signed_on_different_days_stand_apart(ledger: Ledger) -> None:
    for year in ("1955", "2025"):
        built = both(f"The fisheries treaty of old and new waters, signed in {year}.", f"{year}-12-31")
        agreement(built, "fisheries treaty of old and new waters", stage=AgreementStage.SIGNED, when=year)
        ledger.add(built.reading())
    assert [(mark, lines) for mark, _, lines in told(brief(ledger, NOR, JPN), "agreements")] == [
        ("signed", ["fisheries treaty of old and new waters · signed 2025"]),
        ("signed", ["fisheries treaty of old and new waters · signed 1955"]),
    ]


def test_one_title_in_two_forms_stands_apart(ledger: Ledger) -> None:
    built = both("A treaty on polar research routes and a memorandum on polar research routes.")
    agreement(built, "treaty on polar research routes")
    agreement(built, "memorandum on polar research routes", form=AgreementForm.MEMORANDUM)
    ledger.add(built.reading())
    assert len(told(brief(ledger, NOR, JPN), "agreements")) == 2


def test_old_background_does_not_turn_the_clock_back(ledger: Ledger) -> None:
    for day, stage, when in (
        ("2024-05-02", AgreementStage.RATIFIED, "2024-05-01"),
        ("2025-01-01", AgreementStage.SIGNED, "2023-04-01"),  # told later as background
    ):
        built = both(f"The polar research treaty, {stage.value}.", day)
        agreement(built, "polar research treaty", stage=stage, when=when)
        ledger.add(built.reading())
    ((mark, _, lines),) = told(brief(ledger, NOR, JPN), "agreements")
    assert mark == "ratified"
    assert len(lines) == 2


def test_mention_without_a_stage_does_not_hide_the_stage(ledger: Ledger) -> None:
    for day, stage in (("2024-05-02", AgreementStage.SIGNED), ("2025-01-01", None)):
        built = both(f"The polar research treaty of {day}.", day)
        agreement(built, "polar research treaty", stage=stage)
        ledger.add(built.reading())
    assert [(mark, len(lines)) for mark, _, lines in told(brief(ledger, NOR, JPN), "agreements")] == [("signed", 2)]


def test_figures_of_one_indicator_stand_together_whatever_its_capitals(ledger: Ledger) -> None:
    built = both("Trade was 3 dollars, then trade was 4 dollars, and 5 dollars for what nobody said.")
    money: dict[str, Any] = {"unit": "USD", "unit_kind": UnitKind.MONEY, "parties": ("Norway", "Japan")}
    built.add(Figure, "3 dollars", value=3.0, indicator="Trade", **money)
    built.add(Figure, "4 dollars", value=4.0, indicator="trade", **money)
    built.add(Figure, "5 dollars", value=5.0, **money)
    ledger.add(built.reading())
    made = section(brief(ledger, NOR, JPN), "figures")
    assert [(group.title, [says for says, _ in group.lines()]) for group in made.groups] == [
        ("Trade", [("3 USD",), ("4 USD",)]),
        (asked.UNNAMED, [("5 USD",)]),
    ]


def test_promises_kept_or_dropped_are_not_open(ledger: Ledger) -> None:
    built = both("Norway will build one, has built two, dropped three, may build four.")
    for anchor, stage, due in (
        ("build one", CommitmentStage.AGREED, "2027"),
        ("built two", CommitmentStage.DONE, None),
        ("dropped three", CommitmentStage.DROPPED, None),
        ("build four", None, None),
    ):
        built.add(Commitment, anchor, who=("Norway",), to_whom=("Japan",), action=anchor, stage=stage, due=due)
    ledger.add(built.reading())
    assert [(mark, title) for mark, title, _ in told(brief(ledger, NOR, JPN), "promises")] == [
        ("2027", "Norway: build one"),
        ("", "Norway: build four"),
    ]


def quote(built: Built, words: str, form: QuoteForm = QuoteForm.DIRECT, speaker: str | None = "Norway") -> None:
    built.add(Quote, words, text=words, form=form, speaker=speaker, parties=("Norway", "Japan"))


def test_quotes_are_direct_first_newest_first_and_few_of_one_source(ledger: Ledger) -> None:
    many = both("One day. Two days. Three days. Four days. Five days. Half a day.", "2025-02-01")
    for words in ("One day", "Two days", "Three days", "Four days", "Five days"):
        quote(many, words)
    quote(many, "Half a day", QuoteForm.PARTIAL)
    ledger.add(many.reading())
    older = both("Six days. Nobody knows who said seven.", "2025-01-01")
    quote(older, "Six days")
    quote(older, "seven", speaker=None)
    ledger.add(older.reading())
    again = both("One day, again.", "2024-01-01")
    quote(again, "One day")
    ledger.add(again.reading())
    shown = [lines[0].split("”")[0][1:] for _, _, lines in told(brief(ledger, NOR, JPN), "quotes")]
    assert shown == ["One day", "Two days", "Three days", "Four days", "Six days"]


def test_same_event_of_several_sources_stands_once(ledger: Ledger) -> None:
    for n in range(3):
        built = both(f"No. {n}: they will meet.", f"2025-01-0{n + 1}")
        built.add(
            Event, "will meet", kind_=EventKind.MEETING, status=EventStatus.EXPECTED, actors=("Norway", "Japan"),
            iso3_actors=("NOR", "JPN"), when="2025-06-01",
        )  # fmt: skip
        ledger.add(built.reading())
    ((mark, _, lines),) = told(brief(ledger, NOR, JPN), "coming")
    assert mark == "1 Jun 2025"
    assert len(lines) == 3
    ((says, found),) = section(brief(ledger, NOR, JPN), "coming").groups[0].lines()
    assert says == ("expected",)
    assert len(found) == 3


def test_what_is_not_shown_is_counted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "SHOWN", 2)
    built = both("Ships 1, boats 2, rafts 3.")
    for anchor, unit in (("1", "ship"), ("2", "boat"), ("3", "raft")):
        built.add(Figure, anchor, value=1.0, unit=unit, unit_kind=UnitKind.COUNT, parties=("Norway", "Japan"))
    ledger.add(built.reading())
    made = brief(ledger, NOR, JPN)
    assert section(made, "figures").left_out == 1
    assert made.to_json()["left_out"] == {"figures": 1}


def test_durations_are_left_to_the_reading(ledger: Ledger) -> None:
    built = both("After 20 years.")
    built.add(Figure, "20 years", value=20.0, unit="year", unit_kind=UnitKind.TIME, parties=("Norway", "Japan"))
    ledger.add(built.reading())
    assert told(brief(ledger, NOR, JPN), "figures") == []


def test_json_holds_records_as_in_the_contract(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    made = brief(ledger, NOR, JPN).to_json()
    assert json.loads(json.dumps(made)) == made
    assert made["contract"] == 1
    assert [name for name in made if isinstance(made[name], list)] == [name for name, _, _ in asked.QUESTIONS]
    (entry,) = made["projects"][0]["records"]
    assert entry["record"] == eve().reading().projects[0].to_json()
    assert entry["kind"] == "project"
    assert entry["source"] == {
        "id": eve().source.id,
        "title": "Norway’s president sails to Kobe",
        "path": "eve.txt",
        "published": "2025-11-10",
    }


def test_order_of_the_pair_changes_nothing_but_its_names(ledger: Ledger) -> None:
    ledger.add(eve().reading())
    one, other = brief(ledger, NOR, JPN), brief(ledger, JPN, NOR)
    assert one.sections == other.sections
    assert (other.a.key, other.b.key) == ("JPN", "NOR")
