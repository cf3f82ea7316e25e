"""People decide; what the machine read stays beside it, and nothing decided is ever lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from built import AFTER, Built, after, eve
from cluster import Place
from comity.errors import DecisionError, Overtaken
from comity.ledger import Entry, Found, Ledger, Query, View
from comity.records import Agreement, AgreementForm, AgreementStage, Figure, Item, Reading, UnitKind

HERE = Path(__file__).parent.parent


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with Ledger.open(place.address) as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


def one(ledger: Ledger, kind: str, words: str, view: View | None = None) -> Found:
    """The newest record of a kind that hangs on these words."""
    found = ledger.find(Query(kinds=(kind,), view=view))
    return next(each for each in found if words in each.item.anchor.text)  # type: ignore[attr-defined]


def entry(ledger: Ledger, title: str) -> Entry:
    return next(each for each in ledger.entries() if title in each.title)


def homes(ledger: Ledger, view: View | None = None) -> dict[str, str]:
    return {member.id: each.id for each in ledger.entries(view=view) for member in each.members}


def whole(ledger: Ledger) -> None:
    """What is kept of the log is what it comes to."""
    assert ledger.check().problems == []
    before = state(ledger)
    ledger.decisions.rebuild()
    assert state(ledger) == before
    assert ledger.check().problems == []


def state(ledger: Ledger) -> Any:
    """All that lists show, as decided and as read."""
    return [
        (
            [each.to_json() for each in ledger.entries(view=view)],
            [shown(each) for each in ledger.find(Query(view=view))],
        )
        for view in View
    ]


def shown(found: Found) -> Any:
    return found.item.to_json(), found.ruling.to_json() if found.ruling else None


# ---- records -----------------------------------------------------------------------------------------------


def test_amended_record_is_found_by_its_new_values_and_read_by_its_old(ledger: Ledger) -> None:
    id = one(ledger, "agreement", "Declaration on").item.id
    ledger.decisions.decide("amend", id, who="ana", fields={"stage": "ratified", "when": "2025-12"})
    ratified = Query(kinds=("agreement",), facets={"stage": ("ratified",)})
    assert [each.item.id for each in ledger.find(ratified)] == [id]
    assert ledger.find(ratified)[0].ruling.amended == ("stage", "when")  # type: ignore[union-attr]
    assert ledger.find(Query(kinds=("agreement",), facets={"stage": ("ratified",)}, view=View.READ)) == ()
    signed = Query(kinds=("agreement",), facets={"stage": ("signed",)}, view=View.READ)
    assert id in [each.item.id for each in ledger.find(signed)]
    late = Query(kinds=("agreement",), ending_from="2025-12-31")
    assert [each.item.id for each in ledger.find(late)] == [id]
    whole(ledger)


def test_amended_party_moves_the_record_to_another_pair(ledger: Ledger) -> None:
    id = one(ledger, "event", "will visit").item.id
    ledger.decisions.decide("amend", id, who="ana", fields={"recipients": ["Iceland"]})
    event = one(ledger, "event", "will visit").item
    assert (event.recipients, event.iso3_recipients) == (("Iceland",), ("ISL",))  # type: ignore[attr-defined]
    assert "Iceland" in event.parties  # type: ignore[attr-defined]
    assert id in [each.item.id for each in ledger.find(Query(pair=("ISL", "NOR")))]
    assert id not in [each.item.id for each in ledger.find(Query(pair=("ISL", "NOR"), view=View.READ))]
    whole(ledger)


def test_rejected_record_leaves_lists_entries_and_counts_but_not_as_read(ledger: Ledger) -> None:
    id = one(ledger, "event", "will hold talks").item.id
    pair = ("NOR", "JPN")
    before = ledger.count(Query(pair=pair))
    made = ledger.decisions.decide("reject", id, who="ana")
    assert ledger.count(Query(pair=pair)) == before - 1
    assert ledger.count(Query(pair=pair, view=View.READ)) == before
    assert id not in homes(ledger)
    assert id in homes(ledger, View.READ)
    whole(ledger)
    ledger.decisions.decide("undo", made.id, who="ana")
    assert (ledger.count(Query(pair=pair)), id in homes(ledger)) == (before, True)
    whole(ledger)


def test_undoing_an_undoing_lets_the_decision_stand_again(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    decide = ledger.decisions.decide
    made = decide("amend", id, who="ana", fields={"value": 29e9})
    first = decide("undo", made.id, who="bo")
    assert one(ledger, "figure", "28.4").item.value == 28.4e9  # type: ignore[attr-defined]
    second = decide("undo", first.id, who="ana")
    assert one(ledger, "figure", "28.4").item.value == 29e9  # type: ignore[attr-defined]
    past = ledger.decisions.history(id).past
    assert [(each.decision.id, each.undone) for each in past] == [
        (made.id, None),
        (first.id, second.id),
        (second.id, None),
    ]
    with pytest.raises(DecisionError, match="undone already"):
        decide("undo", first.id, who="ana")
    whole(ledger)


def test_deciding_twice_keeps_both_and_the_later_one_stands(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    for who, value in (("ana", 1e9), ("bo", 2e9)):
        ledger.decisions.decide("amend", id, who=who, fields={"value": value})
    ledger.decisions.decide("confirm", id, who="ana")
    ledger.decisions.decide("confirm", id, who="bo")
    found = one(ledger, "figure", "28.4")
    assert (found.item.value, found.ruling.verdict) == (2e9, "confirmed")  # type: ignore[attr-defined, union-attr]
    assert len(ledger.decisions.history(id).past) == 4
    whole(ledger)


def test_words_of_an_amended_value_must_stand_in_the_source(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    with pytest.raises(DecisionError, match="do not stand in the source"):
        ledger.decisions.decide("amend", id, who="ana", fields={"as_of": "2023"}, words={"as_of": "in 2023"})
    ledger.decisions.decide("amend", id, who="ana", fields={"as_of": "2025-11"}, words={"as_of": "this week"})
    item = one(ledger, "figure", "28.4").item
    words = item.passages["as_of"]  # type: ignore[attr-defined]
    assert (words.text, AFTER[words.start : words.end]) == ("this week", "this week")
    whole(ledger)


def test_exact_words_are_only_amended_to_words_of_the_text(ledger: Ledger) -> None:
    id = one(ledger, "quote", "sea").item.id
    with pytest.raises(DecisionError, match="do not stand in the source"):
        ledger.decisions.decide("amend", id, who="ana", fields={"text": "The sea parts us"})
    ledger.decisions.decide("amend", id, who="ana", fields={"text": "The sea has made us"})
    assert one(ledger, "quote", "sea").item.text == "The sea has made us"  # type: ignore[attr-defined]


MISTAKES = [
    ("figure", {"colour": "red"}, "has no field 'colour'"),
    ("figure", {"id": "x"}, "has no field 'id'"),
    ("figure", {"evidence": []}, "has no field 'evidence'"),
    ("figure", {"value": "much"}, "takes a number"),
    ("figure", {"value": None}, "cannot be empty"),
    ("figure", {"value": True}, "takes a number"),
    ("figure", {"status": "hoped"}, "is none of actual"),
    ("figure", {"as_of": "someday"}, "is no date"),
    ("figure", {"high": 1.0}, "below the value"),
    ("figure", {"parties": ["Atlantis"]}, "is no party of this source"),
    ("figure", {"parties": "Norway"}, "takes a list"),
    ("figure", {"sectors": ["gossip"]}, "is none of"),
    ("event", {"iso3_actors": ["Norway"]}, "is no code"),
    ("commitment", {"about": "0" * 16}, "has no record"),
    ("figure", {}, "nothing to amend"),
]


@pytest.mark.parametrize(("kind", "fields", "says"), MISTAKES, ids=[f"{kind}-{'-'.join(f)}" for kind, f, _ in MISTAKES])
def test_field_or_value_that_does_not_fit_is_refused_and_nothing_written(
    ledger: Ledger, kind: str, fields: dict[str, Any], says: str
) -> None:
    id = ledger.find(Query(kinds=(kind,)))[-1].item.id
    before = state(ledger)
    with pytest.raises(DecisionError, match=says):
        ledger.decisions.decide("amend", id, who="ana", fields=fields)
    assert (ledger.decisions.all(), state(ledger)) == ((), before)


def test_parties_are_rejected_but_not_amended(ledger: Ledger) -> None:
    id = ledger.find(Query(kinds=("party",)))[0].item.id
    with pytest.raises(DecisionError, match="not amended"):
        ledger.decisions.decide("amend", id, who="ana", fields={"name": "X"})
    ledger.decisions.decide("reject", id, who="ana")
    assert id not in [each.item.id for each in ledger.find(Query(kinds=("party",)))]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (("praise", "x"), "is none of"),
        (("confirm", "x"), "there is no record x"),
        (("merge", "x"), "needs two entries"),
        (("merge", "x", "y"), "there is no entry x"),
        (("split", "x"), "needs the records"),
        (("undo", "x"), "there is no decision x"),
        (("unlink", "x", "y"), "takes one id"),
        (("merge", "x", "y", "z"), "no more than one other"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_target_that_does_not_fit_is_refused(ledger: Ledger, said: tuple[str, ...], says: str) -> None:
    with pytest.raises(DecisionError, match=says):
        ledger.decisions.decide(*said, who="ana")
    assert ledger.decisions.all() == ()


def test_who_must_be_named(ledger: Ledger) -> None:
    with pytest.raises(DecisionError, match="name who decides"):
        ledger.decisions.decide("confirm", one(ledger, "figure", "28.4").item.id, who=" ")


# ---- entries -----------------------------------------------------------------------------------------------


def test_merge_chain_ends_in_one_entry_and_is_undone_link_by_link(ledger: Ledger) -> None:
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    split = ledger.decisions.decide("split", visit.id, visit.members[0].id, who="ana")
    (alone,) = [each for each in ledger.entries() if [m.id for m in each.members] == [visit.members[0].id]]
    first = ledger.decisions.decide("merge", talks.id, alone.id, who="ana")
    second = ledger.decisions.decide("merge", visit.id, talks.id, who="bo")
    members = {member.id for member in (*visit.members, *talks.members)}
    assert {id for id, at in homes(ledger).items() if at == visit.id} == members
    # An entry that went into another one is still known by its id.
    assert ledger.entries(ids=(talks.id,))[0].id == visit.id
    whole(ledger)
    with pytest.raises(DecisionError, match="holds up another"):
        ledger.decisions.decide("undo", split.id, who="ana")
    ledger.decisions.decide("undo", second.id, who="ana")
    assert homes(ledger)[visit.members[0].id] == talks.id
    whole(ledger)
    ledger.decisions.decide("undo", first.id, who="ana")
    ledger.decisions.decide("undo", split.id, who="ana")
    assert homes(ledger) == homes(ledger, View.READ)
    whole(ledger)


def test_split_after_merge_takes_out_just_these(ledger: Ledger) -> None:
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    ledger.decisions.decide("merge", visit.id, talks.id, who="ana")
    moved = talks.members[0].id
    ledger.decisions.decide("split", visit.id, moved, who="ana")
    at = homes(ledger)
    assert at[moved] not in (visit.id, talks.id)
    assert {at[member.id] for member in visit.members} == {visit.id}
    assert homes(ledger, View.READ)[moved] == talks.id
    whole(ledger)


def test_split_of_the_founder_leaves_the_rest_under_the_old_id(ledger: Ledger) -> None:
    visit = entry(ledger, "will visit")
    ledger.decisions.decide("unlink", visit.members[0].id, who="ana")
    at = homes(ledger)
    assert at[visit.members[1].id] == visit.id != at[visit.members[0].id]
    whole(ledger)


@pytest.mark.parametrize("verb", ["merge", "split", "unlink", "confirm"])
def test_structure_that_does_not_fit_is_refused(ledger: Ledger, verb: str) -> None:
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    plant = entry(ledger, "hydrogen")
    asked = {
        "merge": [(visit.id, visit.id, "one entry already"), (visit.id, plant.id, "is a event")],
        "split": [
            (visit.id, talks.members[0].id, "is not in entry"),
            (talks.id, talks.members[0].id, "nothing would stay"),
        ],
        "unlink": [(talks.members[0].id, None, "stands alone")],
        "confirm": [(talks.members[0].id, plant.id, "belongs to a event")],
    }[verb]
    for target, other, says in asked:
        with pytest.raises(DecisionError, match=says):
            ledger.decisions.decide(verb, target, *([other] if other else []), who="ana")
    assert ledger.decisions.all() == ()


def test_later_records_join_what_a_person_joined(ledger: Ledger) -> None:
    pact = entry(ledger, "ocean par")
    treaty = entry(ledger, "fisheries treaty")
    made = ledger.decisions.decide("merge", treaty.id, pact.id, who="ana")
    later = agreement("Norway and Japan ratified the declaration on a comprehensive ocean partnership.", "2025-12-01")
    ledger.add(later)
    id = later.agreements[0].id
    assert homes(ledger)[id] == treaty.id
    whole(ledger)
    ledger.decisions.decide("undo", made.id, who="ana")
    assert homes(ledger)[id] == pact.id
    whole(ledger)


def agreement(text: str, day: str) -> Reading:
    built = Built(text, published=day)
    built.party("Norway", "state", "NOR").party("Japan", "state", "JPN")
    built.add(
        Agreement,
        "declaration on a comprehensive ocean partnership",
        title="declaration on a comprehensive ocean partnership",
        form=AgreementForm.DECLARATION,
        stage=AgreementStage.RATIFIED,
        parties=("Norway", "Japan"),
    )
    return built.reading()


def test_machine_does_not_join_what_a_person_kept_apart(ledger: Ledger) -> None:
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    ledger.decisions.decide("reject", talks.members[0].id, visit.id, who="ana")
    from comity.ledger.shelf import Shelf
    from comity.ledger.tables import entry as table

    with ledger._reading() as db:
        number = db.execute(table.select().where(table.c.id == visit.id)).one().number
        assert not Shelf(db).free(number)


# ---- seen --------------------------------------------------------------------------------------------------


def test_decision_over_a_newer_one_is_refused_with_both_shown(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    decisions = ledger.decisions
    assert decisions.last(id) == "none"
    first = decisions.decide("amend", id, who="ana", fields={"value": 1e9}, seen="none")
    assert decisions.last(id) == first.id
    second = decisions.decide("amend", id, who="bo", fields={"value": 2e9}, seen=first.id)
    with pytest.raises(Overtaken) as refused:
        decisions.decide("amend", id, who="ana", fields={"value": 3e9}, seen=first.id)
    assert second.id in str(refused.value)
    assert "value=2000000000" in str(refused.value)
    assert "value=3000000000" in str(refused.value)
    # what was decided on another record does not stand in the way
    other = one(ledger, "event", "visited").item.id
    decisions.decide("confirm", other, who="ana", seen="none")
    assert one(ledger, "figure", "28.4").item.value == 2e9  # type: ignore[attr-defined]
    with pytest.raises(DecisionError, match="to have been seen"):
        decisions.decide("confirm", id, who="ana", seen="x")


# ---- export and import -------------------------------------------------------------------------------------


def test_log_replays_on_another_ledger(ledger: Ledger, twin: Place) -> None:
    decide_much(ledger)
    lines = list(ledger.decisions.lines())
    # The other ledger took the texts in the other order, so that its entries have other founders.
    with Ledger.open(twin.address) as other:
        other.add(after().reading())
        other.add(eve().reading())
        done = other.decisions.take(lines)
        assert (done.taken, done.known, done.refused) == (len(lines), 0, ())
        assert grouped(other) == grouped(ledger)
        assert records(other) == records(ledger)
        whole(other)
        again = other.decisions.take(lines)
        assert (again.taken, again.known, again.refused) == (0, len(lines), ())


def decide_much(ledger: Ledger) -> None:
    decide = ledger.decisions.decide
    figure = one(ledger, "figure", "28.4").item.id
    decide("amend", figure, who="ana", fields={"value": 28.5e9, "as_of": "2024"}, note="the ministry’s own table")
    decide("confirm", figure, who="bo")
    decide("reject", one(ledger, "milestone", "70th").item.id, who="ana")
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    decide("merge", visit.id, talks.id, who="ana")
    decide("unlink", visit.members[1].id, who="bo")
    gone = decide("reject", one(ledger, "project", "hydrogen").item.id, who="bo")
    decide("undo", gone.id, who="bo", note="a slip")


def grouped(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(member.id for member in each.members) for each in ledger.entries()}


def records(ledger: Ledger) -> dict[str, Any]:
    return {each.item.id: shown(each) for each in ledger.find(Query())}


def test_lines_that_do_not_fit_are_refused_each_with_its_reason(ledger: Ledger, twin: Place) -> None:
    decide_much(ledger)
    lines = list(ledger.decisions.lines())
    amended = json.loads(lines[0])
    bad = [
        "{",
        "[]",
        json.dumps({**amended, "verb": "praise"}),
        json.dumps({**amended, "at": "yesterday"}),
        json.dumps({**amended, "at": "2025-01-01T00:00:00+03:00"}),
        json.dumps({**amended, "id": "0" * 16, "fields": {"value": "much"}}),
        json.dumps({**amended, "id": "1" * 16, "target": "2" * 16}),
        json.dumps({**amended, "id": "3" * 16, "records": 5}),
    ]
    with Ledger.open(twin.address) as other:
        other.add(after().reading())
        done = other.decisions.take([*bad, *lines])
        said = {one.number: one.why for one in done.refused}
        assert [said[n] for n in range(1, 6)] == [
            "not JSON",
            "not a JSON object",
            "no verb 'praise'",
            "no time 'yesterday'",
            "'2025-01-01T00:00:00+03:00' is not UTC",
        ]
        assert "takes a number" in said[6]
        assert "none" in said[7]
        assert said[8] == "records are a list of ids"
        # the milestone and the plant of the eve's source, which is not here
        assert any("its source is not in this ledger" in why for why in said.values())
        assert done.taken >= 2
        whole(other)


def test_older_decision_does_not_overwrite_a_newer_one_of_this_ledger(ledger: Ledger, twin: Place) -> None:
    id = one(ledger, "figure", "28.4").item.id
    ledger.decisions.decide("amend", id, who="ana", fields={"value": 1e9})
    lines = list(ledger.decisions.lines())
    with Ledger.open(twin.address) as other:
        other.add(after().reading())
        other.decisions.decide("amend", id, who="bo", fields={"value": 2e9})
        done = other.decisions.take(lines)
        assert done.taken == 0
        assert "a newer decision stands" in done.refused[0].why
        assert one(other, "figure", "28.4").item.value == 2e9  # type: ignore[attr-defined]


# ---- reading again -----------------------------------------------------------------------------------------


def without(reading: Reading, *ids: str, **changes: Any) -> Reading:
    """What another version reads: some records fewer, some values otherwise."""
    items: list[Item] = []
    for item in reading.items:
        if item.id in ids:
            continue
        if isinstance(item, Figure):
            item = item.but(reading.source, score=0.77, **changes)
        items.append(item)
    return Reading(source=reading.source, items=tuple(items), comity="9.0.0", model="other 1")


def test_no_decision_is_lost_over_two_versions_of_the_reader(ledger: Ledger) -> None:
    decide_much(ledger)
    before = ledger.decisions.all()
    decided = {thing for made in before for thing in made.things}
    views = records(ledger)
    figure = one(ledger, "figure", "28.4").item.id
    for old in (eve().reading(), after().reading()):
        # the second version finds nothing of what was decided, and other values for the rest
        kept = [item.id for item in old.items if item.id not in decided or item.id == figure]
        ledger.replace(without(old, *(item.id for item in old.items if item.id not in kept), direction="up"))
    assert ledger.decisions.all() == before
    whole(ledger)
    found = {each.item.id: each for each in ledger.find(Query(view=View.READ))}
    for id in decided & views.keys():
        assert id in found, id
    assert {id for id, each in found.items() if each.ruling and each.ruling.lost} == (decided & found.keys()) - {figure}
    now = one(ledger, "figure", "28.4")
    assert (now.item.value, now.item.score) == (28.5e9, 0.77)  # type: ignore[attr-defined]
    assert now.ruling.verdict == "confirmed"  # type: ignore[union-attr]
    # the first version again: all is as it was
    for old in (eve().reading(), after().reading()):
        ledger.replace(old)
    assert records(ledger) == views
    assert not [each for each in ledger.find(Query()) if each.ruling and each.ruling.lost]
    whole(ledger)


def test_merge_is_kept_when_a_later_reading_finds_none_of_its_records(ledger: Ledger) -> None:
    visit, talks = entry(ledger, "will visit"), entry(ledger, "will hold talks")
    ledger.decisions.decide("merge", visit.id, talks.id, who="ana")
    ledger.replace(without(after().reading(), talks.members[0].id))
    at = homes(ledger)
    assert at[talks.members[0].id] == visit.id
    assert any(member.found.ruling and member.found.ruling.lost for member in entry(ledger, "will visit").members)
    whole(ledger)
    ledger.replace(after().reading())
    assert homes(ledger)[talks.members[0].id] == visit.id
    whole(ledger)


def test_record_that_nobody_decided_on_goes_with_its_reading(ledger: Ledger) -> None:
    id = one(ledger, "event", "will hold talks").item.id
    ledger.replace(without(after().reading(), id))
    assert id not in records(ledger)
    whole(ledger)


def test_amendment_that_a_later_record_does_not_take_is_said_and_kept(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    ledger.decisions.decide("amend", id, who="ana", fields={"as_of": "2025-11"}, words={"as_of": "this week"})
    log = ledger.decisions.all()
    # a log written by a version with other words for a status
    from comity.ledger.tables import decision, ruling

    with ledger._writing() as db:
        body = log[0].to_text().replace('"2025-11"', '"2025-11","status":"hoped"')
        db.execute(decision.update().values(body=body))
        db.execute(ruling.update().values(fields='{"status":{"value":"hoped"}}'))
    found = one(ledger, "figure", "28.4")
    assert found.ruling.unfit == ("status",)  # type: ignore[union-attr]
    assert found.item.status == "actual"  # type: ignore[attr-defined]


# ---- waiting -----------------------------------------------------------------------------------------------


def test_records_wait_until_they_are_decided_on(ledger: Ledger) -> None:
    first = ledger.decisions.undecided(below=0.6, limit=1)[0].item.id
    made = ledger.decisions.decide("confirm", first, who="ana")
    assert first not in [each.item.id for each in ledger.decisions.undecided(below=0.6)]
    assert first not in [each.item.id for each in ledger.decisions.undecided()]
    ledger.decisions.decide("undo", made.id, who="ana")
    assert first in [each.item.id for each in ledger.decisions.undecided()]


def doubtful(ledger: Ledger) -> tuple[str, str]:
    """A doubt between the talks and the visit, as the machine would note it."""
    from comity.ledger.tables import doubt
    from comity.ledger.tables import entry as table

    talks, visit = entry(ledger, "will hold talks"), entry(ledger, "will visit")
    with ledger._writing() as db:
        number = db.execute(table.select().where(table.c.id == visit.id)).one().number
        db.execute(
            doubt.insert().values(
                record=talks.members[0].id, entry=number, score=0.5, reasons='["dates that do not forbid it"]'
            )
        )
    return talks.members[0].id, visit.id


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_doubt_waits_until_it_is_decided(ledger: Ledger, verb: str) -> None:
    id, there = doubtful(ledger)
    (waiting,) = ledger.decisions.doubts()
    assert (waiting.record.item.id, waiting.entry, len(waiting.beside)) == (id, there, 2)
    made = ledger.decisions.decide(verb, id, there, who="ana")
    assert ledger.decisions.doubts() == ()
    assert (homes(ledger)[id] == there) is (verb == "confirm")
    ledger.decisions.decide("undo", made.id, who="ana")
    assert len(ledger.decisions.doubts()) == 1
    whole(ledger)


# ---- faults ------------------------------------------------------------------------------------------------

DECIDING = """
import sys
from comity.ledger import Ledger, Query

with Ledger.open(sys.argv[1], create=False) as ledger:
    ids = [one.item.id for one in ledger.find(Query(kinds=("figure", "event", "agreement")))]
    print("ready", flush=True)
    n = 0
    while True:
        verb = ("confirm", "reject")[n % 2]
        print(ledger.decisions.decide(verb, ids[n % len(ids)], who="ana").id, flush=True)
        n += 1
"""


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.11, 0.17, 0.23])
def test_kill_loses_no_acknowledged_decision(place: Place, wait: float) -> None:
    path = place.address
    with Ledger.open(path) as ledger:
        ledger.add(eve().reading())
    child = subprocess.Popen(
        [sys.executable, "-c", DECIDING, path], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    said = [line.strip() for line in child.stdout.read().split("\n")[:-1]]
    child.stdout.close()
    child.wait()
    with Ledger.open(path, create=False) as ledger:
        kept = [made.id for made in ledger.decisions.all()]
        assert kept[: len(said)] == said
        assert len(kept) - len(said) <= 1
        whole(ledger)


def test_unit_kind_is_amended_like_any_word(ledger: Ledger) -> None:
    id = one(ledger, "figure", "28.4").item.id
    value = ledger.decisions.parse(id, "unit_kind", "count")
    ledger.decisions.decide("amend", id, who="ana", fields={"unit_kind": value})
    assert one(ledger, "figure", "28.4").item.unit_kind is UnitKind.COUNT  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("value", "28.5e9", 28.5e9),
        ("high", "", None),
        ("high", "null", None),
        ("unit", "2024", "2024"),
        ("indicator", "trade, all goods", "trade, all goods"),
        ("parties", "Norway; Japan", ["Norway", "Japan"]),
        ("parties", '["Norway"]', ["Norway"]),
        ("parties", "", []),
    ],
)
def test_values_are_written_plainly(ledger: Ledger, name: str, said: str, value: Any) -> None:
    assert ledger.decisions.parse(one(ledger, "figure", "28.4").item.id, name, said) == value
