"""Agreements: which texts states and their bodies make, and how far each has come.

A record is one agreement at one stage. Mentions of one agreement in a text are gathered by their titles, and by "the
treaty", "this document" that points back; each stage that the text gives it is one record, with all words that say so.
"""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.agreements.stages import Step, steps_of
from comity.reading.agreements.titles import named_in, needs, sets
from comity.reading.clauses import after, doers, parsed
from comity.reading.dyad import dyad
from comity.reading.named import Matter, Name, gather, is_firm, outside, sentences, state_names, states_and_bodies
from comity.reading.notes import Notes
from comity.reading.standing import standing
from comity.records import Agreement, AgreementForm, AgreementStage, Modality, PartyType

SURE, FAIR, WEAK = 0.9, 0.7, 0.5
"""Stage told by its own verb; told by a noun or a participle; no stage told."""


def read(notes: Notes) -> None:
    """Find the agreements and their stages."""
    if not parsed(notes.doc) or not notes.language.has("agreements"):
        return

    def keep(name: Name, steps: list[Step]) -> bool:
        need = needs(name, notes.language)
        return bool(steps) or (need in ("", "joint") and _stands_by_its_name(name, need, notes))

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
        step = next((step for one, step in matter.steps if one is name), None)
        making = _makers(step.verb, notes) if step is not None and step.verb is not None else ()
        found = _no_persons(state_names((*_inside(name, notes), *making), notes), notes)
        if len(found) < 2:
            sentence = notes.parties_in(name.head.sent.start, name.head.sent.end)
            around = states_and_bodies(state_names(sentence, notes), notes)
            both = tuple(dict.fromkeys((*found, *around)))
            found = both if len(both) == 2 else found
        best = max(best, found, key=lambda one: min(len(one), 2))
    if len(best) < 2 and not any(is_firm(one, notes) for one in best):
        two = dyad(notes)
        if two is not None and two.sentence is not None and set(best) <= set(two.names):
            return two.names, two.sentence
    return best, None


def _stands_by_its_name(name: Name, need: str, notes: Notes) -> bool:
    """Whether a name without a stage is worth keeping: a title, or one that says what it is on, told and not asked."""
    if name.head.dep_ == "attr" or name.head.sent.text.rstrip().endswith("?"):
        return False
    if standing(name.head, notes.language).modality is Modality.DENIED:
        return False
    titled = name.head.is_title and name.head.i > name.head.sent.start
    if need == "joint":
        return titled
    return name.specific and bool(name.words - name.numbers or titled)  # "the second pact" says not which


def _inside(name: Name, notes: Notes) -> tuple[str, ...]:
    """Parties that the name itself gives: before its head, or behind "between", "with", "of"."""
    between = sets(notes.language)["between"]
    out = list(notes.parties_in(name.start, name.head.i + 1))
    for child in name.head.rights:
        if child.dep_ == "prep" and child.lower_ in between and child.i < name.end:
            out += notes.parties_in(child.i, min(child.right_edge.i + 1, name.end))
    return tuple(dict.fromkeys(out))


def _makers(verb: Token, notes: Notes) -> tuple[str, ...]:
    """Parties of those who sign or negotiate, with their complements: "the energy ministries of Chad and Niger"."""
    who = [*doers(verb), *after(verb, *sets(notes.language)["with"])]
    out: dict[str, None] = {}
    for token in dict.fromkeys(who):
        end = next((child.left_edge.i for child in token.rights if child.dep_ == "relcl"), token.right_edge.i + 1)
        out.update(dict.fromkeys(notes.parties_in(token.left_edge.i, max(end, token.i + 1))))
    return tuple(out)


def _no_persons(names: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    """Ministers sign for states: a person whose state is not settled is no party of a treaty, nor is who reports it."""
    found = ((name, notes.party(name)) for name in dict.fromkeys(names) if name != notes.source.publisher)
    return tuple(name for name, party in found if party is None or party.type is not PartyType.PERSON)
