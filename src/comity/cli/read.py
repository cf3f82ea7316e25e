"""`comity read SOURCE`: one source, read and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from comity.records import SourceKind

if TYPE_CHECKING:
    from comity.records import Reading


@click.command("read", epilog="Exit status: 0 done, 2 nothing done. Only an http(s) SOURCE opens a network connection.")
@click.argument("source")
@click.option("--json", "form", flag_value="json", help="Print the reading as JSON, and nothing else.")
@click.option("--md", "form", flag_value="md", help="Print the dossier as Markdown.")
@click.option("--html", "page", metavar="FILE", help="Write the dossier as one self-contained page.")
@click.option("--published", metavar="DATE", help="Date of publication: 2025-03-04, 2025-03 or 2025.")
@click.option("--title", metavar="T", help="Title.")
@click.option("--publisher", metavar="P", help="Who published it.")
@click.option("--url", metavar="U", help="Where it was published.")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="Kind of text.")
@click.option("--language", metavar="L", help="Two letters of the language, when the text does not show it.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")
@click.option("--max-chars", type=click.IntRange(min=1), metavar="N", help="Characters above which it is refused.")
def command(
    source: str, form: str | None, page: str | None, model: str | None, max_chars: int | None, **known: Any
) -> None:
    """Read one SOURCE (a file, - for standard input, or an address) and show its dossier.

    Reads plain text, Markdown, HTML, PDF and DOCX.
    """
    from comity.desk import read_source
    from comity.intake import Options
    from comity.settings import Settings

    kind = known.pop("kind")
    options = Options(kind=SourceKind(kind) if kind is not None else None, **known)
    settings = Settings.build(max_chars=max_chars, model=model)
    _show(read_source(source, options, settings), form, page)


def _show(reading: Reading, form: str | None, page: str | None) -> None:
    from comity.cli.output import to_file, to_stdout, to_terminal

    if page is not None:
        from comity.pages.html import dossier as as_page

        to_file(as_page(reading), page)
    if form == "json":
        to_stdout(reading.to_text())
    elif form == "md":
        from comity.pages.markdown import dossier as as_markdown

        to_stdout(as_markdown(reading))
    elif page is None:
        from comity.pages.terminal import dossier as as_shown

        to_terminal(as_shown(reading))
