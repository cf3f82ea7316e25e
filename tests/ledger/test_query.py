"""Facets and pairs: what an item is filed under, and what is found by it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from built import Built, after, eve
from cluster import Place
from comity.ledger import Ledger, Query
from comity.ledger.facets import Pairs, about, facets, sides
from comity.records import KINDS, Event, EventKind, EventStatus, Figure, Record, UnitKind, Voice
from comity.records import kinds as registry
from comity.records.base import said


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with Ledger.open(place.address) as opened:
        opened.add(eve().reading())
        opened.add(after().reading())
        yield opened


PAIR = ("NOR", "JPN")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(kinds=("quote",)), 1),
        (Query(kinds=("event",), facets={"status": ("expected",)}), 2),
        (Query(kinds=("event",), facets={"status": ("expected", "happened")}), 3),
        (Query(facets={"parties": ("Ilma Torvek",)}), 5),
        (Query(facets={"side": ("ISL",)}), 1),
        (Query(facets={"sectors": ("energy",)}), 1),
        (Query(facets={"speaker": ("Ilma Torvek",), "form": ("direct",)}), 1),
        (Query(facets={"holds": ("true",)}), 1),
        (Query(kinds=("event",), ending_from="2025-11-17"), 1),
        (Query(kinds=("event",), ending_from="2025-11-16"), 2),
        (Query(pair=PAIR, kinds=("agreement", "project")), 5),
        (Query(pair=("JPN", "NOR"), kinds=("agreement", "project")), 5),
        (Query(pair=("NOR", "ISL")), 0),
        (Query(pair=PAIR, kinds=("figure",), facets={"indicator": ("bilateral trade",)}), 3),
        (Query(pair=PAIR, source=after().source.id, kinds=("figure",)), 1),
        (Query(source="0" * 16), 0),
    ],
)
def test_query_finds_what_it_asks_for(ledger: Ledger, query: Query, found: int) -> None:
    assert len(ledger.find(query)) == found
    assert ledger.count(query) == found


def test_newest_source_comes_first_and_text_order_within(ledger: Ledger) -> None:
    found = ledger.find(Query(pair=PAIR, kinds=("figure",)))
    assert [one.source.day for one in found] == ["2025-11-13", *["2025-11-10"] * 5]
    starts = [one.item.anchor.start for one in found[1:] if isinstance(one.item, Record)]
    assert starts == sorted(starts)


def test_limit_keeps_the_newest(ledger: Ledger) -> None:
    query = Query(pair=PAIR, kinds=("figure",), limit=2)
    values = [one.item.value for one in ledger.find(query) if isinstance(one.item, Figure)]
    assert values == [28.4e9, 30e9]
    assert ledger.count(query) == 6


def test_relations_count_sources(ledger: Ledger) -> None:
    (relation,) = ledger.relations()
    assert (relation.a, relation.b, relation.sources, relation.latest) == ("JPN", "NOR", 2, "2025-11-13")
    assert len(ledger.sources(PAIR)) == 2
    assert ledger.sources(("NOR", "ISL")) == ()


def test_sides_are_codes_and_names_of_bodies() -> None:
    built = Built("The European Union and Shell met Ann Lee of Kenya and Bo Ek.")
    built.party("European Union", "igo", None).party("Shell", "organisation", None)
    built.party("Ann Lee", "person", "KEN").party("Bo Ek", "person", None)
    assert sides(built.reading()) == {"European Union": "European Union", "Ann Lee": "KEN"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya met Uganda. Kenya and Uganda agreed.", ("KEN", "UGA")),
        ("Kenya met Uganda. Kenya grew. Kenya built.", ()),  # one naming is a passing mention
        ("Kenya met Uganda and Ghana. Kenya met Uganda and Ghana. Kenya met no one.", ()),  # no two stand out
        ("Kenya met Uganda. " + "Kenya grew. " * 9 + "Uganda fell.", ()),  # too seldom
        ("Kenya grew.", ()),
    ],
)
def test_source_is_about_two_only_where_two_stand_out(text: str, expected: tuple[str, ...]) -> None:
    built = Built(text)
    for name, code in (("Kenya", "KEN"), ("Uganda", "UGA"), ("Ghana", "GHA")):
        if name in text:
            built.party(name, "state", code)
    reading = built.reading()
    assert about(reading, sides(reading)) == expected


def test_item_that_names_one_counts_only_where_the_source_is_about_both() -> None:
    text = "Kenya and Uganda met. {} Kenya and Uganda parted. Rain fell on four ports."
    grew = {"value": 3.0, "unit": "percent", "unit_kind": UnitKind.PERCENT}
    pairs = {}
    for third in ("Kenya’s trade grew by 3 per cent.", "Ghana’s trade grew by 3 per cent."):
        built = Built(text.format(third))
        built.party("Kenya", "state", "KEN").party("Uganda", "state", "UGA")
        if "Ghana" in third:
            built.party("Ghana", "state", "GHA")
        figure = built.add(Figure, "3 per cent", third, **grew)
        nobody = built.add(Figure, "four ports", value=4.0, unit="port", unit_kind=UnitKind.COUNT)
        reading = built.reading()
        filed = Pairs(reading, sides(reading))
        pairs[third[:5]] = filed.of(figure)
        assert filed.of(nobody) == []
    assert pairs == {"Kenya": [("KEN", "UGA")], "Ghana": []}


def test_speaker_of_one_side_counts_where_the_source_is_about_both() -> None:
    built = Built("Kenya and Uganda met. Kenya and Uganda will trade more, Ann Lee said; prices fell by 3 per cent.")
    built.party("Kenya", "state", "KEN").party("Uganda", "state", "UGA").party("Ann Lee", "person", "KEN")
    figure = built.add(
        Figure,
        "3 per cent",
        value=3.0,
        unit="percent",
        unit_kind=UnitKind.PERCENT,
        said_by=(Voice("Ann Lee", None, built.words("Ann Lee said")), Voice("source")),
    )
    reading = built.reading()
    assert Pairs(reading, sides(reading)).of(figure) == [("KEN", "UGA")]


def test_act_between_three_sides_is_filed_under_each_pair() -> None:
    built = Built("Kenya, Uganda and Ghana met.")
    for name, code in (("Kenya", "KEN"), ("Uganda", "UGA"), ("Ghana", "GHA")):
        built.party(name, "state", code)
    event = built.add(
        Event, "met", actors=("Kenya", "Uganda", "Ghana"), kind_=EventKind.MEETING, status=EventStatus.HAPPENED
    )
    reading = built.reading()
    assert Pairs(reading, sides(reading)).of(event) == [("GHA", "KEN"), ("GHA", "UGA"), ("KEN", "UGA")]


def test_parties_of_every_field_are_facets() -> None:
    reading = eve().reading()
    visit = reading.events[0]
    filed = facets(visit, sides(reading))
    assert ("parties", "Ilma Torvek") in filed
    assert ("side", "NOR") in filed
    assert ("kind", "visit") in filed
    assert filed == sorted(set(filed))


@dataclass(frozen=True, kw_only=True)
class Toast(Record):
    """A kind that no version has: what is drunk to."""

    kind: ClassVar[str] = "toast"
    plural: ClassVar[str] = "toasts"
    label: ClassVar[str] = "Toasts"

    to: str | None = said("what is drunk to", facet=True)
    host: str | None = said("name of the party that pours", holds="party")
    on: str | None = said("date value", holds="date")


def test_new_kind_needs_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "KINDS", (*KINDS, Toast))
    built = Built("Kenya raised a glass to peace on 3 May 2024.").party("Kenya", "state", "KEN")
    toast = built.add(Toast, "raised a glass to peace", to="peace", host="Kenya", on="2024-05-03")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(built.reading())
        (found,) = ledger.find(Query(kinds=("toast",), facets={"to": ("peace",), "side": ("KEN",)}))
        assert found.item == toast
        assert ledger.count(Query(kinds=("toast",), ending_from="2024-05-03")) == 1
        assert ledger.count(Query(kinds=("toast",), ending_from="2024-05-04")) == 0


def test_facets_follow_what_fields_declare() -> None:
    declared = {f.name.rstrip("_") for kind in KINDS for f in dataclasses.fields(kind) if f.metadata.get("facet")}
    reading = eve().reading()
    given = {name for item in reading.items for name, _ in facets(item, sides(reading))}
    assert given - {"side", "said_by"} <= declared
