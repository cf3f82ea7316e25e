"""Agreements: which texts states and their bodies make, and how far each has come.

A record is one agreement at one stage. Mentions of one agreement in a text are gathered by their titles, and by "the
treaty", "this document" that points back; each stage that the text gives it is one record, with all words that say so.
"""

from __future__ import annotations

from comity.reading.agreements.stages import Step, steps_of
from comity.reading.agreements.titles import named_in, needs, sets
from comity.reading.clauses import after, agents, doers, parsed
from comity.reading.dyad import dyad
from comity.reading.named import Matter, Name, gather, is_firm, outside, sentences, state_names, states_and_bodies
from comity.reading.notes import Notes
from comity.reading.standing import standing
from comity.records import Agreement, AgreementForm, AgreementStage

SURE, FAIR, WEAK = 0.9, 0.7, 0.5
"""Stage told by its own verb; told by a noun or a participle; no stage told."""


def read(notes: Notes) -> None:
    """Find the agreements and their stages."""
    if not parsed(notes.doc) or not notes.language.has("agreements"):
        return

    def keep(name: Name, steps: list[Step]) -> bool:
        need = needs(name, notes.language)
        return bool(steps) or (name.specific and need in ("", "joint"))

    for matter in gather(named_in(notes), lambda name: steps_of(name, notes), keep):
        _record(matter, notes)


def _record(matter: Matter[AgreementStage], notes: Notes) -> None:
    """One record for each stage told; one without a stage where none is told."""
    title = matter.title
    form = title.sort or next((one.sort for one in matter.names if one.sort), "")
    parties, named_at = _parties(matter, notes)
    for stage, tellings in matter.by_stage():
        name, step = tellings[0]
        when = next((one.when for _, one in tellings if one is not None and one.when is not None), None)
        passages = {"title": (title.start, title.end)}
        if named_at is not None:
            passages["parties"] = named_at
        if when is not None:
            passages["when"] = notes.tokens(when)
        if step is not None:
            passages["stage"] = step.words
        evidence = sentences(one for one, _ in tellings)
        notes.record(
            Agreement,
            (name.start, name.end),
            evidence,
            why=f"agreements.{step.why}" if step is not None else "agreements.named",
            variant=stage.value if stage is not None else "",
            title=title.text,
            form=AgreementForm(form) if form else None,
            stage=stage,
            when=when.value if when is not None else None,
            parties=parties,
            modality=step.modality if step is not None else standing(name.head, notes.language).modality,
            score=WEAK if step is None else SURE if step.why == "verb" else FAIR,
            passages=outside(passages, evidence[0]),
        )


def _parties(matter: Matter[AgreementStage], notes: Notes) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Parties of the agreement: those inside its name, those who make it, or the two that its sentence is about.

    Where none of these names two, the two states that the text is about, with the sentence of the lead that names them.
    """
    best: tuple[str, ...] = ()
    for name in matter.names:
        inside = notes.parties_in(name.start, name.end)
        step = next((step for one, step in matter.steps if one is name), None)
        making: tuple[str, ...] = ()
        if step is not None and step.verb is not None:
            behind = after(step.verb, *sets(notes.language)["with"])
            making = notes.parties_of([*doers(step.verb), *agents(step.verb), *behind])
        found = tuple(dict.fromkeys(state_names((*inside, *making), notes)))
        if len(found) < 2:
            sentence = notes.parties_in(name.head.sent.start, name.head.sent.end)
            around = states_and_bodies(state_names(sentence, notes), notes)
            both = tuple(dict.fromkeys((*found, *around)))
            found = both if len(both) == 2 else found
        best = max(best, found, key=lambda one: min(len(one), 2))
    states = states_and_bodies(best, notes)
    if len(best) < 2 or not (states or any(is_firm(one, notes) for one in best)):
        pair, lead = dyad(notes)
        if set(states) <= set(pair) and not any(is_firm(one, notes) for one in best):
            return (pair, lead) if pair else (best, None)
    return best, None
