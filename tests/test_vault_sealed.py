"""A sealed value does not escape by accident."""

import copy
import json
import pickle

import msgspec
import pytest

from habeas.model.sealed import BLOT, Sealed

NAME = "Test Witness"


def test_a_sealed_name_prints_as_a_blot_however_it_is_printed() -> None:
    sealed = Sealed(NAME)
    ways = [
        repr(sealed),
        str(sealed),
        f"{sealed}",
        f"{sealed!r:>20}",
        f"{[sealed]}",
        f"{sealed:x}",
    ]
    assert all(NAME not in way and BLOT in way for way in ways)


def test_a_sealed_name_is_neither_pickled_nor_copied_nor_encoded() -> None:
    sealed = Sealed(NAME)
    for send in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps, msgspec.json.encode, vars):
        with pytest.raises(TypeError):
            send(sealed)


def test_a_sealed_name_inside_an_error_stays_a_blot() -> None:
    assert NAME not in repr(ValueError(Sealed(NAME)))


def test_sealed_values_are_compared_by_what_they_hold_and_never_change() -> None:
    assert Sealed(NAME) == Sealed(NAME) != Sealed("another")
    assert len({Sealed(NAME), Sealed(NAME)}) == 1
    with pytest.raises(AttributeError):
        Sealed(NAME).name = "x"
