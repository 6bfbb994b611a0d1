"""What the garbage collector may forget about."""

import gc
from collections.abc import Iterator

import pytest

from kiosk.store.collecting import uncollected


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Nothing is frozen by another test, nor left so."""
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize(("many", "kept"), [(1_000, False), (100_000, True)], ids=["a village", "much"])
def test_only_much_is_kept_for_ever(many: int, kept: bool) -> None:
    """A small hall that is read again and again does not keep all that was open meanwhile."""
    with uncollected():
        read = [[number] for number in range(many)]
    assert (gc.get_freeze_count() > 0) is kept
    assert gc.isenabled()
    assert len(read) == many
