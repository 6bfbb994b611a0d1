"""The kiosk of the pictures: the example hall on a Tuesday in November, where nothing is left to chance.

`prepare` makes the hall; `python docs/picture_kiosk.py FOLDER` is the kiosk on it. Clock and random numbers
are the same each time, so the codes on the pictures are too.
"""

import random
import sys
from datetime import datetime
from pathlib import Path

from kiosk.actions import Actions, IdeaForm, SignUpForm
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.example import demo_copy, seed
from kiosk.hall import Hall
from kiosk.model import Initiative
from screens.app import run

MOMENT = datetime.fromisoformat("2026-11-24T14:05+01:00")


def opened(folder: Path, *, chance: int) -> Hall:
    """The hall in that folder, at the moment of the pictures; other numbers for each `chance`."""
    return Hall.open(folder, clock=FixedClock(MOMENT), random=random.Random(chance).randbytes)


def prepare(folder: Path) -> str:
    """Make the hall, and sign Hinke up there; gives her code."""
    demo_copy(folder)
    hall = opened(folder, chance=1)
    seed(hall)
    actions, state = Actions(hall), hall.store.state
    theirs = {each.slug: each.id for each in state.all(Initiative)}
    form = SignUpForm(token=actions.new_token(), initiative=theirs["repaircafe"], name="Hinke")
    code = actions.sign_up(form).code
    left = actions.leave_idea(
        IdeaForm(
            token=actions.new_token(), words="Een jeu-de-boulesbaan op het veld.", name="Hinke", code=code
        )
    )
    for visit in ("een", "twee", "drie", "vier", "vijf"):
        actions.me_too(left.id, visit)
    hall.close()
    return code


def main() -> int:
    """Show the hall of the folder that the command names."""
    hall = opened(Path(sys.argv[1]), chance=2)
    return run(Board(hall), Actions(hall), hall.clock, demo=True)


if __name__ == "__main__":
    sys.exit(main())
