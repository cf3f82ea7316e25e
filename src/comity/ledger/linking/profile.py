"""What a record is known again by: its sides, words, names, form and days."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.records import Agreement, AgreementForm, Commitment, Event, EventKind, Figure, Milestone, Project

LINKED: Mapping[str, str] = {
    Event.kind: "event",
    Agreement.kind: "agreement",
    Project.kind: "project",
    Commitment.kind: "commitment",
    Milestone.kind: "milestone",
    Figure.kind: "indicator",
}
"""Kind of a record -> kind of the entry it may belong to. The other kinds have no entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of a record."""

    kind: str
    """kind of the entry"""
    source: str
    sides: tuple[str, ...] = ()
    """sides it concerns: its own, else the two that its source names most; sorted"""
    words: tuple[str, ...] = ()
    """telling stems of title, name or action, of an event those of its object or its sentence; sorted"""
    proper: tuple[str, ...] = ()
    """those of the words that are names; sorted"""
    near: tuple[str, ...] = ()
    """names in its sentence that are not among the words; sorted"""
    classes: tuple[str, ...] = ()
    """classes of things that its name names: `plant`, `road`; sorted"""
    traits: tuple[str, ...] = ()
    """ideas of which a thing has but one, with the number of their set: `0:solar`; sorted"""
    names: tuple[str, ...] = ()
    """folded last names of the persons in it; sorted"""
    offices: tuple[str, ...] = ()
    """offices of those who act; sorted"""
    first: tuple[str, ...] = ()
    """sides that act: visitor, expeller, promiser; sorted"""
    second: tuple[str, ...] = ()
    """sides acted upon; sorted"""
    form: str | None = None
    stage: str | None = None
    place: tuple[str, ...] = ()
    """stems of the place's name"""
    days: tuple[str, str] | None = None
    """first and last day of its own date"""
    amount: str | None = None
    """of a measure: the number and its unit"""
    years: tuple[str, ...] = ()
    """years and ordinal numbers in its title"""
    day: str = ""
    """day of its source, or ''"""
    pointing: bool = False
    """led in as known already: `the pact`"""
    plural: bool = False
    """several things at once: `five documents`"""
    vague: bool = False
    """of a measure: its words do not say of what: the target, the total"""
    head: bool = False
    """stands in the headline, which tells what the text then tells again"""

    @property
    def bare(self) -> bool:
        """Whether nothing in its title tells it from others of its form."""
        return not self.words and not self.place

    def to_json(self) -> dict[str, Any]:
        """Without what is empty."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value not in (None, (), "", False)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Profile:
        """The inverse of `to_json`."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        return cls(**given)


_DOCUMENTS = {
    AgreementForm.TREATY: "treaty",
    AgreementForm.AGREEMENT: "treaty",
    AgreementForm.CONTRACT: "contract",
    AgreementForm.DECLARATION: "declaration",
    AgreementForm.STATEMENT: "declaration",
    AgreementForm.MEMORANDUM: "memorandum",
    AgreementForm.PROTOCOL: "protocol",
    AgreementForm.PROGRAMME: "programme",
}
_TALKS = dict.fromkeys((EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT), "talks")
_FAMILIES: Mapping[str, str] = {form.value: one for forms in (_DOCUMENTS, _TALKS) for form, one in forms.items()}


def family(profile: Profile) -> str:
    """What outlets may call by another's name: an accord a treaty, talks a meeting; `''` where the form is not told."""
    return _FAMILIES.get(profile.form or "", profile.form or "")


def forms(profile: Profile) -> tuple[str, ...]:
    """What a bare title says a thing is, as far as it does: a treaty, a road; a centre may be of several classes."""
    if profile.kind == "project":
        return profile.classes
    one = family(profile)
    return (one,) if one else ()
