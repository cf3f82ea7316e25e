"""Records that were asked for by words and filters: the question put together, the answer as JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from comity.briefs.names import side
from comity.briefs.words import line
from comity.errors import SettingsError
from comity.ledger import Found, Query
from comity.records import KINDS, Record, kind_named, stretch

COLUMNS = ("id", "kind", "line", "words", "source", "title", "publisher", "published", "url", "path", "decided")
"""Columns of the CSV."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def query(
    *,
    parties: Iterable[str] = (),
    pair: tuple[str, str] | None = None,
    days: tuple[str | None, str | None] = (None, None),
    kinds: Iterable[str] = (),
    **known: Any,
) -> Query:
    """A query from what people write: names of states and bodies in any form, days, kinds in singular or plural.

    Raises:
        SettingsError: a kind, day or side that there is not.
    """
    two = (side(pair[0]).key, side(pair[1]).key) if pair else None
    since, until = (_day(asked, last=last) for asked, last in zip(days, (False, True), strict=True))
    return Query(
        pair=two,
        kinds=tuple(_kind(name) for name in kinds),
        all_of=tuple(_party(name) for name in parties),
        since=since,
        until=until,
        **known,
    )


def _kind(name: str) -> str:
    kind = kind_named(name)
    if kind is None:
        raise SettingsError(f"{name!r} is no kind of record; there are {', '.join(one.kind for one in KINDS)}")
    return kind.kind


def _day(asked: str | None, *, last: bool) -> str | None:
    if asked is None:
        return None
    days = stretch(asked)
    if days is None:
        raise SettingsError(f"{asked!r} is no date; give one such as 2025-11-10")
    return days[last].isoformat()


def _party(name: str) -> tuple[str, str]:
    """The facet by which a party is found: as a side where it is one, else by its name."""
    try:
        return "side", side(name).key
    except SettingsError:
        return "parties", name


def shown(found: Found) -> dict[str, Any]:
    """A record with its kind, its line and its source."""
    item, ruling = found.item, found.ruling
    told = {"kind": item.kind, "line": line(item), "source": found.source.to_json(), "record": item.to_json()}
    if ruling is not None:
        told["decided"] = {"verdict": ruling.verdict, "amended": list(ruling.amended), "lost": ruling.lost}
    return told


def as_csv(found: Iterable[Found]) -> str:
    """A row a record; no cell begins as a spreadsheet's formula does."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in found:
        item, source = one.item, one.source
        words = item.evidence[0].text if isinstance(item, Record) else next(iter(item.proofs())).text
        decided = one.ruling.verdict if one.ruling is not None else ""
        cells = (item.id, item.kind, line(item), words, source.id, source.title, source.publisher, source.published)
        rows.writerow([_cell(value) for value in (*cells, source.url, source.path, decided)])
    return out.getvalue()


def _cell(value: str | None) -> str:
    text = " ".join((value or "").split("\n")) if value else ""
    return f"'{text}" if text.startswith(_FORMULA) else text
