"""What the last lines of a text say of it: the paper and the day, or place and day, in a line by themselves.

Below the text there may also be lists of other texts with their days. A line counts only where the text itself, or
the word that closes a release, stands right above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.intake.lines import BODY, Line, Marks

FOOT = 6
"""Lines at the end that are looked at: the day, an address, a line about the paper."""

LAST = 3000
"""Characters at the end that are looked at."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The day of a text, and the paper if the same line names it."""

    published: str
    paper: str | None


def read_foot(text: str, top: list[Line], marks: Marks) -> Foot | None:
    """The day in the last lines of a text; None without one, or where there are two.

    Args:
        text: all of it.
        top: its first lines, which are no last lines.
        marks: what tells the lines of its language apart.
    """
    rest = text[-LAST:].splitlines()
    lines = [line.strip(" *_>\t") for line in (rest if len(text) <= LAST else rest[1:])]
    lines = [line for line in lines if any(character.isalnum() for character in line)]
    found: list[Foot] = []
    above = {line.text for line in top[:1]}
    for before, line in zip(lines[-FOOT - 1 :], lines[-FOOT:] if len(lines) > FOOT else lines[1:], strict=False):
        if marks.is_furniture(line):
            break
        if line in above or not _closes(before, marks):
            continue
        one = _day(line, marks)
        if one is not None:
            found.append(one)
    return found[0] if len({one.published for one in found}) == 1 else None


def _closes(line: str, marks: Marks) -> bool:
    """Whether the text may end with this line: a sentence, or the word that says so."""
    return len(line) > BODY or marks.is_stopped(line) or line.lower().strip(" ()-.") in marks.ends


def _day(line: str, marks: Marks) -> Foot | None:
    if len(line) > BODY:
        return None
    if (named := marks.printed_in.match(line)) is not None:
        value = marks.dates.value(named)
        return Foot(value, named["paper"].strip()) if value is not None else None
    labelled = [
        one.value
        for one in marks.dates.printed(line)
        if one.label is not None
        and one.label in marks.published
        and one.start == 0
        and one.end >= len(line.rstrip("."))
    ]
    dateline = marks.dates.dateline(line)
    if not labelled and dateline is not None and dateline.end >= len(line):
        labelled = [dateline.published]
    return Foot(labelled[0], None) if labelled and labelled[0] is not None else None
