"""Whether a decision fits the ledger it is made in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from comity.errors import DecisionError
from comity.ledger.decision import Decision, Verb, undone_by
from comity.ledger.joining import Joined
from comity.ledger.rulings import log_of
from comity.ledger.tables import about, decision, entry, record
from comity.records.base import digest


def asked(db: Connection, verb: str, target: str, others: tuple[str, ...], who: str, note: str | None) -> Decision:
    """A decision as it is asked for, named and dated.

    Raises:
        DecisionError: its verb does not take these ids, or what must be a record is none.
    """
    lock(db)
    if verb not in [one.value for one in Verb]:
        raise DecisionError(f"{verb!r} is none of {', '.join(one.value for one in Verb)}")
    who = " ".join(who.split())
    if not who:
        raise DecisionError("name who decides")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    many = db.execute(select(func.max(decision.c.number))).scalar() or 0
    given = Decision(
        id=digest("decision", at, who, verb, target, *others, many),
        at=at,
        who=who,
        verb=Verb(verb),
        target=target,
        entry=others[0] if others and verb != Verb.SPLIT else None,
        records=others if verb == Verb.SPLIT else (),
        note=note or None,
    )
    if len(others) > 1 and verb != Verb.SPLIT:
        raise DecisionError(f"{verb} takes no more than one other id")
    check_shape(given)
    for id in records_of(given):
        if not stands(db, record, id):
            what = ", which is an entry" if stands(db, entry, id) else ""
            raise DecisionError(f"there is no record {id}{what}")
    return given


def check_shape(given: Decision) -> None:
    """Raise DecisionError unless the decision names what its verb needs, and nothing else."""
    verb = given.verb
    if (verb is Verb.SPLIT) != bool(given.records):
        raise DecisionError("split needs the records that leave" if verb is Verb.SPLIT else f"{verb} takes no records")
    if verb is Verb.MERGE and given.entry is None:
        raise DecisionError("merge needs two entries: the one that stays and the one that goes into it")
    if verb in (Verb.AMEND, Verb.UNLINK, Verb.UNDO) and given.entry is not None:
        raise DecisionError(f"{verb} takes one id")
    if (given.fields or given.words) and verb is not Verb.AMEND:
        raise DecisionError(f"{verb} takes no fields; amend does")


def check_fits(db: Connection, given: Decision) -> None:
    """Raise DecisionError unless the decision fits all that stands."""
    if given.verb is Verb.UNDO:
        _check_undoing(db, given)
    elif given.places:
        Joined.of(db, log_of(db)).follow(given)


def _check_undoing(db: Connection, given: Decision) -> None:
    if not stands(db, decision, given.target):
        raise DecisionError(f"there is no decision {given.target}")
    log = log_of(db)
    gone = undone_by(log)
    if given.target in gone:
        raise DecisionError(f"decision {given.target} is undone already, by {gone[given.target]}")
    before, after = Joined.of(db, log).misfits, Joined.of(db, [*log, given]).misfits
    for one in log:
        if one.id in after and one.id not in before:
            raise DecisionError(f"decision {given.target} holds up another; undo that first: {one.line()}")


def check_newer(db: Connection, given: Decision) -> None:
    """Raise DecisionError where a decision made later stands on the same point and says something else."""
    log = log_of(db, given.things)
    gone = undone_by(log)
    mine = _points(given)
    for one in log:
        if one.id in gone or one.at <= given.at or one.verb is Verb.UNDO:
            continue
        theirs = _points(one)
        if any(theirs[point] != says for point, says in mine.items() if point in theirs):
            raise DecisionError(f"a newer decision stands: {one.line()}; this one: {given.says()}")


def _points(one: Decision) -> dict[tuple[str, str], Any]:
    """What a decision settles: point -> what it says of it."""
    if one.verb is Verb.AMEND:
        return {(one.target, name): value for name, value in one.fields.items()}
    if one.verb in (Verb.CONFIRM, Verb.REJECT) and one.entry is None:
        return {(one.target, "verdict"): one.verb}
    if one.verb is not Verb.MERGE and (one.verb is Verb.UNLINK or one.entry is not None):
        return {(one.target, "home"): (one.verb, one.entry)}
    return {(id, "home"): (one.verb, one.target) for id in one.records}


def records_of(given: Decision) -> tuple[str, ...]:
    """Ids that must be records."""
    if given.verb in (Verb.MERGE, Verb.UNDO):
        return ()
    return given.records if given.verb is Verb.SPLIT else (given.target,)


def here(db: Connection, known: Joined, id: str, given: Decision) -> str:
    """The entry of this ledger that is meant: that of the same id, else the one that holds most of its records."""
    if known.kind(id) is not None:
        return id
    held = [one for one in given.holds.get(id, ()) if known.natural(one) is not None]
    homes = [known.home(one) for one in held]
    if not homes:
        raise DecisionError(f"no entry {id}, nor any record that it held")
    return max(sorted(set(homes)), key=homes.count)


def undone(db: Connection, given: Decision) -> Decision:
    """What an undoing is about in the end: the decision that falls or stands again by it."""
    while given.verb is Verb.UNDO:
        body = db.execute(select(decision.c.body).where(decision.c.id == given.target)).scalar()
        if body is None:
            raise DecisionError(f"there is no decision {given.target}")
        given = Decision.from_text(body)
    return given


def stands(db: Connection, table: Any, id: str) -> bool:
    """Whether a table holds this id."""
    return db.execute(select(table.c.id).where(table.c.id == id)).first() is not None


def lock(db: Connection) -> None:
    """One maker at a time; SQLite has queued its writers already."""
    db.execute(select(about.c.value).where(about.c.name == "format").with_for_update())
