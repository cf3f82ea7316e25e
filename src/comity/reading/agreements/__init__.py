"""Agreements: which texts states and their bodies make, and how far each has come.

A record is one agreement at one stage. Mentions of one agreement in a text are gathered by their titles, and by "the
treaty", "this document" that points back; each stage that the text gives it is one record, with all words that say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reading.agreements.stages import Step, steps_of
from comity.reading.agreements.titles import Named, named_in
from comity.reading.clauses import agents, doers, parsed
from comity.reading.notes import Notes
from comity.records import Agreement, AgreementStage, Date, DateType, PartyType

SURE, FAIR, WEAK = 0.9, 0.7, 0.5
"""Stage told by its own verb; told by a noun or a participle; no stage told."""


@dataclass
class Matter:
    """One agreement of a text: all its mentions, and the stages told of it."""

    first: Named
    mentions: list[Named] = field(default_factory=list)
    steps: list[tuple[Named, Step]] = field(default_factory=list)


def read(notes: Notes) -> None:
    """Find the agreements and their stages."""
    if not parsed(notes.doc):
        return
    matters: list[Matter] = []
    for named in named_in(notes):
        steps = [step for step in steps_of(named, notes) if step.stage is not None]
        if named.needs_stage and not steps:
            continue
        matter = _same(named, matters)
        if matter is None:
            if named.points_back or not (steps or named.specific):
                continue
            matter = Matter(named)
            matters.append(matter)
        matter.mentions.append(named)
        matter.steps += [(named, step) for step in steps]
    for matter in matters:
        _record(matter, notes)


def _same(named: Named, matters: list[Matter]) -> Matter | None:
    """The agreement that was named before, if this mention means it; the latest one that fits."""
    for matter in reversed(matters):
        if any(named.same_as(one) for one in matter.mentions):
            return matter
    return None


def _record(matter: Matter, notes: Notes) -> None:
    """One record for each stage told; one without a stage where none is told and the title says what it is."""
    told: dict[AgreementStage | None, list[tuple[Named, Step | None]]] = {}
    for one, known in matter.steps:
        told.setdefault(known.stage, []).append((one, known))
    if not told:
        told[None] = [(matter.first, None)]
    title = max(matter.mentions, key=lambda one: (one.specific, len(one.words), -one.head.i))
    parties = next(
        (found for found in (_parties(one, matter, notes) for one in matter.mentions) if found[0]), ((), None)
    )
    for stage, tellings in told.items():
        named, step = tellings[0]
        how = step.modality if step is not None else matter.first.modality(notes)
        when = next((one.when for _, one in tellings if one is not None and one.when is not None), None)
        passages = {} if when is None else {"when": notes.tokens(when)}
        if title is not named:
            passages["title"] = (title.start, title.end)
        if parties[1] is not None:
            passages["parties"] = parties[1]
        if step is not None:
            passages["stage"] = step.words
        sentence = (named.head.sent.start, named.head.sent.end)
        others = [
            (one.head.sent.start, one.head.sent.end) for one, _ in tellings[1:] if one.head.sent != named.head.sent
        ]
        notes.record(
            Agreement,
            (named.start, named.end),
            [sentence, *dict.fromkeys(others)],
            why=f"agreements.{step.why}" if step is not None else "agreements.named",
            variant=stage.value if stage is not None else "",
            title=title.text,
            form=title.form or named.form,
            stage=stage,
            when=when.value if when is not None else None,
            parties=parties[0],
            modality=how,
            score=(SURE if step.why == "verb" else FAIR) if step is not None else WEAK,
            passages=_outside(passages, sentence),
        )


def _outside(passages: dict[str, tuple[int, int]], sentence: tuple[int, int]) -> dict[str, tuple[int, int]]:
    """Passages of fields that lie outside the first evidence, and the stage's own words always."""
    return {
        name: one
        for name, one in passages.items()
        if name == "stage" or not (sentence[0] <= one[0] and one[1] <= sentence[1])
    }


def _parties(named: Named, matter: Matter, notes: Notes) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Parties of the agreement: those inside its name, those who sign it, those whom its sentence is about."""
    inside = notes.parties_in(named.start, named.left_end)
    if len(inside) > 1:
        return inside, None
    step = next((step for one, step in matter.steps if one is named), None)
    verb = step.verb if step is not None else None
    acting: tuple[str, ...] = ()
    if verb is not None:
        acting = _states(notes.parties_of([*doers(verb), *agents(verb)]), notes)
        if len(acting) == 1:
            acting += tuple(one for one in _states(_with(verb, notes), notes) if one not in acting)
    together = tuple(dict.fromkeys((*inside, *acting)))
    if len(together) > 1:
        return together, None
    around = _states(notes.parties_in(named.head.sent.start, named.head.sent.end), notes)
    around = tuple(one for one in around if _is_state(one, notes))
    if len(set(around) | set(together)) == 2:
        return tuple(dict.fromkeys((*together, *around))), None
    return together, None


def _with(verb: object, notes: Notes) -> tuple[str, ...]:
    from spacy.tokens import Token

    from comity.reading.clauses import after

    assert isinstance(verb, Token)
    return notes.parties_of(after(verb, *notes.language.tree("agreements").get("with", ())))


def _states(names: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    """Persons stand for their states, where the text names these."""
    out: dict[str, None] = {}
    for name in names:
        party = notes.party(name)
        if party is not None and party.type is PartyType.PERSON and party.iso3:
            state = next((one for one in notes.states() if one.iso3 == party.iso3), None)
            out[state.name if state is not None else name] = None
        else:
            out[name] = None
    return tuple(out)


def _is_state(name: str, notes: Notes) -> bool:
    party = notes.party(name)
    return party is not None and party.type in (PartyType.STATE, PartyType.IGO)


def dated(start: int, end: int, notes: Notes) -> list[Date]:
    """Dates in a token range that name days."""
    return [one for one in notes.within(Date, start, end) if one.type is DateType.DATE and one.value]
