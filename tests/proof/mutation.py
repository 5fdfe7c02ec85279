"""Breaking the engine on purpose: a mutant changes lines of the rules while a block runs.

A mutant is put in force by giving a function another body, so that all
who imported it meet the broken one.
"""

import gc
import inspect
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from importlib import import_module
from types import FunctionType
from typing import Any

from store import rows

Edit = tuple[str, str, str]
"""Where (`module:name`), the text that stands there, and the text in its place."""


@dataclass(frozen=True)
class Mutant:
    """One broken engine: what it does wrong, in words, and the edits that make it so.

    `seed` is a history in which it was noticed, to be lived first.
    """

    name: str
    edits: tuple[Edit, ...]
    seed: int


def mutant(name: str, *edits: Edit, seed: int = 1) -> Mutant:
    """Return a mutant."""
    return Mutant(name, edits, seed)


@contextmanager
def applied(broken: Mutant) -> Iterator[None]:
    """Let the mutant's engine work inside the block."""
    with ExitStack() as stack:
        for edit in broken.edits:
            stack.enter_context(_edited(*edit))
        yield


@contextmanager
def _edited(where: str, old: str, new: str) -> Iterator[None]:
    function = _function(where)
    source = textwrap.dedent(inspect.getsource(function))
    if old not in source:
        raise LookupError(f"{where} has no “{old}” any more: mend the mutant")
    made: dict[str, Any] = {}
    exec(compile(source.replace(old, new, 1), where, "exec"), function.__globals__, made)
    former, function.__code__ = function.__code__, inspect.unwrap(made[function.__name__]).__code__
    _forget_statements()
    try:
        yield
    finally:
        function.__code__ = former
        _forget_statements()


def _forget_statements() -> None:
    """Have prepared questions written anew: they remember the SQL of the function as it was."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__ == rows.__name__:
            one.cache_clear()


def _function(where: str) -> FunctionType:
    module, _colon, path = where.partition(":")
    found: Any = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    found = inspect.unwrap(found)
    if not isinstance(found, FunctionType):
        raise LookupError(f"{where} is no function")
    return found
