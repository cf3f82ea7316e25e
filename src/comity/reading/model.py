"""Loading the language pipeline, and making sure that it is the one it says it is.

The default English pipeline is a third party's re-upload of spaCy's `en_core_web_sm`; its weights are pinned by digest.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

from comity.errors import ModelError
from comity.lexicon import Language, shared

WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model", "attribute_ruler/patterns")
"""Files of a pipeline that decide what it reads."""


def load(name: str | None, tables: Language) -> tuple[Any, str]:
    """The spaCy pipeline and its name and version.

    Args:
        name: a package name; None for the language's own.
        tables: the language.

    Raises:
        ModelError: not installed, for another language, or with other weights than the pinned ones.
    """
    import spacy
    import spacy.about

    wanted = name or tables.model
    if wanted == "blank":
        nlp = spacy.blank(tables.tree("language").get("tokenizer", "xx"))
        nlp.add_pipe("sentencizer")
        return nlp, f"blank {spacy.about.__version__}"
    folder = find(wanted)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    verify(wanted, folder, meta)
    if meta["lang"] != tables.code:
        raise ModelError(f"model {wanted} reads {meta['lang']!r}, not {tables.code!r}: choose another with --model")
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"model {wanted} does not load: {str(error).splitlines()[0]}") from error
    return nlp, f"{wanted} {meta['version']}"


def find(name: str) -> Path:
    """The folder that holds an installed pipeline's `config.cfg`."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(f"model {name} is not installed: pip install it, or choose another with --model")
    package = Path(spec.origin).parent
    found = sorted(path.parent for path in package.glob("*/config.cfg"))
    if not found:
        raise ModelError(f"model {name} at {package} holds no config.cfg: it is no spaCy pipeline")
    return found[-1]


def verify(name: str, folder: Path, meta: dict[str, Any]) -> None:
    """Compare a pipeline whose digest is pinned with what is installed.

    Raises:
        ModelError: when the version or the weights differ from the pinned ones.
    """
    pinned = {row["name"]: row for row in shared().table("models")}.get(name)
    if pinned is None:
        return
    if meta["version"] != pinned["version"]:
        raise ModelError(f"model {name} is {meta['version']}, pinned is {pinned['version']}: reinstall comity")
    if (found := weights_digest(folder)) != pinned["sha256"]:
        raise ModelError(f"model {name}: its weights have digest {found[:12]}…, pinned is {pinned['sha256'][:12]}…")


def weights_digest(folder: Path) -> str:
    """SHA-256 over the weight files, in order."""
    total = hashlib.sha256()
    for weight in WEIGHTS:
        path = folder / weight
        if path.exists():
            total.update(weight.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
