"""What a text says of itself above its first sentence: title, publisher, date of publication, kind.

Nothing is guessed. A date inside the report is not its date of publication; a first line that does not look like a
headline is no title; a name is a publisher only where it stands for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.intake.dateline import Dateline, Printed, settled
from comity.intake.foot import read_foot
from comity.intake.genre import kind_of
from comity.intake.lines import UNKNOWN, Line, Marks, marks_of, top_lines
from comity.intake.received import same_words
from comity.lexicon import Language
from comity.records import SourceKind, stretch

CLOSING = 1500
"""Characters at the end of a document within which parties sign."""

MASTHEAD = 5
"""Lines below a paper's name within which its headline stands."""

NEAR = 5
"""Lines beside the headline in which a date is the text's own; further down it may belong to a list or a caption."""

MAIL = 8
"""Lines at the top within which a letter says from whom and to whom it goes."""

WEEK = 7
"""Days after that of a dateline on which a paper may print the report."""

YEAR_WITHIN = 3
"""Days after the day of a dateline within which a page that names a full date settles the dateline's year."""


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
    lines = top_lines(text)
    subject = marks.subject(lines[:MAIL]) if title is None else None
    top = _top(lines, marks, title or subject, mail=subject is not None)
    kind = kind_of(text, top.title, top.above, top.dateline, marks)
    published = _published(top, marks, kind) or _closing(text, kind, marks)
    foot = read_foot(text, lines, marks) if published is None else None
    return Header(
        title=top.title,
        publisher=_publisher(top, marks) or (foot.paper if foot is not None else None),
        published=published or (foot.published if foot is not None else None),
        kind=kind,
    )


def _top(lines: list[Line], marks: Marks, known: str | None, *, mail: bool = False) -> Top:
    above: list[str] = []
    title, closed = known, known is not None
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if known is not None and same_words(line.text) == same_words(known):
            continue
        if marks.is_furniture(line.text):
            continue
        if mail and number < MAIL and marks.is_mail(line.text):
            above.append(line.text)
            continue
        meta = marks.is_meta(line.text)
        if not closed and not meta and marks.is_headline(line, after):
            if not _masthead(lines, number, marks):
                (title, day), closed = marks.apart(line.text), True
                above.extend([day] if day is not None else [])
                continue
        elif marks.is_body(line):
            return Top(title, tuple(above), _dateline(line.text, above, marks))
        elif not closed and not meta and len(line.text.split()) > 1 and not _masthead(lines, number, marks):
            # the first line is neither a headline nor about the text: then no line below is the headline
            closed = True
            if len(line.text) > UNKNOWN or marks.is_stopped(line.text):
                return Top(None, tuple(above), marks.dates.dateline(line.text))
        above.append(line.text)
    return Top(title, tuple(above), None)


def _dateline(line: str, above: list[str], marks: Marks) -> Dateline | None:
    """How the text opens; place, day and agency may stand in a line of their own."""
    opening = marks.dates.dateline(line)
    if opening is not None:
        return opening
    kind, dash, rest = line.partition(" - ")
    if dash and marks.kind_alone(kind):
        # "Press Statement - 5 August 2025 - The ministers met."
        return marks.dates.dateline(rest)
    alone = [one for text in above[-1:] if (one := marks.dates.dateline(text)) is not None and one.end >= len(text)]
    return alone[0] if alone and alone[0].agency is not None else None


def _masthead(lines: list[Line], number: int, marks: Marks) -> bool:
    """Whether a line is the name of a paper or office with its headline below."""
    text = lines[number].text
    if not marks.is_mission(text) and (
        len(text.split()) > 6 or not marks.is_name(text) or not marks.names_one_of(text, marks.media | marks.bodies)
    ):
        return False
    below = lines[number + 1 : number + 2 + MASTHEAD]
    for line, after in zip(below, [*below[1:], None], strict=False):
        if marks.is_body(line):
            return False
        if not marks.is_meta(line.text) and marks.is_headline(line, after):
            return True
    return False


def _published(top: Top, marks: Marks, kind: SourceKind) -> str | None:
    """The date of publication: a labelled one, or a dateline's, or the only one that stands by itself."""
    printed = settled(
        [one for line in top.above[:NEAR] if not marks.caption.search(line) for one in _dates_in(line, marks)],
        top.dateline,
    )
    apart = marks.not_published | marks.embargoes | marks.delivered
    labelled = [one for one in printed if one.label is not None and one.label not in apart]
    labelled = [one for one in labelled if one.label in marks.first_published] or labelled
    if labelled:
        days = {one.value for one in labelled}
        return days.pop() if len(days) == 1 else None
    # the hour from which a release may be used is its day, unless its dateline names another
    bare = {
        one.value
        for one in printed
        # a day without a year says nothing, and one that could be two days speaks against another
        if (one.label is None or one.label in marks.embargoes) and (one.value is not None or one.either)
    }
    if top.dateline is not None and top.dateline.published is not None:
        bare.add(top.dateline.published)
    if bare:
        # two dates, and nothing that says which is which
        value = bare.pop() if len(bare) == 1 else None
        return value if value is None or _fits(value, top.dateline) else None
    return _by_others(top, marks, kind, printed)


def _fits(value: str, dateline: Dateline | None) -> bool:
    """Whether a date may be that of a report with this dateline: sites print the day of the visit at their top."""
    if dateline is None or dateline.day is None or len(value) < len("2025-11-03"):
        return True
    return any(-1 <= days <= WEEK for days in _days_after(dateline.day, value))


def _dates_in(line: str, marks: Marks) -> list[Printed]:
    """The dates of a line above the text; a place with a date and no mark between them is one too."""
    dates = marks.dates.printed(line)
    dateline = None if dates or marks.is_about(line) else marks.dates.dateline(line)
    if dateline is None or dateline.published is None or dateline.end < len(line):
        return dates
    found = marks.dates.alone.search(line)
    if found is None or not line[: found.start()].isupper():
        # "Founded 3 November 1925"
        return dates
    return [Printed(dateline.published, None, 0, len(line))]


def _by_others(top: Top, marks: Marks, kind: SourceKind, printed: list[Printed]) -> str | None:
    """The day of a text whose header does not say when it was given out, where something else does."""
    if kind is SourceKind.SPEECH and (given := {one.value for one in printed if one.label in marks.delivered}):
        return given.pop() if len(given) == 1 else None
    others = [one.value for one in printed if one.label in marks.not_published and one.value is not None]
    if top.dateline is not None and top.dateline.day is not None:
        return _with_year(top.dateline.day, others)
    if any(marks.kept.match(line) for line in (*((top.title,) if top.title else ()), *top.above)):
        return max(others, default=None)
    return _of_title(top.title, kind, marks)


def _with_year(day: str, others: list[str]) -> str | None:
    """A dateline's day in the year of a date printed beside it, if that is of the same day or little later."""
    for other in others:
        if len(other) == len("2025-11-03"):
            for days, value in _days_after(day, other).items():
                if 0 <= days <= YEAR_WITHIN:
                    return value
    return None


def _days_after(day: str, other: str) -> dict[int, str]:
    """How many days after a day, in the years about it, a full date is; and that day with its year."""
    year = int(other[:4])
    near = [value for value in (f"{one}-{day}" for one in (year - 1, year, year + 1)) if stretch(value) is not None]
    return {(date.fromisoformat(other) - date.fromisoformat(value)).days: value for value in near}


def _of_title(title: str | None, kind: SourceKind, marks: Marks) -> str | None:
    """The day that closes the title of a speech or a document: `Joint Statement of 3 November 2025`."""
    if title is None or kind not in (SourceKind.SPEECH, SourceKind.COMMUNIQUE, SourceKind.TREATY):
        return None
    dates = [one for one in marks.dates.printed(title) if title[one.end :].strip() in {"", ")"}]
    if dates:
        return dates[-1].value
    opens = marks.opens[str(kind)].match(title)
    found = marks.dates.alone.search(title, opens.end()) if opens is not None else None
    if opens is None or found is None or title[found.end() :].strip():
        return None
    return marks.dates.value(found) if title[opens.end() : found.start()].strip().lower() in marks.dates.links else None


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
        if marks.is_mail(line):
            continue
        byline = marks.is_byline(line)
        parts = marks.parts(marks.dates.without(line))
        for number, part in enumerate(parts):
            name = marks.named(part)
            if name is None or marks.kind_alone(name) or (byline and number == 0):
                continue
            if name.lower() in marks.generic:
                # "Policy Exchange, Press Office": the office speaks for the name before it
                offices.extend(before for before in parts[:number][-1:] if marks.is_name(before))
            elif marks.is_mission(name) and not byline:
                offices.append(name)
            elif marks.is_name(name):
                if marks.names_one_of(name, marks.media):
                    papers.append(name)
                elif not byline and marks.names_one_of(name, marks.bodies):
                    offices.append(name)
    agency = [top.dateline.agency] if top.dateline is not None and top.dateline.agency else []
    for names in (papers, agency, offices):
        if names:
            return names[0] if len(set(names)) == 1 else None
    return None
