"""The hall of the examples in docs/store.md, made by the real store.

`python tests/kiosk/store/page/example_hall.py` prints every block as it has to stand there.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from unittest import mock

from tinydb.operations import delete

from kiosk.clock import FixedClock
from kiosk.model import SignUp
from kiosk.store import Store, Who, wall

START = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
TAB = "⇥"
"""How the page shows a tab, which nobody can see."""

BEFORE = "archive/2026-11.000001.jsonl"
AFTER = "archive/2026-11.000001.jsonl after the erasure"
APART = "transaction 3, broken at its tabs"
MARK = "mark"


class Wall(FixedClock):
    """A clock on the wall that somebody can put back."""

    def put_back(self, step: timedelta) -> None:
        """The time since boot goes on as it was."""
        self._now -= step


def steady() -> Iterator[bytes]:
    """Bytes that look random and are the same every time."""
    number = 0
    while True:
        number += 1
        yield blake2b(number.to_bytes(4, "big"), digest_size=16).digest()


def blocks(folder: Path) -> dict[str, str]:
    """Live the example in an empty folder; gives each block under its caption."""
    clock, random = Wall(START), steady()
    with mock.patch.object(wall, "_is_set", return_value=True):
        store = Store(folder, clock, lambda size: next(random)[:size])
        sign_up = _before_compaction(store, clock)
        store.compact()
        _after_compaction(store, clock, sign_up)
        store.idle()
        found = {
            name: shown(folder / name)
            for name in ("snapshot.000002.json", "snapshot.000002.sums", "journal.000002", BEFORE)
        }
        found[APART] = found["journal.000002"].splitlines()[1].replace(TAB, f"{TAB}\n")
        mark = (folder / "mark").read_bytes()
        found[MARK] = "\n".join(mark[start : start + 16].hex(" ", 4) for start in range(0, 64, 16))
        with store.redaction(Who("organizer"), "retain") as transaction:
            transaction.change(sign_up, name="Anoniem", contact="")
        found[AFTER] = shown(folder / BEFORE)
        store.close()
    return found


def _before_compaction(store: Store, clock: Wall) -> SignUp:
    with store.transaction(Who("visitor"), "sign_up") as transaction:
        sign_up = SignUp(
            id=transaction.new_id(),
            initiative="0190f3d4-aaaa-7000-8000-000000000001",
            name="Greetje",
            contact="050 123 45 67",
            told="place",
        )
        transaction.put(sign_up)
    clock.advance(timedelta(seconds=40))
    store.database.table("chairs").insert({"room": "Kleine zaal", "number": 24})
    return sign_up


def _after_compaction(store: Store, clock: Wall, sign_up: SignUp) -> None:
    clock.advance(timedelta(seconds=80, milliseconds=250))
    with store.transaction(Who("visitor", sign_up.id), "sign_up") as transaction:
        transaction.change(sign_up, party=2, name="Greetje B.")
    clock.put_back(timedelta(hours=1))
    store.database.table("chairs").update(delete("room"))
    database = store.database
    with database.transaction():
        database.drop_table("chairs")
        database.table("tables", persist_empty=True)


def shown(path: Path) -> str:
    """A file as the page shows it: without zeros, its tabs to be seen."""
    return path.read_bytes().rstrip(b"\0").decode().replace("\t", TAB).rstrip("\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for caption, block in blocks(Path(made) / "live").items():
            print(f"**`{caption}`**\n\n```\n{block}\n```\n")
