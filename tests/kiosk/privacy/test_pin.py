"""The hosts' PIN: slow to guess, never a lockout."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import FixedClock
from kiosk.errors import InputRefused, RuleBroken, StoreTrouble
from kiosk.privacy.pin import Passed, PinDoor, Wrong
from kiosk.privacy.secrets import Secrets
from kiosk.privacy.tries import CodeDoor, pin_wait

START = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


class WildClock(FixedClock):
    """A clock whose wall time can be set, as a network or a flat battery does."""

    def set_wall(self, now: datetime) -> None:
        """The wall clock jumps, the seconds since the start do not."""
        self._now = now


@pytest.fixture
def clock() -> WildClock:
    """An ordinary Tuesday."""
    return WildClock(START)


@pytest.fixture
def door(tmp_path: Path, clock: WildClock) -> PinDoor:
    """A door with PIN 2580."""
    Secrets(tmp_path).open(os.urandom, codes_exist=False)
    door = PinDoor(tmp_path, clock, os.urandom)
    door.set("2580")
    return door


def test_the_right_pin_opens_and_is_not_to_be_read(door: PinDoor, tmp_path: Path) -> None:
    """What is kept is argon2id with 19 MiB, two passes, one lane (OWASP), salted."""
    assert door.is_set
    assert door.check("2580") == Passed()
    kept = json.loads((tmp_path / "secrets").read_text())["pin"]
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    door.set("2580")
    assert json.loads((tmp_path / "secrets").read_text())["pin"] != kept


def test_wrong_pins_wait_twice_as_long_each_time_and_a_minute_at_most(
    door: PinDoor, clock: WildClock
) -> None:
    """2, 4, 8, 16, 32, 60, 60: and after each of them the right PIN would have opened."""
    waits = []
    for _ in range(7):
        answer = door.check("0000")
        assert isinstance(answer, Wrong)
        waits.append(answer.wait)
        clock.advance(timedelta(seconds=answer.wait))
    assert waits == [2, 4, 8, 16, 32, 60, 60]
    assert door.check("2580") == Passed()
    assert door.check("0000") == Wrong(2.0)


def test_a_try_during_the_wait_is_not_looked_at_and_costs_nothing(door: PinDoor, clock: WildClock) -> None:
    """Not even the right one; and hammering does not make the wait longer."""
    door.check("0000")
    clock.advance(timedelta(seconds=0.5))
    for pin in ("0000", "2580", "0000"):
        assert door.check(pin) == Wrong(1.5)
    clock.advance(timedelta(seconds=1.5))
    assert door.wait() == 0
    assert door.check("2580") == Passed()


def test_the_wait_survives_a_restart(door: PinDoor, clock: WildClock, tmp_path: Path) -> None:
    """Pulling the plug gives no fresh tries."""
    for _ in range(3):
        door.check("0000")
        clock.advance(timedelta(seconds=door.wait()))
    door.check("0000")
    later = WildClock(START + timedelta(seconds=15))
    again = PinDoor(tmp_path, later, os.urandom)
    assert again.wait() == pytest.approx(15)
    assert again.check("2580") == Wrong(again.wait())


@settings(max_examples=60)
@given(wrong=st.integers(0, 2**40), jump=st.timedeltas(timedelta(days=-20_000), timedelta(days=20_000)))
def test_no_clock_makes_anybody_wait_longer_than_a_minute(
    tmp_path_factory: pytest.TempPathFactory, wrong: int, jump: timedelta
) -> None:
    """Whatever the wall clock did since the last wrong try, before or after a restart."""
    folder = tmp_path_factory.mktemp("live")
    Secrets(folder).open(os.urandom, codes_exist=False)
    kept = json.loads((folder / "secrets").read_text())
    kept["tries"] = {"wrong": wrong, "last": int(START.timestamp() * 1000)}
    (folder / "secrets").write_text(json.dumps(kept))
    clock = WildClock(START + jump)
    door = PinDoor(folder, clock, os.urandom)
    assert 0 <= door.wait() <= 60
    clock.advance(timedelta(seconds=20))
    clock.set_wall(START - jump)
    assert door.wait() <= 40
    clock.advance(timedelta(seconds=40))
    clock.set_wall(START + jump)
    assert door.wait() == 0
    assert pin_wait(wrong) <= 60


def test_two_doors_count_together(door: PinDoor, clock: WildClock, tmp_path: Path) -> None:
    """The kiosk and a host over ssh: a wrong try at one makes the other wait; a new PIN counts at both."""
    other = PinDoor(tmp_path, clock, os.urandom)
    door.check("0000")
    assert other.check("2580") == Wrong(2.0)
    clock.advance(timedelta(seconds=2))
    assert other.check("0000") == Wrong(4.0)
    assert door.wait() == 4.0
    other.set("778899")
    assert door.check("778899") == Passed()


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", " 1234", "1234\n", "١٢٣٤", "²²²²", "-123"])
def test_a_pin_is_four_to_twelve_figures(door: PinDoor, pin: str) -> None:
    """Anything else is refused with the rule in words, and as a try it is simply wrong."""
    with pytest.raises(InputRefused, match="4 to 12 figures"):
        door.set(pin)
    assert isinstance(door.check(pin), Wrong)


def test_a_full_disk_keeps_nobody_out_and_lets_nobody_guess(
    door: PinDoor, clock: WildClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host must get in to help; wrong tries are counted in memory meanwhile."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert door.check("0000") == Wrong(2.0)
    clock.advance(timedelta(seconds=2))
    assert door.check("0000") == Wrong(4.0)
    assert door.check("2580") == Wrong(4.0)
    clock.advance(timedelta(seconds=4))
    assert door.check("2580") == Passed()


def test_without_a_pin_there_is_no_door(tmp_path: Path, clock: WildClock) -> None:
    """Said in words: no PIN yet, no secrets, a hash that is damaged."""
    door = PinDoor(tmp_path, clock, os.urandom)
    with pytest.raises(StoreTrouble, match="gone"):
        door.check("2580")
    Secrets(tmp_path).open(os.urandom, codes_exist=False)
    assert not door.is_set
    with pytest.raises(RuleBroken):
        door.check("2580")
    kept = json.loads((tmp_path / "secrets").read_text()) | {"pin": "$argon2id$nonsense"}
    (tmp_path / "secrets").write_text(json.dumps(kept))
    with pytest.raises(StoreTrouble, match="damaged"):
        door.check("2580")


def test_argon2_is_loaded_only_when_a_pin_is_tried() -> None:
    """A kiosk starts without it: it opens a shared library."""
    program = "import sys, kiosk.privacy.pin; sys.exit('argon2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_guessing_codes_is_slow_and_mistyping_is_not(clock: WildClock) -> None:
    """Five wrong codes in a minute cost nothing; from then on each costs 5 seconds, until one is right."""
    door = CodeDoor(clock)
    for _ in range(5):
        assert door.wait() == 0
        door.wrong()
    assert door.wait() == 5
    clock.advance(timedelta(seconds=5))
    assert door.wait() == 0
    door.wrong()
    assert door.wait() == 5
    door.right()
    assert door.wait() == 0
    for _ in range(10):
        door.wrong()
        assert door.wait() == 0
        clock.advance(timedelta(seconds=16))
