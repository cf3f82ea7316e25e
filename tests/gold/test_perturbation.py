"""Noise: what a real page adds or loses costs little. Every kind is made and measured by `evals/perturb.py`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = "Peru's envoys said: “We will return.” The modern bridge was\nsigned over in 2019.\n\nNothing was lost in Lima."


@pytest.fixture(scope="module")
def perturb():
    sys.path.insert(0, str(ROOT / "evals"))
    import perturb

    yield perturb
    sys.path.remove(str(ROOT / "evals"))


@pytest.fixture(scope="module")
def costs(perturb, reader):
    return perturb.costs(reader)


def test_no_kind_of_noise_costs_more_than_allowed(perturb, costs):
    assert {name: lost for name, (_, lost, _) in costs.items() if lost > perturb.MOST} == {}


def test_every_kind_of_noise_is_measured(perturb, costs):
    assert set(costs) == set(perturb.KINDS)
    assert len(costs) >= 12


def test_noise_is_the_same_each_time(perturb):
    for noise in perturb.KINDS.values():
        assert noise(TEXT, random.Random("a01")) == noise(TEXT, random.Random("a01"))


def test_noise_changes_the_gold_texts(perturb):
    texts = [path.read_text(encoding="utf-8") for path in sorted(perturb.GOLD.glob("*.txt"))]
    for name, noise in perturb.KINDS.items():
        changed = sum(noise(text, random.Random(str(i))) != text for i, text in enumerate(texts))
        assert changed >= len(texts) / 4, name
