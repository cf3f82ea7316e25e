"""Records find their entries, whatever the order in which their texts come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from built import Built
from comity.briefs.due import due
from comity.ledger import Entry, Ledger
from comity.records import (
    Agreement,
    AgreementForm,
    AgreementStage,
    Commitment,
    CommitmentStage,
    Event,
    EventKind,
    EventStatus,
    Project,
    ProjectStage,
    ProjectType,
    Reading,
)
from comity.records.base import digest

BOTH = ("Iceland", "Uruguay")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def text(day: str, *sentences: str) -> Built:
    built = Built(f"Iceland and Uruguay, {day}.\n\n" + " ".join(sentences), published=day)
    return built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")


def accord(day: str, title: str, sentence: str, *, form: str = "agreement", stage: str = "signed") -> Reading:
    built = text(day, sentence)
    built.add(
        Agreement,
        title,
        sentence,
        title=title,
        form=AgreementForm(form),
        stage=AgreementStage(stage),
        parties=BOTH,
    )
    return built.reading()


def plant(day: str, name: str, sentence: str, place: str | None, *, stage: str = "planned") -> Reading:
    built = text(day, sentence)
    built.add(
        Project,
        name,
        sentence,
        name=name,
        what=ProjectType.PLANT,
        place=place,
        stage=ProjectStage(stage),
        parties=BOTH,
    )
    return built.reading()


def groups(entries: tuple[Entry, ...]) -> set[frozenset[str]]:
    """Which records are together."""
    return {frozenset(one.id for one in entry.members) for entry in entries}


def test_accord_is_followed_under_other_names(ledger: Ledger) -> None:
    ledger.add(accord("2024-01-05", "accord on aviation", "An accord on aviation is expected.", stage="expected"))
    ledger.add(accord("2024-03-05", "treaty on flights", "The treaty on flights was signed.", form="treaty"))
    (entry,) = ledger.entries(kinds=("agreement",))
    assert entry.title == "accord on aviation"
    assert [step.stage for step in entry.steps] == ["expected", "signed"]
    assert entry.members[1].reasons == ("words: flights", "one form of document")


def test_bare_title_is_the_only_thing_of_its_form(ledger: Ledger) -> None:
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    ledger.add(accord("2024-01-06", "memorandum on grain", "And a memorandum on grain.", form="memorandum"))
    ledger.add(accord("2024-03-05", "pact", "The pact came into force.", form="treaty", stage="in force"))
    seals = next(one for one in ledger.entries(kinds=("agreement",)) if "seals" in one.title)
    assert [step.stage for step in seals.steps] == ["signed", "in force"]
    assert seals.members[1].reasons == ("the only agreement of the two sides that is known",)


def test_bare_title_stays_alone_where_it_may_be_either(ledger: Ledger) -> None:
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    ledger.add(accord("2024-01-06", "accord on grain", "They signed the accord on grain."))
    ledger.add(accord("2024-03-05", "pact", "The pact came into force.", form="treaty", stage="in force"))
    assert len(ledger.entries(kinds=("agreement",))) == 3


@pytest.mark.parametrize("sentence", ["A pact came into force.", "Their pact came into force.", "Any pact would do."])
def test_bare_title_that_does_not_point_stays_alone(ledger: Ledger, sentence: str) -> None:
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    ledger.add(accord("2024-03-05", "pact", sentence, form="treaty", stage="in force"))
    assert len(ledger.entries(kinds=("agreement",))) == 2


def test_bare_title_that_came_first_is_taken_in(ledger: Ledger) -> None:
    ledger.add(accord("2024-03-05", "pact", "The pact came into force.", form="treaty", stage="in force"))
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    (entry,) = ledger.entries(kinds=("agreement",))
    assert entry.title == "accord on seals"
    assert entry.stage == "in force"


def test_id_of_an_entry_that_became_part_of_another_still_means_it(ledger: Ledger) -> None:
    ledger.add(accord("2024-03-05", "pact", "The pact came into force.", form="treaty", stage="in force"))
    (bare,) = ledger.entries(kinds=("agreement",))
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    (both,) = ledger.entries(kinds=("agreement",))
    ledger.add(accord("2024-01-06", "memorandum on grain", "And a memorandum on grain.", form="memorandum"))
    grain = next(one for one in ledger.entries(kinds=("agreement",)) if "grain" in one.title)
    assert {one.id for one in both.members} > {one.id for one in bare.members}
    old = digest("entry", next(one.id for one in both.members if digest("entry", one.id) != both.id))
    assert [one.id for one in ledger.entries(ids=(old,))] == [both.id]
    made = ledger.decisions.decide("merge", grain.id, old, who="A")
    (whole,) = ledger.entries(ids=(old,))
    assert (whole.id, len(whole.members)) == (grain.id, 3)
    assert [one.decision.id for one in ledger.decisions.history(both.id).past] == [made.id]
    assert ledger.decisions.history(old).entry == grain.id
    ledger.decisions.decide("undo", made.id, who="A")
    assert [one.id for one in ledger.entries(ids=(old,))] == [both.id]
    assert ledger.check().problems == []


def test_record_is_rejected_by_an_older_id_of_its_entry(ledger: Ledger) -> None:
    ledger.add(accord("2024-03-05", "pact", "The pact came into force.", form="treaty", stage="in force"))
    ledger.add(accord("2024-01-05", "accord on seals", "They signed the accord on seals."))
    (both,) = ledger.entries(kinds=("agreement",))
    last = max(both.members, key=lambda one: digest("entry", one.id) == both.id)
    old = digest("entry", next(one.id for one in both.members if one != last))
    ledger.decisions.decide("reject", last.id, old, who="A")
    assert len(ledger.entries(kinds=("agreement",))) == 2


STORY = (
    plant("2024-01-05", "gas plant at Rocha", "A gas plant at Rocha is planned.", "Rocha"),
    plant("2024-06-05", "gas station", "The gas station of Norvik grows at Rocha.", "Rocha", stage="under way"),
    plant("2025-02-05", "Norvik gas plant", "The Norvik gas plant runs.", None, stage="operating"),
    plant("2024-02-05", "solar plant at Rocha", "A solar plant at Rocha is planned.", "Rocha"),
)


@pytest.mark.parametrize("order", list(permutations(range(len(STORY)))))
def test_order_of_texts_does_not_matter(ledger: Ledger, order: tuple[int, ...]) -> None:
    for at in order:
        ledger.add(STORY[at])
    alone = next(item.id for item in STORY[3].items if isinstance(item, Project))
    found = groups(ledger.entries(kinds=("project",)))
    assert sorted(map(len, found)) == [1, 3]
    assert frozenset({alone}) in found


def test_record_that_fits_two_twins_waits(ledger: Ledger) -> None:
    ledger.add(plant("2024-01-05", "school in Salto for welders", "A school in Salto for welders opens.", "Salto"))
    ledger.add(plant("2024-01-06", "school in Rivera for welders", "A school in Rivera for welders opens.", "Rivera"))
    ledger.add(plant("2024-01-07", "school for welders", "The school for welders is late.", None))
    assert len(ledger.entries(kinds=("project",))) == 3


def test_signing_promise_and_accord_are_told_together(ledger: Ledger) -> None:
    built = text("2024-01-05", "Iceland and Uruguay signed the seal accord.", "They will sign the wool accord.")
    for title, whole in (("seal accord", "Iceland and Uruguay signed the seal accord."), ("wool accord", None)):
        built.add(Agreement, title, whole or "They will sign the wool accord.", title=title, parties=BOTH)
    built.add(
        Event,
        "signed",
        "Iceland and Uruguay signed the seal accord.",
        kind_=EventKind.SIGNING,
        actors=BOTH,
        status=EventStatus.HAPPENED,
        parties=BOTH,
    )
    built.add(
        Commitment,
        "sign the wool accord",
        "They will sign the wool accord.",
        action="sign the wool accord",
        stage=CommitmentStage.PLANNED,
        parties=BOTH,
    )
    ledger.add(built.reading())
    by = {entry.title: entry for entry in ledger.entries()}
    assert by["signed"].linked == (by["seal accord"].id,)
    assert by["wool accord"].linked == (by["sign the wool accord"].id,)
    assert ledger.entries(ids=(by["signed"].id,))[0].linked == (by["seal accord"].id,)


def test_promise_is_tied_to_the_plant_that_another_text_tells_of(ledger: Ledger) -> None:
    ledger.add(STORY[0])
    built = text("2024-05-05", "Iceland promised to open the gas plant at Rocha.")
    built.add(
        Commitment,
        "open the gas plant at Rocha",
        who=("Iceland",),
        action="open the gas plant at Rocha",
        stage=CommitmentStage.AGREED,
        parties=("Iceland",),
    )
    ledger.add(built.reading())
    (promise,) = ledger.entries(kinds=("commitment",))
    (project,) = ledger.entries(kinds=("project",))
    assert promise.linked == (project.id,)
    assert project.linked == (promise.id,)


def test_new_reading_of_a_text_keeps_links_and_drops_what_is_gone(ledger: Ledger) -> None:
    first, second = STORY[0], STORY[1]
    ledger.add(first)
    ledger.add(second)
    (before,) = ledger.entries(kinds=("project",))
    ledger.replace(second)
    assert ledger.entries(kinds=("project",)) == (before,)
    ledger.replace(Reading(source=second.source, items=second.items[:2], comity="2", model="none 0"))
    (after,) = ledger.entries(kinds=("project",))
    assert [one.found.source.id for one in after.members] == [first.source.id]


def test_same_texts_give_the_same_entries(tmp_path: Path) -> None:
    told = []
    for name in ("a.db", "b.db"):
        with Ledger.open(tmp_path / name) as one:
            for reading in STORY:
                one.add(reading)
            told.append([entry.to_json() for entry in one.entries()])
    assert told[0] == told[1]


def headlined(head: str, *stages: tuple[str, str]) -> Reading:
    body = [f"Iceland and Uruguay {words}." for words, _ in stages]
    built = Built("\n\n".join([head, *body]), published="2025-05-06", title=head)
    built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
    fields = {"form": AgreementForm.AGREEMENT, "parties": BOTH}
    built.add(Agreement, "harvest deal", head, title="harvest deal", stage=AgreementStage.SIGNED, **fields)
    for sentence, (words, stage) in zip(body, stages, strict=True):
        title = words.partition("the ")[2]
        built.add(Agreement, title, sentence, title=title, stage=AgreementStage(stage), **fields)
    return built.reading()


def test_headline_in_other_words_is_the_one_agreement_its_text_tells_of_at_that_stage(ledger: Ledger) -> None:
    head = "Iceland and Uruguay sign harvest deal"
    ledger.add(
        headlined(head, ("signed the accord on wool and cod", "signed"), ("await the pact on visas", "expected"))
    )
    assert sorted(len(one.members) for one in ledger.entries()) == [1, 2]


def test_headline_stays_apart_where_its_text_tells_of_two(ledger: Ledger) -> None:
    head = "Iceland and Uruguay sign harvest deal"
    ledger.add(headlined(head, ("signed the accord on wool and cod", "signed"), ("signed the pact on visas", "signed")))
    assert sorted(len(one.members) for one in ledger.entries()) == [1, 1, 1]


def test_promise_that_points_is_about_the_only_thing_of_its_text(ledger: Ledger) -> None:
    signed, later = "They signed an accord on seals.", "The agreement will enter into force on 1 May 2024."
    built = text("2024-01-05", signed, later)
    title = "accord on seals"
    built.add(Agreement, title, signed, title=title, form=AgreementForm("agreement"), stage=AgreementStage("signed"))
    built.add(Commitment, later, later, action=later, due="2024-05-01", stage=CommitmentStage("planned"))
    ledger.add(built.reading())
    by = {one.kind: one for one in ledger.entries()}
    assert by["commitment"].linked == (by["agreement"].id,)
    assert due(ledger, at="2024-06-01")[0].state == "overdue"
    ledger.add(accord("2024-05-03", title, "The accord on seals is in force.", stage="in force"))
    assert [one.state for one in due(ledger, at="2024-06-01") if one.kind == "commitment"] == ["kept"]


def test_promise_that_may_be_about_two_is_about_neither(ledger: Ledger) -> None:
    later = "The agreement will enter into force on 1 May 2024."
    built = text("2024-01-05", "They signed an accord on seals.", "They signed an accord on grain.", later)
    for what in ("accord on seals", "accord on grain"):
        built.add(Agreement, what, title=what, form=AgreementForm("agreement"), stage=AgreementStage("signed"))
    built.add(Commitment, later, later, action=later, due="2024-05-01", stage=CommitmentStage("planned"))
    ledger.add(built.reading())
    assert next(one for one in ledger.entries() if one.kind == "commitment").linked == ()
