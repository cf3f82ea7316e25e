"""Signatures that the agreements tell of and no event frame did: "put their names to the treaty"."""

from __future__ import annotations

from comity.reading.named import states_and_bodies
from comity.reading.notes import Notes
from comity.records import Agreement, AgreementStage, Event, EventKind, EventStatus, Modality, Plover

SCORE = 0.7
"""The signature is told of the text, and who signs is taken from its parties."""


def signings(notes: Notes) -> None:
    """Add a signing for each agreement told as signed in a sentence that has no signing yet."""
    told = [event for event in notes.found(Event) if event.kind_ is EventKind.SIGNING]
    for agreement in notes.found(Agreement):
        words = agreement.passages.get("stage")
        if agreement.stage is not AgreementStage.SIGNED or agreement.modality is not Modality.ASSERTED or words is None:
            continue
        actors = states_and_bodies(agreement.parties, notes)
        if agreement.why != "agreements.verb" or not actors:
            continue
        if any(_same(event, agreement, actors) for event in told):
            continue
        codes = notes.codes(actors)
        passages = {field: agreement.passages[field] for field in ("when",) if field in agreement.passages}
        if "parties" in agreement.passages:
            passages["actors"] = agreement.passages["parties"]
        signing = notes.add(
            Event(
                source=notes.source,
                anchor=words,
                evidence=agreement.evidence,
                said_by=agreement.said_by,
                sectors=agreement.sectors,
                parties=actors,
                score=SCORE,
                why="events.signing.agreement",
                passages=passages,
                plover=Plover.SUPPORT,
                kind_=EventKind.SIGNING,
                actors=actors,
                iso3_actors=codes,
                when=agreement.when,
                status=EventStatus.HAPPENED,
            )
        )
        told.append(signing)


def _same(event: Event, agreement: Agreement, actors: tuple[str, ...]) -> bool:
    """Whether an event may be the signing of an agreement: its sentence, or its parties on no other day."""
    if event.evidence[0] == agreement.evidence[0]:
        return True
    day = event.when == agreement.when or event.when is None or agreement.when is None
    return day and bool(set(event.actors) & set(actors) or not event.actors)
