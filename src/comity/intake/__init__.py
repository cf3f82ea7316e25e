"""Taking sources in: a path, `-` or an address goes in, a `Source` comes out.

::

    files | url    bytes from a path, standard input or an address
    forms          which form they are in
    text | markdown | html | pdf | docx    the text in them, and what the file says of itself
    language       which language, hence which tables
    header         what the text says of itself above its first sentence (lines, dateline, genre)

What the user says of a source wins over what the file's metadata says, and that over what the text says.
"""

from __future__ import annotations

import re

from comity.errors import FetchError
from comity.intake import address, docx, files, header, html, language, markdown, pdf, text, url
from comity.intake.dateline import dates_of
from comity.intake.forms import SUFFIXES, Form, form_of
from comity.intake.received import STDIN, Found, Options, Received, one_line, same_words
from comity.intake.url import Admits, is_public
from comity.records import PublishedFrom, Source

__all__ = ["STDIN", "SUFFIXES", "Options", "is_address", "load", "one_line"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_FETCHED = re.compile(r"https?://", re.I)

SHOWN_WITHIN = 1500
"""Characters at the top of a text in which a title from a file's properties must stand to be believed."""


def is_address(where: str) -> bool:
    """Whether this is an address to be fetched, and not a file."""
    return _ADDRESS.match(where) is not None


def load(where: str, *, options: Options | None = None, admits: Admits = is_public) -> Source:
    """Take one source in.

    Args:
        where: a file's path, `-` for standard input, or an http or https address. Nothing else opens a connection.
        options: what is known of the source, and the size limit.
        admits: which machines an address may lead to; anything but the default is for tests.

    Raises:
        SourceError: it cannot be read; the message says what is wrong, where, and what to do, in one line.
    """
    options = options or Options()
    received = _received(where, options, admits)
    found = _found(received, options)
    text.within(found.text, received.name, options)
    tables = (
        language.chosen(options.language, received.name)
        if options.language is not None
        else language.detect(found.text, received.name)
    )
    title = options.title or found.title or _shown(found)
    top = header.read_header(found.text, tables, title=title)
    where_found = options.url or received.url
    published, published_from = _published(options, found, top.published, address.day_of(where_found, dates_of(tables)))
    return Source(
        text=found.text,
        title=top.title,
        url=where_found,
        publisher=options.publisher or found.publisher or top.publisher,
        published=published,
        published_from=published_from,
        language=tables.code,
        kind=options.kind or top.kind,
        path=received.path,
    )


def _received(where: str, options: Options, admits: Admits) -> Received:
    if not is_address(where):
        return files.take(where, options)
    if not _FETCHED.match(where):
        raise FetchError(f"{one_line(where)}: only http and https addresses are fetched; give the page as a file")
    return url.fetch(where, options, admits=admits)


def _found(received: Received, options: Options) -> Found:
    match form_of(received):
        case Form.PDF:
            return pdf.found(received, options)
        case Form.DOCX:
            return docx.found(received, options)
        case Form.HTML:
            return html.found(received)
        case Form.MARKDOWN:
            return markdown.found(text.decode(received.data, received.name, charset=received.charset))
        case Form.TEXT:
            return Found(text=text.decode(received.data, received.name, charset=received.charset))


def _shown(found: Found) -> str | None:
    """A title from the file's properties, if the top of the text shows it."""
    top = same_words(found.text[:SHOWN_WITHIN])
    return next(
        (" ".join(title.split()) for title in found.titles if (words := same_words(title)) and words in top), None
    )


def _published(
    options: Options, found: Found, printed: str | None, filed: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """The day and where it was found; the folders of an address are asked only when nothing else tells."""
    if options.published is not None:
        return options.published, PublishedFrom.ARGUMENT
    if found.published is not None:
        return found.published, PublishedFrom.METADATA
    if printed is not None:
        return printed, PublishedFrom.TEXT
    return filed, PublishedFrom.METADATA if filed is not None else None
