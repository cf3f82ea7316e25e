"""What kind of text it is: by what it says of itself, then by how it opens, then by who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.intake.dateline import Dateline
from comity.intake.lines import Marks
from comity.records import SourceKind

PERSONAL = 10.0
"""Words in the author's own person, outside quotations, in a thousand, from which a text with no other mark is an
opinion. Measured on 24 texts: opinions and speeches that say I 17.7 and 36.5, an interview 14.0, reports 0.0."""

REPORTING = 2.0
"""Verbs of reporting, outside quotations, in a thousand, from which a text under a headline is a report. Measured:
reports 2.7 to 23.0, a communiqué and an unsigned commentary 0.0."""

ENOUGH = 60
"""Words under which a text is too short to count anything in it."""

ARTICLES = 2
"""Headings of numbered articles that a treaty must have."""

COUNTED = 30_000
"""Characters that are counted."""

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def kind_of(text: str, title: str | None, above: Sequence[str], dateline: Dateline | None, marks: Marks) -> SourceKind:
    """The kind of a text; `other` where nothing tells.

    Args:
        text: all of it.
        title: its headline.
        above: the lines between headline and text.
        dateline: how its first paragraph opens, if by place, date or agency.
        marks: what tells kinds apart in its language.
    """
    named = (
        _named(above, marks)
        or (None if dateline is not None and dateline.agency else _opening(text, title, above, marks))
        or _greeting(text, marks)
        or _author(above, marks)
    )
    if named is not None:
        return SourceKind(named)
    if dateline is not None:
        return SourceKind.NEWS
    return _by_voice(text, title, marks)


def _named(above: Sequence[str], marks: Marks) -> str | None:
    """A line, or a part of one, that is nothing but the name of a kind; the table's order settles between two."""
    kinds = {marks.kind_alone(part) for line in above for part in marks.parts(line)}
    return next((kind for kind in marks.kinds if kind in kinds), None)


def _opening(text: str, title: str | None, above: Sequence[str], marks: Marks) -> str | None:
    """How the title or a line under it begins."""
    for line in ([title] if title else []) + list(above):
        for kind in marks.kinds:
            if marks.opens[kind].match(line) and _divided(text, kind, marks):
                return kind
    return None


def _divided(text: str, kind: str, marks: Marks) -> bool:
    """Whether a text has the numbered articles that its kind must have."""
    words = marks.articles.get(kind)
    if words is None:
        return True
    heading = rf"^[#*\t ]*(?:{'|'.join(re.escape(word) for word in words)})\s+(?:\d{{1,3}}|[IVXLC]{{1,7}})\b"
    return len(re.findall(heading, text, re.I | re.M)) >= ARTICLES


def _greeting(text: str, marks: Marks) -> str | None:
    """A line near the top that addresses hearers."""
    for line in text[:1500].split("\n")[:12]:
        if (kind := marks.greeting(line.strip())) is not None:
            return kind
    return None


def _author(above: Sequence[str], marks: Marks) -> str | None:
    """A byline that gives the author an office or an institute: who writes in a cause of their own."""
    for line in above:
        if not marks.is_byline(line) or marks.reporters.search(line):
            continue
        after = ", ".join(marks.parts(line)[1:])
        if marks.authors.search(after) or (
            marks.names_one_of(after, marks.bodies) and not marks.names_one_of(after, marks.media)
        ):
            return SourceKind.OP_ED
    return None


def _by_voice(text: str, title: str | None, marks: Marks) -> SourceKind:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_QUOTED.sub(" ", text[:COUNTED]))]
    if len(words) < ENOUGH:
        return SourceKind.OTHER
    per_thousand = 1000 / len(words)
    if sum(word in marks.first_person for word in words) * per_thousand >= PERSONAL:
        return SourceKind.OP_ED
    if title is not None and sum(word in marks.reporting for word in words) * per_thousand >= REPORTING:
        return SourceKind.NEWS
    return SourceKind.OTHER
