"""Projects: what is built, run or founded between parties, and how far it has come."""

from __future__ import annotations

from comity.reading.clauses import doers, parsed, phrase
from comity.reading.dyad import dyad
from comity.reading.named import (
    Matter,
    Name,
    gather,
    is_firm,
    outside,
    pair_before,
    sentences,
    state_names,
    states_and_bodies,
)
from comity.reading.notes import Notes
from comity.reading.projects.names import known, named_in, needs, sets
from comity.reading.projects.products import products_of, ventures
from comity.reading.projects.stages import Step, steps_of
from comity.records import Figure, Modality, PartyType, Place, PlaceKind, Project, ProjectStage, ProjectType, UnitKind

SURE, FAIR, WEAK = 0.85, 0.7, 0.5
"""Stage told by its own verb; by a noun, a participle or a list; by nothing but the kind of thing it is."""


def read(notes: Notes) -> None:
    """Find the projects and their stages."""
    if not parsed(notes.doc) or not notes.language.has("projects"):
        return

    def keep(name: Name, steps: list[Step]) -> bool:
        need = needs(name, notes.language)
        if need == "never":
            return False
        figurative = any(token.lemma_.lower() in sets(notes.language)["figurative"] for token in name.head.subtree)
        if figurative and not name.head.is_title:
            return False  # "bridges of trust"
        return bool(steps) and (need != "named" or name.head.is_title)

    for matter in gather(named_in(notes), lambda name: steps_of(name, notes), keep):
        if matter.steps:
            _record(matter, notes)
    _ventures(notes)


def _record(matter: Matter[ProjectStage], notes: Notes) -> None:
    """One record for each stage told."""
    title = matter.title
    for stage, tellings in matter.by_stage():
        name, step = tellings[0]
        assert step is not None
        place = _place(name, step, notes)
        parties, named_at = _parties(matter, place, notes)
        when = next((one.when for _, one in tellings if one is not None and one.when is not None), None)
        cost = _cost(name, notes)
        passages = {"name": (title.start, title.end), "stage": step.words}
        if when is not None:
            passages["when"] = notes.tokens(when)
        if named_at is not None:
            passages["parties"] = named_at
        evidence = sentences(one for one, _ in tellings)
        notes.record(
            Project,
            (name.start, name.end),
            evidence,
            why=f"projects.{step.why}",
            variant=stage.value if stage is not None else "",
            name=title.text,
            what=ProjectType(title.sort) if title.sort else ProjectType.OTHER,
            products=tuple(dict.fromkeys(one for known in matter.names for one in products_of(known.head, notes))),
            place=place,
            stage=stage,
            when=when.value if when is not None else None,
            cost=cost.id if cost is not None else None,
            parties=parties,
            modality=step.modality,
            score=WEAK if not parties and place is None else SURE if step.why == "verb" else FAIR,
            passages=outside(passages, evidence[0]),
        )


def _parties(
    matter: Matter[ProjectStage], place: str | None, notes: Notes
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Parties inside the name, those who build or run it, companies before it, the state of its place.

    Returns them with the tokens that name them where these lie in an earlier sentence.
    """
    out: dict[str, None] = {}
    for name in matter.names:
        out.update(dict.fromkeys(notes.parties_in(name.start, max(name.end, name.head.right_edge.i + 1))))
    for name, step in matter.steps:
        if step.verb is not None:
            before = notes.parties_in(name.head.sent.start, step.act.i)
            out.update(dict.fromkeys(one for one in before if is_firm(one, notes)))
            out.update(dict.fromkeys(state_names(notes.parties_of(doers(step.verb)), notes)))
    site = next((one for one in notes.found(Place) if one.name == place), None)
    out.update(dict.fromkeys(state.name for state in notes.states() if site is not None and state.iso3 == site.iso3))
    if len(out) < 2:
        for name in matter.names:
            around = state_names(notes.parties_in(name.head.sent.start, name.head.sent.end), notes)
            out.update(dict.fromkeys(states_and_bodies(around, notes)))
    persons = [one for one in out if (party := notes.party(one)) is not None and party.type is PartyType.PERSON]
    for person in persons:
        del out[person]  # who announces a project for a state that is not named does not undertake it
    if not out:
        head = matter.names[0].head
        if any(token.lower_ in sets(notes.language)["anaphoric"] for token in head.sent):
            return pair_before(head, notes)
        two = dyad(notes)
        if two is not None and two.sentence is not None:
            return two.names, two.sentence
    return tuple(out), None


def _place(name: Name, step: Step, notes: Notes) -> str | None:
    """The place named in the phrase, else in the clause that tells the stage; a city or site before a country."""
    spans = [(name.start, name.end), (name.head.i, step.act.right_edge.i + 1), (step.act.i, step.act.right_edge.i + 1)]
    places = {place.name: place for place in notes.found(Place)}
    for start, end in spans:
        own = notes.placed.get(name.head.i)  # a square may itself be a place on the map
        met = list(dict.fromkeys(notes.placed[i] for i in range(start, end) if notes.placed.get(i, own) != own))
        met = [one for one in met if places.get(one) is None or places[one].kind_ is not PlaceKind.ROUTE]
        near = [one for one in met if one in places and places[one].kind_ is not PlaceKind.COUNTRY]
        if met:
            return (near or met)[0]
    return None


def _cost(name: Name, notes: Notes) -> Figure | None:
    """The only sum of money of a sentence that speaks of cost."""
    sentence = name.head.sent
    if not any(token.lemma_.lower() in sets(notes.language)["cost"] for token in sentence):
        return None
    sums = [one for one in notes.within(Figure, sentence.start, sentence.end) if one.unit_kind is UnitKind.MONEY]
    return sums[0] if len(sums) == 1 else None


def _ventures(notes: Notes) -> None:
    """Companies with what each makes."""
    for work, product, firm in ventures(notes):
        start, end = phrase(product)
        sort = known(product, notes.language)
        sentence = (work.sent.start, work.sent.end)
        mention = next(m for m in notes.mentions if firm in m.parties and sentence[0] <= m.start < sentence[1])
        makes = sort is not None and sort[1] == "maker"
        first = " ".join(product.doc[start : product.i].text.split()) if makes else notes.passage(start, end).text
        notes.record(
            Project,
            (start, end),
            [sentence],
            why="projects.venture",
            name=notes.passage(start, end).text,
            what=ProjectType.JOINT_VENTURE,
            products=tuple(one for one in (products_of(product, notes) or (first,)) if one),
            stage=ProjectStage.UNDER_WAY,
            parties=(firm,),
            modality=Modality.ASSERTED,
            score=WEAK,
            passages={"parties": (mention.start, mention.end)},
        )
