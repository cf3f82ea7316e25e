"""Where commands put what they make: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.errors import SettingsError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from comity.ledger import Ledger

STDOUT = "-"


def to_stdout(text: str) -> None:
    """Text in UTF-8, whatever the terminal's locale says: what is piped on must not depend on it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def to_json(value: object) -> None:
    """One JSON object, and nothing else."""
    import json

    to_stdout(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def to_terminal(shown: RenderableType) -> None:
    """A picture of words for a person."""
    from rich.console import Console

    Console(highlight=False).print(shown)


def complain(line: str) -> None:
    """One line on standard error."""
    click.echo(f"comity: {line}", err=True)


def tell_update(book: Ledger) -> None:
    """One line where opening a ledger brought it up to date."""
    if book.before is not None:
        complain(f"{book.location}: brought up to date from schema {book.before}; older versions no longer open it")


def to_file(text: str, where: str) -> None:
    """Write a page; an old one stays until the new one is complete.

    Raises:
        SettingsError: it cannot be written there.
    """
    if where == STDOUT:
        to_stdout(text)
        return
    try:
        path = Path(where).resolve()
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise SettingsError(f"{where}: is a folder; name a file to write to")
            path.write_text(text, encoding="utf-8")
        else:
            _replace(path, text)
    except OSError as error:
        raise SettingsError(f"{where}: cannot be written ({error.strerror or error}); choose another place") from None


def _replace(path: Path, text: str) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        part.chmod(mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    # the mask can only be asked for by setting it
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
