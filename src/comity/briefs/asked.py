"""The questions of a brief, each answered by a few bounded queries. A new question is one entry in `QUESTIONS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from comity.briefs.groups import Group, became, by_title, covers, date_of, distinct, latest, same_lines, title_of
from comity.briefs.words import line, summary
from comity.ledger import Found, Ledger, Query
from comity.records import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentStage,
    Event,
    EventStatus,
    Figure,
    Item,
    Milestone,
    Modality,
    Project,
    ProjectStage,
    Quote,
    QuoteForm,
    Record,
    UnitKind,
)

RECENT = timedelta(days=365)
"""An expectation without a date is still coming when it was voiced within a year: longer silence says nothing."""

READ = 200
"""Records that one question reads at most, newest sources first; it bounds the cost on a ledger of any size."""

SHOWN = 30
"""Groups that one question shows at most."""

LATELY = 12
"""Events shown as latest."""

QUOTES = 12
"""Quotations shown."""

UNNAMED = "not settled what is measured"
"""Title of the figures whose text leaves it open."""

PER_SOURCE = 4
"""Quotations shown of one source, so that one interview does not fill the brief."""


Groups = tuple[tuple[Group, ...], int]
"""The groups that are shown, and how many there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is put to."""

    ledger: Ledger
    pair: tuple[str, str]
    at: str | None
    dull: frozenset[str]
    """words of the sides' own names"""
    titled: dict[type[Item], list[list[Found]]] = field(default_factory=dict)
    """groups by title, once made"""

    def find(
        self,
        kind: type[Item],
        facets: Mapping[str, tuple[str, ...]] | None = None,
        *,
        limit: int = READ,
        ending_from: str | None = None,
    ) -> list[Found]:
        """Records of a kind that are not denied, newest source first."""
        query = Query(pair=self.pair, kinds=(kind.kind,), facets=facets or {}, ending_from=ending_from, limit=limit)
        return [
            one
            for one in self.ledger.find(query)
            if not (isinstance(one.item, Record) and one.item.modality is Modality.DENIED)
        ]

    def by_title(self, kind: type[Item]) -> list[list[Found]]:
        """Records of a kind in groups of clearly alike titles."""
        if kind not in self.titled:
            self.titled[kind] = by_title(self.find(kind), self.dull)
        return self.titled[kind]


# ---- what is coming ----------------------------------------------------------------------------------------------

AWAITED: dict[type[Item], dict[str, tuple[str, ...]]] = {
    Event: {"status": (EventStatus.EXPECTED, EventStatus.UNDER_WAY)},
    Agreement: {"stage": (AgreementStage.PROPOSED, AgreementStage.NEGOTIATING, AgreementStage.EXPECTED)},
    Project: {"stage": (ProjectStage.PROPOSED, ProjectStage.PLANNED, ProjectStage.AGREED, ProjectStage.UNDER_WAY)},
    Commitment: {},
    Milestone: {},
}
"""Kinds that can be awaited, and the facets that say so."""

DONE = (CommitmentStage.DONE, CommitmentStage.DROPPED)


def coming(asked: Asked) -> Groups:
    """What is awaited after the day of the brief; then what is awaited without a date and was voiced within a year."""
    if asked.at is None:
        return (), 0
    dated = [
        one
        for kind, facets in AWAITED.items()
        for one in asked.find(kind, facets, ending_from=asked.at)
        if _awaited(one.item, asked.at)
    ]
    groups = same_lines(dated, key=lambda one: (covers(one.item) or ("", ""), one.item.kind, distinct(one.item)))
    groups.sort(key=lambda group: (covers(group[0].item) or ("", ""), line(group[0].item)))
    undated = [
        one
        for one in asked.find(Event, {"status": (EventStatus.EXPECTED,)})
        if covers(one.item) is None and _lately(one, asked.at)
    ]
    pending = [
        group
        for group in asked.by_title(Agreement)
        if _pending(latest(group).item) and _lately(latest(group), asked.at)
    ]
    groups += pending + same_lines(undated, key=lambda one: line(one.item))
    shown = tuple(Group(title_of(group), date_of(group[-1].item), tuple(group)) for group in groups[:SHOWN])
    return shown, len(groups)


def _awaited(item: Item, at: str) -> bool:
    days = covers(item)
    if days is None or (isinstance(item, Commitment) and item.stage in DONE):
        return False
    # An anniversary "this year" may long be over; a thing expected "this year" is still expected.
    return not isinstance(item, Milestone) or days[0] >= at


def _pending(item: Item) -> bool:
    assert isinstance(item, Agreement)
    return item.stage is not None and item.stage in AWAITED[Agreement]["stage"] and item.when is None


def _lately(one: Found, at: str) -> bool:
    return bool(one.source.day) and one.source.day >= (date.fromisoformat(at) - RECENT).isoformat()


# ---- what happened -----------------------------------------------------------------------------------------------


def lately(asked: Asked) -> Groups:
    """The latest events, by their own date, else by their source's."""
    found = asked.find(Event, {"status": (EventStatus.HAPPENED, EventStatus.CANCELLED)})
    groups = same_lines(found, key=lambda one: (covers(one.item) or (one.source.day,), line(one.item)))
    groups.sort(key=lambda group: max(became(one) for one in group), reverse=True)
    shown = tuple(Group(title_of(group), date_of(group[-1].item), tuple(group)) for group in groups[:LATELY])
    return shown, len(groups)


# ---- agreements and projects -------------------------------------------------------------------------------------


def agreements(asked: Asked) -> Groups:
    """Agreements with the stages that sources give them, latest first; those without a stage at the end."""

    def late(group: list[Found]) -> tuple[bool, str]:
        last = latest(group)
        return getattr(last.item, "stage", None) is not None, became(last)

    return _staged(sorted(asked.by_title(Agreement), key=late, reverse=True))


def projects(asked: Asked) -> Groups:
    """Projects by the latest stage that sources give them, furthest first; those without a stage at the end."""
    order = [None, *ProjectStage]

    def far(group: list[Found]) -> tuple[int, str]:
        item = latest(group).item
        assert isinstance(item, Project)
        return order.index(item.stage), became(latest(group))

    return _staged(sorted(asked.by_title(Project), key=far, reverse=True))


def _staged(groups: list[list[Found]]) -> Groups:
    shown = []
    for group in groups[:SHOWN]:
        item = latest(group).item
        stage = getattr(item, "stage", None)
        shown.append(Group(title_of(group), stage.value if stage else "", tuple(group)))
    return tuple(shown), len(groups)


# ---- figures, quotations, promises, anniversaries ----------------------------------------------------------------


def figures(asked: Asked) -> Groups:
    """Figures by what they measure, those that most sources give first; durations are left to the reading."""
    found = [
        one for one in asked.find(Figure) if isinstance(one.item, Figure) and one.item.unit_kind is not UnitKind.TIME
    ]
    groups = same_lines(found, key=lambda one: _measured(one.item).casefold())
    kinds = list(UnitKind)

    def weight(group: list[Found]) -> tuple[bool, int, int, str]:
        item = group[0].item
        assert isinstance(item, Figure)
        named = _measured(item)
        return named == UNNAMED, -len({one.source.id for one in group}), kinds.index(item.unit_kind), named

    groups.sort(key=weight)
    shown = tuple(Group(_measured(group[0].item), "", tuple(group)) for group in groups[:SHOWN])
    return shown, len(groups)


def _measured(item: Item) -> str:
    assert isinstance(item, Figure)
    # Without an indicator a counted noun tells what is counted; a currency or a per cent sign does not.
    counted = item.unit if item.unit_kind is UnitKind.COUNT else None
    return item.indicator or counted or UNNAMED


def quotes(asked: Asked) -> Groups:
    """The most telling quotations: whole sentences before fragments before reported speech, newest first."""
    taken: list[Found] = []
    said: set[str] = set()
    per_source: dict[str, int] = {}
    found = [one for form in QuoteForm for one in asked.find(Quote, {"form": (form,)}, limit=QUOTES * PER_SOURCE)]
    for one in found:
        assert isinstance(one.item, Quote)
        words = " ".join(one.item.text.casefold().split()).rstrip(".,")
        if words in said or per_source.get(one.source.id, 0) >= PER_SOURCE or one.item.speaker is None:
            continue
        said.add(words)
        per_source[one.source.id] = per_source.get(one.source.id, 0) + 1
        taken.append(one)
    total = asked.ledger.count(Query(pair=asked.pair, kinds=(Quote.kind,)))
    shown = tuple(Group(None, "", (one,)) for one in taken[:QUOTES])
    return shown, max(total, len(shown))


def promises(asked: Asked) -> Groups:
    """Undertakings of which no source says that they were kept or dropped: by due date, undated ones newest first."""
    found = [one for one in asked.find(Commitment) if isinstance(one.item, Commitment) and one.item.stage not in DONE]
    groups = same_lines(found, key=lambda one: line(one.item))
    far = "9999"
    groups.sort(key=lambda group: max(one.source.day for one in group), reverse=True)
    groups.sort(key=lambda group: (covers(group[0].item) or ("", far))[1])
    shown = tuple(Group(title_of(group), date_of(group[0].item), tuple(group)) for group in groups[:SHOWN])
    return shown, len(groups)


def milestones(asked: Asked) -> Groups:
    """Anniversaries, latest first."""
    groups = same_lines(asked.find(Milestone), key=lambda one: summary(one.item)[0].casefold())
    groups.sort(key=lambda group: (covers(group[0].item) or ("", ""), summary(group[0].item)[0]), reverse=True)
    shown = tuple(Group(title_of(group), date_of(group[0].item), tuple(group)) for group in groups[:SHOWN])
    return shown, len(groups)


QUESTIONS: tuple[tuple[str, str, Callable[[Asked], Groups]], ...] = (
    ("coming", "What is coming", coming),
    ("lately", "What happened lately", lately),
    ("agreements", "Agreements", agreements),
    ("projects", "Projects", projects),
    ("figures", "Figures", figures),
    ("promises", "Open promises", promises),
    ("quotes", "In their words", quotes),
    ("milestones", "Anniversaries", milestones),
)
"""Name in the JSON, heading, and who answers."""
