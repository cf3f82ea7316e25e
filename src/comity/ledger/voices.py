"""Copies and light edits of one text: found when a source is filed, counted as one voice.

MinHash over shingles of words, with banding (Broder 1997; Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*,
chapter 3); each candidate is then compared word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from comity.ledger.tables import band, near, source

SHINGLE = 4
"""Words of a shingle: two texts on one matter share phrases of three words by chance, seldom of four."""

BANDS, ROWS = 40, 2
"""Bands of the signature and values in each: sources that share a quarter of their shingles meet in 92 of 100 cases."""

COPIED = 0.5
"""Share of the shorter text's shingles that the other one holds, from which on the two are one voice. Rewritten agency
copy keeps two thirds and more; reports on one communiqué that quote it share less than a third."""

CANDIDATES = 50
"""Sources compared word for word at most, the newest."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Every run of `SHINGLE` words; a shorter text is one shingle."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that the other holds."""
    return len(one & other) / max(1, min(len(one), len(other)))


def hear(db: Connection, number: int, text: str) -> None:
    """Note which sources in the ledger this one copies or is copied by."""
    mine = shingles(text)
    keys = _bands(mine)
    wanted = select(band.c.source).where(band.c.band.in_(keys)).distinct().order_by(band.c.source.desc())
    others = list(db.execute(wanted.limit(CANDIDATES)).scalars())
    rows = []
    for other, its in db.execute(select(source.c.number, source.c.text).where(source.c.number.in_(others))).all():
        share = shared(mine, shingles(its))
        if share >= COPIED:
            rows.append({"one": other, "other": number, "share": round(share, 3)})
    db.execute(insert(band), [{"band": key, "source": number} for key in keys])
    if rows:
        db.execute(insert(near), sorted(rows, key=lambda row: row["one"]))


def _bands(some: Iterable[str]) -> list[str]:
    from rensa import RMinHash

    made = RMinHash(num_perm=BANDS * ROWS, seed=1)
    made.update(sorted(some))
    told = made.digest()
    return [f"{n}:" + "-".join(f"{value:x}" for value in told[n * ROWS : (n + 1) * ROWS]) for n in range(BANDS)]


def voices(db: Connection) -> tuple[tuple[str, ...], ...]:
    """Groups of sources that are one text, each in order of arrival; those that stand alone are left out."""
    home: dict[int, int] = {}

    def top(number: int) -> int:
        while home.setdefault(number, number) != number:
            number = home[number]
        return number

    for one, other in db.execute(select(near.c.one, near.c.other).order_by(near.c.one, near.c.other)).all():
        a, b = sorted((top(one), top(other)))
        home[b] = a
    groups: dict[int, list[int]] = {}
    for number in sorted(home):
        groups.setdefault(top(number), []).append(number)
    ids: dict[int, str] = {}
    numbers = sorted(home)
    for at in range(0, len(numbers), 500):
        some = numbers[at : at + 500]
        for number, id in db.execute(select(source.c.number, source.c.id).where(source.c.number.in_(some))).all():
            ids[number] = id
    return tuple(tuple(ids[number] for number in group) for _, group in sorted(groups.items()))
