"""Dossiers and briefs as one self-contained page of HTML: no request leaves it, and it reads without JavaScript.

What others wrote passes through the templates' escaping; a Content-Security-Policy names the one script and the one
style sheet by their digests, so that nothing else would run even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from comity.briefs import Brief, Dossier
from comity.briefs import dossier as arrange
from comity.briefs.words import own_fields, summary
from comity.pages.marking import paragraphs
from comity.pages.plain import excerpt, not_listed, rests_on, web_address
from comity.records import Item, Reading

TEMPLATES = Path(__file__).parent / "templates"


def dossier(reading: Reading) -> str:
    """A reading: the text with every record's words marked, and beside it the records."""
    made = arrange(reading)
    style = _read("base.css") + _read("dossier.css") + _lit(made)
    return _page(
        "dossier.html", style, _read("dossier.js"), dossier=made, source=made.source, paragraphs=paragraphs(made)
    )


def brief(made: Brief) -> str:
    """A brief: the pair, what it rests on, each question with its answer, the sources."""
    rests = rests_on(len(made.sources), made.records, made.days, made.publishers)
    more = not_listed(len(made.sources), len(made.listed))
    return _page("brief.html", _read("base.css") + _read("brief.css"), "", brief=made, rests=rests, more=more)


def _lit(made: Dossier) -> str:
    """Rules by which a record that is pointed at lights its words, and its words light it, without a script."""
    rules = []
    for n, line in enumerate(made.lines):
        card, words = f"#r-{line.item.id}", f"#t-{line.item.id}"
        rules.append(
            f"body:has({card}:target,{words}:target) .e{n}{{background:var(--lit)!important;color:var(--lit-ink)}}"
        )
        rules.append(f"body:has({words}:target) {card}{{border-color:var(--ink);box-shadow:0 0 0 1px var(--ink)}}")
    for kind in dict.fromkeys(section.kind for section in made.sections):
        off = f"body:has(#f-{kind}:not(:checked))"
        rules.append(f"{off} .m.k-{kind}{{background:none;text-decoration:none}}{off} sup.k-{kind}{{display:none}}")
        rules.append(f"{off} .loud.k-{kind}{{display:none}}")
    return "\n".join(rules)


def _page(template: str, style: str, script: str, **context: object) -> str:
    page = _environment().get_template(template)
    return page.render(style=Markup(style), script=Markup(script), policy=_policy(style, script), **context)


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    scripts = digest(script) if script else "'none'"
    return f"default-src 'none'; style-src {digest(style)}; script-src {scripts}; base-uri 'none'; form-action 'none'"


def _all_fields(item: Item) -> list[tuple[str, str]]:
    """What a card shows on request: the kind's own fields, then what all records have."""
    told = list(own_fields(item))
    for name in ("parties", "sectors", "modality", "why", "score", "id"):
        value = getattr(item, name, None)
        if value not in (None, ()):
            told.append((name, ", ".join(value) if isinstance(value, tuple) else str(value)))
    return told


@lru_cache(maxsize=8)
def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(excerpt=excerpt, web_address=web_address, summary=summary, all_fields=_all_fields)
    return made
