"""HTML: the running text of the page (trafilatura), and what the page declares of itself.

A date is taken only from what a page declares as its date of publication. Looking for dates all over a page finds
those of the stories beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from comity.errors import Damaged, NoArticle
from comity.intake.received import Found, Received
from comity.intake.text import decode, newlines
from comity.records import stretch

LEAST = 60
"""Letters below which a page holds no article: a sentence or two. What is left of a log-in or error page is shorter."""

MENU = 3
"""Words a line must have on the average: what is left of a menu has one or two."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T\s]|$)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T|$)")

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "publish-date",
    "pubdate",
    "date",
)
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_SITES = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher")
"""Names of declarations in the order in which they are believed."""


def found(received: Received) -> Found:
    """The article of a page.

    Raises:
        NotText: no text at all.
        Damaged: nothing that a parser can open.
        NoArticle: no running text: a menu, a form, a page that a script fills.
    """
    name = received.name
    declared = _CHARSET.search(received.data[:_DECLARED_WITHIN])
    charset = received.charset or (declared[1].decode("ascii") if declared else None)
    page = decode(received.data, name, charset=charset)
    _quiet()
    tree = _tree(page, name)
    title, publisher, published = _title(tree), _publisher(tree), _published(tree)
    text = _article(page)
    lines = [line for line in text.split("\n") if line.strip()]
    letters = sum(character.isalpha() for character in text)
    if letters < LEAST or len(text.split()) < MENU * len(lines):
        raise NoArticle(f"{name}: a page without running text; open it in a browser and save the text of the article")
    return Found(text="\n\n".join(lines) + "\n", title=title, publisher=publisher, published=published)


def _article(page: str) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(document, "text", None) if document is not None else None
    return newlines(text or "")


def _quiet() -> None:
    """Keep the parsers' log from standard error when nobody has asked for a log."""
    import logging

    for library in ("trafilatura", "htmldate", "justext", "charset_normalizer"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _tree(page: str, name: str) -> Any:
    import lxml.etree
    import lxml.html

    try:
        # As bytes: lxml refuses text that carries an encoding of its own in an XML declaration.
        return lxml.html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (lxml.etree.LxmlError, ValueError):
        raise Damaged(f"{name}: is no HTML that opens; save the page again") from None


def _declared(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            given.setdefault(key.lower(), content)
    yield from (given[name] for name in names if name in given)


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that look like an article's."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            given = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        flat = given if isinstance(given, list) else [given]
        for one in flat:
            graph = one.get("@graph", [one]) if isinstance(one, dict) else []
            objects = graph if isinstance(graph, list) else [graph]
            yield from (thing for thing in objects if isinstance(thing, dict) and "headline" in thing)


def _title(tree: Any) -> str | None:
    for title in _declared(tree, _TITLES):
        return title
    for thing in _linked(tree):
        if isinstance(thing["headline"], str) and thing["headline"].strip():
            return " ".join(thing["headline"].split())
    headings = [" ".join(one.text_content().split()) for one in tree.iter("h1")]
    headings = [one for one in headings if one]
    if len(set(headings)) == 1:
        return headings[0]
    # `<title>` mixes the headline with the site's name, in any order: not believed.
    return None


def _publisher(tree: Any) -> str | None:
    for site in _declared(tree, _SITES):
        return site
    for thing in _linked(tree):
        publisher = thing.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return None


def _published(tree: Any) -> str | None:
    for value in _declared(tree, _PUBLISHED):
        if (day := _day(value)) is not None:
            return day
    for thing in _linked(tree):
        if (day := _day(thing.get("datePublished"))) is not None:
            return day
    marked = [
        _day(one.get("datetime") or one.get("content"))
        for one in tree.iter("time", "span", "meta")
        if (one.get("itemprop") or "").lower() == "datepublished" or one.get("pubdate") is not None
    ]
    if not any(marked):
        marked = [_day(one.get("datetime")) for article in tree.iter("article") for one in article.iter("time")]
    days = {day for day in marked if day is not None}
    return days.pop() if len(days) == 1 else None


def _day(value: Any) -> str | None:
    """The day of an ISO 8601 date or time, as it was where it was published: no shift to another zone."""
    if not isinstance(value, str):
        return None
    if (day := _DAY.match(value)) is not None:
        iso = day[1]
    elif (day := _COMPACT.match(value)) is not None:
        iso = f"{day[1]}-{day[2]}-{day[3]}"
    else:
        return None
    return iso if stretch(iso) is not None else None
