"""The README's examples do what it says."""

from __future__ import annotations

import re
from pathlib import Path

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_readme_reading_says_what_its_comments_say():
    space: dict[str, object] = {}
    exec(BLOCKS[0], space)
    reading = space["reading"]
    for line in BLOCKS[0].splitlines():
        if line.startswith("reading."):
            code, _, comment = line.partition("#")
            want = comment.strip().partition(":")[0] if "Passage" not in comment else comment.strip()
            got = eval(code, {"reading": reading})
            assert want.strip("'") == str(got), line


def test_readme_pipeline_finds_the_figure():
    *lines, last = BLOCKS[1].strip().splitlines()
    space: dict[str, object] = {}
    exec("\n".join(lines), space)
    (found,) = eval(last, space)
    assert (found.value, found.unit) == (40e6, "t")


def test_readme_links_and_pictures_exist():
    root = Path(__file__).parent.parent.parent
    links = [one for one in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in one]
    assert [one for one in links if not (root / one).exists()] == []


def test_readme_names_the_number_of_examples():
    examples = list((Path(__file__).parent.parent.parent / "examples" / "corpus").iterdir())
    assert f"the {len(examples)} examples" in README
