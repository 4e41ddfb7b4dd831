"""Frozen slotted dataclasses that cost next to nothing to define.

`dataclasses` compiles six methods for each class when a module is loaded, most of the loading time
of a program with many small nouns. Here five are shared, and the constructor is compiled when the
first object of its class is made.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["frozen"]

_Noun = TypeVar("_Noun")
_Methods = tuple[tuple[str, "Callable[..., object]"], ...]


@dataclass_transform(frozen_default=True)
def frozen(cls: type[_Noun]) -> type[_Noun]:
    """Make a class what `dataclass(frozen=True, slots=True)` makes of it."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = tuple(field.name for field in fields(made))  # type: ignore[arg-type]
    methods = (*_methods(names), *_guards(), *_states(names), ("__init__", _first_init(made)))
    for name, method in methods:
        setattr(made, name, method)
    return made


def _methods(names: tuple[str, ...]) -> _Methods:
    """Compare, hash and show an object by its fields."""
    values = _values(names)

    def eq(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def digest(self: object) -> int:
        return hash(values(self))

    def show(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return (("__eq__", eq), ("__hash__", digest), ("__repr__", show))


def _values(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)  # a tuple, without a step of Python
    return lambda self: tuple(getattr(self, name) for name in names)


def _guards() -> _Methods:
    return (("__setattr__", _refuse_to_set), ("__delattr__", _refuse_to_delete))


def _refuse_to_set(_: object, name: str, __: object) -> NoReturn:
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_to_delete(_: object, name: str) -> NoReturn:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _states(names: tuple[str, ...]) -> _Methods:
    """Copy and pickle an object, which the guards would refuse."""

    def get(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def put(self: object, state: Iterable[object]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return (("__getstate__", get), ("__setstate__", put))


def _first_init(cls: type) -> Callable[..., None]:
    """Return a constructor that puts the compiled one in its place."""

    def init(self: object, *args: object, **kwargs: object) -> None:
        compiled = _compiled_init(cls)
        setattr(cls, "__init__", compiled)  # noqa: B010  # mypy is right, methods are not assigned
        compiled(self, *args, **kwargs)

    return init


def _compiled_init(cls: type) -> Callable[..., None]:
    known: dict[str, Any] = {}
    parameters = ["self", *(_parameter(field, known) for field in fields(cls))]
    body = []
    for field in fields(cls):
        # A slot's own setter passes the guard, and faster than `object.__setattr__`.
        known[f"_set_{field.name}"] = getattr(cls, field.name).__set__
        body.append(f"  _set_{field.name}(self, {field.name})")
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or ["  pass"])
    exec(source, known)  # noqa: S102  # names of fields only, as `dataclasses` does it
    init: Callable[..., None] = known["__init__"]
    return init


def _parameter(field: Field[Any], known: dict[str, Any]) -> str:
    """Write a field as a parameter; a factory's value is made once, so it must be immutable."""
    if field.default is MISSING and field.default_factory is MISSING:
        return field.name
    value = field.default if field.default_factory is MISSING else field.default_factory()
    known[f"_default_{field.name}"] = value
    return f"{field.name}=_default_{field.name}"
