"""The record of a figure: what the sentence or the table around a number says of it, put together."""

from __future__ import annotations

from comity.reading.figures.changes import direction
from comity.reading.figures.indicators import canonical, indicator
from comity.reading.figures.numbers import clean
from comity.reading.figures.page import Found, Measured, Page, Stand
from comity.reading.figures.standing import ahead, as_of, earlier, stand
from comity.reading.figures.whose import parties
from comity.records import Figure, FigureStatus, Modality, Passage, UnitKind

SURE = 0.95
"""Score of a number with a printed unit: money, per cent, a measure."""
COUNTED = 0.85
"""Score of a number whose noun the grammar gives."""
BORROWED = 0.7
"""Score of a number whose unit is said with another one."""
LIST = 10
"""Tokens between two shares of one list."""
VAGUE = 0.5
"""Score of a number that only a range of sizes is said of, and of one that counts nothing named."""


def _why(one: Found) -> tuple[str, float]:
    """Name of the rule and score."""
    if one.cell is not None and one.cell.limit is None:
        return "figures.cell", COUNTED
    if one.number.high is not None and one.role != "range":
        return "figures.vague", VAGUE
    if one.elliptic:
        return "figures.elliptic", BORROWED
    if one.role in ("share", "rate", "age", "fold"):
        return f"figures.{one.role}", COUNTED
    if one.unit is not None:
        score = SURE if one.symbol is not None else VAGUE
        return f"figures.{one.kind.value}", score
    return ("figures.count", COUNTED) if one.noun is not None else ("figures.bare", VAGUE)


def record(page: Page, one: Found) -> None:
    """Add the figure that a find has become."""
    notes = page.notes
    covers = _in_cell(page, one) if one.cell is not None and one.cell.limit is None else _in_sentence(page, one)
    assert one.stand is not None
    phrase = notes.source.passage(one.start, one.end)
    row = one.cell.row if one.cell is not None else page.sentence(one.first)
    why, score = _why(one)
    symbol = f"{one.symbol}/{one.per}" if one.symbol is not None and one.per is not None else one.symbol
    figure = Figure(
        source=notes.source,
        anchor=phrase,
        variant=str(one.number.start) if one.role in ("from", "to") else "",
        evidence=(phrase, notes.passage(*row)),
        said_by=notes.said_by(one.first),
        sectors=notes.sectors(one.first),
        modality=_modality(page, one, one.stand),
        parties=parties(page, one, one.measured),
        score=score,
        why=why,
        passages=_passages(page, one, one.stand, covers),
        value=clean(one.value),
        high=clean(one.high) if one.high is not None else None,
        bound=one.bound,
        unit=symbol,
        unit_kind=one.kind,
        indicator=one.measured.name if one.measured is not None else None,
        status=one.stand.status,
        as_of=covers[0] if covers is not None else None,
        direction=one.direction,
    )
    one.figure = notes.add(figure)


Covers = tuple[str, Passage]
"""The time that a figure covers, and the words that name it."""


def _in_cell(page: Page, one: Found) -> Covers | None:
    """Set what the table says of its number; the time that it covers."""
    assert one.cell is not None
    how = one.cell.stand or Stand()
    since = one.cell.covers
    if how.status is FigureStatus.ACTUAL and since is not None and ahead(page, since[0]):
        how = Stand(FigureStatus.PLANNED, Modality.PLANNED, page.token(since[1]))
    one.stand, one.measured = how, canonical(page, one.cell.measured)
    return (since[0], page.notes.source.passage(since[1], since[2])) if since is not None else None


def _in_sentence(page: Page, one: Found) -> Covers | None:
    """Set what the sentence says of its number; the time that it covers."""
    same = one.twin
    leader = same or (one.whole if one.part else None)
    how = leader.stand if leader is not None and leader.stand is not None else stand(page, one)
    date = as_of(page, same or one) or (leader.date if leader is not None and _together(page, leader, one) else None)
    plain = how.status is FigureStatus.ACTUAL and how.modality is Modality.ASSERTED
    if date is not None and plain and ahead(page, date.value) and not earlier(page, one):
        first = page.notes.tokens(date)[0]
        due = first > 0 and page.words.has("covers_day", page.notes.doc[first - 1].lower_)
        how = Stand(FigureStatus.TARGET if due else FigureStatus.PLANNED, Modality.PLANNED, first)
    one.stand, one.date = how, date
    change = one.twin or one.echo
    one.direction = direction(page, one) or (change.direction if change is not None else None)
    if one.measured is None and one.cell is not None:
        one.measured = canonical(page, one.cell.measured)
    if one.measured is None:
        said = change.measured if change is not None else indicator(page, one) or _neighbour(page, one)
        one.measured = canonical(page, said)
    return (date.value, date.anchor) if date is not None and date.value is not None else None


def _together(page: Page, one: Found, other: Found) -> bool:
    """Whether two figures stand in one sentence."""
    return page.sentence(one.first) == page.sentence(other.first)


def _neighbour(page: Page, one: Found) -> Measured | None:
    """What the figure before measures, in a list of shares that leaves out the verb: "A will hold 60 %, B 40 %"."""
    at = page.found.index(one)
    before = page.found[at - 1] if at else None
    if before is None or not one.kind is before.kind is UnitKind.PERCENT or before.direction is not None:
        return None
    return before.measured if _together(page, before, one) and one.first - before.last < LIST else None


def _modality(page: Page, one: Found, how: Stand) -> Modality:
    """What the clause says; a denial by the speaker goes over it."""
    stretch = page.notes.stretch_at(one.first)
    if stretch is not None and stretch.modality is Modality.DENIED:
        return Modality.DENIED
    return how.modality


def _passages(page: Page, one: Found, how: Stand, covers: Covers | None) -> dict[str, Passage]:
    """Words of the fields that stand outside the figure's phrase."""
    notes = page.notes
    out: dict[str, Passage] = {}
    if one.measured is not None and not one.first <= one.measured.start < one.measured.end <= one.last:
        out["indicator"] = notes.passage(one.measured.start, one.measured.end)
    if covers is not None:
        out["as_of"] = covers[1]
    if how.at is not None:
        out["status"] = notes.passage(how.at, how.at + 1)
    if one.elliptic and one.whole is not None:
        out["unit"] = notes.source.passage(one.whole.start, one.whole.end)
    return out
