"""The judgement whether an act or a promise is about a thing: the opening of a plant, the promise to sign a pact."""

from __future__ import annotations

from comity.ledger.linking import likeness
from comity.ledger.linking.judge import Verdict, apart, unlike
from comity.ledger.linking.likeness import NAME, Weigh, differ, meet
from comity.ledger.linking.profile import Profile
from comity.records import EventKind

ABOUT: dict[str, tuple[str, ...]] = {
    "commitment": ("agreement", "project"),
    f"event:{EventKind.SIGNING.value}": ("agreement",),
    f"event:{EventKind.VOTE.value}": ("agreement",),
    f"event:{EventKind.TALKS.value}": ("agreement",),
    f"event:{EventKind.OPENING.value}": ("project",),
    f"event:{EventKind.OTHER.value}": ("agreement", "project"),
}
"""Kinds of things that an act or a promise may be about."""

HELD = 0.8
"""Share of a thing's telling words that an act must hold to be about it."""

SORTED = 0.15
"""What a name and the same sort of thing add to that share."""


def things(act: Profile) -> tuple[str, ...]:
    """Kinds of entries that a record may be about, other than its own."""
    return ABOUT.get(act.kind, ABOUT.get(f"{act.kind}:{act.form}", ()))


def about(act: Profile, thing: Profile, weigh: Weigh = lambda stem: 1.0) -> Verdict:
    """How sure it is that an act is about a thing, by the share of the thing's words that the act holds."""
    if likeness.sides_apart(act, thing) or likeness.one_sided(act, thing):
        return apart("other sides")
    if (clash := unlike(act, thing)) is not None:
        return apart(clash)
    if thing.years and not set(thing.years) <= {*act.years, *(day[:4] for day in act.days or ())}:
        return Verdict(0.0, ("no such year",))
    if thing.plural or differ(act.classes, thing.classes):
        return Verdict(0.0, ("another sort of thing",))
    held = set(thing.words) & set(act.words)
    names = held & {*thing.proper, *act.proper}
    # Of several things signed together the sentence tells each by a word.
    enough = names or len(held) > 1 or (held and (act.plural or meet(act.classes, thing.classes)))
    if not enough:
        return Verdict(0.0, ("too few words in common",))
    weights = {word: weigh(word) * (NAME if word in thing.proper else 1.0) for word in thing.words}
    share = sum(weights[word] for word in held) / sum(weights.values())
    if names and meet(act.classes, thing.classes):
        share = min(1.0, share + SORTED)
    return Verdict(round(share, 3), (f"about it: {', '.join(sorted(held))}",))
