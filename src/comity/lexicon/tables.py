"""Loading the tables. A table is read when it is first asked for and then kept."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from comity.errors import LexiconError

DATA = Path(__file__).parent / "data"
"""The packaged tables."""

Row = Mapping[str, str]
"""One row of a CSV table; list cells are separated by semicolons."""


def cell(row: Row, column: str) -> tuple[str, ...]:
    """The parts of a list cell, without empty ones."""
    return tuple(part.strip() for part in (row.get(column) or "").split(";") if part.strip())


class Folder:
    """A folder of tables: `table("states")` reads `states.csv`, `tree("numbers")` reads `numbers.yml`."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise LexiconError(f"{path}: no such folder of tables")
        self.path = path
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._trees: dict[str, Any] = {}

    def has(self, name: str) -> bool:
        """Whether the folder has this table."""
        return (self.path / f"{name}.csv").exists() or (self.path / f"{name}.yml").exists()

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of `name.csv`; a table that the folder lacks is empty, so that a new language starts small."""
        if name not in self._tables:
            path = self.path / f"{name}.csv"
            self._tables[name] = tuple(_rows(path)) if path.exists() else ()
        return self._tables[name]

    def stream(self, name: str) -> Iterator[Row]:
        """The rows of `name.csv` one by one and not kept: for large tables that become something else at once."""
        path = self.path / f"{name}.csv"
        if path.exists():
            yield from _rows(path)

    def tree(self, name: str) -> Any:
        """The contents of `name.yml`; an empty mapping where the folder lacks it."""
        if name not in self._trees:
            path = self.path / f"{name}.yml"
            self._trees[name] = _tree(path) if path.exists() else {}
        return self._trees[name]


class Shared(Folder):
    """What all languages share: codes, coordinates, currencies."""

    @cached_property
    def states(self) -> dict[str, Row]:
        """ISO 3166-1 alpha-3 -> row."""
        return {row["iso3"]: row for row in self.table("states")}


class Language(Folder):
    """One language's words, and what its `language.yml` says of how it is read."""

    @property
    def code(self) -> str:
        """ISO 639-1 code: the folder's name."""
        return self.path.name

    @property
    def model(self) -> str:
        """The spaCy package that reads it; `blank` for a bare tokenizer."""
        return str(self.tree("language").get("model", "blank"))

    @cached_property
    def shared(self) -> Shared:
        """The tables that all languages share."""
        return shared()

    @cached_property
    def state_names(self) -> dict[str, str]:
        """ISO3 -> the short name in this language."""
        return {row["iso3"]: row["name"] for row in self.table("states")}


@lru_cache(maxsize=8)
def language(code: str, folder: Path | None = None) -> Language:
    """The tables of a language, from the package or from another folder that holds folders of languages.

    Raises:
        LexiconError: when there is no folder of that name.
    """
    return Language((folder or DATA) / code)


@lru_cache(maxsize=1)
def shared() -> Shared:
    """The tables that all languages share."""
    return Shared(DATA / "shared")


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """Codes of the languages that have a folder with a `language.yml`."""
    return tuple(sorted(path.parent.name for path in (folder or DATA).glob("*/language.yml")))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        try:
            for number, row in enumerate(reader, start=2):
                if None in row or None in row.values():
                    raise LexiconError(f"{path}, row {number}: the number of cells differs from the header's")
                yield row
        except csv.Error as error:
            raise LexiconError(f"{path}, line {reader.line_num}: {error}") from error


def _tree(path: Path) -> Any:
    import yaml

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_words_loader()) or {}
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: {str(error).splitlines()[0]}") from error


@lru_cache(maxsize=1)
def _words_loader() -> Any:
    """A loader to which `on`, `off`, `yes` and `no` are words, as in YAML 1.2, and only `true` and `false` are not."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:bool"]
        for first, known in base.yaml_implicit_resolvers.items()
    }
    loader: Any = type("WordsLoader", (base,), {"yaml_implicit_resolvers": resolvers})
    loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
    return loader
