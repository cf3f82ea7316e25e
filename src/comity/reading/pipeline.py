"""The steps of a reading, in running order. spaCy component factories are registered here and nowhere else.

Adding a step is one entry in `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from comity.reading import (
    agreements,
    checks,
    commitments,
    dates,
    events,
    figures,
    milestones,
    parties,
    projects,
    quotes,
)
from comity.reading.layout import mark_paragraphs
from comity.reading.notes import Notes
from comity.records import (
    Agreement,
    Check,
    Commitment,
    Date,
    Event,
    Figure,
    Item,
    Milestone,
    Party,
    Place,
    Project,
    Quote,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One reading step: the name of its spaCy component, what it does, and the kinds that it makes."""

    name: str
    read: Callable[[Notes], None]
    makes: tuple[type[Item], ...]


STEPS: tuple[Step, ...] = (
    Step("comity_parties", parties.read, (Party, Place)),
    Step("comity_quotes", quotes.read, (Quote,)),
    Step("comity_dates", dates.read, (Date,)),
    Step("comity_figures", figures.read, (Figure,)),
    Step("comity_agreements", agreements.read, (Agreement,)),
    Step("comity_projects", projects.read, (Project,)),
    Step("comity_events", events.read, (Event,)),
    Step("comity_commitments", commitments.read, (Commitment,)),
    Step("comity_milestones", milestones.read, (Milestone,)),
    Step("comity_checks", checks.read, (Check,)),
)
"""Who speaks must be known before anything is said by someone, hence parties and quotes first."""

LAYOUT = "comity_layout"


class Component:
    """A step as a spaCy component: reads a Doc, leaves what it found under `doc._.comity`."""

    def __init__(self, step: Step, language: str) -> None:
        self.step = step
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Run the step over one document."""
        self.step.read(Notes.of(doc, self.language))
        return doc


def _register(step: Step) -> None:
    def make(nlp: Pipeline, name: str, language: str | None) -> Component:
        return Component(step, language or str(nlp.lang))

    Pipeline.factory(step.name, default_config={"language": None}, func=make)


def register() -> None:
    """Make the component names known to spaCy; harmless when done twice."""
    if Doc.has_extension("comity"):
        return
    Doc.set_extension("comity", default=None)
    Doc.set_extension("comity_source", default=None)
    Pipeline.component(LAYOUT, func=mark_paragraphs)
    for step in STEPS:
        _register(step)


register()
