"""What a text says of itself above its first sentence: title, publisher, date of publication, kind.

Nothing is guessed. A date inside the report is not its date of publication; a first line that does not look like a
headline is no title; a name is a publisher only where it stands for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.intake.dateline import Dateline
from comity.intake.genre import kind_of
from comity.intake.lines import Line, Marks, marks_of, top_lines
from comity.intake.received import same_words
from comity.lexicon import Language
from comity.records import SourceKind

CLOSING = 1500
"""Characters at the end of a document within which parties sign."""

MASTHEAD = 3
"""Lines below a paper's name within which its headline stands."""


NEAR = 5
"""Lines beside the headline in which a date is the text's own; further down it may belong to a list or a caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What was found; None where the text does not say."""

    title: str | None
    publisher: str | None
    published: str | None
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Top:
    """The top of a text, sorted: the headline, the lines about the text, and how its first paragraph opens."""

    title: str | None
    above: tuple[str, ...]
    dateline: Dateline | None


def read_header(text: str, tables: Language, *, title: str | None = None) -> Header:
    """Read the top of a text.

    Args:
        text: the text.
        tables: its language.
        title: the title, where a file's own metadata gave it.
    """
    marks = marks_of(tables)
    top = _top(top_lines(text), marks, title)
    kind = kind_of(text, top.title, top.above, top.dateline, marks)
    return Header(
        title=top.title,
        publisher=_publisher(top, marks),
        published=_published(top, marks) or _closing(text, kind, marks),
        kind=kind,
    )


def _top(lines: list[Line], marks: Marks, known: str | None) -> Top:
    above: list[str] = []
    title = known
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if known is not None and same_words(line.text) == same_words(known):
            continue
        if title is None and not marks.is_meta(line.text) and marks.is_headline(line, after):
            if not _masthead(lines, number, marks):
                title = line.text
                continue
        elif marks.is_body(line):
            return Top(title, tuple(above), marks.dates.dateline(line.text))
        elif title is None and not marks.is_meta(line.text) and not _masthead(lines, number, marks):
            # the first line is neither a headline nor about the text: then no line below is the headline
            return Top(None, tuple(above), marks.dates.dateline(line.text))
        above.append(line.text)
    return Top(title, tuple(above), None)


def _masthead(lines: list[Line], number: int, marks: Marks) -> bool:
    """Whether a line is the name of a paper or office with its headline below."""
    text = lines[number].text
    if len(text.split()) > 6 or not marks.is_name(text) or not marks.names_one_of(text, marks.media | marks.bodies):
        return False
    below = lines[number + 1 : number + 2 + MASTHEAD]
    for line, after in zip(below, [*below[1:], None], strict=False):
        if marks.is_body(line):
            return False
        if not marks.is_meta(line.text) and marks.is_headline(line, after):
            return True
    return False


def _published(top: Top, marks: Marks) -> str | None:
    """The date of publication: a labelled one, or a dateline's, or the only one that stands by itself."""
    printed = [one for line in top.above[:NEAR] for one in marks.dates.printed(line)]
    labelled = [one.value for one in printed if one.label is not None and one.label not in marks.not_published]
    if labelled:
        return labelled[0]
    bare = {one.value for one in printed if one.label is None}
    if top.dateline is not None and top.dateline.published is not None:
        bare.add(top.dateline.published)
    # two dates, and nothing that says which is which
    return bare.pop() if len(bare) == 1 else None


def _closing(text: str, kind: SourceKind, marks: Marks) -> str | None:
    """The day on which a document was signed, from its closing words: that is when it was given out."""
    if kind not in (SourceKind.COMMUNIQUE, SourceKind.TREATY):
        return None
    closings = list(marks.closing.finditer(text, max(0, len(text) - CLOSING)))
    return marks.dates.value(closings[-1]) if closings else None


def _publisher(top: Top, marks: Marks) -> str | None:
    papers: list[str] = []
    offices: list[str] = []
    for line in top.above:
        byline = marks.is_byline(line)
        parts = marks.parts(line)
        for number, part in enumerate(parts):
            if marks.kind_alone(part) or (byline and number == 0):
                continue
            if part.lower() in marks.generic:
                # "Policy Exchange, Press Office": the office speaks for the name before it
                offices.extend(before for before in parts[:number][-1:] if marks.is_name(before))
            elif marks.is_name(part) and not marks.dates.printed(part):
                if marks.names_one_of(part, marks.media):
                    papers.append(part)
                elif not byline and marks.names_one_of(part, marks.bodies):
                    offices.append(part)
    agency = [top.dateline.agency] if top.dateline is not None and top.dateline.agency else []
    for names in (papers, agency, offices):
        if names:
            return names[0] if len(set(names)) == 1 else None
    return None
