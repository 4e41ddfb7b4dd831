"""Classes made by `frozen` behave as frozen slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from plandiff.frozen import frozen


@frozen
class Place:
    page: int
    name: str = "here"
    near: tuple[str, ...] = field(default_factory=tuple)


@frozen
class Town(Place):
    people: int = 0


@frozen
class One:
    value: float


@dataclass(frozen=True, slots=True)
class Model:
    """What `Place` would be without `frozen`."""

    page: int
    name: str = "here"
    near: tuple[str, ...] = field(default_factory=tuple)


def test_made_and_shown_as_by_dataclass() -> None:
    place, model = Place(1, near=("a",)), Model(1, near=("a",))
    assert repr(place) == repr(model).replace("Model", "Place")
    assert hash(place) == hash(model)
    assert [f.name for f in fields(place)] == [f.name for f in fields(model)]
    assert Place.__match_args__ == Model.__match_args__
    assert not hasattr(place, "__dict__")


def test_equal_by_class_and_fields() -> None:
    assert Place(1) == Place(1)
    assert Place(1) != Place(2)
    assert Place(1) != Town(1)
    assert Town(1, people=5) == Town(1, people=5)
    assert Place(1) != Model(1)  # type: ignore[comparison-overlap]
    assert One(1.0) == One(1)
    assert hash(One(2.0)) == hash((2.0,))


@pytest.mark.parametrize("attribute", ["page", "other"])
def test_cannot_be_changed(attribute: str) -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError):
        setattr(place, attribute, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(place, attribute)


def test_replaced_copied_and_pickled() -> None:
    town = Town(1, "there", ("b",), 7)
    assert replace(town, page=2) == Town(2, "there", ("b",), 7)
    assert copy.deepcopy(town) == town
    assert pickle.loads(pickle.dumps(town)) == town  # noqa: S301


def test_the_constructor_takes_its_fields_only() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'page'"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'pages'"):
        Place(1, pages=2)  # type: ignore[call-arg]
