"""One event told several times is one record with several passages."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.events.acts import span
from comity.reading.events.context import pair
from comity.reading.events.judging import MEETINGS, UNNAMED, Act
from comity.reading.events.roles import Cast
from comity.reading.events.slots import fillers, lemmas
from comity.reading.notes import Notes
from comity.records import Event, EventKind, EventStatus, Modality, PartyType, Plover, stretch

APART = frozenset({EventKind.STATEMENT, EventKind.PROTEST, EventKind.OTHER, EventKind.ATTACK, EventKind.SANCTION})
"""Kinds of which a text may tell many alike: only an equal day, or a headline, makes two tellings one."""
WITH_DATE = 0.05
"""What a settled day adds to the score."""
BACKGROUND = 90
"""Days. What lies farther back than this is told as background. By hand over own articles."""
_OF_TWO = MEETINGS | {EventKind.VISIT, EventKind.SIGNING}
_DONE = (EventStatus.HAPPENED, EventStatus.UNDER_WAY)

Group = list[Act]


def records(acts: list[Act], notes: Notes) -> None:
    """Put tellings together and make the records."""
    groups: list[Group] = []
    known = {act.head.token.i for act in acts if act.kind is EventKind.VISIT}
    for act in acts:
        group = _home(act, groups, notes)
        if group is not None:
            group.append(act)
        elif not act.known or _of_two(act, notes):
            groups.append([act])
    two = None
    for group in groups:
        if group[0].frame.joint and not any(one.actors for one in group):
            two = pair(notes) if two is None else two
            _fill(group, groups, known, two)
        if not (all(one.headline for one in group) and group[0].kind is EventKind.OTHER):
            two = _unplaced(group, notes, two)
            _record(group, notes)


def _of_two(act: Act, notes: Notes) -> bool:
    """Whether "the talks" that nothing told before are held, and must be those of the two that the text is about."""
    held = act.kind in MEETINGS and act.frame.joint and act.status in _DONE and not act.actors
    return held and len(pair(notes).codes(notes)) > 1


def _unplaced(group: Group, notes: Notes, two: Cast | None) -> Cast | None:
    """Give officials whose state the text does not tell that of its two: who meet are of both, a guest of the other."""
    joint = group[0].frame.joint
    for act in group:
        sides = [act.actors] if joint else [act.actors, act.recipients]
        if act.kind not in _OF_TWO or not all(sides) or not any(_stateless(one, notes) for one in sides):
            continue
        two = pair(notes) if two is None else two
        codes = set(two.codes(notes))
        held = [set(one.codes(notes)) for one in sides]
        if len(codes) != 2 or not set().union(*held) < codes or (joint and len(act.actors.names) != 2):
            continue
        if not joint and len(set().union(*held)) != 1:
            continue
        for side, own in zip(sides, held, strict=True):
            missing = codes - set().union(*held) if not own or joint else set()
            for code in sorted(missing):
                side.places.setdefault(code, next(iter(side.names.values())))
        act.score = min(act.score, UNNAMED)
    return two


def _stateless(cast: Cast, notes: Notes) -> bool:
    """Whether a person takes part of whom no state is known."""
    found = (notes.party(name) for name in cast.names)
    return any(one is not None and one.type is PartyType.PERSON and one.iso3 is None for one in found)


def _fill(group: Group, groups: list[Group], known: set[int], two: Cast) -> None:
    """Whose signing or meeting it is where its sentence does not say: the visit's it falls in, or the text's two."""
    act = group[0]
    during = any(_within(act, one) for one in act.head.token.sent if one.i in known)
    for other in reversed(groups if during else []):
        cast = Cast()
        for side in (other[0].actors, other[0].recipients):
            cast.take(side)
        if other[0].kind in (EventKind.VISIT, EventKind.MEETING) and len(cast.names) > 1:
            act.actors = cast
            return
    act.actors = two


def _within(act: Act, token: Token) -> bool:
    """Whether a noun such as "visit" stands behind a preposition of the act."""
    verb = act.head.verb if act.head.verb is not None else act.head.token
    return token.dep_ == "pobj" and token.head.head.i == verb.i


def _home(act: Act, groups: list[Group], notes: Notes) -> Group | None:
    """The event that this telling tells again: the nearest before it that fits in every point."""
    for group in reversed(groups):
        if all(_same(act, one, notes) for one in group):
            return group
    return None


def _same(new: Act, old: Act, notes: Notes) -> bool:
    if _family(new.kind) != _family(old.kind) or not _types(new, old):
        return False
    if not _parties(new, old) or not _times(new, old, notes) or not _statuses(new, old):
        return False
    if not new.known and not (new.senders | new.receivers and old.senders | old.receivers):
        same_day = new.date is not None and old.date is not None
        if not same_day and not (new.place is not None and old.place is not None):
            return False
    if new.kind in APART and not (new.headline or old.headline):
        return new.date is not None and old.date is not None and new.frame.plover is old.frame.plover
    if new.kind is EventKind.OPENING and not _themes(new, old):
        return False
    return new.kind is EventKind.VISIT or _places(new, old)


def _family(kind: EventKind) -> str:
    return "meeting" if kind in MEETINGS and kind is not EventKind.CALL else kind.value


def _types(new: Act, old: Act) -> bool:
    return new.kind not in APART or new.frame.plover is old.frame.plover


def _parties(new: Act, old: Act) -> bool:
    """Whether no side of one telling contradicts the other's."""
    if new.frame.joint or old.frame.joint:
        return _nested(new.senders | new.receivers, old.senders | old.receivers)
    return _nested(new.senders, old.senders) and _nested(new.receivers, old.receivers)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one


def _times(new: Act, old: Act, notes: Notes) -> bool:
    """Whether both can be of one day. An old day is background, and an undated telling beside it is news."""
    if new.date is None or old.date is None:
        dated, today = new.date or old.date, stretch(notes.source.published)
        days = stretch(dated.value) if dated is not None else None
        return days is None or today is None or (today[0] - days[1]).days < BACKGROUND
    a, b = stretch(new.date.value), stretch(old.date.value)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _statuses(new: Act, old: Act) -> bool:
    if new.status is None or old.status is None or new.status is old.status:
        return True
    pair = {new.status, old.status}
    if pair == {EventStatus.EXPECTED, EventStatus.UNDER_WAY}:
        return True
    return pair == set(_DONE)


def _places(new: Act, old: Act) -> bool:
    return new.place is None or old.place is None or new.place[0] == old.place[0]


def _themes(new: Act, old: Act) -> bool:
    """Two openings are one if the same thing is opened."""
    return bool(_theme(new) & _theme(old)) and _places(new, old)


def _theme(act: Act) -> set[str]:
    return lemmas(fillers(act.head, "theme") or fillers(act.head, "subject"))


# ---- the record ------------------------------------------------------------------------------------------------


def _fullness(act: Act) -> tuple[bool, bool, int, bool]:
    return (
        not act.known,
        not act.headline,
        bool(act.actors) + bool(act.recipients) + (act.date is not None) + (act.place is not None),
        act.status is not None,
    )


def _record(group: Group, notes: Notes) -> None:
    main = max(group, key=lambda one: (_fullness(one), -one.head.token.i))
    status = _status(main, group, notes)
    if status is None:
        return
    order = [main, *(one for one in group if one is not main)]
    actors = next((one.actors for one in order if one.actors), main.actors)
    recipients = next((one.recipients for one in order if one.recipients), main.recipients)
    dated = next((one for one in order if one.date is not None), None)
    placed = next((one.place for one in order if one.place is not None), None)
    evidence = list(dict.fromkeys((one.head.start, one.head.end) for one in order))
    passages = _passages(main, order, notes)
    value = dated.date.value if dated is not None and dated.date is not None else None
    plover, mode = _turned(main, status)
    notes.record(
        Event,
        span(main),
        evidence,
        why=f"events.{main.kind.value}.{main.frame.pos.lower()}",
        variant=f"{main.frame.word} {main.frame.sense}" if main.frame.noun else "",
        kind_=main.kind,
        plover=plover,
        mode=mode,
        actors=tuple(actors.names),
        recipients=tuple(recipients.names),
        iso3_actors=actors.codes(notes),
        iso3_recipients=recipients.codes(notes),
        place=placed[0] if placed is not None else None,
        when=value,
        status=status,
        modality=_modality(main, status),
        parties=tuple(dict.fromkeys((*actors.names, *recipients.names))),
        score=round(min(1.0, max(one.score for one in group) + WITH_DATE * (value is not None)), 2),
        passages=passages,
    )


def _status(main: Act, group: Group, notes: Notes) -> EventStatus | None:
    """What the fullest telling says; where it says nothing, the others, and then the date."""
    said = [one.status for one in [main, *group] if one.status is not None]
    if EventStatus.EXPECTED in said and EventStatus.HAPPENED not in said:
        return EventStatus.CANCELLED if EventStatus.CANCELLED in said else EventStatus.EXPECTED
    if said:
        return said[0]
    days = next((stretch(one.date.value) for one in group if one.date is not None), None)
    today = stretch(notes.source.published)
    if days is None or today is None or days[0] <= today[0] <= days[1]:
        return None
    return EventStatus.HAPPENED if days[1] < today[0] else EventStatus.EXPECTED


def _turned(main: Act, status: EventStatus) -> tuple[Plover | None, str | None]:
    """Type and mode of the whole, where the tellings settled what the fullest left open."""
    if (
        status is EventStatus.EXPECTED
        and main.status is not EventStatus.EXPECTED
        and main.plover
        in (
            Plover.CONSULT,
            Plover.SUPPORT,
            Plover.COOPERATE,
        )
    ):
        return Plover.AGREE, None
    return main.plover, main.mode


def _modality(main: Act, status: EventStatus) -> Modality:
    said = main.state.standing.modality
    if status in _DONE and main.status in _DONE:
        return Modality.ASSERTED
    if status is EventStatus.CANCELLED:
        return Modality.DENIED if main.state.standing.negated else Modality.ASSERTED
    if said in (Modality.ASSERTED, Modality.DENIED):
        return Modality.EXPECTED if status is EventStatus.EXPECTED else Modality.ASSERTED
    return said


def _passages(main: Act, order: Group, notes: Notes) -> dict[str, tuple[int, int]]:
    """Words of fields that lie outside the first sentence."""
    start, end = main.head.start, main.head.end
    out: dict[str, tuple[int, int]] = {}

    def keep(field: str, first: int, last: int) -> None:
        if field not in out and not (start <= first and last <= end):
            out[field] = (first, last)

    for field, cast in (("actors", "actors"), ("recipients", "recipients")):
        chosen = next((getattr(one, cast) for one in order if getattr(one, cast)), None)
        at = next(iter((*chosen.names.values(), *chosen.places.values())), None) if chosen is not None else None
        if at is not None:
            keep(field, *_words(at.i, notes))
    for one in order:
        if one.date is not None:
            keep("when", *notes.tokens(one.date))
            break
    for one in order:
        if one.place is not None:
            keep("place", one.place[1].i, one.place[1].i + 1)
            break
    if main.status is None:
        told = next((one for one in order if one.status is not None), None)
        if told is not None:
            keep("status", *span(told))
    return out


def _words(i: int, notes: Notes) -> tuple[int, int]:
    mention = notes.mention_at(i)
    return (mention.start, mention.end) if mention is not None else (i, i + 1)
