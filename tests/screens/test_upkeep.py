"""While nobody is there the kiosk looks after its data; with somebody there it never does."""

from datetime import timedelta

from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import SignUp
from kiosk.store import Who
from screens.app import KioskScreenApp

NUMBER = "06 98765432"


async def passed(kiosk: KioskScreenApp, clock: FixedClock, step: timedelta) -> None:
    """Let time go on with nobody there, and the kiosk look at it."""
    clock.advance(step)
    kiosk._count_down()
    await kiosk.workers.wait_for_complete()


def held(hall: Hall) -> bool:
    """Whether any file of the hall holds the number."""
    return any(NUMBER.encode() in path.read_bytes() for path in hall.folder.rglob("*") if path.is_file())


async def test_what_the_screen_promised_is_erased_by_itself(
    kiosk: KioskScreenApp, hall: Hall, clock: FixedClock
) -> None:
    """A number of a cancelled sign-up is gone from every file after its thirty days, and not before."""
    with hall.store.transaction(Who("visitor"), "sign_up") as transaction:
        found = next(iter(transaction.state.all(SignUp)))
        transaction.change(found, contact=NUMBER, cancelled=True, cancelled_at=clock.now())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await passed(kiosk, clock, timedelta(days=29))
        assert held(hall)
        await passed(kiosk, clock, timedelta(days=8))
        await pilot.pause()
        assert not held(hall)
        kept = hall.store.state.get(SignUp, found.id)
        assert kept is not None
        assert (kept.name, kept.contact) == (found.name, "")


async def test_nothing_is_done_while_somebody_is_there(
    kiosk: KioskScreenApp, hall: Hall, clock: FixedClock
) -> None:
    """The mark is put down once they have gone, not under their hands."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.change(next(iter(transaction.state.all(SignUp))), party=2)
    mark = hall.folder / "live" / "mark"
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("down")
        await passed(kiosk, clock, timedelta(seconds=30))
        assert not mark.exists()
        await passed(kiosk, clock, timedelta(seconds=31))
        assert mark.exists()
