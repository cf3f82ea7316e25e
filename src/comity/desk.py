"""The one road from a file to the ledger: take a source in, read it, file it.

The only broad except over a source stands here, so that one source that trips the reader costs itself and no other.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from comity import intake
from comity.errors import ComityError, EvidenceError, SourceError
from comity.intake import Options, one_line
from comity.records import KINDS, Reading, Source
from comity.settings import Settings

if TYPE_CHECKING:
    from comity.ledger import Ledger


class Outcome(StrEnum):
    """What became of a source."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One source, and what became of it.

    Args:
        where: the path or address, as given or as found in a folder.
        id: id of the source; None when refused.
        title: its title, if it has one.
        why: the reason for refusing it, in one line.
    """

    where: str
    outcome: Outcome
    id: str | None = None
    title: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of all sources, in the order in which they were taken."""

    new: tuple[Taken, ...] = ()
    known: tuple[Taken, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    """path or address, and why"""


def read_source(where: str, options: Options, settings: Settings) -> Reading:
    """Take one source in and read it.

    Raises:
        SourceError: it cannot be read.
        ModelError: the language pipeline is absent or not the pinned one.
    """
    return _read(_take(where, options, settings), where, settings)


def add(paths: Sequence[str], settings: Settings, ledger: Ledger, *, options: Options | None = None) -> Added:
    """File all sources; see `take_all`."""
    taken = list(take_all(paths, settings, ledger, options=options))
    return Added(
        new=tuple(one for one in taken if one.outcome is Outcome.NEW),
        known=tuple(one for one in taken if one.outcome is Outcome.KNOWN),
        refused=tuple((one.where, one.why or "") for one in taken if one.outcome is Outcome.REFUSED),
    )


def take_all(
    paths: Sequence[str], settings: Settings, ledger: Ledger, *, options: Options | None = None
) -> Iterator[Taken]:
    """File sources one by one, telling what became of each. The same text twice is one source.

    Args:
        paths: files, folders, addresses, or `-`. Of a folder, with all below it, the files of the forms that are read
            are taken, in order of their names; hidden ones are left.
        settings: the limit and the model.
        ledger: an open ledger.
        options: what is known of every one of the sources.

    Raises:
        LedgerError: the ledger cannot be written; sources filed so far stay.
        ModelError: the language pipeline is absent or not the pinned one.
    """
    for path in paths:
        inside = files_in(Path(path)) if not intake.is_address(path) and Path(path).is_dir() else [path]
        if not inside:
            forms = ", ".join(intake.SUFFIXES)
            yield Taken(where=path, outcome=Outcome.REFUSED, why=f"{one_line(path)}: a folder without {forms} files")
        for where in inside:
            yield _take_one(where, options or Options(), settings, ledger)


def files_in(folder: Path) -> list[str]:
    """The files under a folder whose form is read, in order of their paths."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(here) / name)
            for name in sorted(names)
            if not name.startswith(".") and Path(name).suffix.lower() in intake.SUFFIXES
        ]
    return found


def _take_one(where: str, options: Options, settings: Settings, ledger: Ledger) -> Taken:
    try:
        source = _take(where, options, settings)
        if ledger.has(source.id):
            return Taken(where=where, outcome=Outcome.KNOWN, id=source.id, title=source.title)
        reading = _read(source, where, settings)
    except (SourceError, EvidenceError) as error:
        ledger.refuse(where, one_line(error))
        return Taken(where=where, outcome=Outcome.REFUSED, why=one_line(error))
    new = ledger.add(reading)
    return Taken(where=where, outcome=Outcome.NEW if new else Outcome.KNOWN, id=source.id, title=source.title)


def _take(where: str, options: Options, settings: Settings) -> Source:
    try:
        return intake.load(where, options=replace(options, max_chars=settings.max_chars))
    except ComityError:
        raise
    except Exception as error:  # a file that trips a parser is lost, the others are not
        raise _tripped(where, error) from error


def _read(source: Source, where: str, settings: Settings) -> Reading:
    from comity.reading.reader import reader

    read = reader(source.language, settings.model)
    try:
        return read.read(source)
    except ComityError:
        raise
    except Exception as error:  # a text that trips the reader is lost, the others are not
        raise _tripped(where, error) from error


def _tripped(where: str, error: Exception) -> SourceError:
    what = f"{type(error).__name__}: {one_line(error, most=120)}" if str(error) else type(error).__name__
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{Path(last.filename).stem}, line {last.lineno}"
    return SourceError(
        f"{one_line(where)}: could not be read ({what}, at {place}); nothing of it is stored; please report this"
    )


# ---- again -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """One source that was read again, and what has changed.

    Args:
        id: id of the source.
        kinds: plural name of a kind -> how many of its records are `new`, `changed`, `gone`, `same`, and `kept`: no
            longer found, but decided on.
        why: the reason, in one line, where it could not be read; the old reading then stays.
    """

    id: str
    kinds: dict[str, dict[str, int]] = field(default_factory=dict)
    why: str | None = None


def reread(settings: Settings, ledger: Ledger) -> Iterator[Reread]:
    """Read every text of a ledger again, one by one, telling what has changed in each.

    Every source is replaced whole or not at all, so that an interrupted run is simply begun again.

    Raises:
        LedgerError: the ledger cannot be written; sources read again so far stay so.
        ModelError: the language pipeline is absent or not the pinned one.
    """
    for filed in ledger.sources():
        old = ledger.reading(filed.id)
        try:
            new = _read(old.source, filed.path or filed.id, settings)
        except (SourceError, EvidenceError) as error:
            yield Reread(id=filed.id, why=one_line(error))
            continue
        ledger.replace(new)
        yield Reread(id=filed.id, kinds=_changes(old, new, ledger.lost(filed.id)))


def _changes(old: Reading, new: Reading, after: set[str]) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    for kind in KINDS:
        then = {one.id: one for one in old.of(kind)}
        now = {one.id: one for one in new.of(kind)}
        gone = then.keys() - now.keys()
        counts = {
            "new": len(now.keys() - then.keys()),
            "changed": sum(then[id].to_json() != now[id].to_json() for id in then.keys() & now.keys()),
            "gone": len(gone - after),
            "kept": len(gone & after),
        }
        same = len(then.keys() & now.keys()) - counts["changed"]
        if any(counts.values()) or same:
            out[kind.plural] = {**counts, "same": same}
    return out
