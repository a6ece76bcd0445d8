"""Every model: what comes in goes out again, whatever the service leaves out, nulls, adds or renames."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.operations import operations, reachable
from maia_api.v1 import models
from maia_client._generated import document
from support.strategies import Instances

DOCUMENT = document("v1")
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
ANSWERS = [operation.spec.get("responses") for operation in operations(DOCUMENT)]
OF_ANSWERS = {name for kind, name in reachable(DOCUMENT, ANSWERS) if kind == "schemas"}
ANSWERED, SENT = Instances(DOCUMENT, tolerant=True), Instances(DOCUMENT, tolerant=False)


# A multipart body holds files; it is no JSON.
MADE = [
    kind
    for _, kind in inspect.getmembers(models, inspect.isclass)
    if hasattr(kind, "from_dict") and not hasattr(kind, "to_multipart")
]


def classes() -> Iterator[tuple[str, Any]]:
    """Each schema that became a class, with the class."""
    by_word = {kind.__name__.lower(): kind for kind in MADE}
    for name in SCHEMAS:
        kind = by_word.get("".join(filter(str.isalnum, name)).lower())
        if kind is not None:
            yield name, kind


CLASSES = dict(classes())
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_classes_are_known_by_their_schemas() -> None:
    made = {kind.__name__ for kind in MADE}
    known = {kind.__name__ for kind in CLASSES.values()}
    # What is written inside another schema of a request is tested with it.
    assert not {name for name in made - known if not name.startswith(tuple(known))}


@pytest.mark.parametrize("name", sorted(OF_ANSWERS & CLASSES.keys()))
@few
@given(data=st.data())
def test_an_answer_survives_the_round_trip(name: str, data: st.DataObject) -> None:
    body = data.draw(ANSWERED.of(name))
    model = CLASSES[name].from_dict(copy.deepcopy(body))
    assert model.to_dict() == body
    for twin in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin == model
        assert twin.to_dict() == body


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - OF_ANSWERS))
@few
@given(data=st.data())
def test_a_request_survives_the_round_trip(name: str, data: st.DataObject) -> None:
    body = data.draw(SENT.of(name))
    model = CLASSES[name].from_dict(copy.deepcopy(body))
    assert model.to_dict() == body
    assert pickle.loads(pickle.dumps(model)) == model


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - OF_ANSWERS))
def test_a_request_is_as_strict_as_the_document(name: str) -> None:
    required = SCHEMAS[name].get("required", ())
    if required:
        with pytest.raises(TypeError, match="missing"):
            CLASSES[name]()
        with pytest.raises(KeyError):
            CLASSES[name].from_dict({})


@pytest.mark.parametrize("name", sorted(OF_ANSWERS & CLASSES.keys()))
def test_an_answer_may_say_nothing_or_null(name: str) -> None:
    kind = CLASSES[name]
    assert kind.from_dict({}).to_dict() == {}
    nulls = dict.fromkeys(SCHEMAS[name].get("properties", {}))
    assert kind.from_dict(nulls).to_dict() == nulls
