"""Dossiers and briefs as Markdown (CommonMark)."""

from __future__ import annotations

from collections.abc import Iterable

from comity.briefs import Brief
from comity.briefs import dossier as arrange
from comity.briefs.words import Summary
from comity.pages.plain import excerpt, for_markdown, marked, not_listed, rests_on, web_address
from comity.records import Reading

WORDS = 320
"""Characters of a record's own words that a line shows."""


def dossier(reading: Reading) -> str:
    """A reading: what the source is, then its records by kind, each with its words."""
    made = arrange(reading)
    source = reading.source
    known = (source.publisher, source.published, source.kind.value, f"{len(source.text):,} characters")
    out = [
        f"# {for_markdown(source.title or source.path or source.id)}",
        "",
        " · ".join(for_markdown(one) for one in known if one) + _address(source.url),
    ]
    for section in made.sections:
        out += ["", f"## {section.label}", ""]
        for line in section.lines:
            number = f"{line.number}. " if line.number is not None else "- "
            out.append(f"{number}{_line(line.says)}")
            if not section.quiet and section.kind != "quote":
                out.append(f"{' ' * len(number)}*“{for_markdown(excerpt(line.item, WORDS))}”*")
    if not made.lines:
        out += ["", "No records were found."]
    out += ["", f"Comity {made.comity}, {for_markdown(made.model)}, source `{source.id}`"]
    return "\n".join(out) + "\n"


def brief(made: Brief) -> str:
    """A brief: the pair, what it rests on, each question with its answer, the sources."""
    out = [f"# {for_markdown(made.a.name)} and {for_markdown(made.b.name)}", ""]
    if not made.sources:
        return "\n".join([*out, "The ledger holds nothing on the two."]) + "\n"
    out.append(for_markdown(rests_on(len(made.sources), made.records, made.days, made.publishers)))
    for section in made.sections:
        if not section.groups:
            continue
        out += ["", f"## {section.label}", ""]
        for group in section.groups:
            mark = f"{for_markdown(group.mark)}: " if group.mark else ""
            title = [f"**{for_markdown(group.title)}**"] if group.title else []
            lines = [
                (
                    _line(says, lead=group.title is None),
                    _cited(made.place(one.source) for one in found) + "".join(map(marked, found)),
                )
                for says, found in group.lines()
            ]
            if len(lines) == 1:
                only, cited = lines[0]
                out.append(f"- {mark}{' · '.join([*title, *([only] if only else [])])} {cited}")
                continue
            out.append(f"- {mark}{''.join(title)}")
            out += [f"  - {f'{says} {cited}'.strip()}" for says, cited in lines]
        if section.left_out:
            out += ["", f"{section.left_out} more not shown."]
    out += ["", "## Sources", ""]
    for n, filed in enumerate(made.listed, start=1):
        known = (filed.publisher, filed.published or "no date")
        name = for_markdown(filed.title or filed.path or filed.id)
        out.append(f"{n}. {name}, {', '.join(for_markdown(each) for each in known if each)}{_address(filed.url)}")
    if more := not_listed(len(made.sources), len(made.listed)):
        out += ["", more]
    return "\n".join(out) + "\n"


def _cited(places: Iterable[int]) -> str:
    return "".join(f"\\[{place}\\]" for place in places)


def _line(says: Summary, *, lead: bool = True) -> str:
    parts = [for_markdown(part) for part in says]
    if lead and parts:
        parts[0] = f"**{parts[0]}**"
    return " · ".join(parts)


def _address(url: str | None) -> str:
    address = web_address(url)
    return "" if address is None else f" · <{address.translate({ord(c): f'%{ord(c):02X}' for c in '<> '})}>"
